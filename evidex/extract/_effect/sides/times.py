"""When what the estimates of a sentence tell of was measured."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._when.times import Times
from evidex.text.groups import find_timepoint

__all__ = ["times_of"]

_LED = re.compile(r"(?:at|after|over|in|within|during|by|through|until)\s", re.IGNORECASE)
"""What leads to a time: 'baseline scores', 'perioperative death' are none."""

_STEP = re.compile(r"\s(?:older|increases?|increments?|decreases?|rises?|higher|lower|steps?)\b")


def times_of(sentence: str, places: Sequence[tuple[int, int]]) -> list[str | None]:
    """The time of each estimate, as those of values are told, else the one that stands nearest to it.

    `places` are where the estimates stand in the sentence.
    """
    times = Times(sentence, list(places))
    found = [times.of(number, None) for number in range(len(places))]
    told = [time or _nearest(sentence, start) for time, (start, _) in zip(found, places, strict=True)]
    return [
        None if time and (_holds(sentence, time, start) or _is_step(sentence, time)) else time
        for time, (start, _) in zip(told, places, strict=True)
    ]


def _is_step(sentence: str, time: str) -> bool:
    """'each 10-year increase in age' is no time."""
    return "-" in time and _STEP.match(sentence, sentence.find(time) + len(time)) is not None


def _holds(sentence: str, time: str, place: int) -> bool:
    """Whether the words of a time are those of the estimate: 'shortened by 3 days' tells how much, not when."""
    begin = sentence.find(time, max(place - len(time) + 1, 0))
    return begin != -1 and begin <= place


def _nearest(sentence: str, place: int) -> str | None:
    time = find_timepoint(sentence, 0, len(sentence), place)
    return time if time and _LED.match(time) else None
