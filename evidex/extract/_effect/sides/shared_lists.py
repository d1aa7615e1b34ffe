"""Folds told one after the other, and behind them the list of what each holds for.

'1.5-fold (…), 2.1-fold (…) and 3.4-fold (…) higher for A, B and C'; with one of each, '5.7-fold (…) higher for A, and
3.0-fold (…) higher for B'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._effect.numbers.estimate import Estimate, end_of
from evidex.extract._effect.sides.phrasing import clean_arm
from evidex.extract._effect.sides.side_words import MEMBERS, Sides
from evidex.text.quantities import Quantities

__all__ = ["shared_lists"]

_FOLD = re.compile(r"\S{1,8}?[\s-]?(?:folds?|times)\b")
_JOINED = re.compile(r"[)\]\s,]*(?:and|or)?\s*")
_HOLDS_FOR = re.compile(
    r"[)\]\s]*(?:higher|lower|greater|more|less|increased|reduced|elevated)\b(?:\s[\w-]+){0,3}?"
    r"\s(?:for|in|among|with)\s(?P<list>[^;:.()\[\]]+)"
)
_STOPS = re.compile(r",?\s(?:respectively|than|compared|versus|vs\.?)\b.*|[\s,]+(?:and|but|or)?\s*$", re.DOTALL)
_NAME = re.compile(r"[^\W\d][^,]{1,60}")


def shared_lists(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, Sides]:
    """The factor of each fold, by its number among the estimates, where a list behind names as many."""
    starts = [read.place(min(each.label, each.place)) - read.start for each in estimates]
    ends = [end_of(read, each) - read.start for each in estimates]
    told: dict[int, Sides] = {}
    run: list[int] = []
    for number, start in enumerate(starts):
        if not _FOLD.match(sentence, start):
            run = []
            continue
        joined = run and _JOINED.fullmatch(sentence, ends[number - 1], start)
        run = [*run, number] if joined else [number]
        stop = starts[number + 1] if number + 1 < len(starts) else len(sentence)
        names = _members(sentence[ends[number] : stop])
        if len(names) == len(run):
            told |= {each: Sides(clean_arm(name)) for each, name in zip(run, names, strict=True)}
    return told


def _members(behind: str) -> list[str]:
    match = _HOLDS_FOR.match(behind)
    if match is None:
        return []
    names = MEMBERS.split(_STOPS.sub("", match["list"], count=1))
    return names if all(map(_NAME.fullmatch, names)) else []
