"""A number that is a value because the one before it is: at another time, of others, or in its form."""

from __future__ import annotations

import re

from evidex.extract._score.numbers.changes import CHANGE_NOUN, EFFECT
from evidex.extract._score.numbers.statistic_words import STATISTIC
from evidex.extract._score.numbers.values import Finder, Value

__all__ = ["LABELLED", "goes_on"]

_AT_TIME = (
    r"(?:(?:at|in|on|after|by)\s(?:the\s)?(?:(?:age\s|week\s|month\s|day\s|year\s|visit\s)?\ue000(?:\s?[a-z]+)?|baseline|discharge"
    r"|admission|(?:final\s|last\s|latest\s|\ue000-(?:year|month|week)\s)?follow-?up|enrol?lment|presentation)"
    r"|(?:before|after)\s(?:surgery|treatment|therapy|operation|training|intervention)"
    r"|pre-?operatively|post-?operatively|initially)"
)
_UNIT = r"^(?:\s?[A-Za-z/%°]{1,12})?(?:\s?[(\[][^()]{1,24}[)\]])?\s"
_TIME_BETWEEN = re.compile(rf"{_UNIT}{_AT_TIME}(?:\s?[(\[][^()]{{1,24}}[)\]])?(?:,|,?\s(?:and|to))\s$")
_TIME_BEHIND = re.compile(rf"{_UNIT}{_AT_TIME}(?![a-z])")
_IN_OTHERS = re.compile(
    r"^[^.;:\ue000-\ue006]{0,60};\s(?:(?:in|among|for|with)\s)?[^.,;:\ue000-\ue006]{3,60},\s(?:(?:it\swas|by|was)\s)?$"
)
_CLAUSE_ENDS = re.compile(r"^(?:\s?[A-Za-z\d/%]{1,12}){0,2}\s?[.;,)]")


def goes_on(finder: Finder, before: Value, index: int) -> bool:
    """Whether a number is a value because the one before it is."""
    ways = (_at_a_time, _in_others, _in_form, _labelled)
    return any(way(finder, before, index) for way in ways)


def _at_a_time(finder: Finder, before: Value, index: int) -> bool:
    """'was 3 at discharge and 2 at 90 days': each with its own time, in one frame."""
    if finder.found[index].kind != "number" or before.statistic == "mean_change":
        return False
    between = finder.shape[before.end : finder.offsets[index]]
    return bool(_TIME_BETWEEN.match(between) and _TIME_BEHIND.match(finder.after(finder.offsets[index] + 1, 40)))


def _in_others(finder: Finder, before: Value, index: int) -> bool:
    """'4.7 visits in A; in B, 3.1.': the next clause has but whom and the number, with as many decimals."""
    number = finder.found[index].value
    if finder.found[index].kind != "number" or number is None or before.sd is not None:
        return False
    behind = finder.after(finder.offsets[index] + 1, 40)
    alike = number.as_tuple().exponent == before.value.as_tuple().exponent
    between = finder.shape[before.end : finder.offsets[index]]
    return alike and bool(_IN_OTHERS.match(between) and _CLAUSE_ENDS.match(behind))


_FORM_REACH = 150
"""Characters between two values that are printed alike."""
_TOLD_AGAINST = re.compile(r"\b(?:and|vs\.?|versus|than|to|compared|while|whereas|but)\b|[,;]\s")


def _in_form(finder: Finder, before: Value, index: int) -> bool:
    """'54 m (95% CI 42 to 65) in A, compared with 72 m (95% CI 58 to 86) in B': printed as the one before, spread and
    unit too, and no number between them."""
    if before.spread is None or before.last == before.first:
        return False
    offset = finder.offsets[index]
    alike = finder.shape.startswith(finder.shape[before.start : before.end], offset)
    if not (alike or (before.low is not None and _BARE_RANGE.match(finder.shape, offset))):
        return False
    between = _TESTED.sub("", finder.shape[before.end : offset])
    if len(between) > _FORM_REACH or _NUMBERS.search(_WHEN.sub("", between)) or _TOLD_AGAINST.search(between) is None:
        return False
    if before.statistic == "mean_change" and _MOVED.search(between):
        return False
    return not any(word.search(between) for word in (EFFECT, STATISTIC, CHANGE_NOUN))


_BARE_RANGE = re.compile(r"\ue000\s?[(\[]\s?\ue005\s?[)\]]")
"""'109 (IQR 102-131) for A, 107 (105-127) for B': what the first names holds for the next."""
_TESTED = re.compile(r"\s?[(\[]\ue001[)\]]")
_NUMBERS = re.compile("[\ue000-\ue006]")
_WHEN = re.compile(
    r"\b(?:at|after|on|in|by)\s(?:(?:week|month|day|visit|year)\s\ue000|\ue000[\s-](?:years?|months?|weeks?|days?|hours?|h|min))\b"
)
_MOVED = re.compile(r"\b(?:to|from|[Bb]aseline)\s")
_LABEL = r"[A-Za-z][^:;.,()\[\]\ue000-\ue006]{1,40}\s"
LABELLED = re.compile(rf"^[^:;.()\[\]\ue000-\ue006]{{2,60}}:\s{_LABEL}$")
"""Behind 'mean': 'Mean body mass index: drug group 24.1 kg/m2, placebo group …'."""
_NEXT_LABEL = re.compile(rf"^[,;]\s(?:and\s)?{_LABEL}$")
_HEADED = re.compile(rf"{STATISTIC.pattern}[^:;.()\[\]\ue000-\ue006]{{2,60}}:\s[^:.]*$")
"""What a list of labels stands behind: 'mean score: …'."""


def _labelled(finder: Finder, before: Value, index: int) -> bool:
    """'mean score: drug group 24.1, placebo group 26.3': the next label, and a number printed alike."""
    number = finder.found[index].value
    if number is None or finder.found[index].kind != finder.found[before.first].kind:
        return False
    if number.as_tuple().exponent != before.value.as_tuple().exponent or before.statistic == "mean_change":
        return False
    told = finder.shape[: before.start]
    if ":" not in told or not _HEADED.search(told):
        return False
    between = finder.shape[before.end : finder.offsets[index]]
    return bool(_NEXT_LABEL.match(between)) and EFFECT.search(between) is None
