"""Times that captions give to whole tables, and headers that are all times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidex.extract._cells.names import named

__all__ = ["are_times", "time_of_caption"]

_AT_BASELINE = re.compile(
    r"\b[Bb]aseline\b(?=\s(?:(?:and|or)\s\w+\s)?(?:characteristics?|data|demographics?|clinical|values?|features))"
    r"|^\W*Baseline\b(?!\W+(?:and|to|vs|versus|or|,)\b)"
    r"|\bat (?:baseline|(?:study )?(?:entry|admission|discharge|inclusion|enrol\w+|randomi[sz]ation)|follow-?up"
    r"|(?:\d+|one|two|three|six|twelve)[ -](?:week|month|year)s?(?: follow-?up)?)\b"
)
"""The time that a caption gives to the whole table, if it names no other."""
_OTHER_TIMES = re.compile(
    r"\b(?:changes?|from|to|since|between|before|after|pre|post|during|over|and (?:at|after|\d+)|follow-?up|versus"
    r"|vs)\b",
    re.IGNORECASE,
)


def time_of_caption(caption: str) -> str | None:
    """The only time that a caption names."""
    found = list(_AT_BASELINE.finditer(caption))
    if not found or _OTHER_TIMES.search(_AT_BASELINE.sub("", caption)):
        return found[0].group() if found and found[0].group() in ("baseline", "Baseline") else None
    told = {match.group().strip(" .:").lower(): match.group().strip(" .:") for match in found}
    return next(iter(told.values())) if len(told) == 1 else None


def are_times(heads: Iterable[Sequence[str]]) -> bool:
    """Whether all that some headers name is times."""
    told = [each for head in heads for one in head if (each := named(one)).name]
    return bool(told) and all(each.is_time for each in told)
