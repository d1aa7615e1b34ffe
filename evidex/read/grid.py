"""Tables, whatever format they come from: drafted cells in, a `Table` with its reading form out.

A reader drafts the rows as it finds them and calls `write_table` where the table stands in its text:

    rows = [[DraftCell("", header=True), DraftCell("OR (95% CI)", header=True)],
            [DraftCell("Age"), DraftCell("1.2 (1.1–1.3)")]]
    write_table(builder, rows, label="Table 1", caption="Risk factors.", footnotes=["Adjusted for sex."])

The reading form is one block of kind `table`: a line with label and caption, a line per row with one slot per
column (slots joined by a tab, those that a span covers left empty), a line per footnote. Which cells govern a cell
(`row_headers`, `col_headers`) is worked out in `evidex.read._headers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidex.read._headers import Governed, govern
from evidex.read._phrase import Phrase, Words, words_of, write_phrase
from evidex.read._rows import Placed
from evidex.read.builder import Builder
from evidex.schema import Cell, Span, Table

__all__ = ["DraftCell", "Phrase", "write_phrase", "write_table"]

MOST_COLUMNS = 400
"""A wider table than any that a person could read: what lies beyond is a fault in the source."""


_BULLET = re.compile(r"[-–—•·*] ?[^\W\d]")
"""'- Lung' stands in below 'Metastases' as surely as by spaces."""


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell as the source has it. White space is the reader's affair; tabs and line ends become spaces here.

    `row_span` 0 means down to the last row (as in HTML). `header` is what the source says (`th`, `thead`); a source
    that says nothing leaves it False. `indent` is how far the text stands in (spaces, points, levels: only more and
    less matter), 0 where that is not known.
    """

    text: Words
    row_span: int = 1
    col_span: int = 1
    header: bool = False
    indent: float = 0.0


def write_table(
    builder: Builder,
    rows: Sequence[Sequence[DraftCell]],
    *,
    label: Words = "",
    caption: Words = "",
    footnotes: Sequence[Words] = (),
    header_rows: int | None = None,
    page: int | None = None,
    figure: bool = False,
) -> Table | None:
    """Write the table as one block and keep it in `builder.tables`; None where there is nothing to write.

    `header_rows` is how many leading rows the source declares to be headers (JATS and HTML `thead`); None where it
    declares nothing: rows of `header` cells are then taken, else leading rows that hold words over rows of values.
    The cells of the Table stand in drafted order; empty cells and rows are left out; `row` and `col` count from 0.
    """
    placed, kept = _without_empty_rows(_lay_out(rows))
    heads = None if header_rows is None else sum(row < header_rows for row in kept)
    governed = govern(placed, heads)
    with builder.block("table", page=page):
        start = builder.length
        caption_span = _write_title(builder, label, caption)
        cells = _write_rows(builder, start, placed, governed)
        notes = tuple(_write_line(builder, note, start) for note in footnotes if words_of(note).strip())
    if builder.length == start:
        return None
    table = Table(
        start=start,
        end=builder.length,
        label=words_of(label),
        caption=caption_span,
        cells=cells,
        footnotes=notes,
        page=page,
        figure=figure,
    )
    builder.tables.append(table)
    return table


def _lay_out(rows: Sequence[Sequence[DraftCell]]) -> list[Placed]:
    """Each cell at its row and column, spans counted in: the table model of HTML, with spans kept inside the table."""
    placed: list[Placed] = []
    covered: dict[int, int] = {}
    """Column -> first row that a cell from above no longer covers."""
    for row, drafts in enumerate(rows):
        col = 0
        for draft in drafts:
            while covered.get(col, 0) > row:
                col += 1
            if col >= MOST_COLUMNS:
                break
            down = draft.row_span if draft.row_span > 0 else len(rows)
            across = min(max(draft.col_span, 1), MOST_COLUMNS - col)
            down = min(down, len(rows) - row)
            for column in range(col, col + across):
                covered[column] = row + down
            phrase = draft.text.strip() if isinstance(draft.text, str) else draft.text
            text = words_of(phrase)
            indent = draft.indent + 0.5 * bool(_BULLET.match(text))
            placed.append(Placed(phrase, text, row, col, down, across, draft.header, indent))
            col += across
    return placed


def _without_empty_rows(placed: list[Placed]) -> tuple[list[Placed], list[int]]:
    """The cells with rows renumbered as if rows without any text (drawn rules) were not there; the old numbers."""
    kept = sorted({cell.row for cell in placed if cell.text})
    numbers = {row: place for place, row in enumerate(kept)}
    cells = []
    for cell in placed:
        if cell.row in numbers:
            span = bisect_left(kept, cell.row + cell.row_span) - numbers[cell.row]
            cells.append(replace(cell, row=numbers[cell.row], row_span=span))
    return cells, kept


def _write_title(builder: Builder, label: Words, caption: Words) -> Span | None:
    """The line of label and caption; the caption's place."""
    write_phrase(builder, label)
    if not words_of(caption).strip():
        return None
    if named := words_of(label):
        builder.write(" " if named.endswith((".", ":")) else ". ")
    return write_phrase(builder, caption)


def _write_line(builder: Builder, phrase: Words, start: int) -> Span:
    if builder.length > start:
        builder.write("\n")
    return write_phrase(builder, phrase)


def _write_rows(builder: Builder, start: int, placed: list[Placed], governed: list[Governed]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    row, col = -1, 0
    for place, (header, row_headers, col_headers) in zip(placed, governed, strict=True):
        if not place.text:
            continue
        if place.row != row:
            row, col = place.row, 0
            if builder.length > start:
                builder.write("\n")
        builder.write("\t" * (place.col - col))
        col = place.col
        span = write_phrase(builder, place.phrase)
        cells.append(
            Cell(
                start=span.start,
                end=span.end,
                row=place.row,
                col=place.col,
                row_span=place.row_span,
                col_span=place.col_span,
                header=header,
                row_headers=row_headers,
                col_headers=col_headers,
            )
        )
    return tuple(cells)
