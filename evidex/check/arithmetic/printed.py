"""What a printed number may stand for.

A printed 0.74 was rounded (half up or half even: the value lay in [0.735, 0.745]) or cut off (it lay in
[0.74, 0.75)). Ends are kept closed: a value exactly on a border never counts against the authors. The two
readings are kept apart because one table is printed by one program: 0.74 cut off beside 0.86 rounded is no reading.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Literal

import msgspec

from evidex.check.arithmetic.interval import Interval

__all__ = ["READINGS", "Band", "Reading", "band", "bands", "decimals", "signed", "unit"]

Reading = Literal["rounded", "cut"]
READINGS: tuple[Reading, ...] = ("rounded", "cut")


class Band(msgspec.Struct, frozen=True):
    """The exact values, ends included, that could have been printed as one number."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Band) -> bool:
        return self.low <= other.high and other.low <= self.high

    def interval(self) -> Interval:
        """The same in floats, widened to the next float so that nothing is lost."""
        return Interval(math.nextafter(float(self.low), -math.inf), math.nextafter(float(self.high), math.inf))


_STEPS = tuple(Decimal(1).scaleb(-places) for places in range(12))


def signed(digits: str) -> Decimal:
    """The number of digits as they are printed, with any minus, commas and either point: '−0·79', '1,204'."""
    plain = Decimal(digits.lstrip("-−–").replace(",", "").replace("·", "."))
    return -plain if digits[0] in "-−–" else plain


def unit(number: Decimal) -> Decimal:
    """One of the last printed place: 0.01 for 5.10, 1 for 120 (and for 1E+2: no place left of the point is dropped)."""
    places = decimals(number)
    return _STEPS[places] if places < len(_STEPS) else Decimal(1).scaleb(-places)


def decimals(number: Decimal) -> int:
    """How many places behind the point are printed: 2 of 5.10, none of 120."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{number} is not a number that can be printed")
    return max(-exponent, 0)


def band(number: Decimal, reading: Reading) -> Band:
    """What `number` stands for under one reading; cutting off goes towards zero (-0.7 was [-0.8, -0.7])."""
    step = unit(number)
    if reading == "rounded":
        return Band(number - step / 2, number + step / 2)
    if number == 0:
        return Band(-step, step)
    return Band(number, number + step) if number > 0 else Band(number - step, number)


def bands(number: Decimal) -> Band:
    """What `number` stands for under any reading: enough where it is the only inexact number of a comparison."""
    both = [band(number, reading) for reading in READINGS]
    return Band(min(b.low for b in both), max(b.high for b in both))
