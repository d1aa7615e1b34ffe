"""Cells that tell results in words: 'Older age (HR 1.05, 95% CI 1.01–1.09), male sex (HR 2.1, p = 0.01)'."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._effect.numbers.estimate import Context, Estimate
from evidex.extract._effect.numbers.find import find_estimates
from evidex.extract._effect.numbers.labels import find_labels
from evidex.extract._effect.sides.find import Memory, find_sides
from evidex.extract._effect.sides.side_words import Sides, worthy
from evidex.extract._effect.tables.captions import NO_OUTCOME
from evidex.schema import Cell
from evidex.text import Quantities
from evidex.text.relations import Meant

__all__ = ["find_told", "is_told_in_words"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_WORDS = 6
"""So many words besides one named measure make a sentence; with two measures fewer do."""


def is_told_in_words(read: Quantities) -> bool:
    """Whether the cell is running text that names its measures itself."""
    labels = [label for label in find_labels(read.shape, {}) if not label.plain]
    if len(labels) != 1:
        return bool(labels)
    led = _LED.match(read.shape, 0, labels[0].start)
    return sum(1 for _ in _WORD.finditer(read.shape)) >= _LEAST_WORDS or (led is not None and _outcome(led) is not None)


_LED = re.compile(r"[\s↓↑]*(?P<y>[^;:.()\ue000-\ue006]{2,60}):\s?$")
"""'MACE: HR 0.86': what stands before the measure."""
_LEAD = re.compile(r"(?:^|[;.↓↑])\s*(?P<y>[^;:.()\ue000-\ue006]{2,60}?)\s?:?\s?$")


def _outcome(lead: re.Match[str]) -> str | None:
    words = worthy(lead["y"].strip(" ,"))
    return words if words and not NO_OUTCOME.search(words) else None


def find_told(read: Quantities, cell: Cell, row: Sides) -> Iterator[tuple[Estimate, Sides]]:
    """The estimates of such a cell that come with an interval or a P-value; `row` stands in for unsaid sides."""
    estimates = find_estimates(read, Context())
    words = read.text[cell.start : cell.end]
    for estimate, sides in zip(estimates, find_sides(read, words, estimates, Memory(), Meant()), strict=True):
        if estimate.low is None and estimate.p is None:
            continue
        if sides.factor or sides.outcome:
            plain = {name: side.lstrip("↓↑ ") for name in ("factor", "outcome") if (side := getattr(sides, name))}
            yield estimate, msgspec.structs.replace(sides, **plain)
            continue
        lead = _LEAD.search(read.shape[: estimate.label])
        outcome = _outcome(lead) if lead else None
        yield estimate, msgspec.structs.replace(row, outcome=outcome or row.outcome)
