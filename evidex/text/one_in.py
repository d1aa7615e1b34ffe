"""Shares told as so many in so many: 'one adult in ten', 'six of every ten nurses', '14 in 30 patients'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.text.counting import is_ordinal, is_whole
from evidex.text.number_words import IN_WORDS
from evidex.text.people import A_HUMAN, PEOPLE, any_of
from evidex.text.quantities import read_quantities
from evidex.text.quantity import SIGN, Quantity
from evidex.text.words import Words

__all__ = ["ONE_IN", "OneIn", "is_share", "told_as_one_in"]

_N = SIGN["number"]
_OF_THEM = r"(?!(?:for|in|at|of|and|with|from|by|to|on)\b)[\w-]+\s"
ONE_IN = re.compile(
    rf"(?P<count>{_N})\s(?P<whom>(?:{A_HUMAN}|(?P<thing>[a-z]{{3,}}))\s)?"
    rf"(?:(?:in|out\sof)(?:\s(?:every|each))?|of\s(?:every|each))\s(?P<total>{_N})"
    rf"(?:(?P<people>(?(whom)(?!)|(?=\s(?:{_OF_THEM}){{0,2}}(?:{any_of(PEOPLE)})\b)))"
    rf"|(?!\s?[-–/%±]|\s?[(\[][^()\[\]]{{0,60}}[{SIGN['count']}-{SIGN['percent']}]"
    r"|\s(?:(?:different|separate|other|participating)\s)?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|cent(?:er|re)s|hospitals|sites|clinics|practices|countries|trials|studies|groups|arms|cohorts|visits"
    r"|sessions|doses|cycles|person-years|patient-years|points|m[gl]|kg|g)\b))"
)
"""In a shape. What counts of those who were studied are out of has its noun; a rate needs none."""
_HINT = re.compile(
    rf"\s(?:(?:in|out\sof)(?:\s(?:every|each))?|of\s(?:every|each)|out\sof\s(?:the|these|those|all|our))\s"
    rf"(?:\d|(?:{IN_WORDS}|hundred)\b)",
    re.IGNORECASE,
)
_TOTALS = frozenset((*range(2, 13), 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 100_000))
_NO_THING = frozenset(
    """study trial report review paper survey cohort session dose visit centre center hospital clinic arm group week
    month year day hour time cycle episode only each every more less and""".split()
)
"""'one trial in 40 patients' tells no rate; 'one tooth in 40' does."""
_HUNDREDS = frozenset((100, 1_000))
_MOST = 9
"""Counts above it are counts of those who were studied, not rates."""


@dataclass(frozen=True, slots=True)
class OneIn:
    """A share as told at `start:end` of a text."""

    start: int
    end: int
    count: Decimal
    total: Decimal


def told_as_one_in(text: str, start: int = 0, end: int | None = None) -> Iterator[OneIn]:
    """The shares so told in `text[start:end]`."""
    stop = len(text) if end is None else end
    if _HINT.search(text, start, stop) is None:
        return
    words = Words(read_quantities(text, start, stop))
    for match in ONE_IN.finditer(words.read.shape):
        if is_share(words, match):
            count, total = (words.read.number(match, name) for name in ("count", "total"))
            yield from _one_in(count.start, total.end, count.value, total.value)
    for told in words.read.found:
        if told.kind == "count" and "out" in text[told.start : told.end]:  # made one by the grammar, as '14 of 30' is
            yield from _one_in(told.start, told.end, told.value, told.total)


def _one_in(start: int, end: int, count: Decimal | None, total: Decimal | None) -> Iterator[OneIn]:
    if count is not None and total is not None and 0 <= count <= total > 1:
        yield OneIn(start, end, count, total)


def is_share(words: Words, match: re.Match[str]) -> bool:
    """Whether a match of `ONE_IN` tells a share: of people who are named behind it, or a rate."""
    ordinal = is_ordinal(words, words.at_offset(match.start("count")))  # 'grade 3 in 4 patients'
    if ordinal or _is_year(words.read.number(match, "total")):
        return False
    if match["people"] is not None or (match["whom"] and not match["thing"] and "out of" in match.group()):
        return True
    return _is_rate(words, match)


def _is_year(total: Quantity) -> bool:
    """'one occurred in 2006': four digits that are no round number, as 'one in 2000' may be."""
    value = total.value
    return value is not None and 1900 < value < 2100 and value % 100 != 0 and total.end - total.start == len("2006")


def _is_rate(words: Words, match: re.Match[str]) -> bool:
    """Whether it is a small count out of a round number."""
    count, total = (words.read.number(match, name) for name in ("count", "total"))
    if not (is_whole(count) and is_whole(total)) or count.value is None or total.value is None:
        return False
    if match["thing"] and (count.value != 1 or match["thing"].endswith("s") or match["thing"] in _NO_THING):
        return False
    hundreds = total.value in _HUNDREDS and count.value < 100  # '38 of every 100'
    one = count.value == 1 and total.value > 2  # 'one tooth in 40', '1 in 1,500'
    small = count.value <= _MOST and total.value in _TOTALS
    return (one or small or hundreds) and 1 <= count.value < total.value
