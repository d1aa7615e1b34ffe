"""The only people a sentence counts are out of how many: 'The reasons among those 69 patients were speed (73%), …'."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.numbers.share import Share, can_be_of
from evidex.extract._proportion.numbers.whom import WHOM, answered, count_in, counted_between, names_part, of_others
from evidex.text.words import Words

__all__ = ["give_sole"]

_PEOPLE = re.compile(rf"\ue000\s(?:(?!(?:of|and|or|vs|in|with|to|mg|g)\b)[\w-]+\s){{0,3}}?{WHOM}\b|\b[nN]\s?=\s?\ue000")
_LED = re.compile(
    r"\b(?:of|among|amongst|on|in|for|from|to|assessed|included|enrolled|recruited|studied|examined|analy[sz]ed|screened"
    r"|reviewed)\s(?:(?:the|those|these|all|our|whose)\s){0,2}$"
    r"|[a-z]\s[(\[]$",
    re.IGNORECASE,
)
"""Before those who are counted: 'among those 69 patients', 'the mean age of the 1271 patients', 'we assessed 1546'."""
_APART = re.compile(r"\b(?:groups?(?!\sof\s\ue000)|arms?|placebo|controls?|vs|versus|compar\w+|than|whereas|while)\b")
"""In a sentence that sets some apart, its only number may be of one side."""
_TIMES = re.compile(r"\ue000[-\s]\s?(?:years?)?[\s,]*and\s\ue000[-\s](?:year|month|week|day)s?\b")
"""'3- and 5-year survival was 44 and 5 %, respectively': of the same people at two times."""
_PART = re.compile(r"\bof\sthe\s\ue006\swho\b")
"""'of the 75 % who were lactating, 19 %': out of part of them."""
_OF_PART = re.compile(
    r"\s?[)\]]?\s(?:of|among|in)\s(?:the\s)?(?:(?:fe)?males?|men|women|boys|girls|those\s(?:eligible|asked|invited))\b"
)
"""'impotence (45 % in males)'."""
_FEWEST = 10
"""Fewer are hardly those of whom percentages are told."""


def give_sole(words: Words, shares: list[Share]) -> None:
    """Give percentages that state no total the number of the only people counted in their sentence, before them."""
    if not shares or any(share.numerator is not None for share in shares) or _tells_apart(words.read.shape):
        return
    match = _only_people(words.read.shape)
    count = count_in(words, match, _FEWEST) if match else None
    if match is None or count is None or any(share.denominator not in (None, count.total) for share in shares):
        return
    end = match.end()
    for share in shares:
        if share.denominator is None and share.start > end and _may_be_of(words, share, end, count.total):
            share.denominator, share.anchor = count.total, count.anchor


def _tells_apart(shape: str) -> bool:
    """Whether a sentence tells of several groups, or may."""
    return _APART.search(shape) is not None or ("respectively" in shape and _TIMES.search(shape) is None)


def _only_people(shape: str) -> re.Match[str] | None:
    """The only people that a sentence counts, where something leads to them ('among those 69 patients')."""
    found = list(_PEOPLE.finditer(shape))
    if len(found) != 1 or _LED.search(shape, max(found[0].start() - 30, 0), found[0].start()) is None:
        return None
    return found[0]


def _may_be_of(words: Words, share: Share, end: int, total: Decimal) -> bool:
    """Whether nothing says that a percentage is of others than those who are counted before it."""
    shape = words.read.shape
    if counted_between(shape, end, share.start) or of_others(shape, share) or _PART.search(shape, end, share.start):
        return False
    if _OF_PART.match(shape, share.stop or share.end):
        return False
    return not names_part(words, share) and not answered(words, share) and can_be_of(share, total)
