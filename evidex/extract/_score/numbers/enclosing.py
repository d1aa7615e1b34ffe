"""The bracket around a number: where it opens, and where it closes."""

from __future__ import annotations

__all__ = ["closing", "opening"]


def opening(shape: str, offset: int, reach: int) -> int | None:
    """Where the bracket opens in which an offset stands; None where it stands in none that begins within `reach`."""
    begin = max(shape.rfind(mark, max(offset - reach, 0), offset) for mark in "([")
    return None if begin < 0 or any(mark in shape[begin:offset] for mark in ")]") else begin


def closing(shape: str, offset: int) -> int:
    """Where the bracket around an offset closes, or the sentence ends."""
    places = [place for mark in ")]" if (place := shape.find(mark, offset)) >= 0]
    return min(places, default=len(shape))
