"""P-values out of estimates with intervals, as bands of everything that could have been printed so."""

from __future__ import annotations

import math

from evidex.check.arithmetic import READINGS, Interval, p_from_z, z_for_level
from evidex.check.arithmetic.scale import IDENTITY, Scale
from evidex.check.estimates import Ends, Estimate, plain

__all__ = ["bridged", "computed_p", "sides_differ"]

FEWEST_DF = 10.0
"""Intervals of differences are often Student's; with fewer degrees of freedom than this hardly any are reported."""
OTHER_TESTS = 0.25
"""Share of the Wald statistic by which likelihood-ratio, score and exact tests of the same data may differ."""


def _statistic(ends: Ends, scale: Scale, level: float) -> Interval:
    """z = distance from the null in standard errors, by the estimate and by the middle of the interval (hull)."""
    point, low, high = (scale.of(end) for end in ends)
    # A bound printed as 0.00 is minus infinity on the log scale: then only the upper half tells the width.
    width = (high - point).times(2) if math.isinf(low.low) else high - low
    width = Interval(max(width.low, 5e-324), max(width.high, 5e-324))
    null = Interval.exactly(scale.apply(scale.null) if scale is not IDENTITY else 0.0)
    distances = [point - null]
    if not math.isinf(low.low):
        distances.append((low + high).times(0.5) - null)
    factor = 2 * z_for_level(level)
    bands = [abs(distance).times(factor) / width for distance in distances]
    hull = bands[0]
    for other in bands[1:]:
        hull = hull.hull(other)
    return Interval(max(hull.low, 0.0), hull.high)


def _z(estimate: Estimate, scale: Scale, level: float) -> Interval:
    bands = [_statistic(plain(estimate, reading), scale, level) for reading in READINGS]
    return bands[0].hull(bands[1])


def computed_p(estimate: Estimate, scale: Scale, level: float) -> Interval:
    """Two-sided P of everything that prints as this estimate; for differences the hull of normal and Student."""
    z = _z(estimate, scale, level)
    p = p_from_z(z)
    return p.hull(_student(z, level)) if scale is IDENTITY else p


def _student(z: Interval, level: float) -> Interval:
    """The same ratio of distance to width, read with Student's quantile and tail at the fewest degrees of freedom."""
    from scipy.special import stdtr, stdtrit

    quantile = float(stdtrit(FEWEST_DF, 0.5 + level / 200)) / z_for_level(level)
    return z.falling(lambda value: 2 * float(stdtr(FEWEST_DF, -value * quantile)))


def sides_differ(estimate: Estimate, scale: Scale, level: float, printed: Interval) -> bool:
    """Whether the interval surely excludes the null and P is surely above 1 - level, or the other way round."""
    alpha = 1 - level / 100
    z, critical = _z(estimate, scale, level), z_for_level(level)
    return (z.low > critical and printed.low > alpha) or (z.high < critical and printed.high < alpha)


def bridged(estimate: Estimate, scale: Scale, level: float, printed: Interval) -> bool:
    """Whether another test of the same data could give the printed P: its statistic lies within a quarter of Wald's."""
    z = _z(estimate, scale, level)
    return printed.meets(p_from_z(Interval(z.low * (1 - OTHER_TESTS), z.high * (1 + OTHER_TESTS))))
