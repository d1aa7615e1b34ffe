"""Where a statement is denied: its quote must hold the denial, or it reads as the opposite."""

from __future__ import annotations

import re

from evidex.text.relations.tokens import ADV, Tokens, mask_amounts, mask_brackets

__all__ = ["with_denial"]


def with_denial(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The place of a denied statement, widened to the denial nearest to it where it holds none.

    'None of the sides' stands before a factor, 'but not' before a part of it, 'was not found' behind both sides.
    """
    tokens = Tokens(mask_amounts(mask_brackets(sentence)))
    first, last = tokens.index_at(start), tokens.index_at(end - 1) + 1
    place = _nearest(tokens, first, last)
    if place is None:
        return start, end
    if place < first:
        return tokens.start[place], end
    return start, tokens.end[_said_behind(tokens, place + 1) - 1]


def _nearest(tokens: Tokens, first: int, last: int) -> int | None:
    """The nearest word that denies; None where the words `first:last` hold one, or deny by themselves."""
    said = tokens.low[first:last]
    if not _DENYING.isdisjoint(said) or _ALIKE.search(" ".join(said)) is not None:
        return None
    if "nor" in said and "neither" not in tokens.low[max(first - _NEAR, 0) : first]:
        return None
    words = (i for i, word in enumerate(tokens.low) if word in _DENYING)
    return min(words, key=lambda i: (first - i if i < first else i - last + 1, i), default=None)


def _said_behind(tokens: Tokens, index: int) -> int:
    """Behind the word that a denial denies: 'was not (statistically) significant'."""
    while tokens.has_tag(index, ADV):
        index += 1
    return index + tokens.at(index).isalpha()


_NEAR = 3
"""Words: 'neither (the) age nor sex' is one denial."""
_DENYING = frozenset(
    """not never no none neither cannot without lack lacks lacked unlikely fail fails failed insignificant
    nonsignificant non-significant""".split()
)
_ALIKE = re.compile(
    r"\b(?:un|similar|comparab|equal|equivalent|identical|alike|same|independent|ineffective|minimal|little|failure)"
    r"|\bas \w+ as\b"
)
"""Words of a statement that deny a difference, or an effect, by themselves."""
