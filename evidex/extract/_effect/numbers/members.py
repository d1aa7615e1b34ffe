"""Further members of a list of estimates that has no intervals: each is told with what it holds for.

'odds ratios were 1.5 for smoking, 2.0 for obesity and 3.1 for age', 'sleep (r = 0.45), mood (0.38), age (0.22)', 'the
difference was -1.2 points at 4 weeks and -1.8 points at 8 weeks'.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from evidex.extract._effect.differences.words import UNIT
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import RATIOS, find_labels
from evidex.extract._effect.numbers.p_values import p_behind
from evidex.text.quantities import SIGN, Quantities
from evidex.text.units import DOSE_UNIT, TIME_UNIT

__all__ = ["members"]

_N, _P, _PC = SIGN["number"], SIGN["p"], SIGN["percent"]
_NUMBERS = "\ue000-\ue006"
_PREP = r"(?:for|in|with|among|at|after|on|when|during|between)"
_P_BEHIND = rf"(?:\s?[(\[]\s?{_P}\s?[)\]]|[,;]?\s{_P})?"
_UNIT = rf"(?:\s?%|{UNIT})?"
_TIME = rf"(?:{_N}\s{TIME_UNIT}\b|(?:week|month|year|day)\s{_N})"
_HELD_FOR = rf"\s{_PREP}\s(?:{_TIME}|{_N}\s?{DOSE_UNIT}\b|[^;:.(){_NUMBERS}]{{2,60}}?)"
_JOINT = (
    r"(?:,\s(?:and\s|but\s)?|,?\s(?:and|or|but|versus|vs\.?|whereas)\s)(?:(?:it\s)?(?:was|were)\s|of\s|only\s|by\s)?"
)
_TOLD = re.compile(
    rf"{_UNIT}{_P_BEHIND}{_HELD_FOR}{_P_BEHIND}{_JOINT}(?P<next>[{_N}{_PC}])(?={_UNIT}{_P_BEHIND}\s{_PREP}\s)"
)
"""'… for smoking, 2.0 for obesity': the same words behind each."""
_BRACKETED = re.compile(
    rf"{_UNIT}{_P_BEHIND}\s?[)\]](?:,|;|,?\s(?:and|or|but))\s[^;:.()\[\]{_NUMBERS}]{{1,80}}?\s?[(\[](?P<next>[{_N}{_PC}])"
    rf"(?={_UNIT}{_P_BEHIND}\s?[)\]])"
)
"""'A (OR 1.5), B (2.3)': a bracket with nothing but a number behind one whose number was named."""

_LED = re.compile(
    rf"{_P_BEHIND}(?:[,;]\s|,?\sand\s|,\sand\s)for\s[^;:.,()\[\]{_NUMBERS}]{{2,60}}?\s(?P<next>{_N})(?={_P_BEHIND}\s?[),;\]])"
)
"""'for peptic pain 1.9, for perforation 5.9': what each is of before it."""


def members(read: Quantities, first: Estimate) -> list[Estimate]:
    """The estimates that go on from `first`, which has no interval; each with its own P-value."""
    made: list[Estimate] = []
    before = first
    while before.low is None and (match := _next(read, before, first)) is not None:
        place = match.start("next")
        value = read.found[read.index_at(place)].value
        if value is None or not _alike(read, first, value, place):
            break
        p, end = p_behind(read, place + 1, with_interval=False) or (None, place + 1)
        before = msgspec.structs.replace(first, value=value, place=place, label=place, end=end, p=p, inherited=True)
        made.append(before)
    return made


def _next(read: Quantities, before: Estimate, first: Estimate) -> re.Match[str] | None:
    behind = before.place + 1
    told = _TOLD.match(read.shape, behind)
    if told is None and (led := _LED.match(read.shape, behind)) and not find_labels(led.group(), {}):
        told = led
    if told is not None or read.shape.rfind("(", 0, before.place) < read.shape.rfind(")", 0, before.place):
        return told
    if read.shape[first.place] == _PC and "ifferences" not in read.shape[first.label : first.place]:
        return None
    return _BRACKETED.match(read.shape, behind)


def _alike(read: Quantities, first: Estimate, value: Decimal, place: int) -> bool:
    """Whether a number can be one of the same measure, and is printed like the first."""
    if (read.shape[place] == _PC) != (read.shape[first.place] == _PC):
        return False
    if read.shape[place] != _PC and value.as_tuple().exponent != first.value.as_tuple().exponent:
        return False
    if first.measure == "r":
        return abs(value) <= 1
    return first.measure not in RATIOS or value > 0
