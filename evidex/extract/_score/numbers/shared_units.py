"""Units that stand once for several values: '6 vs 2 cm', '148 ± 6/99 ± 1 mm Hg', 'mean 5.2 days, median 4'."""

from __future__ import annotations

import re
from itertools import pairwise

from evidex.extract._score.numbers.pressures import PRESSURES
from evidex.extract._score.numbers.values import Finder, Value
from evidex.extract._told import Told
from evidex.text.units import UNIT_WORDS

__all__ = ["share_told_units", "share_units"]

_ONE_LIST = re.compile(
    r"\s?(?:(?:vs\.?|versus|and|to)\s(?:[A-Za-z][\w+-]*[;:,]?\s){0,2}|to\sa\s[a-z]+\sof\s|[/,;]\s?|,\sand\s)$"
)
"""Not 'HF, 9.3 ± 0.9 ms; LF/HF, 1.65 ± 0.11': a label behind a mark begins what else was measured."""


_OTHER_CENTRE = re.compile(r"\s?(?:[;,]|\sand)\s(?:and\s)?(?:the\s)?(?:medians?|means?)\s?(?:of|was|=|:|,)?\s?$")
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
        value.unit = value.unit or _unit_named(finder, value) or _unit_of_pressures(finder, value)


def share_told_units(shape: str, values: list[Value], told: list[Told]) -> None:
    """'low PRA, 96.7 (39.5) and high PRA, 66.5 (25.0) mmol/l': what a sentence measures several times has one unit."""
    for at, value in enumerate(values):
        if value.unit is not None or told[at].of is None:
            continue
        same = [n for n, each in enumerate(values) if each.unit is not None and _same(values, told, at, n)]
        near = [n for n in same if _near(value, values[n]) and _one_clause(shape, values, told, at, n)]
        units = {values[n].unit for n in same}
        if near and len(units) == 1:
            value.unit = units.pop()


def _same(values: list[Value], told: list[Told], one: int, other: int) -> bool:
    """Whether the same is told of two values; a share of what a change began with ('%') is not measured as it is."""
    left, right = values[one], values[other]
    of = told[one].of or ""
    if right.unit == "%" or (" and " in of and not (right.unit or "").startswith("mm")):
        return False
    return (
        of == told[other].of and left.statistic == right.statistic and (left.spread is None) is (right.spread is None)
    )


_MOST = 4
"""How many times another a value may not be that is measured alike."""


def _near(one: Value, other: Value) -> bool:
    """Whether two values may be of one measure by their size and their decimals."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high < low * _MOST and one.value.same_quantum(other.value)


def _one_clause(shape: str, values: list[Value], told: list[Told], one: int, other: int) -> bool:
    """Whether nothing parts two values, or only a semicolon before another group ('; loratadine: -29.8')."""
    first, last = sorted((one, other))
    parted = ";" in shape[values[first].end : values[last].start]
    group = told[one].group
    return not parted or (group is not None and group != told[other].group)


_MM_HG = re.compile(r"mm\s?Hg$")


def _unit_of_pressures(finder: Finder, value: Value) -> str | None:
    """'fell by 17/11 and 19/11 mm Hg': the unit stands behind the last of the pairs."""
    pairs = PRESSURES.match(finder.after(value.end, 140))
    unit = _MM_HG.search(pairs.group()) if pairs is not None else None
    return unit.group() if unit is not None else None


_UNIT_NAMED = re.compile(
    rf"[\w)]\s[(\[](?:in\s)?(?P<unit>(?=[^()\[\]]{{2}}){UNIT_WORDS})(?:[\s,;]{{0,2}}(?:±|\+/-)[^()\[\]\ue000]{{0,20}})?[)\]]"
    r"(?=[^;\ue006]*$)"
)


_PERCENT_NAMED = re.compile(r"\w\s[(\[]%[)\]][\s:]{1,2}(?:[a-z]+\s){0,4}$")
_PREDICTED = re.compile(r"(?P<unit>%\s?(?:of\s)?predicted)(?:\svalues?)?[\s:=]{1,3}(?:(?:was|were|of)\s)?$")


def _unit_named(finder: Finder, value: Value) -> str | None:
    """'Blood pressure (mmHg) was reduced from 145 to 128', 'PFF (%): 36 ± 6', 'FEV1 % predicted was 75 ± 5': the unit
    stands behind what is measured."""
    if value.spread in ("sd", "se") and "%" in finder.shape:
        before = finder.shape[max(value.start - 50, 0) : value.start]
        if predicted := _PREDICTED.search(before):
            return predicted["unit"]
        if _PERCENT_NAMED.search(before):
            return "%"
    unit = None
    for match in _UNIT_NAMED.finditer(finder.shape, max(value.start - 130, 0), value.start):
        unit = finder.text(match.start("unit"), match.end("unit"))  # the nearest
    return unit
