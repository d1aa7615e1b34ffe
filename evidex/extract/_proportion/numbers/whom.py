"""Who is counted in a sentence, and whether a share may be of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from evidex.extract._proportion.numbers.share import Share
from evidex.text.counting import is_whole
from evidex.text.people import HUMAN_WORDS, PERSONS, any_of
from evidex.text.words import Words

__all__ = ["WHOM", "Count", "answered", "count_in", "counted_between", "names_part", "of_others"]

WHOM = any_of(
    HUMAN_WORDS
    | frozenset("eyes tumors tumours lesions pregnancies births compounds prescriptions specimens isolates".split())
)
"""Whom or what a sentence may count that shares are shares of."""
_THEM = rf"(?:{PERSONS}|cases|eyes|tumou?rs|pregnancies)"
"""Who may stand for those with whom a sentence begins: smokers or carriers are some of them only."""
_COUNTED = re.compile(
    r"(?<!\bat )(?<!\bin )(?<!\bfrom )\ue000\s(?:[\w-]+\s){0,2}?"
    r"(?!(?:years|months|weeks|days|hours|minutes|times|doses|points)\b)[a-z]{3,}s\b"
)
"""'13 patients had 21 relapses': what is counted further on may be what the shares are of."""
_OTHERS = re.compile(
    rf"\s?(?:of|in|among|for|with)\s(?!(?:(?:the|these|those|all)\s)*(?:{_THEM}|them|those|these|whom|the cases)\b)"
    r"|\s(?:[\w-]+\s)?rate\b"
)
"""'78% of practices', '45% in the control group': shares of others than those with whom the sentence begins."""
_OF_THE_ILL = re.compile(
    r"\b(?:sensitivit\w+|specificit\w+|PPV|NPV|predictive values?(?:\s\([A-Z]{3}\))?)\s?(?:=|of|was|:|,)?\s?$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"[(\[;]\s?(?:the\s)?(?:\w+\s)?(?:response|participation|return) rate(?:\sof|\swas|:|,|\s=)?\s?$"
)
_ANSWERED_BEHIND = re.compile(r"\s(?:response|participation|return)(?: rate)?\s?[)\];]")
"""'73 patients completed it (response rate 29%)': they are the share."""


class Count(NamedTuple):
    """How many are counted: the number of the quantity in its sentence (`Share.anchor`), and its value."""

    anchor: int
    total: Decimal


def count_in(words: Words, match: re.Match[str], least: int) -> Count | None:
    """The first number in a match of the shape, where it is a count of so many at least."""
    index = words.read.index_at(match.start() + match.group().index("\ue000"))
    quantity = words.read.found[index]
    if not is_whole(quantity) or quantity.value is None or quantity.value < least:
        return None
    return Count(index, quantity.value)


def counted_between(shape: str, start: int, end: int) -> bool:
    """Whether something else is counted there, of which the shares behind it may be."""
    return _COUNTED.search(shape, start, end) is not None


def of_others(shape: str, share: Share) -> bool:
    """Whether a share says of whom it is, and these are others than those with whom its sentence begins."""
    return _OTHERS.match(shape, share.stop or share.end) is not None


def names_part(words: Words, share: Share) -> bool:
    """Whether a share is by its name one of part of a group: a sensitivity is of those who are ill."""
    return _OF_THE_ILL.search(words.read.shape, max(share.start - 50, 0), share.start) is not None


def answered(words: Words, share: Share) -> bool:
    """Whether a share tells how many answered: the number of those who did is its count, no total."""
    shape = words.read.shape
    led = _ANSWERED.search(shape, max(share.start - 30, 0), share.start) is not None
    return led or _ANSWERED_BEHIND.match(shape, share.end) is not None
