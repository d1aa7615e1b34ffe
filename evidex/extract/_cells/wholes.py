"""Wholes that a table counts without 'n = ': 'N' beside shares, 'Drug (10,269)' over them, 'Number of GPs' as a row.

They are asked last, of cells that are known to hold counts with percentages, and taken only where the count gives its
percentage of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice

from evidex.extract._cells.digits import is_share
from evidex.extract._cells.marks import RAISED, SIGNS
from evidex.extract._cells.shapes import shape_of
from evidex.extract._cells.values import bare_words
from evidex.schema import Cell, Table
from evidex.text.number_words import number_of

__all__ = ["Wholes"]

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_BRACKETED = re.compile(rf"\(\s?(?P<n>{_NUMBER})\s?\)\W*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNT = re.compile(rf"\s*(?P<n>{_NUMBER})[\s{SIGNS}{RAISED}]*")
_COUNTING = re.compile(
    r"\bnumbers?\sof\s(?:[\w’'-]+\s?){1,4}(?:,?\s?[(]?n[)]?)?\W*$|.[(,]\s?n\s?\)?\W*$|^\W*(?:n|total|all|sum)\W*$",
    re.IGNORECASE,
)
"""Labels of rows that count what the rows below, or above a total, are of."""
_COLUMN = re.compile(
    r"\W*(?:total\s)?(?:n|no\.?|numbers?)(?:\s(?:evaluated|randomi[sz]ed|analy[sz]ed|assessed|tested|at risk))?\W*"
    r"|\W*(?:total|denominator)\W*",
    re.IGNORECASE,
)
"""Headers of columns that count what the shares beside them are of."""
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
_Place = tuple[int, int]
"""Row and column."""


class Wholes:
    """The wholes that one table counts."""

    def __init__(self, text: str, table: Table) -> None:
        self._text, self._cells = text, {(cell.row, cell.col): cell for cell in table.cells if not cell.header}
        self._parted: dict[tuple[int, int], bool] = {}

    @cached_property
    def _columns(self) -> Mapping[_Place, tuple[tuple[str, ...], Decimal]]:
        """The cells of columns that count, each with its outer headers and its count."""
        cells = ((place, cell) for place, cell in self._cells.items() if cell.col_headers)
        counted = ((place, cell) for place, cell in cells if _COLUMN.fullmatch(cell.col_headers[-1]))
        return {
            place: (cell.col_headers[:-1], count)
            for place, cell in counted
            if (count := _count(self._text, cell)) is not None
        }

    @cached_property
    def _rows(self) -> Mapping[int, Mapping[int, Decimal]]:
        """The rows that count, in order, each with what its columns have."""
        rows: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
        for cell in self._cells.values():
            if cell.row_headers and _COUNTING.search(cell.row_headers[-1]):
                count = _count(self._text, cell)
                if count is not None:
                    rows[cell.row][cell.col] = count
        return dict(sorted(rows.items()))

    @cached_property
    def _numbers(self) -> Mapping[_Place, Decimal]:
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
        found = [self._columns[first.row, col] for col in near if (first.row, col) in self._columns]
        return tuple(whole for outer, whole in found if outer == first.col_headers[:-1])

    def of_share(self, cell: Cell) -> tuple[Decimal, ...]:
        """The whole that stands in the next column to a percentage, where that column holds wholes."""
        beside = (self._cells.get((cell.row, cell.col + step)) for step in (1, -1))
        wholes = [each for each in beside if each is not None and self.is_whole(each, cell)]
        return tuple(self._columns[each.row, each.col][1] for each in wholes)

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
            size = Decimal(number_of(match["n"]))
            if size >= _LEAST:
                yield size


def _count(text: str, cell: Cell) -> Decimal | None:
    """The count that a cell is, whatever marks stand behind it."""
    match = _COUNT.fullmatch(text, cell.start, cell.end)
    return Decimal(number_of(match["n"])) if match else None
