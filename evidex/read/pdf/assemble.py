"""From pieces in reading order to a Document: paragraphs made whole across columns and pages, sections opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evidex.read.builder import Builder
from evidex.read.grid import write_table
from evidex.read.pdf.lines import Line
from evidex.read.pdf.paragraphs import Vocabulary, join_lines, join_passages, split_block
from evidex.read.pdf.passage import Passage
from evidex.read.pdf.structure import Piece, is_footnote
from evidex.schema import BlockKind
from evidex.text.headings import heading_of, is_references_heading

__all__ = ["Writer"]

_ENDED = re.compile(r"[.!?:][”\"'’)\]]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹,–\-]{0,12}(?:\[[\d,–\- ]{1,20}\])?$")
_LABEL = re.compile(
    r"\s*(?P<label>(?:[A-Za-z]+\s)?(?:Table|Fig(?:ure|\.)?)\s{0,2}[A-Z]?\d{1,2}[A-Za-z]?)[\s.:|—–-]*", re.I
)
_LIST_ITEM = re.compile(r"(?:[•▪●■◦‣]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")


@dataclass(slots=True)
class Writer:
    """Writes pieces into a builder. Floats wait until the paragraph that they interrupt is whole."""

    builder: Builder
    vocabulary: Vocabulary
    body_size: float
    small: float
    title: str = ""
    _open: Passage | None = None
    _kind: BlockKind = "paragraph"
    _last: Line | None = None
    _waiting: list[Piece] = field(default_factory=list)
    _in_references: bool = False
    _entries: list[list[Line]] = field(default_factory=list)

    def write_all(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self._take(piece)
        self._finish()
        self._flush_floats()

    def _take(self, piece: Piece) -> None:
        if piece.role in {"table", "figure", "caption"}:
            self._waiting.append(piece)
        elif piece.role == "title":
            self._write_title(piece)
        elif piece.role == "front":
            self._finish()
            self._write_block("aside", join_lines(piece.block.lines, self.vocabulary))
        elif piece.role == "heading":
            self._finish()
            self._flush_floats()
            self._open_section(piece)
        else:
            self._take_text(piece)

    def _write_title(self, piece: Piece) -> None:
        self._finish()
        passage = join_lines(piece.block.lines, self.vocabulary)
        self.title = passage.text
        self.builder.open_section("title", "front")
        self._write_block("title", passage)
        self.builder.open_section("other", "front")

    def _open_section(self, piece: Piece) -> None:
        passage = join_lines(piece.block.lines, self.vocabulary)
        heading = heading_of(passage.text)
        if heading is not None:
            part = heading.part or (
                "abstract" if self._part == "abstract" and not piece.block.face.size > self.body_size else "body"
            )
            self._part = part
            self.builder.open_section(heading.kind, part)
            self._in_references = is_references_heading(passage.text)
            self._section_kind = heading.kind
        self._write_block("heading", passage)

    _part: str = "front"
    _section_kind: str = "body"

    def _take_text(self, piece: Piece) -> None:
        if not self._in_references and is_footnote(piece, self.small):
            self._waiting.append(piece)
            return
        if not self.builder.sections and self.builder._section is None:
            self.builder.open_section("body", "body")
        for lines in split_block(piece.block):
            self._take_paragraph(lines)

    def _take_paragraph(self, lines: list[Line]) -> None:
        passage = join_lines(lines, self.vocabulary)
        if self._open is not None and self._goes_on(lines[0], passage):
            join_passages(self._open, passage, self.vocabulary)
        else:
            self._finish()
            self._flush_floats()
            self._open = passage
            self._kind = (
                "reference" if self._in_references else "list_item" if _LIST_ITEM.match(passage.text) else "paragraph"
            )
        self._last = lines[-1]

    def _goes_on(self, line: Line, passage: Passage) -> bool:
        """Whether the open paragraph, cut off by a column, a page or a float, goes on here."""
        assert self._open is not None and self._last is not None
        if abs(self._last.size - line.size) > 0.06 * line.size:
            return False
        text = self._open.text
        if _LIST_ITEM.match(passage.text):
            return False
        if not _ENDED.search(text):
            return True
        return passage.text[:1].islower()

    def _finish(self) -> None:
        passage, self._open, self._last = self._open, None, None
        if passage is not None:
            self._write_block(self._kind, passage)

    def _write_block(self, kind: BlockKind, passage: Passage) -> None:
        with self.builder.block(kind, page=passage.page):
            passage.write(self.builder)

    def _flush_floats(self) -> None:
        waiting, self._waiting = self._waiting, []
        for piece in waiting:
            if piece.item.table is not None:
                self._write_table(piece)
            elif piece.item.figure is not None:
                lines = piece.item.figure.lines
                self._write_block("figure", join_lines(sorted(lines, key=lambda x: (x.base, x.x0)), self.vocabulary))
            elif piece.role == "caption":
                self._write_block("caption", join_lines(piece.block.lines, self.vocabulary))
            else:
                self._write_block("aside", join_lines(piece.block.lines, self.vocabulary))

    def _write_table(self, piece: Piece) -> None:
        draft = piece.draft
        assert draft is not None
        caption = join_lines(draft.caption, self.vocabulary)
        match = _LABEL.match(caption.text)
        label = match["label"].strip() if match else ""
        write_table(
            self.builder,
            draft.rows,
            label=label,
            caption=caption.text[match.end() :] if match else caption.text,
            footnotes=[passage.text for passage in _notes(draft.notes, self.vocabulary)],
            header_rows=draft.header_rows,
            page=draft.page,
        )


def _notes(lines: list[Line], vocabulary: Vocabulary) -> Iterator[Passage]:
    if lines:
        yield join_lines(sorted(lines, key=lambda line: (line.base, line.x0)), vocabulary)
