"""The P-value at the end of a cell whose header names one beside the interval: '2.05 (1.51–2.77)/<0.001'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evidex.extract._effect.tables.measures import WITH_P
from evidex.text import Quantity

__all__ = ["p_in_cell"]

_LAST = re.compile(r"[)\]]\s?[/,;]?\s?[Pp]?\s?(?P<op>[<>≤≥=]?)\s?(?P<value>0?\.\d{1,5}|[01](?:\.0{1,3})?)[\s*†‡]*$")
_OPERATORS = {"": "=", "≤": "<=", "≥": ">="}


def p_in_cell(text: str, start: int, end: int, heads: Iterable[str]) -> Quantity | None:
    """The P-value with which `text[start:end]` ends behind a bracket, where one of its headers names it."""
    told = _LAST.search(text, start, end) if any(map(WITH_P.search, heads)) else None
    if told is None:
        return None
    operator = _OPERATORS.get(told["op"], told["op"])
    return Quantity("p", told.start("value"), told.end("value"), Decimal(told["value"]), op=operator)
