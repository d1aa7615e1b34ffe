"""Findings of a run that the documents themselves accept, as `evidex validate` leaves them out."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from evidex.check import Verdict, all_rules
from evidex.errors import UnreadableError
from evidex.pipeline.acceptance import Acceptance, MarkedText, unused_acceptances
from evidex.pipeline.across import ignored_in
from evidex.pipeline.examining import ACROSS, Asked, chosen_rules
from evidex.read import Source
from evidex.report.places import LARGEST
from evidex.report.validation import UnusedAcceptance
from evidex.schema import Finding
from evidex.store import Mark, Store

__all__ = ["ACCEPTED", "Accepted", "Marks", "accepted_in", "standing_across", "told_apart", "unused_in"]

ACCEPTED = "accepted"
"""What becomes of a verdict that fired and is accepted."""
_SIGN = b"evidex:"
_KEPT = 64
"""Files whose marks are kept at hand: a set of records holds many documents."""


class Marks:
    """The marks of a file: hardly any has some."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def parted(self, findings: Sequence[Finding], text: Callable[[], str]) -> tuple[Sequence[Finding], Counter[str]]:
        """The findings that stand, and how many of each rule the document whose text it is accepts."""
        if not findings or self._marked is None or self._marked.text is None:
            return findings, Counter()
        standing, accepted = self._marked.parted(findings, self._marked.text.align(text()))
        return standing, Counter(each.finding.code for each in accepted)

    def told(self) -> tuple[Mark, ...]:
        """All of them, and whether they served so far."""
        if self._marked is None:
            return ()
        used = self._marked.used
        return tuple(Mark(each.line, each.codes, each.reason, each in used) for each in self._marked.marks)

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


@dataclass
class Accepted:
    """What the documents of a corpus accept."""

    findings: Counter[str] = field(default_factory=Counter)
    """How many of each code."""
    served: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By file, the places of the marks among all of it that accepted what a rule across documents found."""
    looked: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By file, the codes of rules across documents that had what they needed to look at it."""


def unused_in(store: Store, asked: Asked, accepted: Accepted) -> list[UnusedAcceptance]:
    """The acceptances of a corpus that accepted nothing; not those of rules that did not run."""
    found: list[UnusedAcceptance] = []
    ignored = ignored_in(store)
    for name, told in store.marks().items():
        marks = [Acceptance(mark.line, mark.codes, mark.reason, place, place) for place, mark in enumerate(told)]
        used = {mark for mark in marks if told[mark.start].served or mark.start in accepted.served[name]}
        within = {rule.code for rule in chosen_rules(replace(asked, never=ignored[name])) if rule.code[3] != ACROSS}
        silent = {rule.code for rule in all_rules()} - within - accepted.looked[name]
        found += unused_acceptances(name, marks, used, silent)
    return found


def accepted_in(store: Store) -> Counter[str]:
    """How many findings of rules that look at one document are accepted, by code."""
    found: Counter[str] = Counter()
    for held in store.held("read"):
        for code, counts in held.verdicts.items():
            found[code] += counts.get(ACCEPTED, 0)
    return +found


def standing_across(
    found: Iterator[tuple[int, Finding]], store: Store, files: Mapping[str, Path], accepted: Accepted
) -> Iterator[tuple[int, Finding]]:
    """Findings across documents, by key, without those that their documents accept; these are noted in `accepted`."""
    inputs = {held.key: held.input for held in store.held("read")}

    @lru_cache(maxsize=_KEPT)
    def marks_of(name: str) -> Marks:
        return Marks(Source(name=name, path=files[name]))

    for key, group in groupby(found, key=itemgetter(0)):
        findings = [finding for _, finding in group]
        marks = marks_of(inputs[key])
        standing, gone = marks.parted(findings, lambda key=key: store.document(key).text)  # type: ignore[misc]
        if gone:
            accepted.findings.update(gone)
            accepted.served[inputs[key]].update(place for place, mark in enumerate(marks.told()) if mark.served)
        yield from ((key, finding) for finding in standing)
