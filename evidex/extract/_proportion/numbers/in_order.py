"""Counts told in one list and their percentages in a bracket behind: '12 vs 6 patients died (30% vs 15%)'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.extract._proportion.numbers.counted import GLUED_UNIT, is_measured
from evidex.extract._proportion.numbers.share import Share, totals_of
from evidex.text.counting import is_ordinal, is_whole
from evidex.text.words import Words

__all__ = ["pair_lists"]

_JOINT = re.compile(r"\s?(?:,|vs\.?|versus|v\.?|and|,\s?and|or|compared (?:with|to))\s?$")
_CLOSES = re.compile(r"\s?(?:[)\];]|,\s?(?:\ue001|[Pp]\b|respectively))")
"""'12 patients (30%, 5% severe)': what says of whom it is makes no list."""
_AGAINST = re.compile(r"\b(?:vs\.?|versus|v|compared|than|and)\b")
_REACH = 60
"""Characters between two counts of a list, and from the last to the bracket."""
_NONE, _DIGIT = Decimal(0), Decimal(1)
_ALIKE = 3
"""Two groups that are compared are hardly ever so many times as large as one another."""


def pair_lists(words: Words, shares: list[Share]) -> None:
    """Give the percentages of one bracket their counts in order; the last count alone is that of none of them."""
    for run in _lists(words, shares):
        bracket = words.bracket_around(words.signs[run[0].last])
        if bracket is None or _CLOSES.match(words.read.shape, run[-1].end) is None:
            continue
        counts = _counts_before(words, words.list[bracket].start, len(run))
        fits = len(counts) == len(run) and _fit(words, run, counts)
        for number, share in enumerate(run):
            if share.numerator is not None and words.list[words.signs[share.first]].start < words.list[bracket].start:
                _take_back(words, share)
            if fits:
                share.numerator, share.anchor = words.read.found[counts[number]].value, counts[number]


def _lists(words: Words, shares: list[Share]) -> Iterator[list[Share]]:
    """Percentages that only joints part, the first of which opens its bracket."""
    run: list[Share] = []
    for share in shares:
        plain = share.percent is not None and share.denominator is None and share.ci_low is None
        joined = bool(run) and _JOINT.fullmatch(words.read.shape[run[-1].end : share.start]) is not None
        if not (plain and joined and share.numerator is None):
            if len(run) > 1:
                yield run
            run = [share] if plain and _opens(words, share) else []
        else:
            run.append(share)
    if len(run) > 1:
        yield run


def _opens(words: Words, share: Share) -> bool:
    start = words.list[words.signs[share.last]].start
    return words.read.shape[max(start - 2, 0) : start].rstrip().endswith(("(", "["))


def _counts_before(words: Words, end: int, size: int) -> list[int]:
    """The last `size` numbers before a bracket that may count; fewer where anything else stands among them."""
    found: list[int] = []
    for index in range(words.read.index_at(end) - 1, -1, -1):
        sign = words.signs[index]
        start = words.list[sign].start
        between = words.read.shape[start + 1 : end]
        whole = is_whole(words.read.found[index]) and not is_ordinal(words, sign) and not is_measured(words, sign)
        if not whole or len(between) > _REACH or re.search(r"[.;:\[\]]", between) or GLUED_UNIT.match(between):
            break
        found.insert(0, index)
        end = start
        if len(found) == size:
            break
    return found


def _fit(words: Words, run: list[Share], counts: list[int]) -> bool:
    """Whether counts and percentages may belong together: of one total, or of two alike where two are compared."""
    numbers = [words.read.found[count].value or _NONE for count in counts]
    bounds = [totals_of(count, share.percent or _NONE, _DIGIT) for share, count in zip(run, numbers, strict=True)]
    if any(low <= 0 for low, _ in bounds):
        return False
    if max(low for low, _ in bounds) <= min(high for _, high in bounds):
        return True
    between = words.read.shape[words.list[words.signs[counts[0]]].end : words.list[words.signs[counts[-1]]].start]
    against = len(run) == 2 and _AGAINST.search(between) is not None
    return against and max(high for _, high in bounds) < _ALIKE * min(low for low, _ in bounds)


def _take_back(words: Words, share: Share) -> None:
    """Leave the count that stood nearest."""
    share.numerator, share.noun, share.first = None, None, share.last
    share.start = words.list[words.signs[share.last]].start
