"""Intervals in the bracket right behind a value, whatever it is called: 'a specificity of 68% (95% CI 70–77)'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed

__all__ = ["BareInterval", "bare_intervals"]

_N = r"[-−–]?\d{1,6}(?:[.·]\d+)?"
_VALUE = re.compile(
    rf"(?:\b(?:of|was|is|were|at)|=|:)\s?(?P<v>{_N})(?![\d,]*\d)(?P<u>\s?%|\s[A-Za-zµμ][A-Za-z/²³]{{0,9}})?\s?[(\[]\s?95\s?%\s?"
    rf"(?:CI|confidence\sinterval)(?:\s?[:=,]|\sof)?\s?(?P<l>{_N})\s?%?\s?(?:to|[-–]|,\s)\s?(?P<h>{_N})\s?%?(?=\s?[)\];,])"
)
_OF_A_DIFFERENCE = re.compile(r"\b(?:vs|versus|than|compared|difference|respectively|from|against|between)\b", re.I)
BEFORE = 60
"""Characters before the value in which a second value would make the interval one of their difference."""


@dataclass(frozen=True, slots=True)
class BareInterval:
    start: int
    end: int
    value: Decimal
    low: Decimal
    high: Decimal


def bare_intervals(words: str) -> Iterator[BareInterval]:
    for match in _VALUE.finditer(words):
        if _OF_A_DIFFERENCE.search(words, max(match.start() - BEFORE, 0), match.start("v")):
            continue
        value, low, high = (signed(match[name]) for name in "vlh")
        yield BareInterval(match.start("v"), match.end(), value, low, high)
