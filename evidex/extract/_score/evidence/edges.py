"""Numbers at an edge: a bound, a condition, a level not to be reached, the end of a range; none is a central value.

'was less than 1 ng/mL', 'until heart rate fell by 25%', 'the toxic level of 4 µg/mL', 'age range 3 months to 15 years',
'(10 cm scale)', '36-month reductions'.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._score.numbers.labelled import OF_TIME
from evidex.extract._score.numbers.values import Finder
from evidex.text.units import UNIT_WORDS

__all__ = ["is_edge", "is_tolerance"]

_FELL = (
    r"(?:(?:is|was|were|had)\s)?(?:reduced|increased|decreased|raised|lowered|improved|fell|rose|dropped|declined"
    r"|changed)\s(?:\w+ly\s)?by\s"
)
_BEFORE = re.compile(
    r"(?:\b(?:less|more|greater|lower|higher|fewer) than\s|[<>≤≥]\s?|\bup to\s"
    rf"|\b(?:if|until|unless|whenever)\s(?:[\w/-]+\s){{1,7}}{_FELL}"
    r"|\b(?:times?|needed|required|necessary)\b[^.;\ue000-\ue006]{0,60}\bto\s(?:decrease|increase|fall|rise|decline|drop)\sby\s"
    r"|\b(?:toxic|threshold|cut-?off|safe|critical|lethal)\s(?:levels?|limits?|ranges?|values?|concentrations?)\sof\s"
    r"|\bconfidence limits?\b[^.;\ue000-\ue006]{0,60}|\bCIs?\s(?:for|of)\s[^.;\ue000-\ue006]{1,40}(?:\ue000\s?/\s?)?"
    rf"|(?<!in the )\branges?[\s:,=(]{{1,3}}(?:of\s)?(?:\ue000\s?(?:{UNIT_WORDS})\s(?:to|and|[-–])\s)?)[-−–]?$"
)
_WASHED_OUT = re.compile(r"\b[Ww]ash-?out\s(?:period|phase|interval)s?\s(?:of|was|were|lasted)\s$")
_TOLERANCE = re.compile(r"\b[Dd]ays?\s$")
_SCALE = re.compile(r"^[\s-](?:cm|mm)\s(?:VAS|NRS|visual|scale|line)\b")
_SCALE_LENGTHS = frozenset({10, 100})
_FOR_SO_LONG = re.compile(r"^-(?:year|month|week|day)s?\s(?!follow)(?P<noun>[a-z]+\s(?:in|of|from)\s[^.;]{0,30})")
_OVER = re.compile(r"\b(?:over|across)\s(?:the\s|all\s)?$")
_TURNS = re.compile(r"^\s(?:attacks|visits|cycles|sessions|courses)\b")
_AGAINST_ANOTHER = re.compile(r"^\s(?:times|-fold)\s(?:as|that|those)\b")
_EVENTS = re.compile(r"^(?:\s(?:vs\.?|versus)\s\ue000)?\s(?:events|deaths)\b(?!\s?(?:per|a|/)\b)")


_REACH = 100


def is_edge(finder: Finder, index: int, behind: str) -> bool:
    """Whether a number is a bound, a limit, an end, a length of a scale or a count of events."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - _REACH, 0) : offset]
    if _BEFORE.search(before) or _AGAINST_ANOTHER.match(behind):
        return True
    if _TURNS.match(behind) and _OVER.search(before):
        return True
    value = finder.found[index].value
    if value in _SCALE_LENGTHS and _SCALE.match(behind):
        return True
    if _is_whole(value) and _EVENTS.match(behind):
        return True
    told = _FOR_SO_LONG.match(behind)
    return told is not None and OF_TIME.search(told["noun"]) is None


def is_tolerance(finder: Finder, index: int, before: str) -> bool:
    """'on day 28 ± 2', 'a wash-out period of 7 ± 2 days': how exactly a thing was to be done."""
    quantity = finder.found[index]
    whole = _is_whole(quantity.value) and _is_whole(quantity.spread)
    return whole and (_TOLERANCE.search(before) is not None or _WASHED_OUT.search(before) is not None)


def _is_whole(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral()
