"""What holds for every Document, whatever reader made it. Readers' tests call `assert_sound(document)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from evidex.schema import Document, Span, Table, boxes_of

MARGIN = re.compile(r"^\s|\s$")


class Place(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def assert_sound(document: Document) -> None:
    """Raise AssertionError, naming the document and the place, where a promise of the schema is broken."""
    name, text = document.id, document.text
    assert re.fullmatch(r"(pmid:\d+|pmcid:PMC\d+|doi:\S+|sha256:[0-9a-f]{16})", name), name
    assert "\r" not in text and "\x00" not in text, f"{name}: raw line ends or NUL in the text"
    _assert_in_order(document, "section", document.sections)
    _assert_in_order(document, "block", document.blocks)
    _assert_in_order(document, "table", document.tables)
    _assert_in_order(document, "reference", document.references)
    _assert_in_order(document, "citation", document.citations)
    _assert_in_order(document, "repair", document.repairs, empty=True)
    _assert_inside_one(document, "citation", document.citations, document.blocks)
    _assert_inside_one(document, "reference", document.references, document.blocks)
    _assert_in_order(document, "link", document.links)
    _assert_inside_one(document, "link", document.links, document.blocks)
    for section in document.sections:
        cut = [b for b in document.blocks if b.start < section.end and section.start < b.end]
        assert all(section.start <= b.start and b.end <= section.end for b in cut), f"{name}: {section} cuts a block"
        assert text[section.start : section.end].startswith(section.heading), f"{name}: {section} without its heading"
    for block in document.blocks:
        words = text[block.start : block.end]
        assert words.strip(), f"{name}: empty {block}"
        assert block.kind == "table" or not MARGIN.search(words), f"{name}: white space around {block}: {words[:60]!r}"
    blocks = {(b.start, b.end): b.kind for b in document.blocks}
    for table in document.tables:
        assert blocks.get((table.start, table.end)) == "table", f"{name}: {table.label!r} is not a block"
        _assert_sound_table(document, table)
    for mark in document.citations:
        assert mark.labels and all(label.strip() == label and label for label in mark.labels), f"{name}: {mark}"
        assert len(set(mark.labels)) == len(mark.labels), f"{name}: {mark} names one reference twice"
    _assert_sound_boxes(document)
    for repair in document.repairs:
        assert text[repair.start : repair.end] == repair.after, f"{name}: {repair}"


def _assert_sound_boxes(document: Document) -> None:
    """Boxes come in text order, each on its page; where there are any, every cell of a table has its own."""
    pages = {page.number: page for page in document.pages}
    for before, box in zip((None, *document.boxes), document.boxes, strict=False):
        assert before is None or (before.start <= box.start and before.end <= box.end), f"{document.id}: {box}"
        page = pages[box.page]
        lies = 0 <= box.x0 <= box.x1 < page.width + 0.1 and 0 <= box.top <= box.bottom < page.height + 0.1
        assert lies, f"{document.id}: {box} lies outside its page"
    for cell in (cell for table in document.tables for cell in table.cells if document.boxes):
        assert boxes_of(document, Span(cell.start, cell.end)), f"{document.id}: {cell} has no place on a page"


def assert_citations_answered(document: Document) -> None:
    """Every label that is cited stands in the reference list: true of sources that link the two themselves."""
    labels = {reference.label for reference in document.references}
    for mark in document.citations:
        assert set(mark.labels) <= labels, (
            f"{document.id}: {document.text[mark.start : mark.end]!r} cites {mark.labels}"
        )


def _assert_in_order(document: Document, what: str, places: Sequence[Place], empty: bool = False) -> None:
    before = 0
    for place in places:
        assert before <= place.start, f"{document.id}: {what} {place} begins before {before}"
        assert place.start <= place.end if empty else place.start < place.end, f"{document.id}: empty {what} {place}"
        assert place.end <= len(document.text), f"{document.id}: {what} {place} ends outside the text"
        before = place.end


def _assert_inside_one(document: Document, what: str, places: Iterable[Place], frames: Sequence[Place]) -> None:
    waiting = iter(frames)
    frame = next(waiting, None)
    for place in places:
        while frame is not None and frame.end <= place.start:
            frame = next(waiting, None)
        assert frame is not None and frame.start <= place.start and place.end <= frame.end, (
            f"{document.id}: {what} {place} stands in no block"
        )


def _assert_sound_table(document: Document, table: Table) -> None:
    name, text = f"{document.id} {table.label}", document.text
    assert text[table.start : table.end].startswith(table.label), f"{name}: label not at the start"
    parts: list[Place] = [p for p in (table.caption, *table.cells, *table.footnotes) if p is not None]
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        assert table.start <= part.start < part.end <= table.end, f"{name}: {part} lies outside its table"
        assert following is None or part.end <= following.start, f"{name}: {part} runs into {following}"
    slots: set[tuple[int, int]] = set()
    for cell in table.cells:
        words = text[cell.start : cell.end]
        assert words == words.strip() and "\n" not in words and "\t" not in words, f"{name}: {cell} {words!r}"
        assert cell.row >= 0 and cell.col >= 0 and cell.row_span >= 1 and cell.col_span >= 1, f"{name}: {cell}"
        assert (cell.row, cell.col) not in slots, f"{name}: two cells at row {cell.row}, column {cell.col}"
        slots.add((cell.row, cell.col))
        assert all(cell.row_headers) and all(cell.col_headers), f"{name}: empty header text at {cell}"
    texts = {text[cell.start : cell.end] for cell in table.cells}
    for cell in table.cells:
        assert {*cell.row_headers, *cell.col_headers} <= texts, f"{name}: a header of {cell} is no cell's text"
