"""Arithmetic that knows how numbers are printed: a printed 0.74 stands for all that can be printed so.

interval      intervals of floats, rounded outward
printed       the band of numbers that are printed alike, by each way of rounding
scale         the scale on which an estimate and its interval are symmetric
significance  P-values and quantiles
fourfold      tables of two groups and two outcomes
slips         single errors of typing that would explain a number
"""

from evidex.check.arithmetic.interval import Interval
from evidex.check.arithmetic.printed import READINGS, Band, Reading, band, bands, unit
from evidex.check.arithmetic.scale import Scale, scale_of
from evidex.check.arithmetic.significance import p_band, p_from_z, z_for_level
from evidex.check.arithmetic.slips import Slip, first_slips, single_slips

__all__ = [
    "READINGS",
    "Band",
    "Interval",
    "Reading",
    "Scale",
    "Slip",
    "band",
    "bands",
    "first_slips",
    "p_band",
    "p_from_z",
    "scale_of",
    "single_slips",
    "unit",
    "z_for_level",
]
