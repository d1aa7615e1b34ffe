"""What an estimate of a measure can be: no ratio lies below 0, no correlation above 1, and 'HR 72' is a heart rate."""

from __future__ import annotations

import re

from evidex.extract._effect.bounds import bare_interval, interval_behind, interval_of
from evidex.extract._effect.labels import RATIOS, Label
from evidex.extract._effect.made import holds
from evidex.extract._effect.p_values import p_behind
from evidex.text.quantities import Quantities, Quantity

__all__ = ["is_possible"]

_PERSON_TIME = re.compile(
    r"^.\s?(?:per\s|/\s?\d|cases|events|deaths|bpm|beats|years|months|days|patients|kg|mg)", re.DOTALL
)


def is_possible(read: Quantities, label: Label, quantity: Quantity, place: int) -> bool:
    """Whether a number can be an estimate of this measure: no ratio below 0, no correlation above 1, no heart rate."""
    value = quantity.value
    if value is None:
        return False
    if label.measure in RATIOS:
        if (
            value < 0
            or quantity.kind == "plus_minus"
            or (quantity.percent and label.measure != "other" and not _is_misprinted(read, place))
        ):
            return False
        if _PERSON_TIME.match(read.shape, place):
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
        return abs(value) <= 1 and "." in str(value)
    return True


def _is_misprinted(read: Quantities, place: int) -> bool:
    """'risk ratio = 1.42%; 95% CI, 1.05 to 1.93': the bounds show that the sign stands there by mistake."""
    if interval_behind(read, place) is None:
        return False
    bounds = interval_of(read, place)
    value = read.found[read.index_at(place)].value
    return not bounds.percent and bounds.low is not None and value is not None and holds(bounds, value)
