"""Rates told in small numbers: 'one adult in ten', 'seven in ten diary keepers', 'six of every ten nurses'."""

from __future__ import annotations

import re

from evidex.extract._proportion.counted import is_ordinal, is_whole
from evidex.text.people import A_HUMAN
from evidex.text.quantities import SIGN
from evidex.text.words import Words

__all__ = ["ONE_IN", "is_rate"]

_N = SIGN["number"]
ONE_IN = re.compile(
    rf"(?P<count>{_N})\s(?:(?:{A_HUMAN}|(?P<thing>[a-z]{{3,}}))\s)?"
    rf"(?:(?:in|out\sof)(?:\s(?:every|each))?|of\s(?:every|each))\s(?P<total>{_N})"
    r"(?!\s?[-–/%±(\[]|\s(?:(?:different|separate|other|participating)\s)?(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?"
    r"|cent(?:er|re)s|hospitals|sites|clinics|practices|countries|trials|studies|groups|arms|cohorts|visits|sessions|doses"
    r"|cycles|person-years|patient-years|points|m[gl]|kg|g)\b)"
)
_TOTALS = frozenset((*range(2, 13), 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 100_000))
_NO_THING = frozenset(
    """study trial report review paper survey cohort session dose visit centre center hospital clinic arm group week
    month year day hour time cycle episode only each every more less and""".split()
)
"""'one trial in 40 patients' tells no rate; 'one tooth in 40' does."""
_HUNDREDS = frozenset((100, 1_000))
_MOST = 9
"""Counts above it are counts of those who were studied, not rates."""


def is_rate(words: Words, match: re.Match[str]) -> bool:
    """Whether a match of `ONE_IN` tells a rate: a small count out of a round number."""
    count, total = (words.read.found[words.read.index_at(match.start(name))] for name in ("count", "total"))
    if not (is_whole(count) and is_whole(total)) or count.value is None or total.value is None:
        return False
    if match["thing"] and (count.value != 1 or match["thing"].endswith("s") or match["thing"] in _NO_THING):
        return False
    hundreds = total.value in _HUNDREDS and count.value < 100  # '38 of every 100'
    one = count.value == 1 and total.value > 2  # 'one tooth in 40', '1 in 1,500'
    small = count.value <= _MOST and total.value in _TOTALS
    if not (one or small or hundreds) or not 1 <= count.value < total.value:
        return False
    return not is_ordinal(words, words.at_offset(match.start("count")))
