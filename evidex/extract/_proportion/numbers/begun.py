"""The people with whom a sentence begins are out of how many: 'A total of 717 patients were treated; 26% recovered'."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._about import NEARLY
from evidex.extract._proportion.numbers.share import Share, can_be_of
from evidex.extract._proportion.numbers.whom import WHOM, answered, count_in, counted_between, of_others
from evidex.text.counting import is_whole
from evidex.text.words import Words

__all__ = ["give_begun"]

_BEGINS = re.compile(
    r"^(?:[A-Z][\w ]{2,40}:\s|[A-Z]{5,}\s)?(?:[A-Z][a-z]+(?:ly|ll),?\s|In (?:all|total),?\s)?"
    r"(?:[Aa] total of\s|[Tt]he\s|[Tt]hese\s)?\ue000\s(?:(?!of\b|and\b|or\b|vs\b|in\b)[\w-]+\s){0,3}?" + WHOM + r"\b"
    r"|^(?:[A-Z][\w ]{2,40}:\s|[A-Z]{5,}\s)?[A-Z][\w\s-]{3,60}\s(?:was|were)\s(?:\w+\s){0,2}"
    r"(?:performed|done|obtained|available|measured|recorded|assessed)\s(?:in|for|from)\s(?:the\s)?\ue000\s(?:[\w-]+\s){0,2}?"
    + WHOM
    + r",\s(?=and\b)"
)
_LISTED = re.compile(r"\s?,?\s(?:and\s)?")
_ARMS = re.compile(r"\b(?:groups?|arms?|placebo|controls?)\b|\brates\b")
_SEVERAL = 10
"""Fewer with whom a sentence begins are hardly those of whom its percentages are told."""

_RATE_IN = re.compile(
    r"\b(?:rates?|survival|prevalence|incidence|frequency|mortality|proportion|percentage)\b[^.;,()\ue000-\ue006]{0,60}?"
    r"\s(?:in|among|for|of)\s(?:the\s|all\s|these\s|our\s)?(?P<n>\ue000)\s(?:[\w-]+\s){0,2}?"
    + WHOM
    + rf"\b[^.;,()\ue000-\ue006]{{0,60}}\s(?:was|were|is)\s{NEARLY}$"
)
"""'The response rate in the 50 patients was 40%'."""


def give_begun(words: Words, shares: list[Share]) -> None:
    """Give percentages that state no total the number with which their clause begins, where no other is counted."""
    shape = words.read.shape
    for number, share in enumerate(shares):
        if share.is_open and (told := _RATE_IN.search(shape, max(share.start - 220, 0), share.start)):
            index = words.read.index_at(told.start("n"))
            if is_whole(words.read.found[index]):
                _give_run(shape, shares[number:], words.read.found[index].value, index)
    _give_subject(words, shares)


def _give_run(shape: str, shares: list[Share], total: Decimal | None, index: int) -> None:
    """'… of the 141 patients were 82%, 58% and 42%': a total for the first of some shares and those listed with it."""
    end = shares[0].start
    for share in shares:
        listed = share is shares[0] or _LISTED.fullmatch(shape, end, share.start) is not None
        if not listed or not share.is_open or (share is not shares[0] and total and not can_be_of(share, total)):
            return
        share.denominator, share.anchor, end = total, index, share.stop or share.end


def _give_subject(words: Words, shares: list[Share]) -> None:
    open_ones = [share for share in shares if share.is_open]
    shape = words.read.shape
    match = _BEGINS.match(shape) if open_ones else None
    if match is None or _ARMS.search(shape):
        return
    count = count_in(words, match, _SEVERAL)
    if count is None or any(share.first <= count.anchor <= share.last for share in shares):
        return
    for share in open_ones:
        if share.start < match.end() or counted_between(shape, match.end(), share.start):
            continue
        if _is_rate_of_others(shape, share, count.total):
            continue
        if answered(words, share):
            share.numerator, share.anchor = count.total, count.anchor
        elif not of_others(shape, share):
            share.denominator, share.anchor = count.total, count.anchor


_AND_THE_RATE = re.compile(r",\s(?:and|so)\s(?:the|its|their)\s(?:prevalence|incidence|rate|frequency)\s(?:was|is)\s$")


def _is_rate_of_others(shape: str, share: Share, total: Decimal) -> bool:
    """'Sixty cases had pain, and the prevalence was 4.6%': no share of the sixty, who are those that count."""
    led = _AND_THE_RATE.search(shape, max(share.start - 40, 0), share.start)
    return led is not None and not can_be_of(share, total)
