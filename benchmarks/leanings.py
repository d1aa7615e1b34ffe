"""Count how words lean: to factors or outcomes, to what is counted or the groups in which it is.

    python benchmarks/leanings.py ABSTRACTS.jsonl.gz [--without GOLD.jsonl ...]

Reads the claims that evidex finds in abstracts that nobody annotated, and writes, for each word that they name often,
the logarithm of how much more often it stands on the one side than on the other, -4 to 4, to
`evidex/extract/_choosing/leanings.json`. Single claims are often wrong; thousands tell 'mortality' from 'enalapril'.
`--without` leaves out abstracts of gold files, on which quality is measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from weight_files import write_rows

from evidex.evaluate.gold import document_of, read_gold
from evidex.extract import extract_claims
from evidex.text import View

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_choosing" / "leanings.json"
SIDES = {"factor": (0, 0), "outcome": (0, 1), "of": (1, 0), "group": (1, 1)}
"""Which table a field counts for, and on which side."""
FEWEST = 6
MOST = 4
_WORD = re.compile(r"[a-z][a-z0-9-]{2,}")

Counts = tuple[Counter[str], Counter[str]]
"""How often words stand on each side of a table."""


def named(abstract: tuple[str, str]) -> list[tuple[int, int, str]]:
    """The words of the fields of an abstract's claims, each once: table, side, word."""
    text, title = abstract
    found = set()
    for claim in extract_claims(View(document_of(text, title))):
        for field, (table, side) in SIDES.items():
            told = getattr(claim, field, None)
            found.update((table, side, word) for word in _WORD.findall(told.lower() if told else ""))
    return sorted(found)


def leaning(counts: Counts) -> dict[str, int]:
    """How far each word leans to the first side."""
    first, second = counts
    share = second.total() / first.total()
    return {
        word: max(-MOST, min(MOST, round(math.log2((first[word] + 0.5) / (second[word] + 0.5) * share))))
        for word in first.keys() | second.keys()
        if first[word] + second[word] >= FEWEST
    }


def write(tables: Sequence[dict[str, int]]) -> None:
    """One line for each word: it, and how it leans in each table."""
    words = sorted(set().union(*tables))
    write_rows(OUT, {word: [table.get(word, 0) for table in tables] for word in words})
    print(f"{len(words)} words written")


def abstracts(place: Path, without: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Abstract and title of each line, those of gold files left out."""
    known = {gold.abstract for path in without for gold in read_gold(path)}
    with gzip.open(place, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["abstract"] not in known:
                yield row["abstract"], row["title"]


def main() -> None:
    """Read, count, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("abstracts", type=Path)
    asked.add_argument("--without", nargs="*", type=Path, default=[])
    asked_for = asked.parse_args()
    tables: list[Counts] = [(Counter(), Counter()), (Counter(), Counter())]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for found in workers.map(named, abstracts(asked_for.abstracts, asked_for.without), chunksize=64):
            for table, side, word in found:
                tables[table][side][word] += 1
    write([leaning(table) for table in tables])


if __name__ == "__main__":
    main()
