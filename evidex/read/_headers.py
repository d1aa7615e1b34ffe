"""Which cells of a table govern which: header rows here, what stands at the left in `_row_headers`."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

from evidex.read._combined_heads import parted_heads
from evidex.read._row_headers import RowHeaders, stub_columns
from evidex.read._rows import Placed, Rows, is_number, is_value

__all__ = ["Governed", "govern", "is_value"]

_STATISTIC = re.compile(
    r"\W{0,2}(?:(?:un)?adjusted|crude|pooled|multivari(?:able|ate)|univari(?:able|ate)|\s)*"
    r"(?:[acAC]?(?:OR|HR|RR|IRR|PR|SMD|MD|RD)s?\b|(?:odds|hazards?|risk|rate|prevalence)[- ]ratios?|relative risks?"
    r"|(?:mean |risk |rate |median )?differences?\b|9\d\s?%\s?CI|CIs?\b|means?\b|medians?\b|SDs?\b|SEs?\b|IQR"
    r"|[Pp](?:[- ]values?)?\W{0,3}$|[Nn](?:/N|/\d+|o)?\.?\s?(?:\(?%\)?|$)|%\W{0,2}$|β|beta\b|coefficients?\b"
    r"|estimates?\b|events?\b)",
    re.IGNORECASE,
)
"""Words that say what kind of number stands below, and never name a patient or an exposure."""

Governed = tuple[bool, tuple[str, ...], tuple[str, ...]]
"""Whether the cell is itself a header, its row headers, its column headers (outermost first)."""

MOST_HEADER_ROWS = 4
LONGEST_LATER_HEADER = 60
_MEASURED = re.compile(r"\W{0,2}\d[\d.,·]*\s?(?:\(|%|±|[–-]\s?\d|years?\b|/)")
"""How a value with words beside it begins: '59 years (30–76)'. A header begins so seldom: '12 months'."""


def govern(placed: list[Placed], header_rows: int | None) -> list[Governed]:
    """For each cell, in the same order, whether it is a header and which headers govern it."""
    rows = Rows(placed)
    heads = _header_rows(rows, header_rows)
    body = [row for row in rows.numbers if row >= heads]
    later_heads = _later_header_rows(rows, body)
    groups = {row for row in body if row not in later_heads and rows.is_group(row)}
    above = _ColumnHeaders(rows, heads, later_heads)
    stubs = stub_columns(rows, [row for row in body if row not in groups and row not in later_heads], above.columns)
    side = _side_stubs(rows, body, above)
    beside = RowHeaders(rows, stubs, groups, later_heads)
    governed: list[Governed] = []
    for cell in placed:
        if not cell.text:
            governed.append((False, (), ()))
        elif cell.row < heads or cell.row in later_heads:
            governed.append((True, (), above.over(cell)))
        else:
            is_header = cell.header or cell.row in groups or cell.col < stubs or cell.col in side
            across = cell.row in groups and cell.col_span > 1
            governed.append((is_header, _labels(cell, rows, beside, side), () if across else above.over(cell)))
    return governed


def _labels(cell: Placed, rows: Rows, beside: RowHeaders, side: list[int]) -> tuple[str, ...]:
    outer, own = beside.of(cell.row)
    if names := next((col for col in side if col <= cell.col), 0):
        outer, own = (), [label for label in rows.filled[cell.row] if label.col == names]
    return _without_repeats(outer + tuple(label.text for label in own if label.col < cell.col))


def _without_repeats(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for place, label in enumerate(labels) if not place or labels[place - 1] != label)


def _side_stubs(rows: Rows, body: list[int], above: _ColumnHeaders) -> list[int]:
    """Columns at which a second table stands beside the first: their header is that of the first column. Last first."""
    first = above.head(0)
    found = []
    for col in range(rows.width - 2, 1, -1):
        cells = [cell.text for row in body for cell in rows.filled[row] if cell.col == col]
        if (
            first
            and above.head(col) == first
            and not above.shares_head(col)
            and 2 * sum(map(is_number, cells)) < len(cells)
        ):
            found.append(col)
    return found


def _header_rows(rows: Rows, declared: int | None) -> int:
    """How many rows at the top are headers."""
    if declared is not None:
        return 0 if _holds_data(rows, declared) else _stretch(rows, declared)
    marked = 0
    while rows.filled[marked] and all(c.header for c in rows.filled[marked]) and len(rows.numbers) > marked + 1:
        marked += 1
    if marked:
        return _stretch(rows, marked)
    return _wordy_rows(rows)


def _holds_data(rows: Rows, declared: int) -> bool:
    """A declared head of one row that is a row of figures like those below, not a numbering of the columns."""
    if declared != 1 or 0 not in rows.filled or rows.starts_empty(0):
        return False
    beyond = [c.text for c in rows.filled[0] if c.col > 0]
    numbering = [str(number) for number in range(1, len(beyond) + 1)]
    return bool(beyond) and all(map(is_number, beyond)) and (beyond != numbering or len(beyond) == 1)


def _stretch(rows: Rows, heads: int) -> int:
    """A declared head may stop too early: the row below still says what the columns hold ('', 'n', '%')."""
    while (
        0 < heads <= MOST_HEADER_ROWS
        and len(rows.numbers) > heads + 1
        and _names_columns(rows, heads)
        and rows.starts_empty(heads)
        and len(rows.filled[heads]) > 1
        and not rows.is_wordy(heads + 1)
    ):
        heads += 1
    return heads


def _wordy_rows(rows: Rows) -> int:
    """Where nothing is marked: the leading rows of words, as long as rows of values follow."""
    body = rows.numbers
    if len(body) < 2:
        return 0
    last = body[0]
    if not rows.is_wordy(last) and not rows.is_group(last):
        return 0
    while (
        last + 1 in rows.filled
        and last + 2 - body[0] <= MOST_HEADER_ROWS
        and last + 2 <= body[-1]
        and rows.is_wordy(last + 1)
        and (rows.starts_empty(last + 1) or rows.covers(last + 1, 0) or rows.is_group(last))
    ):
        last += 1
    return 0 if rows.is_group(last) else last + 1


def _later_header_rows(rows: Rows, body: list[int]) -> set[int]:
    """Rows in the body that head the columns anew: nothing in the stub, short words, figures in the rows below.

    With words in the stub too where all the others name statistics: 'Outcome', 'HR (95% CI)', 'P'.
    """
    return {
        row
        for place, row in enumerate(body[:-1])
        if (rows.starts_empty(row) or _names_statistics(rows, row))
        and sum(c.col_span for c in rows.filled[row]) > 1
        and (
            all(c.header for c in rows.filled[row])
            or (len(rows.filled[row]) > 1 and _names_columns(rows, row))
            or all(_STATISTIC.match(c.text) and not is_value(c.text) for c in rows.filled[row])
        )
        and any(is_number(c.text) for below in body[place + 1 : place + 4] for c in rows.filled[below] if c.col)
    }


def _names_columns(rows: Rows, row: int) -> bool:
    cells = rows.filled[row]
    short = all(len(c.text) <= LONGEST_LATER_HEADER and not _MEASURED.match(c.text) for c in cells)
    return rows.is_wordy(row) and short and not all(is_value(c.text) for c in cells if c.col > cells[0].col)


def _names_statistics(rows: Rows, row: int) -> bool:
    beyond = [cell for cell in rows.filled[row] if cell.col > 0]
    return len(beyond) > 1 and all(_STATISTIC.match(cell.text) for cell in beyond)


class _ColumnHeaders:
    """Header texts over each column, for any row of the body."""

    def __init__(self, rows: Rows, heads: int, later: set[int]) -> None:
        self._over: dict[int, list[Placed]] = defaultdict(list)
        for row in rows.numbers:
            if row >= heads and row not in later:
                continue
            for cell in rows.filled[row]:
                for col in range(cell.col, cell.col + cell.col_span):
                    self._over[col].append(cell)
        self._heads, self._later = heads, sorted(later)
        self._parted = parted_heads([cell.text for cell in rows.filled[rows.numbers[0]]]) if heads == 1 else {}

    def over(self, cell: Placed) -> tuple[str, ...]:
        """The headers above this cell: those of the head, and the nearest run of header rows inside the body.

        A run that repeats a header of the head stands in its place: the table begins anew. A statistic that a run
        names stands in place of the one that the head names.
        """
        nearest = self._nearest_run(cell.row)
        above = [head for head in self._over[cell.col] if head is not cell and head.row < cell.row]
        heads = (head.text for head in above if head.row < self._heads)
        first = tuple(chain.from_iterable(self._parted.get(head, (head,)) for head in heads))
        later = tuple(head.text for head in above if head.row in nearest)
        if first and later and _STATISTIC.match(first[-1]) and _STATISTIC.match(later[-1]):
            first = first[:-1]
        return _without_repeats(later if set(later) & set(first) else first + later)

    def head(self, col: int) -> tuple[str, ...]:
        """The texts of the table's head over this column."""
        return tuple(head.text for head in self._over.get(col, ()) if head.row < self._heads)

    def shares_head(self, col: int) -> bool:
        """Whether one cell of the head stands over the first column and this one: both name the row."""
        return any(head.row < self._heads and head.col == 0 for head in self._over.get(col, ()))

    @property
    def columns(self) -> set[int]:
        """The columns that the head says anything of, apart from what it says of the first."""
        return {
            col for col, heads in self._over.items() if any(head.row < self._heads and head.col > 0 for head in heads)
        }

    def _nearest_run(self, row: int) -> set[int]:
        run: set[int] = set()
        for candidate in reversed(self._later):
            if candidate < row and (not run or candidate + 1 in run):
                run.add(candidate)
        return run
