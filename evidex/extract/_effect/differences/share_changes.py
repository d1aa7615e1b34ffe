"""By how many of a hundred a share changed, without an interval: told of groups, not of one since before.

'a 1.2% decrease in the percentage of visits with … (P = 0.001)', 'an improvement in five-year survival of 2.8%'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._effect.differences.words import A_CHANGE, WIDE, WORDS
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.made import bare_at, listed_in
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_share_changes", "may_change_shares"]

_P, _PC = SIGN["p"], SIGN["percent"]
_SHARE = (
    r"(?:proportions?|percentages?|prevalence|survival(?:\srates?)?"
    r"|(?:response|cure|success|control|screening)\srates?)"
)
_LIST = rf"(?P<list>{_PC}(?:(?:,\s(?:and\s)?|\sand\s){_PC}){{0,4}})"
_BEFORE = re.compile(
    rf"{_LIST}\s(?:(?:absolute|overall|significant|net)\s){{0,2}}{A_CHANGE}s?\sin\s(?:the\s)?(?:{WORDS}{{1,30}}?\s)?{_SHARE}\b"
)
_BEHIND = re.compile(
    rf"\b(?:improvement|increase|gain|rise)s?\sin\s{WIDE}{{0,50}}?\b(?:survival|control|rates?)\sof\s{_LIST}"
)
_NEXT = re.compile(rf"(?:\s?\(\s?{_P}\s?\))?(?:,\s|,?\sand\s)in\s{WORDS}{{2,50}}?\sof\s(?P<list>{_PC})")
_GROUPS = re.compile(
    r"\b(?:[Cc]ompared|versus|vs|than|relative to|associated with|intervention|placebo|controls?|meta-?analys\w+|trials"
    r"|due to|attributable|favou?r\w*)\b"
)
_CUES = (
    "n the percentage",
    "n the proportion",
    "n percentage",
    "n proportion",
    "urvival",
    " control ",
    " rate of ",
)
_SINCE_BEFORE = re.compile(r"\b(?:baseline|before|previous|from\s(?:19|20)?\d\d|over time|pre-?intervention)\b")


def may_change_shares(words: str) -> bool:
    """Whether a sentence could tell such a change: a test before it is read."""
    return "%" in words and any(cue in words for cue in _CUES)


def find_share_changes(read: Quantities) -> Iterator[Estimate]:
    """Each share of such a list; their places may meet those of estimates with intervals."""
    if _PC not in read.shape or not _GROUPS.search(read.shape) or _SINCE_BEFORE.search(read.shape):
        return
    for form in (_BEFORE, _BEHIND):
        for first in form.finditer(read.shape):
            match: re.Match[str] | None = first
            while match is not None:
                for place in listed_in(read, match):
                    yield from bare_at(read, "RD", place)
                match = _NEXT.match(read.shape, match.end()) if form is _BEHIND else None
