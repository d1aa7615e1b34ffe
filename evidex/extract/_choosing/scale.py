"""What clues weigh for the fields of a kind of claim.

Phrases are described by aspects: a family of clues, what of the number they are told with (the context), and for each
phrase the value that it has. Few values of an aspect differ, so what its clues weigh is looked up in one table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from evidex.extract._learnt.packed import Packing, Weights
from evidex.text.kept import Kept

__all__ = ["HUNDREDTHS", "Aspect", "Clue", "Family", "Key", "Scale", "clues_of", "step"]

Key = tuple[str, Any]
"""A family of clues and the value from which they are told, where they are told without a context."""
Aspect = tuple[str, tuple[Any, ...], Sequence[Any]]
"""A family of clues, their context, and a value for each phrase: None where it tells nothing of a phrase."""
Clue = tuple[str, tuple[Any, ...], Any]
"""A family of clues, their context, and one value."""
Family = Callable[..., Sequence[str]]
"""The clues of a context and a value."""
HUNDREDTHS = Packing(unit=100, bits=20)
"""How weights of all fields are packed: they have two decimals, and sums stay far below 5,000."""
_MOST, _TABLES = 5_000, 2_000
"""Values that a table keeps, the first, which are the commonest, and tables: about 15 MB for a kind."""


def clues_of(families: Mapping[str, Family], family: str, context: tuple[Any, ...], value: Any) -> Sequence[str]:
    """The clues that a value tells."""
    return () if value is None else families[family](*context, value)


_STEPS = [0, 1, 2, 3, 4, *[5] * 3, *[8] * 5, *[13] * 8, *[21] * 13]


def step(count: int) -> int:
    """Counts grow in steps, as what is far need not be told apart: 0 to 4, then the largest of 5, 8, 13, 21 and 34."""
    return _STEPS[count] if count < len(_STEPS) else 34


class Scale:
    """The learnt weights of one kind of claim."""

    def __init__(self, kind: str, families: Mapping[str, Family]) -> None:
        self._kind, self._families = kind, families
        self._tables: Kept[tuple[str, tuple[Any, ...]], Kept[Any, int]] = Kept(self._table, _TABLES)
        self._without_context: Kept[str, Mapping[Any, int]] = Kept(self.table, _TABLES)

    @cached_property
    def _weights(self) -> Weights:
        return Weights.of_file("evidex.extract._choosing", self._kind, HUNDREDTHS)

    def of(self, keys: Iterable[Key]) -> int:
        """What keys weigh together."""
        return sum([self._without_context[family][value] for family, value in keys])

    def each(self, aspects: Iterable[Aspect]) -> list[int]:
        """What the aspects of some phrases weigh together, phrase by phrase."""
        columns = [map(self._tables[family, context].__getitem__, values) for family, context, values in aspects]
        return list(map(sum, zip(*columns, strict=True)))

    def table(self, family: str, context: tuple[Any, ...] = ()) -> Mapping[Any, int]:
        """What each value weighs in a context."""
        return self._tables[family, context]

    def _table(self, told: tuple[str, tuple[Any, ...]]) -> Kept[Any, int]:
        return Kept(partial(self._weigh, *told), _MOST)

    def _weigh(self, family: str, context: tuple[Any, ...], value: Any) -> int:
        return self._weights.of(clues_of(self._families, family, context, value))
