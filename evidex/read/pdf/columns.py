"""Which columns has a table without upright rules? Where white runs down through its rows, a gutter parts two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import ceil, floor

from evidex.read.pdf.lines import Line, Word

__all__ = ["Row", "find_gutters", "make_rows", "rows_of_several", "split_row"]

_SAME_ROW = 0.62
"""Baselines this share of the size apart are one row: cells of one and of two lines stand centred on each other."""
_CELL_GAP = 0.55
"""A gap of this many ems inside a row may part cells (a space between words has 0.25 to 0.35)."""


_CROSSED_ONCE = 4
"""A table of so many rows may have one that runs across a gutter: a total, a value of two columns."""


@dataclass(slots=True)
class Row:
    """Everything on one level of a table, left to right."""

    lines: list[Line]
    base: float
    top: float
    bottom: float
    size: float
    cells: list[tuple[int, int, list[Line]]] = field(default_factory=list)
    """(first column, last column, pieces) once the columns are known."""


def make_rows(lines: Sequence[Line]) -> list[Row]:
    """The lines of a table's body by level."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        row = rows[-1] if rows else None
        if row is not None and line.base - row.base <= _SAME_ROW * min(line.size, row.size) and _fits(row, line):
            row.lines.append(line)
            row.top, row.bottom = min(row.top, line.top), max(row.bottom, line.bottom)
            if len(row.lines) <= 2:
                row.base = max(row.base, line.base)
        else:
            rows.append(Row([line], line.base, line.top, line.bottom, line.size))
    for row in rows:
        row.lines.sort(key=lambda line: line.x0)
    return rows


def _fits(row: Row, line: Line) -> bool:
    """Two lines on slightly different levels are one row unless one stands over the other."""
    return all(
        abs(other.base - line.base) <= 0.3 * line.size or other.x1 <= line.x0 or line.x1 <= other.x0
        for other in row.lines
    )


def rows_of_several(lines: Sequence[Line]) -> int:
    """How many levels hold several pieces, as the rows of a table do."""
    levels: dict[int, int] = {}
    for line in lines:
        levels[round(line.base / 2)] = levels.get(round(line.base / 2), 0) + 1
    return sum(count >= 2 for count in levels.values())


def find_gutters(rows: Sequence[Row], left: float, right: float) -> list[tuple[float, float]]:
    """The stretches of white between columns, from left to right."""
    several = [row for row in rows if len(row.lines) > 1] or list(rows)
    if not several:
        return []
    size = sorted(row.size for row in several)[len(several) // 2]
    most = len(several) // 25
    least = max(2.0, 0.3 * size) if len(several) >= 8 else 0.7 * size
    clear = _stretches(several, left, right, most, least)
    found = [gutter for gutter in clear if _is_supported(gutter, several)]
    if len(several) >= _CROSSED_ONCE:
        wider = [one for one in _stretches(several, left, right, most + 1, least) if _is_kept(one, several)]
        found += [one for one in wider if _is_apart(one, found)]
        full = _fullest(several)
        inner = [one for one in _stretches(full, left, right, 0, _CELL_GAP * size) if _parts_all(one, full)]
        found += [one for one in inner if _is_apart(one, found)]
    return sorted((a, b) for a, b in found if a > left + 1 and b < right - 1)


def _stretches(rows: Sequence[Row], left: float, right: float, most: int, least: float) -> list[tuple[float, float]]:
    """Where white at least so wide runs down through all rows but so many."""
    start = floor(left) - 1
    covered = [0] * (ceil(right) - start + 2)
    for row in rows:
        for place in _covered(row, start, len(covered)):
            covered[place] += 1
    return [(a + start, b + start) for a, b in _white(covered, most) if b - a >= least]


def _is_apart(gutter: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return not any(gutter[0] < b and a < gutter[1] for a, b in others)


def _fullest(rows: Sequence[Row]) -> list[Row]:
    """The rows of most pieces, where there are several: others have values of two columns, or titles."""
    most = max(len(row.lines) for row in rows)
    full = [row for row in rows if len(row.lines) >= 0.85 * most]
    return full if len(full) >= max(_CROSSED_ONCE, 0.2 * len(rows)) else []


def _parts_all(gutter: tuple[float, float], rows: Sequence[Row]) -> bool:
    """Whether nearly every row has text on both sides, and none runs on through."""
    parted, crossed = _sides(gutter, rows)
    return not crossed and parted >= max(_CROSSED_ONCE, 0.8 * len(rows))


def _covered(row: Row, start: int, length: int) -> set[int]:
    found: set[int] = set()
    for line in row.lines:
        for word in line.words:
            found.update(range(max(floor(word.x0 + 0.3) - start, 0), min(ceil(word.x1 - 0.3) - start, length)))
    return found


def _white(covered: list[int], most: int) -> list[tuple[int, int]]:
    stretches, begin = [], None
    for place, count in enumerate(covered):
        if count <= most:
            begin = place if begin is None else begin
        elif begin is not None:
            stretches.append((begin, place))
            begin = None
    return stretches


def _is_supported(gutter: tuple[float, float], rows: Sequence[Row]) -> bool:
    """Whether rows with text on both sides leave more than a word's space there."""
    parted, crossed = _sides(gutter, rows)
    return parted >= 1 and parted >= 0.5 * crossed


def _is_kept(gutter: tuple[float, float], rows: Sequence[Row]) -> bool:
    """Whether all rows but those that run across it leave white there, most with text on both sides."""
    parted, crossed = _sides(gutter, rows)
    return crossed <= 1 and parted >= 0.5 * len(rows)


def _sides(gutter: tuple[float, float], rows: Sequence[Row]) -> tuple[int, int]:
    """How many rows are parted at a gutter, and how many run on through it with a word's space."""
    parted = crossed = 0
    middle = (gutter[0] + gutter[1]) / 2
    for row in rows:
        words = [word for line in row.lines for word in line.words]
        left = max((word.x1 for word in words if word.x1 <= middle + 1), default=None)
        right = min((word.x0 for word in words if word.x0 >= middle - 1), default=None)
        if left is None or right is None:
            continue
        if right - left >= _CELL_GAP * row.size:
            parted += 1
        else:
            crossed += 1
    return parted, crossed


def split_row(row: Row, gutters: Sequence[tuple[float, float]]) -> None:
    """Put the row's words into columns; a piece that runs across gutters without a gap spans their columns."""
    row.cells = []
    for line in row.lines:
        for piece in _pieces(line, gutters):
            first, last = _reach(piece, gutters)
            same = row.cells[-1] if row.cells else None
            if same is not None and first <= same[1]:
                row.cells[-1] = (same[0], max(same[1], last), [*same[2], piece])
            else:
                row.cells.append((first, last, [piece]))


def _reach(piece: Line, gutters: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The first and last column in which a piece stands; what ends in the white between two reaches no further."""
    first = sum(piece.x0 + 0.5 > a for a, _ in gutters)
    last = sum(piece.x1 - 0.5 > b for _, b in gutters)
    if first <= last:
        return first, last
    own = _column(piece.middle, gutters)
    return own, own


def _column(x: float, gutters: Sequence[tuple[float, float]]) -> int:
    return sum(x > (a + b) / 2 for a, b in gutters)


def _pieces(line: Line, gutters: Sequence[tuple[float, float]]) -> list[Line]:
    """The line cut where a gap between its words lies on a gutter, or a word begins where a column does."""
    groups: list[list[Word]] = [[line.words[0]]]
    runs_on = _runs_on(line)
    for before, word in zip(line.words, line.words[1:], strict=False):
        over = [b for a, b in gutters if before.x1 <= b + 0.5 and word.x0 >= a - 0.5]
        begins = over and abs(word.x0 - over[-1]) <= 1.5 and not _in_brackets(groups[-1]) and not runs_on
        if over and (begins or word.x0 - before.x1 >= 0.4 * line.size):
            groups.append([word])
        else:
            groups[-1].append(word)
    return [line] if len(groups) == 1 else [line.part(words) for words in groups]


def _runs_on(line: Line) -> bool:
    """Whether a line is one run of words, evenly spaced: that one of them begins where a column does is chance."""
    gaps = [word.x0 - before.x1 for before, word in pairwise(line.words)]
    figures = any(char.isdigit() for char in line.text)
    return len(gaps) > 1 and not figures and max(gaps) - min(gaps) < _EVEN * line.size


_EVEN = 0.05
"""By what share of its size the spaces of a line may differ that is one run of words."""


def _in_brackets(words: Sequence[Word]) -> bool:
    """Whether a bracket is open behind these words."""
    text = "".join(word.text for word in words)
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")
