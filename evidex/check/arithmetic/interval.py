"""Interval arithmetic on floats, rounded outwards: a true value inside the inputs is never outside the result."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

__all__ = ["Interval"]


def _down(value: float) -> float:
    return math.nextafter(value, -math.inf)


def _up(value: float) -> float:
    return math.nextafter(value, math.inf)


class Interval(msgspec.Struct, frozen=True):
    """All values from `low` to `high`, ends included; ends may be infinite."""

    low: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> Interval:
        return cls(value, value)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def hull(self, other: Interval) -> Interval:
        """The least interval around both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def __add__(self, other: Interval) -> Interval:
        return Interval(_down(self.low + other.low), _up(self.high + other.high))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_down(self.low - other.high), _up(self.high - other.low))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(0.0, max(-self.low, self.high))

    def __mul__(self, other: Interval) -> Interval:
        products = [_product(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(_down(min(products)), _up(max(products)))

    def __truediv__(self, other: Interval) -> Interval:
        """Anything at all where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return Interval(-math.inf, math.inf)
        return self * Interval(_down(1 / other.high), _up(1 / other.low))

    def times(self, factor: float) -> Interval:
        return self * Interval.exactly(factor)

    def rising(self, function: Callable[[float], float]) -> Interval:
        """The image under a function that never falls; its own rounding (a few ulps) is allowed for."""
        return Interval(_outward(function(self.low), -1), _outward(function(self.high), 1))

    def falling(self, function: Callable[[float], float]) -> Interval:
        """The image under a function that never rises."""
        return Interval(_outward(function(self.high), -1), _outward(function(self.low), 1))


def _product(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _outward(value: float, way: int) -> float:
    """Library functions are right to about an ulp or two; relative 1e-14 is a safe cover for that and no more."""
    return value if math.isinf(value) else value + way * (abs(value) * 1e-14 + 5e-324)
