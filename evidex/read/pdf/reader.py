"""PDF to Document: page by page through `glyphs`, `lines`, `layout`; then the whole through `structure`, `assemble`."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from typing import Any

from evidex.errors import UnreadableError
from evidex.read._prose import finish
from evidex.read.builder import Builder
from evidex.read.pdf import limits
from evidex.read.pdf.assemble import Writer
from evidex.read.pdf.drawings import Area, Drawings, read_drawings
from evidex.read.pdf.forest import draft_forest
from evidex.read.pdf.frame import Frame
from evidex.read.pdf.front import main_heading_face
from evidex.read.pdf.glyphs import GlyphPage, main_turn, read_glyphs
from evidex.read.pdf.layout import BodyFace, PageLayout, RawPage, lay_out, raw_lines, rules_of_signs
from evidex.read.pdf.ligatures import LetterWidths
from evidex.read.pdf.matter import front_matter
from evidex.read.pdf.opening import opened
from evidex.read.pdf.paragraphs import Vocabulary
from evidex.read.pdf.spelling import let_go
from evidex.read.pdf.structure import tell_roles
from evidex.read.pdf.tables import draft_table
from evidex.read.pdf.visible import has_layers_off, ocr_layer
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Origin, Page

__all__ = ["READER"]

_NEARBY = 2
"""Pages before and after a page that tell its running heads."""
_STAMP = 150
"""A page-wide picture with fewer glyphs is a scan."""
_DAMAGED = 0.02
"""The share of glyphs without a character from which a document is said to be damaged."""


def _recognise(source: Source) -> float:
    return 1.0 if b"%PDF-" in source.head[:1024] else 0.0


def _read(source: Source) -> Iterator[Reading]:
    with source.open() as content:
        data = content.read(limits.BYTES + 1)
    try:
        with opened(source, data) as document:
            yield _document(source, document, data)
    except UnreadableError as problem:
        yield problem


class _Tally:
    """What is counted over the pages."""

    def __init__(self) -> None:
        self.body = BodyFace()
        self.vocabulary = Vocabulary()
        self.widths = LetterWidths()
        self.glyphs = self.unmapped = 0
        self.scans: list[int] = []
        """Pages that are pictures."""
        self.remarks: list[str] = []
        self.laid: PageLayout | None = None
        """The page laid out last: what stands on it may go on."""
        self.deadline = time.monotonic() + limits.SECONDS

    def remark(self, words: str) -> None:
        if words not in self.remarks:
            self.remarks.append(words)


def _document(source: Source, document: Any, data: bytes) -> Reading:
    tally = _Tally()
    pages = list(_layouts(_raw_pages(document, tally, has_layers_off(data)), tally))
    builder = Builder()
    builder.pages = [_page(page) for page in pages]
    if not tally.glyphs or len(tally.scans) > 0.5 * len(pages):
        tally.remark("no-text-layer")
    elif tally.unmapped > _DAMAGED * tally.glyphs:
        tally.remark("damaged-characters")
    if tally.scans and "no-text-layer" not in tally.remarks:
        tally.remark(f"no-text-on-pages {', '.join(map(str, tally.scans))}")
    pieces = tell_roles(pages)
    writer = Writer(builder, tally.vocabulary, main_heading_face(pieces))
    writer.write_all(pieces)
    builder.remarks = tally.remarks
    layouts = {page.number: page for page in pages}
    builder.boxes = [layouts[box.page].displayed(box) for box in builder.boxes]
    origin = Origin(name=source.name, sha256=source.sha256, reader="pdf", size=source.size)
    return finish(builder, origin, front_matter(pieces, writer.title, pages[0].margin if pages else ()), data)


def _page(page: PageLayout) -> Page:
    width, height = (page.height, page.width) if page.turn % 2 else (page.width, page.height)
    return Page(number=page.number, width=round(width, 2), height=round(height, 2))


def _raw_pages(document: Any, tally: _Tally, layered: bool) -> Iterator[RawPage]:
    for index in range(len(document)):
        if index >= limits.PAGES or tally.glyphs > limits.GLYPHS_IN_ALL or time.monotonic() > tally.deadline:
            tally.remark("truncated")
            return
        page = document[index]
        try:
            frame = Frame(page)
            found = read_glyphs(page, frame, index + 1, layered=layered)
            turn = main_turn(found.glyphs or found.unseen)
            if turn:
                frame = Frame(page, -turn)
                found = read_glyphs(page, frame, index + 1, layered=layered)
            drawings = read_drawings(page, frame)
        finally:
            page.close()
        behind = ocr_layer(len(found.glyphs), found.unseen, drawings, Area(0, 0, found.width, found.height))
        if behind:
            found.glyphs += behind
            tally.remark("ocr")
        tally.glyphs += len(found.glyphs)
        tally.unmapped += found.unmapped
        if _is_scan(found, drawings):
            tally.scans.append(found.number)
        if found.cut:
            tally.remark("truncated")
        glyphs = tally.widths.restore(found.glyphs)
        lines, turned = raw_lines(glyphs, found.number)
        lines = rules_of_signs(lines, drawings)
        tally.body.learn(lines)
        for line in lines:
            tally.vocabulary.learn(line.text.rpartition(" ")[0])
        yield RawPage(found.number, found.width, found.height, lines, turned, drawings, turn)


def _is_scan(page: GlyphPage, drawings: Drawings) -> bool:
    """A picture of a page, with a stamp of text on it at most."""
    return len(page.glyphs) < _STAMP and _is_picture(page, drawings)


def _is_picture(page: GlyphPage, drawings: Drawings) -> bool:
    half = 0.5 * page.width * page.height
    return any(area.width * area.height > half for area in drawings.pictures)


def _layouts(pages: Iterator[RawPage], tally: _Tally) -> Iterator[PageLayout]:
    """Each page laid out beside its neighbours; no more than a handful are held at a time."""
    window: deque[RawPage] = deque(maxlen=2 * _NEARBY + 1)
    waiting: deque[RawPage] = deque()
    for page in pages:
        window.append(page)
        waiting.append(page)
        if len(waiting) > _NEARBY:
            yield _layout(waiting.popleft(), window, tally)
    while waiting:
        yield _layout(waiting.popleft(), window, tally)


def _layout(page: RawPage, window: deque[RawPage], tally: _Tally) -> PageLayout:
    nearby = [other for other in window if other is not page and abs(other.number - page.number) <= _NEARBY]
    laid = tally.laid = lay_out(page, nearby, tally.body.now(), tally.laid)
    for item in laid.items:
        if item.table is not None:
            item.draft = draft_table(item.table, page.number)
        elif item.figure is not None:
            item.draft = draft_forest(item.figure, page.number)
    for item in laid.items:
        for line in item.lines():
            let_go(line)
    return laid


READER = Reader(name="pdf", suffixes=(".pdf",), recognise=_recognise, read=_read, apart=True)
