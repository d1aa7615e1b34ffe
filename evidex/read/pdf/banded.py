"""Tables whose every second row stands on a shade: what stands above the first shade and below the last is theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evidex.read.pdf.captions import Body, caption_kind, is_prose
from evidex.read.pdf.columns import Row, rows_of_several
from evidex.read.pdf.drawings import Area
from evidex.read.pdf.lines import Line

__all__ = ["around_bands", "heads_above_bands"]

_EDGE = 1.5
_LEAST_ROW = 5.0
"""Points between two bands in which a row stands."""
_MOST_HEADS = 8
"""Levels of a head above the first shade."""


def _bands(shades: Sequence[Area], area: Area) -> list[tuple[float, float]]:
    """(top, bottom) of the shades that run through the table, whole or cell by cell, from top to bottom."""
    width: dict[tuple[int, int], float] = {}
    for shade in shades:
        if shade.x0 >= area.x0 - _EDGE and shade.x1 <= area.x1 + _EDGE:
            key = round(shade.top), round(shade.bottom)
            width[key] = width.get(key, 0.0) + shade.width
    return sorted((float(top), float(bottom)) for (top, bottom), wide in width.items() if wide >= 0.85 * area.width)


def around_bands(
    area: Area, caption: Sequence[Line], lines: Sequence[Line], shades: Sequence[Area], body: Body
) -> tuple[list[Line], list[Line]]:
    """The head above the first band of a table in `area`, and the row below the last, among `lines`."""
    found = [band for band in _bands(shades, area) if area.top - 2 <= band[0] <= area.bottom]
    gaps = [below[0] - above[1] for above, below in pairwise(found)]
    if not gaps or min(gaps) < _LEAST_ROW:
        return [], []
    free = [line for line in lines if line.x1 > area.x0 - 2 and line.x0 < area.x1 + 2]
    above = _head(free, caption, found[0][0], body) if abs(found[0][0] - area.top) <= 2 else []
    below = _last(free, found[-1][1], max(gaps), body) if abs(found[-1][1] - area.bottom) <= 2 else []
    return above, below


def _head(lines: Sequence[Line], caption: Sequence[Line], top: float, body: Body) -> list[Line]:
    """The lines between the caption and the first band, where they are no running text."""
    edge = max((line.base for line in caption if line.base < top), default=None)
    if edge is None:
        return []
    between = [line for line in lines if edge < line.base < top]
    levels = {round(line.base / 2) for line in between}
    wordy = any(is_prose(line, body) or caption_kind(line.text) for line in between)
    return [] if wordy or len(levels) > _MOST_HEADS else between


def _last(lines: Sequence[Line], bottom: float, tallest: float, body: Body) -> list[Line]:
    """The lines of one row more below the last band."""
    row = [line for line in lines if bottom < line.level < bottom + tallest]
    last = max((line.base for line in row), default=bottom)
    row += [line for line in lines if line not in row and last < line.base < last + 0.2 * line.size]
    return row if rows_of_several(row) and not any(is_prose(line, body) for line in row) else []


def heads_above_bands(rows: Sequence[Row], shades: Sequence[Area], area: Area) -> int:
    """How many levels stand above the first of several bands; 0 where the table begins with one."""
    found = _bands(shades, area)
    if len(found) < 2 or found[1][0] - found[0][1] < _LEAST_ROW:
        return 0
    above = sum(row.base < found[0][0] + 1 for row in rows)
    return above if above <= _MOST_HEADS and above < len(rows) else 0
