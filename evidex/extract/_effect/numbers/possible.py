"""What an estimate of a measure can be: no ratio lies below 0, no correlation above 1, and 'HR 72' is a heart rate.

Where the words leave no other reading ('OR −1.45 (95% CI −2.10 to −1.01)', 'correlated with age (r = 1.42)') it is told
all the same, a slip of the text that the checks name.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._effect.numbers.bounds import bare_interval, interval_behind, interval_of
from evidex.extract._effect.numbers.labels import RATIOS, Label
from evidex.extract._effect.numbers.made import holds
from evidex.extract._effect.numbers.p_values import p_behind
from evidex.extract._effect.numbers.stated import HAS_UNIT
from evidex.text.quantities import Quantities, Quantity

__all__ = ["is_possible"]

_HEART_RATE = re.compile(r".\s?(?:bpm|beats)", re.DOTALL)
_SURE_RATIO = re.compile(r"\b(?:a|adj|c)?ORs?\b|[Rr]atio|[Rr]elative [Rr]isk")
"""'HR' and 'RR' alone may be rates of heart and breath, which fall."""
_NOT_ITSELF = re.compile(r"\b(?:log\w*|ln|excess|reductions?|differences?|changes?|ratios? of)\b")
_WAS = re.compile(r"(?:\b(?:was|were|is|of|to be)|=)\s?$")
_SURE_R = re.compile(r"r\s?=|(?:[A-Z][a-z'’]+\s)?[Cc]orrelation|rho\b|ρ")
_SLOPE = re.compile(r"\b(?:slopes?|unstandardi[sz]ed|radius|distance|relatedness|fold|kb|nm|Å)\b")
_TOO_FAR = 10


def is_possible(read: Quantities, label: Label, quantity: Quantity, place: int) -> bool:
    """Whether a number can be an estimate of this measure: no ratio below 0, no correlation above 1, no heart rate."""
    value = quantity.value
    if value is None:
        return False
    if label.measure in RATIOS:
        if (
            (value < 0 and not _is_negative_ratio(read, label, quantity, place))
            or quantity.kind == "plus_minus"
            or (quantity.percent and label.measure != "other" and not _is_misprinted(read, place))
        ):
            return False
        if _HEART_RATE.match(read.shape, place):
            return False
        # 'HR 72' is a heart rate; 'OR 12' stands, but a whole number needs an interval or P-value to be believed.
        whole = value == value.to_integral() and "." not in str(value)
        has_p = p_behind(read, place + 1, with_interval=False) is not None
        has_bounds = interval_behind(read, place) is not None or (
            (quantity.percent or quantity.kind == "percent") and bare_interval(read, place, value) is not None
        )
        if whole and not has_bounds and not has_p:
            return value < 30 and label.measure not in ("HR", "PR", "RR") and not quantity.words
        return not quantity.words
    if label.measure == "SMD" and "." not in str(value):
        return interval_behind(read, place) is not None or abs(value) <= 1
    if label.measure == "r":
        return "." in str(value) and (abs(value) <= 1 or _is_called_correlation(read, label, value, place))
    return True


def _is_negative_ratio(read: Quantities, label: Label, quantity: Quantity, place: int) -> bool:
    """Whether a ratio is printed below 0: with bounds that hold it, or behind 'was'. A dash before 1.45 is no minus."""
    name, value = read.shape[label.start : label.end], quantity.value
    if value is None or "." not in str(value) or quantity.percent or quantity.kind != "number":
        return False
    if label.measure == "other" or not _SURE_RATIO.search(name) or _NOT_ITSELF.search(read.low, 0, place):
        return False
    if interval_behind(read, place) is None:
        return False
    bounds = interval_of(read, place)
    if bounds.low is None or bounds.high is None or bounds.percent:
        return False
    if bounds.low <= value <= bounds.high:
        return bounds.high < 0
    return bounds.low > 0 and _WAS.search(read.shape, label.end, place) is not None


def _is_called_correlation(read: Quantities, label: Label, value: Decimal, place: int) -> bool:
    """'correlated with age (r = 1.42)', 'r = 1.42, P < 0.001': no radius, distance or slope."""
    if abs(value) >= _TOO_FAR or _SLOPE.search(read.low) or HAS_UNIT.match(read.shape, place):
        return False
    before = read.shape[: label.start].rstrip()
    led = not before or before[-1] in "([,;:" or "orrelat" in before[-60:]  # not 'vessels of r = 1.4'
    named = _SURE_R.match(read.shape, label.start) is not None
    return (named and led) and ("orrelat" in read.shape or p_behind(read, place + 1, with_interval=False) is not None)


def _is_misprinted(read: Quantities, place: int) -> bool:
    """'risk ratio = 1.42%; 95% CI, 1.05 to 1.93': the bounds show that the sign stands there by mistake."""
    if interval_behind(read, place) is None:
        return False
    bounds = interval_of(read, place)
    value = read.found[read.index_at(place)].value
    return not bounds.percent and bounds.low is not None and value is not None and holds(bounds, value)
