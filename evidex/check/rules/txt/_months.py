"""The month of a date as it is written: '3rd March 2001', 'Sept. 2001'."""

from __future__ import annotations

import re

__all__ = ["month_in"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def month_in(words: str) -> int | None:
    """The number of the month, where one is named."""
    month = re.search(r"[A-Za-z]{3}", re.sub(r"\d(?:st|nd|rd|th)", "", words))
    return _MONTHS.index(month[0].lower()) + 1 if month and month[0].lower() in _MONTHS else None
