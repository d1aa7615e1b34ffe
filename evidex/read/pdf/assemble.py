"""From pieces in reading order to a Document: paragraphs made whole across columns and pages, sections opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from evidex.read.builder import Builder
from evidex.read.grid import write_table
from evidex.read.pdf import limits
from evidex.read.pdf.blocks import Block
from evidex.read.pdf.captions import caption_kind
from evidex.read.pdf.entries import NUMBER, part_behind, split_entries
from evidex.read.pdf.front import KEYWORDS
from evidex.read.pdf.lines import Line
from evidex.read.pdf.marks import restore_marks
from evidex.read.pdf.paragraphs import Vocabulary, join_lines, join_passages, split_block
from evidex.read.pdf.passage import Passage
from evidex.read.pdf.pieces import Piece, Zone
from evidex.read.pdf.tables import TableDraft
from evidex.schema import BlockKind, SectionKind
from evidex.text.headings import Heading, Label, find_labels, heading_of, is_references_heading
from evidex.text.references import parse_reference

__all__ = ["Writer"]

_ENDED = re.compile(r"[.!?:][”\"'’)\]]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹,–\-]{0,12}(?:\[[\d,–\- ]{1,20}\])?$")
_LABEL = re.compile(
    r"\s*(?P<label>(?:[A-Za-z]+\s)?(?:Table|Fig(?:ure|\.)?)\s{0,2}[A-Z]?\d{1,2}[A-Za-z]?)[\s.:|—–-]*", re.IGNORECASE
)
_NAMES_ABSTRACT = re.compile(r"(?:summary|synopsis)\W{0,2}", re.IGNORECASE)
_RUN_IN = re.compile(r"(?P<words>[A-Z][a-z]{3,20}(?:\sand\s[a-z]{3,20})?)\s(?=[A-Z0-9])")
_ELSEWHERE = 1000.0
"""Points that a caption beside a figure counts as further off than one below it."""
_BULLETS = "•▪●■◦‣"
_ITEM_ENDED = re.compile(r"(?:[.!?:;,][”\"'’)\]]{0,2}[⁰¹²³⁴⁵⁶⁷⁸⁹,–\-]{0,12}|\b(?:and|or|following))$")
_LIST_ITEM = re.compile(r"(?:[•▪●■◦‣]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")


@dataclass
class Writer:
    """Writes pieces into a builder. Floats wait until the paragraph that they interrupt is whole."""

    builder: Builder
    vocabulary: Vocabulary
    main_face: tuple[str, float] | None
    title: str = ""
    _zone: Zone | None = None
    _main_kind: SectionKind | None = None
    _in_references: bool = False
    _open: Passage | None = None
    _kind: BlockKind = "paragraph"
    _last: Line | None = None
    _waiting: list[Piece] = field(default_factory=list)
    _entries: list[Block] = field(default_factory=list)

    def write_all(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self._take(piece)
        self._finish()
        self._flush_floats()

    def _take(self, piece: Piece) -> None:
        if piece.role in {"table", "figure", "caption", "aside"} or (piece.role == "front" and self._is_cut_off()):
            self._waiting.append(piece)
            return
        if piece.zone != self._zone:
            self._enter(piece)
        if piece.role == "title":
            self._write_title(piece)
        elif piece.role == "front":
            self._finish()
            self._write_block("aside", self._join(piece))
        elif piece.role == "heading":
            self._finish()
            self._flush_floats()
            self._open_section(piece)
        elif self._in_references:
            self._entries.append(_block(piece))
        else:
            for lines in split_block(_block(piece)):
                self._take_paragraph(lines)

    def _is_cut_off(self) -> bool:
        """Whether a sentence of the abstract is open: front matter below its column waits until it is whole."""
        return self._zone == "abstract" and self._open is not None and not _ENDED.search(self._open.text[-60:])

    def _enter(self, piece: Piece) -> None:
        """A new zone begins."""
        self._finish()
        self._flush_floats()
        self._zone = piece.zone
        if piece.zone == "front":
            self.builder.open_section("other", "front")
        elif piece.role != "heading":
            self.builder.open_section("body", piece.zone)

    def _write_title(self, piece: Piece) -> None:
        passage = self._join(piece)
        self.title = passage.text
        self.builder.open_section("title", "front")
        self._write_block("title", passage)
        self.builder.open_section("other", "front")

    def _open_section(self, piece: Piece) -> None:
        passage = self._join(piece)
        heading = heading_of(passage.text)
        if piece.zone == "abstract" and _NAMES_ABSTRACT.fullmatch(passage.text):  # elsewhere 'Summary' concludes
            heading = Heading("body", "abstract")
        if heading is None and self._ends_introduction(piece):
            heading = Heading("body")
        if heading is None or (heading.part == "back" and piece.zone != "back"):
            self._write_block("heading", passage)
            return
        part: Zone = piece.zone
        main = self.main_face is None or piece.face_key == self.main_face or piece.zone == "abstract"
        kind = heading.kind
        if main or part == "back" or self._main_kind in (None, "body"):
            self._main_kind = heading.kind if main else self._main_kind
            self._in_references = is_references_heading(passage.text)
        else:
            kind = self._main_kind or kind
        self._open_headed(kind, part, passage)

    def _ends_introduction(self, piece: Piece) -> bool:
        """Whether a heading whose words say nothing stands beside 'Introduction', not below it ('Review')."""
        return self._main_kind == "background" and piece.zone == "body" and piece.face_key == self.main_face

    def _open_headed(self, kind: SectionKind, part: Zone, passage: Passage) -> None:
        self.builder.open_section(kind, part, passage.text)
        passage.place(self.builder, self.builder.blocks[-1].start)

    def _take_paragraph(self, lines: list[Line]) -> None:
        passage = join_lines(lines, self.vocabulary)
        if self._open is not None and self._goes_on(lines[0], passage):
            join_passages(self._open, passage, self.vocabulary)
        else:
            self._finish()
            self._flush_floats()
            self._open = passage
            self._kind = "list_item" if _LIST_ITEM.match(passage.text) else "paragraph"
        self._last = lines[-1]

    def _goes_on(self, line: Line, passage: Passage) -> bool:
        """Whether the open paragraph, cut off by a column, a page or a float, goes on here."""
        assert self._open is not None and self._last is not None
        if abs(self._last.size - line.size) > 0.06 * line.size or self._begins_item(passage.text):
            return False
        if len(self._open.text) > limits.PARAGRAPH:
            return False
        return not _ENDED.search(self._open.text[-60:]) or passage.text[:1].islower()

    def _begins_item(self, text: str) -> bool:
        """Whether an item of a list begins; '(1) or no (0)' amid an open sentence is none."""
        assert self._open is not None
        if not _LIST_ITEM.match(text):
            return False
        return text[:1] in _BULLETS or _ITEM_ENDED.search(self._open.text[-60:]) is not None

    def _finish(self) -> None:
        self._write_entries()
        passage, self._open, self._last = self._open, None, None
        if passage is None:
            return
        restore_marks(passage)
        if self._zone == "abstract":
            self._write_labelled(passage)
        else:
            self._write_block(self._kind, passage)

    def _write_entries(self) -> None:
        """The reference list that was gathered, entry by entry."""
        blocks, behind = part_behind(self._entries)
        self._entries = []
        for number, lines in enumerate(split_entries(blocks), 1):
            passage = join_lines(lines, self.vocabulary)
            match = NUMBER.match(passage.text)
            label = next(group for group in match.groups() if group) if match else str(number)
            start, _ = self._write_block("reference", passage)
            begin, end = match.end() if match else 0, len(passage.text)
            if begin >= end:
                continue
            reference = parse_reference(passage.text, begin, end, label)
            self.builder.references.append(msgspec.structs.replace(reference, start=start + begin, end=start + end))
        for block in behind:
            self._write_block("aside", join_lines(block.lines, self.vocabulary))

    def _write_labelled(self, passage: Passage) -> None:
        """A paragraph of an abstract: 'Methods: …' opens a section of its own; keywords are no sentence."""
        if KEYWORDS.match(passage.text):
            self._write_block("aside", passage)
            return
        position = 0
        for label in find_labels(passage.text) or _run_in(passage.text):
            if before := passage.part(position, label.start).stripped():
                self._write_block("paragraph", before)
            self._open_headed(label.heading.kind, "abstract", passage.part(label.start, label.end))
            position = label.after
        if rest := passage.part(position, len(passage.text)).stripped():
            self._write_block("paragraph", rest)

    def _write_block(self, kind: BlockKind, passage: Passage) -> tuple[int, int]:
        with self.builder.block(kind, page=passage.page):
            return passage.write(self.builder)

    def _join(self, piece: Piece) -> Passage:
        return join_lines(_block(piece).lines, self.vocabulary)

    def _flush_floats(self) -> None:
        waiting, self._waiting = self._waiting, []
        labels = _figure_labels(waiting)
        boxed: Passage | None = None
        for place, piece in enumerate(waiting):
            if piece.item.draft is not None:
                self._write_table(piece.item.draft, labels[id(piece)] if piece.role == "figure" else None)
            elif piece.item.figure is not None:
                lines = sorted(piece.item.figure.lines, key=lambda line: (line.base, line.x0))
                self._write_block("figure", join_lines(lines, self.vocabulary))
            else:
                passage = self._join(piece)
                if boxed is not None:
                    join_passages(boxed, passage, self.vocabulary)
                    passage = boxed
                boxed = passage if _goes_on_in_box(piece, passage, waiting[place + 1 :][:1]) else None
                if boxed is None:
                    self._write_block("caption" if piece.role == "caption" else "aside", passage)

    def _write_table(self, draft: TableDraft, figure: str | None) -> None:
        caption = join_lines(draft.caption, self.vocabulary)
        match = _LABEL.match(caption.text)
        notes = sorted(draft.notes, key=lambda line: (line.base, line.x0))
        write_table(
            self.builder,
            draft.rows,
            label=figure or (caption.part(*match.span("label")) if match else ""),
            caption=caption.part(match.end(), len(caption.text)) if match else caption,
            footnotes=[join_lines(notes, self.vocabulary)] if notes else [],
            header_rows=draft.header_rows,
            page=draft.page,
            figure=figure is not None,
        )


def _run_in(text: str) -> tuple[Label, ...]:
    """'Methods In this trial …': a label that only its type tells from the sentence behind it, and that is lost."""
    match = _RUN_IN.match(text)
    heading = heading_of(match["words"]) if match else None
    return (Label(0, match.end("words"), match.end(), heading),) if match and heading else ()


def _goes_on_in_box(piece: Piece, passage: Passage, following: Sequence[Piece]) -> bool:
    """Whether a sentence that the box's column cuts off goes on in its next column, set alike."""
    if piece.item.box is None or _ENDED.search(passage.text[-60:]):
        return False
    return any(
        other.role == piece.role == "aside"
        and other.item.box == piece.item.box
        and other.face_key == piece.face_key
        and other.text[:1].islower()
        for other in following
    )


def _figure_labels(pieces: Sequence[Piece]) -> dict[int, str]:
    """'Fig. 2' of the caption nearest to each figure on its page; empty where there is none.

    Where there are as many captions as figures, no two figures have the same.
    """
    labels: dict[int, str] = {}
    for page in {piece.page for piece in pieces}:
        figures = [piece for piece in pieces if piece.page == page and piece.role == "figure"]
        captions = [piece for piece in pieces if piece.page == page and _is_of_figure(piece)]
        free = list(captions)
        pairs = sorted(
            ((_apart(one, other), n, m) for n, one in enumerate(figures) for m, other in enumerate(captions))
        )
        alone = len(captions) >= len(figures)
        for _, n, m in sorted(pairs):
            if id(figures[n]) in labels or (alone and captions[m] not in free):
                continue
            match = _LABEL.match(captions[m].text)
            labels[id(figures[n])] = match["label"].strip() if match else ""
            free = [one for one in free if one is not captions[m]]
        labels |= {id(figure): "" for figure in figures if id(figure) not in labels}
    return labels


def _is_of_figure(piece: Piece) -> bool:
    return piece.role == "caption" and caption_kind(piece.text) != "table"


def _apart(figure: Piece, caption: Piece) -> float:
    """How far a caption stands below a figure; beside or above it far more."""
    one, other = figure.item, caption.item
    beside = other.x0 >= one.x1 or other.x1 <= one.x0
    above = other.bottom <= (one.top + one.bottom) / 2
    return abs(other.top - one.bottom) + _ELSEWHERE * beside + _ELSEWHERE / 2 * above


def _block(piece: Piece) -> Block:
    assert piece.item.block is not None
    return piece.item.block
