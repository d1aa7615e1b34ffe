"""How fast: PubMed XML to claims and findings on disk, one core, beside lxml merely parsing the same files.

    python benchmarks/speed.py [FOLDER_OR_FILE]

Prints abstracts a second, the ratio to lxml in the same run (machines differ, ratios less so) and each stage's share.
Without an argument it takes the real records beside the repository where they are, else the samples of `corpus/`.
Each figure is the best of three rounds; a record counts if it has an abstract.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

from evidex.errors import UnreadableError
from evidex.pipeline.examining import Asked, check, claims_of
from evidex.read import Source, find_sources, read_source
from evidex.schema import Document, encode_claim, encode_finding
from evidex.text import View

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "data" / "pubmed"
ROUNDS = 3
LEAST_RECORDS = 2_000
"""Fewer are read again until there are so many: start-up must not be what is measured."""


def main() -> None:
    """Measure and print."""
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else REAL if REAL.is_dir() else ROOT / "corpus"
    sources = [source for source in find_sources(place) if source.suffix == ".xml"]
    documents = list(_documents(sources))
    with_abstract = sum(any(section.part == "abstract" for section in document.sections) for document in documents)
    if not with_abstract:
        raise SystemExit(f"{place} holds no PubMed record with an abstract; give a folder of PubMed XML.")
    times = -(-LEAST_RECORDS // with_abstract)
    print(f"{place}: {len(sources)} files, {with_abstract} records with an abstract, read {times} times")
    parse = _best(lambda: [_parse(source) for _ in range(times) for source in sources])
    stages = _best_of_stages(sources, times)
    whole = sum(stages.values())
    rate = with_abstract * times / whole
    print(f"evidex: {rate:,.0f} abstracts a second on one core, XML to claims and findings on disk")
    print(f"lxml:   {with_abstract * times / parse:,.0f} a second for parsing alone; ratio {whole / parse:.1f}")
    for name, seconds in stages.items():
        print(f"  {name:8} {100 * seconds / whole:5.1f} %")


def _documents(sources: list[Source]) -> Iterator[Document]:
    for source in sources:
        for reading in read_source(source):
            if not isinstance(reading, UnreadableError):
                yield reading


def _parse(source: Source) -> None:
    """The whole tree, as lxml makes it; a damaged file counts for as far as it goes."""
    etree.parse(str(source.path), etree.XMLParser(recover=True, resolve_entities=False, no_network=True))


def _best(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def _best_of_stages(sources: list[Source], times: int) -> dict[str, float]:
    rounds = [_stages(sources, times) for _ in range(ROUNDS)]
    return min(rounds, key=lambda stages: sum(stages.values()))


def _stages(sources: list[Source], times: int) -> dict[str, float]:
    """Seconds per stage over one round, document by document as the product goes."""
    spent = {"read": 0.0, "extract": 0.0, "check": 0.0, "write": 0.0}
    asked, clock = Asked(), time.perf_counter
    with tempfile.TemporaryFile() as out:
        for _ in range(times):
            start = clock()
            for document in _documents(sources):
                read = clock()
                view = View(document)
                claims = claims_of(document, view)
                extracted = clock()
                examined = check(document, claims, asked, view=view)
                checked = clock()
                out.writelines(encode_claim(claim) + b"\n" for claim in examined.claims)
                out.writelines(encode_finding(finding) + b"\n" for finding in examined.findings)
                end = clock()
                spent["read"] += read - start
                spent["extract"] += extracted - read
                spent["check"] += checked - extracted
                spent["write"] += end - checked
                start = clock()
    return spent


if __name__ == "__main__":
    main()
