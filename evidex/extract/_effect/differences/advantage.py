"""Differences told as the advantage of one over another, or worked out beside both values; no interval is needed.

'favoured A over placebo by 4 points', 'outperformed the placebo group by 4 points', 'the advantage of A over placebo
was 4 points', 'lower in women (by 4 points; P = .01)', 'was 5 days with A and 9 days with B, a reduction of 4 days'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.more_than import measure_at
from evidex.extract._effect.differences.words import AGAINST, BEAT, MORE, UNIT, WIDE
from evidex.extract._effect.numbers.bounds import complete
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._planned import ONLY_TO_BE_FOUND
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_advantages", "may_tell_advantage"]

_N, _P, _I, _R = (SIGN[kind] for kind in ("number", "p", "interval", "range"))
_V = rf"[£$€]?(?P<value>{_N})(?:{UNIT}|(?<=[£$€]{_N}))"
_OVER = rf"(?:over|{AGAINST})"
_FAVOURED = re.compile(
    rf"\bfavou?r(?:s|ed|ing)\s{WIDE}{{1,60}}?\s(?:by\s{ABOUT}|(?P<open>[(\[])){_V}(?(open)(?=[,;]\s?[{_I}{_R}{_P}]|\s[(\[]))"
)
_BEAT = re.compile(rf"\b{BEAT}\s{WIDE}{{2,70}}?\sby\s{ABOUT}{_V}")
_ADVANTAGE = re.compile(
    rf"\b(?:[Aa]dvantage|[Bb]enefit|[Ss]uperiority|[Ee]xcess)\s(?:of|with|for)\s{WIDE}{{1,60}}?\s{_OVER}\s{WIDE}{{2,50}}?\s(?:was|of|averaged)\s"
    rf"{ABOUT}{_V}"
)
_BY_BRACKET = re.compile(rf"\b{MORE}\s{WIDE}{{2,70}}?[(\[]by\s{ABOUT}{_V}(?=[,;]\s{_P})")
_WORKED_OUT = (
    re.compile(rf"\b(?:[Dd]ifference|reduction|increase|decrease|gain|improvement|saving)\sof\s{ABOUT}{_V}"),
    re.compile(rf"{_V}\s{MORE}\b"),
)
_CUES = (
    "avour",
    "avored",
    "avoring",
    "outperf",
    "beat ",
    "outdid",
    "overtook",
    "trailed",
    "xceeded",
    "surpass",
    "bettered",
    "outscored",
    "dvantage",
    "enefit",
    "uperiority",
    "xcess ",
    "(by ",
    "ifference of ",
    "eduction of ",
    "crease of ",
    "gain of ",
    "ment of ",
    "saving of ",
)
_NOT_FOUND = re.compile(rf"\b{ONLY_TO_BE_FOUND}\b")
_NEAR = 8
"""Numbers before and behind a difference among which its levels stand."""


def may_tell_advantage(words: str) -> bool:
    """Whether a sentence could tell one: a test before it is read."""
    return any(cue in words for cue in _CUES)


def find_advantages(read: Quantities) -> Iterator[Estimate]:
    """Such differences; their places may meet those of other estimates."""
    if may_tell_advantage(read.shape):
        for form in (_FAVOURED, _BEAT, _ADVANTAGE, _BY_BRACKET):
            for match in form.finditer(read.shape):
                if not _NOT_FOUND.search(match.group()):
                    yield from _told(read, match)
    for form in _WORKED_OUT:
        for match in form.finditer(read.shape):
            place = match.start("value")
            value = read.found[read.index_at(place)].value
            if value is not None and _lies_between(read, place, value):
                yield from _told(read, match)


def _lies_between(read: Quantities, place: int, value: Decimal) -> bool:
    """Whether two numbers side by side lie exactly so far apart: they are the levels that the difference is of."""
    own = read.index_at(place)
    near = [*read.found[max(own - _NEAR, 0) : own], *read.found[own + 1 : own + 1 + _NEAR]]
    numbers = [each for each in near if each.kind in ("number", "plus_minus")]
    return any(
        one.value is not None and two.value is not None and value > 0 and abs(one.value - two.value) == value
        for one, two in pairwise(numbers)
        if not (one.words or two.words)
    )


def _told(read: Quantities, match: re.Match[str]) -> Iterator[Estimate]:
    place = match.start("value")
    quantity = read.found[read.index_at(place)]
    if quantity.value is not None and not quantity.words:
        yield complete(read, measure_at(read, place), quantity, place, place, None)
