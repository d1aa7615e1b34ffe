"""What is told of a value in its own power of ten: '112 × 10⁹/L (IQR 84 to 156)' are 84 × 10⁹ and 156 × 10⁹."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evidex.text.powers import power_in

__all__ = ["with_its_power"]

FAR = 100
"""A bound or an SD that is so many times less than its value was printed without the value's power."""
LEAST_POWER = 3


def with_its_power(value: Decimal, told: Mapping[str, Any], quote: str) -> dict[str, Decimal]:
    """Spread and bounds in the power of the value, where the quote prints one power and they have none.

    Either all bounds are far below the value, or none is: an interval is not given in two powers.
    """
    beside = {name: number for name in ("sd", "se", "low", "high") if (number := told.get(name)) is not None}
    if not beside or any(abs(number) * FAR > abs(value) for number in beside.values()):
        return {}
    power = power_in(quote)
    if power is None or power < LEAST_POWER:
        return {}
    return {name: number.scaleb(power) for name, number in beside.items()}
