"""Differences that a noun heads: 'the differences were: pain: 16.6% (95% CI 8%, 25%); urgency: 13.0% (1.0%, 25%)'."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._effect.numbers.bounds import complete
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.scales import measures_level_in_percent, of_difference
from evidex.text.quantities import SIGN, Quantities

__all__ = ["headed_list"]

_N, _PC, _I, _R = (SIGN[kind] for kind in ("number", "percent", "interval", "range"))
_HEAD = re.compile(
    rf"\b[Dd]ifferences\b(?:[^.;:()\[\]{_N}{_I}{_R}]|[(\[]{_PC}?[^()\[\]{_N}{_I}]{{1,40}}[)\]]){{0,90}}?(?:\b(?:were|are)\s?:?|:)\s"
)
_MEMBER = re.compile(
    rf"(?!(?:observed|seen|found|noted|detected|not|significant|in|between|for)\s)[A-Za-z][^.;:()\[\]{_N}{_PC}{_I}]{{1,60}}:\s(?P<value>[{_N}{_PC}])"
)
_FAR = 40
"""Characters between two members ('NNT = 7;')."""


def headed_list(read: Quantities) -> list[Estimate]:
    """The members of such a list, two at least, each with its interval."""
    head = _HEAD.search(read.shape) if "ifferences" in read.shape else None
    made = list(_members(read, head.end())) if head is not None else []
    return made if len(made) > 1 else []


def _members(read: Quantities, start: int) -> Iterator[Estimate]:
    before, end = read.shape[:start], start
    while (member := _MEMBER.search(read.shape, end, end + _FAR + 60)) is not None:
        between = read.shape[end : member.start()]
        if "." in between or (between and end == start) or len(between) > _FAR:
            return
        place = member.start("value")
        measure: Measure = of_difference(before, "")
        if read.shape[place] == _PC:
            measure = "MD" if measures_level_in_percent(before) else "RD"
        made = complete(read, measure, read.found[read.index_at(place)], place, place, None)
        if made.low is None or made.high is None or not made.low <= made.value <= made.high:
            return
        yield msgspec.structs.replace(made, inherited=end > start)
        end = made.end
