"""How much a measurement changed, beside a noun: 'a 0.033-mm increase in thickness', 'a weight gain of 1.5 kg'."""

from __future__ import annotations

import re

from evidex.extract._about import NEARLY
from evidex.extract._score.numbers.changes import EFFECT, is_no_measurement
from evidex.extract._score.numbers.labelled import measures
from evidex.extract._score.numbers.values import Finder
from evidex.text.units import UNIT_WORDS, unit_length

__all__ = ["THEN_NOUN", "amount"]

_NOUN = r"(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|rises?|falls?|drops?|loss|elevations?)"
THEN_NOUN = re.compile(
    rf"^[\s-]{{1,2}}(?P<unit>{UNIT_WORDS})(?![A-Za-z])(?:\s?[(\[]\ue006[)\]])?\s(?:mean\s|median\s|average\s|significant\s|further\s|net\s|overall\s)?"
    rf"{_NOUN}\s(?:in|of|from)\b"
)
_LED = re.compile(r"\b(?:an?|the|of|by|was|were|mean|median|average)\s(?:\w+ly\s|only\s|about\s)?$")
_NOUN_THEN = re.compile(
    rf"\b(?<!amplifier )(?<!signal ){_NOUN}(?:\s(?:in|from)\s[^.;:,()\[\]\ue000-\ue006]{{2,60}}?)?"
    rf"\sof\s{NEARLY}$"
)
_AGAINST = re.compile(
    r"\b(?:compared|versus|vs|than|relative to|per|each|every|for an?|associated|association|predict\w*|between"
    r"|achieved|attained|or more)\b"
)
"""What makes an amount a difference of groups or a slope."""
_REACH = 90


def amount(finder: Finder, index: int) -> tuple[str, str] | None:
    """What a number with its unit beside a noun of change is: how much a measurement changed in one group."""
    offset = finder.offsets[index]
    behind = finder.after(offset + 1, _REACH)
    before = finder.shape[max(offset - _REACH, 0) : offset]
    led = THEN_NOUN.match(behind) if _LED.search(before) else None
    place = unit_length(behind) if led is None and _NOUN_THEN.search(before) else None
    unit = led["unit"] if led is not None else behind[slice(*place)] if place is not None else None
    if unit is None or not measures(unit, before):
        return None
    rest = re.split(r"[.;](?:\s|$)", behind)[0]
    if _AGAINST.search(before) or _AGAINST.search(rest) or EFFECT.search(before) or EFFECT.search(rest):
        return None
    if is_no_measurement(before) or is_no_measurement(rest):
        return None
    return ("median" if re.search(r"\b[Mm]edian\b", before) else "mean_change"), "change"
