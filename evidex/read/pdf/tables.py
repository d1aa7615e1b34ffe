"""What are the rows, columns and cells of a table? Ruled grids go by their rules, all others by white and by type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from evidex.read._phrase import words_of
from evidex.read.grid import DraftCell
from evidex.read.pdf.banded import heads_above_bands
from evidex.read.pdf.columns import Row, find_gutters, make_rows, split_row
from evidex.read.pdf.drawings import Rule
from evidex.read.pdf.folded import fold_rows
from evidex.read.pdf.headings import even_headings
from evidex.read.pdf.heads import head_cells, shade_rules
from evidex.read.pdf.lines import Line
from evidex.read.pdf.passage import Passage
from evidex.read.pdf.regions import TableRegion
from evidex.read.pdf.spelling import join_cell, spell_row

__all__ = ["TableDraft", "draft_table"]

_LABEL = re.compile(r"[A-Za-z]+\s{1,2}[A-Z]?\d{1,2}\b")


@dataclass(slots=True)
class TableDraft:
    """A table ready to be written."""

    page: int
    caption: list[Line]
    rows: list[list[DraftCell]] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    header_rows: int | None = None
    width: int = 0
    """How many columns."""
    last_page: int = 0
    continues: bool = False
    """It says that it goes on in the next column or on the next page."""
    resumes: bool = False
    """It begins with the header of the table before it, in the column or on the page before."""

    def goes_on_in(self, other: TableDraft) -> bool:
        """Whether `other`, on the next page, is the same table: as many columns, and no caption of its own."""
        step = other.page - (self.last_page or self.page)
        if (
            step not in ((0, 1) if self.continues or other.resumes else (1,))
            or other.width != self.width
            or not self.rows
        ):
            return False
        return not self.caption or not other.caption or _is_continued(self.caption, other.caption)

    def take_on(self, other: TableDraft) -> None:
        """Put the rows of `other` below."""
        rows = other.rows
        while rows and any(_same_row(rows[0], head) for head in self.rows[:4]):
            rows = rows[1:]
        if rows and self.rows and _is_cut(self.rows[-1]) and self.rows[-1] is not self.rows[0]:
            rows = [_mended(self.rows.pop(), rows[0]), *rows[1:]]
        self.rows += rows
        self.caption = self.caption or other.caption
        self.notes += other.notes
        self.last_page, self.continues = other.page, other.continues


def _is_cut(row: Sequence[DraftCell]) -> bool:
    """A row without a label that holds less than half its cells: the page end cut it."""
    filled = [bool(words_of(cell.text)) for cell in row]
    return bool(row) and not filled[0] and 0 < sum(filled) <= len(row) / 2 and all(cell.col_span == 1 for cell in row)


def _mended(above: Sequence[DraftCell], row: Sequence[DraftCell]) -> list[DraftCell]:
    """The two halves of a row."""
    if len(above) != len(row):
        return list(row)
    return [replace(cell, text=join_cell([*_lines(top), *_lines(cell)])) for top, cell in zip(above, row, strict=True)]


def _lines(cell: DraftCell) -> list[Passage]:
    """What a cell holds so far; nothing where it is empty."""
    return [cell.text] if isinstance(cell.text, Passage) else []


def _same_row(one: Sequence[DraftCell], other: Sequence[DraftCell]) -> bool:
    texts = [[" ".join(words_of(cell.text).split()) for cell in row] for row in (one, other)]
    return texts[0] == texts[1] and any(texts[0])


def _is_continued(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """'Table 2' and 'Table 2 (continued)'."""
    first, second = (" ".join(line.text for line in caption) for caption in (one, other))
    label = _LABEL.match(first)
    return label is not None and second.startswith(label.group()) and "contin" in second.lower()


def draft_table(region: TableRegion, page: int) -> TableDraft:
    """The cells of a region."""
    if region.lattice is not None:
        return TableDraft(
            page,
            region.announced or region.caption,
            region.lattice.draft(region.body),
            region.notes,
            None,
            region.lattice.size[1],
        )
    rows, trailing = _without_trailing(make_rows(region.body), region)
    heads = _head_rows(rows, region)
    gutters = find_gutters(rows[heads:], region.area.x0, region.area.x1)
    if not gutters and heads:
        gutters = find_gutters(rows, region.area.x0, region.area.x1)
    gutters = _shared(_without_lone(gutters, rows, heads), region)
    region.gutters = gutters
    for row in rows:
        split_row(row, gutters)
    width = len(gutters) + 1
    inner = [rule for rule in region.lying if region.area.top + 3 < rule.at < region.area.bottom - 3]
    spans = shade_rules(rows[:heads], region.shades, gutters, region.area)
    head = head_cells(rows[:heads], [*inner, *spans], gutters, region.area)
    folded = fold_rows(rows[heads:], inner, region.area.width)
    indents = _indents(pieces[0].x0 for row in rows[heads:] for first, _, pieces in row.cells if first == 0)
    body = even_headings(folded, [_body_cells(group, indents) for group in folded])
    notes = [line for line in trailing + region.notes if not region.continues]
    header_rows = len(head) if heads else None
    draft = TableDraft(
        page, region.announced or region.caption, head + body, notes, header_rows, width, continues=region.continues
    )
    draft.resumes, region.resumes = region.resumes is not None, None
    return draft


def _without_lone(gutters: list[tuple[float, float]], rows: Sequence[Row], heads: int) -> list[tuple[float, float]]:
    """The gutters without a column that holds one value of two columns set in their middle, below no header."""
    for (_, left), (right, _) in pairwise(gutters):
        inside = [
            place
            for place, row in enumerate(rows)
            if any(
                left - 1 < word.x1 and word.x0 < right + 1
                for line in row.lines
                if place >= heads or (left - 3 < line.x0 and line.x1 < right + 3)
                for word in line.words
            )
        ]
        if len(rows) - heads >= _LONE and len(inside) == 1 and 0 < heads <= inside[0]:
            kept = [(a, b) for a, b in gutters if b != left and a != right]
            joined = next(a for a, b in gutters if b == left), next(b for a, b in gutters if a == right)
            return _without_lone(sorted([*kept, joined]), rows, heads)
    return gutters


_LONE = 4
"""In so many rows a column has more than one value, or a header."""


def _shared(gutters: list[tuple[float, float]], region: TableRegion) -> list[tuple[float, float]]:
    """The columns of the table's first part, where the rest has too few rows to show as many."""
    first = region.resumes
    if first is None or len(first.gutters) <= len(gutters):
        return gutters
    right = region.area.x0 - first.area.x0
    return [(start + right, stop + right) for start, stop in first.gutters]


def _without_trailing(rows: list[Row], region: TableRegion) -> tuple[list[Row], list[Line]]:
    """The rows up to the last that holds several cells (and what goes on with its cells); lines below are notes."""
    last = max((place for place, row in enumerate(rows) if len(row.lines) > 1), default=len(rows) - 1)
    closing = max((r.at for r in region.lying if _run(r, region.lying) > 0.72 * region.area.width), default=0.0)
    beyond = {round(line.x0) for row in rows[: last + 1] for line in row.lines[1:]}
    while last + 1 < len(rows):
        row, below = rows[last], rows[last + 1]
        if not _goes_on_below(row, below) and not _in_column(row, below, closing, beyond):
            break
        last += 1
    return rows[: last + 1], [line for row in rows[last + 1 :] for line in row.lines]


def _in_column(row: Row, below: Row, closing: float, beyond: set[int]) -> bool:
    """Whether a line alone, above the rule that closes the table, stands in a column beyond the first."""
    line = below.lines[0]
    aligned = any(round(line.x0) + step in beyond for step in (0, -1, 1))
    return aligned and below.base < closing and below.base - row.base <= 2.2 * line.size


def _goes_on_below(row: Row, below: Row) -> bool:
    """Whether a line alone is the rest of the label above it, not a note."""
    line = below.lines[0]
    narrow = line.x1 <= max(row.lines[0].x1, line.x0 + 8 * line.size)
    return line.text[:1].islower() and below.base - row.base <= 1.35 * line.size and narrow


_OPENS_WITH_FIGURE = re.compile(r"[−\-–<>±](?!\s?[A-Za-z]{2})|\d(?!\d(?:\.\d)?\s?%[\s-]?C)")
"""A cell of figures; '95% CI' is a header's."""


def _head_rows(rows: Sequence[Row], region: TableRegion) -> int:
    """How many levels stand above the rule that closes the head: the first that runs through, or a next one
    right below rows of words; 0 where none does."""
    area = region.area
    most = max(6, len(rows) // 3)
    heads = 0
    for rule in region.lying:
        if rule.at < area.top + 4 or rule.at > area.bottom - 4 or _run(rule, region.lying) < 0.72 * area.width:
            continue
        above = sum(row.base < rule.at for row in rows)
        levels = 2 if any(len(row.lines) > 1 for row in rows[:heads]) else 4
        if heads < above < len(rows) and above <= most and (not heads or _is_wordy(rows[heads:above], levels)):
            heads = above
        elif above > heads:
            break
    shaded = _shaded_heads(rows, region)
    if 0 < shaded < heads and any(
        _OPENS_WITH_FIGURE.match(line.text) for row in rows[shaded:heads] for line in row.lines
    ):
        return shaded
    return heads or heads_above_bands(rows, region.shades, area) or shaded


def _shaded_heads(rows: Sequence[Row], region: TableRegion) -> int:
    """How many levels stand on the shades with which the table begins, where these are words and the next is not."""
    floor = 0.0
    for row in rows:
        behind = [shade.bottom for shade in region.shades if shade.top - 1 < row.base < shade.bottom + 1]
        if not behind:
            break
        floor = max(floor, *behind)
    heads = sum(row.base < floor for row in rows)
    most = max(6, len(rows) // 3)
    texts = [line.text for row in rows[:heads] for line in row.lines]
    return heads if heads < len(rows) and heads <= most and not any(map(_OPENS_WITH_FIGURE.match, texts)) else 0


def _is_wordy(rows: Sequence[Row], most: int) -> bool:
    """So many levels at most, of several cells, none of which opens with a figure."""
    cells = [cell for row in rows for line in row.lines for cell in _parted(line)]
    return len(rows) <= most and len(cells) > 2 and not any(_OPENS_WITH_FIGURE.match(text) for text in cells)


def _parted(line: Line) -> list[str]:
    """A line's words, parted where their gap is wider than a space: cells that stand close are one line."""
    parts = [line.words[0].text]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > 0.5 * line.size:
            parts.append(word.text)
        else:
            parts[-1] += f" {word.text}"
    return parts


def _run(rule: Rule, rules: Sequence[Rule]) -> float:
    """How much of the width all rules at this height cover."""
    return sum(other.length for other in rules if abs(other.at - rule.at) < 1.5)


_STEP = 2.0
"""Points by which labels of one level of indentation may begin apart: letters hang over, justified lines drift."""


def _indents(starts: Iterable[float]) -> list[tuple[float, float]]:
    """Where the labels of a table begin, level by level: (from, to)."""
    levels: list[tuple[float, float]] = []
    for start in sorted(starts):
        if levels and start - levels[-1][1] <= _STEP:
            levels[-1] = (levels[-1][0], start)
        else:
            levels.append((start, start))
    return levels


def _indent_of(start: float, levels: Sequence[tuple[float, float]]) -> float:
    own = next((low for low, high in levels if low <= start <= high), start)
    return round(own - levels[0][0], 1) if levels else 0.0


def _body_cells(group: Sequence[Row], indents: Sequence[tuple[float, float]]) -> list[DraftCell]:
    """One row: the lines of each cell joined."""
    gathered: dict[int, tuple[int, list[Passage], float]] = {}
    for row in group:
        for first, last, pieces in row.cells:
            text = spell_row(pieces)
            if first in gathered:
                reach, texts, indent = gathered[first]
                gathered[first] = (max(reach, last), [*texts, text], indent)
            else:
                gathered[first] = (last, [text], _indent_of(pieces[0].x0, indents) if first == 0 else 0.0)
    cells: list[DraftCell] = []
    col = 0
    for first in sorted(gathered):
        last, texts, indent = gathered[first]
        first = max(first, col)
        cells += [DraftCell("")] * (first - col)
        cells.append(DraftCell(join_cell(texts), col_span=max(last - first, 0) + 1, indent=indent))
        col = max(last, first) + 1
    return cells
