"""What do the header rows of a table say of its columns? Lines of a cell are joined, spanners reach over columns.

A rule right below a header cell shows how far it spans; without one, a cell whose middle stands between columns
spans those that are nearest to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from evidex.read.grid import DraftCell
from evidex.read.pdf.columns import Row
from evidex.read.pdf.drawings import Area, Rule
from evidex.read.pdf.lines import Line, Word
from evidex.read.pdf.passage import Passage
from evidex.read.pdf.spanners import spanned
from evidex.read.pdf.spelling import join_cell, spell_row

__all__ = ["head_cells", "shade_rules"]

_TOUCHING = 0.5
"""Type sizes between two pieces of one word or phrase, painted apart: 'Placebo-' and 'allocated'."""
Gutters = Sequence[tuple[float, float]]


@dataclass(slots=True)
class _Head:
    """A header cell while its lines are gathered."""

    first: int
    last: int
    level: int
    texts: list[Passage]
    closed: bool = False
    """A rule runs below it: what follows is a level of its own."""
    x0: float = 0.0


def head_cells(rows: Sequence[Row], rules: Sequence[Rule], gutters: Gutters, area: Area) -> list[list[DraftCell]]:
    """The header rows of a table, spanners over their columns, cells without a spanner down to the body."""
    if not rows:
        return []
    edges = [area.x0, *((a + b) / 2 for a, b in gutters), area.x1]
    rules = [rule for rule in rules if rule.at < rows[-1].base]
    for row in rows:
        _cut_false_spans(row, rows, rules, edges)
    heads: list[_Head] = []
    for place, row in enumerate(rows):
        wide = spanned(row, rows[place + 1 :], edges)
        for number, (first, last, pieces) in enumerate(row.cells):
            first, last, closed = _spread(row, first, last, rules, edges)
            if number in wide and (not closed or wide[number][1] - wide[number][0] > last - first):
                (first, last), closed = wide[number], True
            _add(heads, _Head(first, last, 0, [spell_row(pieces)], closed, pieces[0].x0))
    _take_headless(heads, len(edges) - 1)
    return _drafted(heads)


def _take_headless(heads: Sequence[_Head], width: int) -> None:
    """A column without any header is one of those of the header beside it: '72.2', '(27-98)' below 'All'."""
    headed = {col for head in heads for col in range(head.first, head.last + 1)}
    for col in range(2, width):
        if col not in headed and len(headed) > 2:
            for head in heads:
                if head.last == col - 1 and head.first > 0:
                    head.last = col


def shade_rules(rows: Sequence[Row], shades: Sequence[Area], gutters: Gutters, area: Area) -> list[Rule]:
    """A shade behind one header and over several columns says how far it spans, as a rule below it would."""
    edges = [area.x0, *((a + b) / 2 for a, b in gutters), area.x1]
    rules: list[Rule] = []
    for shade in shades:
        over = [col for col, (a, b) in enumerate(pairwise(edges)) if shade.x0 < (a + b) / 2 < shade.x1]
        inside = [(row, [line for line in row.lines if shade.holds(line.middle, line.level)]) for row in rows]
        inside = [(row, lines) for row, lines in inside if lines]
        if len(over) < 2 or shade.width >= 0.9 * area.width or not inside or any(len(lines) > 1 for _, lines in inside):
            continue
        last = inside[-1][0]
        rules.append(Rule(last.base + 0.6 * last.size, shade.x0, shade.x1))
    return rules


def _add(heads: list[_Head], line: _Head) -> None:
    """A line of a header: it goes on with the cell above it, or begins a level below."""
    over = [head for head in heads if head.first <= line.last and line.first <= head.last]
    host = over[-1] if over else None
    if host is not None and not host.closed and _is_same(host, line, len(over)):
        host.texts += line.texts
        host.last, host.closed = max(host.last, line.last), line.closed
    else:
        line.level = max((head.level + 1 for head in over), default=0)
        heads.append(line)


def _is_same(host: _Head, line: _Head, over: int) -> bool:
    """The same columns; or a longer second line that begins where the first does: no header widens below itself."""
    if (host.first, host.last) == (line.first, line.last):
        return True
    return over == 1 and host.first == line.first and line.last > host.last and abs(host.x0 - line.x0) < 2.0


def _spread(row: Row, first: int, last: int, rules: Sequence[Rule], edges: Sequence[float]) -> tuple[int, int, bool]:
    """The columns of the rule right below a header cell; whether there is such a rule, or the text itself spans."""
    left, right, width = edges[first], edges[last + 1], edges[-1] - edges[0]
    close = [
        rule
        for rule in rules
        if 0 < rule.at - row.base < 1.3 * row.size
        and rule.length < 0.9 * width
        and rule.start < right
        and rule.stop > left
    ]
    rule = max(close, key=lambda rule: min(rule.stop, right) - max(rule.start, left), default=None)
    if rule is None:
        return first, last, last > first
    if sum(rule.start - 3 < pieces[0].middle < rule.stop + 3 for _, _, pieces in row.cells) > 1:
        return first, last, True
    under = [col for col in range(len(edges) - 1) if rule.start - 3 < (edges[col] + edges[col + 1]) / 2 < rule.stop + 3]
    if under and under[0] <= first and under[-1] >= last:
        return under[0], under[-1], True
    return first, last, True


def _cut_false_spans(row: Row, rows: Sequence[Row], rules: Sequence[Rule], edges: Sequence[float]) -> None:
    """Neighbouring headers set so tight that they read as one: cut, unless another row heads their columns singly."""
    cells: list[tuple[int, int, list[Line]]] = []
    for first, last, pieces in _cut_at_rules(row, rules, edges):
        singles = {
            cell[0] for other in rows if other is not row for cell in other.cells if first <= cell[0] == cell[1] <= last
        }
        ruled = any(
            0 < rule.at - row.base < 1.3 * row.size and rule.start < pieces[0].x0 + 2 and rule.stop > pieces[-1].x1 - 2
            for rule in rules
        )
        if last > first and (apart := _plainly_apart(pieces, edges)):
            cells += apart
        elif last == first or len(singles) >= 2 or (ruled and not singles and len(pieces) == 1):
            cells.append((first, last, pieces))
        elif len(pieces) == 1:
            cells += _by_column(pieces[0], edges) or [(first, last, pieces)]
        else:
            cells += _by_piece(pieces, edges)
    row.cells = cells


def _plainly_apart(pieces: Sequence[Line], edges: Sequence[float]) -> list[tuple[int, int, list[Line]]]:
    """Headers of neighbouring columns that reach over the gutter between their values; nothing where they are one."""
    if len(pieces) == 1:
        return _by_column(pieces[0], edges, times=2.5, ems=0.9)
    cells = _by_piece(pieces, edges)
    touching = all(
        later.x0 - piece.x1 < _TOUCHING * piece.size for _, _, own in cells for piece, later in pairwise(own)
    )
    return cells if touching and len(cells) > 1 else []


def _cut_at_rules(row: Row, rules: Sequence[Rule], edges: Sequence[float]) -> list[tuple[int, int, list[Line]]]:
    """A piece of which only a part stands over the rule right below it is two headers."""
    cells: list[tuple[int, int, list[Line]]] = []
    for first, last, pieces in row.cells:
        line = pieces[0]
        starts = [
            rule.start
            for rule in rules
            if 0 < rule.at - row.base < 1.3 * row.size and line.x0 + 2 * line.size < rule.start < line.x1 - line.size
        ]
        before = [word for word in line.words if starts and word.x1 <= starts[0] + 3]
        if last == first or len(pieces) != 1 or not before or len(before) == len(line.words):
            cells.append((first, last, pieces))
            continue
        for words in (before, line.words[len(before) :]):
            part = line.part(words)
            cells.append((_column_at(part.x0 + 1, edges), _column_at(part.x1 - 1, edges), [part]))
    return cells


def _by_piece(pieces: Sequence[Line], edges: Sequence[float]) -> list[tuple[int, int, list[Line]]]:
    """Pieces that stand apart, each in the column of its middle."""
    columns: dict[int, list[Line]] = {}
    for piece in pieces:
        columns.setdefault(_column_at(piece.middle, edges), []).append(piece)
    return [(col, col, own) for col, own in sorted(columns.items())]


def _column_at(x: float, edges: Sequence[float]) -> int:
    return min(max(sum(edge < x for edge in edges) - 1, 0), len(edges) - 2)


def _by_column(
    line: Line, edges: Sequence[float], *, times: float = 1.4, ems: float = 0.4
) -> list[tuple[int, int, list[Line]]]:
    """The words by columns; nothing where no wider gap than between its words parts them: the line runs across."""
    columns: dict[int, list[Word]] = {}
    for word in line.words:
        columns.setdefault(_column_at((word.x0 + word.x1) / 2, edges), []).append(word)
    gaps = [later.x0 - word.x1 for word, later in pairwise(line.words)]
    own = [columns[col] for col in sorted(columns)]
    parting = [later[0].x0 - words[-1].x1 for words, later in pairwise(own)]
    if not parting or min(parting) < max(times * median(gaps) if len(gaps) > len(parting) else 0.0, ems * line.size):
        return []
    return [(col, col, [line.part(columns[col])]) for col in sorted(columns)]


def _drafted(heads: list[_Head]) -> list[list[DraftCell]]:
    levels = max(head.level for head in heads) + 1
    rows: list[list[DraftCell]] = []
    for level in range(levels):
        cells: list[DraftCell] = []
        col = 0
        for head in sorted((head for head in heads if head.level == level), key=lambda head: head.first):
            while col < head.first:
                if not _covered(heads, level, col):
                    cells.append(DraftCell("", header=True))
                col += 1
            down = 1 if _below(heads, head) else levels - level
            across = head.last - head.first + 1
            cells.append(DraftCell(join_cell(head.texts), row_span=down, col_span=across, header=True))
            col = head.last + 1
        rows.append(cells)
    return rows


def _below(heads: Sequence[_Head], head: _Head) -> bool:
    return any(other.level > head.level and other.first <= head.last and head.first <= other.last for other in heads)


def _covered(heads: Sequence[_Head], level: int, col: int) -> bool:
    """Whether a header cell from above reaches down to this slot."""
    return any(head.level < level and head.first <= col <= head.last and not _below(heads, head) for head in heads)
