"""What a bare 'difference' is one of: shares (RD), levels in percent or in anything else (MD), deviations (SMD)."""

from __future__ import annotations

import re

from evidex.extract._effect.numbers.labels import Label, Measure
from evidex.extract._effect.numbers.scales import (
    IN_DEVIATIONS,
    measures_level_in_percent,
    of_difference,
    parts_shares,
    tells_shares,
)
from evidex.text.quantities import SIGN, Quantities

__all__ = ["measure_of_plain"]

_N, _PC = SIGN["number"], SIGN["percent"]
_IN_WHAT = re.compile(rf"[^.;]{{0,40}}?\sin\s[^.;:()\[\]{_N}{_PC}]{{2,40}}")
_CHANGED_IN_PERCENT = re.compile(
    rf"\b(?:reduc|increas|decreas|lower|rais|improv)ed\s(?:[^.;:()\[\]{_N}{_PC}]{{1,40}}\s)?by\s{_PC}"
    rf"|\b(?:fell|rose|declined|dropped)\sby\s{_PC}"
)


def measure_of_plain(read: Quantities, label: Label, place: int, *, of_shares: bool) -> Measure:
    """A bare 'difference' is one of shares, or of levels that are measured in percent or in anything else."""
    before = read.text[read.start : read.place(place)]
    if of_shares:
        return "MD" if _is_of_levels(read, place, before) else "RD"
    if IN_DEVIATIONS.match(read.shape, place + 1):
        return "SMD"
    value = read.found[read.index_at(place)].value
    told_of = before if value is not None and abs(value) < 1 else read.shape[label.start : place]
    return of_difference(told_of, "")


def _is_of_levels(read: Quantities, place: int, before: str) -> bool:
    """Whether percentages here measure: HbA1c, a change in percent ('fell by 32% with A and by 6% with B')."""
    value = read.found[read.index_at(place)].value
    if _CHANGED_IN_PERCENT.search(read.shape, 0, place) is not None:
        return not tells_shares(before)
    if value is not None and parts_shares(read, value):
        return False
    behind = _IN_WHAT.match(read.shape, place + 1)
    return measures_level_in_percent(before + (behind.group() if behind else ""))
