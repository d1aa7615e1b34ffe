"""Captions parted from their table by the end of a column or page: the one stands last, the other first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from evidex.read.pdf.captions import Body, caption_kind, table_captions
from evidex.read.pdf.columns import rows_of_several
from evidex.read.pdf.drawings import Drawings
from evidex.read.pdf.lines import Line
from evidex.read.pdf.regions import TableRegion, body_at, inner_rules, notes_below
from evidex.text.headings import is_references_heading

__all__ = ["captions_first", "captions_last", "find_parted"]

_SMALL = 0.93
"""Below this share of the body size a line is a footnote, which may stand below the last caption."""
_ROWS = 3
"""Rows of several cells that a body without a caption beside it must have."""
_SHARE = 0.5
"""The share of its lines that are such rows."""
_LEAST_REACH = 0.9
"""Share of a column's width that a short caption stands for."""


def captions_last(lines: Sequence[Line], body: Body) -> list[list[Line]]:
    """The captions of `lines`, which belong to no table, below which nothing stands in their column."""
    return [
        caption
        for caption in table_captions(lines)
        if not any(
            line.base > caption[-1].base + 2 and line.size > _SMALL * body.size and _beside(caption, line, body)
            for line in lines
        )
    ]


def captions_first(lines: Sequence[Line], body: Body) -> list[list[Line]]:
    """The captions of `lines` above which nothing stands in their column."""
    return [
        caption
        for caption in table_captions(lines)
        if not any(line.base < caption[0].base - 2 and _beside(caption, line, body) for line in lines)
    ]


def find_parted(
    captions: Sequence[list[Line]], lines: Sequence[Line], drawings: Drawings, body: Body, *, below: bool = True
) -> Iterator[TableRegion]:
    """The bodies of `captions`, which stand elsewhere, at the top of `lines` (at their bottom, where not `below`)."""
    free = list(lines)
    for caption in captions:
        for stand_in in _stand_ins(caption, free, drawings, body, below=below):
            region = body_at(stand_in, free, drawings, body)
            if region is None or not _is_next(region, stand_in, body, below=below):
                continue
            region.caption, region.announced = [], caption
            inner_rules(region, drawings)
            region.notes = notes_below(region, free, body)
            taken = {id(line) for line in (*region.body, *region.notes)}
            free = [line for line in free if id(line) not in taken]
            yield region
            break


def _beside(caption: Sequence[Line], line: Line, body: Body) -> bool:
    """Whether a line stands in the column of a caption."""
    left, right = _reach(caption, body)
    return line.x0 < right and line.x1 > left


def _reach(caption: Sequence[Line], body: Body) -> tuple[float, float]:
    left = min(line.x0 for line in caption)
    return left, max(left + _LEAST_REACH * body.width, *(line.x1 for line in caption))


def _stand_ins(
    caption: Sequence[Line], lines: Sequence[Line], drawings: Drawings, body: Body, *, below: bool
) -> Iterator[list[Line]]:
    """The caption as it would stand right above (below) the lines of its own column, then of the first (last) one."""
    if not lines:
        return
    left, right = _reach(caption, body)
    other = min(line.x0 for line in lines) if below else max(line.x1 for line in lines) - (right - left)
    for start in (left, other):
        stop = start + right - left
        column = [line for line in lines if line.x0 < stop and line.x1 > start]
        if not column:
            continue
        first = caption[0]
        if below:
            edge = min(line.top for line in column)
            edge = min([edge, *(rule.at for rule in drawings.lying if edge - 2 * body.size < rule.at < edge)]) - 2
            shift = edge - first.bottom
        else:
            edge = max(line.bottom for line in column)
            edge = max([edge, *(rule.at for rule in drawings.lying if edge < rule.at < edge + 2 * body.size)]) + 2
            shift = edge - first.top
        place = (first.top + shift, first.bottom + shift, first.base + shift)
        yield [replace(first, x0=start, x1=stop, top=place[0], bottom=place[1], base=place[2])]


def _is_next(region: TableRegion, stand_in: Sequence[Line], body: Body, *, below: bool) -> bool:
    """Whether the region is a table's body and nothing stands between it and the end of its column."""
    rows = rows_of_several(region.body)
    levels = len({round(line.base / 2) for line in region.body})
    if rows < _ROWS or rows < _SHARE * levels or any(_begins_other(line.text) for line in region.body):
        return False
    gap = region.area.top - stand_in[0].bottom if below else stand_in[0].top - region.area.bottom
    return -4 <= gap <= 3 * body.size


def _begins_other(text: str) -> bool:
    """Two columns of a reference list stand in rows of two pieces, as a table does."""
    return bool(caption_kind(text)) or is_references_heading(text)
