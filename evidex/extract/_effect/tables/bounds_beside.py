"""An estimate in a cell whose own interval does not hold it: '1.12 (1.21–1.66)' under 'HR (95% CI)'.

One of the three numbers is a slip, which the checks name. Cell and header must leave no doubt: the cell holds nothing
else, the header names the measure and the level, the three are printed alike and lie near one another.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._effect.numbers.labels import RATIOS
from evidex.extract._effect.tables.measures import NOTE_MARKS, Column
from evidex.schema.claim import DIFFERENCES
from evidex.text import Quantities, Quantity
from evidex.text.quantities import SIGN

__all__ = ["bounds_beside"]

_NUMBER, _RANGE = SIGN["number"], f"[{SIGN['range']}{SIGN['interval']}]"
_WHOLE = re.compile(rf"\s*{_NUMBER}\s?[(\[]\s?(?:{_RANGE}|{_NUMBER}\s?[,;]\s?{_NUMBER})\s?[)\]][\s{NOTE_MARKS}]*")


def bounds_beside(read: Quantities, column: Column) -> tuple[Quantity, Decimal, Decimal] | None:
    """The estimate and its bounds, where it lies outside them and they are its own all the same."""
    if column.role != "measure" or column.vague or column.level is None or not _WHOLE.fullmatch(read.shape):
        return None
    first, second, last = read.found[0], read.found[1], read.found[-1]
    value = first.value
    low, high = (second.low, second.high) if second.value is None else (second.value, last.value)
    if value is None or low is None or high is None or not low < high or low <= value <= high:
        return None
    if second.percent or len({_places(each) for each in (value, low, high)}) > 1 or _places(value) == 0:
        return None
    if not low - (high - low) <= value <= high + (high - low):
        return None
    if column.measure in RATIOS:
        return (first, low, high) if min(value, low) > 0 else None
    return (first, low, high) if column.measure in DIFFERENCES else None


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
