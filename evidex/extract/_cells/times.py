"""Times that captions give to whole tables, and headers that are all times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidex.extract._cells.names import Named, named
from evidex.text.number_words import IN_WORDS

__all__ = ["are_times", "time_of_caption", "times_among"]

_NAMED = re.compile(
    r"\b[Bb]aseline\b(?=\s(?:(?:and|or)\s\w+\s)?(?:characteristics?|data|demographics?|clinical|values?|features))"
    r"|^\W*Baseline\b(?!\W+(?:and|to|vs|versus|or|,)\b)"
    r"|\bat (?:baseline|(?:study )?(?:entry|admission|discharge|inclusion|enrol\w+|randomi[sz]ation)|follow-?up"
    rf"|(?:\d+|{IN_WORDS})[ -](?:week|month|year)s?(?: follow-?up)?)\b"
)
"""How captions name the time of a whole table."""
_OTHER_TIMES = re.compile(
    r"\b(?:changes?|from|to|since|between|before|after|pre|post|during|over|and (?:at|after|\d+)|follow-?up|versus"
    r"|vs)\b",
    re.IGNORECASE,
)


def time_of_caption(caption: str) -> str | None:
    """The only time that a caption names."""
    found = [match.group() for match in _NAMED.finditer(caption)]
    if not found:
        return None
    told = {time.strip(" .:").lower(): time.strip(" .:") for time in found}
    if _OTHER_TIMES.search(_NAMED.sub("", caption)) and "baseline" not in told:
        return None
    return next(iter(told.values())) if len(told) == 1 else None


def times_among(names: Iterable[Named]) -> str | None:
    """Those of some names that are times, each once."""
    return ", ".join(dict.fromkeys(each.name for each in names if each.is_time)) or None


def are_times(heads: Iterable[Sequence[str]]) -> bool:
    """Whether all that some headers name is times, and changes between them."""
    told = [each for head in heads for one in head if (each := named(one)).name and not each.is_change]
    return bool(told) and all(each.is_time for each in told)
