"""The words for a central value ('mean', 'median', 'averaged'), and which number each is of."""

from __future__ import annotations

import re
from typing import NamedTuple

from evidex.text.people import PERSONS
from evidex.text.units import DOSE_UNIT, TIME_UNIT, UNIT_WORDS

__all__ = ["STATISTIC", "STATISTIC_STEMS", "TIMED_NAME", "Word", "average_of", "statistic_word"]

STATISTIC_STEMS = ("ean", "edian", "verag", "GM")
"""A piece of each name of a central value, its first letter left out: cheap to look for."""
STATISTIC = re.compile(
    r"[MmAaG](?<!\w.)(?:(?<=[Mm])(?:{}|{})s?|(?<=[Aa]){}(?:e[sd]?|ing)|(?<=G)M[TC]s?)\b".format(*STATISTIC_STEMS[:3])
)
_NOT_STATISTIC = re.compile(
    r"^\s(?:difference|differences|arterial|corpuscular|blood pressure of|square|ratio|risk|effect size|reciprocal"
    r"|of the two)\b"
    r"|^\s?-"
)
_ONE_TIME = rf"\ue000(?:[\s-]{TIME_UNIT}\b)?"
_CALLED = r"(?:day|week|month|year|hour|visit|cycle)"
_LIST_OF_TIMES = (
    r"\b(?:at|on|in|after|before|within|during)\s"
    rf"(?:{_CALLED}s?\s\ue000(?:(?:,|,?\sand)\s\ue000)+(?!\s?{TIME_UNIT}\b)"
    rf"|(?:baseline(?:,|\sand)\s)?{_CALLED}\s\ue000(?:(?:,|,?\sand)\s{_CALLED}\s\ue000)*(?=\s(?:was|were)\b)"
    rf"|(?:baseline(?:,|\sand)\s)?{_ONE_TIME}(?:(?:,|,?\sand)\s{_ONE_TIME})+(?<=[a-z]))"
)
"""'on days 1, 3 and 7', 'at baseline, 6 weeks and 1 year'."""
_NO_NAME = (
    r"(?!(?:in|for|with|of|on|at|and|or|vs|versus|to|than|after|before|compared|among|was|were|while|but|by|from|later"
    r"|earlier|longer|shorter|more|less|ago|between|follow)\b)"
)
TIMED_NAME = (
    r"\ue000(?:-(?:hour|hr|h|minute|min|day|week|month|year|metre|meter|m)"
    rf"|\s(?:hour|hr|h|minute|min))(?:\s|-){_NO_NAME}(?=[a-z])"
)
"""'24 h morphine consumption', '6-min walk distance': the time is part of the name of what was measured."""
_OF_SO_MANY = rf"\b(?:of|in|for|among)\s(?:the\s|all\s|these\s|our\s)?\ue000\s(?:[\w-]+\s){{0,2}}?{PERSONS}\b"
"""'the mean age of the 120 participants'."""
_NO_VALUE = re.compile(
    rf"{_LIST_OF_TIMES}|{TIMED_NAME}|{_OF_SO_MANY}|"
    r"\([^()]*\)|\[[^\]]*\]|\bto\s\ue006(?=\s[a-z])|\ue000\s(?:\w+\s)?(?:arms|groups|treatments|drugs|agents|strategies|doses|regimens|cohorts)|\b(?:\ue000"
    r"|at|after|over|of|within|in|first|last|week|month|day|year)[- ]?\s?\ue000[- ]?(?:year|month|week|day"
    r"|hour|min|second|point|item|h\b|yr|mm|cm|m\b)s?"
    r"|\ue000[\s-](?:years?|months?|weeks?|days?|hours?)\s(?:after|before|following)\b"
    r"|\b(?:[Gg]roup|[Gg]rade|[Ss]tage|[Tt]ype|[Cc]lass|[Cc]ohort|[Pp]hase|[Aa]rm)s?\s\ue000"
    rf"|\ue000(?:,\s\ue000)*,?\s(?:and|or)\s\ue000\s?{DOSE_UNIT}\b(?:/\w+)?"
    rf"|[<>≤≥]\s?\ue000(?:\s?{UNIT_WORDS}(?![A-Za-z]))?"
    r"|\b(?:[Ww]eek|[Mm]onth|[Dd]ay|[Yy]ear|[Vv]isit|[Cc]ycle)s?\s\ue000(?=\s(?:was|were|of)\b)"
)
"""Numbers between 'mean' and its value that are none: times, labels of groups, bounds of what is measured."""


_NO_MEAN = re.compile(r"\b(?:[Rr]atios? of |[Dd]ifferences? between (?:the )?)$")
"""Before 'mean', where what follows is an estimate."""


class Word(NamedTuple):
    """A word for a statistic: as printed, which, whether nothing else took it, the words up to the number, those
    before it."""

    name: str
    kind: str
    free: bool
    between: str
    host: str


def statistic_word(before: str) -> Word | None:
    """The nearest 'mean', 'median', 'average' before a number."""
    last = None
    for match in STATISTIC.finditer(before):
        behind = before[match.end() : match.end() + 16]
        if not (_NO_MEAN.search(before, 0, match.start()) or _NOT_STATISTIC.match(behind) or _is_done(before, match)):
            last = match
    if last is None:
        return None
    between = before[last.end() :]
    earlier = _AND_ALSO.search(before, 0, last.start())
    free = not re.search("[\ue000-\ue006]", _NO_VALUE.sub("", between))
    named = earlier["first"] if earlier is not None else last.group()
    kind = "median" if named.lower().startswith("median") else "mean"
    return Word(last.group(), kind, free, between, before[: last.start()])


_AND_ALSO = re.compile(r"\b(?P<first>[Mm]ean|[Mm]edian|[Aa]verage)s?(?:\sand\s|\s?/\s?)$")
"""'the mean and median age was 51 and 50 years': the first number is of the first."""
_DONE = re.compile(r"(?:\ue000\s?[a-z]{0,8}|\b(?:[Mm]ean|[Mm]edian|[Aa]verage))\s?[(\[]$")
_FOLLOWED_SO_LONG = re.compile(r"\s(?:years|months|weeks|days)\sof\s(?:[a-z]+\s)?follow-?\s?up\b")


def _is_done(before: str, match: re.Match[str]) -> bool:
    """'After 13 months (median)', 'during 4 median years of follow-up': it tells what the number before is; and in 'the
    mean (median) stay was 4 days' the number in brackets."""
    if before.endswith("\ue000 ", 0, match.start()) and _FOLLOWED_SO_LONG.match(before, match.end()):
        return True
    return before[match.end() : match.end() + 1] in (")", "]") and _DONE.search(before, 0, match.start()) is not None


_MEDIAN = re.compile(r"\b[Mm]edians?\b")


def average_of(words: str) -> str:
    """Which average a value is that such words lead to, where none is named right beside it."""
    return "median" if _MEDIAN.search(words) else "mean"
