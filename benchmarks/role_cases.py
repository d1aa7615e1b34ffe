"""Write what the reader of roles learns from (`role_teacher.py`, `role_network.py`).

    python benchmarks/role_cases.py FOLDER ABSTRACTS.jsonl.gz JUDGED.jsonl [--gold GOLD.jsonl ...]
                                    [--apart GOLD.jsonl ...] [--retold FOLDER_OR_FILE ...]

`FOLDER/shares.jsonl`: shares that evidex tells, with what a reader judged them to be (`tests/gate/judged`, as for
`judging.py`) or what a gold label says. `FOLDER/invented.jsonl`: shares without a label, invented: up to four sentences
of each abstract that nobody annotated get '(34%)' or the like behind one of their phrases, and the grammar reads them.
Only what stands around them is real, but the larger network can say of any phrase what it would be a share of.
Abstracts of an `--apart` file (golds that measure, and are not learnt from) are passed over. `--retold`: texts that
retell studies, padded articles with labels in folders (they count twice) and passages (`tests/gate/retold`), for the
network that reads such texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import padded
from judging import by_kind, judged_of

from evidex.evaluate.gold import GoldAbstract, document_of, read_gold
from evidex.evaluate.score import score_document
from evidex.evaluate.standoff import read_standoff
from evidex.extract._choosing.telling import Phrasing
from evidex.extract._judging.reader import Places, Shown, shown_of, tokens
from evidex.read.builder import Builder
from evidex.schema import Document, Metadata, Origin, ProportionClaim, claim_row
from evidex.text import View

EACH = 4
"""Sentences of an abstract that get a share."""
FEW_WORDS, MANY_WORDS, LONG_PHRASE = 6, 60, 7
FORMS = (*["({n}%)"] * 4, "({k}/{d}, {n}%)", "in {n}% of patients", "({n}% of cases)", "was {n}%")


class Share(msgspec.Struct):
    """A share to learn from; `verdict` is None where nobody told one, and a doubtful one counts half."""

    document: str
    shown: Shown
    words: dict[str, list[str]]
    """Of the title, the sentence before and the sentence."""
    own: int
    of: tuple[int, int] | None
    group: tuple[int, int] | None
    """The word of the number; the first word of a phrase and the one behind its last."""
    verdict: str | None = None
    doubt: bool = False


def share(name: str, claim: ProportionClaim, view: View, verdict: str | None = None, *, doubt: bool = False) -> Share:
    """A share as the networks read it."""
    shown = shown_of(claim, view)
    texts = {"title": shown.title, "before": shown.before, "sentence": shown.sentence}
    found = {part: tokens(text) for part, text in texts.items()}
    words = {part: [word for _, _, word in own] for part, own in found.items()}
    places = Places.of(found["sentence"])
    phrases = [places.words_of(*place) if place else None for place in (shown.of, shown.group)]
    of, group = ((each.start, each.stop) if each and each.start < each.stop else None for each in phrases)
    return Share(name, shown, words, places.words_of(shown.number, shown.number + 1).start, of, group, verdict, doubt)


def labelled(abstracts: Iterable[GoldAbstract], *, judged: bool) -> Iterator[Share]:
    """The shares of abstracts with their roles; of gold abstracts those that match no label are none."""
    for abstract in abstracts:
        view = View(document_of(abstract.abstract, abstract.title, abstract.id))
        for claim, verdict, doubt in judged_of("proportion", abstract, view, judged=judged):
            if isinstance(claim, ProportionClaim):
                yield share(abstract.id, claim, view, verdict, doubt=doubt)


def retold(place: Path) -> Iterator[Share]:
    """The shares of texts that retell studies that match a label, with its role."""
    told = articles(place) if place.is_dir() else passages(place)
    for name, document, labels in told:
        view = View(document)
        own = {claim.id: claim for claim in by_kind("proportion").extract(view) if claim.section != "title"}
        pairs = score_document(labels, [claim_row(claim) for claim in own.values()], "proportion").pairs
        for label, row in pairs:
            claim = own[row["id"]]
            if isinstance(claim, ProportionClaim) and "role" in label:
                yield share(name, claim, view, label["role"], doubt=bool(label.get("doubt")))


def articles(folder: Path) -> Iterator[tuple[str, Document, list[Any]]]:
    """Articles beside `x.labels.json`, twice: a passage is written to hold many shares."""
    for name, document, labels in padded.articles(folder):
        told = [label for label in labels["claims"] if label["kind"] == "proportion"]
        yield from [(f"{folder.name} {name}", document, told)] * 2


def passages(path: Path) -> Iterator[tuple[str, Document, list[Any]]]:
    """Passages as gold abstracts, read as the text of a page below its title."""
    for each in read_gold(path):
        builder = Builder()
        builder.open_section("title", "front")
        builder.add_block("title", each.title)
        builder.close_section()
        builder.open_section("body")
        builder.add_block("paragraph", each.abstract)
        builder.close_section()
        document = builder.build(Origin(name=each.id, sha256="0" * 64, reader="passage"), Metadata(title=each.title))
        yield each.id, document, [label for label in each.claims if label["kind"] == "proportion"]


def invented(title: str, abstract: str, name: str, chance: random.Random) -> Iterator[Share]:
    """Shares that are put into an abstract."""
    view = View(document_of(abstract, title, name))
    text, begin = view.text, next((each.end for each in view.sentences if each.section == "title"), 0)
    for end in sorted(_places(view, chance), reverse=True):
        n, d = chance.randint(4, 95), chance.randint(20, 300)
        told = chance.choice(FORMS).format(n=n, d=d, k=round(d * n / 100))
        text = f"{text[:end]} {told}{text[end:]}"
    view = View(document_of(text[begin:].strip(), title, name))
    for claim in by_kind("proportion").extract(view):
        if isinstance(claim, ProportionClaim) and claim.section != "title":
            yield share(name, claim, view)


def _places(view: View, chance: random.Random) -> list[int]:
    """Where a phrase ends, in some sentences."""
    phrasing, found = view.once(Phrasing), []
    for sentence in view.sentences:
        words = view.words_of(sentence)
        if sentence.section != "title" and FEW_WORDS <= len(words.list) <= MANY_WORDS:
            ends = [each.last for each in phrasing.of(words).list if each.last - each.first <= LONG_PHRASE]
            if ends:
                found.append(words.read.place(words.list[chance.choice(ends) - 1].end - 1) + 1)
    chance.shuffle(found)
    return found[:EACH]


def write(path: Path, shares: Iterable[Share]) -> None:
    """A line a share."""
    lines = [msgspec.json.encode(each) for each in shares]
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    print(f"{path}: {len(lines)}")


def main() -> None:
    """Read, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("abstracts", type=Path)
    asked.add_argument("judged", type=Path)
    asked.add_argument("--gold", type=Path, nargs="*", default=[])
    asked.add_argument("--apart", type=Path, nargs="*", default=[])
    asked.add_argument("--retold", type=Path, nargs="*", default=[])
    given = asked.parse_args()
    given.folder.mkdir(exist_ok=True)
    apart = {each.abstract for path in given.apart for each in read_gold(path)}
    gold = {each.abstract: each for path in given.gold for each in read_gold(path) if each.abstract not in apart}
    judged = [each for each in read_standoff(given.judged, given.abstracts) if each.abstract not in apart | gold.keys()]
    shares = [*labelled(gold.values(), judged=False), *labelled(judged, judged=True)]
    shares += [each for place in given.retold for each in retold(place)]
    write(given.folder / "shares.jsonl", shares)
    known = apart | gold.keys() | {each.abstract for each in judged}
    with gzip.open(given.abstracts, "rt", encoding="utf-8") as lines:
        read: list[dict[str, Any]] = [json.loads(line) for line in lines]
    others = [(at, row) for at, row in enumerate(read) if row["abstract"] and row["abstract"] not in known]
    chance = random.Random(0)
    made = (invented(row["title"] or "", row["abstract"], f"row{at}", chance) for at, row in others)
    write(given.folder / "invented.jsonl", (each for own in made for each in own))


if __name__ == "__main__":
    main()
