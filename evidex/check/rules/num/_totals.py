"""Sums that a table sets up: rows above a row called 'Total', columns beside a column called 'Total'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic import unit
from evidex.check.tables import Row, count_and_percent, header_size, rows
from evidex.schema import Cell, Table
from evidex.text.people import PERSONS

__all__ = ["Line", "Sum", "lines_of"]

_OF_THEM = rf"(?:number|no\.?|sample|population|cohort|{PERSONS}|cases|studies|group|n)"
_SHOWN = r"(?:\(?\s?n\s?[=:]\s?[\d,. ]+\)?|[,(\s]*(?:n|no\.?|%|n\s?\(%\)|no\.?\s?\(%\))[)\s]*)"
_TOTAL = re.compile(
    rf"^\W*(?:grand\s)?(?:total|all|overall|sum)s?(?:\s{_OF_THEM})?\W*{_SHOWN}?\W*$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\s*(\d{1,3}(?:,\d{3})+|\d{1,7})\s*[*†‡§]{0,3}\s*$")
_SHARE = re.compile(r"^\s*(\d{1,3}(?:[.·]\d{1,3})?)\s?%?\s*$")
_NONE = re.compile(r"^\s*(?:[-–—−]|0|nil|none)?\s*$", re.IGNORECASE)
HUNDRED = Decimal(100)
_NO_COUNTS = re.compile(
    r"\b(?:mean|median|SD|IQR|SE|range|score|index|ratio|rate|risk|OR|RR|HR|CI|weights?|I2|p|years?|age|time|duration|dose|cost"
    r"|volume|length|Q|df|difference|percentile|average|minutes|hours|days|kg|mg|per|follow-up)\b|[²€$£]",
    re.IGNORECASE,
)

_ROUNDED = re.compile(
    r"\b(?:means?|medians?|costs?|scores?|SDs?|SEs?|weighted|estimated|thousands?|millions?|hundreds?|rates?|per\s[\d,]+)\b|[€$£]"
    r"|\b(?:times|minutes|hours|intake|expenditure)\b",
    re.IGNORECASE,
)
"""Of a whole table: its numbers are rounded, or no counts, and their sums may miss by a little."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`parts` should sum to `total`; `slack` is what rounding of shares allows."""

    total: Cell
    cells: tuple[Cell, ...]
    whole: Decimal
    parts: tuple[Decimal, ...]
    share: bool

    @property
    def slack(self) -> Decimal:
        return unit(min((self.whole, *self.parts), key=unit)) * len(self.parts) if self.share else Decimal(0)

    @property
    def excess(self) -> Decimal:
        """By how much the parts are more than the whole."""
        return sum(self.parts, Decimal(0)) - self.whole

    @property
    def holds(self) -> bool:
        return abs(self.excess) <= self.slack

    @property
    def tells(self) -> bool:
        """Whether it could hold by more than chance: two parts that are not 0."""
        return sum(part > 0 for part in self.parts) > 1 and self.whole > 3


@dataclass(frozen=True, slots=True)
class Line:
    """The sums of one total row, or of one total column."""

    sums: tuple[Sum, ...]
    down: bool


def lines_of(table: Table, text: str) -> Iterator[Line]:
    """The total rows and columns of a table with their sums, of counts and of shares."""
    if _ROUNDED.search(_said_of(table, text)):
        return
    grid = list(rows(table))
    for group, total in _groups_of_rows(grid):
        sums = [found for column in total.cells for found in _sums_down(group, total, column, text)]
        if len(group) > 1 and sums:
            yield Line(tuple(sums), down=True)
    for parts, last in _groups_of_columns(grid):
        crossed = [found for row in grid for found in _sums_across(row, parts, last, text)]
        if crossed:
            yield Line(tuple(crossed), down=False)


def _said_of(table: Table, text: str) -> str:
    """Caption and the headers over the row labels: what all cells are."""
    first = min((cell.row for cell in table.cells if not cell.header), default=0)
    corner = [text[cell.start : cell.end] for cell in table.cells if cell.col == 0 and cell.row < first]
    return " | ".join([table.caption.of(text) if table.caption else "", *corner[:2]])


def is_total(label: str) -> bool:
    return _TOTAL.match(label) is not None


def _groups_of_rows(grid: Sequence[Row]) -> Iterator[tuple[list[Row], Row]]:
    """Each total row with the rows above it that have the same group heading, back to the total before."""
    group: list[Row] = []
    for row in grid:
        heading = row.headers[:-1]
        if group and group[-1].headers[:-1] != heading:
            group = []
        if row.headers and is_total(row.headers[-1]):
            if group:
                yield group, row
            group = []
        else:
            group.append(row)


def _groups_of_columns(grid: Sequence[Row]) -> Iterator[tuple[list[int], int]]:
    """A total column with those that it should be the sum of: their sizes say so, or there are no others."""
    heads: dict[int, Cell] = {}
    for row in grid:
        for column, cell in row.cells.items():
            heads.setdefault(column, cell)
    totals = [column for column, cell in heads.items() if cell.col_headers and is_total(cell.col_headers[-1])]
    if len(totals) != 1:
        return
    last = totals[0]
    size = header_size(heads[last])
    sizes = {column: n for column, cell in heads.items() if column != last and (n := header_size(cell))}
    if size and sum(sizes.values()) == size and len(sizes) > 1:
        yield sorted(sizes), last
        return
    others = [c for c in sorted(heads) if c != last and not _NO_COUNTS.search(" ".join(heads[c].col_headers))]
    if not size and len(others) > 1 and len(others) == len(heads) - 1:
        yield others, last


def _numbers(words: str) -> tuple[Decimal | None, Decimal | None]:
    """The count and the share of a cell."""
    if pair := count_and_percent(words):
        return pair
    if count := _COUNT.match(words):
        return _plain(count[1]), _plain(count[1])
    if share := _SHARE.match(words):
        return None, _plain(share[1])
    if _NONE.match(words):
        return Decimal(0), Decimal(0)
    return None, None


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("·", "."))


def _sums_down(group: Sequence[Row], total: Row, column: int, text: str) -> Iterator[Sum]:
    whole = total.cells[column]
    cells = [cell for row in group if (cell := row.cells.get(column)) is not None]
    if any(_NO_COUNTS.search(header) for header in whole.col_headers):
        return
    labels = [row.headers[-1] for row in group if row.headers]
    heading = " | ".join(total.headers[:-1])
    if len(labels) != len(group) or _ROUNDED.search(heading) or any(_NO_COUNTS.search(label) for label in labels):
        return
    yield from _sums(whole, cells, text)


def _sums_across(row: Row, parts: Sequence[int], last: int, text: str) -> Iterator[Sum]:
    whole = row.cells.get(last)
    cells = [cell for column in parts if (cell := row.cells.get(column)) is not None]
    if whole is None or len(cells) != len(parts) or any(_NO_COUNTS.search(header) for header in row.headers):
        return
    counts = [_numbers(text[cell.start : cell.end])[0] for cell in cells]
    count = _numbers(text[whole.start : whole.end])[0]
    if count is not None and all(number is not None for number in counts):
        yield Sum(whole, tuple(cells), count, tuple(n for n in counts if n is not None), share=False)


def _sums(whole: Cell, cells: Sequence[Cell], text: str) -> Iterator[Sum]:
    """Counts, and shares of 100 %, of one column."""
    read = [_numbers(text[cell.start : cell.end]) for cell in cells]
    count, share = _numbers(text[whole.start : whole.end])
    counts = [number for number, _ in read if number is not None]
    shares = [number for _, number in read if number is not None]
    if len(cells) < 2:
        return
    if count is not None and count != HUNDRED and len(counts) == len(cells):
        yield Sum(whole, tuple(cells), count, tuple(counts), share=False)
    if share == HUNDRED and len(shares) == len(cells):  # 100 persons may be 100 %
        yield Sum(whole, tuple(cells), HUNDRED, tuple(shares), share=True)
