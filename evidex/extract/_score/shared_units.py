"""Units that stand once for several values: '6 vs 2 cm', '148 ± 6/99 ± 1 mm Hg', 'mean 5.2 days, median 4'."""

from __future__ import annotations

import re
from itertools import pairwise

from evidex.extract._score.units import UNIT_WORDS
from evidex.extract._score.values import Finder, Value

__all__ = ["share_units"]

_ONE_LIST = re.compile(r"\s?(?:(?:vs\.?|versus|and|to)\s(?:[A-Za-z][\w+-]*[;:,]?\s){0,2}|[/,;]\s?|,\sand\s)$")
"""Not 'HF, 9.3 ± 0.9 ms; LF/HF, 1.65 ± 0.11': a label behind a mark begins what else was measured."""


_OTHER_CENTRE = re.compile(r"\s?[;,]\s(?:and\s)?(?:the\s)?(?:medians?|means?)\s?(?:of|was|=|:|,)?\s?$")
"""'mean 5.2 days, median 4': the other centre of the same values."""


def share_units(finder: Finder, values: list[Value]) -> None:
    """'6 vs 2 cm', '148 ± 6/99 ± 1 and 147 ± 2/98 ± 1 mm Hg': a unit behind the last of a list is that of all."""
    for left, right in zip(reversed(values[:-1]), reversed(values[1:]), strict=True):
        joined = right.chained or right.evidence == left.evidence == "range"
        if not joined and left.spread in ("sd", "se") and right.spread == left.spread:
            joined = _ONE_LIST.match(finder.shape[max(left.stop, left.end) : right.start]) is not None
        if joined and left.unit is None and right.unit is not None:
            left.unit = right.unit
    for left, right in pairwise(values):
        again = right.chained and left.spread == right.spread and left.statistic == right.statistic
        if right.unit is None and (again or (right.chained and finder.time_before(left) is not None)):
            right.unit = left.unit
        if right.unit is None and _OTHER_CENTRE.match(finder.shape[max(left.stop, left.end) : right.start]):
            right.unit = left.unit
    pressed = next((value.unit for value in values if value.evidence == "pressure" and value.unit), None)
    for value in values:
        if value.evidence == "pressure":
            value.unit = value.unit or pressed
    for value in values:
        value.unit = value.unit or _unit_named(finder, value)


_UNIT_NAMED = re.compile(
    rf"\w\s[(\[](?:in\s)?(?P<unit>(?=[^()\[\]]{{2}}){UNIT_WORDS})(?:[\s,;]{{0,2}}(?:±|\+/-)[^()\[\]\ue000]{{0,20}})?[)\]]"
    r"(?=[^;\ue006]*$)"
)


def _unit_named(finder: Finder, value: Value) -> str | None:
    """'Blood pressure (mmHg) was reduced from 145 to 128': the unit stands behind what is measured."""
    unit = None
    for match in _UNIT_NAMED.finditer(finder.shape, max(value.start - 130, 0), value.start):
        unit = finder.text(match.start("unit"), match.end("unit"))  # the nearest
    return unit
