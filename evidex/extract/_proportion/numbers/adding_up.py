"""Counts that add up to the number of all: 'Fifty women took part; 26 had A, 11 had B, and 13 had C'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.text.groups import PEOPLE
from evidex.text.people import any_of
from evidex.text.quantities import SIGN
from evidex.text.words import Words

__all__ = ["LISTED", "counts_that_add_up"]

_N, _OF = SIGN["number"], SIGN["count"]
_ALL = any_of(PEOPLE | {"strains"})
_JOINT = r"(?:[,;:(]\s?(?:and\s|while\s)?|\sand\s|\sof whom\s)(?:only\s|the (?:remaining|other)\s)?"
_BEGUN = rf"(?:{_N}\s(?=(?:[\w-]+\s){{0,4}}?(?:{_ALL})\b)[^{_N}.%()]{{3,130}}?|{_OF})"
_COUNTED = (
    rf"\s(?!(?:years?|months?|weeks?|days?|hours?|mg|m[lL]|cm|mm|kg|points?|times|%)\b)[A-Za-z][^{_N}.%]{{2,110}}?"
)
LISTED = re.compile(rf"{_BEGUN}(?:(?<={_OF})|{_JOINT}{_N}){_COUNTED}{_JOINT}{_N}\s[A-Za-z]")
"""How such a list begins: the number of all, and its first two counts (or 'n of N', and a second)."""
_NEXT = re.compile(rf"[^{_N}.%]{{0,110}}?{_JOINT}(?P<count>{_N})(?=\s[A-Za-z])")
_ARMS = re.compile(
    r"random|assign|allocat|\b(?:studies|trials|articles|citations|papers|groups?|arms?|receiv\w+|given|treated|took"
    r"|placebo|controls?|into|dose levels?)\b",
    re.IGNORECASE,
)
"""Arms add up too, and are no shares."""
_OF_ALL = re.compile(r"(?:^|[.;:,]\s|\band\s)(?:[Oo]f|[Aa]mong)\s(?:the\s|these\s|our\s|all\s){0,2}$")
_LABEL = 24
"""Characters behind the last count: 'and 72 placebo'."""
_LEAST, _FEWEST, _MOST = Decimal(5), 3, 8
"""The fewest that a list of counts is believed of, and how many counts it has: two are mostly arms ('(25 A, 25 B)')."""


def counts_that_add_up(words: Words, listed: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The counts of a list that add up to the number of all, each with it: numbers of quantities."""
    read = words.read
    total = read.index_at(listed.start())
    quantity = read.found[total]
    first = quantity.value if quantity.kind == "count" else Decimal(0)
    whole = quantity.total if quantity.kind == "count" else quantity.value
    if whole is None or first is None or whole < _LEAST:
        return
    counted, end = _down_to_nothing(words, listed.start() + 1, whole - first)
    parts = len(counted) + (quantity.kind == "count")
    enough = parts >= _FEWEST or _OF_ALL.search(read.shape, 0, listed.start())
    if counted and enough and not _ARMS.search(read.shape, listed.start(), end + _LABEL):
        yield from ((number, total) for number in counted)


def _down_to_nothing(words: Words, offset: int, left: Decimal) -> tuple[list[int], int]:
    """The counts behind an offset that take all that is left, none over, and where the last ends."""
    read = words.read
    counted: list[int] = []
    while len(counted) < _MOST and (following := _NEXT.match(read.shape, offset)):
        number = read.index_at(following.start("count"))
        value = read.found[number].value
        if value is None or value != value.to_integral() or not 0 < value <= left:
            break
        counted.append(number)
        left, offset = left - value, following.end()
        if not left:
            return counted, offset
    return [], offset
