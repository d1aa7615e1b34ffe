"""Which documents of a corpus a document should be held against, found by an index instead of by looking at all.

Rules across documents compare one with others; over thousands of documents only those matter that it cites, that
cite the same identifiers, bear its title, hold its sentences, or speak of the same things in their claims.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from zlib import crc32

from evidex.schema import Claim, Document

__all__ = ["Neighbours"]

AT_MOST = 40
"""Documents that one is held against, where it does not cite more."""
PHRASES = ("factor", "outcome", "of", "group", "comparator", "population")
SHINGLE = 6
"""Words in a row that count as the same text; one in `KEPT` of them is indexed."""
KEPT = 8
OPENING = 6000
_WORD = re.compile(r"[^\W\d_]{4,}")


class Neighbours:
    """An index over documents; add all of them, then ask."""

    def __init__(self) -> None:
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._size = 0

    def add(self, document: Document, claims: Sequence[Claim]) -> None:
        """Make a document findable."""
        self._size += 1
        for key in (*_identities(document), *_shingles(document), *_words(claims)):
            self._holders[key].add(document.id)

    def of(self, document: Document, claims: Sequence[Claim]) -> list[str]:
        """The ids of the documents that matter to this one, those that matter most first.

        All that it cites are among them, of others so many that they are `AT_MOST` together.
        """
        weights: Counter[str] = Counter()
        cited = {name for key in set(_cited(document)) for name in self._told_by(key)} - {document.id}
        for key in {*_identities(document), *_cited(document)}:
            self._weigh(weights, key, 1000.0)
        for key in set(_shingles(document)):
            self._weigh(weights, key, 10.0)
        for key in set(_words(claims)):
            self._weigh(weights, key, 1.0)
        weights.pop(document.id, None)
        ranked = [name for name, _ in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))]
        others = [name for name in ranked if name not in cited][: max(AT_MOST - len(cited), 0)]
        kept = cited.union(others)
        return [name for name in ranked if name in kept]

    def _weigh(self, weights: Counter[str], key: str, weight: float) -> None:
        holders = self._told_by(key)
        for name in holders:
            weights[name] += weight / len(holders)  # type: ignore[assignment]

    def _told_by(self, key: str) -> Collection[str]:
        """What few documents share tells more than what many do; what a fifth of them share tells nothing."""
        holders = self._holders.get(key, ())
        return () if len(holders) > max(AT_MOST, self._size / 5) else holders


def _identities(document: Document) -> Iterator[str]:
    data = document.metadata
    yield from _ids(data.doi, data.pmid, data.pmcid)
    yield from _title(data.title)


def _cited(document: Document) -> Iterator[str]:
    for entry in document.references:
        yield from _ids(entry.doi, entry.pmid, entry.pmcid)
        yield from _title(entry.title)


def _ids(doi: str, pmid: str, pmcid: str) -> Iterator[str]:
    yield from (f"{name}:{told.lower()}" for name, told in (("doi", doi), ("pmid", pmid), ("pmcid", pmcid)) if told)


def _title(title: str) -> Iterator[str]:
    told = "".join(char for char in title.lower() if char.isalnum())
    if len(told) >= 20:
        yield f"title:{told}"


def _shingles(document: Document) -> Iterable[str]:
    words = document.text[:OPENING].lower().split()
    rows = (" ".join(words[number : number + SHINGLE]) for number in range(len(words) - SHINGLE + 1))
    return (f"row:{row}" for row in rows if crc32(row.encode("utf-8", "replace")) % KEPT == 0)


def _words(claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        for name in PHRASES:
            if phrase := getattr(claim, name, None):
                yield from (f"word:{word}" for word in _WORD.findall(phrase.lower()))
