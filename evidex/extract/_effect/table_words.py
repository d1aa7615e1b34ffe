"""Cells that tell results in words: 'Older age (HR 1.05, 95% CI 1.01–1.09), male sex (HR 2.1, p = 0.01)'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._effect.estimate import Context, Estimate
from evidex.extract._effect.estimates import find_estimates
from evidex.extract._effect.labels import find_labels
from evidex.extract._effect.side_words import Sides
from evidex.extract._effect.sides import Memory, find_sides
from evidex.schema import Cell
from evidex.text import Quantities
from evidex.text.relations import Meant

__all__ = ["find_told", "is_told_in_words"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_WORDS = 6
"""So many words besides one named measure make a sentence; with two measures fewer do."""


def is_told_in_words(read: Quantities) -> bool:
    """Whether the cell is running text that names its measures itself."""
    labels = sum(not label.plain for label in find_labels(read.shape, {}))
    return labels > 1 or (labels == 1 and sum(1 for _ in _WORD.finditer(read.shape)) >= _LEAST_WORDS)


def find_told(read: Quantities, cell: Cell) -> Iterator[tuple[Estimate, Sides]]:
    """The estimates of such a cell that come with an interval or a P-value; the row stands in for unsaid sides."""
    estimates = find_estimates(read, Context())
    words = read.text[cell.start : cell.end]
    row = ": ".join(header.strip(" :") for header in cell.row_headers if header.strip()) or None
    for estimate, sides in zip(estimates, find_sides(read, words, estimates, Memory(), Meant()), strict=True):
        if estimate.low is not None or estimate.p is not None:
            yield estimate, sides if sides.factor or sides.outcome else Sides(row, None)
