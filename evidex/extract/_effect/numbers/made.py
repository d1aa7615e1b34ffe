"""An estimate made of a number and the interval behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure, is_adjusted
from evidex.extract._effect.numbers.p_values import p_behind
from evidex.text.quantities import Quantities, Quantity

__all__ = ["bare_at", "holds", "listed_in", "made_with"]


def holds(interval: Quantity, value: Decimal) -> bool:
    """Whether the interval holds the value, in either order and sign ('by 4.8; 7.5 to 2.1')."""
    if interval.low is None or interval.high is None or interval.low == interval.high:
        return False
    low, high = sorted((interval.low, interval.high))
    return low <= value <= high or -high <= value <= -low


def made_with(
    read: Quantities, measure: Measure, value: Decimal, place: int, interval: Quantity | None, end: int
) -> Estimate:
    """The estimate at `place` (offset of the shape) with its interval, if any, and the P-value behind `end`."""
    low, high, level = (interval.low, interval.high, interval.level) if interval is not None else (None, None, None)
    p, stop = p_behind(read, end, with_interval=interval is not None) or (None, end)
    return Estimate(measure, is_adjusted(read.shape, place), value, place, place, stop, low, high, level, p)


def bare_at(read: Quantities, measure: Measure, place: int) -> Iterator[Estimate]:
    """The estimate at `place` without an interval, if a number in digits stands there."""
    quantity = read.found[read.index_at(place)]
    if quantity.value is not None and not quantity.words:
        yield made_with(read, measure, quantity.value, place, None, place + 1)


def listed_in(read: Quantities, match: re.Match[str]) -> Iterator[int]:
    """The places of the numbers in the group `list` of a match."""
    for index in range(read.index_at(match.start("list")), read.index_at(match.end("list"))):
        yield read.offset_of(index)
