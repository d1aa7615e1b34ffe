"""Recomputed numbers as a reader meets them: no exponents, no digits that the printed number has not."""

from __future__ import annotations

from decimal import Decimal

from evidex.check.arithmetic import Interval
from evidex.check.arithmetic.printed import decimals

__all__ = ["told_between", "told_p"]

_TINY = 0.0001
"""Below it a P-value is told as 'P < 0.0001': nobody reads 1.7e-09."""


def told_p(p: Interval) -> str:
    """'P = 0.012 to 0.014', 'P = 0.012', 'P = 0.0006 or less', 'P < 0.0001'."""
    low, high = f"{p.low:.2g}", f"{p.high:.2g}"
    if p.high < _TINY:
        return "P < 0.0001"
    if p.low < _TINY:
        return f"P = {high} or less"
    return f"P = {low}" if low == high else f"P = {low} to {high}"


def told_between(low: float, high: float, printed: Decimal) -> str:
    """'1.932 to 1.948' beside a printed 1.88: one decimal more than it; one number where both are told alike."""
    ends = [f"{end:.{decimals(printed) + 1}f}" for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
