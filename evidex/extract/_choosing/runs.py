"""Numbers of a sentence that one word joins: 'a versus b', 'a and b'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.extract._choosing.small_words import AGAINST
from evidex.text.clauses import Stretch
from evidex.text.words import AND, CLOSE, CONTRAST, FINITE, OPEN, PREP, PUNCT, REL, SUB, Words

__all__ = ["Run", "runs_of"]

_UNIT = 3
"""Words of a unit between a number and 'vs'."""
Run = tuple[int, int, bool]
"""The numbers `first` to `last` (not included); True where they are told against one another, False where listed."""


def runs_of(words: Words, numbers: Sequence[Stretch]) -> Iterator[Run]:
    """The numbers that 'versus' joins, or two that 'and' does, where nothing else than a unit parts them."""
    first = 0
    while first < len(numbers):
        last = first + 1
        while last < len(numbers) and _against(words, numbers[last - 1][1], numbers[last][0]):
            last += 1
        if last - first > 1:
            yield first, last, True
        elif last < len(numbers) and _listed(words, numbers, first):
            yield first, last + 1, False
            last += 1
        first = last


def _listed(words: Words, numbers: Sequence[Stretch], first: int) -> bool:
    """Whether 'and' alone joins a number to the next, and no other to them."""
    low, high = numbers[first][1], numbers[first + 1][0]
    while low < high and words.list[low].tag == OPEN:
        low = words.on(low)
    if high - low != 1 or words.list[low].low != "and":
        return False
    if first + 2 < len(numbers) and _against(words, numbers[first + 1][1], numbers[first + 2][0]):
        return False
    before = numbers[first - 1][1] if first else None
    return before is None or any(word.tag not in (PUNCT, AND) for word in words.list[before : numbers[first][0]])


def _against(words: Words, low: int, high: int) -> bool:
    """Whether 'versus' stands between two numbers, behind a unit or a bracket at most."""
    at, unit = low, 0
    while at < high and words.list[at].low not in AGAINST:
        word = words.list[at]
        if word.tag in (PREP, AND, SUB, REL, CONTRAST, CLOSE, *FINITE) or word.low in ".;:":
            return False
        if word.tag not in (OPEN, PUNCT):
            unit += 1
        at = words.on(at)
    if at >= high or unit > _UNIT:
        return False
    return all(word.tag in (PREP, CONTRAST, PUNCT) for word in words.list[at:high])
