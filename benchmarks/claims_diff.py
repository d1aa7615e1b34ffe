"""What a change does to claims: extract a set of abstracts before and after, and print the difference.

    python benchmarks/claims_diff.py snapshot ABSTRACTS before.jsonl [--limit 2000] [--kind proportion,score]
    … change the code …
    python benchmarks/claims_diff.py snapshot ABSTRACTS after.jsonl [--limit 2000]
    python benchmarks/claims_diff.py diff before.jsonl after.jsonl [--sample 50]
    python benchmarks/claims_diff.py unclaimed ABSTRACTS [--sample 50]

ABSTRACTS is JSON lines (`.gz` too) with `abstract`. `diff` prints claims lost, new and changed, each with its quote;
`unclaimed` prints sentences with a percentage that no claim holds: what the extractors may have missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import claim_row
from evidex.text import View

Row = dict[str, Any]
PASSED_OVER = {"schema", "id", "document", "start", "end", "extractor", "printed", "section"}


def abstracts(path: Path, limit: int) -> Iterator[tuple[str, str]]:
    with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else raw as lines:
        for number, line in enumerate(islice(lines, limit)):
            text = json.loads(line)["abstract"]
            if text:
                yield f"line{number}", text


def snapshot(path: Path, out: Path, limit: int, kinds: set[str]) -> None:
    with out.open("w", encoding="utf-8") as written:
        for name, text in abstracts(path, limit):
            for claim in extract_claims(View(document_of(text, identity=name))):
                if not kinds or claim.kind in kinds:
                    written.write(json.dumps(claim_row(claim), default=str, ensure_ascii=False) + "\n")


def read(path: Path) -> dict[tuple[Any, ...], list[Row]]:
    rows: dict[tuple[Any, ...], list[Row]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault((row["document"], row["kind"], *_numbers(row)), []).append(row)
    return rows


def _numbers(row: Row) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in sorted(row.get("printed", {}).items()))


def told(row: Row) -> str:
    return json.dumps({name: value for name, value in row.items() if name not in PASSED_OVER}, ensure_ascii=False)


def diff(before: Path, after: Path, sample: int) -> None:
    old, new = read(before), read(after)
    lost = [row for key, rows in old.items() for row in rows[len(new.get(key, ())) :]]
    gained = [row for key, rows in new.items() for row in rows[len(old.get(key, ())) :]]
    changed = [
        (one, two)
        for key in old.keys() & new.keys()
        for one, two in zip(old[key], new[key], strict=False)
        if told(one) != told(two)
    ]
    chance = random.Random(0)
    for sign, rows in (("-", lost), ("+", gained)):
        print(f"{sign} {len(rows)} claims")
        for row in chance.sample(rows, min(sample, len(rows))):
            print(sign, row["document"], told(row))
    print(f"~ {len(changed)} claims changed")
    for one, two in chance.sample(sorted(changed, key=str), min(sample, len(changed))):
        names = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
        print("~", one["document"], {n: (one.get(n), two.get(n)) for n in names if n not in PASSED_OVER}, one["quote"])


def unclaimed(path: Path, limit: int, sample: int) -> None:
    found = []
    for name, text in abstracts(path, limit):
        view = View(document_of(text, identity=name))
        claims = extract_claims(view)
        for sentence in view.sentences:
            words = view.text[sentence.start : sentence.end]
            if "%" in words and not any(claim.start < sentence.end and sentence.start < claim.end for claim in claims):
                found.append(f"{name} {words}")
    print(f"{len(found)} sentences with a percentage and no claim")
    for line in random.Random(0).sample(found, min(sample, len(found))):
        print("?", line)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("task", choices=("snapshot", "diff", "unclaimed"))
    asked.add_argument("paths", nargs="+", type=Path)
    asked.add_argument("--limit", type=int, default=2_000, help="how many abstracts")
    asked.add_argument("--sample", type=int, default=50, help="how many of each to print")
    asked.add_argument("--kind", default="", help="only these kinds, with commas between")
    given = asked.parse_args()
    if given.task == "snapshot":
        snapshot(given.paths[0], given.paths[1], given.limit, {kind for kind in given.kind.split(",") if kind})
    elif given.task == "diff":
        diff(given.paths[0], given.paths[1], given.sample)
    else:
        unclaimed(given.paths[0], given.limit, given.sample)


if __name__ == "__main__":
    sys.exit(main())
