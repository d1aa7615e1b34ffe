"""Spread and bounds that are printed in another unit, or another power of ten, than their value.

A claim has one unit. What is in another unit of time is left out, as 7 to 7 years would be a wrong number: 'a mean of
2.9 years (range, 7 months to 7 years)'. What has no power beside a value that prints one is told in the value's own:
'112 × 10⁹/L (IQR 84 to 156)' are 84 × 10⁹ and 156 × 10⁹.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evidex.text.powers import power_in

__all__ = ["are_mixed", "with_its_power"]

_TIME = re.compile(
    r"\W{0,2}(?:(?P<s>s(?:ec(?:ond)?s?)?)|(?P<min>min(?:ute)?s?)|(?P<h>h(?:(?:ou)?rs?)?)|(?P<d>d(?:ays?)?)"
    r"|(?P<w>w(?:ee)?ks?)|(?P<mo>mo(?:nth)?s?)|(?P<y>y(?:(?:ea)?rs?)?))(?![a-zA-Z])"
)
FAR = 100
"""A bound or an SD that is so many times less than its value was printed without the value's power."""
LEAST_POWER = 3


def are_mixed(*behind: str) -> bool:
    """Whether the words behind several numbers name different units of time; none is named by words of another sort."""
    named = {match.lastgroup for words in behind if (match := _TIME.match(words))}
    return len(named) > 1


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
