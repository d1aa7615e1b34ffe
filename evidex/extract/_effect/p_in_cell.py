"""The P-value at the end of a cell whose header names one beside the estimate: '2.05 (1.51–2.77)/<0.001'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from evidex.text import Quantity

__all__ = ["p_in_cell"]

_NAMED = re.compile(r"(?:[/,;(&]|\band)\s?[Pp](?:[\s-]?[Vv]alues?)?\s?\)?(?:$|[\s,;])")
"""'OR (95 % CI)/P value', 'HR, p'."""
_LAST = re.compile(r"[)\]]\s?[/,;]?\s?(?P<op>[<>≤≥=]?)\s?(?P<value>0?\.\d{1,5}|1\.0{1,3})[\s*†‡]*$")


def p_in_cell(text: str, start: int, end: int, heads: Iterable[str]) -> Quantity | None:
    """The P-value with which `text[start:end]` ends behind a bracket, where one of its headers names it."""
    told = _LAST.search(text, start, end) if any(map(_NAMED.search, heads)) else None
    if told is None:
        return None
    return Quantity("p", told.start("value"), told.end("value"), Decimal(told["value"]), op=told["op"] or "=")
