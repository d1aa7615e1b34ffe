"""Why a number is no claim: one table of signs, looked at in its order. The first that fits tells the reason.

sign     what a sign is: the words right before a number, and those right behind it
plain    signs of what is plain: levels, P-values, amounts, ages, times
names    of numbers that are parts of names
scales   of what a number is measured on or judged by
lists    of amounts whose unit stands at the end of a list
subjects of counts of who and what was studied
further  a list whose first member was set aside goes on
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from evidex.extract._aside.lists import LISTS
from evidex.extract._aside.names import NAMES
from evidex.extract._aside.plain import PLAIN
from evidex.extract._aside.scales import SCALES
from evidex.extract._aside.sign import REST_OF_LIST, Sign, tail_of
from evidex.extract._aside.subjects import SUBJECTS

__all__ = ["SIGNS", "reason_at"]

SIGNS = PLAIN + NAMES + SCALES + LISTS + SUBJECTS
_LASTS = tuple((place, re.compile(sign.last)) for place, sign in enumerate(SIGNS) if sign.last)
_TELLING = re.compile("|".join(f"(?:{last})" for last in dict.fromkeys(sign.last for sign in SIGNS if sign.last)))
_HEADS = tuple(frozenset("-–,aot/" if sign.unit else sign.head) for sign in SIGNS)
_Call = Callable[..., re.Match[str] | None] | None
_Look = tuple[str, _Call, _Call, _Call, _Call, int, _Call]
_Left = tuple[frozenset[int], dict[str, tuple[_Look, ...]]]
_OF_OTHERS: _Left = (frozenset(place for place, sign in enumerate(SIGNS) if not sign.last), {})


def _look_of(sign: Sign) -> _Look:
    """What is called for a sign, taken out of it once: the loop over signs runs for each number."""
    return (
        sign.reason,
        re.compile(sign.unit).match if sign.unit else None,
        re.compile(sign.behind).match if sign.behind else None,
        re.compile(sign.on).match if sign.on else None,
        re.compile(sign.led).search if sign.before else None,
        sign.reach,
        re.compile(sign.unless).search if sign.unless else None,
    )


_LOOKS = tuple(map(_look_of, SIGNS))
_BEFORE, _BEHIND = 60, 80
"""How many characters around a number are looked at."""


def reason_at(text: str, start: int, end: int, first: int, last: int) -> str:
    """Why the number at `start:end` of `text[first:last]` is no claim; empty where the words around it do not tell."""
    stop = min(last, end + _BEHIND)
    before = text[max(first, start - _BEFORE) : start]
    size = len(before)
    rest = -1
    for reason, is_unit, is_behind, is_on, is_before, reach, speaks_against in signs_between(
        tail_of(before), text[end:stop].lstrip()[:1]
    ):
        if is_unit is not None:
            if rest < 0:
                found = REST_OF_LIST.match(text, end, stop)
                rest = found.end() if found else 0
            if not rest or not is_unit(text, rest, stop):
                continue
        if (
            (is_behind is None or is_behind(text, end, stop))
            and (is_on is None or is_on(text, start, stop))
            and (is_before is None or is_before(before, size - reach if size > reach else 0))
            and (speaks_against is None or not speaks_against(before))
        ):
            return reason
    return ""


def signs_between(tail: str, head: str) -> tuple[_Look, ...]:
    """The signs that the last word before a number and the first character behind it leave."""
    left, found = _signs_behind(tail)
    signs = found.get(head)
    if signs is None:
        signs = found[head] = tuple(_LOOKS[place] for place in _signs_before(head) if place in left)
    return signs


@lru_cache(maxsize=1024)
def _signs_before(head: str) -> tuple[int, ...]:
    """What a first character behind a number leaves of the table."""
    return tuple(place for place, heads in enumerate(_HEADS) if not heads or head in heads)


@lru_cache(maxsize=16384)
def _signs_behind(tail: str) -> _Left:
    """What a last word leaves, and of that by the first character behind: one for all words that tell nothing."""
    if not _TELLING.fullmatch(tail):
        return _OF_OTHERS
    return _OF_OTHERS[0].union(place for place, last in _LASTS if last.fullmatch(tail)), {}
