"""Precision and recall of the textual rules over a folder of padded articles with labels.

    python benchmarks/padded.py FOLDER [--misses]

FOLDER holds articles (`x.txt`, `x.md`, `x.html`) beside `x.labels.json`: what was planted in each. Without FOLDER the
articles of tests/check/padded are taken. `borderline` sentences count neither for nor against. A sentence is matched
when one of finding and label holds the other.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidex.check import Case, all_rules
from evidex.check.run import check_case
from evidex.extract import extract_claims
from evidex.read.sources import find_sources, read_source
from evidex.schema import Document, Finding
from evidex.text import View

OWN = Path(__file__).resolve().parents[1] / "tests" / "check" / "padded"


@dataclass
class Score:
    """Counts for one kind of label."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        found, planted = self.right + len(self.wrong), self.right + len(self.missed)
        precision = f"{self.right / found:.3f}" if found else "-"
        recall = f"{self.right / planted:.3f}" if planted else "-"
        return f"{name:24} {planted:8} {found:6} {len(self.wrong):6} {precision:>10} {recall:>7}"


def articles(folder: Path) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Each article with its labels, read as evidex reads it."""
    for labels in sorted(folder.glob("*.labels.json")):
        name = labels.name.removesuffix(".labels.json")
        source = next(path for path in folder.glob(f"{name}.*") if path != labels)
        document = next(iter(read_source(next(find_sources(source)))))
        if not isinstance(document, Document):
            raise SystemExit(f"{source} could not be read: {document}")
        yield name, document, json.loads(labels.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Words only: markup, citation marks and white space differ between source and text. Without words its figures."""
    return "".join(filter(str.isalpha, text.lower())) or "".join(filter(str.isdigit, text))


def meets(quote: str, wanted: list[str]) -> str | None:
    mine = plain(quote)
    return next((label for label in wanted if mine and (mine in plain(label) or plain(label) in mine)), None)


def by_sentence(score: Score, name: str, quotes: list[str], wanted: list[str], neither: list[str]) -> None:
    """Findings at sentences against labelled sentences."""
    hit: set[str] = set()
    for quote in quotes:
        label = meets(quote, wanted)
        if label is not None:
            hit.add(label)
        elif meets(quote, neither) is None:
            score.wrong.append(f"{name}: {quote}")
    score.right += len(hit)
    score.missed += [f"{name}: {label}" for label in wanted if label not in hit]


def by_set(score: Score, name: str, found: set[str], wanted: set[str]) -> None:
    score.right += len(found & wanted)
    score.wrong += [f"{name}: {item}" for item in sorted(found - wanted)]
    score.missed += [f"{name}: {item}" for item in sorted(wanted - found)]


def position(document: Document, finding: Finding) -> str:
    index = next(i for i, entry in enumerate(document.references, 1) if entry.start == finding.start)
    return str(index)


def judge(scores: dict[str, Score], name: str, document: Document, labels: dict[str, Any]) -> None:
    """Adds one article to the scores."""
    case = Case(document, extract_claims(View(document)))
    findings = check_case(case, all_rules()).findings
    quotes = {code: [f.quote for f in findings if f.code == code] for code in {f.code for f in findings}}
    borderline = labels["borderline"]
    restated = [item["text"] for item in labels["restated"]]
    by_sentence(scores["off topic"], name, quotes.get("TOP201", []), labels["off_topic"], borderline)
    retold = quotes.get("TOP202", []) + quotes.get("SUP201", [])  # an item is told by one of them
    by_sentence(scores["restated"], name, retold, restated, borderline)
    unsupported = quotes.get("SUP101", []) + quotes.get("SUP102", [])
    by_sentence(scores["unsupported"], name, unsupported, labels["unsupported"], borderline)
    by_sentence(scores["vague source"], name, quotes.get("SUP102", []), labels["vague_source"], borderline)
    by_sentence(scores["restated figure"], name, quotes.get("SUP201", []), [], restated)
    conflicts = [item["b"] for item in labels["numeric_conflicts"]]
    by_sentence(scores["told twice"], name, quotes.get("TXT201", []), conflicts, [])
    repeated = {position(document, f) for f in findings if f.code == "REF201"}
    by_set(scores["duplicate reference"], name, repeated, {str(a) for a, _ in labels["duplicate_references"]})
    uncited = {position(document, f) for f in findings if f.code == "REF102"}
    by_set(scores["uncited reference"], name, uncited, set(labels["uncited_references"]))
    marks, planted = dangling(document, findings), labels["dangling_citations"]
    by_set(scores["dangling mark"], name, *({each.replace(",", "") for each in told} for told in (marks, planted)))
    if len(document.references) != labels["references"]:
        scores["references"].wrong.append(f"{name}: {len(document.references)} instead of {labels['references']}")
    else:
        scores["references"].right += 1
    if labels.get("arithmetic") is not None:
        errors = [f.quote for f in findings if f.code[:3] in ("NUM", "EST", "TST")]
        by_sentence(scores["arithmetic"], name, errors, [item["text"] for item in labels["arithmetic"]], [])


def dangling(document: Document, findings: tuple[Finding, ...]) -> set[str]:
    """Labels of marks without an entry; without a list, every label."""
    found = {f.message.split("'")[1] for f in findings if f.code == "REF101"}
    if any(f.code == "REF001" for f in findings):
        found |= {label for mark in document.citations for label in mark.labels}
    return found


NAMES = (
    "off topic",
    "restated",
    "unsupported",
    "vague source",
    "restated figure",
    "told twice",
    "references",
    "duplicate reference",
    "uncited reference",
    "dangling mark",
    "arithmetic",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=OWN)
    parser.add_argument("--misses", action="store_true", help="show what was wrong and missed")
    given = parser.parse_args()
    scores = {name: Score() for name in NAMES}
    count = 0
    for name, document, labels in articles(given.folder):
        judge(scores, name, document, labels)
        count += 1
    sys.stdout.write(f"{count} articles of {given.folder}\n")
    sys.stdout.write(f"{'':24} {'planted':>8} {'found':>6} {'wrong':>6} {'precision':>10} {'recall':>7}\n")
    for name, score in scores.items():
        sys.stdout.write(score.row(name) + "\n")
        if given.misses:
            sys.stdout.writelines(f"    wrong   {line}\n" for line in score.wrong)
            sys.stdout.writelines(f"    missed  {line}\n" for line in score.missed)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
