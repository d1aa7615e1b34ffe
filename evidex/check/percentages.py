"""Counts and the percentages that may be printed for them; exact, nothing is rounded on our side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from evidex.check.arithmetic.printed import decimals, unit

__all__ = ["PERCENT", "fits", "fitting_wholes", "nearly_fits", "per_cent", "rounded_twice", "rounds_to"]

PERCENT = Decimal(100)


def fits(percent: Decimal, numerator: Decimal, denominator: Decimal) -> bool:
    """Whether n/N could be printed as this percentage under any rounding; exact, nothing is divided."""
    share, step = numerator * PERCENT, unit(percent)
    return (percent - step / 2) * denominator <= share < (percent + step) * denominator


def fitting_wholes(percent: Decimal, numerator: Decimal, wholes: Sequence[Decimal]) -> Sequence[Decimal]:
    """Those of ascending wholes that `fits` holds of: one stretch, found by halving, as a document may state many."""
    share, step = numerator * PERCENT, unit(percent)
    first = bisect_left(wholes, True, key=lambda whole: share < (percent + step) * whole)
    last = bisect_left(wholes, True, key=lambda whole: share < (percent - step / 2) * whole)
    return wholes[first:last]


def rounds_to(percent: Decimal, numerator: Decimal, denominator: Decimal) -> bool:
    """Whether n/N is rounded to this percentage, half either way: what a mended percentage should be."""
    return abs(percent * denominator - numerator * PERCENT) * 2 <= unit(percent) * denominator


def nearly_fits(percent: Decimal, numerator: Decimal, denominator: Decimal) -> bool:
    """Whether n/N is the printed percentage but for one in its last place: a slip of rounding, not another whole."""
    step = unit(percent)
    return any(fits(percent + change, numerator, denominator) for change in (-step, step))


def per_cent(numerator: Decimal, denominator: Decimal, like: Decimal) -> str:
    """n/N in percent with the decimals of `like`, and one more than it where that would hide the difference."""
    return f"{numerator * PERCENT / denominator:.{decimals(like)}f}"


def rounded_twice(percent: Decimal, numerator: Decimal, denominator: Decimal) -> str | None:
    """'9.488 → 9.5 → 10' where n/N gives the printed percentage only when it is rounded to one place more first."""
    share = numerator * PERCENT / denominator
    first = share.quantize(unit(percent) / 10, ROUND_HALF_UP)
    if fits(percent, numerator, denominator) or first.quantize(unit(percent), ROUND_HALF_UP) != percent:
        return None
    return f"{share.quantize(unit(percent) / 1000)} → {first} → {percent}"
