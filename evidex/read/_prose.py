"""Pieces of prose to a Document: sections from headings and labels, reference lists to entries, citation marks.

Shared by the readers whose source says only 'heading', 'paragraph', 'list item', 'table' (plain text, Markdown, HTML,
DOCX). A reader drafts Pieces in reading order; `compose` writes them, `finish` builds the Document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import msgspec

from evidex.read._abstract import Abstract
from evidex.read._cited import with_marks
from evidex.read._mend import Mend
from evidex.read._table_notes import with_notes
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import BlockKind, Document, Metadata, Origin, Part, SectionKind, Span
from evidex.text.headings import (
    Heading,
    Label,
    find_bare_labels,
    find_labels,
    heading_of,
    is_references_heading,
    is_whole_abstract,
)
from evidex.text.references import parse_reference, reference_likeness, split_references

__all__ = ["Draft", "Piece", "compose", "finish", "table_title", "take_caption"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before it is written."""

    rows: Sequence[Sequence[DraftCell]]
    label: str = ""
    caption: str = ""
    footnotes: Sequence[str] = ()
    header_rows: int | None = None
    rebuilt: bool = False
    """Whether its rows were put together from cells that lay apart."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the making. `level` is a heading's or a list item's depth, 0 where the source has none.

    `number` is what marks a list item in the source ('3.', '[3]'): it is written only in a reference list.
    `opens` makes the piece begin a section of its own (an introduction that has no heading).
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    mends: tuple[Mend, ...] = ()
    table: Draft | None = None
    number: str = ""
    opens: tuple[SectionKind, Part] | None = None
    links: tuple[tuple[int, int], ...] = ()
    """Where its words lead to another site."""


@dataclass
class _State:
    kind: SectionKind = "body"
    part: Part = "body"
    level: int = 0
    """Depth of the heading that set `kind`: deeper headings whose words say nothing keep it."""
    structured: bool = False
    bare: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    """Labels that end in nothing, by the number of their piece."""
    abstract: Abstract = field(default_factory=Abstract)
    waiting: list[Piece] = field(default_factory=list)
    """Pieces of a reference list that is being gathered."""
    gathering: bool = False


_RUN_ON = re.compile(
    r"^(?P<heading>(?:References|REFERENCES|Bibliography|Sources|Literature cited|Works cited))\s?[:.]?\s+"
    r"(?=\[1\]|1[.)]\s|\(1\)\s)"
)
_LISTED = re.compile(r"\s{0,4}(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)])")
_CORE = frozenset({"background", "methods", "results", "conclusions"})
_OPENS_AN_ARTICLE = frozenset({"background", "methods", "results"})


def compose(builder: Builder, pieces: Sequence[Piece], kind: SectionKind = "body", part: Part = "body") -> None:
    """Write the pieces in order, from a section of this kind and part on."""
    pieces = with_notes(pieces)
    state = _State(kind=kind, part=part, structured=_is_structured(pieces))
    state.bare = {} if state.structured else _bare_abstract(pieces)
    bare, lists = _bare_list(pieces), _headed_lists(pieces)
    for index, piece in enumerate(pieces):
        if index == bare:
            builder.open_section("other", "back")
            state.gathering = True
        if state.gathering and _belongs(piece, state.waiting):
            state.waiting.append(piece)
            continue
        if state.gathering and _parts_a_list(piece, pieces[index + 1 : index + 2]):
            state.waiting.append(Piece("aside", piece.text))
            continue
        if state.gathering:
            _write_list(builder, state)
            if piece.kind != "heading":
                builder.open_section("body", "body")
                state.kind, state.part = "body", "body"
        _write(builder, piece, state, state.bare.get(index, ()), lists=index in lists)
    if state.gathering:
        _write_list(builder, state)
    builder.close_section()


def finish(builder: Builder, origin: Origin, metadata: Metadata, identity: bytes | None = None) -> Document:
    """The Document with its citation marks tied to its references."""
    return with_marks(builder.build(origin, metadata, identity))


def _is_structured(pieces: Sequence[Piece]) -> bool:
    """Whether paragraphs carry the labels of a structured abstract: two different ones, or one behind the title."""
    labels = [label for piece in pieces if piece.kind == "paragraph" for label in find_labels(piece.text)]
    if len({label.heading.kind for label in labels} & _CORE) > 1:
        return True
    first = find_labels(pieces[1].text) if len(pieces) > 1 and pieces[0].kind == "title" else ()
    return bool(first and first[0].start == 0 and first[0].heading.kind in ("methods", "results"))


def _bare_abstract(pieces: Sequence[Piece]) -> dict[int, tuple[Label, ...]]:
    """The labels of the first paragraphs, one after the other and each begun by one, that are an abstract though no
    colon says so; by number of piece."""
    run: dict[int, tuple[Label, ...]] = {}
    for index, piece in enumerate(pieces):
        labels = find_bare_labels(piece.text) if piece.kind == "paragraph" else ()
        if labels and labels[0].start == 0:
            run[index] = labels
        elif is_whole_abstract(chain(*run.values())):
            return run
        else:
            run = {}
    return run if is_whole_abstract(chain(*run.values())) else {}


def _bare_list(pieces: Sequence[Piece]) -> int:
    """Where a reference list without a heading begins at the very end of the document, or -1."""
    start = len(pieces)
    while start and pieces[start - 1].kind in ("paragraph", "list_item") and _is_entry(pieces[start - 1]):
        start -= 1
    headed = start and pieces[start - 1].kind == "heading" and is_references_heading(pieces[start - 1].text)
    return start if len(pieces) - start > 1 and start and not headed else -1


_NOT_ITS_OWN = re.compile(r"\b(?:similar|related|cited by|recommended|more|also|other|publications)\b", re.I)
"""A list under such words holds what others wrote, or what the authors wrote elsewhere."""


def _headed_lists(pieces: Sequence[Piece]) -> set[int]:
    """Headings that do not say so, and have a reference list behind them ('Where we got this').

    Only the last one, and only where no heading says so.
    """
    heads = [index for index, piece in enumerate(pieces) if piece.kind == "heading"]
    if not heads or any(is_references_heading(pieces[index].text) for index in heads):
        return set()
    for head, stop in zip(reversed(heads), [len(pieces), *reversed(heads[1:])], strict=False):
        run = [piece for piece in pieces[head + 1 : stop] if piece.kind in ("paragraph", "list_item")]
        alike = sum(reference_likeness(piece.text) > 0.6 for piece in run)
        if len(run) > 1 and alike >= 0.8 * len(run) and not _NOT_ITS_OWN.search(pieces[head].text):
            return {head}
    return set()


def _parts_a_list(piece: Piece, following: Sequence[Piece]) -> bool:
    """Whether a heading only divides the reference list: 'Papers of particular interest'."""
    return bool(piece.kind == "heading" and following and heading_of(piece.text) is None and _is_entry(following[0]))


def _is_entry(piece: Piece) -> bool:
    return reference_likeness(piece.text) > 0.6 and bool(piece.number or _LISTED.match(piece.text))


def _belongs(piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether the piece still stands in the reference list that has begun."""
    if piece.kind in ("heading", "title", "table", "caption"):
        return False
    if piece.kind == "aside" or not before:
        return True
    likely = reference_likeness(piece.text)
    numbered = bool(piece.number or re.match(r"\s*(?:[-•*]\s)?[\[(]?\d{1,4}[\]).]", piece.text))
    return likely > 0.3 or numbered or (len(piece.text) < 60 and piece.kind != "list_item")


def _write(builder: Builder, piece: Piece, state: _State, bare: tuple[Label, ...], *, lists: bool) -> None:
    if opens := piece.opens or _unannounced(piece, state):
        state.kind, state.part = opens
        builder.open_section(*opens)
    if piece.kind == "heading":
        _open(builder, piece, state, lists=lists)
    elif piece.kind == "table" and piece.table is not None:
        _write_draft(builder, piece.table)
    elif piece.kind == "paragraph" and (match := _RUN_ON.match(piece.text)):
        builder.open_section("other", "back", match["heading"])
        state.waiting, state.gathering = [Piece("paragraph", piece.text[match.end() :])], True
        _write_list(builder, state)
        builder.open_section("body", "body")
        state.kind, state.part = "body", "body"
    elif labels := bare or (find_labels(piece.text) if piece.kind == "paragraph" and state.structured else ()):
        _write_labelled(builder, piece, state, labels)
    else:
        _write_piece(builder, piece, 0, len(piece.text))


def _unannounced(piece: Piece, state: _State) -> tuple[SectionKind, Part] | None:
    """What running text opens that no heading announces: behind a title, and behind the keywords of an abstract."""
    if piece.kind not in ("paragraph", "list_item"):
        return None
    if state.part == "abstract":
        if state.abstract.is_through():
            state.abstract.over()
            return "body", "body"
        state.abstract.hear(piece.text)
    titled = state.kind == "title" and not (state.structured and find_labels(piece.text))
    return ("body", "body") if titled else None


def _open(builder: Builder, piece: Piece, state: _State, *, lists: bool) -> None:
    words = piece.text
    heading = Heading("other", "back") if lists else heading_of(words)
    if state.part == "abstract" and state.abstract.ends_at(words, piece.level, heading):
        state.kind, state.part, state.level = "body", "body", piece.level
    if heading is not None and not (
        heading.kind == "body" and heading.part is None and state.kind in _CORE and _deep(piece, state)
    ):
        state.kind, state.level = heading.kind, piece.level
        state.part = heading.part or ("body" if state.part in ("back", "front") else state.part)
    elif not _deep(piece, state) or state.kind == "title" or (state.kind == "background" and not piece.level):
        state.kind = "body"  # an introduction has hardly ever headings of its own
        state.part = "body" if state.part != "abstract" else state.part
    if state.part == "abstract" and heading is not None and heading.part == "abstract":
        state.abstract.begin(piece.level)
    elif state.part == "body" and (state.abstract.begun or state.kind in _OPENS_AN_ARTICLE):
        state.abstract.over()
    builder.open_section(state.kind, state.part)
    with builder.block("heading", level=piece.level):
        _write_words(builder, piece, 0, len(words))
    state.gathering, state.waiting = lists or is_references_heading(words), []


def _deep(piece: Piece, state: _State) -> bool:
    """Whether this heading stands below the one that set the section's kind (unknown depths are taken as below)."""
    return not (piece.level and state.level) or piece.level > state.level


def _write_draft(builder: Builder, draft: Draft) -> None:
    if draft.rebuilt:
        builder.remarks.append(f"table-rebuilt: {draft.label}")
    write_table(
        builder,
        draft.rows,
        label=draft.label,
        caption=draft.caption,
        footnotes=draft.footnotes,
        header_rows=draft.header_rows,
    )


def _write_labelled(builder: Builder, piece: Piece, state: _State, labels: tuple[Label, ...]) -> None:
    if labels[0].start > 0:
        _write_piece(builder, piece, 0, labels[0].start)
    stops = [*(label.start for label in labels[1:]), len(piece.text)]
    for label, stop in zip(labels, stops, strict=True):
        state.kind = label.heading.kind
        state.part = label.heading.part or ("body" if state.part == "back" or state.abstract.ended else "abstract")
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
    at, moved = start, builder.length - start
    builder.links.extend(Span(moved + a, moved + b) for a, b in piece.links if start <= a and b <= end)
    for mend in piece.mends:
        if at <= mend.start and mend.end <= end:
            builder.write(piece.text[at : mend.start])
            builder.repair(mend.before, piece.text[mend.start : mend.end], mend.reason, mend.confidence)
            at = mend.end
    builder.write(piece.text[at:end])


def _write_list(builder: Builder, state: _State) -> None:
    """Write the gathered pieces as reference blocks; each Reference stands at its entry without the number."""
    pieces, state.waiting, state.gathering = state.waiting, [], False
    listed = [piece for piece in pieces if piece.kind != "aside"]
    if all(piece.kind == "list_item" for piece in listed):
        # The source says where each entry begins. Markdown may number every entry 1: it is shown by its position.
        alike = len(listed) > 1 and len({piece.number for piece in listed}) == 1
        for position, piece in enumerate(listed, 1):
            number = "" if alike else piece.number.strip("[]().")
            _write_entry(builder, piece.number, piece.text, number or str(position))
    else:
        text = "\n".join(f"{piece.number} {piece.text}".strip() for piece in listed)
        at = 0
        for entry in split_references(text):
            _write_entry(builder, text[at : entry.start], text[entry.start : entry.end], entry.label)
            at = entry.end
    for aside in (piece for piece in pieces if piece.kind == "aside"):
        builder.add_block("aside", aside.text)


def _write_entry(builder: Builder, before: str, entry: str, label: str) -> None:
    with builder.block("reference"):
        if mark := " ".join(before.split()):
            builder.write(f"{mark} ")
        start = builder.length
        words = " ".join(entry.split())
        builder.write(words)
    parsed = parse_reference(words, 0, len(words), label)
    builder.references.append(msgspec.structs.replace(parsed, start=start, end=builder.length))


_TABLE_TITLE = re.compile(
    r"^(?P<label>Table\s(?:S?\d{1,2}|[IVX]{1,4})[A-Z]?)\s?[.:|–—-]?\s*(?P<caption>.*)$", re.S | re.I
)


def table_title(words: str) -> tuple[str, str]:
    """Label and caption out of a line above a table: 'Table 2. Pain by group' ('' and the line if it has no label)."""
    match = _TABLE_TITLE.match(words.strip())
    return (match["label"], match["caption"].strip()) if match else ("", words.strip())


def take_caption(pieces: list[Piece]) -> tuple[str, str]:
    """Take the paragraph 'Table 2. …' that stands last, for the table that follows it: its label and caption."""
    if pieces and pieces[-1].kind in ("paragraph", "heading", "caption") and len(pieces[-1].text) < 400:
        label, caption = table_title(pieces[-1].text)
        if label:
            pieces.pop()
            return label, caption
    return "", ""
