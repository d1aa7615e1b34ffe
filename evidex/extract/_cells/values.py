"""The cells of a table that hold values, as they are printed.

A value may be printed over several cells below one header: '2.59', '(1.22)', '(306)' is one 'a (b)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evidex.extract._cells.marks import SIGNS
from evidex.extract._cells.shapes import Shape, shape_of
from evidex.extract._cells.statistics import is_statistic
from evidex.schema import Cell, Table
from evidex.text.units import UNIT_WORDS

__all__ = ["Value", "bare_words", "values_of"]

_LONGEST = 44
"""A cell with more characters is prose, not a value."""
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*\d[^()\[\]]*[)\]]\s*")
_SIZE = re.compile(r"\s*[(\[]\s?(?:[Nn]\s?=\s?)?\d[\d,]*\s?[)\]]\s*")


class Value(NamedTuple):
    """A cell, what it says, and how that is printed; `last` is the last cell of a value over several."""

    cell: Cell
    words: str
    shape: Shape
    last: Cell
    unit: str | None = None
    """The unit that the cell itself tells."""


def values_of(text: str, table: Table) -> Iterator[Value]:
    """The cells with a row label and numbers; those of P-values, ratios and tests are passed over."""
    cells = {(cell.row, cell.col): cell for cell in table.cells if not cell.header}
    taken: set[int] = set()
    for cell in table.cells:
        words = text[cell.start : cell.end]
        if cell.header or cell.start in taken or not 0 < len(words) <= _LONGEST:
            continue
        if not any(sign.isdigit() for sign in words) or not cell.row_headers or is_statistic(cell):
            continue
        shape, last, unit = shape_of(bare_words(words)), cell, None
        if shape is None and (inside := _without_unit(words)) is not None:
            shape, unit = shape_of(bare_words(inside[0])), inside[1]
        if shape is not None and shape.build == "a" and not _BRACKETED.fullmatch(words):
            words, last = _with_brackets(text, cells, cell, words)
            shape = shape_of(bare_words(words)) if last is not cell else shape
            taken |= {cells[cell.row, col].start for col in range(cell.col + 1, last.col + 1)}
        if shape is not None:
            yield Value(cell, words, shape, last, unit)


_UNIT_INSIDE = re.compile(rf"(?<=\d)\s?(?P<unit>(?!to\b|[nN]\b){UNIT_WORDS})(?=\s?[(\[)\];,±–-]|\s?$)")


def _without_unit(words: str) -> tuple[str, str] | None:
    """A cell without the one unit that it says, and this: '68.5 ± 7.8 years [48–86 years]'."""
    units = {match["unit"] for match in _UNIT_INSIDE.finditer(words)}
    return (_UNIT_INSIDE.sub("", words), next(iter(units))) if len(units) == 1 else None


def bare_words(words: str) -> str:
    """What a cell prints, without the marks before it, and without brackets around a number that stands alone."""
    plain = words.lstrip(f"{SIGNS}| ") or words
    return plain.strip("()[] ") if _BRACKETED.fullmatch(plain) and "%" not in plain else plain


def _with_brackets(text: str, cells: Mapping[tuple[int, int], Cell], cell: Cell, words: str) -> tuple[str, Cell]:
    """A number with the bracketed one in the next cell below the same header, and a size behind both."""
    behind = _below_same_header(cells, cell)
    if behind is None or not _BRACKETED.fullmatch(own := text[behind.start : behind.end]):
        return words, cell
    both = f"{words} {own.strip()}"
    if shape_of(bare_words(both)) is None:
        return words, cell
    size = _below_same_header(cells, behind)
    return both, size if size is not None and _SIZE.fullmatch(text[size.start : size.end]) else behind


def _below_same_header(cells: Mapping[tuple[int, int], Cell], cell: Cell) -> Cell | None:
    other = cells.get((cell.row, cell.col + 1))
    return other if other is not None and other.col_headers and other.col_headers == cell.col_headers else None
