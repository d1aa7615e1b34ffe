"""Names that a later clause opens with: they are of its numbers, and not of those before it.

'Overall, 30 of 98 fell out; in the placebo group, 12 of 48 did.': the 30 are not of the placebo group, however much
the words speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.sides.small_words import RESPECTIVE
from evidex.text.clauses import Stretch
from evidex.text.words import AND, PREP, Words

__all__ = ["Beyond"]

_HEADS = frozenset("in among amongst for with of".split())
_OF_ALL = re.compile(r"(?:^|;)\W*(?:overall|altogether|in (?:total|all))\b[^;]*$", re.IGNORECASE)
"""What opens a clause that speaks of everyone: no side that is named elsewhere is meant."""


class Beyond:
    """What is not told of a number, as it stands beyond the head of a later clause with a number of its own."""

    def __init__(self, words: Words, numbers: Sequence[Stretch], own: int) -> None:
        self._words, self._low = words, numbers[own][0]
        self._begin = _head_behind(words, numbers, own)

    def __bool__(self) -> bool:
        return self._begin < len(self._words)

    @cached_property
    def _of_all(self) -> bool:
        return _OF_ALL.search(self._words.text(0, self._low)) is not None

    @cached_property
    def _sides(self) -> tuple[str, str]:
        """The words before the head of the later clause, and those behind it, in lower case."""
        words, begin = self._words, self._begin
        return words.text(0, begin).lower(), words.text(begin, len(words)).lower()

    def holds(self, choice: Choice) -> bool:
        """Whether a choice stands there alone."""
        if choice.place is not None:
            return choice.place[0] >= self._begin
        before, behind = self._sides
        text = choice.text.lower() if choice.text is not None else ""
        return bool(text) and text not in before and (text in behind or self._of_all)


def _head_behind(words: Words, numbers: Sequence[Stretch], own: int) -> int:
    """Where the next clause begins with a preposition: '; in A, 5', ', and in 5 of 9'; the end if none does."""
    later = [low for low, _ in numbers[own + 1 :]]
    if not later or any(word.low in RESPECTIVE for word in words.list):
        return len(words)
    for at in range(numbers[own][1], later[-1]):
        if words.list[at].low in (";", ",") and _opens(words, at):
            return at
    return len(words)


def _opens(words: Words, mark: int) -> bool:
    """Whether a preposition stands behind '; (and)' or ', and', outside of brackets."""
    joined = words.list[mark + 1].tag == AND
    head = words.list[mark + 1 + joined]
    outside = words.bracket_around(mark) is None
    return outside and head.tag == PREP and head.low in _HEADS and (joined or words.list[mark].low == ";")
