"""From the lines of one page to what stands on it, in reading order: text, tables, figures, margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from evidex.read.pdf.blocks import Block, heal_rows, make_blocks
from evidex.read.pdf.boxed import put_into_boxes
from evidex.read.pdf.captions import Body
from evidex.read.pdf.drawings import Area, Drawings, Rule
from evidex.read.pdf.figures import FigureRegion, find_figures
from evidex.read.pdf.furniture import furniture, line_numbers
from evidex.read.pdf.glyphs import Glyph
from evidex.read.pdf.lattice import ruled_tables
from evidex.read.pdf.lines import Line, make_lines
from evidex.read.pdf.order import reading_order
from evidex.read.pdf.parted import captions_first, captions_last, find_parted
from evidex.read.pdf.regions import TableRegion, body_at, find_tables
from evidex.read.pdf.resumed import find_resumed
from evidex.read.pdf.tables import TableDraft
from evidex.schema import Box
from evidex.text.headings import is_references_heading

__all__ = ["BodyFace", "Item", "PageLayout", "RawPage", "lay_out"]


_SENTENCE_SPACES = 4
"""Lines of fewer spaces are headings, cells, labels; they do not tell how running text is set."""
_SIGN_RULE = re.compile(r"[.·…_=—–\-\s]{12,}")


@dataclass(slots=True)
class RawPage:
    """A page before its layout is known."""

    number: int
    width: float
    height: float
    lines: list[Line]
    turned: list[Line]
    """Lines set sideways on an upright page."""
    drawings: Drawings
    turn: int = 0
    """Quarter turns clockwise in which the page's text stands; places are given as if it had been turned upright."""


@dataclass(slots=True)
class Item:
    """Something that stands on the page; exactly one of the three is set."""

    x0: float
    top: float
    x1: float
    bottom: float
    first: int
    block: Block | None = None
    table: TableRegion | None = None
    figure: FigureRegion | None = None
    draft: TableDraft | None = None
    """The cells of the table."""
    box: Area | None = None
    """The shade or frame that it stands in, with others, apart from the page around it."""

    def lines(self) -> Iterator[Line]:
        """Every line of it."""
        if self.block is not None:
            yield from self.block.lines
        if self.table is not None:
            yield from (*self.table.caption, *self.table.announced, *self.table.body, *self.table.notes)
        if self.figure is not None:
            yield from self.figure.lines


class _Group:
    """Items that are read one after the other, as one that stands on the page."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.x0, self.x1 = min(item.x0 for item in items), max(item.x1 for item in items)
        self.top, self.bottom = min(item.top for item in items), max(item.bottom for item in items)
        self.first = min(item.first for item in items)


@dataclass(slots=True)
class PageLayout:
    """A page in reading order, and what was kept out of the flow."""

    number: int
    width: float
    height: float
    items: list[Item] = field(default_factory=list)
    margin: list[str] = field(default_factory=list)
    """What stands in the margins: running heads, page numbers, stamps."""
    turn: int = 0
    loose: list[list[Line]] = field(default_factory=list)
    """Captions below which no table stands: it may stand on the next page."""
    claimed: set[int] = field(default_factory=set)
    """Lines of the next page that are captions of tables of this one."""

    def give_up(self, caption: Sequence[Line]) -> None:
        """Take a caption out that belongs to a table of the next page."""
        own = {id(line) for line in caption}
        for item in self.items:
            if item.block is not None:
                item.block.lines = [line for line in item.block.lines if id(line) not in own]
        self.items = [item for item in self.items if item.block is None or item.block.lines]

    def displayed(self, box: Box) -> Box:
        """A box of this page, laid out upright, as it stands on the page that may be set sideways; cut at its edges."""
        x0, x1 = (min(max(x, 0.0), self.width) for x in (box.x0, box.x1))
        top, bottom = (min(max(y, 0.0), self.height) for y in (box.top, box.bottom))
        if not self.turn and (x0, x1, top, bottom) == (box.x0, box.x1, box.top, box.bottom):
            return box
        (ax, ay), (bx, by) = self._displayed(x0, top), self._displayed(x1, bottom)
        return msgspec.structs.replace(
            box,
            x0=round(min(ax, bx), 1),
            top=round(min(ay, by), 1),
            x1=round(max(ax, bx), 1),
            bottom=round(max(ay, by), 1),
        )

    def _displayed(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x, y
        if self.turn == 3:
            return y, self.width - x
        if self.turn == 1:
            return self.height - y, x
        return self.width - x, self.height - y


class BodyFace:
    """How the running text is set: the face of most characters in full lines so far, up to the reference list."""

    def __init__(self) -> None:
        self._done = False
        self._chars: Counter[tuple[str, float]] = Counter()
        self._widths: dict[tuple[str, float], Counter[int]] = {}

    def learn(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self._done = self._done or (bool(self._chars) and is_references_heading(line.text))
            if self._done:
                return
            key = (line.face.font, round(line.size, 1))
            if line.text.count(" ") >= _SENTENCE_SPACES:
                self._chars[key] += len(line.text)
            self._widths.setdefault(key, Counter())[round(line.x1 - line.x0)] += 1

    def now(self) -> Body:
        if not self._chars:
            return Body(10.0, "", 240.0)
        font, size = self._chars.most_common(1)[0][0]
        widths = self._widths[font, size]
        full = sorted(width for width, count in widths.items() for _ in range(count))
        return Body(size, font, float(full[int(len(full) * 0.6)]))


def raw_lines(glyphs: list[Glyph], page: int) -> tuple[list[Line], list[Line]]:
    """The upright lines, and those set sideways to the page."""
    upright = make_lines([glyph for glyph in glyphs if glyph.face.turn == 0], page)
    return upright, make_lines([glyph for glyph in glyphs if glyph.face.turn != 0], page)


def rules_of_signs(lines: list[Line], drawings: Drawings) -> list[Line]:
    """The lines without those that are rules made of dots, dashes or underscores; these join the drawn rules."""
    kept = []
    for line in lines:
        if _SIGN_RULE.fullmatch(line.text) or line.text.count(".") > max(20, 0.8 * len(line.text.replace(" ", ""))):
            drawings.lying.append(Rule(line.base, line.x0, line.x1))
        else:
            kept.append(line)
    return kept


def lay_out(page: RawPage, nearby: Sequence[RawPage], body: Body, before: PageLayout | None = None) -> PageLayout:
    """What stands on the page, in reading order; tables and captions of the page `before` may go on here."""
    open_tables = [item.table for item in before.items if item.table is not None] if before else []
    apart = furniture(page.lines, page.height, [other.lines for other in nearby]) | line_numbers(page.lines)
    found = PageLayout(page.number, page.width, page.height, turn=page.turn)
    found.margin = [line.text for index, line in enumerate(page.lines) if index in apart]
    found.margin += [line.text for line in page.turned]
    claimed = before.claimed if before is not None else set()
    lines = [line for index, line in enumerate(page.lines) if index not in apart and id(line) not in claimed]
    tables = find_tables(lines, page.drawings, body, ruled_tables(page.drawings))
    taken = {id(line) for table in tables for line in (*table.caption, *table.body, *table.notes)}
    lines = [line for line in lines if id(line) not in taken]
    resumed = find_resumed(lines, page.drawings, body, [*open_tables, *tables])
    tables += resumed
    taken = {id(line) for table in resumed for line in (*table.body, *table.notes)}
    lines = [line for line in lines if id(line) not in taken]
    parted = [*_parted(lines, page, nearby, body, before, found)]
    tables += parted
    taken = {id(line) for table in parted for line in (*table.announced, *table.body, *table.notes)}
    lines = [line for line in lines if id(line) not in taken]
    found.loose = captions_last(lines, body)
    figures = [
        one for one in find_figures(lines, page.drawings, body, Area(0, 0, page.width, page.height)) if one.lines
    ]
    taken = {id(line) for figure in figures for line in figure.lines}
    lines = [line for line in lines if id(line) not in taken]
    items = [Item(b.x0, b.top, b.x1, b.bottom, b.first, block=b) for b in make_blocks(heal_rows(lines))]
    put_into_boxes(items, page.drawings, body, Area(0, 0, page.width, page.height))
    items += [_table_item(table) for table in tables]
    items += [
        Item(f.area.x0, f.area.top, f.area.x1, f.area.bottom, min(x.first for x in f.lines), figure=f) for f in figures
    ]
    found.items = [item for group in reading_order(_together(items)) for item in reading_order(group.items)]
    return found


def _together(items: Sequence[Item]) -> list[_Group]:
    """Items by the box that they stand in: a box of two columns is read to its end before the page around it."""
    boxed: dict[Area, list[Item]] = {}
    for item in items:
        if item.box is not None:
            boxed.setdefault(item.box, []).append(item)
    return [_Group([item]) for item in items if item.box is None] + [_Group(inside) for inside in boxed.values()]


def _parted(
    lines: list[Line],
    page: RawPage,
    nearby: Sequence[RawPage],
    body: Body,
    before: PageLayout | None,
    found: PageLayout,
) -> Iterator[TableRegion]:
    """Tables whose caption stands last in a column or on the page before, or first on the next."""
    for caption in before.loose if before is not None and before.turn == page.turn else ():
        for region in find_parted([caption], lines, page.drawings, body):
            if before is not None:
                before.give_up(caption)
            yield region
            taken = {id(line) for line in (*region.body, *region.notes)}
            lines = [line for line in lines if id(line) not in taken]
    for caption in captions_last(lines, body):
        beyond = [line for line in lines if line.x0 > max(one.x1 for one in caption)]
        yield from find_parted([caption], beyond, page.drawings, body)
    following = next((other for other in nearby if other.number == page.number + 1 and other.turn == page.turn), None)
    for caption in _captions_next(following, nearby, body) if following is not None else ():
        for region in find_parted([caption], lines, page.drawings, body, below=False):
            found.claimed |= {id(line) for line in caption}
            yield region


def _captions_next(page: RawPage, nearby: Sequence[RawPage], body: Body) -> list[list[Line]]:
    """The captions with which the columns of the next page begin, and that have no table there."""
    apart = furniture(page.lines, page.height, [other.lines for other in nearby if other is not page])
    lines = [line for index, line in enumerate(page.lines) if index not in apart]
    first = captions_first(lines, body)
    return [caption for caption in first if body_at(caption, lines, page.drawings, body) is None]


def _table_item(table: TableRegion) -> Item:
    lines = [*table.caption, *table.body, *table.notes]
    return Item(
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
        min(line.first for line in lines),
        table=table,
    )
