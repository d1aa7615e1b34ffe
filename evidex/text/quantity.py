"""One quantity of a text, and the sign that stands for each kind in a shape."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

__all__ = ["SIGN", "Quantity", "QuantityKind"]

QuantityKind = Literal["number", "p", "interval", "plus_minus", "count", "range", "percent"]


class Quantity(msgspec.Struct, frozen=True):
    """One quantity at `start:end` of the text.

    number:     `value`
    percent:    `value`; `shared` where the sign stands only behind a later number ('18, 16 and 19%')
    range:      `low`, `high`; `percent` where they are percentages
    count:      `value` of `total` ('29/124', 'Thirty-four of 124')
    plus_minus: `value` ± `spread`; `percent` where a percent sign follows
    interval:   `low`, `high`, `level` (95, …; None where only 'CI' is said); `percent`
    p:          `op` and `value`
    """

    kind: QuantityKind
    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    total: Decimal | None = None
    spread: Decimal | None = None
    level: Decimal | None = None
    op: str | None = None
    percent: bool = False
    shared: bool = False
    words: bool = False


# One sign per kind, from the private use area, so that no text is mistaken for one.
SIGN: dict[QuantityKind, str] = {
    "number": "\ue000",
    "p": "\ue001",
    "interval": "\ue002",
    "plus_minus": "\ue003",
    "count": "\ue004",
    "range": "\ue005",
    "percent": "\ue006",
}
