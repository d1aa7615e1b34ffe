"""What is told of a value in its own power of ten: '112 × 10⁹/L (IQR 84 to 156)' are 84 × 10⁹ and 156 × 10⁹."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

__all__ = ["with_its_power"]

_POWER = re.compile(r"[x×·*]\s?10(?:\^?[(\[]?([-−–+]?\d{1,2})(?![.\d])|([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
FAR = 100
"""A bound or an SD that is so many times less than its value was printed without the value's power."""


def with_its_power(value: Decimal, told: Mapping[str, Any], quote: str) -> dict[str, Decimal]:
    """Spread and bounds in the power of the value, where the quote prints one power and they have none.

    Either all bounds are far below the value, or none is: an interval is not given in two powers.
    """
    powers = _POWER.findall(quote)
    if len(powers) != 1 or not value:
        return {}
    power = int((powers[0][0] or powers[0][1]).translate(_RAISED))
    beside = {name: number for name in ("sd", "se", "low", "high") if (number := told.get(name)) is not None}
    if power < 3 or not beside or any(abs(number) * FAR > abs(value) for number in beside.values()):
        return {}
    return {name: number.scaleb(power) for name, number in beside.items()}
