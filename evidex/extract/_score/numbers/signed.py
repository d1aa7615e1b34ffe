"""Means below zero: changes, but for what has a sign of its own."""

from __future__ import annotations

import re

from evidex.extract._score.numbers.values import Finder, Value

__all__ = ["settle_signed"]

_SIGNED_LEVEL = re.compile(
    r"\b(?:[TZzt][- ]?scores?|log\w*|deviations?|SDS|potentials?|base (?:excess|deficit)|refracti\w+|equivalents?"
    r"|temperatures?|strain|intercepts?|residuals?|errors?|bias|index|indices|balance|pressures?|attenuation"
    r"|densit(?:y|ies)|HU)\b",
    re.IGNORECASE,
)
"""What is below zero by itself."""
_FROM_OR_TO = re.compile(r"\b(?:from|to|between)\s[^.;()]{0,30}$")
_MOVES_ON = re.compile(r"\s?to\s[-−–+]?[\ue000\ue003\ue006]")
"""'-10 ± 8% to -17 ± 9%': where it began."""
_COMPARED_WITH = re.compile(
    r"^[^.;\ue000-\ue006]{0,60}(?:\b(?:vs\.?|versus|compared (?:with|to)|and|or)\b|,)[^.;\ue000-\ue006]{0,30}$"
)


def settle_signed(finder: Finder, values: list[Value]) -> None:
    """'(-9.05, -5.82, respectively)', '134 (74) versus -59 (49) s': a mean below zero is a change, and so is what it
    is compared with; but for what has a sign of its own."""
    for at, value in enumerate(values):
        before = finder.shape[max(value.start - 160, 0) : value.start]
        if value.statistic != "mean" or value.value >= 0 or _SIGNED_LEVEL.search(before) or _FROM_OR_TO.search(before):
            continue
        if value.spread is not None and _MOVES_ON.match(finder.shape, value.past):
            continue
        value.statistic = "mean_change"
        if at and values[at - 1].statistic == "mean":
            between = finder.shape[values[at - 1].stop : value.start]
            if value.unit in (None, values[at - 1].unit) and _COMPARED_WITH.match(between):
                values[at - 1].statistic = "mean_change"
