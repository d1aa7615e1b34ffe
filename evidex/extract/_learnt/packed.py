"""Rows of weights as one integer each: one addition adds them all.

Learnt weights have few decimals, so that whole multiples of the smallest add up exactly, in whatever order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import msgspec

__all__ = ["Packing", "Weights", "rows_of_file"]


@dataclass(frozen=True, slots=True)
class Packing:
    """How rows are packed: `unit` of a column's integers make 1, and sums have room in so many `bits`."""

    unit: int
    bits: int

    def packed(self, row: Sequence[float]) -> int:
        """A row as one integer."""
        return sum([round(weight * self.unit) << (self.bits * column) for column, weight in enumerate(row)])

    def column(self, sums: Iterable[int], column: int) -> list[int]:
        """One column of packed sums, in units."""
        shift, half, mask = self.bits * column, 1 << (self.bits - 1), (1 << self.bits) - 1
        even = sum([half << (self.bits * each) for each in range(column + 1)])  # so that none borrows of the next
        return [((each + even) >> shift & mask) - half for each in sums]

    def row(self, whole: int, size: int) -> list[int]:
        """All columns of a packed sum, in units."""
        half, mask = 1 << (self.bits - 1), (1 << self.bits) - 1
        row = []
        for _ in range(size):
            least = ((whole + half) & mask) - half
            row.append(least)
            whole = (whole - least) >> self.bits
        return row


def rows_of_file(package: str, name: str) -> dict[str, tuple[float, ...]]:
    """The learnt row of each clue that a package holds: `weights/NAME.json`."""
    place = files(package).joinpath("weights", f"{name}.json")
    return msgspec.json.decode(place.read_bytes(), type=dict[str, tuple[float, ...]])


class Weights:
    """The learnt row of each clue, packed when it is first asked for: of a document's clues few have one."""

    def __init__(self, rows: Mapping[str, Sequence[float]], packing: Packing) -> None:
        self._rows, self._packing = rows, packing
        self._packed: dict[str, int] = {}

    @classmethod
    def of_file(cls, package: str, kind: str, packing: Packing) -> Weights:
        """The weights that a package holds for a kind of claim: `weights/KIND.json`."""
        return cls(rows_of_file(package, kind), packing)

    def of(self, clues: Iterable[str]) -> int:
        """What clues weigh together; those without a weight are nothing."""
        packed, whole = self._packed, 0
        for clue in clues:
            weight = packed.get(clue)
            if weight is None:
                if (row := self._rows.get(clue)) is None:
                    continue
                weight = packed[clue] = self._packing.packed(row)
            whole += weight
        return whole
