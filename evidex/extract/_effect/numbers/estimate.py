"""An estimate as it is read, and what a sentence hands on to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from evidex.extract._effect.numbers.labels import Measure
from evidex.text.clauses import Stretch
from evidex.text.quantities import Quantities, Quantity
from evidex.text.words import Words

__all__ = ["Context", "Estimate", "end_of", "name_of", "placed", "words_of"]


class Estimate(msgspec.Struct, frozen=True):
    """An estimate: offsets into the shape of its sentence, and its numbers."""

    measure: Measure
    adjusted: bool
    value: Decimal
    place: int
    """Offset of the estimate's sign."""
    label: int
    """Offset where the label begins that names it, if one does directly (else `place`)."""
    end: int
    """Offset behind its last number."""
    low: Decimal | None = None
    high: Decimal | None = None
    level: Decimal | None = None
    p: Quantity | None = None
    inherited: bool = False
    retold: bool = False
    """Whether it tells again what the estimate right before it tells: '(RR 0.5, 0.3-0.8; NNT 12, 8-30)'."""
    reach: int | None = None
    """Offset behind its bounds where they stand behind other estimates: '1.1 and 1.2 (0.7 to 1.6 and 0.6 to 1.9)'."""


def end_of(read: Quantities, estimate: Estimate, *, with_bounds: bool = False) -> int:
    """Where in the document the last number of an estimate ends; `with_bounds` also those behind other estimates."""
    end = (estimate.reach if with_bounds else None) or estimate.end
    at = read.index_at(end - 1)
    is_number = at < len(read.found) and read.offset_of(at) == end - 1
    return read.found[at].end if is_number else read.place(end)


def name_of(read: Quantities, estimate: Estimate) -> str:
    """What stands from the name of its measure to an estimate: 'hazard ratio for death was'."""
    return read.text[read.place(min(estimate.label, estimate.place)) : read.place(estimate.place)]


def placed(read: Quantities, estimates: Sequence[Estimate]) -> Iterator[tuple[Estimate, int, int, int]]:
    """Each estimate of a sentence; where in it the one before ends (0 for the first), its own words begin and end."""
    since = 0
    for each in estimates:
        start = read.place(min(each.label, each.place)) - read.start
        end = end_of(read, each, with_bounds=True) - read.start
        yield each, since, start, end
        since = end


def words_of(words: Words, estimate: Estimate) -> Stretch:
    """The words of a sentence that an estimate takes, with its label."""
    return words.at_offset(min(estimate.label, estimate.place)), words.at_offset(estimate.end - 1) + 1


class Context(msgspec.Struct):
    """What one sentence hands on to the next: the measure last named with an interval, and letters given a meaning."""

    measure: Measure | None = None
    adjusted: bool = False
    pooled: bool = False
    """Whether the document pools trials: its changes are differences between their groups."""
    difference: Measure | None = None
    """The measure of the last difference with an interval, where no ratio was told since."""
    meanings: dict[str, Measure] = {}
    """'rate ratio (RR)' makes RR an IRR for the rest of the document."""

    def forget_measure(self) -> None:
        """At the end of a section: its letters stay, its measure goes."""
        self.measure, self.adjusted, self.difference = None, False, None
