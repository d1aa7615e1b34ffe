"""A Document: one text, and everything else beside it as spans into that text."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from typing import Literal

import msgspec

from evidex.schema.span import Span

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Cell",
    "Citation",
    "Document",
    "Metadata",
    "Notice",
    "NoticeKind",
    "Origin",
    "Page",
    "Part",
    "Reference",
    "Repair",
    "Section",
    "SectionKind",
    "Table",
    "boxes_of",
    "cut_line",
    "document_id",
]

SectionKind = Literal["title", "background", "methods", "results", "conclusions", "table", "figure", "body", "other"]
Part = Literal["front", "abstract", "body", "back"]
BlockKind = Literal["title", "heading", "paragraph", "list_item", "caption", "table", "figure", "reference", "aside"]
_RETRACTED = re.compile(
    r"\W*(?:(?i:retracted(?: (?:article|paper|publication|manuscript|study|chapter))?)\s*(?:[:.\])]|[-–—]\s)"
    r"|RETRACTED(?: [A-Z]+)? [A-Z]?[a-z])"
)
"""How journals mark the title of a retracted report: 'RETRACTED: …', '[Retracted] …', 'RETRACTED ARTICLE …'."""
NoticeKind = Literal["retraction", "correction", "concern", "retraction_of", "correction_of", "concern_of", "update"]


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the bytes came from. `sha256` is of the file as found (64 hex digits)."""

    name: str
    sha256: str
    reader: str
    size: int = 0
    index: int = 0
    """Which document of the file this is, from 0 (a PubMed set holds many)."""


class Notice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A retraction, correction or expression of concern that the record itself names."""

    kind: NoticeKind
    pmid: str = ""
    doi: str = ""
    citation: str = ""


class Metadata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the source says of itself; a field it does not state is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    language: str = ""
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    revised: str = ""
    """ISO date of the record's last revision."""
    notices: tuple[Notice, ...] = ()

    @property
    def called_retracted(self) -> bool:
        """Whether the publication type, or the title of what is no notice itself, calls the report retracted."""
        if "Retracted Publication" in self.publication_types:
            return True
        notice = any(notice.kind == "retraction_of" for notice in self.notices)
        return not notice and _RETRACTED.match(self.title) is not None

    @property
    def standing(self) -> tuple[Notice, ...]:
        """The notices, with one of a retraction that only the title or the publication type tells of."""
        told = any(notice.kind == "retraction" for notice in self.notices)
        return self.notices if told or not self.called_retracted else (*self.notices, Notice(kind="retraction"))


class Section(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of text under one heading. Sections do not overlap and come in text order."""

    start: int
    end: int
    kind: SectionKind
    part: Part = "body"
    heading: str = ""


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paragraph, heading, list item …: sentences never cross a block. Blocks come in text order, never overlap.

    `aside` is text that is kept but is not the document speaking: site chrome, running heads, lists of other papers.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    page: int | None = None


class Cell(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table cell as it stands in the reading form of its table.

    `row_headers` and `col_headers` are the header texts that govern it, outermost first
    (a group heading above a row comes before the row's own label).
    """

    start: int
    end: int
    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    header: bool = False
    row_headers: tuple[str, ...] = ()
    col_headers: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table: its reading form is `text[start:end]` (label and caption, then row by row, then footnotes)."""

    start: int
    end: int
    label: str = ""
    caption: Span | None = None
    cells: tuple[Cell, ...] = ()
    footnotes: tuple[Span, ...] = ()
    page: int | None = None
    figure: bool = False
    """True for selectable figure text (a forest plot) read as rows."""


class Reference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry of the reference list, as printed (`text[start:end]`) and in fields where they could be told."""

    start: int
    end: int
    label: str = ""
    authors: tuple[str, ...] = ()
    title: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    first_page: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""


class Citation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A citation mark in the running text: `[1,4-6]` has labels 1, 4, 5, 6."""

    start: int
    end: int
    labels: tuple[str, ...]


class Repair(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place where the reader mended the source. `before` is what the source held; the text holds `after`."""

    start: int
    end: int
    before: str
    after: str
    reason: str
    """One word or two from a closed list of the reader: `ligature`, `hyphen`, `interval-dash`, `minus` …"""
    confidence: float = 1.0
    page: int | None = None


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page's size in points; `number` counts from 1."""

    number: int
    width: float
    height: float


class Box(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where `text[start:end]` (part of one line) stands on its page; points from the top left corner."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A report as read. `text` is made once by its reader and never changed; all else are places in it."""

    id: str
    origin: Origin
    text: str
    metadata: Metadata = Metadata()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Span, ...] = ()
    """Words of a web page or of Markdown that lead to another site."""
    repairs: tuple[Repair, ...] = ()
    pages: tuple[Page, ...] = ()
    boxes: tuple[Box, ...] = ()
    """Line by line and cell by cell, in text order."""
    remarks: tuple[str, ...] = ()
    """What the reader wants said: `no-text-layer`, `no-text-on-pages 2`, `ocr`, `truncated`, `damaged-characters` …"""


def boxes_of(document: Document, span: Span) -> tuple[Box, ...]:
    """The parts of lines that `span` covers."""
    found: list[Box] = []
    for box in document.boxes[bisect_right(document.boxes, span.start, key=lambda box: box.end) :]:
        if box.start >= span.end:
            break
        start, end = max(box.start, span.start), min(box.end, span.end)
        x0, x1 = cut_line(box.x0, box.x1, document.text[box.start : box.end], start - box.start, end - box.start)
        found.append(msgspec.structs.replace(box, start=start, end=end, x0=round(x0, 1), x1=round(x1, 1)))
    return tuple(found)


_WIDTHS = (
    dict.fromkeys(" .,;:!'|[]/ijltfI", 0.27)
    | dict.fromkeys("()-r", 0.34)
    | dict.fromkeys("mwMW%@—", 0.82)
    | dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.68)
)
"""Ems, between Times and Helvetica (Adobe's font metrics); most other letters and figures have half an em."""


def cut_line(x0: float, x1: float, line: str, start: int, end: int) -> tuple[float, float]:
    """Where `line[start:end]` stands in a line from `x0` to `x1`, reckoned from how wide its letters usually are."""
    if (start, end) == (0, len(line)):
        return x0, x1
    widths = [_WIDTHS.get(sign, 0.5) for sign in line]
    point = (x1 - x0) / sum(widths)
    return x0 + point * sum(widths[:start]), x0 + point * sum(widths[:end])


def document_id(metadata: Metadata, data: str | bytes) -> str:
    """`pmid:…`, else `pmcid:…`, else `doi:…`, else `sha256:` and 16 hex digits of `data` (the text, or the file)."""
    if metadata.pmid:
        return f"pmid:{metadata.pmid}"
    if metadata.pmcid:
        return f"pmcid:{metadata.pmcid}"
    if metadata.doi:
        return f"doi:{metadata.doi.lower()}"
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return "sha256:" + hashlib.sha256(raw).hexdigest()[:16]
