"""How fast: PubMed XML to claims and findings on disk, one core, beside lxml merely parsing the same files.

    python benchmarks/speed.py [FOLDER_OR_FILE]

Prints the ratio to lxml in the same run (machines differ, ratios less so), abstracts a second, and each stage's share.
Without an argument it takes the real records beside the repository where they are, else the samples of `corpus/`.
A round parses with lxml and then does the whole; each figure is the best of five rounds, in seconds of this process's
own work, so that neighbours on the machine count little. A record counts if it has an abstract.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from evidex.errors import UnreadableError
from evidex.pipeline.examining import Asked, check, claims_of
from evidex.read import Source, find_sources, read_source
from evidex.schema import Document, encode_claim, encode_finding
from evidex.text import View

ROOT = Path(__file__).resolve().parents[1]
REAL = ROOT.parent / "shared" / "data" / "pubmed"
ROUNDS = 5
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
    rounds = [(_parsing(sources, times), _stages(sources, times)) for _ in range(ROUNDS)]
    parse = min(parsing for parsing, _ in rounds)
    stages = min((stages for _, stages in rounds), key=lambda stages: sum(stages.values()))
    whole, read = sum(stages.values()), with_abstract * times
    print(f"ratio {whole / parse:.1f}: XML to claims and findings on disk, to lxml parsing alone (best of {ROUNDS})")
    print(f"evidex: {read / whole:,.0f} abstracts a second on one core")
    print(f"lxml:   {read / parse:,.0f} a second")
    for name, seconds in stages.items():
        print(f"  {name:8} {100 * seconds / whole:5.1f} %, {seconds / parse:5.1f} times lxml")


def _documents(sources: list[Source]) -> Iterator[Document]:
    for source in sources:
        for reading in read_source(source):
            if not isinstance(reading, UnreadableError):
                yield reading


def _parsing(sources: list[Source], times: int) -> float:
    """Seconds for the whole trees, as lxml makes them; a damaged file counts for as far as it goes."""
    start = time.process_time()
    for source in sources * times:
        etree.parse(str(source.path), etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    return time.process_time() - start


def _stages(sources: list[Source], times: int) -> dict[str, float]:
    """Seconds per stage over one round, document by document as the product goes."""
    spent = {"read": 0.0, "extract": 0.0, "check": 0.0, "write": 0.0}
    asked, clock = Asked(), time.process_time
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
