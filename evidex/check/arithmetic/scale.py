"""The scale on which a measure's interval is symmetric: logarithm for ratios, Fisher's z for r, else as it stands."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from evidex.check.arithmetic.interval import Interval
from evidex.schema.claim import DIFFERENCES, RATIOS

__all__ = ["FISHER", "IDENTITY", "LOG", "LOWERED", "RAISED", "Scale", "scale_of"]


@dataclass(frozen=True, slots=True)
class Scale:
    """A rising function on measures, and the value of `null` that says 'no effect'."""

    name: str
    null: float
    apply: Callable[[float], float]

    def of(self, values: Interval) -> Interval:
        return values.rising(self.apply)


def _log(value: float) -> float:
    return math.log(value) if value > 0 else -math.inf


def _atanh(value: float) -> float:
    if value >= 1:
        return math.inf
    return math.atanh(value) if value > -1 else -math.inf


def _same(value: float) -> float:
    return value


def _raised(value: float) -> float:
    return _log(1 + value / 100)


def _lowered(value: float) -> float:
    return -math.log(1 - value / 100) if value < 100 else math.inf


LOG = Scale("log", 1.0, _log)
FISHER = Scale("Fisher z", 0.0, _atanh)
IDENTITY = Scale("identity", 0.0, _same)
RAISED = Scale("1 + x/100", 0.0, _raised)
LOWERED = Scale("1 - x/100", 0.0, _lowered)
"""The logarithms of ratios that are told as changes in percent: 24 % less is a ratio of 0.76."""


def scale_of(measure: str) -> Scale | None:
    """The scale of a measure's null value; None where the measure is not one we know ('other')."""
    if measure in RATIOS:
        return LOG
    if measure in DIFFERENCES:
        return IDENTITY
    return FISHER if measure == "r" else None
