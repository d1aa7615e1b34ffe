"""Powers behind a value: of ten ('112 × 10⁹/L'), and of units in brackets ('ml x min(-1) x 1.73 m(-2)')."""

from __future__ import annotations

import re

__all__ = ["POWERED", "power_in"]

_FACTOR = r"(?:\s?[x×·.*]\s?|\s|/)"
_ATOM = r"[a-zA-Zµμ]{1,6}\([-−–‐]?[1-3]\)"
POWERED = rf"\s?(?:[a-zA-Zµμ%]{{1,8}}{_FACTOR}){{0,2}}{_ATOM}(?:{_FACTOR}(?:\ue000\s?)?{_ATOM}){{0,2}}"
"""A unit with a power in brackets right behind a number, in a shape: what is in the brackets is no number."""
_POWER = re.compile(r"[x×·*]\s?10(?:\^?[(\[]?([-−–+]?\d{1,2})(?![.\d])|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")


def power_in(words: str) -> int | None:
    """The one power of ten that these words print; None where they print none, or several."""
    powers = _POWER.findall(words)
    if len(powers) != 1:
        return None
    digits = (powers[0][0] or powers[0][1]).translate(_RAISED)
    return int(digits) if digits.strip("-+").isdigit() and digits.count("-") < 2 else None
