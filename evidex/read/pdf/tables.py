"""What are the rows, columns and cells of a table? Columns are where white runs through all rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from evidex.read.grid import DraftCell
from evidex.read.pdf.lines import Line
from evidex.read.pdf.passage import Passage
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


def draft_table(region: TableRegion, page: int) -> TableDraft:
    """The cells of a region."""
    rows = _rows(region.body)
    columns = _columns(rows)
    drafted = [_cells(row, columns) for row in rows]
    return TableDraft(page, region.caption, drafted, region.notes)


def _rows(lines: list[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and abs(line.base - rows[-1][0].base) <= 0.35 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.x0)
    return rows


def _columns(rows: list[list[Line]]) -> list[tuple[float, float]]:
    """The stretches across that some cell fills, where rows of several cells leave white between."""
    spans: list[list[float]] = []
    for line in sorted((line for row in rows if len(row) > 1 for line in row), key=lambda line: line.x1 - line.x0):
        touching = [span for span in spans if span[0] < line.x1 and line.x0 < span[1]]
        if len(touching) > 1:
            continue
        if touching:
            touching[0][0], touching[0][1] = min(touching[0][0], line.x0), max(touching[0][1], line.x1)
        else:
            spans.append([line.x0, line.x1])
    return sorted((span[0], span[1]) for span in spans)


def _cells(row: list[Line], columns: list[tuple[float, float]]) -> list[DraftCell]:
    cells: list[DraftCell] = []
    col = 0
    for line in row:
        over = [n for n, (x0, x1) in enumerate(columns) if x0 < line.x1 and line.x0 < x1] or [col]
        first, last = max(over[0], col), max(over[-1], col)
        cells += [DraftCell("")] * (first - col)
        cells.append(DraftCell(_text(line), col_span=last - first + 1))
        col = last + 1
    return cells


def _text(line: Line) -> str:
    passage: Passage = spell(line)
    return passage.text
