"""What could be told for a field of a number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec

from evidex.text.clauses import Stretch

__all__ = ["Choice", "Weighed", "clash"]


class Choice(msgspec.Struct, frozen=True, gc=False):
    """What was chosen for a field: its words, and where they stand if in the sentence of the number."""

    text: str | None
    place: Stretch | None = None

    def excludes(self, other: Choice) -> bool:
        """Whether both name the same thing, or share words of the sentence: they cannot be told for two fields."""
        if self.place and other.place:
            return self.place[0] < other.place[1] and other.place[0] < self.place[1]
        return self.text is not None and self.text == other.text


Weighed = tuple[int, Choice]
"""What weighs so much, in hundredths."""


def clash(choices: Sequence[Choice]) -> bool:
    """Whether two of them exclude one another."""
    return any(one.excludes(other) for one, other in combinations(choices, 2))
