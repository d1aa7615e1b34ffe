"""Cells of a table that lost its lines and columns: put back where they can be told with certainty, else left loose."""

from __future__ import annotations

from collections.abc import Sequence

from evidex.read._headers import is_value
from evidex.read._prose import Draft
from evidex.read._table_notes import is_note
from evidex.read.grid import DraftCell

__all__ = ["read_loose_table"]

_BOUNDS = frozenset({"lower", "upper", "low", "high", "lower limit", "upper limit", "lower bound", "upper bound"})
_FEWEST_ROWS = 2


def read_loose_table(label: str, caption: str, chunks: Sequence[Sequence[str]]) -> Draft | None:
    """The table of these chunks (each the lines of one cell), or None where its columns cannot be told.

    They can where the body is nothing but 'label, k values' again and again, with k headers (and perhaps one for the
    labels, or one above the bounds of an interval) in front.
    """
    cells = [" ".join(" ".join(line.split()) for line in chunk) for chunk in chunks]
    notes = [cell for cell in cells if is_note(cell)]
    cells = [cell for cell in cells if not is_note(cell)]
    values = [is_value(cell.rstrip("*†‡§")) for cell in cells]
    if True not in values:
        return None
    first = values.index(True)
    width = _run(values, first)
    heads, rest = cells[: first - 1], cells[first - 1 :]
    rows, left = _rows(rest, values[first - 1 :], width)
    if len(rows) < _FEWEST_ROWS or len(left) > 1 or any(is_value(cell) for cell in left):
        return None
    header = _header(heads, width)
    if header is None:
        return None
    return Draft([*header, *rows], label, caption, [*left, *notes], len(header))


def _run(values: Sequence[bool], start: int) -> int:
    end = start
    while end < len(values) and values[end]:
        end += 1
    return end - start


def _rows(cells: Sequence[str], values: Sequence[bool], width: int) -> tuple[list[list[DraftCell]], list[str]]:
    """Rows of a label and `width` values for as long as they come so, and the cells behind them."""
    rows: list[list[DraftCell]] = []
    at = 0
    while at < len(cells) and not values[at] and _run(values, at + 1) == width:
        rows.append([DraftCell(cells[at]), *(DraftCell(cell) for cell in cells[at + 1 : at + 1 + width])])
        at += 1 + width
    return rows, list(cells[at:])


def _header(heads: Sequence[str], width: int) -> list[list[DraftCell]] | None:
    if len(heads) == width:
        return [[DraftCell("", header=True), *(DraftCell(cell, header=True) for cell in heads)]]
    if len(heads) != width + 1:
        return None
    above, names = heads[0], list(heads[1:])
    bounds = [index for index, name in enumerate(names) if name.lower() in _BOUNDS]
    if len(bounds) == 2 and "CI" in above and bounds[1] == bounds[0] + 1:
        over = [DraftCell("", header=True, row_span=2)]
        over += [DraftCell("", header=True) for _ in names[: bounds[0]]]
        over += [DraftCell(above, header=True, col_span=2)]
        return [over, [DraftCell(name, header=True) for name in names]]
    return [[DraftCell(cell, header=True) for cell in heads]]
