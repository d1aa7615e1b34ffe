"""Coverage: what became of every number of a document. Claimed, set aside with a reason, or unread.

What was seen but not understood is counted, so that nobody takes silence for absence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from evidex.extract._aside import reason_at
from evidex.extract._aside.further import goes_on
from evidex.schema import Claim
from evidex.text import View
from evidex.text.numerals import Numeral, find_numerals
from evidex.text.people import HUMANS

__all__ = ["Coverage", "NumberFate", "coverage", "number_fates"]

Fate = Literal["claimed", "set_aside", "unread"]


class NumberFate(msgspec.Struct, frozen=True):
    """One number of the running text or of a table at `start:end`, and what became of it."""

    start: int
    end: int
    fate: Fate
    reason: str = ""
    """For `set_aside`: why it is no claim (year, dose or amount, part of a name …; `docs/outputs.md` lists them)."""


class Coverage(msgspec.Struct, frozen=True):
    """Counts over a document."""

    claimed: int
    set_aside: dict[str, int]
    unread: int


_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
_COUNTED = re.compile(rf"\s?(?:{HUMANS}|mg|%)")


def coverage(view: View, claims: Sequence[Claim]) -> Coverage:
    """The counts over a document."""
    claimed, unread, aside = 0, 0, Counter[str]()
    for number in number_fates(view, claims):
        if number.fate == "claimed":
            claimed += 1
        elif number.fate == "unread":
            unread += 1
        else:
            aside[number.reason] += 1
    return Coverage(claimed, dict(sorted(aside.items())), unread)


def number_fates(view: View, claims: Sequence[Claim]) -> Iterator[NumberFate]:
    """Every number of the sentences and table cells, in text order, with what became of it."""
    places = sorted((claim.start, claim.end, frozenset(abs(v) for _, v in claim.numbers())) for claim in claims)
    starts = [start for start, _, _ in places]
    longest = max((end - start for start, end, _ in places), default=0)
    for start, end, numerals in _stretches(view):
        before = (start, "", False)
        for numeral in numerals:
            last = bisect_right(starts, numeral.start)
            near = places[bisect_right(starts, numeral.start - longest - 1, 0, last) : last]
            if near and any(numeral.end <= e and abs(numeral.value) in values for _, e, values in near):
                yield NumberFate(numeral.start, numeral.end, "claimed")
            elif reason := _reason(view, numeral, start, end):
                before = (numeral.end, reason, False)
                yield NumberFate(numeral.start, numeral.end, "set_aside", reason)
            elif before[1] and goes_on(view.text, before, (numeral.start, numeral.end), end):
                before = (numeral.end, before[1], True)
                yield NumberFate(numeral.start, numeral.end, "set_aside", before[1])
            else:
                yield NumberFate(numeral.start, numeral.end, "unread")


def _stretches(view: View) -> list[tuple[int, int, tuple[Numeral, ...]]]:
    """Sentences and table cells in text order, with their numerals."""
    found = [(s.start, s.end, view.numerals_of(s)) for s in view.sentences]
    for table in view.document.tables:
        found += [(c.start, c.end, tuple(find_numerals(view.text, c.start, c.end))) for c in table.cells]
    return sorted(found, key=lambda stretch: stretch[0])


def _reason(view: View, numeral: Numeral, start: int, end: int) -> str:
    """Why a number is no claim, from the words around it; empty where they do not tell."""
    text = view.text
    if view.is_boilerplate_at(numeral.start):
        return "boilerplate"
    if view.document.citations and view.is_cited_at(numeral.start, numeral.end):
        return "citation"
    printed = text[numeral.start : numeral.end]
    if len(printed) == 4 and _YEAR.match(printed) and not _COUNTED.match(text, numeral.end):
        return "year"
    return reason_at(text, numeral.start, numeral.end, start, end)
