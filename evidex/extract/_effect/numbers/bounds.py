"""The interval and the P-value that belong to an estimate, from its place on."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds
from evidex.extract._effect.numbers.p_values import p_behind
from evidex.text.powers import POWERED
from evidex.text.quantities import SIGN, Quantities, Quantity
from evidex.text.units import DOSE_UNIT, TIME_UNIT

__all__ = ["bare_interval", "complete", "far_interval", "interval_behind", "interval_of", "is_beside"]

_N, _I, _R, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent"))
_UNIT = (
    rf"(?:{POWERED}|"
    r"\s?(?:mm\s?Hg|[a-zA-Zµμ]{1,10}/\s?\ue000\s?[a-zA-Z/²]{1,14}(?:\s[a-z/]{1,10})?"
    r"|[%a-zA-Zµμ°·.²³/-]{1,18}[23]?(?:\s[a-zA-Z0-9²³/·-]{1,12}){0,3}))?"
)
# 'per 10-unit increase', 'on a 100 mm scale', the number of trials, the P-value, or the number in another unit
# ('0.4 mmol/L (15 mg/dL; 95% CI …)') may stand before an interval.
_TAIL_INTERVAL = re.compile(
    rf".(?:\s?\({_N}\))?{_UNIT}(?:\s?[(\[](?:{_N}\s[a-zA-Z/]{{1,10}}|[A-Za-z]{{1,5}})[)\]]|(?<=[a-zA-Z{_PC}])\s?[(\[]{_N}\s[a-zA-Z]{{1,5}}/[a-zA-Z]{{1,5}}(?=[;,]\s{_I}))?"
    rf"(?:\sper\s[^;,()\[\]{_I}]{{2,60}})?"
    rf"(?:\s(?:out\sof|on\s(?:an?|the))\s[^;,()\[\]{_I}]{{0,12}}{_N}[^;,()\[\]{_I}]{{0,24}})?"
    rf"(?:[\s.,;:\"”]{{0,4}}[)\]\[(]{{0,2}}\s?[(\[]?\s?)"
    rf"(?:(?:[nN]\s?=\s?{_N}|{_N}\s(?:trials|studies|RCTs|comparisons)|{_P})\s?[,;]\s{{0,2}}(?:and\s)?)?"
    rf"(?:(?:with (?:a|an)|and|with|its|exact|robust"
    rf"|corresponding|(?:[a-zA-Z-]+\s)?corrected|bootstrap(?:ped)?)\s)?{_I}",
    re.DOTALL,
)
_TAIL_RANGE = re.compile(
    rf".{_UNIT}[\s,;:]{{0,2}}[(\[]\s?{_R}[)\],;\s]|.{_UNIT}[,;][\"”]?\s?{_R}(?:\s?[a-zA-Zµμ%]{{1,8}}(?:\s?Hg)?)?[)\],;]",
    re.DOTALL,
)
_TAIL_PAIR = re.compile(
    rf".{_UNIT}\s?(?:[,;]?\s?[(\[]|[,;]\s?)\s?(?:{_N}\s?(?:[,;]|to)\s?{_N}|{_PC}\s?[,;]\s?{_PC})\s?(?=[)\],;])",
    re.DOTALL,
)
_WITH_UNITS = re.compile(
    rf".\s?(?P<unit>[a-zA-Zµμ/%]{{1,10}}),\s{_N}\s?(?P=unit)\sto\s{_N}\s?(?P=unit)[);,\]]", re.DOTALL
)
"""'(54 ml, 43 ml to 66 ml)'."""
_THEN_P = re.compile(rf"\s?[;,]\s{{0,2}}{_P}")
"""'-24 L/min (-37 to -12; P = 0.0003)': whole numbers before a P-value in the same bracket are bounds too."""
_FAR = re.compile(
    rf".{_UNIT}(?:[^.;:()\[\]{_N}{_I}{_R}{_PC}{_P}]|{_N}\s(?:{TIME_UNIT}|{DOSE_UNIT})\b"
    rf"|(?:day|week|month|year)\s{_N}|\({_P}\)|\({_N}\s[a-zA-Z]{{1,5}}/[a-zA-Z]{{1,5}}\)){{2,110}}[(\[]{_I}",
    re.DOTALL,
)
"""Behind an estimate that its name leads to, words alone may stand before the bracket of its interval."""


def complete(
    read: Quantities, measure: Measure, quantity: Quantity, place: int, start: int, level: Decimal | None
) -> Estimate:
    """The estimate at `place` with the interval and the P-value behind it."""
    value = quantity.value if quantity.value is not None else Decimal(0)
    low = high = p = None
    end = place + 1
    if tail := interval_behind(read, place):
        interval = read.found[read.index_at(tail.end() - 1)]
        low, high, level, end = interval.low, interval.high, interval.level or level, tail.end()
        if _P in tail.group():
            p = read.found[read.index_at(place + tail.group().index(_P))]
    elif bare := bare_interval(read, place, value):
        low, high, end = bare
    elif far := far_interval(read, place, value) if start < place else None:
        low, high, level, end = far.low, far.high, far.level or level, read.offset_of(read.found.index(far)) + 1
    if low is None:
        level = None
    if p is None and (behind := p_behind(read, end, with_interval=low is not None)):
        p, end = behind
    return Estimate(measure, False, value, place, start, end, low, high, level, p)


def far_interval(read: Quantities, place: int, value: Decimal) -> Quantity | None:
    """'a risk reduction of 42% for nephropathy to develop during 7 years (95% CI …)': the bracket that closes it."""
    match = _FAR.match(read.shape, place) if _I in read.shape else None
    if match is None:
        return None
    interval = read.found[read.index_at(match.end() - 1)]
    return interval if holds(interval, value) else None


def bare_interval(read: Quantities, place: int, value: Decimal) -> tuple[Decimal, Decimal, int] | None:
    """An interval without a name: '2.44 (1.12-5.31)', '(2.44; 1.12, 5.31)'. The estimate must lie inside it."""
    if match := _TAIL_RANGE.match(read.shape, place):
        at = match.group().index(_R) + place
        quantity = read.found[read.index_at(at)]
        low, high, end = quantity.low, quantity.high, at + 1
    elif match := _WITH_UNITS.match(read.shape, place) or _TAIL_PAIR.match(read.shape, place):
        first = read.index_at(place) + 1
        low, high, end = read.found[first].value, read.found[first + 1].value, match.end()
    else:
        return None
    if low is None or high is None or not low <= value <= high or low == high:
        return None
    negative = value < 0 and high < 0 and read.shape[place] == _N
    percent = read.found[read.index_at(place)].kind == "percent"
    sure = (
        percent
        or negative
        or low < 0 <= high
        or _WITH_UNITS.match(read.shape, place) is not None
        or _THEN_P.match(read.shape, end) is not None
    )
    if ("." not in f"{low}{high}" or "." not in str(value)) and not sure:
        return None
    return low, high, end


def interval_behind(read: Quantities, place: int) -> re.Match[str] | None:
    """The way from the number at `place` to the interval that belongs to it."""
    return _TAIL_INTERVAL.match(read.shape, place) if _I in read.shape else None


def interval_of(read: Quantities, place: int) -> Quantity:
    """The first interval behind an offset."""
    return next(quantity for quantity in read.found[read.index_at(place) :] if quantity.kind == "interval")


def is_beside(read: Quantities, place: int) -> bool:
    """A number that only stands beside the interval: 'g/24 h', '95 CI'."""
    quantity = read.found[read.index_at(place)]
    tail = interval_behind(read, place)
    if read.text[max(quantity.start - 2, 0) : quantity.start].rstrip().endswith("/"):
        return True
    if tail is None or quantity.value is None:
        return False
    interval = read.found[read.index_at(tail.end() - 1)]
    inside = interval.low is not None and interval.high is not None and interval.low <= quantity.value <= interval.high
    return not inside and quantity.value in (90, 95, 99)
