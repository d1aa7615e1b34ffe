"""An estimate with its interval, as several rules look at it."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import NamedTuple

from evidex.check.arithmetic import READINGS, Interval, Reading, band
from evidex.check.arithmetic.scale import FISHER, IDENTITY, LOG, Scale, scale_of
from evidex.schema import Claim, EffectClaim, ProportionClaim

__all__ = ["Ends", "Estimate", "estimate_of", "inside", "plain", "scales_for", "symmetric", "unpadded"]


class Estimate(NamedTuple):
    """Point and bounds as printed."""

    point: Decimal
    low: Decimal
    high: Decimal


class Ends(NamedTuple):
    """Point and bounds as intervals of what they stand for, on some scale."""

    point: Interval
    low: Interval
    high: Interval


def estimate_of(claim: Claim) -> Estimate | None:
    """Point and interval of an effect or a proportion; None where one of the three is not stated."""
    if isinstance(claim, EffectClaim) and claim.ci_low is not None and claim.ci_high is not None:
        return Estimate(claim.estimate, claim.ci_low, claim.ci_high)
    if not isinstance(claim, ProportionClaim) or claim.bound is not None:
        return None
    if claim.percent is None or claim.ci_low is None or claim.ci_high is None:
        return None
    return Estimate(claim.percent, claim.ci_low, claim.ci_high)


def plain(estimate: Estimate, reading: Reading) -> Ends:
    """What the three stand for under one reading."""
    return Ends(*(band(number, reading).interval() for number in estimate))


def inside(estimate: Estimate) -> bool:
    """Whether the point may lie between the bounds, under any reading."""
    return any(
        ends.point.high >= ends.low.low and ends.point.low <= ends.high.high
        for ends in (plain(estimate, reading) for reading in READINGS)
    )


def scales_for(measure: str) -> tuple[Scale, ...]:
    """The scales on which an interval of this measure may have been built, the usual one first.

    Ratios have one scale: of 227 odds and hazard ratios read, one had an interval symmetric as printed. Plain
    intervals of r are symmetric as printed; that is a way of working.
    """
    scale = scale_of(measure)
    if scale is LOG:
        return (LOG,)
    if scale is FISHER:
        return (FISHER, IDENTITY)
    return (IDENTITY,) if scale is IDENTITY else (LOG, IDENTITY)


def symmetric(estimate: Estimate, scale: Scale, *, alike: bool = True) -> bool:
    """Whether some values that could be printed so lie symmetrically on the scale: 2·g(point) = g(low) + g(high).

    Point and bounds are read alike (all rounded, or all cut off), or each in its own way."""
    bounds = [plain(estimate, reading) for reading in READINGS]
    pairs = zip(bounds, bounds, strict=True) if alike else product(bounds, repeat=2)
    return any(
        (scale.of(ends.low) + scale.of(ends.high)).meets(scale.of(centre.point).times(2)) for centre, ends in pairs
    )


def unpadded(estimate: Estimate) -> Estimate:
    """The three without the zeros that all have at their ends: a plot's '2.20 (1.10, 4.00)' was told to one place."""
    told = [str(number) for number in estimate]
    while all("." in digits and digits.endswith("0") for digits in told):
        told = [digits[:-1].removesuffix(".") for digits in told]
    return Estimate(*map(Decimal, told))
