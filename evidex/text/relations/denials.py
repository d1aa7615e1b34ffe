"""Where a statement is denied: its quote must hold the denial, or it reads as the opposite."""

from __future__ import annotations

import re

from evidex.text.relations.phrases import Stretch
from evidex.text.relations.tokens import ADV, Tokens

__all__ = ["denied_above", "with_denial"]


def denied_above(tokens: Tokens, first: int) -> int | None:
    """'There is no evidence that X worsens Y', 'it is unlikely that …', 'we could not confirm that …': the word that
    denies what the clause states that begins at the word `first`."""
    if "that" not in tokens.low:
        return None
    that = next((i for i in range(first - 1, max(first - 8, -1), -1) if tokens.low[i] == "that"), None)
    if that is None or any(tokens.is_finite(i) for i in range(that + 1, first)):
        return None
    begin = max(that - 7, 0)
    said = tokens.low[begin:that]
    if "unlikely" in said:
        return begin + said.index("unlikely")
    if "no" in said and "evidence" in said:
        return begin + said.index("no")
    return begin + said.index("not") if "not" in said and not _SHOWING.isdisjoint(said) else None


_SHOWING = frozenset("support show confirm demonstrate prove find indicate suggest establish supported shown".split())


def with_denial(tokens: Tokens, first: int, last: int) -> Stretch:
    """The words `first:last` of a denied statement, widened to the denial nearest to them where they hold none.

    'None of the sides' stands before a factor, 'but not' before a part of it, 'was not found' behind both sides.
    """
    said = tokens.low[first:last]
    if not _DENYING.isdisjoint(said) or _ALIKE.search(" ".join(said)) is not None:
        return first, last
    if "nor" in said and "neither" not in tokens.low[max(first - _NEAR, 0) : first]:
        return first, last
    words = range(len(tokens))
    near = [(first - i if i < first else i - last + 1, i) for i in words if tokens.low[i] in _DENYING]
    _, place = min(near, default=(0, first))
    return min(first, place), max(last, _said_behind(tokens, place + 1)) if place >= last else last


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
