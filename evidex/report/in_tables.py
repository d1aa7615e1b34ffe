"""Where in a table a claim stands: the table's label, its row, its column. Claims of running text stand in none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from evidex.schema import Cell, Claim, Table

__all__ = ["NOWHERE", "CellPlace", "TablePlaces", "may_be_in_table"]

BELOW = " › "
"""Between a heading and what stands below it."""


class CellPlace(NamedTuple):
    """`table` is the label ('Table 2'), `row` and `column` the headers of the cell, outermost first."""

    table: str = ""
    row: str = ""
    column: str = ""

    def __str__(self) -> str:
        return "; ".join(part for part in self if part)


NOWHERE = CellPlace()


class TablePlaces:
    """The cells of a document's tables, ready to find claims in them."""

    def __init__(self, tables: Iterable[Table]) -> None:
        told = [(cell.start, cell, table.label) for table in tables for cell in table.cells]
        self._cells = sorted(told, key=lambda each: each[0])
        self._starts = [start for start, _, _ in self._cells]

    def of(self, claim: Claim) -> CellPlace:
        """Of the first cell of values that the quote holds: a row's label may open it. NOWHERE in running text."""
        at = max(0, bisect_right(self._starts, claim.start) - 1)
        for _, cell, label in self._cells[at : bisect_right(self._starts, claim.end - 1)]:
            if not cell.header and claim.start < cell.end:
                return _place(label, cell)
        return NOWHERE


def _place(label: str, cell: Cell) -> CellPlace:
    headers = (
        " ".join(BELOW.join(each for each in own if each).split()) for own in (cell.row_headers, cell.col_headers)
    )
    return CellPlace(label, *headers)


def may_be_in_table(claim: Claim) -> bool:
    """Whether it stands in a table, or in a figure that is read as one."""
    return claim.section in ("table", "figure")
