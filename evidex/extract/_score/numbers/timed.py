"""Values of one measurement, each behind its time: '(baseline 2.7 pg/ml, 12 weeks 38.9 pg/ml)'."""

from __future__ import annotations

import re

from evidex.extract._score.numbers.changes import EFFECT
from evidex.extract._score.numbers.enclosing import closing, opening
from evidex.extract._score.numbers.labelled import NO_VALUES
from evidex.extract._score.numbers.statistic_words import average_of
from evidex.extract._score.numbers.values import Finder
from evidex.text.units import UNIT_WORDS

__all__ = ["timed"]

_TIME = (
    r"(?:(?:at\s)?(?:(?:the\s)?(?:last|final|latest)\s(?:follow-?up|visit)|baseline|pre-?(?:op|treat|test|interv)\w*"
    r"|post-?(?:op|treat|test|interv)\w*|follow-?up|before|after|initial(?:ly)?|final|discharge|admission|entry|enrol?ment"
    r"|(?:[Ww]eek|[Mm]onth|[Dd]ay|[Yy]ear|[Vv]isit|[Hh]our)\s\ue000|\ue000[\s-](?:weeks?|months?|years?|days?|hours?|h|min|minutes?)))"
)
_MEMBER = re.compile(
    rf"(?:[(\[:]\s?|[,;]\s(?:and\s)?){_TIME}[:,=]?\s(?P<value>\ue000)(?:\s?{UNIT_WORDS})?(?=[\s,;)\]])"
)

_REACH = 200
"""Characters between the opening of a list of times and its last value."""


def timed(finder: Finder, index: int) -> tuple[str, str] | None:
    """Whether a number is one of two or more in a bracket that each stand behind a time."""
    offset = finder.offsets[index]
    begin = opening(finder.shape, offset, _REACH)
    if begin is None:
        return None
    host = finder.shape[max(begin - 120, 0) : begin]
    if EFFECT.search(host[-60:]) or NO_VALUES.search(host[-90:]):
        return None
    members = [
        match.start("value") for match in _MEMBER.finditer(finder.shape, begin, closing(finder.shape, offset) + 1)
    ]
    if offset not in members or len(members) < 2:
        return None
    return average_of(host), "timed"
