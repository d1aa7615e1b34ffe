"""What is title, abstract, heading, reference list, and what a stray footnote? Told by words and by type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from evidex.read.pdf.blocks import Block
from evidex.read.pdf.layout import Item, PageLayout
from evidex.read.pdf.regions import caption_kind
from evidex.read.pdf.tables import TableDraft
from evidex.text.headings import heading_of, is_references_heading

__all__ = ["Piece", "Role", "tell_roles"]

Role = Literal["title", "front", "heading", "text", "caption", "aside", "table", "figure"]

_LONGEST_HEADING = 160
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|[A-H]\.)\s+[A-ZÀ-Þ]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_HEADING = re.compile(r"^(?:[•▪●■]|https?:|www\.|doi\b|10\.\d{4}|\S+@\S+$)|[,;]$|\bet al\b|@", re.IGNORECASE)


@dataclass(slots=True)
class Piece:
    """An item of a page with the part it plays."""

    role: Role
    item: Item
    page: int

    @property
    def block(self) -> Block:
        assert self.item.block is not None
        return self.item.block

    @property
    def draft(self) -> TableDraft | None:
        return self.item.draft


@dataclass(slots=True)
class Type:
    """How a document is set: sizes by how much is set in them."""

    size: float
    font: str
    small: float
    """Below this size a block is a footnote or the like."""
    sizes: Counter[float] = field(default_factory=Counter)


def tell_type(pages: Sequence[PageLayout]) -> Type:
    """The body type of a document."""
    faces: Counter[tuple[str, float]] = Counter()
    sizes: Counter[float] = Counter()
    for page in pages:
        for item in page.items:
            for line in item.block.lines if item.block else ():
                faces[line.face.font, round(line.size, 1)] += len(line.text)
                sizes[round(line.size, 1)] += len(line.text)
    if not faces:
        return Type(10.0, "", 8.0, sizes)
    font, size = faces.most_common(1)[0][0]
    return Type(size, font, 0.93 * size, sizes)


def tell_roles(pages: Sequence[PageLayout]) -> list[Piece]:
    """Every item of the document, in reading order, with its role."""
    body = tell_type(pages)
    pieces = [Piece(_role(item, body), item, page.number) for page in pages for item in page.items]
    _find_front(pieces, body)
    return pieces


def _role(item: Item, body: Type) -> Role:
    if item.table is not None:
        return "table"
    if item.figure is not None:
        return "figure"
    assert item.block is not None
    block = item.block
    text = block.text
    if caption_kind(text) and (block.lines[0].text != "Box"):
        return "caption"
    if is_heading(block, body):
        return "heading"
    return "text"


def is_heading(block: Block, body: Type) -> bool:
    """Short, set apart from the running text by its type or known by its words, and no sentence."""
    text = block.text.strip()
    if len(text) > _LONGEST_HEADING or len(block.lines) > 3 or not _LETTER.search(text) or _NO_HEADING.search(text):
        return False
    face = block.face
    known = heading_of(text) is not None
    apart = face.font != body.font or face.size > 1.04 * body.size
    if known:
        return apart or text.isupper() or len(block.lines) == 1
    if text.endswith((".", ",", ";", ":")) and not _NUMBERED.match(text):
        return False
    first = _LETTER.search(text)
    if first is None or first.group().islower() or face.size < 0.97 * body.size:
        return False
    strong = face.bold or face.italic or face.size > 1.04 * body.size or text.isupper() or bool(_NUMBERED.match(text))
    return apart and strong


def _find_front(pieces: list[Piece], body: Type) -> None:
    """The title is the largest print of the first pages; what stands between it and the abstract is front matter."""
    early = [piece for piece in pieces if piece.page <= 2 and piece.item.block is not None]
    title = _title(early, body)
    if title is not None:
        title.role = "title"
    start = _opening(pieces, title)
    for piece in pieces[:start]:
        if piece is not title and piece.role in {"text", "heading"}:
            piece.role = "front"


def _title(early: list[Piece], body: Type) -> Piece | None:
    likely = [
        piece
        for piece in early
        if len(piece.block.text) >= 15
        and len(piece.block.text.split()) >= 3
        and len(piece.block.text) < 400
        and piece.block.face.size >= 1.15 * body.size
        and heading_of(piece.block.text) is None
        and piece.role != "caption"
    ]
    if not likely:
        return None
    page = min(piece.page for piece in likely)
    here = [piece for piece in likely if piece.page == page]
    largest = max(piece.block.face.size for piece in here)
    return next(piece for piece in here if piece.block.face.size >= 0.97 * largest)


def _opening(pieces: list[Piece], title: Piece | None) -> int:
    """Where the text begins: at the abstract's heading, at another known heading, or at the first long paragraph."""
    after = pieces.index(title) + 1 if title is not None else 0
    for index in range(after, len(pieces)):
        piece = pieces[index]
        if piece.item.block is None:
            continue
        text = piece.block.text
        if piece.role == "heading" and heading_of(text) is not None:
            return index
        if _abstract_opens(text) or (piece.role == "text" and len(text) > 450 and text.count(". ") >= 2):
            return index
        if piece.page > 3:
            break
    return after


def _abstract_opens(text: str) -> bool:
    return re.match(r"(?:abstract|summary|a\s?b\s?s\s?t\s?r\s?a\s?c\s?t)\b[\s:.—–-]", text, re.IGNORECASE) is not None


def opens_references(piece: Piece) -> bool:
    """Whether the reference list follows."""
    return piece.role == "heading" and is_references_heading(piece.block.text)


def is_footnote(piece: Piece, small: float) -> bool:
    """Small print in the flow of the text."""
    return piece.block.face.size < small
