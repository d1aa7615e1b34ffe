"""What names a row: its stub cells, and the group rows, parent rows and spans over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from evidex.read._rows import Placed, Rows, is_value

__all__ = ["RowHeaders", "stub_columns"]

MOST_STUBS = 4
_OF_A_VARIABLE = re.compile(
    r"(?:\b(?:n|no\.?|number|mean|median)\s?(?:\(|±|$)|\(%\)|, %)[^\w]*(?:\w{1,3}\W*)?$", re.IGNORECASE
)
"""How the name of a variable ends over its levels: 'Race, n (%)†', 'Age, mean (SD)'."""
_SIZE = re.compile(r"\W*[Nn]\s?=\s?\d[\d,]*\W*")


def stub_columns(rows: Rows, body: list[int], headed: set[int]) -> int:
    """How many columns at the left name the row; `headed` are those that the head says anything of.

    One, and a further one of words where the column before groups it (spans, blanks), only numbers the rows, or
    where the head is silent over it.
    """
    stubs = col = 1
    columns: dict[int, list[Placed]] = {}
    for cell in (c for row in body for c in rows.filled[row]):
        columns.setdefault(cell.col, []).append(cell)
    while col < min(MOST_STUBS, rows.width - 1):
        inner = columns.get(col, [])
        outer = columns.get(stubs - 1, [])
        if inner:
            marked = len(inner) > 1 and all(c.header for c in inner)
            within = max(len(inner), *(len(columns[k]) for k in _words_from(col, columns)))
            grouped = any(c.row_span > 1 for c in outer) or 0 < len(outer) <= 0.7 * within
            numbered = len(outer) > 1 and all(c.text.rstrip(".").isdecimal() for c in outer)
            unheaded = bool(headed) and col not in headed
            words = _are_words(inner, least=0.5 if unheaded and grouped else 0.8)
            if not (marked or (words and (grouped or numbered or unheaded))):
                break
            stubs = col + 1
        elif col in headed:
            break
        col += 1
    return min(stubs, rows.width)


def _words_from(col: int, columns: dict[int, list[Placed]]) -> list[int]:
    """The columns of words from `col` on, side by side: the last of them may be what each row is named by."""
    found = [col]
    while found[-1] + 1 < MOST_STUBS and _are_words(columns.get(found[-1] + 1, [])):
        found.append(found[-1] + 1)
    return found


def _are_words(cells: list[Placed], *, least: float = 0.8) -> bool:
    return bool(cells) and sum(not is_value(c.text) for c in cells) >= least * len(cells)


@dataclass(slots=True)
class _Group:
    """A row that governs rows below it: those that stand in further, or those that fill other columns, or all."""

    cell: Placed
    level: tuple[float, ...]
    by_indent: bool = False
    columns: frozenset[int] = frozenset()
    below: list[frozenset[int]] = field(default_factory=list)
    """The columns that each row governed so far fills."""

    def governs(self, indent: float, columns: frozenset[int], level: tuple[float, ...] | None) -> bool:
        """Whether a row is still under it; `level` is that of the row if it is a group row itself."""
        if self.by_indent:
            return indent > self.cell.indent
        if self.columns:
            return level is None and not columns & self.columns
        return level is None or self.level < level

    def ends_at_sibling(self, columns: frozenset[int]) -> bool:
        """Whether a parent row that fills `columns` is this group's sibling: the rows in between left those empty."""
        plain = not self.by_indent and not self.columns
        return plain and bool(self.below) and 2 * sum(bool(columns & row) for row in self.below) < len(self.below)


class RowHeaders:
    """Header texts before each row: the group rows above it, then its own stub cells."""

    def __init__(self, rows: Rows, stubs: int, groups: set[int], later: set[int]) -> None:
        self._rows, self._stubs, self._groups = rows, stubs, groups
        self._outer: dict[int, tuple[str, ...]] = {}
        self._own: dict[int, list[Placed]] = {}
        self._body = [row for row in rows.numbers if row not in later]
        self._panels_indent = self._all_indent()
        self._walk()

    def of(self, row: int) -> tuple[tuple[str, ...], list[Placed]]:
        """(texts of the groups over this row, its own stub cells)."""
        return self._outer[row], self._own[row]

    def _walk(self) -> None:
        groups: list[_Group] = []
        standing: dict[int, Placed] = {}
        for place, row in enumerate(self._body):
            first, columns = self._rows.filled[row][0], self._columns(row)
            opened = self._opens(place)
            if first.col < self._stubs:
                heads = row in self._groups or self._holds_sizes(row)
                level = opened.level if opened is not None and heads else None
                groups = [group for group in groups if group.governs(self._indent(first), columns, level)]
                if opened is not None and opened.columns and groups and groups[-1].ends_at_sibling(columns):
                    groups.pop()
            own = self._own[row] = [] if row in self._groups else self._own_labels(row, standing)
            self._outer[row] = tuple(group.cell.text for group in groups if group.cell not in own)
            if row in self._groups:
                standing.clear()
            else:
                for group in groups:
                    group.below.append(columns)
            if opened is not None:
                groups.append(opened)

    def _all_indent(self) -> bool:
        """Whether below each of several rows across the values the next stands in further: so far they reach.

        Else a row across the values ends with the next one, whatever stands in.
        """
        panels = [
            (self._rows.filled[row][0], self._rows.filled[below][0])
            for row, below in pairwise(self._body)
            if row in self._groups and self._rows.filled[row][0].col_span > self._stubs
        ]
        return len(panels) > 1 and all(self._indent(below) > first.indent for first, below in panels)

    def _opens(self, place: int) -> _Group | None:
        """The group that this row opens, if it opens one."""
        row = self._body[place]
        following = self._body[place + 1] if place + 1 < len(self._body) else None
        first = self._rows.filled[row][0]
        if first.col != 0 or following is None:
            return None
        below = self._rows.filled[following][0]
        indents = below.col < self._stubs and self._indent(below) > first.indent
        if row in self._groups:
            by_indent = indents and (self._panels_indent or first.col_span <= self._stubs)
            return _Group(first, self._level(row, following), by_indent)
        if self._holds_sizes(row):
            return _Group(first, (2.0, first.indent, 0.0))
        if indents and below.col == 0:
            return _Group(first, (2.0, first.indent, 0.0), indents)
        if self._stubs == 1 and (columns := self._parent_columns(place)):
            return _Group(first, (2.0, first.indent, 0.0), columns=columns)
        return None

    @staticmethod
    def _indent(first: Placed) -> float:
        """How far a row's label stands in: one in a further stub column stands in further than any in the first."""
        return first.indent + 1000.0 * first.col

    def _parent_columns(self, place: int) -> frozenset[int]:
        """The columns of a row whose next two leave just those empty: 'Sex … P = .04' over 'Men 12' and 'Women 13'."""
        rows = self._body[place : place + 3]
        if len(rows) < 3 or any(row in self._groups or self._rows.filled[row][0].col for row in rows):
            return frozenset()
        own, one, two = map(self._columns, rows)
        return own if own and one and one == two and not own & one else frozenset()

    def _holds_sizes(self, row: int) -> bool:
        """Whether a row gives nothing but the sizes of the groups for the rows below: 'Walnuts: | n = 83 | n = 91'."""
        label, *values = self._rows.filled[row]
        return label.col == 0 and len(values) > 1 and all(_SIZE.fullmatch(cell.text) for cell in values)

    def _columns(self, row: int) -> frozenset[int]:
        return frozenset(cell.col for cell in self._rows.filled[row] if cell.col >= self._stubs)

    def _level(self, row: int, following: int) -> tuple[float, ...]:
        """The level of a group row: smaller is further out. A row across the table is outside one in the stub only,
        and the first of two group rows of a sort is outside the second."""
        across = self._is_panel(row)
        outer = following in self._groups and self._is_panel(following) == across
        return (0.0 if across else 1.0, self._rows.filled[row][0].indent, 0.0 if outer else 1.0)

    def _is_panel(self, row: int) -> bool:
        """A row across the table, over all rows below it; one that says a statistic names a variable of its own."""
        return self._rows.spans_all(row) and not _OF_A_VARIABLE.search(self._rows.filled[row][0].text)

    def _own_labels(self, row: int, standing: dict[int, Placed]) -> list[Placed]:
        """The stub cells of this row; an empty or covered slot takes the label that stands above it."""
        filled = {cell.col: cell for cell in self._rows.filled[row] if cell.col < self._stubs}
        for col in sorted(filled):
            for inner in [c for c in standing if c >= col]:
                del standing[inner]
            standing[col] = filled[col]
        return [standing[col] for col in sorted(standing)]
