"""Numbers of one reading: the two pressures of '142/91 mm Hg' are of one group, at one time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.text.clauses import Stretch
from evidex.text.words import CLOSE, NOUN, OPEN, PUNCT, QUANTITY, Words

__all__ = ["Joined", "joined"]

Joined = tuple[int, int]
"""The numbers `first` to `last` (not included)."""
_UNIT = 3
"""Words of a unit, or of a bracket with a spread, between a number and the stroke."""


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
    if len(strokes) != 1 or strokes[0] > _UNIT:
        return False
    before, behind = between[: strokes[0]], between[strokes[0] + 1 :]
    return all(word.tag in (NOUN, OPEN, CLOSE, QUANTITY) for word in before) and all(
        word.tag == PUNCT and word.low not in ",;:." for word in behind
    )
