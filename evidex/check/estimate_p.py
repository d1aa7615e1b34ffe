"""P-values out of estimates with intervals, as bands of everything that could have been printed so."""

from __future__ import annotations

import math

from evidex.check.arithmetic import READINGS, Interval, Reading, p_from_z, z_for_level
from evidex.check.arithmetic.scale import IDENTITY, Scale
from evidex.check.estimates import Ends, Estimate, plain

__all__ = ["FEWEST_DF", "any_p", "bridged", "computed_p", "sides_differ", "statistic", "student_p"]

FEWEST_DF = 10.0
"""Intervals of differences are often Student's; with fewer degrees of freedom than this hardly any are reported."""
OTHER_TESTS = 0.25
"""Share of the Wald statistic by which likelihood-ratio, score and exact tests of the same data may differ."""

Corner = tuple[float, float]


def statistic(estimate: Estimate, scale: Scale, level: float, reading: Reading) -> Interval:
    """|z|: the distance from the null in standard errors, for everything that prints as this estimate.

    An interval with centre e and half-width h has low = e - h and high = e + h; the three printed numbers leave a
    polygon of (e, h), on which the smallest and largest |e - null| / h stand at corners. Where it is empty (the
    interval is not symmetric) the hull over the printed estimate and the interval's middle is taken.
    """
    ends = Ends(*(scale.of(end) for end in plain(estimate, reading)))
    null = scale.apply(scale.null) if scale is not IDENTITY else 0.0
    factor = z_for_level(level)
    corners = _polygon(ends)
    if not corners:
        return _loosely(ends, null).times(factor)
    if any(math.isinf(e) or math.isinf(h) for e, h in corners) or min(h for _, h in corners) <= 0:
        return _loosely(ends, null).times(factor)
    ratios = [(e - null) / h for e, h in corners]
    signed = Interval(min(ratios) * (1 - 1e-12) - 1e-12, max(ratios) * (1 + 1e-12) + 1e-12)
    return abs(signed).times(factor)


def _polygon(ends: Ends) -> list[Corner]:
    """Corners of {(e, h): e in point, e - h in low, e + h in high}; clipped half-plane by half-plane."""
    point, low, high = ends
    if any(math.isinf(edge) for end in ends for edge in (end.low, end.high)):
        return []
    most = max(high.high - low.low, 0.0) + 1.0
    corners: list[Corner] = [(point.low, 0.0), (point.high, 0.0), (point.high, most), (point.low, most)]
    for along_e, along_h, least in (
        (1.0, -1.0, low.low),
        (-1.0, 1.0, -low.high),
        (1.0, 1.0, high.low),
        (-1.0, -1.0, -high.high),
    ):
        corners = _clip(corners, along_e, along_h, least)
    return corners


def _clip(corners: list[Corner], along_e: float, along_h: float, least: float) -> list[Corner]:
    """The part of the polygon where along_e · e + along_h · h >= least (Sutherland and Hodgman 1974)."""
    kept: list[Corner] = []
    for place, (e, h) in enumerate(corners):
        f, g = corners[place - 1]
        here, before = along_e * e + along_h * h - least, along_e * f + along_h * g - least
        if (here >= 0) != (before >= 0):
            share = before / (before - here)
            kept.append((f + share * (e - f), g + share * (h - g)))
        if here >= 0:
            kept.append((e, h))
    return kept


def _loosely(ends: Ends, null: float) -> Interval:
    """|e - null| / h with e from the printed estimate or the middle, h half the width."""
    point, low, high = ends
    # A bound printed as 0.00 is minus infinity on the log scale: then only the upper half tells the width.
    half = high - point if math.isinf(low.low) else (high - low).times(0.5)
    half = Interval(max(half.low, 5e-324), max(half.high, 5e-324))
    distances = [point] if math.isinf(low.low) else [point, (low + high).times(0.5)]
    bands = [abs(distance - Interval.exactly(null)) / half for distance in distances]
    return bands[0].hull(bands[-1])


def computed_p(estimate: Estimate, scale: Scale, level: float, reading: Reading) -> Interval:
    """Two-sided P of everything that prints as this estimate; for differences the hull of normal and Student."""
    z = statistic(estimate, scale, level, reading)
    p = p_from_z(z)
    return p.hull(_student(z, level)) if scale is IDENTITY else p


def any_p(estimate: Estimate, scale: Scale, level: float) -> Interval:
    """The hull of `computed_p` over the readings."""
    one, two = (computed_p(estimate, scale, level, reading) for reading in READINGS)
    return one.hull(two)


def student_p(estimate: Estimate, level: float, reading: Reading, df: float) -> Interval:
    """Two-sided P of a difference whose interval and test are Student's with so many degrees of freedom."""
    return _student(statistic(estimate, IDENTITY, level, reading), level, df)


def _student(z: Interval, level: float, df: float = FEWEST_DF) -> Interval:
    """The same ratio of distance to width, read with Student's quantile and tail."""
    from scipy.special import stdtr, stdtrit

    quantile = float(stdtrit(df, 0.5 + level / 200)) / z_for_level(level)
    return z.falling(lambda value: 2 * float(stdtr(df, -value * quantile)))


def sides_differ(estimate: Estimate, scale: Scale, level: float, printed: Interval) -> bool:
    """Whether the interval surely excludes the null and P is surely above 1 - level, or the other way round."""
    alpha = 1 - level / 100
    z, critical = _any_z(estimate, scale, level), z_for_level(level)
    return (z.low > critical and printed.low > alpha) or (z.high < critical and printed.high < alpha)


def bridged(estimate: Estimate, scale: Scale, level: float, printed: Interval) -> bool:
    """Whether another test of the same data could give the printed P: its statistic lies within a quarter of Wald's."""
    z = _any_z(estimate, scale, level)
    return printed.meets(p_from_z(Interval(z.low * (1 - OTHER_TESTS), z.high * (1 + OTHER_TESTS))))


def _any_z(estimate: Estimate, scale: Scale, level: float) -> Interval:
    one, two = (statistic(estimate, scale, level, reading) for reading in READINGS)
    return one.hull(two)
