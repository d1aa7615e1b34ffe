"""`table-wrap`: label, caption, rows and footnotes handed to the grid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from evidex.read._formula import local_name
from evidex.read._indents import leading, styled
from evidex.read._phrase import Phrase, words_of
from evidex.read._scripts import lift
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.read.jats._inline import Inline

__all__ = ["caption_of", "write_table_wrap"]

_IN_BRACKETS = re.compile(r"\s*[(\[±]")


def caption_of(element: etree._Element, inline: Inline) -> Phrase:
    """Title and paragraphs of the caption, one after the other."""
    caption = element.find("caption")
    return inline.phrase(*([] if caption is None else list(caption.iterchildren("title", "p"))))


def write_table_wrap(builder: Builder, wrap: etree._Element, inline: Inline) -> None:
    """Every table inside; where there is none but a picture of it, its caption, and that is remarked."""
    label = inline.phrase(wrap.find("label")).text
    caption = caption_of(wrap, inline)
    notes = list(_footnotes(wrap, inline))
    tables = list(wrap.iter("table", "{*}table")) or list(wrap.iter("array"))
    for place, table in enumerate(tables):
        rows, heads = _rows(table, inline)
        last = place == len(tables) - 1
        write_table(
            builder,
            rows,
            label=label if not place else "",
            caption=caption if not place else "",
            footnotes=notes if last else (),
            header_rows=heads,
        )
    if not tables:
        builder.remarks.append("table-as-image")
        write_table(builder, [], label=label, caption=caption, footnotes=notes)


def _footnotes(wrap: etree._Element, inline: Inline) -> Iterator[Phrase]:
    for foot in wrap.iterchildren("table-wrap-foot"):
        for part in foot.iterchildren("p", "fn", "fn-group", "attrib"):
            notes = list(part.iter("fn")) if part.tag == "fn-group" else [part]
            for note in notes:
                yield from _note(note, inline)


def _note(note: etree._Element, inline: Inline) -> Iterator[Phrase]:
    if note.tag != "fn":
        yield inline.phrase(note)
        return
    line = inline.line()
    if mark := inline.phrase(note.find("label")).text:
        line.writer.add(lift(mark, "x") + " ")
    for paragraph in note.iterchildren("p"):
        line.gather(paragraph)
        line.writer.add(" ")
    yield line.finish()


def _rows(table: etree._Element, inline: Inline) -> tuple[list[list[DraftCell]], int | None]:
    """The drafted rows, and how many of them the source calls head."""
    head = [row for part in table.iterchildren("thead", "{*}thead") for row in _tr(part)]
    body = [row for part in table.iterchildren("tbody", "{*}tbody") for row in _tr(part)]
    body += _tr(table)
    body += [row for part in table.iterchildren("tfoot", "{*}tfoot") for row in _tr(part)]
    drafted = [_draft(row, inline, head=True) for row in head]
    for row in body:
        drafted.extend(_unfold(row, inline))
    return drafted, len(head) or None


def _tr(part: etree._Element) -> list[etree._Element]:
    return list(part.iterchildren("tr", "{*}tr"))


def _cells(row: etree._Element) -> list[etree._Element]:
    return list(row.iterchildren("td", "th", "{*}td", "{*}th"))


def _draft(row: etree._Element, inline: Inline, head: bool = False) -> list[DraftCell]:
    return [
        DraftCell(
            inline.phrase(cell),
            row_span=_span(cell, "rowspan"),
            col_span=_span(cell, "colspan"),
            header=head or local_name(cell) == "th",
            indent=_indent(cell),
        )
        for cell in _cells(row)
    ]


def _span(cell: etree._Element, name: str) -> int:
    told = (cell.get(name) or "").strip()
    return int(told) if told.isdecimal() and len(told) < 6 else 1


def _indent(cell: etree._Element) -> float:
    """How far the text stands in: by style, else by the wide or hard spaces before its first letter."""
    text = next((str(piece) for piece in cell.itertext() if piece.strip() or leading(str(piece))), "")
    return styled(cell.get("style")) or leading(text)


def _unfold(row: etree._Element, inline: Inline) -> list[list[DraftCell]]:
    """A row whose every cell holds the same number of lines is several rows folded into one ('Men⏎Women', '12⏎13')."""
    drafted = _draft(row, inline)
    cells = _cells(row)
    lines = [_lines(cell) if cell.find(".//break") is not None else [] for cell in cells]
    counts = {len(told) for told, draft in zip(lines, drafted, strict=True) if _filled(draft)}
    if len(counts) != 1 or (count := counts.pop()) < 2 or sum(map(_filled, drafted)) < 2:
        return [drafted]
    if any(draft.row_span > 1 for draft in drafted) or any(map(_goes_on, lines)):
        return [drafted]
    return [
        [
            DraftCell(
                " ".join(told[place].split()) if told else "", col_span=draft.col_span, indent=leading(told[place])
            )
            if told
            else DraftCell("", col_span=draft.col_span)
            for told, draft in zip(lines, drafted, strict=True)
        ]
        for place in range(count)
    ]


def _filled(draft: DraftCell) -> bool:
    return bool(words_of(draft.text).strip())


def _goes_on(lines: list[str]) -> bool:
    """Whether a later line only adds to the first: '73.3⏎(69.0–77.6)'."""
    return any(_IN_BRACKETS.match(line) for line in lines[1:]) and not _IN_BRACKETS.match(lines[0])


def _lines(cell: etree._Element) -> list[str]:
    pieces = [""]
    for element in cell.iter():
        if local_name(element) == "break":
            pieces.append("")
        elif element.text:
            pieces[-1] += element.text
        if element is not cell and element.tail:
            pieces[-1] += element.tail
    return [piece for piece in pieces if piece.strip()]
