"""Does a figure's selectable text hold rows of estimates (a forest plot)? They are read as a table, labels first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.read.grid import DraftCell
from evidex.read.pdf.columns import Row, find_gutters, make_rows, split_row
from evidex.read.pdf.figures import ESTIMATE, LEAST_ROWS, FigureRegion
from evidex.read.pdf.passage import Passage
from evidex.read.pdf.spelling import join_cell, spell, spell_row
from evidex.read.pdf.tables import TableDraft

__all__ = ["draft_forest"]

_HEAD = re.compile(
    r"\b(?:CI|OR|HR|RR|MD|SMD|WMD|ratio|difference|study|studies|author|weight|events|total|year|effect|ES|subgroup|"
    r"mean|SD|group|ID|p)\b|%",
    re.IGNORECASE,
)


def draft_forest(region: FigureRegion, page: int) -> TableDraft | None:
    """The rows of a forest plot, or None where the figure is none."""
    rows = make_rows(region.lines)
    values = [row for row in rows if any(ESTIMATE.search(line.text) for line in row.lines)]
    if len(values) < LEAST_ROWS:
        return None
    left, right = min(line.x0 for line in region.lines), max(line.x1 for line in region.lines)
    gutters = find_gutters(values, left, right)
    margin = left + 0.3 * (right - left)
    heads = _head_rows(rows, values[0], margin)
    kept = [row for row in rows if row in values or _is_label(row, values, margin)]
    for row in (*heads, *kept):
        split_row(row, gutters)
    drafted = [_head(heads, len(gutters) + 1)] if heads else []
    drafted += [_cells(row) for row in kept if row not in heads]
    return TableDraft(page, [], drafted, [], 1 if heads else None, len(gutters) + 1)


def _head_rows(rows: Sequence[Row], first: Row, margin: float) -> list[Row]:
    """The words above the first estimate: what the columns hold. A subgroup's name may stand between."""
    above = [row for row in rows if row.base < first.base and first.base - row.base < 6 * first.size]
    heads: list[Row] = []
    for row in reversed(above):
        words = any(_HEAD.search(line.text) for line in row.lines)
        numbers = any(ESTIMATE.search(line.text) for line in row.lines)
        if not heads and not words and _is_name(row, margin):
            continue
        if numbers or not (words or heads):
            break
        if words:
            heads.insert(0, row)
        if len(heads) == 3:
            break
    return heads


def _is_label(row: Row, values: Sequence[Row], margin: float) -> bool:
    """A subgroup's name or an 'Overall' line among the estimates."""
    return values[0].base - 2.5 * row.size < row.base < values[-1].base and _is_name(row, margin)


def _is_name(row: Row, margin: float) -> bool:
    """Words at the left, nothing else."""
    (first, *more) = row.lines
    return not more and first.x0 < margin and sum(sign.isalpha() for sign in first.text) >= 2


def _head(heads: Sequence[Row], width: int) -> list[DraftCell]:
    texts: list[list[Passage]] = [[] for _ in range(width)]
    for row in heads:
        for first, _, pieces in row.cells:
            texts[min(first, width - 1)] += [spell(piece) for piece in pieces]
    return [DraftCell(join_cell(lines), header=True) for lines in texts]


def _cells(row: Row) -> list[DraftCell]:
    cells: list[DraftCell] = []
    for first, last, pieces in row.cells:
        cells += [DraftCell("")] * (first - len(cells))
        cells.append(DraftCell(join_cell([spell_row(pieces)])))
        cells += [DraftCell("")] * (last - first)
    return cells
