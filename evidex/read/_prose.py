"""Pieces of prose to a Document: sections from headings and labels, reference lists to entries, citation marks.

Shared by the readers whose source says only 'heading', 'paragraph', 'list item', 'table' (plain text, Markdown, HTML,
DOCX). A reader drafts Pieces in reading order; `compose` writes them, `finish` builds the Document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import BlockKind, Citation, Document, Metadata, Origin, Part, SectionKind
from evidex.text.citations import find_citations
from evidex.text.headings import Label, find_labels, heading_of, is_references_heading
from evidex.text.references import parse_reference, reference_likeness, split_references
from evidex.text.sentences import SPEAKING

__all__ = ["Draft", "Mend", "Piece", "compose", "finish"]


@dataclass(frozen=True, slots=True)
class Mend:
    """A repair inside a piece: its `text[start:end]` stands where the source held `before`."""

    start: int
    end: int
    before: str
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before it is written."""

    rows: Sequence[Sequence[DraftCell]]
    label: str = ""
    caption: str = ""
    footnotes: Sequence[str] = ()
    header_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the making. `level` is a heading's or a list item's depth, 0 where the source has none.

    `opens` makes the piece begin a section of its own (an introduction that has no heading).
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    mends: tuple[Mend, ...] = ()
    table: Draft | None = None
    opens: tuple[SectionKind, Part] | None = None


@dataclass
class _State:
    kind: SectionKind = "body"
    part: Part = "body"
    level: int = 0
    """Depth of the heading that set `kind`: deeper headings whose words say nothing keep it."""
    structured: bool = False
    waiting: list[Piece] = field(default_factory=list)
    """Pieces of a reference list that is being gathered."""
    gathering: bool = False


_RUN_ON = re.compile(
    r"^(?P<heading>(?:References|REFERENCES|Bibliography|Sources|Literature cited|Works cited))\s?[:.]?\s+"
    r"(?=\[1\]|1[.)]\s|\(1\)\s)"
)
_CORE = frozenset({"background", "methods", "results", "conclusions"})


def compose(builder: Builder, pieces: Sequence[Piece], kind: SectionKind = "body", part: Part = "body") -> None:
    """Write the pieces in order, from a section of this kind and part on."""
    state = _State(kind=kind, part=part, structured=_is_structured(pieces))
    for piece in pieces:
        if state.gathering and _belongs(piece, state.waiting):
            state.waiting.append(piece)
            continue
        if state.gathering:
            _write_list(builder, state)
            if piece.kind != "heading":
                builder.open_section("body", "body")
                state.kind, state.part = "body", "body"
        _write(builder, piece, state)
    if state.gathering:
        _write_list(builder, state)
    builder.close_section()


def finish(builder: Builder, origin: Origin, metadata: Metadata, identity: bytes | None = None) -> Document:
    """The Document with its citation marks tied to its references."""
    document = builder.build(origin, metadata, identity)
    spans = [(block.start, block.end) for block in document.blocks if block.kind in SPEAKING and block.kind != "title"]
    found = find_citations(document.text, spans, document.references)
    marked = [mark for mark in found if not any(_meet(mark, known) for known in document.citations)]
    together = sorted((*document.citations, *marked), key=lambda mark: mark.start)
    return msgspec.structs.replace(document, citations=tuple(together))


def _meet(one: Citation, two: Citation) -> bool:
    return one.start < two.end and two.start < one.end


def _is_structured(pieces: Sequence[Piece]) -> bool:
    """Whether paragraphs carry the labels of a structured abstract (at least two different ones)."""
    labels = [label for piece in pieces if piece.kind == "paragraph" for label in find_labels(piece.text)]
    return len({label.heading.kind for label in labels} & _CORE) > 1


def _belongs(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether the piece still stands in the reference list that has begun."""
    if piece.kind in ("heading", "title", "table", "caption"):
        return False
    if piece.kind == "aside" or not before:
        return True
    likely = reference_likeness(piece.text)
    numbered = bool(re.match(r"\s*(?:[-•*]\s)?[\[(]?\d{1,4}[\]).]", piece.text))
    return likely > 0.3 or numbered or len(piece.text) < 60


def _write(builder: Builder, piece: Piece, state: _State) -> None:
    if piece.opens is not None:
        state.kind, state.part = piece.opens
        builder.open_section(*piece.opens)
    if piece.kind == "heading":
        _open(builder, piece, state)
    elif piece.kind == "table" and piece.table is not None:
        _write_draft(builder, piece.table)
    elif piece.kind == "paragraph" and (match := _RUN_ON.match(piece.text)):
        builder.open_section("other", "back", match["heading"])
        state.waiting, state.gathering = [Piece("paragraph", piece.text[match.end() :])], True
        _write_list(builder, state)
        builder.open_section("body", "body")
        state.kind, state.part = "body", "body"
    elif piece.kind == "paragraph" and state.structured:
        _write_labelled(builder, piece, state)
    else:
        _write_piece(builder, piece, 0, len(piece.text))


def _open(builder: Builder, piece: Piece, state: _State) -> None:
    words = piece.text
    heading = heading_of(words)
    if heading is not None and not (
        heading.kind == "body" and heading.part is None and state.kind in _CORE and _deep(piece, state)
    ):
        state.kind, state.level = heading.kind, piece.level
        state.part = heading.part or ("body" if state.part in ("back", "front") else state.part)
    elif not _deep(piece, state):
        state.kind = "body"
        state.part = "body" if state.part != "abstract" else state.part
    builder.open_section(state.kind, state.part)
    with builder.block("heading", level=piece.level):
        _write_words(builder, piece, 0, len(words))
    state.gathering, state.waiting = is_references_heading(words), []


def _deep(piece: Piece, state: _State) -> bool:
    """Whether this heading stands below the one that set the section's kind (unknown depths are taken as below)."""
    return not (piece.level and state.level) or piece.level > state.level


def _write_draft(builder: Builder, draft: Draft) -> None:
    write_table(
        builder,
        draft.rows,
        label=draft.label,
        caption=draft.caption,
        footnotes=draft.footnotes,
        header_rows=draft.header_rows,
    )


def _write_labelled(builder: Builder, piece: Piece, state: _State) -> None:
    labels: tuple[Label, ...] = find_labels(piece.text)
    if not labels:
        _write_piece(builder, piece, 0, len(piece.text))
        return
    if labels[0].start > 0:
        _write_piece(builder, piece, 0, labels[0].start)
    stops = [*(label.start for label in labels[1:]), len(piece.text)]
    for label, stop in zip(labels, stops, strict=True):
        state.kind = label.heading.kind
        state.part = label.heading.part or ("abstract" if state.part != "back" else "body")
        builder.open_section(state.kind, state.part, piece.text[label.start : label.end])
        _write_piece(builder, piece, label.after, stop)


def _write_piece(builder: Builder, piece: Piece, start: int, end: int) -> None:
    while end > start and piece.text[end - 1].isspace():
        end -= 1
    while start < end and piece.text[start].isspace():
        start += 1
    with builder.block(piece.kind, level=piece.level):
        _write_words(builder, piece, start, end)


def _write_words(builder: Builder, piece: Piece, start: int, end: int) -> None:
    at = start
    for mend in piece.mends:
        if at <= mend.start and mend.end <= end:
            builder.write(piece.text[at : mend.start])
            builder.repair(mend.before, piece.text[mend.start : mend.end], mend.reason, mend.confidence)
            at = mend.end
    builder.write(piece.text[at:end])


def _write_list(builder: Builder, state: _State) -> None:
    """Write the gathered pieces as reference blocks; each Reference stands at its entry without the number."""
    pieces, state.waiting, state.gathering = state.waiting, [], False
    asides = [piece for piece in pieces if piece.kind == "aside"]
    listed = "\n".join(piece.text for piece in pieces if piece.kind != "aside")
    at = 0
    for entry in split_references(listed):
        with builder.block("reference"):
            builder.write(
                " ".join(listed[at : entry.start].split()) + (" " if listed[at : entry.start].strip() else "")
            )
            start = builder.length
            words = " ".join(listed[entry.start : entry.end].split())
            builder.write(words)
        parsed = parse_reference(words, 0, len(words), entry.label)
        builder.references.append(msgspec.structs.replace(parsed, start=start, end=builder.length))
        at = entry.end
    for aside in asides:
        builder.add_block("aside", aside.text)
