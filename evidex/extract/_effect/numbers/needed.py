"""Numbers needed to treat or to harm, with an interval: 'an NNT of 11 (95% CI 6-36)', '26 (17-47) must be treated'.

An effect of no named measure (Cook & Sackett 1995, BMJ 310:452). Without an interval the number is left out: it is
then most often a difference of shares turned round, told beside them.
"""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from evidex.extract._choosing.agreement import agreement
from evidex.extract._effect.numbers.bounds import bare_interval, complete, interval_behind, interval_of
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import NEEDED_CUES
from evidex.extract._effect.numbers.made import holds
from evidex.text.quantities import SIGN, Quantities
from evidex.text.units import TIME_UNIT

__all__ = ["NEEDED", "TO_BE_TREATED", "is_needed", "needed_for", "numbers_needed", "retold"]

_N = SIGN["number"]
_NEED = r"(?:who )?need(?:ed)?[ -]to[ -](?:be[ -])?(?:treat(?:ed)?|harm(?:ed)?|benefit)\b"
_NAME = (
    rf"(?:\b[Nn]umbers?[ -](?:of [a-z]+ )?{_NEED}(?:\s?[(\[](?:NNT[BH]?|NNH|benefit|harm)s?[)\]])?"
    r"|\bNNT[BH]?s?\b|\bNNHs?\b)"
)
_CALLED = re.compile(_NAME)
_TIME = rf"{_N}[\s-]{TIME_UNIT}\b"
_NAMED = re.compile(
    rf"{_NAME}(?:[^.;()\[\]{_N}]|{_TIME}|{_N}\s?%|{_N}\s(?:(?:new|additional|extra|more)\s)?[A-Za-z]+){{0,90}}$"
)
NEEDED = re.compile(r"\b(?:NNT[BH]?s?|NNHs?|[Nn]umbers?[ -]needed)\b[)\]]?[^.;,()]{0,70}$")
"""Before a number that inherits no measure."""
TO_BE_TREATED = re.compile(
    r"[\s)\]]{0,3}[^.;,()]{0,50}\b(?:need(?:ed)?|should|must|have|would)\s(?:to be |need to be )?(?:be )?treat\w*\b"
)
"""'10 (95% CI 7-20) patients should be treated to prevent one': a number needed to treat."""
_TREATED = re.compile(rf"[)\]]{TO_BE_TREATED.pattern}")
_AND_THEN = re.compile(
    rf"^[^.;()\[\]{_N}]{{0,6}}[)\]]?,?\s(?:and|or|versus|vs\.?)\s(?:[^.;()\[\]{_N}]|{_TIME}){{0,40}}$"
)
_AIM = r"to\s(?:avoid|prevent|avert|save|reach|achieve|obtain|see|cause|produce|gain)\s"
_ONE = r"(?:(?:one|1|an?|the)\s)?(?:(?:new|additional|extra|more|further)\s)?(?:(?:cases?|episodes?|events?)\sof\s)?"
_WHAT = (
    rf"{_ONE}(?P<x>[^,;:()\[\]]{{3,70}}?)"
    r"(?=\s(?:was|were|is|being|with|compared|versus|vs|in|at|over|instead|based)\b|\s?[.,;:=()\[\]]|\s?$)"
)
_AIMED = re.compile(rf"\b{_AIM}{_WHAT}")
_FOR = re.compile(rf"\bfor\s{_WHAT}")
_SAME = 0.5
_BESIDE = re.compile(r"[\s;,:()\[\]]*(?:(?:and|with|an?|the|corresponding)\s)*")
"""Between an estimate and the number needed that is told beside it."""


def numbers_needed(read: Quantities) -> list[Estimate]:
    """The numbers needed to treat of one sentence that have an interval."""
    made: list[Estimate] = []
    if not any(cue in read.shape for cue in NEEDED_CUES):
        return made
    for index, quantity in enumerate(read.found):
        place, value = read.offset_of(index), quantity.value
        if quantity.kind != "number" or value is None or value < 1 or (made and place < made[-1].end):
            continue
        named = _NAMED.search(read.shape, 0, place)
        goes_on = made and _AND_THEN.match(read.shape[made[-1].end : place])
        tail = interval_behind(read, place)
        treated = tail is not None and TO_BE_TREATED.match(read.shape, tail.end())
        if not (named or goes_on or treated):
            continue
        told = tail is not None and holds(interval_of(read, place), value)
        if told or bare_interval(read, place, value) is not None:
            made.append(complete(read, "other", quantity, place, named.start() if named else place, None))
    return made


def retold(read: Quantities, estimates: list[Estimate]) -> list[Estimate]:
    """The same estimates; the numbers needed to treat that stand right behind another say so."""
    told = estimates[:1]
    for before, each in pairwise(estimates):
        beside = each.label < each.place and _BESIDE.fullmatch(read.shape, before.end, each.label)
        needed = beside and _CALLED.match(read.shape, each.label, each.place)
        told.append(msgspec.structs.replace(each, retold=True) if needed else each)
    return told


def is_needed(name: str) -> bool:
    """Whether what a measure is called is a number needed to treat or to harm."""
    return _CALLED.search(name) is not None


def needed_for(name: str, behind: str, factor: str | None) -> str | None:
    """What so many have to be treated for, by the words up to the number or right behind it; None where none say so."""
    treated = None if name else _TREATED.search(behind)
    if not (is_needed(name) or treated):
        return None
    behind = behind[treated.end() :] if treated else behind
    for pattern in (_AIMED, _FOR):
        for words in (name, behind):
            told = pattern.search(words)
            if told is not None and agreement(told["x"], factor) < _SAME:
                return told["x"]
    return None
