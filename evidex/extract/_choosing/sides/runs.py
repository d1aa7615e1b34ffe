"""Numbers of a sentence that are told together: joined by a stroke, by one word, or parted by a time alone.

a stroke  the two pressures of '142/91 mm Hg' are of one group, at one time
one word  'a versus b', 'a and b'
a time    the same group is measured again: 'in women 38% at week 4 and 52% at week 8'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.extract._choosing.sides.small_words import AGAINST
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, trim
from evidex.text.words import AND, CLOSE, CONTRAST, FINITE, NOUN, OPEN, PREP, PUNCT, QUANTITY, REL, SUB, Words

__all__ = ["Joined", "Run", "joined", "measured_again", "runs_of"]

Joined = tuple[int, int]
"""The numbers `first` to `last` (not included)."""
_SPREAD = 3
"""Words of a unit, or of a bracket with a spread, between a number and the stroke."""
_UNIT = 3
"""Words of a unit between a number and 'vs'."""
Run = tuple[int, int, bool]
"""The numbers `first` to `last` (not included); True where they are told against one another, False where listed."""
_FURTHEST = 7
"""Words of a time between two numbers."""


def joined(words: Words, numbers: Sequence[Stretch]) -> Iterator[Joined]:
    """All numbers in order, alone or with those that a stroke joins to them: '163 ± 21/102 ± 8 mm Hg'."""
    first = 0
    while first < len(numbers):
        last = first + 1
        while last < len(numbers) and _stroke(words, numbers[last - 1][1], numbers[last][0]):
            last += 1
        yield first, last
        first = last


def _stroke(words: Words, low: int, high: int) -> bool:
    """Whether a stroke alone stands between two numbers, behind a unit or a spread at most."""
    between = words.list[low:high]
    strokes = [at for at, word in enumerate(between) if word.low == "/"]
    if len(strokes) != 1 or strokes[0] > _SPREAD:
        return False
    before, behind = between[: strokes[0]], between[strokes[0] + 1 :]
    return all(word.tag in (NOUN, OPEN, CLOSE, QUANTITY) for word in before) and all(
        word.tag == PUNCT and word.low not in ",;:." for word in behind
    )


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


def measured_again(words: Words, numbers: Sequence[Stretch]) -> Iterator[int]:
    """The numbers, by their place, that are of the same group as the one before, at another time."""
    for own, ((_, low), (high, _)) in enumerate(pairwise(numbers), start=1):
        joined = high - low <= _FURTHEST and any(word.tag in (AND, PUNCT) for word in words.list[low:high])
        if joined and _is_time_alone(words, low, high):
            yield own


def _is_time_alone(words: Words, low: int, high: int) -> bool:
    """Whether a time stands alone between two numbers, led by a preposition and joined on: '% at week 4 and'."""
    while low < high and words.list[low].low in ("%", "percent"):
        low += 1
    if low == high or words.list[low].tag != PREP:
        return False
    first, last = trim(words, low + 1, high)
    return first < last and is_time(words.text(first, last))
