"""A number that is a value because the one before it is: at another time, or of others, in the same words."""

from __future__ import annotations

import re

from evidex.extract._score.values import Finder, Value

__all__ = ["goes_on_at_a_time", "goes_on_in_others"]

_AT_TIME = (
    r"(?:(?:at|in|on|after|by)\s(?:the\s)?(?:(?:age\s|week\s|month\s|day\s|year\s|visit\s)?\ue000(?:\s?[a-z]+)?|baseline|discharge"
    r"|admission|(?:final\s|last\s)?follow-?up|enrol?lment|presentation)|pre-?operatively|post-?operatively|initially)"
)
_UNIT = r"^(?:\s?[A-Za-z/%]{1,12})?(?:\s?[(\[][^()]{1,24}[)\]])?\s"
_TIME_BETWEEN = re.compile(rf"{_UNIT}{_AT_TIME}(?:,|,?\s(?:and|to))\s$")
_TIME_BEHIND = re.compile(rf"{_UNIT}{_AT_TIME}(?![a-z])")
_IN_OTHERS = re.compile(
    r"^[^.;:\ue000-\ue006]{0,60};\s(?:(?:in|among|for|with)\s)?[^.,;:\ue000-\ue006]{3,60},\s(?:(?:it\swas|by|was)\s)?$"
)
_CLAUSE_ENDS = re.compile(r"^(?:\s?[A-Za-z\d/%]{1,12}){0,2}\s?[.;,)]")


def goes_on_at_a_time(finder: Finder, before: Value, index: int) -> bool:
    """'was 3 at discharge and 2 at 90 days': each with its own time, in one frame."""
    if finder.found[index].kind != "number" or before.statistic == "mean_change":
        return False
    between = finder.shape[before.end : finder.offsets[index]]
    return bool(_TIME_BETWEEN.match(between) and _TIME_BEHIND.match(finder.after(finder.offsets[index] + 1, 40)))


def goes_on_in_others(finder: Finder, before: Value, index: int) -> bool:
    """'4.7 visits in A; in B, 3.1.': the next clause has but whom and the number, with as many decimals."""
    number = finder.found[index].value
    if finder.found[index].kind != "number" or number is None or before.sd is not None:
        return False
    behind = finder.after(finder.offsets[index] + 1, 40)
    alike = number.as_tuple().exponent == before.value.as_tuple().exponent
    between = finder.shape[before.end : finder.offsets[index]]
    return alike and bool(_IN_OTHERS.match(between) and _CLAUSE_ENDS.match(behind))
