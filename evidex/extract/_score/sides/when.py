"""The time of each value of a sentence: what its words say, else what the document says of its changes.

'From a to b' begins where changes begin ('baseline') and ends at the time that the sentence tells, be it at its
opening. A change without a time was measured where the document says that changes end, or at the time that the sentence
before opened with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidex.extract._score.numbers.values import Value
from evidex.extract._score.sides.schedule import Schedule
from evidex.extract._when.listed import halves
from evidex.extract._when.times import Times
from evidex.extract._when.wording import Place

__all__ = ["When", "whens"]


@dataclass(frozen=True, slots=True)
class When:
    """The time of a value; `resumed` where another sentence tells it, `settled` where no other phrase may be chosen,
    `later` where none at which changes begin."""

    text: str | None = None
    resumed: bool = False
    settled: bool = False
    later: bool = False

    def allows(self, told: str) -> bool:
        """Whether a phrase may be chosen where none is known."""
        return not (self.settled or (self.later and _is_first(told)))


_FIRST = re.compile(
    r"\bbaseline\b|\bpre(?![a-z]*ced)|^before\b|\binitial|\binclusion\b|\bentry\b|\benrol|\badmission\b|\bpresentation\b"
    r"|\brandomi[sz]ation\b|\bstart\b|\bbeginning\b|\bdiagnosis\b"
)
"""A time at which changes begin."""
_LATER = re.compile(r"\d|\b(?:after|later|post)")
_AGE = re.compile(r"\bage\b")
_OF_A_COURSE = re.compile(r"during|throughout|after|following|upon|at\s\d{1,2}[\s:.]")
"""How old people are is told 'at diagnosis', 'before surgery', not 'during sedation'."""
_ELAPSED = re.compile(
    r"\b(?:age|stay|hospitali[sz]ation|follow-?up|survival|duration|times?|interval|length|doses?|dosage|onset)\b"
)
"""What is measured at no time of its own."""


def whens(
    times: Times, schedule: Schedule, start: int, values: Sequence[Value], of: Sequence[tuple[str | None, Place | None]]
) -> list[When]:
    """The time of each value of the sentence that begins at `start`; `of` says what each measures, and where."""
    found: list[When] = []
    first, second = times.moves()
    begun: str | None = None
    ended: str | None = None
    for number, (value, (name, place)) in enumerate(zip(values, of, strict=True)):
        if number and times.paired(number):
            found.append(found[-1])
            continue
        told = times.of(number, place)
        if told and _AGE.search((name or "").lower()) and _OF_A_COURSE.match(told.lower()):
            told = None
        if number in first:
            when = _began(times, schedule, number, told, begun)
            begun = when.text
        elif number in second:
            when = _ended(times, schedule, start, number, told, ended)
            ended = when.text
        elif told is None and times.silent and not _ELAPSED.search((name or "").lower()):
            when = _resumed(schedule, start, value)
        else:
            when = When(told)
        found.append(when)
    return found


def _began(times: Times, schedule: Schedule, number: int, told: str | None, begun: str | None) -> When:
    """The time of the first of 'from a to b'."""
    if (own := times.own(number)) is not None:
        return When(own)
    if told and (both := halves(told)):
        return When(both[0])
    if told and _is_first(told):
        return When(told)
    resumed = None if begun else schedule.start
    return When(begun or resumed, resumed is not None, settled=True)


def _ended(times: Times, schedule: Schedule, start: int, number: int, told: str | None, ended: str | None) -> When:
    """The time of the second of 'from a to b'."""
    if (own := times.own(number)) is not None:
        return When(own)
    if told and (both := halves(told)):
        return When(both[1])
    if told and not _is_first(told):
        return When(told)
    resumed = None if ended else schedule.held_on(start) or schedule.end
    return When(ended or resumed, resumed is not None, later=True)


def _is_first(told: str) -> bool:
    return _FIRST.search(told.lower()) is not None and _LATER.search(told) is None


def _resumed(schedule: Schedule, start: int, value: Value) -> When:
    """The time of a value whose sentence tells none."""
    held = schedule.held_on(start)
    if value.statistic == "mean_change" and (held is None or _is_first(held)):
        held = schedule.change()
    return When(held, held is not None)
