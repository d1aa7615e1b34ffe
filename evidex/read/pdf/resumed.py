"""Where does a table go on, in the next column or on the next page? Its header stands there again, uncaptioned."""

from __future__ import annotations

from collections.abc import Sequence

from evidex.read.pdf.captions import Body, caption_kind, is_prose
from evidex.read.pdf.columns import Row, make_rows
from evidex.read.pdf.drawings import Area, Drawings
from evidex.read.pdf.lines import Line
from evidex.read.pdf.regions import TableRegion, inner_rules, notes_below

__all__ = ["find_resumed"]

_SAME_PLACE = 2.5
"""Points by which the pieces of a repeated header may stand apart from where the first header has them."""
_WIDEST_GAP = 3.2
"""Type sizes between two lines of one table."""


def find_resumed(
    lines: Sequence[Line], drawings: Drawings, body: Body, tables: Sequence[TableRegion]
) -> list[TableRegion]:
    """The rest of each of `tables` (of this page and the one before) among lines that belong to no table yet."""
    found: list[TableRegion] = []
    free = list(lines)
    waiting = list(tables)
    while waiting:
        table = waiting.pop(0)
        head = _head(table)
        start = _repeated(head, free) if head else None
        if start is None:
            continue
        region = _region(table, head, start, free, body)
        if region is None:
            continue
        inner_rules(region, drawings)
        region.notes = notes_below(region, free, body)
        taken = {id(line) for line in (*region.body, *region.notes)}
        free = [line for line in free if id(line) not in taken]
        found.append(region)
        waiting.append(region)
    return found


def _head(table: TableRegion) -> list[Row]:
    """The first level of a table, and the second where the first is a single piece; nothing where they are too bare."""
    if table.lattice is not None:
        return []
    rows = make_rows(table.body)[:2]
    if rows and len(rows[0].lines) > 1:
        rows = rows[:1]
    pieces = [line for row in rows for line in row.lines]
    return rows if len(pieces) > 1 and sum(any(sign.isalpha() for sign in line.text) for line in pieces) > 1 else []


def _repeated(head: Sequence[Row], lines: Sequence[Line]) -> list[Line] | None:
    """The lines that say the same as `head`, each as far from the others as there."""
    pieces = [line for row in head for line in row.lines]
    first = pieces[0]
    for start in lines:
        if start.text != first.text or abs(start.size - first.size) > 0.5:
            continue
        right, down = start.x0 - first.x0, start.base - first.base
        same = [_at(piece, right, down, lines) for piece in pieces]
        again = [line for line in same if line is not None]
        if len(again) == len(pieces):
            return again
    return None


def _at(piece: Line, right: float, down: float, lines: Sequence[Line]) -> Line | None:
    for line in lines:
        near = abs(line.x0 - piece.x0 - right) < _SAME_PLACE and abs(line.base - piece.base - down) < _SAME_PLACE
        if near and line.text == piece.text:
            return line
    return None


def _region(
    table: TableRegion, head: Sequence[Row], start: Sequence[Line], lines: Sequence[Line], body: Body
) -> TableRegion | None:
    """From the repeated header down to running text, a caption or a wide gap, as wide as the table is."""
    right = start[0].x0 - head[0].lines[0].x0
    x0, x1 = table.area.x0 + right, table.area.x1 + right
    inside: list[Line] = []
    last = top = min(line.top for line in start)
    for line in sorted(lines, key=lambda line: line.base):
        if line.base <= top or line.x1 < x0 or line.x0 > x1:
            continue
        if line.base - last > _WIDEST_GAP * body.size or _ends_tables(line, body):
            break
        inside.append(line)
        last = line.base
    if len(inside) < len(start) + 2:
        return None
    area = Area(x0, top - 2, x1, max(line.bottom for line in inside) + 2)
    return TableRegion(area, [], inside, resumes=table)


def _ends_tables(line: Line, body: Body) -> bool:
    """Running text, a caption, or a heading: no table is set larger than the text."""
    return is_prose(line, body) or bool(caption_kind(line.text)) or line.size > 1.04 * body.size
