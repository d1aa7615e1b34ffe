"""Where a quote begins and ends, so that brackets which it touches stand in it whole."""

from __future__ import annotations

import re

__all__ = ["with_whole_brackets"]

_CLOSES = {"(": ")", "[": "]"}
_OPENS = {closing: opening for opening, closing in _CLOSES.items()}
_BRACKET = re.compile(r"[()\[\]]")
_OPENED = re.compile(r"[(\[](?:[nN]\s?=\s?)?$")
"""What a quote may begin behind: '(70%) recovered', '(n = 51) recovered'."""
_BEFORE = 6


def with_whole_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` with the bracket that closes right behind it, or opens right before it, where its partner is inside.

    A bracket that closes at the end and opens nowhere near is left out.
    """
    opened, closed = _alone(text, start, end)
    while opened and text[end : end + 1] == _CLOSES[text[opened[-1]]]:
        opened.pop()
        end += 1
    if len(closed) != 1:
        return start, end
    before = _OPENED.search(text, max(start - _BEFORE, 0), start)
    if before is not None and text[before.start()] == _OPENS[text[closed[0]]]:
        return before.start(), end
    return (start, end - 1) if closed[0] == end - 1 > start else (start, end)


def _alone(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """The places of brackets of `text[start:end]` that open, and that close, without a partner there."""
    opened: list[int] = []
    closed: list[int] = []
    for match in _BRACKET.finditer(text, start, end):
        if match.group() in _CLOSES:
            opened.append(match.start())
        elif opened and text[opened[-1]] == _OPENS[match.group()]:
            opened.pop()
        else:
            closed.append(match.start())
    return opened, closed
