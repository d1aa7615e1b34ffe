"""Lower case, place by place.

A pattern of plain letters over text in lower case is found two to five times faster than one that ignores case: so the
text is lowered once, and what was found is cut from the text itself.
"""

from __future__ import annotations

__all__ = ["lowered"]


def lowered(text: str) -> str:
    """The text in lower case, each character in its place ('İ', the only one that would become two, as 'i')."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("İ", "i").lower()
