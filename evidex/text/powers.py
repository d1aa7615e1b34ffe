"""A power of ten printed behind a value: '112 × 10⁹/L', '4.2 x 10^4'."""

from __future__ import annotations

import re

__all__ = ["power_in"]

_POWER = re.compile(r"[x×·*]\s?10(?:\^?[(\[]?([-−–+]?\d{1,2})(?![.\d])|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")


def power_in(words: str) -> int | None:
    """The one power of ten that these words print; None where they print none, or several."""
    powers = _POWER.findall(words)
    if len(powers) != 1:
        return None
    digits = (powers[0][0] or powers[0][1]).translate(_RAISED)
    return int(digits) if digits.strip("-+").isdigit() and digits.count("-") < 2 else None
