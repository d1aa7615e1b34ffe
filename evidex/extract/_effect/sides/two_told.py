"""Two numbers, each with the name of those it is of: '2.9% of those taking A and 3.8% of those taking B'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from evidex.extract._choosing.sides.comparisons import name_behind
from evidex.text.quantities import SIGN
from evidex.text.words import ADVERB, AND, CLOSE, DET, NOUN, OPEN, PREP, PUNCT, QUANTITY, Words

__all__ = ["NamedNumber", "two_told"]

_OF_WHOM = frozenset("of in with on among".split())
_TESTED = SIGN["interval"] + SIGN["p"]
_UNITS = 3
"""Words of a unit between a number and whom it is of: 'days', 'percentage points'."""
_BETWEEN = 7
"""Words from the first name to the second number: 'and by a mean of'."""
_JOINS = frozenset({AND, PREP, PUNCT, ADVERB, DET, NOUN})


class NamedNumber(NamedTuple):
    """A number, the preposition behind it, and the words of the name that follows."""

    at: int
    lead: str
    first: int
    last: int


def two_told(words: Words) -> Iterator[tuple[NamedNumber, NamedNumber]]:
    """Pairs of numbers that stand side by side, each with a name that the same word leads to."""
    before: NamedNumber | None = None
    for at, word in enumerate(words.list):
        if word.tag != QUANTITY or (before is not None and at < before.last):
            continue
        named = _named(words, at)
        if named is None:
            continue
        if before is not None and named.lead == before.lead and _are_joined(words, before.last, at):
            yield before, named
        before = named


def _named(words: Words, at: int) -> NamedNumber | None:
    """The name behind a number, its unit and its brackets."""
    listed = words.list
    behind, units = at + 1, 0
    while behind < len(listed):
        word = listed[behind]
        if word.tag == PREP and word.low in _OF_WHOM:
            place = name_behind(words, behind + 1)
            return NamedNumber(at, word.low, *place) if place else None
        if word.tag in (OPEN, CLOSE, QUANTITY):
            if _is_estimate(words, behind):
                return None
            behind = words.on(behind)
        elif word.tag == NOUN and units < _UNITS:
            behind, units = behind + 1, units + 1
        else:
            return None
    return None


def _is_estimate(words: Words, at: int) -> bool:
    """Whether an interval or a P-value stands there, in a bracket or alone: the number before it is an estimate."""
    last = words.on(at)
    return any(words.read.shape[word.start] in _TESTED for word in words.list[at : max(last, at + 1)])


def _are_joined(words: Words, first: int, last: int) -> bool:
    """Whether 'and' joins a name to the number behind it: no verb and no end of a clause stands between."""
    between = words.list[first:last]
    if not 0 < len(between) <= _BETWEEN or any(word.low in (";", ":", ".") for word in between):
        return False
    return any(word.low == "and" for word in between) and all(word.tag in _JOINS for word in between)
