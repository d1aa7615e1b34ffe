"""Which headings between the rows of a table are of one sort? How far their words reach says nothing of it.

A row across the table governs the headings of the first column below it (`evidex.read._row_headers`). XML says which
heading is which; on paper 'Cardiac disorders' ends in the first column and 'Respiratory, thoracic and mediastinal
disorders' does not, and yet neither is above the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from evidex.read.grid import DraftCell
from evidex.read.pdf.columns import Row

__all__ = ["even_headings"]

Look = tuple[bool, bool, float]


def even_headings(folded: Sequence[Sequence[Row]], body: Sequence[list[DraftCell]]) -> list[list[DraftCell]]:
    """The rows of the body; headings that look the same, stand in the same and never follow one another reach no
    further than the first column, where some of them do not."""
    looks = [_look(group, cells) for group, cells in zip(folded, body, strict=True)]
    nested = {one for one, other in pairwise(looks) if one is not None and one == other}
    widths: dict[Look, set[bool]] = defaultdict(set)
    for look, cells in zip(looks, body, strict=True):
        if look is not None:
            widths[look].add(cells[0].col_span > 1)
    same = {look for look, reach in widths.items() if len(reach) > 1} - nested
    return [[replace(cells[0], col_span=1)] if look in same else cells for look, cells in zip(looks, body, strict=True)]


def _look(group: Sequence[Row], cells: Sequence[DraftCell]) -> Look | None:
    """How a heading is set and how far it stands in; None for a row with values."""
    if len(cells) != 1 or group[0].cells[0][0] != 0:
        return None
    face = group[0].cells[0][2][0].face
    return face.bold, face.italic, cells[0].indent
