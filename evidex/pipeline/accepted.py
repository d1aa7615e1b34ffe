"""Findings of a run that the documents themselves accept, as `evidex validate` leaves them out."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from evidex.check import Verdict
from evidex.errors import UnreadableError
from evidex.pipeline.acceptance import MarkedText
from evidex.read import Source
from evidex.report.places import LARGEST
from evidex.schema import Finding
from evidex.store import Store

__all__ = ["ACCEPTED", "Marks", "accepted_in", "standing_across", "told_apart"]

ACCEPTED = "accepted"
"""What becomes of a verdict that fired and is accepted."""
_SIGN = b"evidex:"
_KEPT = 64
"""Files whose marks are kept at hand: a set of records holds many documents."""


class Marks:
    """The marks of a file, looked for once there is a finding: hardly any file has some."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def parted(self, findings: Sequence[Finding], text: Callable[[], str]) -> tuple[Sequence[Finding], Counter[str]]:
        """The findings that stand, and how many of each rule the document whose text it is accepts."""
        if not findings or self._marked is None or self._marked.text is None:
            return findings, Counter()
        standing, accepted = self._marked.parted(findings, self._marked.text.align(text()))
        return standing, Counter(each.finding.code for each in accepted)

    @cached_property
    def _marked(self) -> MarkedText | None:
        try:
            if self._source.gzipped:
                return None
            with self._source.open() as content:
                if _SIGN not in content.read(LARGEST + 1):
                    return None
            found = MarkedText(self._source)
        except (OSError, EOFError, zlib.error, UnreadableError):  # gone meanwhile: its findings stand
            return None
        return found if found.marks else None


def told_apart(verdicts: Mapping[str, Mapping[Verdict, int]], accepted: Counter[str]) -> dict[str, dict[str, int]]:
    """The counts of verdicts with those of accepted findings apart from those that fired."""
    told: dict[str, dict[str, int]] = {}
    for code, counted in verdicts.items():
        told[code] = {str(verdict): number for verdict, number in counted.items()}
    for code, number in accepted.items():
        counts = told.setdefault(code, {})
        counts["fires"] = counts.get("fires", 0) - number
        counts[ACCEPTED] = number
        told[code] = {verdict: count for verdict, count in counts.items() if count > 0}
    return told


def accepted_in(store: Store) -> Counter[str]:
    """How many findings of rules that look at one document are accepted, by code."""
    found: Counter[str] = Counter()
    for held in store.held("read"):
        for code, counts in held.verdicts.items():
            found[code] += counts.get(ACCEPTED, 0)
    return +found


def standing_across(
    found: Iterator[tuple[int, Finding]], store: Store, files: Mapping[str, Path], accepted: Counter[str]
) -> Iterator[tuple[int, Finding]]:
    """Findings across documents, by key, without those that their documents accept; these are counted in `accepted`."""
    inputs = {held.key: held.input for held in store.held("read")}

    @lru_cache(maxsize=_KEPT)
    def marks_of(name: str) -> Marks:
        return Marks(Source(name=name, path=files[name]))

    for key, group in groupby(found, key=itemgetter(0)):
        findings = [finding for _, finding in group]
        standing, gone = marks_of(inputs[key]).parted(findings, lambda key=key: store.document(key).text)  # type: ignore[misc]
        accepted.update(gone)
        yield from ((key, finding) for finding in standing)
