"""Which part of which page shows a claim? Strips as wide as its column or table, as high as its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidex.schema import Box, Claim, Document, Span, Table, boxes_of

__all__ = ["Strip", "strips_of"]

_AROUND, _ABOVE = 7.0, 2.0
"""Points of the page that are shown beside, above and below the lines of a claim."""
_NEAR = 30.0
"""Boxes no further below one another than this share a strip."""
_MOST = 4
"""Strips of one claim: its parts in two columns, or a row of a table below its heads."""
_HIGHEST = 220.0
"""Points; what a longer claim has below is left out."""


@dataclass(slots=True)
class Strip:
    """A rectangle of a page, points from its top left corner, and the rectangles in it that are to be marked."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    marks: list[tuple[float, float, float, float]] = field(default_factory=list)

    def holds(self, box: Box) -> bool:
        """Whether the box stands in this strip or right below it."""
        beside = box.x0 <= self.x1 and self.x0 <= box.x1
        return box.page == self.page and beside and self.top - _NEAR <= box.top and box.top <= self.bottom + _NEAR

    def take(self, box: Box, *, marked: bool) -> None:
        self.x0, self.x1 = min(self.x0, box.x0), max(self.x1, box.x1)
        self.top, self.bottom = min(self.top, box.top), max(self.bottom, box.bottom)
        if marked:
            self.marks.append((box.x0, box.top, box.x1, box.bottom))


def strips_of(document: Document, claim: Claim) -> list[Strip]:
    """The strips that show the claim, in reading order; none where the Document does not know its places."""
    own = boxes_of(document, Span(claim.start, claim.end))
    if not own:
        return []
    table = _around(document.tables, claim.start)
    beside = _boxes_around(document, claim.start, table)
    strips: list[Strip] = []
    for box in (*(_heads(document, table, claim) if table else ()), *own):
        marked = claim.start <= box.start < claim.end
        host = next((strip for strip in strips if strip.holds(box)), None)
        if host is None:
            host = _column(box, beside, whole=table is not None)
            strips.append(host)
        host.take(box, marked=marked)
    return [_framed(strip, document) for strip in strips[:_MOST]]


def _around(tables: Sequence[Table], position: int) -> Table | None:
    """The table that holds the character at `position`."""
    index = bisect_right(tables, position, key=lambda table: table.start) - 1
    return tables[index] if index >= 0 and position < tables[index].end else None


def _boxes_around(document: Document, position: int, table: Table | None) -> tuple[Box, ...]:
    """The boxes of the table or block that holds the character at `position`."""
    if table is not None:
        return boxes_of(document, Span(table.start, table.end))
    index = bisect_right(document.blocks, position, key=lambda block: block.start) - 1
    if index < 0:
        return ()
    return boxes_of(document, Span(document.blocks[index].start, document.blocks[index].end))


def _column(box: Box, beside: Iterable[Box], *, whole: bool) -> Strip:
    """A strip at the box, as wide as the lines of its column; as wide as all of them where `whole` is."""
    near = [one for one in beside if one.page == box.page and (whole or (one.x0 < box.x1 and box.x0 < one.x1))]
    lefts, rights = [box.x0, *(one.x0 for one in near)], [box.x1, *(one.x1 for one in near)]
    return Strip(box.page, min(lefts), box.top, max(rights), box.bottom)


def _heads(document: Document, table: Table, claim: Claim) -> list[Box]:
    """The boxes of the header cells above the claim's cells, on the page that the claim stands on."""
    cells = [cell for cell in table.cells if cell.start < claim.end and claim.start < cell.end]
    page = claim.page
    return [
        box
        for head in table.cells
        if head.header
        and any(
            head.row < cell.row and head.col < cell.col + cell.col_span and cell.col < head.col + head.col_span
            for cell in cells
        )
        for box in boxes_of(document, Span(head.start, head.end))
        if box.page == page
    ]


def _framed(strip: Strip, document: Document) -> Strip:
    """With some of the page around it, inside the page and not too high."""
    page = next(page for page in document.pages if page.number == strip.page)
    return Strip(
        strip.page,
        max(strip.x0 - _AROUND, 0.0),
        max(strip.top - _ABOVE, 0.0),
        min(strip.x1 + _AROUND, page.width),
        min(strip.bottom + _ABOVE, strip.top + _HIGHEST, page.height),
        strip.marks,
    )
