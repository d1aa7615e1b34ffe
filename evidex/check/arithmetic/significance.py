"""P-values as printed and as computed. The normal ones need no library; t, F, chi-square load scipy when called."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from statistics import NormalDist

from evidex.check.arithmetic.interval import Interval
from evidex.check.arithmetic.printed import Reading, band, bands

__all__ = ["p_band", "p_from_chi2", "p_from_f", "p_from_t", "p_from_z", "z_for_level"]


def p_band(op: str, value: Decimal, reading: Reading | None = None) -> Interval:
    """The P-values that 'P op value' may stand for, between 0 and 1. 'P < 0.001' says nothing about 0.0009 or 1e-9.

    Without a `reading`, rounding and cutting off are both allowed.
    """
    printed = (bands(value) if reading is None else band(value, reading)).interval()
    exact = float(value)
    if op in ("<", "<="):
        return Interval(0.0, exact)
    if op in (">", ">="):
        return Interval(exact, 1.0)
    return Interval(max(printed.low, 0.0), min(printed.high, 1.0))


@lru_cache
def z_for_level(level: float) -> float:
    """The two-sided normal quantile of a confidence level in percent: 1.96 for 95."""
    return NormalDist().inv_cdf(0.5 + level / 200)


def p_from_z(z: Interval) -> Interval:
    """Two-sided normal P for every z of the interval."""
    return abs(z).falling(lambda value: math.erfc(value / math.sqrt(2)))


def p_from_t(t: Interval, df: float) -> Interval:
    """Two-sided P of Student's t with `df` degrees of freedom."""
    from scipy.special import stdtr

    return abs(t).falling(lambda value: 2 * float(stdtr(df, -value)))


def p_from_f(f: Interval, df1: float, df2: float) -> Interval:
    """Upper-tail P of F."""
    from scipy.special import fdtrc

    return f.falling(lambda value: float(fdtrc(df1, df2, max(value, 0.0))))


def p_from_chi2(chi2: Interval, df: float) -> Interval:
    """Upper-tail P of chi-square."""
    from scipy.special import chdtrc

    return chi2.falling(lambda value: float(chdtrc(df, max(value, 0.0))))
