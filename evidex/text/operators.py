"""Signs and words of comparison before a number, in every notation."""

from __future__ import annotations

import re

__all__ = ["operator"]

_OPS = {
    "≤": "<=",
    "⩽": "<=",
    "≦": "<=",
    "≥": ">=",
    "⩾": ">=",
    "≧": ">=",
    "＜": "<",
    "＞": ">",
    "＝": "=",
    "≪": "<",
    "≫": ">",
}


def operator(printed: str) -> str:
    """One of < = > <= >= for an operator as printed ('</=', '≤', 'less than')."""
    plain = re.sub(r"\s", "", printed)
    if plain in _OPS:
        return _OPS[plain]
    if plain.startswith(("<", "less", "=<")):
        return "<=" if "=" in plain or "equal" in plain else "<"
    if plain.startswith((">", "greater", "more", "=>")):
        return ">=" if "=" in plain or "equal" in plain else ">"
    return "="
