"""Making a Document's text piece by piece, so that every place is right by construction.

A reader opens sections, adds blocks, and writes into a block word by word where it has citations or repairs to
mark; the builder keeps the places. Blocks stand apart by one newline, sections by an empty line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from evidex.schema import (
    Block,
    BlockKind,
    Box,
    Citation,
    Document,
    Metadata,
    Origin,
    Page,
    Part,
    Reference,
    Repair,
    Section,
    SectionKind,
    Span,
    Table,
    document_id,
)

__all__ = ["Builder"]


@dataclass
class _Open:
    """A section that has begun."""

    kind: SectionKind
    part: Part
    heading: str
    start: int


@dataclass
class Builder:
    """Collects text and places; `build` freezes them into a Document."""

    _pieces: list[str] = field(default_factory=list)
    length: int = 0
    """Code points written so far: the place where the next piece will stand."""
    blocks: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    _section: _Open | None = None

    def write(self, piece: str) -> int:
        """Append `piece` as it is; returns where it starts."""
        start = self.length
        if piece:
            self._pieces.append(piece)
            self.length += len(piece)
        return start

    def cite(self, piece: str, labels: tuple[str, ...]) -> None:
        """Append a citation mark."""
        start = self.write(piece)
        self.citations.append(Citation(start=start, end=self.length, labels=labels))

    def repair(self, before: str, after: str, reason: str, confidence: float = 1.0, page: int | None = None) -> None:
        """Append `after` where the source held `before`."""
        start = self.write(after)
        self.repairs.append(
            Repair(
                start=start,
                end=self.length,
                before=before,
                after=after,
                reason=reason,
                confidence=confidence,
                page=page,
            )
        )

    def open_section(self, kind: SectionKind, part: Part = "body", heading: str = "") -> None:
        """Begin a section (ends the one before); its heading, if any, is written as a heading block."""
        self.close_section()
        self._gap("\n\n")
        self._section = _Open(kind, part, heading, self.length)
        if heading:
            self.add_block("heading", heading)

    def close_section(self) -> None:
        """End the section that is open, if one is; an empty one leaves no trace."""
        opened, self._section = self._section, None
        if opened and opened.start < self.length:
            self.sections.append(
                Section(start=opened.start, end=self.length, kind=opened.kind, part=opened.part, heading=opened.heading)
            )

    @contextmanager
    def block(self, kind: BlockKind, level: int = 0, page: int | None = None) -> Iterator[None]:
        """A block whose text is written inside the `with`; an empty one leaves no trace."""
        self._gap("\n")
        start = self.length
        yield
        self._close_block(start, kind, level, page)

    def add_block(self, kind: BlockKind, text: str, level: int = 0, page: int | None = None) -> None:
        """A block of plain text."""
        self._gap("\n")
        self._close_block(self.write(text), kind, level, page)

    def _close_block(self, start: int, kind: BlockKind, level: int, page: int | None) -> None:
        if self.length > start:
            self.blocks.append(Block(start=start, end=self.length, kind=kind, level=level, page=page))

    def _gap(self, space: str) -> None:
        """White space before what comes next, unless nothing or enough of it stands there."""
        if not self.length:
            return
        tail = "".join(self._pieces[-2:])[-2:]
        if not tail.endswith(space):
            self.write(space[len(tail) - len(tail.rstrip("\n")) :] if tail.endswith("\n") else space)

    def build(self, origin: Origin, metadata: Metadata, identity: bytes | None = None) -> Document:
        """The Document. Its id comes from the metadata, else from `identity` (the file's bytes), else from the text."""
        self.close_section()
        text = "".join(self._pieces)
        return Document(
            id=document_id(metadata, text if identity is None else identity),
            origin=origin,
            text=text,
            metadata=metadata,
            sections=tuple(self.sections),
            blocks=tuple(self.blocks),
            tables=tuple(self.tables),
            references=tuple(self.references),
            citations=tuple(sorted(self.citations, key=lambda mark: mark.start)),
            links=tuple(self.links),
            repairs=tuple(sorted(self.repairs, key=lambda repair: repair.start)),
            pages=tuple(self.pages),
            boxes=tuple(sorted(self.boxes, key=lambda box: box.start)),
            remarks=tuple(self.remarks),
        )
