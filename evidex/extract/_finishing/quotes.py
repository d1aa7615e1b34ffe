"""Where a quote begins and ends, so that its denial and the brackets which it touches stand in it whole."""

from __future__ import annotations

import re

from evidex.schema import CauseClaim, Claim
from evidex.text import View
from evidex.text.relations import with_denial

__all__ = ["place_of_denial", "with_whole_brackets"]

_CLOSES = {"(": ")", "[": "]"}
_OPENS = {closing: opening for opening, closing in _CLOSES.items()}
_BRACKET = re.compile(r"[()\[\]]")
_OPENED = re.compile(r"[(\[](?:[nN]\s?=\s?)?$")
"""What a quote may begin behind: '(70%) recovered', '(n = 51) recovered'."""
_BEFORE = 6


def place_of_denial(claim: Claim, view: View) -> dict[str, int]:
    """`start` and `end` of a denied cause, with the denial; empty for what is none.

    Without it the quote would read as the opposite. It is widened once the claim was judged, as the judge learnt from
    the shortest stretch with both sides.
    """
    if not isinstance(claim, CauseClaim) or not claim.negated:
        return {}
    sentence = view.sentence_at(claim.start)
    if sentence is None or claim.end > sentence.end:
        return {}
    words = view.text[sentence.start : sentence.end]
    start, end = with_denial(words, claim.start - sentence.start, claim.end - sentence.start)
    return {"start": sentence.start + start, "end": sentence.start + end}


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
