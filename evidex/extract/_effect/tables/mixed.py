"""Captions and notes that name more than one measure: 'mean differences for scores and odds ratios for events'.

None of them is the measure of every row. Where one is of continuous variables and one of categories, the row's other
cells tell which: means and medians, or counts with shares. Where they do not, the measure stays 'other'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

import msgspec

from evidex.extract._effect.numbers.labels import Measure, find_labels
from evidex.extract._effect.tables.measures import NOTHING_TOLD, Column, difference_of, measure_of
from evidex.text import read_quantities

__all__ = ["is_effect_size", "meant_sizes", "named_in", "of_kind"]

_CONTINUOUS: frozenset[Measure] = frozenset({"MD", "SMD", "beta", "r"})
_SIZE = re.compile(r"[Ee]ffect[- ][Ss]izes?")
_COEFFICIENTS = re.compile(r"\b[Bb][-–\s](?:[Cc]oefficients?|values?)\b")
_MEANT = re.compile(r"[Ee]ffect[- ][Ss]izes?\b[^.;]*?(?:\b(?:as|are|is|were|was)\b|[:=])(?P<what>(?:[^.;]|\.(?=\S))*)")
"""What a note says that 'effect sizes' are."""


def named_in(words: str, meanings: Mapping[str, Measure] = NOTHING_TOLD) -> Column | None:
    """The measure that a caption or a note names; of several none, but for the two that kinds of rows tell apart."""
    column = measure_of(words, meanings)
    if column is None:
        return None
    shape = read_quantities(words).shape
    labels = [label for label in find_labels(shape, dict(meanings)) if not label.plain]
    told = {label.measure for label in labels if not _SIZE.fullmatch(shape, label.start, label.end)}
    told |= {"beta"} if _COEFFICIENTS.search(words) else set()
    if len(told) < 2:
        return msgspec.structs.replace(column, measure=next(iter(told), column.measure))
    continuous, categorical = sorted(told & _CONTINUOUS), sorted(told - _CONTINUOUS)
    kinds = (continuous[0], categorical[0]) if len(continuous) == len(categorical) == 1 else None
    return msgspec.structs.replace(column, measure="other", kinds=kinds)


def is_effect_size(head: str, column: Column) -> bool:
    """Whether a header names its measure only as an 'effect size'."""
    return column.measure == "SMD" and _SIZE.search(head) is not None


def meant_sizes(notes: Iterable[str], meanings: Mapping[str, Measure]) -> Column | None:
    """What caption and notes say that the effect sizes of a table are."""
    said = [match["what"] for note in notes for match in _MEANT.finditer(note)]
    return next(filter(None, (named_in(what, meanings) or difference_of(what) for what in said)), None)


def of_kind(column: Column, share: bool | None, ends: Iterable[Decimal | None]) -> Column:
    """The measure of one row, of which is known whether its cells are shares; below zero there is no ratio."""
    if column.kinds is None:
        return column
    if any(end is not None and end < 0 for end in ends):
        share = False
    measure: Measure = "other" if share is None else column.kinds[share]
    return msgspec.structs.replace(column, measure=measure, kinds=None)
