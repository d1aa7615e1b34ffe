"""Which cells of a table govern which: header rows, stub columns, group rows, indentation."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from evidex.read._phrase import Phrase

__all__ = ["Governed", "Placed", "govern"]

Governed = tuple[bool, tuple[str, ...], tuple[str, ...]]
"""Whether the cell is itself a header, its row headers, its column headers (outermost first)."""

MOST_HEADER_ROWS = 4
MOST_STUBS = 3

_NUMERIC = re.compile(r"[\d\s.,·%()\[\]/±<>=≤≥≦≧~+*†‡§¶|‖#:;×^–—‑−‒\-⁰¹²³⁴-⁹⁻]+")
_REFERENCE = re.compile(
    r"\(?(?:(?:1(?:[.·]0{0,3})?\s?)?\(?(?:ref|reference|referent)\.?\)?|n/?a|n\.?[sd]\.?|nr)\)?", re.IGNORECASE
)
_VALUE_WORDS = re.compile(r"\b(?:to|vs|and|of|ref|reference|p)\b", re.IGNORECASE)
_SAYS_A_VALUE = re.compile(r"\d|^[–—‑−‒-]+$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A drafted cell at its place in the grid."""

    phrase: str | Phrase
    text: str
    row: int
    col: int
    row_span: int
    col_span: int
    header: bool
    indent: float


def is_number(text: str) -> bool:
    """Whether figures stand here and no words beside them: '12 (34%)', '<0.001', '—'; a year is a name here."""
    bare = _VALUE_WORDS.sub("", text).strip()
    return bool(_NUMERIC.fullmatch(bare) and _SAYS_A_VALUE.search(bare)) and not _YEAR.fullmatch(text)


def is_value(text: str) -> bool:
    """Whether this is what stands in the body of a table: figures, a dash, 'Ref.', 'n/a'; not 'Age', '95% CI'."""
    return bool(_REFERENCE.fullmatch(text)) or is_number(text)


class _Rows:
    """The cells by row, and what can be told of a row by itself."""

    def __init__(self, placed: list[Placed]) -> None:
        self.filled: dict[int, list[Placed]] = defaultdict(list)
        self.width = 0
        for cell in placed:
            self.width = max(self.width, cell.col + cell.col_span)
            if cell.text:
                self.filled[cell.row].append(cell)
        self.numbers = sorted(self.filled)
        self._reaching = [c for c in placed if c.text and c.row_span > 1]

    def covers(self, row: int, col: int) -> bool:
        """Whether a filled cell from above reaches into this slot."""
        return any(c.row < row < c.row + c.row_span and c.col <= col < c.col + c.col_span for c in self._reaching)

    def is_group(self, row: int) -> bool:
        """A heading for the rows below: one filled cell in the first column, or one across the whole table."""
        cells = self.filled[row]
        if len(cells) != 1 or self.width < 2 or self._is_reached(row):
            return False
        cell = cells[0]
        if cell.col_span >= self.width:
            return cell.row_span == 1
        return cell.col == 0 and cell.row_span == 1 and not is_value(cell.text)

    def spans_all(self, row: int) -> bool:
        return self.filled[row][0].col_span >= max(self.width - 1, 2)

    def _is_reached(self, row: int) -> bool:
        return any(c.row < row < c.row + c.row_span for c in self._reaching)

    def is_wordy(self, row: int) -> bool:
        """Words and no figures outside the first column."""
        beyond = [c for c in self.filled[row] if c.col > 0]
        return bool(beyond) and not any(is_number(c.text) for c in beyond)

    def starts_empty(self, row: int) -> bool:
        return all(c.col > 0 for c in self.filled[row]) and not self.covers(row, 0)


def govern(placed: list[Placed], header_rows: int | None) -> list[Governed]:
    """For each cell, in the same order, whether it is a header and which headers govern it."""
    rows = _Rows(placed)
    heads = _header_rows(rows, header_rows)
    body = [row for row in rows.numbers if row >= heads]
    later_heads = _later_header_rows(rows, body)
    groups = {row for row in body if row not in later_heads and rows.is_group(row)}
    stubs = _stub_columns(rows, [row for row in body if row not in groups and row not in later_heads])
    above = _ColumnHeaders(rows, heads, later_heads)
    beside = _RowHeaders(rows, stubs, groups, later_heads)
    governed: list[Governed] = []
    row_headers: dict[int, tuple[tuple[str, ...], list[Placed]]] = {}
    for cell in placed:
        if not cell.text:
            governed.append((False, (), ()))
            continue
        if cell.row < heads or cell.row in later_heads:
            governed.append((True, (), above.over(cell)))
            continue
        if cell.row not in row_headers:
            row_headers[cell.row] = beside.of(cell.row)
        outer, own = row_headers[cell.row]
        labels = outer + tuple(label.text for label in own if label.col < cell.col and label is not cell)
        is_header = cell.header or cell.row in groups or cell.col < stubs
        col_headers = () if cell.row in groups and cell.col_span > 1 else above.over(cell)
        governed.append((is_header, _without_repeats(labels), col_headers))
    return governed


def _without_repeats(labels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(label for place, label in enumerate(labels) if not place or labels[place - 1] != label)


def _header_rows(rows: _Rows, declared: int | None) -> int:
    """How many rows at the top are headers."""
    if declared is not None:
        return 0 if _holds_data(rows, declared) else _stretch(rows, declared)
    marked = 0
    while rows.filled[marked] and all(c.header for c in rows.filled[marked]) and len(rows.numbers) > marked + 1:
        marked += 1
    if marked:
        return _stretch(rows, marked)
    return _wordy_rows(rows)


def _holds_data(rows: _Rows, declared: int) -> bool:
    """A declared head of one row that is a row of figures like those below, not a numbering of the columns."""
    if declared != 1 or 0 not in rows.filled or rows.starts_empty(0):
        return False
    beyond = [c.text for c in rows.filled[0] if c.col > 0]
    numbering = [str(number) for number in range(1, len(beyond) + 1)]
    return bool(beyond) and all(map(is_number, beyond)) and (beyond != numbering or len(beyond) == 1)


def _stretch(rows: _Rows, heads: int) -> int:
    """A declared head may stop too early: the row below still says what the columns hold ('', 'n', '%')."""
    while (
        0 < heads <= MOST_HEADER_ROWS
        and len(rows.numbers) > heads + 1
        and rows.is_wordy(heads)
        and rows.starts_empty(heads)
        and len(rows.filled[heads]) > 1
        and not rows.is_wordy(heads + 1)
    ):
        heads += 1
    return heads


def _wordy_rows(rows: _Rows) -> int:
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


def _later_header_rows(rows: _Rows, body: list[int]) -> set[int]:
    """Rows in the body that head the columns anew: nothing in the stub, words over two columns or more."""
    return {
        row
        for row in body[:-1]
        if rows.starts_empty(row)
        and sum(c.col_span for c in rows.filled[row]) > 1
        and (all(c.header for c in rows.filled[row]) or (len(rows.filled[row]) > 1 and rows.is_wordy(row)))
    }


def _stub_columns(rows: _Rows, body: list[int]) -> int:
    """How many columns at the left name the row. A second or third one only where the first groups its rows."""
    stubs = 1
    while stubs < min(MOST_STUBS, rows.width - 1):
        inner = [c for row in body for c in rows.filled[row] if c.col == stubs]
        outer = [c for row in body for c in rows.filled[row] if c.col == stubs - 1]
        words = sum(not is_value(c.text) for c in inner)
        groups = any(c.row_span > 1 for c in outer) or 0 < len(outer) <= 0.7 * len(inner)
        marked = len(inner) > 1 and all(c.header for c in inner)
        if not inner or not (marked or (groups and words >= 0.8 * len(inner))):
            break
        stubs += 1
    return min(stubs, rows.width)


class _ColumnHeaders:
    """Header texts over each column, for any row of the body."""

    def __init__(self, rows: _Rows, heads: int, later: set[int]) -> None:
        self._over: dict[int, list[Placed]] = defaultdict(list)
        for row in rows.numbers:
            if row >= heads and row not in later:
                continue
            for cell in rows.filled[row]:
                for col in range(cell.col, cell.col + cell.col_span):
                    self._over[col].append(cell)
        self._heads, self._later = heads, sorted(later)

    def over(self, cell: Placed) -> tuple[str, ...]:
        """The headers above this cell: those of the head, and the nearest run of header rows inside the body."""
        nearest = self._nearest_run(cell.row)
        above = [
            head
            for head in self._over[cell.col]
            if head is not cell and head.row < cell.row and (head.row < self._heads or head.row in nearest)
        ]
        return _without_repeats(tuple(head.text for head in above))

    def _nearest_run(self, row: int) -> set[int]:
        run: set[int] = set()
        for candidate in reversed(self._later):
            if candidate < row and (not run or candidate + 1 in run):
                run.add(candidate)
        return run


class _RowHeaders:
    """Header texts before each row: the group rows above it, then its own stub cells."""

    def __init__(self, rows: _Rows, stubs: int, groups: set[int], later: set[int]) -> None:
        self._rows, self._stubs, self._groups = rows, stubs, groups
        self._outer: dict[int, tuple[str, ...]] = {}
        self._own: dict[int, list[Placed]] = {}
        body = [row for row in rows.numbers if row not in later]
        self._walk(body)

    def of(self, row: int) -> tuple[tuple[str, ...], list[Placed]]:
        """(texts of the groups over this row, its own stub cells)."""
        return self._outer[row], self._own[row]

    def _walk(self, body: list[int]) -> None:
        open_groups: list[tuple[tuple[float, ...], Placed, bool]] = []
        standing: dict[int, Placed] = {}
        for place, row in enumerate(body):
            following = body[place + 1] if place + 1 < len(body) else None
            first = self._rows.filled[row][0]
            labelled = first.col == 0
            is_group = row in self._groups
            key = self._key(row, following) if is_group else (2.0, first.indent, 0.0)
            if labelled:
                open_groups = [g for g in open_groups if self._still_over(g, key, first.indent, is_group)]
            self._outer[row] = tuple(group.text for _, group, _ in open_groups)
            self._own[row] = [] if is_group else self._own_labels(row, standing)
            if is_group:
                standing.clear()
            if labelled and (is_group or self._indents(row, following)):
                open_groups.append((key, first, self._indents(row, following)))

    @staticmethod
    def _still_over(
        group: tuple[tuple[float, ...], Placed, bool], key: tuple[float, ...], indent: float, is_group: bool
    ) -> bool:
        """A group of indented rows ends with the indentation; another one with the next group of its level."""
        group_key, cell, by_indent = group
        if by_indent and cell.col_span == 1:
            return indent > cell.indent
        return not is_group or group_key < key

    def _key(self, row: int, following: int | None) -> tuple[float, ...]:
        """The level of a group row: smaller is further out."""
        across = self._rows.spans_all(row)
        below = following if following in self._groups else None
        outer = below is not None and self._rows.spans_all(below) == across
        return (0.0 if across else 1.0, self._rows.filled[row][0].indent, 0.0 if outer else 1.0)

    def _indents(self, row: int, following: int | None) -> bool:
        if following is None:
            return False
        first, below = self._rows.filled[row][0], self._rows.filled[following][0]
        return below.col == 0 and below.indent > first.indent

    def _own_labels(self, row: int, standing: dict[int, Placed]) -> list[Placed]:
        """The stub cells of this row; an empty or covered slot takes the label that stands above it."""
        filled = {cell.col: cell for cell in self._rows.filled[row] if cell.col < self._stubs}
        for col in sorted(filled):
            for inner in [c for c in standing if c >= col]:
                del standing[inner]
            standing[col] = filled[col]
        return [standing[col] for col in sorted(standing)]
