"""Ladders of number classes, each of which goes on where the last ended: none, one or two, three or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.check.rules.num._members import members_of
from evidex.check.rules.num._pairing import Class, paired, sum_of
from evidex.check.rules.num._sums import Parts
from evidex.text.number_words import IN_WORDS, is_number, number_of

__all__ = ["has_ladder", "ladders"]

_X = rf"(?:\d{{1,3}}(?![\d.,·]*\d|\s?%)|{IN_WORDS})"
_UNIT = r"(?:[\s-]?(?:years?|months?|days?|weeks?|kg|hours?)(?:\sof\sage|\sold)?)?"
_UP = rf"\b({_X}){_UNIT}\s(?:or|and)\s(?:more|over|older|above|greater)\b|({_X})\s?\+|(?:≥|\bat\sleast)\s?({_X}){_UNIT}"
_OVER = rf"(?:>|\bmore\sthan|\bover|\bolder\sthan|\babove)\s?({_X}){_UNIT}"
_WITHOUT_END = re.compile(
    rf"\b(?:or|and)\s(?:more|over|older|above|greater)\b|[\w]\s?\+|(?:[≥>]|\b(?:at\sleast|more\sthan|over|older\sthan|above))\s?{_X}",
    re.I,
)
"""Part of every class that has no upper end."""
_CLASS = re.compile(
    rf"""(?P<none>\b(?:none|never|no(?=\s[a-z])|without\sany)\b)
    |(?P<up>{_UP})
    |(?P<over>{_OVER})
    |(?P<down>\b({_X}){_UNIT}\s(?:or|and)\s(?:fewer|less|younger|below|under)\b|(?:≤|\bup\sto|\bat\smost)\s?({_X}){_UNIT})
    |(?P<under>(?:<|\b(?:fewer|less|younger)\sthan|\bunder|\bbelow)\s?({_X}){_UNIT})
    |(?P<range>\b({_X}){_UNIT}(?:\sto\s|\s?[-–]\s?|\sor\s)({_X})\b{_UNIT})
    |(?P<single>\b(?:a\ssingle|once|twice)\b)|(?P<plain>\b({_X})\b)""",
    re.I | re.X,
)
_OPEN = re.compile(r"\b(?:more|over|older|above|greater|least)\b|[>≥]|\d\s?\+")
_END = 10**6
_NAMED = {"none": (0, 1), "once": (1, 2), "a single": (1, 2), "twice": (2, 3)}


def has_ladder(words: str) -> bool:
    return _OPEN.search(words) is not None and _WITHOUT_END.search(words) is not None


def ladders(words: str, offset: int) -> Iterator[Parts]:
    """'Of the 517 patients, 310 had one affected joint, 142 had two to four and 85 had five or more'."""
    members = members_of(words)
    if len(members) < 3:
        return
    classes = [_class(match) for match in _CLASS.finditer(words)]
    if not any(one.high == _END for one in classes):
        return
    told = paired(words, members, classes, _goes_on)
    if told is None or told.classes[-1].high != _END:
        return
    complete = told.classes[0].low <= 0
    parts = sum_of(words, offset, told, "classes of one ladder", complete, members)
    if parts is not None:
        yield parts


def _class(match: re.Match[str]) -> Class:
    kind = next(name for name, told in match.groupdict().items() if told is not None)
    numbers = [number_of(one) for one in match.groups() if one and is_number(one)]
    if kind in ("none", "single"):
        low, high = _NAMED.get(match[0].lower(), (0, 1))
    elif kind in ("up", "over"):
        low, high = numbers[0] + (kind == "over"), _END
    elif kind in ("down", "under"):
        low, high = -_END, numbers[0] + (kind == "down")
    else:
        low, high = numbers[0], numbers[-1] + 1
    return Class(match.start(), match.end(), low=low, high=high, plain=kind == "plain")


def _goes_on(classes: Sequence[Class], one: Class) -> bool:
    """'2–4' goes on in '5 or more' and, of what is measured, in '>4'; '18–40' in '40–60'."""
    if not classes:
        return one.high < _END
    last = classes[-1]
    return one.low in (last.high, last.high - 1) and one.high > last.high
