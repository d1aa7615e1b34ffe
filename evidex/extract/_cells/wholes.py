"""Wholes that a table counts without 'n = ': 'N' beside shares, 'Drug (10,269)' over them, 'Number of GPs' as a row.

They are asked last, of cells that are known to hold counts with percentages, and taken only where the count gives its
percentage of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice

from evidex.extract._cells.counting import NUMBER, Place, counting_columns, counting_rows, number
from evidex.extract._cells.digits import is_share
from evidex.extract._cells.shapes import shape_of
from evidex.extract._cells.values import bare_words
from evidex.schema import Cell, Table

__all__ = ["Wholes"]

_BRACKETED = re.compile(rf"\(\s?(?P<n>{NUMBER})\s?\)\W*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 2
"""Columns on the left that may lie between a whole and its share."""
_LEAST = 10
"""Smaller numbers in brackets are marks of notes and numbers of studies."""
_ROWS = 3
"""So many rows must say that a column counts wholes."""
_ALIKE = Decimal("1.5")
"""How many times the least of them the largest may be."""
_MOST = 60
"""Rows that count that are asked for a cell: no table has more wholes."""


class Wholes:
    """The wholes that one table counts."""

    def __init__(self, text: str, table: Table) -> None:
        self._text, self._cells = text, {(cell.row, cell.col): cell for cell in table.cells if not cell.header}
        self._parted: dict[tuple[int, int], bool] = {}

    @cached_property
    def _columns(self) -> Mapping[Place, Decimal]:
        """The cells of columns that count."""
        return counting_columns(self._text, self._cells.values())

    @cached_property
    def _rows(self) -> Mapping[int, Mapping[int, Decimal]]:
        """The rows that count, in order, each with what its columns have."""
        return counting_rows(self._text, self._cells.values())

    @cached_property
    def _numbers(self) -> Mapping[Place, Decimal]:
        """The bare numbers of the table."""
        shapes = (
            (place, shape_of(bare_words(self._text[cell.start : cell.end]))) for place, cell in self._cells.items()
        )
        return {place: shape.numbers[0] for place, shape in shapes if shape is not None and shape.build == "a"}

    def of(self, first: Cell, last: Cell) -> Iterator[Decimal]:
        """What the value in these cells may be a share of, the likeliest first."""
        yield from self.beside(first, last)
        yield from _in_heads(first)
        yield from self._counted(first)

    def beside(self, first: Cell, last: Cell) -> tuple[Decimal, ...]:
        """What a column of wholes has in the row of a value, below the same outer headers; never the value itself."""
        near = [*(first.col - step for step in range(1, _REACH + 1)), last.col + 1]
        places = [(first.row, col) for col in near if (first.row, col) in self._columns]
        outer = first.col_headers[:-1]
        return tuple(self._columns[place] for place in places if self._cells[place].col_headers[:-1] == outer)

    def of_share(self, cell: Cell) -> tuple[Decimal, ...]:
        """The whole that stands in the next column to a percentage, where that column holds wholes."""
        beside = (self._cells.get((cell.row, cell.col + step)) for step in (1, -1))
        wholes = [each for each in beside if each is not None and self.is_whole(each, cell)]
        return tuple(self._columns[each.row, each.col] for each in wholes)

    def is_whole(self, counted: Cell, shared: Cell) -> bool:
        """Whether a column counts the wholes of the percentages beside it, not their parts: '77.4 | 2089'.

        Wholes hardly differ from row to row; parts do, while what they would be parts of does not.
        """
        if (counted.row, counted.col) not in self._columns or counted.col_headers[:-1] != shared.col_headers[:-1]:
            return False
        columns = counted.col, shared.col
        if columns not in self._parted:
            self._parted[columns] = _are_wholes(list(self._pairs(*columns)))
        return self._parted[columns]

    def _pairs(self, counted: int, shared: int) -> Iterator[tuple[Decimal, Decimal]]:
        for (row, col), whole in self._numbers.items():
            percent = self._numbers.get((row, shared))
            if col == counted and whole and percent:
                yield whole, percent

    def _counted(self, cell: Cell) -> Iterator[Decimal]:
        """What rows that count have in the cell's column: the nearest above first, then those below."""
        rows = list(self._rows)
        at = bisect_left(rows, cell.row)
        near = islice(chain(reversed(rows[:at]), (row for row in rows[at:] if row != cell.row)), _MOST)
        yield from (self._rows[row][cell.col] for row in near if cell.col in self._rows[row])


def _are_wholes(pairs: Sequence[tuple[Decimal, Decimal]]) -> bool:
    if len(pairs) < _ROWS or not all(is_share(percent, whole) for whole, percent in pairs):
        return False
    wholes, implied = [whole for whole, _ in pairs], [whole / percent for whole, percent in pairs]
    return max(wholes) <= min(wholes) * min(_ALIKE, max(implied) / min(implied))


def _in_heads(cell: Cell) -> Iterator[Decimal]:
    """'Simvastatin (10,269)': a number alone in the brackets that end a header."""
    for head in (*reversed(cell.row_headers), *reversed(cell.col_headers)):
        match = _BRACKETED.search(head)
        if match is not None and not _YEAR.fullmatch(match["n"]):
            size = number(match["n"])
            if size >= _LEAST:
                yield size
