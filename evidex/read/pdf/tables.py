"""What are the rows, columns and cells of a table? Ruled grids go by their rules, all others by white and by type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from evidex.read.grid import DraftCell
from evidex.read.pdf.columns import Row, find_gutters, make_rows, split_row
from evidex.read.pdf.drawings import Rule
from evidex.read.pdf.folded import fold_rows
from evidex.read.pdf.lines import Line
from evidex.read.pdf.regions import TableRegion
from evidex.read.pdf.spelling import spell

__all__ = ["TableDraft", "draft_table"]


@dataclass(slots=True)
class TableDraft:
    """A table ready to be written."""

    page: int
    caption: list[Line]
    rows: list[list[DraftCell]] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    header_rows: int | None = None
    width: int = 0
    """How many columns."""


def draft_table(region: TableRegion, page: int) -> TableDraft:
    """The cells of a region."""
    rows = make_rows(region.body)
    heads = _head_rows(rows, region)
    gutters = find_gutters(rows[heads:], region.area.x0, region.area.x1)
    if not gutters and heads:
        gutters = find_gutters(rows, region.area.x0, region.area.x1)
    for row in rows:
        split_row(row, gutters)
    width = len(gutters) + 1
    inner = [rule for rule in region.lying if region.area.top + 3 < rule.at < region.area.bottom - 3]
    head = _head_cells(rows[:heads], inner, gutters, region.area.x0, region.area.x1)
    folded = fold_rows(rows[heads:], inner, region.area.width)
    body = [_body_cells(group, region.area.x0) for group in folded]
    return TableDraft(page, region.caption, head + body, region.notes, len(head) if heads else None, width)


def _head_rows(rows: Sequence[Row], region: TableRegion) -> int:
    """How many levels stand above the first rule that runs (nearly) through; 0 where none does."""
    area = region.area
    for rule in region.lying:
        if rule.at < area.top + 4 or rule.at > area.bottom - 4 or _run(rule, region.lying) < 0.72 * area.width:
            continue
        above = sum(row.base < rule.at for row in rows)
        if 0 < above < len(rows):
            return above if above <= max(6, len(rows) // 3) else 0
    return 0


def _run(rule: Rule, rules: Sequence[Rule]) -> float:
    """How much of the width all rules at this height cover."""
    return sum(other.length for other in rules if abs(other.at - rule.at) < 1.5)


@dataclass(slots=True)
class _Head:
    """A header cell while its lines are gathered."""

    first: int
    last: int
    level: int
    texts: list[str]
    closed: bool = False
    """A rule runs below it: what follows is a level of its own."""


def _head_cells(
    rows: Sequence[Row], rules: Sequence[Rule], gutters: Sequence[tuple[float, float]], left: float, right: float
) -> list[list[DraftCell]]:
    """The header rows: lines of one cell joined, spanners over their columns, cells without a spanner down to the body."""
    if not rows:
        return []
    edges = [left, *((a + b) / 2 for a, b in gutters), right]
    heads: list[_Head] = []
    for row in rows:
        for first, last, pieces in row.cells:
            first, last, closed = _spread(row, first, last, rules, edges, right - left)
            text = " ".join(spell(piece).text for piece in pieces)
            over = [head for head in heads if head.first <= last and first <= head.last]
            host = over[-1] if over else None
            if host is not None and not host.closed and (host.first, host.last) == (first, last):
                host.texts.append(text)
                host.closed = closed
            else:
                level = max((head.level + 1 for head in over), default=0)
                heads.append(_Head(first, last, level, [text], closed))
    return _drafted_heads(heads)


def _spread(
    row: Row, first: int, last: int, rules: Sequence[Rule], edges: Sequence[float], width: float
) -> tuple[int, int, bool]:
    """The columns of a header cell: those of the rule right below it, where it spans more than the text does."""
    left, right = edges[first], edges[last + 1]
    for rule in rules:
        if (
            0 < rule.at - row.base < 1.3 * row.size
            and rule.length < 0.9 * width
            and rule.start < right
            and rule.stop > left
        ):
            under = [
                col
                for col in range(len(edges) - 1)
                if min(rule.stop, edges[col + 1]) - max(rule.start, edges[col]) > 0.35 * (edges[col + 1] - edges[col])
            ]
            if under and under[0] <= first and under[-1] >= last:
                return under[0], under[-1], True
            return first, last, True
    return first, last, last > first


def _drafted_heads(heads: list[_Head]) -> list[list[DraftCell]]:
    levels = max(head.level for head in heads) + 1
    rows: list[list[DraftCell]] = []
    for level in range(levels):
        cells: list[DraftCell] = []
        col = 0
        for head in sorted((head for head in heads if head.level == level), key=lambda head: head.first):
            while col < head.first:
                if not _covered(heads, level, col, levels):
                    cells.append(DraftCell("", header=True))
                col += 1
            down = levels - level if not _below(heads, head) else 1
            cells.append(DraftCell(_join(head.texts), row_span=down, col_span=head.last - head.first + 1, header=True))
            col = head.last + 1
        rows.append(cells)
    return rows


def _below(heads: Sequence[_Head], head: _Head) -> bool:
    return any(other.level > head.level and other.first <= head.last and head.first <= other.last for other in heads)


def _covered(heads: Sequence[_Head], level: int, col: int, levels: int) -> bool:
    """Whether a header cell from above reaches down to this slot."""
    return levels > 1 and any(
        head.level < level and head.first <= col <= head.last and not _below(heads, head) for head in heads
    )


def _body_cells(group: Sequence[Row], left: float) -> list[DraftCell]:
    """One row: the lines of each cell joined."""
    gathered: dict[int, tuple[int, list[str], float]] = {}
    for row in group:
        for first, last, pieces in row.cells:
            text = " ".join(spell(piece).text for piece in pieces)
            if first in gathered:
                reach, texts, indent = gathered[first]
                gathered[first] = (max(reach, last), [*texts, text], indent)
            else:
                gathered[first] = (last, [text], round(pieces[0].x0 - left, 1) if first == 0 else 0.0)
    cells: list[DraftCell] = []
    col = 0
    for first in sorted(gathered):
        last, texts, indent = gathered[first]
        first = max(first, col)
        cells += [DraftCell("")] * (first - col)
        cells.append(DraftCell(_join(texts), col_span=max(last - first, 0) + 1, indent=indent))
        col = max(last, first) + 1
    return cells


def _join(texts: Sequence[str]) -> str:
    """The lines of a cell as one text; a word broken at a line end is made whole."""
    whole = texts[0]
    for text in texts[1:]:
        if whole.endswith("-") and whole[-2:-1].isalpha() and text[:1].islower():
            whole = whole[:-1] + text
        elif whole.endswith(("–", "-", "/")) and text[:1].isdigit():
            whole += text
        else:
            whole += " " + text
    return whole
