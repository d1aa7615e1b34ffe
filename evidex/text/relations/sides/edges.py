"""The phrase edges of `phrases` for callers that know offsets of a text, not words of it."""

from __future__ import annotations

from evidex.text.relations.sides.phrases import Phrase, trimmed
from evidex.text.relations.tokens import Tokens

__all__ = ["trim", "whole"]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without articles, adverbs, auxiliaries and marks at either edge; empty if nothing is left."""
    tokens = Tokens(text[start:end])
    found = trimmed(tokens, 0, len(tokens))
    return (start + tokens.start[found[0]], start + tokens.end[found[1] - 1]) if found else (start, start)


def whole(text: str, start: int, end: int) -> Phrase:
    """One phrase, lists and all."""
    return Phrase(start, end, " ".join(text[start:end].split()))
