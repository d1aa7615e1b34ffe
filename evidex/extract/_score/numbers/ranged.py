"""Values without a word for the statistic that the range behind them shows, and those told as a part of what is normal.

'scores were alike, 101 (range, 89-109)', '(0 d; range 0-12)', '4 [2–10] vs 6 [2–13]', '61% of predicted'.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._score.numbers.changes import EFFECT
from evidex.extract._score.numbers.labelled import NO_VALUES, measures
from evidex.extract._score.numbers.statistic_words import average_of
from evidex.extract._score.numbers.values import Finder
from evidex.text.people import HUMANS
from evidex.text.quantities import Quantity
from evidex.text.units import UNIT_WORDS, unit_length

__all__ = ["of_normal", "with_stated_range"]

_UNIT = rf"(?:\s?(?:{UNIT_WORDS})(?![A-Za-z]))?"
_STATED = re.compile(
    rf"^{_UNIT}\s?[,;]?\s?[(\[]?\s?[Rr]ange[\s:,=]{{1,3}}(?:of\s|from\s)?(?:\ue005|\ue000{_UNIT}\s?(?:to|[-–,])\s?\ue000)"
)
_ENDED_BY = re.compile(rf"^{_UNIT}\s?[)\]]?\s?(?:[\w-]+\s){{0,2}}(?:{HUMANS}|studies|trials|centres|centers)\b")
"""'14 (range 3-40) patients': how many there were."""
_SCORED = re.compile(r"\b(?:[Ss]cores?|[Ii]ndex|[Ii]ndices|[Ss]cales?)\b[^.;]*$")
_BETWEEN = r"\s(?:vs?\.?|versus|compared\s(?:with|to))\s"
_RANGE = r"\s?[(\[]\s?\ue005\s?[)\]]"
_FIRST_OF_TWO = re.compile(rf"^{_RANGE}{_BETWEEN}(?:[^.;,()\ue000-\ue006]{{1,30}}\s)?\ue000{_RANGE}")
_SECOND_OF_TWO = re.compile(rf"\ue000{_RANGE}{_BETWEEN}(?:[^.;,()\ue000-\ue006]{{1,30}}\s)?$")
_OPENED = re.compile(r"[(\[;]\s?(?:[A-Za-z][^()\[\];.\ue000-\ue006]{0,40}[,:]?\s)?$")
_REACH = 130
_WISHED = re.compile(
    r"\b(?:targets?|goals?|recommend\w*|aim\w*|until|unless|within|did not|should)\b[^.;()\ue000-\ue006]{0,60}$"
)
"""Before what was to be reached, which nobody measured."""


def with_stated_range(finder: Finder, index: int) -> tuple[str, str] | None:
    """What a number is that stands within a range behind it which is called one, or that two of a pair both have."""
    if finder.found[index].kind != "number":
        return None
    offset = finder.offsets[index]
    behind = finder.after(offset + 1, 110)
    stated = _STATED.match(behind)
    pair = None if stated else _of_pair(finder, offset, behind)
    if not (stated or pair) or not _holds(finder, index):
        return None
    before = finder.shape[max(offset - _REACH, 0) : offset]
    if EFFECT.search(before[-60:]) or NO_VALUES.search(before[-90:]) or _WISHED.search(before):
        return None
    place = unit_length(behind)
    if place is not None and not measures(behind[place[0] : place[1]], before.lower()):
        return None
    if stated and (_ENDED_BY.match(behind[stated.end() :]) or not _is_measured(finder, index, before)):
        return None
    return _average_of(finder, before), "range"


def _of_pair(finder: Finder, offset: int, behind: str) -> bool:
    """'(4 [2–10] vs 6 [2–13]; P = 0.005)': each with the range that holds it."""
    first = _FIRST_OF_TWO.match(behind)
    if first is not None:
        return _OPENED.search(finder.shape, max(offset - 60, 0), offset) is not None
    return _SECOND_OF_TWO.search(finder.shape, max(offset - 70, 0), offset) is not None


def _is_measured(finder: Finder, index: int, before: str) -> bool:
    value = finder.found[index].value
    exact = value is not None and value != value.to_integral()
    return exact or unit_length(finder.after(finder.offsets[index] + 1)) is not None or bool(_SCORED.search(before))


def _holds(finder: Finder, index: int) -> bool:
    """Whether the range behind a number holds it."""
    value, ends = finder.found[index].value, _ends_behind(finder.found[index + 1 : index + 3])
    return value is not None and ends is not None and ends[0] <= value <= ends[1]


def _ends_behind(found: list[Quantity]) -> tuple[Decimal, Decimal] | None:
    low, high = (found[0].low, found[0].high) if found and found[0].kind == "range" else (None, None)
    if len(found) == 2 and found[0].kind == "number":
        low, high = found[0].value, found[1].value
    return (min(low, high), max(low, high)) if low is not None and high is not None else None


def _average_of(finder: Finder, before: str) -> str:
    medians = finder.customs.statistic == "median" or finder.head == "iqr"
    return "median" if medians else average_of(before)


_OF_NORMAL = re.compile(
    r"^(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or|to|vs\.?|versus)\s)\ue006){0,4}\s?(?:(?:of\s(?:the\s)?)?(?:predicted|pred\b\.?|normal)|of\s(?:the\s)?(?:baseline|control|initial|pre-?treatment))"
    r"(?:\s(?:values?|levels?|normal))?"
    r"(?=\s?(?:[,.;:)\](]|$|(?:in|for|with|and|or|vs\.?|versus|to|than|at|after|before|during|on|compared|while)\b))"
)
_BOUND = re.compile(
    r"(?:\b(?:below|above|under|over|beyond|exceed(?:s|ed|ing)?|at (?:least|most)|up to"
    r"|(?:less|more|lower|higher|greater) than)\s|[<>≤≥]\s?)$"
)
"""Right before a bound of what is normal: 'FEV1 was below 60% of predicted'."""


def of_normal(finder: Finder, index: int) -> tuple[str, str] | None:
    """'FEV1 was 61% of predicted', 'flow, 40% of baseline': a measurement, as a part of what is normal."""
    offset = finder.offsets[index]
    if finder.is_share(index) or _OF_NORMAL.match(finder.after(offset + 1)) is None:
        return None
    before = finder.shape[max(offset - _REACH, 0) : offset]
    if _BOUND.search(before[-20:]) or EFFECT.search(before[-60:]):
        return None
    if NO_VALUES.search(before[-60:]) or _WISHED.search(before):
        return None
    return _average_of(finder, before), "level"
