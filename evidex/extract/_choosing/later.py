"""The same group measured again: 'in women 38% at week 4 and 52% at week 8', where a time alone parts the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, trim
from evidex.text.words import AND, PREP, PUNCT, Words

__all__ = ["measured_again"]

_FURTHEST = 7
"""Words of a time between two numbers."""


def measured_again(words: Words, numbers: Sequence[Stretch]) -> Iterator[int]:
    """The numbers, by their place, that are of the same group as the one before, at another time."""
    for own, ((_, low), (high, _)) in enumerate(pairwise(numbers), start=1):
        joined = high - low <= _FURTHEST and any(word.tag in (AND, PUNCT) for word in words.list[low:high])
        if joined and _is_time(words, low, high):
            yield own


def _is_time(words: Words, low: int, high: int) -> bool:
    """Whether a time stands alone between two numbers, led by a preposition and joined on: '% at week 4 and'."""
    while low < high and words.list[low].low in ("%", "percent"):
        low += 1
    if low == high or words.list[low].tag != PREP:
        return False
    first, last = trim(words, low + 1, high)
    return first < last and is_time(words.text(first, last))
