"""A Document's text as HTML with every claim and finding marked where it stands. All text is escaped."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, pairwise
from typing import NamedTuple

from evidex.report.wording import is_doubtful
from evidex.schema import Block, Claim, Document, Finding, Table

__all__ = ["marked_text"]

TAGS = {"title": "h3", "heading": "h4", "list_item": "li", "caption": "p", "reference": "p", "aside": "p"}
SEVERE = ("note", "warning", "error")


class _Segment(NamedTuple):
    """A stretch of text that the same claims and findings cover (by their numbers in the document)."""

    start: int
    end: int
    claims: tuple[int, ...]
    findings: tuple[int, ...]


def marked_text(document: Document, claims: Sequence[Claim], findings: Sequence[Finding], name: str) -> str:
    """The text by blocks, tables as tables. A claim's first mark has the id `<name>c<number>`, a finding's `…f…`;
    each mark links to the card with the id `<name>k<number>` (claims) or `<name>g<number>` (findings).
    """
    return "".join(_Marker(document, claims, findings, name).blocks())


class _Marker:
    """Writes one document; remembers which claims and findings have their place already."""

    def __init__(self, document: Document, claims: Sequence[Claim], findings: Sequence[Finding], name: str) -> None:
        self._document, self._claims, self._findings, self._name = document, claims, findings, name
        self._segments = _segments(claims, findings)
        self._ends = [segment.end for segment in self._segments]
        self._placed: set[str] = set()
        self._tables = sorted(document.tables, key=lambda table: table.start)
        self._table_starts = [table.start for table in self._tables]

    def blocks(self) -> Iterator[str]:
        position = 0
        for is_list, blocks in groupby(self._document.blocks, key=lambda block: block.kind == "list_item"):
            yield "<ul>\n" * is_list
            for block in blocks:
                yield from self._loose(position, block.start)
                yield from self._block(block)
                position = block.end
            yield "</ul>\n" * is_list
        yield from self._loose(position, len(self._document.text))

    def _loose(self, start: int, end: int) -> Iterator[str]:
        """Text that stands in no block (a reader should leave none): shown all the same."""
        if self._document.text[start:end].strip():
            yield f"<p>{self._run(start, end)}</p>\n"

    def _block(self, block: Block) -> Iterator[str]:
        first = bisect_left(self._table_starts, block.start)
        last = bisect_left(self._table_starts, block.end)
        tables = [table for table in self._tables[first:last] if table.cells and table.end <= block.end]
        if block.kind == "table" and tables:
            position = block.start
            for table in tables:
                yield from self._loose(position, table.start)
                yield from self._table(table)
                position = max(position, table.end)
            yield from self._loose(position, block.end)
            return
        tag = TAGS.get(block.kind, "p")
        yield f'<{tag} class="b-{block.kind}">{self._run(block.start, block.end)}</{tag}>\n'

    def _table(self, table: Table) -> Iterator[str]:
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.col))
        head = self._run(table.start, min((cell.start for cell in cells), default=table.end))
        yield f'<figure class="table"><figcaption>{head}</figcaption><div class="wide"><table>\n'
        width = max((cell.col + cell.col_span for cell in cells), default=0)
        free = [0] * width  # from which row on a column is free of cells that reach down
        for number, row in groupby(cells, key=lambda cell: cell.row):
            yield "<tr>"
            column = 0
            for cell in row:
                yield _empty(free, number, column, cell.col)
                column = cell.col + cell.col_span
                free[cell.col : column] = [number + cell.row_span] * cell.col_span
                tag = "th" if cell.header else "td"
                spans = f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
                spans += f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
                yield f"<{tag}{spans}>{self._run(cell.start, cell.end)}</{tag}>"
            yield _empty(free, number, column, width) + "</tr>\n"
        last = max((cell.end for cell in cells), default=table.end)
        yield f'</table></div><div class="notes">{self._run(last, table.end)}</div></figure>\n'

    def _run(self, start: int, end: int) -> str:
        """`text[start:end]` with its marks."""
        pieces: list[str] = []
        position = start
        number = bisect_right(self._ends, start)
        while number < len(self._segments) and self._segments[number].start < end:
            segment = self._segments[number]
            first, last = max(segment.start, start), min(segment.end, end)
            pieces.append(_text(self._document.text[position:first]))
            pieces.append(self._mark(segment, first, last))
            position = last
            number += 1
        pieces.append(_text(self._document.text[position:end]))
        return "".join(pieces)

    def _mark(self, segment: _Segment, start: int, end: int) -> str:
        cards = [f"{self._name}k{number}" for number in segment.claims]
        cards += [f"{self._name}g{number}" for number in segment.findings]
        classes = sorted({f"k-{self._claims[number].kind}" for number in segment.claims})
        classes += ["doubtful"] * any(is_doubtful(self._claims[number]) for number in segment.claims)
        if segment.findings:
            worst = max((self._findings[number].severity for number in segment.findings), key=SEVERE.index)
            classes.append(f"s-{worst}")
        places = [f"{self._name}c{number}" for number in segment.claims]
        places += [f"{self._name}f{number}" for number in segment.findings]
        new = [place for place in places if place not in self._placed]
        self._placed.update(new)
        anchors = "".join(f'<span id="{place}"></span>' for place in new[1:])
        identity = f' id="{new[0]}"' if new else ""
        words = _text(self._document.text[start:end])
        return (
            f'{anchors}<a class="m {" ".join(escape(each) for each in classes)}"{identity} href="#{cards[0]}"'
            f' data-cards="{" ".join(cards)}">{words}</a>'
        )


def _empty(free: Sequence[int], row: int, first: int, last: int) -> str:
    """Cells for the columns in which the row has none, so that what follows stands below its own heading."""
    return "<td></td>" * sum(free[column] <= row for column in range(first, last))


def _segments(claims: Sequence[Claim], findings: Sequence[Finding]) -> list[_Segment]:
    spans = [(claim.start, claim.end) for claim in claims] + [(finding.start, finding.end) for finding in findings]
    cuts = sorted({cut for start, end in spans if start < end for cut in (start, end)})
    over: dict[int, tuple[list[int], list[int]]] = {}
    for number, (start, end) in enumerate(spans):
        for cut in cuts[bisect_left(cuts, start) : bisect_left(cuts, end)]:
            marks = over.setdefault(cut, ([], []))
            if number < len(claims):
                marks[0].append(number)
            else:
                marks[1].append(number - len(claims))
    return [
        _Segment(start, end, tuple(over[start][0]), tuple(over[start][1]))
        for start, end in pairwise(cuts)
        if start in over
    ]


def _text(text: str) -> str:
    """Escaped; control characters, which HTML forbids, as the replacement character."""
    if not text.isprintable():
        text = "".join("\ufffd" if char < " " and char not in "\n\t\r" else char for char in text)
    return escape(text, quote=False)
