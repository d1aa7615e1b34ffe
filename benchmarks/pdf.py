"""PDFs against the publisher's XML: how much of the body text is read, in what order, and how fast.

`python benchmarks/pdf.py ../shared/data/pairs [--write docs/pdf.md]` prints a table over pairs `NAME.pdf`, `NAME.nxml`:
evidex beside pdfplumber's own text and, where it is installed, pdftotext, all on the same files in the same run.

Words: F1 of the bags of words (lower case, NFKC) of the XML's abstract and body (headings, paragraphs and list items;
no tables, figures, references, back matter) and of what each reader gives (evidex: the same parts of its Document;
the others have no parts, so all of their text). Order: 1 - (insertions + deletions + changes) / longer length, over
the same words in sequence. Time: seconds of this process for the whole reading, per page, beside
`pdfplumber.extract_words` alone.

Claims: the numbers of all effects with intervals, proportions and scores that evidex finds in the XML, as a multiset,
and how many of them it finds in the PDF, text and tables apart. What is found in the PDF alone is extra; the rows of
selectable forest plots, which the XML has as pictures, are counted by themselves. `--misses` lists every one.
"""

from __future__ import annotations

import argparse
import logging
import re
import shutil
import subprocess
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean, median

import pdfplumber
from lxml import etree
from rapidfuzz.distance import Levenshtein

import evidex
from evidex.read import Source, read_source
from evidex.schema import Claim, Document, EffectClaim, ProportionClaim, ScoreClaim

_APART = """table-wrap table fig tbl bm suppl ref-list back sub-article response fn-group boxed-text
    supplementary-material tex-math file""".split()
_BACK = {
    "abbreviations", "competing interests", "authors’ contributions", "authors' contributions", "acknowledgements",
    "authors’ information", "authors' information",
}  # fmt: skip
"""Back matter that BioMed Central's format keeps in the body."""
_MARK = "<!-- measured -->"
_KINDS = ("effect", "proportion", "score")
_PLACES = ("text", "table", "figure")
Told = tuple[str, str, tuple[object, ...]]
"""Kind, place and numbers of a claim."""


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


def xml_body(path: Path) -> str:
    """The text of abstract and body; knows JATS and BioMed Central's own format."""
    tree = etree.parse(str(path), etree.XMLParser(load_dtd=False, resolve_entities=False, recover=True))
    titled = [(e, e.find("st")) for e in tree.getroot().iter("sec")]
    back = [e for e, head in titled if head is not None and "".join(head.itertext()).strip().lower() in _BACK]
    for element in [*tree.getroot().iter(*_APART), *back]:
        for child in list(element):
            element.remove(child)
        element.text = None
    parts = [e for e in tree.getroot().iter("abstract", "abs", "body", "bdy") if not e.get("abstract-type")]
    return "\n".join(" ".join(" ".join(_outer(part)).split()) for part in parts)


def _outer(part: etree._Element) -> Iterator[str]:
    """Headings and outermost paragraphs."""
    for element in part.iter("p", "title", "st"):
        if not any(above.tag in ("p", "title", "st") for above in element.iterancestors()):
            yield "".join(str(piece) for piece in element.itertext())


def evidex_body(path: Path) -> tuple[str, int]:
    (document,) = read_source(Source(name=path.name, path=path))
    if not isinstance(document, Document):
        raise document
    inside = [(s.start, s.end) for s in document.sections if s.part in ("abstract", "body")]
    spoken = [b for b in document.blocks if b.kind in ("heading", "paragraph", "list_item")]
    kept = [b for b in spoken if any(start <= b.start < end for start, end in inside)]
    return "\n".join(document.text[b.start : b.end] for b in kept), len(document.pages)


def plumber_text(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        texts = []
        for page in pdf.pages:
            texts.append(page.extract_text() or "")
            page.close()
    return "\n".join(texts)


def plumber_seconds(path: Path) -> float:
    """Of `extract_words` over the whole document."""
    start = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()
    return time.process_time() - start


def pdftotext(path: Path) -> str:
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )


def scores(told: str, truth: list[str]) -> tuple[float, float]:
    """(token F1, order)."""
    found = words_of(told)
    same = sum((Counter(found) & Counter(truth)).values())
    f1 = 2 * same / max(len(found) + len(truth), 1)
    return f1, Levenshtein.normalized_similarity(found, truth)


def measure(pairs: list[Path]) -> Iterator[dict[str, float | str]]:
    rivals: dict[str, Callable[[Path], str]] = {"pdfplumber": plumber_text}
    if shutil.which("pdftotext"):
        rivals["pdftotext"] = pdftotext
    for path in pairs:
        truth = words_of(xml_body(path.with_suffix(".nxml")))
        start = time.process_time()
        text, pages = evidex_body(path)
        seconds = time.process_time() - start
        row: dict[str, float | str] = {"file": path.stem, "ms": 1000 * seconds / pages}
        row["extract_words ms"] = 1000 * plumber_seconds(path) / pages
        row["evidex F1"], row["evidex order"] = scores(text, truth)
        for name, rival in rivals.items():
            row[f"{name} F1"], row[f"{name} order"] = scores(rival(path), truth)
        yield row


def document_of(path: Path) -> Document:
    (document,) = read_source(Source(name=path.name, path=path))
    if not isinstance(document, Document):
        raise document
    return document


def told_by(document: Document) -> Counter[Told]:
    """What the document's claims say, in numbers; titles aside."""
    told: Counter[Told] = Counter()
    for claim in evidex.claims(document):
        numbers = _numbers(claim)
        if numbers and claim.section != "title":
            told[claim.kind, _place(claim, document), numbers] += 1
    return told


def _numbers(claim: Claim) -> tuple[object, ...]:
    if isinstance(claim, EffectClaim) and claim.ci_low is not None:
        return claim.measure, claim.estimate, claim.ci_low, claim.ci_high
    if isinstance(claim, ProportionClaim):
        return claim.percent, claim.numerator, claim.low, claim.high
    if isinstance(claim, ScoreClaim):
        return claim.value, claim.sd, claim.se, claim.low, claim.high
    return ()


def _place(claim: Claim, document: Document) -> str:
    """`text` also for a table's notes and a figure's caption."""
    for table in document.tables:
        if any(cell.start <= claim.start < cell.end for cell in table.cells):
            return "figure" if table.figure else "table"
    return "text"


def claims_table(pairs: list[Path], *, misses: bool = False) -> str:
    """Found in the PDF of those found in the XML, and extra, by kind and place over all pairs."""
    both, of, extra = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for path in pairs:
        told, truth = told_by(document_of(path)), told_by(document_of(path.with_suffix(".nxml")))
        for counts, told_here in ((both, told & truth), (of, truth), (extra, told - truth)):
            for (kind, place, _), number in told_here.items():
                counts[kind, place] += number
        if misses:
            for word, ones in (("miss", truth - told), ("extra", told - truth)):
                for (kind, place, numbers), number in ones.items():
                    print(f"{path.stem} {word} {kind} {place} {' '.join(map(str, numbers))} x{number}")
    lines = ["| claims | place | in the XML | of these in the PDF | in the PDF alone |", "|---" * 5 + "|"]
    for kind in _KINDS:
        for place in _PLACES:
            key = kind, place
            if of[key] or extra[key]:
                lines.append(f"| {kind} | {place} | {of[key]} | {both[key]} | {extra[key]} |")
    return "\n".join(lines)


def table(rows: list[dict[str, float | str]]) -> str:
    names = list(rows[0])
    lines = ["| " + " | ".join(names) + " |", "|---" * len(names) + "|"]
    for row in rows:
        lines.append("| " + " | ".join(_cell(name, row[name]) for name in names) + " |")
    numbers = {name: [float(row[name]) for row in rows] for name in names[1:]}
    told = [_cell(name, (median if name.endswith("ms") else mean)(values)) for name, values in numbers.items()]
    return "\n".join([*lines, "| **mean (times: median)** | " + " | ".join(f"**{one}**" for one in told) + " |"])


def _cell(name: str, value: float | str) -> str:
    return str(value) if isinstance(value, str) else f"{value:.0f}" if name.endswith("ms") else f"{value:.3f}"


def main() -> None:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, help="folder of NAME.pdf and NAME.nxml")
    parser.add_argument("--write", type=Path, help="put the table into this page, behind its mark")
    parser.add_argument("--misses", action="store_true", help="claims only: list those that one of the two lacks")
    told = parser.parse_args()
    paths = sorted(path for path in told.pairs.glob("*.pdf") if path.with_suffix(".nxml").exists())
    if told.misses:
        print(claims_table(paths, misses=True))
        return
    made = f"{table(list(measure(paths)))}\n\n{claims_table(paths)}"
    print(made)
    if told.write:
        page = told.write.read_text(encoding="utf-8")
        told.write.write_text(page.partition(_MARK)[0] + f"{_MARK}\n{made}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
