"""Reading test sheets: what every PDF test needs."""

from __future__ import annotations

from evidex.errors import UnreadableError
from evidex.read import Source
from evidex.read.pdf.reader import READER
from evidex.schema import Document, Table
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.soundness import assert_sound


def read(data: bytes) -> Document:
    """The one document of `data`, sound."""
    (reading,) = READER.read(Source(name="paper.pdf", data=data))
    assert isinstance(reading, Document), reading
    assert_sound(reading)
    return reading


def read_sheets(*sheets: Sheet) -> Document:
    return read(make_pdf(*sheets))


def refusal(data: bytes) -> str:
    """Why `data` cannot be read."""
    (reading,) = READER.read(Source(name="paper.pdf", data=data))
    assert isinstance(reading, UnreadableError), reading
    return str(reading)


def rows(document: Document, table: Table) -> list[list[str]]:
    """The cell texts of a table, row by row, empty ones left out."""
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return [found[row] for row in sorted(found)]


def cell(document: Document, value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Row headers and column headers of the one cell that holds `value`."""
    hits = [c for t in document.tables for c in t.cells if document.text[c.start : c.end] == value]
    assert len(hits) == 1, [document.text[c.start : c.end] for t in document.tables for c in t.cells]
    return hits[0].row_headers, hits[0].col_headers
