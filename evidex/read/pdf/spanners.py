"""Which headers reach over several columns where no rule says so? Told by where they stand and what is set below.

A header stands between columns; or the headers below repeat themselves, once under each of those above ('Mean', 'SD',
'Mean', 'SD'); or it stands over columns that only the line below heads, and is no first line of the header below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.read.pdf.columns import Row
from evidex.read.pdf.lines import Line

__all__ = ["spanned"]

_GOES_ON = re.compile(r"[a-zß-ÿ(\[/&+,;%=)]|[nN]\s?=|\d+(?:\.\d+)?\)")
"""How the second line of a header begins."""
Span = tuple[int, int]


def spanned(row: Row, below: Sequence[Row], edges: Sequence[float]) -> dict[int, Span]:
    """The columns of those cells of a header row (by their place in it) that reach over several."""
    if not row.cells or not below:
        return {}
    under = _heads_by_column(below)
    if len(row.cells) == 1 and _is_title(row, under, edges):
        return {0: (0, len(edges) - 2)}
    found = _by_middle(row, below, edges) or _repeated(row, under) or _repeated(row, _heads_by_column(below[-1:]))
    held = {col for first, last in found.values() for col in range(first, last + 1)}
    found = _over_others(row, {col: lines for col, lines in under.items() if col not in held}, edges) | found
    wide = {number: (first, last) for number, (first, last, _) in enumerate(row.cells) if last > first > 0}
    return _with_orphans(wide | found, row, under)


def _with_orphans(found: dict[int, Span], row: Row, under: dict[int, list[Line]]) -> dict[int, Span]:
    """Columns that only a line below heads, beside a spanner: its own, where other headers stand on its line alone."""
    above = {col for first, last, _ in row.cells for col in range(first, last + 1)}
    alone = {first for first, last, _ in row.cells if first == last and first not in under}
    grown = dict(found)
    for col in sorted(set(under) - above - {0}):
        if not alone or any(first <= col <= last for first, last in grown.values()):
            continue
        beside = next((number for number, (_, last) in grown.items() if last == col - 1), None)
        if beside is None:
            beside = next((number for number, (first, _) in grown.items() if first == col + 1), None)
        if beside is not None:
            first, last = grown[beside]
            grown[beside] = (min(first, col), max(last, col))
    return grown


def _heads_by_column(rows: Sequence[Row]) -> dict[int, list[Line]]:
    """What stands in each column, from top to bottom; what reaches over several is left out."""
    found: dict[int, list[Line]] = {}
    for row in rows:
        for first, last, pieces in row.cells:
            if first == last:
                found.setdefault(first, []).extend(pieces)
    return found


def _is_title(row: Row, under: dict[int, list[Line]], edges: Sequence[float]) -> bool:
    """Words alone on their line, longer than their column, over columns that each have a header of their own."""
    first, last, pieces = row.cells[0]
    middle = (pieces[0].x0 + pieces[-1].x1) / 2
    central = abs(middle - (edges[0] + edges[-1]) / 2) < 0.1 * (edges[-1] - edges[0])
    return (first == 0 or central) and last > max(first, 1) and len(under) >= len(edges) - 2


def _repeated(row: Row, under: dict[int, list[Line]]) -> dict[int, Span]:
    """Where the headers below are the same once under each cell: that many columns for each."""
    heads = [(col, " ".join(line.text for line in lines)) for col, lines in sorted(under.items())]
    cells = {number: first for number, (first, last, _) in enumerate(row.cells)}
    for period in range(2, len(heads) // 2 + 1):
        for start in range(len(heads) - 2 * period + 1):
            blocks = _blocks(heads, start, period)
            if len(blocks) < 2:
                continue
            over = [[number for number, col in cells.items() if block[0] <= col <= block[1]] for block in blocks]
            if all(len(numbers) == 1 for numbers in over):
                return {numbers[0]: block for numbers, block in zip(over, blocks, strict=True)}
    return {}


def _blocks(heads: Sequence[tuple[int, str]], start: int, period: int) -> list[Span]:
    """The first and last column of each stretch that says what the first one says."""
    first = [text for _, text in heads[start : start + period]]
    if len(set(first)) < 2:
        return []
    blocks: list[Span] = []
    for place in range(start, len(heads) - period + 1, period):
        part = heads[place : place + period]
        if [text for _, text in part] != first or part[-1][0] - part[0][0] != period - 1:
            break
        blocks.append((part[0][0], part[-1][0]))
    return blocks


def _over_others(row: Row, under: dict[int, list[Line]], edges: Sequence[float]) -> dict[int, Span]:
    """Cells over columns that only a line below heads, where they are plainly not the first line of a header there."""
    cells = {first: pieces for first, last, pieces in row.cells if first == last}
    alone = {col for col in cells if col not in under}
    found: dict[int, Span] = {}
    for number, (first, last, pieces) in enumerate(row.cells):
        own = under.get(first)
        if first == 0 or first != last or own is None or _GOES_ON.match(own[0].text):
            continue
        left = max((last_one for _, last_one, _ in row.cells if last_one < first), default=0)
        right = min((first_one for first_one, _, _ in row.cells if first_one > first), default=len(edges) - 1)
        free = [col for col in range(left + 1, right) if col in under]
        begins = _begins_with(pieces[0], own[0])
        span = _rest(first, free) if begins else _around((pieces[0].x0 + pieces[-1].x1) / 2, first, free, edges)
        told = alone - {0} or _would_fit(pieces[-1], own[0], edges[first + 1] - edges[first]) or (alone and not begins)
        if told and span[1] > span[0]:
            found[number] = span
    return found


def _rest(col: int, free: Sequence[int]) -> Span:
    """From `col` on, as far as the columns are free."""
    last = col
    while last + 1 in free:
        last += 1
    return col, last


def _would_fit(piece: Line, below: Line, width: float) -> bool:
    """Whether the first word below would have stood beside the words above it: it is no second line of theirs."""
    word = below.words[0]
    return piece.x1 - piece.x0 + word.x1 - word.x0 + piece.size < width


def _by_middle(row: Row, below: Sequence[Row], edges: Sequence[float]) -> dict[int, Span]:
    """Cells that stand between columns, with the columns nearest to each; nothing where none spans."""
    singles = sorted({first for other in below for first, last, _ in other.cells if first == last and first > 0})
    if len(singles) <= len(row.cells):
        return {}
    middles = [(pieces[0].x0 + pieces[-1].x1) / 2 for _, _, pieces in row.cells]
    under = _heads_by_column(below)
    between = [
        number
        for number, (first, last, pieces) in enumerate(row.cells)
        if first > 0 and first == last and not (first in under and _is_one(pieces[0], under[first][0]))
        if len(row.cells) == 1 or not _is_centred(middles[number], edges, first)
    ]
    if not between or len(between) < 0.5 * sum(first > 0 for first, _, _ in row.cells):
        return {}
    if len(middles) - (row.cells[0][0] == 0) == 1:
        number = between[0]
        first, last = _around(middles[number], row.cells[number][0], singles, edges)
        return {number: (first, last)} if last > first else {}
    nearest: dict[int, list[int]] = {}
    for col in singles:
        centre = (edges[col] + edges[col + 1]) / 2
        number = min(range(len(middles)), key=lambda number: abs(middles[number] - centre))
        nearest.setdefault(number, []).append(col)
    return {number: (cols[0], cols[-1]) for number, cols in nearest.items() if len(cols) > 1 and number in between}


def _is_one(piece: Line, under: Line) -> bool:
    """Whether the line below is the second of the same header."""
    return _begins_with(piece, under) or bool(_GOES_ON.match(under.text))


def _begins_with(piece: Line, under: Line) -> bool:
    """Whether it begins exactly where the header below it does, and is not set in its middle."""
    return abs(under.x0 - piece.x0) < 0.3 and abs(under.middle - piece.middle) >= 1.0


def _around(middle: float, col: int, singles: Sequence[int], edges: Sequence[float]) -> Span:
    """The widest run of headed columns around `col` whose middle is this one."""
    best = (col, col)
    for first in (one for one in singles if one <= col):
        for last in (one for one in singles if one >= col):
            off = abs((edges[first] + edges[last + 1]) / 2 - middle)
            if off <= 0.3 * (edges[last + 1] - edges[first]) / (last - first + 1) and last - first > best[1] - best[0]:
                best = (first, last)
    return best


def _is_centred(middle: float, edges: Sequence[float], col: int) -> bool:
    return abs(middle - (edges[col] + edges[col + 1]) / 2) <= 0.22 * (edges[col + 1] - edges[col])
