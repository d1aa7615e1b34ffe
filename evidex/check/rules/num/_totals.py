"""Sums that a table sets up: rows above a row called 'Total', columns beside a column called 'Total'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed, unit
from evidex.check.percentages import fits
from evidex.check.tables import COUNT, Row, count_and_percent, header_size, rows, size_in
from evidex.schema import Cell, Table
from evidex.text.people import PERSONS

__all__ = ["Line", "Sum", "lines_of"]

_OF_THEM = rf"(?:number|no\.?|sample|population|cohort|{PERSONS}|cases|studies|trials|group|n)"
_SHOWN = r"(?:\(?\s?n\s?[=:]\s?[\d,. ]+\)?|[,(\s]*(?:n|no\.?|%|n\s?\(%\)|no\.?\s?\(%\))[)\s]*)"
_TOTAL = re.compile(
    rf"^\W*(?:grand\s)?(?:total|all|overall|sum)s?(?:\s{_OF_THEM})?\W*{_SHOWN}?\W*$",
    re.IGNORECASE,
)
_NAMED_COUNT = re.compile(
    rf"(?:^|[,(]\s?)(?:n|[Nn]o\.|[Nn]umber of [a-z]+|(?i:{PERSONS}|trials|studies|events))\)?\s*$"
)
_OF_SO_MANY = re.compile(r"^\s*(\d{1,7})\s?/\s?(\d{1,7})(?:\s?[(\[]\s?\d{1,3}(?:[.·]\d+)?\s?%?\s?[)\]])?\s*$")
_KIND_OF_NUMBER = re.compile(r"[,(]\s?(\w+)\)?\s*$")
_SHARE = re.compile(r"^\s*(\d{1,3}(?:[.·]\d{1,3})?)\s?%?\s*$")
_NONE = re.compile(r"^\s*(?:[-–—−]|0|nil|none)?\s*$", re.IGNORECASE)
HUNDRED = Decimal(100)
_NO_COUNTS = re.compile(
    r"\b(?:(?i:mean|median|range|score|index|ratio|rate|risk|weights?|p|years?|age|time|duration|dose|cost|volume|length"
    r"|difference|percentile|average|minutes|hours|days|kg|mg|per|follow-up)|SD|IQR|SE|OR|RR|HR|CI|I2|Q|df)\b|[²€$£]"
)
"""'Arm or hand' is no odds ratio."""

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
    of_sizes: bool = False
    """Rows whose counts make the n of their columns, though no row is called 'Total'."""


def lines_of(table: Table, text: str) -> Iterator[Line]:
    """The total rows and columns of a table with their sums, of counts and of shares."""
    rounded = _ROUNDED.search(_said_of(table, text)) is not None
    grid = list(rows(table))
    for group, total in _groups_of_rows(grid):
        columns = [c for c, cell in total.cells.items() if not rounded or _is_named_count(cell)]
        sums = [found for column in columns for found in _sums_down(group, total, column, text)]
        if len(group) > 1 and sums:
            yield Line(tuple(sums), down=True)
    if rounded:
        return
    for parts, last in _groups_of_columns(grid):
        crossed = [found for row in grid for found in _sums_across(row, parts, last, text)]
        if crossed:
            yield Line(tuple(crossed), down=False)
    for run in _runs_to_sizes(grid, _size_cells(table, text), text):
        yield Line(run, down=True, of_sizes=True)


def _is_named_count(cell: Cell) -> bool:
    """'Control, n', 'Participants': counts, though the table be of rates."""
    return bool(cell.col_headers) and _NAMED_COUNT.search(cell.col_headers[-1]) is not None


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
    if not size and len(others) > 1 and (len(others) == len(heads) - 1 or _named_alike(heads, others, last)):
        yield others, last


def _named_alike(heads: dict[int, Cell], others: Sequence[int], last: int) -> bool:
    """'Iron, n', 'Placebo, n' right before 'Total, n', whatever stands behind it."""
    kinds = {_KIND_OF_NUMBER.findall(heads[column].col_headers[-1] or "")[-1:] == ["n"] for column in (*others, last)}
    return kinds == {True} and list(others) == list(range(last - len(others), last))


LONGEST_RUN = 6
"""Rows that may be the classes of one thing."""


def _size_cells(table: Table, text: str) -> dict[int, Cell]:
    """The header that states the n of a column, by column."""
    found: dict[int, Cell] = {}
    for cell in table.cells:
        if cell.header and cell.col_span == 1 and cell.col and size_in(text[cell.start : cell.end]):
            found[cell.col] = cell
    return found


def _runs_to_sizes(grid: Sequence[Row], heads: dict[int, Cell], text: str) -> Iterator[tuple[Sum, ...]]:
    """The sums of rows that follow one another and make the n of two columns at least: the classes of one thing."""
    if len(heads) < 2:
        return
    counted = [{c: cell for c, cell in row.cells.items() if _pair(cell, text) and c in heads} for row in grid]
    for first in range(len(grid)):
        for last in range(first + 2, min(first + LONGEST_RUN, len(grid)) + 1):
            run = counted[first:last]
            if any(len(cells) < len(heads) for cells in run):
                break
            sums = [_sum_to_size(heads[c], [cells[c] for cells in run], text) for c in sorted(heads)]
            if sum(each.holds and each.tells for each in sums) >= 2 and all(
                part for each in sums for part in each.parts
            ):
                yield tuple(sums)
                break


def _sum_to_size(head: Cell, cells: Sequence[Cell], text: str) -> Sum:
    size = Decimal(size_in(text[head.start : head.end]) or 0)
    parts = tuple(_numbers(text[cell.start : cell.end])[0] or Decimal(0) for cell in cells)
    return Sum(head, tuple(cells), size, parts, share=False)


def _pair(cell: Cell, text: str) -> bool:
    return count_and_percent(text[cell.start : cell.end]) is not None


def _numbers(words: str) -> tuple[Decimal | None, Decimal | None]:
    """The count and the share of a cell."""
    if pair := count_and_percent(words):
        return pair
    if count := COUNT.match(words):
        return signed(count[1]), signed(count[1])
    if share := _SHARE.match(words):
        return None, signed(share[1])
    if _NONE.match(words):
        return Decimal(0), Decimal(0)
    return None, None


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
    if whole is None or len(cells) != len(parts):
        return
    if any(_NO_COUNTS.search(header) for header in row.headers) and not _are_shared_out([*cells, whole], text):
        return
    counts = [_numbers(text[cell.start : cell.end])[0] for cell in cells]
    count = _numbers(text[whole.start : whole.end])[0]
    if count is not None and all(number is not None for number in counts):
        yield Sum(whole, tuple(cells), count, tuple(n for n in counts if n is not None), share=False)


def _are_shared_out(cells: Sequence[Cell], text: str) -> bool:
    """Whether each is a count with its share of the n of its column ('Surgery within 36 hours' is no time)."""
    pairs = [(count_and_percent(text[cell.start : cell.end]), header_size(cell)) for cell in cells]
    return all(pair and size and fits(pair[1], pair[0], Decimal(size)) for pair, size in pairs)


def _sums(whole: Cell, cells: Sequence[Cell], text: str) -> Iterator[Sum]:
    """Counts, and shares of 100 %, of one column."""
    read = [_numbers(text[cell.start : cell.end]) for cell in cells]
    count, share = _numbers(text[whole.start : whole.end])
    counts = [number for number, _ in read if number is not None]
    shares = [number for _, number in read if number is not None]
    if len(cells) < 2:
        return
    parted = [_OF_SO_MANY.match(text[cell.start : cell.end]) for cell in (whole, *cells)]
    for part in (1, 2):
        numbers = [Decimal(each[part]) for each in parted if each is not None]
        if len(numbers) == len(parted):
            yield Sum(whole, tuple(cells), numbers[0], tuple(numbers[1:]), share=False)
    if count is not None and count != HUNDRED and len(counts) == len(cells):
        yield Sum(whole, tuple(cells), count, tuple(counts), share=False)
    if share == HUNDRED and len(shares) == len(cells):  # 100 persons may be 100 %
        yield Sum(whole, tuple(cells), HUNDRED, tuple(shares), share=True)
