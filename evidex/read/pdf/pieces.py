"""An item of a page with the part it plays in the document, and how the document is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from evidex.read.pdf.layout import Item, PageLayout
from evidex.read.pdf.lines import Line
from evidex.text.headings import is_references_heading

__all__ = ["Piece", "Role", "Type", "Zone", "tell_type"]

Role = Literal["title", "front", "heading", "text", "caption", "aside", "table", "figure"]
Zone = Literal["front", "abstract", "body", "back"]

_SMALL = 0.93
"""Below this share of the body size a block is small print."""


@dataclass
class Piece:
    """`role` and `zone` are set by `structure` and `front`."""

    role: Role
    item: Item
    page: int
    zone: Zone = "body"

    @cached_property
    def text(self) -> str:
        """The words of a text block; empty for tables and figures."""
        return self.item.block.text.strip() if self.item.block else ""

    @cached_property
    def face_key(self) -> tuple[str, float]:
        """Font and size of a text block."""
        face = self.item.block.face if self.item.block else None
        return (face.font, round(face.size, 1)) if face else ("", 0.0)


@dataclass(frozen=True, slots=True)
class Type:
    """How a document is set."""

    size: float
    font: str
    small: float
    """Below this size a block in the body is a footnote or the like."""


def tell_type(pages: Sequence[PageLayout]) -> Type:
    """The type of the running text: what most characters before the reference list are set in."""
    faces: Counter[tuple[str, float]] = Counter()
    for line in _before_references(pages):
        faces[line.face.font, round(line.size, 1)] += len(line.text)
    if not faces:
        return Type(10.0, "", 8.0)
    font, size = faces.most_common(1)[0][0]
    return Type(size, font, _SMALL * size)


def _before_references(pages: Sequence[PageLayout]) -> Iterator[Line]:
    blocks = [item.block for page in pages for item in page.items if item.block is not None]
    for number, block in enumerate(blocks):
        if number > 3 and len(block.lines) == 1 and is_references_heading(block.text):
            return
        yield from block.lines
