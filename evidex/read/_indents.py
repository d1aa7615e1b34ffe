"""How far the text of a table cell stands in: its row is then one of several below a label that stands less far."""

from __future__ import annotations

import re

__all__ = ["leading", "styled"]

_STYLE = re.compile(r"(?:padding-left|padding-inline-start|text-indent|margin-left)\s*:\s*(\d+(?:\.\d+)?)")
_WIDTHS = {"\u2003": 2.0, "\u2002": 1.0, "\u00a0": 1.0, "\u2001": 2.0, "\u2000": 1.0, "\u3000": 2.0}
_WIDTHS |= dict.fromkeys("\u2004\u2005\u2006\u2007\u2008\u2009\u200a", 0.5)
"""Wide and hard spaces: plain ones are how a source is laid out."""


def styled(style: str | None) -> float:
    """What a style says, in whatever unit."""
    told = _STYLE.search(style or "")
    return float(told[1]) if told else 0.0


def leading(text: str) -> float:
    """The width of the wide or hard spaces before the first letter."""
    lead = text[: len(text) - len(text.lstrip())]
    return sum(_WIDTHS.get(sign, 0.0) for sign in lead)
