"""The cells of a table that hold values, as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from evidex.extract._cells.shapes import Shape, shape_of
from evidex.extract._cells.statistics import is_statistic
from evidex.schema import Cell, Table

__all__ = ["Value", "values_of"]

_LONGEST = 44
"""A cell with more characters is prose, not a value."""


class Value(NamedTuple):
    """A cell, what it says, and how that is printed."""

    cell: Cell
    words: str
    shape: Shape


def values_of(text: str, table: Table) -> Iterator[Value]:
    """The cells with a row label and numbers; those of P-values, ratios and tests are passed over."""
    for cell in table.cells:
        words = text[cell.start : cell.end]
        if cell.header or not 0 < len(words) <= _LONGEST or not any(sign.isdigit() for sign in words):
            continue
        if cell.row_headers and not is_statistic(cell) and (shape := shape_of(words)) is not None:
            yield Value(cell, words, shape)
