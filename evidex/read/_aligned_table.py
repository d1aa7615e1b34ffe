"""Tables of plain text whose columns are set apart by runs of spaces or by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.read._prose import Draft
from evidex.read.grid import DraftCell

__all__ = ["aligned_runs", "read_aligned_table"]

_GAP = re.compile(r"\t|(?<=\S)[ \xa0]{2,}(?=\S)")
_TERMINAL = re.compile(r"[.!?;,]$")
_RULE = re.compile(r"^[-–—=_+|\s]{3,}$")
_DIGIT = re.compile(r"\d")
FEWEST_ROWS = 3
"""A header and two rows: two lines may stand below each other by chance."""
LONGEST_CELL = 60
"""Characters: two columns of running text have longer ones."""


def aligned_runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where lines stand that may be a table: `lines[start:end]`, each with a gap, group headings between them."""
    start: int | None = None
    for at in range(len(lines) + 1):
        parted = at < len(lines) and _is_parted(lines[at])
        if parted and start is None:
            start = at
        elif start is not None and not parted and not (at < len(lines) and _is_heading(lines, at)):
            yield start, at
            start = None


def _is_parted(line: str) -> bool:
    return bool(_GAP.search(line.rstrip())) or (bool(_RULE.match(line)) and bool(line.strip()))


def _is_heading(lines: Sequence[str], at: int) -> bool:
    """A group's heading inside a table: a short label, and rows go on below it."""
    words = lines[at].strip()
    short = 0 < len(words) < LONGEST_CELL and not _TERMINAL.search(words)
    return short and at + 1 < len(lines) and bool(_GAP.search(lines[at + 1].rstrip()))


def read_aligned_table(lines: Sequence[str], label: str, caption: str) -> Draft | None:
    """The table of these lines, or None where they do not fall into columns of values."""
    told = [line.rstrip() for line in lines if line.strip() and not _RULE.match(line)]
    rows = _by_count(told) or _by_gutter(told)
    if rows is None or len(rows) < FEWEST_ROWS or not _holds_values(rows):
        return None
    drafted = [
        [DraftCell(cell, header=number == 0, indent=_indent(line) if not at else 0) for at, cell in enumerate(row)]
        for number, (row, line) in enumerate(zip(rows, told, strict=True))
    ]
    return Draft(drafted, label, caption, (), 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _cells(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in (line.split("\t") if "\t" in line else _GAP.split(line.strip()))]


def _by_count(lines: Sequence[str]) -> list[list[str]] | None:
    """Lines of as many cells each; the header may lack the one over the labels, a heading has its label only."""
    rows = [_cells(line) for line in lines]
    width = max((len(row) for row in rows), default=0)
    if width < 2 or sum(len(row) == width for row in rows) < FEWEST_ROWS - 1:
        return None
    if len(rows[0]) == width - 1:
        rows[0] = ["", *rows[0]]
    if len(rows[0]) != width or any(len(row) not in (1, width) for row in rows):
        return None
    return [row if len(row) == width else [row[0], *[""] * (width - 1)] for row in rows]


def _by_gutter(lines: Sequence[str]) -> list[list[str]] | None:
    """Columns parted by two blank characters in every line."""
    if any("\t" in line for line in lines) or not lines:
        return None
    size = max(len(line) for line in lines)
    blank = [all(at >= len(line) or line[at] == " " for line in lines) for at in range(size)]
    edges = [at for at in range(2, size) if not blank[at] and blank[at - 1] and blank[at - 2]]
    starts = [0, *edges]
    if len(starts) < 2:
        return None
    ends = [*edges, size]
    return [[" ".join(line[a:b].split()) for a, b in zip(starts, ends, strict=True)] for line in lines]


def _holds_values(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the columns behind the labels are mostly numbers, and no cell is running text."""
    body = [cell for row in rows[1:] for cell in row[1:] if cell]
    numbered = sum(bool(_DIGIT.search(cell)) for cell in body)
    return bool(body) and 2 * numbered > len(body) and all(len(cell) <= LONGEST_CELL for cell in body)
