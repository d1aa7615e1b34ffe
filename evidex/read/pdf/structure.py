"""What is a heading, a caption, a footnote, running text? Told by type and by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.read.pdf.blocks import Block
from evidex.read.pdf.boxed import is_panel_head
from evidex.read.pdf.captions import caption_kind
from evidex.read.pdf.front import find_front
from evidex.read.pdf.layout import Item, PageLayout
from evidex.read.pdf.pieces import Piece, Role, Type, tell_type
from evidex.read.pdf.tables import TableDraft
from evidex.text.headings import heading_of

__all__ = ["tell_roles"]

_LONGEST_HEADING = 160
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|[A-H]\.)\s+[A-ZÀ-Þ]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_HEADING = re.compile(r"^(?:[•▪●■]|https?:|www\.|doi\b|10\.\d{4}|\S+@\S+$)|[,;]$|\bet al\b|@", re.IGNORECASE)


def tell_roles(pages: Sequence[PageLayout]) -> list[Piece]:
    """Every item of the document, in reading order, with its role and zone."""
    body = tell_type(pages)
    pieces = [Piece(_role(item, body), item, page.number) for page in pages for item in page.items]
    pieces = list(_tables_joined(pieces))
    _set_boxes_aside(pieces, body)
    find_front(pieces, body)
    _find_back(pieces)
    _find_footnotes(pieces, body)
    return pieces


def _tables_joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A table that goes on over a page end becomes one; the header that it repeats is dropped."""
    last: TableDraft | None = None
    for piece in pieces:
        draft = piece.item.draft
        if piece.role != "table":
            yield piece
            continue
        if draft is not None and last is not None and last.goes_on_in(draft):
            last.take_on(draft)
            continue
        last = draft or last
        yield piece


def _set_boxes_aside(pieces: Sequence[Piece], body: Type) -> None:
    """Boxes that stand between the two halves of a sentence, or are headed as panels, are beside the text; other
    boxes are part of it."""
    place = 0
    while place < len(pieces):
        end = place + 1
        while end < len(pieces) and pieces[end].item.box is not None and pieces[end].item.box == pieces[place].item.box:
            end += 1
        inside = pieces[place:end]
        if inside[0].item.box is not None and (
            is_panel_head(inside[0].text) or _parts_sentence(pieces, place, end, body)
        ):
            for piece in inside:
                piece.role = "aside" if piece.role in {"text", "heading"} else piece.role
        place = end


def _parts_sentence(pieces: Sequence[Piece], start: int, end: int, body: Type) -> bool:
    """Whether a sentence is open before the boxes around `pieces[start:end]` and goes on, set alike, behind them."""
    after = next((piece for piece in pieces[end:] if piece.item.box is None), None)
    outside = (piece for piece in reversed(pieces[:start]) if piece.item.box is None)
    before = next((piece for piece in outside if not _is_small(piece, body)), None)
    if before is None or after is None or before.face_key != after.face_key:
        return False
    if before.role != "text" or after.role != "text":
        return False
    return before.text[-1:].isalnum() and after.text[:1].islower()


def _is_small(piece: Piece, body: Type) -> bool:
    """Small print: what stands in the margin or at the foot of a page between the columns of its text."""
    return piece.role == "text" and piece.face_key[1] < body.small


def _role(item: Item, body: Type) -> Role:
    if item.block is None:
        return "table" if item.table is not None else "figure"
    if caption_kind(item.block.text):
        return "caption"
    return "heading" if is_heading(item.block, body) else "text"


def is_heading(block: Block, body: Type) -> bool:
    """Short, set apart from the running text by its type or known by its words, and no sentence."""
    text = block.text.strip()
    if len(text) > _LONGEST_HEADING or len(block.lines) > 3 or not _LETTER.search(text) or _NO_HEADING.search(text):
        return False
    face = block.face
    apart = face.font != body.font or face.size > 1.04 * body.size
    if heading_of(text) is not None:
        return apart or text.isupper() or len(block.lines) == 1
    if text.endswith((".", ",", ";", ":")) and not _NUMBERED.match(text):
        return False
    first = _LETTER.search(text)
    if first is None or first.group().islower() or face.size < 0.97 * body.size:
        return False
    strong = face.bold or face.italic or face.size > 1.04 * body.size or text.isupper() or bool(_NUMBERED.match(text))
    return apart and (strong or (len(text.split()) <= 14 and len(block.lines) <= 2))


def _find_back(pieces: list[Piece]) -> None:
    """The back matter begins at the first of its headings behind the last heading of the article's body.

    An ethics statement among the methods is part of the methods.
    """
    headings = [
        (place, heading)
        for place, piece in enumerate(pieces)
        if piece.role == "heading" and piece.zone == "body" and (heading := heading_of(piece.text)) is not None
    ]
    core = max((place for place, heading in headings if heading.part != "back"), default=-1)
    start = next((place for place, heading in headings if heading.part == "back" and place > core), len(pieces))
    for piece in pieces[start:]:
        piece.zone = "back"


def _find_footnotes(pieces: list[Piece], body: Type) -> None:
    """Small print in the body is an aside; in the back matter and the reference list it is how they are set."""
    for piece in pieces:
        if piece.zone == "body" and piece.role == "text" and piece.face_key[1] < body.small:
            piece.role = "aside"
