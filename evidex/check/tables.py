"""Tables as number rules look at them: rows of cells, the n of their columns, the numbers in cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from evidex.check.arithmetic.printed import signed
from evidex.check.percentages import fits
from evidex.check.socket import Case
from evidex.schema import Cell, Table
from evidex.text import View

__all__ = [
    "COUNT",
    "CountedPair",
    "Row",
    "cell_at",
    "context_of",
    "count_and_percent",
    "counted_pair",
    "header_size",
    "header_sizes",
    "numbers_of",
    "rows",
    "size_in",
]

COUNT = re.compile(r"^\s*(\d{1,3}(?:,\d{3})+|\d{1,7})\s*[*†‡§]{0,3}\s*$")
"""A cell that holds nothing but a count."""

_NUMBER = re.compile(r"(?<![\d.·])[-−–]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:[.·]\d+|(?<=\d))(?![\d])")
_N = re.compile(r"\b[nN]\s{0,2}[=:]\s{0,2}(\d{1,3}(?:,\d{3})+|\d+)\b|\(\s?(\d{2,6})\s?\)\s*$")
_COUNT_PERCENT = re.compile(
    r"^\s*(?P<n>\d{1,3}(?:,\d{3})+|\d{1,7})\s?[(\[]\s?(?P<p>\d{1,3}(?:[.·]\d{1,3})?)\s?%?\s?[)\]]\s*[*†‡§a-e]{0,3}\s*$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The value cells of one row by column, and the headers that govern them."""

    number: int
    cells: dict[int, Cell]

    @property
    def headers(self) -> tuple[str, ...]:
        """Group headings, then the row's own label."""
        return next((cell.row_headers for cell in self.cells.values() if cell.row_headers), ())


def rows(table: Table) -> Iterator[Row]:
    """Rows that hold values, top to bottom."""
    by_row: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if not cell.header:
            by_row.setdefault(cell.row, {})[cell.col] = cell
    for number in sorted(by_row):
        yield Row(number, by_row[number])


def cell_at(case: Case, position: int) -> tuple[Table, Cell] | None:
    """The table and the cell that hold the character at `position`."""
    placed = case.view.once(_placed_cells)
    index = bisect_right(placed, position, key=lambda each: each[1].start) - 1
    return placed[index] if index >= 0 and position < placed[index][1].end else None


def _placed_cells(view: View) -> list[tuple[Table, Cell]]:
    """The cells that hold text, in text order: a table writes them one behind the other."""
    cells = ((table, cell) for table in view.document.tables for cell in table.cells if cell.start < cell.end)
    return sorted(cells, key=lambda each: each[1].start)


def context_of(case: Case, start: int, end: int) -> str:
    """The words that say what a number is: its sentence; in a table its caption, headers and footnotes."""
    text = case.document.text
    if found := cell_at(case, start):
        table, cell = found
        spans = [*([table.caption] if table.caption else []), *table.footnotes]
        return " | ".join([*cell.col_headers, *cell.row_headers, *(text[s.start : s.end] for s in spans)])
    sentence = case.view.sentence_at(start)
    return text[sentence.start : sentence.end] if sentence else text[start:end]


def header_size(cell: Cell) -> int | None:
    """The n of the column, as its headers state it (`Group A (n = 50)`)."""
    return _size_of(cell.col_headers)


def header_sizes(table: Table) -> frozenset[Decimal]:
    """All that the headers of a table's columns state."""
    return frozenset(Decimal(size) for heads in {cell.col_headers for cell in table.cells} if (size := _size_of(heads)))


@lru_cache(maxsize=4_096)
def _size_of(headers: tuple[str, ...]) -> int | None:
    """Kept, because all cells of a column have the same headers."""
    return next((size for header in reversed(headers) if (size := size_in(header))), None)


def size_in(header: str) -> int | None:
    """The n that a header states."""
    match = _N.search(header)
    return int((match[1] or match[2]).replace(",", "")) if match else None


def numbers_of(words: str) -> list[Decimal]:
    """The numbers of a cell as printed; a dash between two numbers is no sign."""
    found = []
    for match in _NUMBER.finditer(words):
        digits = match[0]
        if not any(c.isdigit() for c in digits):
            continue
        joined = digits[0] in "-−–" and re.search(r"\d\s?$", words[: match.start()])
        plain = digits.lstrip("-−–").replace(",", "").replace("·", ".")
        number = Decimal(plain)
        found.append(-number if digits[0] in "-−–" and not joined else number)
    return found


def count_and_percent(words: str) -> tuple[Decimal, Decimal] | None:
    """Count and percentage of a cell that holds `12 (24.0)` and nothing else."""
    match = _COUNT_PERCENT.match(words)
    if match is None:
        return None
    return signed(match["n"]), signed(match["p"])


CountedPair = tuple[int, int, int, int]
"""Count and whole of one group, count and whole of the other."""


def counted_pair(row: Row, text: str) -> CountedPair | None:
    """Counts and wholes of the only two n (%) cells of the row, where the percentages confirm the wholes."""
    found: list[int] = []
    for _, cell in sorted(row.cells.items()):
        counted = count_and_percent(text[cell.start : cell.end])
        if counted is None:
            continue
        size = header_size(cell)
        if not size or counted[0] > size or not fits(counted[1], counted[0], Decimal(size)):
            return None
        found += [int(counted[0]), size]
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else None
