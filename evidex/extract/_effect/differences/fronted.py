"""Differences without an interval whose other group stands before the number.

'Compared with placebo, A lowered LDL by 38 mg/dL and weight by 1.2 kg'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.more_than import measure_at
from evidex.extract._effect.differences.relative import SAME_BEFORE
from evidex.extract._effect.differences.words import (
    CHANGED,
    LISTED,
    MORE,
    THE_OTHER,
    UNIT,
    WIDE,
    WORDS,
    tells_when,
)
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.made import bare_at, listed_in
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_fronted"]

_N, _PC, _PM, _I, _R, _P = (SIGN[kind] for kind in ("number", "percent", "plus_minus", "interval", "range", "p"))
FIRST = (
    r"(?:[Cc]ompared\s(?:with|to)|[Rr]elative\sto|\b[Vv]ersus|\b[Aa]s\s(?:against|opposed\sto)"
    r"|\b[Ii]n\s(?:comparison|contrast)\s(?:with|to))"
)
"""What leads to the other group."""
_CUES = ("ompared ", "elative to ", "ersus ", "s against ", "opposed to ", "omparison ", "ontrast ")
"""Looked for first: a piece of text is found many times faster than a pattern."""
_FIRST = rf"{FIRST}{THE_OTHER}(?!\s{SAME_BEFORE})(?P<other>{WIDE}{{2,70}}?),\s(?:{WIDE}{{1,120}}?\s)?"
_MEASURED = rf"(?P<value>{_N})(?:{UNIT}|\s?[€£$]|(?<=[€£$]{_N}))"
_CHANGED_BY = re.compile(rf"{_FIRST}{CHANGED}\s(?:{WORDS}{{1,60}}?\s)?(?:(?:by|of)\s{ABOUT}[€£$]?|[€£$]){_MEASURED}")
_LIST_BY = re.compile(rf"{_FIRST}{CHANGED}\s(?:{WORDS}{{1,60}}?\s)?(?:by|of)\s{ABOUT}(?P<list>{LISTED})")
"""'Compared with placebo, pressure was reduced by 4.1, 6.2 and 7.0 mm Hg with 5, 10 and 20 mg'."""
_FEWER = re.compile(
    rf"(?:^|[.;:,]\s)(?:[Aa]s\s|[Ww]hen\s)?{_FIRST}(?:an?\s)?(?:{ABOUT}(?P<value>{_N})(?:{UNIT}\s{MORE}|\s(?:fewer|more|less|extra|additional))\b"
    rf"|(?:additional|extra|further)\s[€£$]?(?P<further>{_N}){UNIT})"
)
"""'Compared with usual care, patients had 25 fewer days in hospital', 'A costs an additional 200 pounds'."""
_AND = rf"(?:\s?\(\s?{_P}\s?\))?(?:,\sand\s|,\s|\sand\s)"
_AND_BY = re.compile(rf"{_AND}(?:{WIDE}{{2,60}}?\s)?by\s{ABOUT}{_MEASURED}")
_AND_THERE = re.compile(
    rf"(?:\s?\({_PC}\))?\s(?:at|in|on|during|with|after|for)\s{WIDE}{{2,40}}?{_AND}[€£$]?(?P<value>{_N})(?:{UNIT})?(?=(?:\s?\({_PC}\))?\s(?:at|in|on|during|with|after|for)\s)"
)
"""'by 11 beats/min at rest and 18 beats/min at peak exercise'."""
_AND_FEWER = re.compile(
    rf"{WIDE}{{2,60}}?{_AND}(?:{WORDS}{{2,40}}?\s)?(?P<value>{_N})(?:{UNIT})?\s(?:fewer|more|less|extra|additional)\b"
)
_WITH_P = rf"[(\[](?P<value>[{_N}{_PC}])(?:{UNIT})?[,;]\s{_P}\s?[)\]]"
_IN_BRACKET = re.compile(
    rf"(?:[Cc]ompared\s(?:with|to)|[Rr]elative\sto|[Ii]n\scomparison\s(?:with|to)){THE_OTHER}(?!\s{SAME_BEFORE}){WORDS}{{2,70}}?,\s(?:{WORDS}{{1,120}}?\s)?{CHANGED}\s{WORDS}{{2,60}}?\s?{_WITH_P}"
)
_NEXT_BRACKET = re.compile(rf"(?:,?\sand\s|,\s)(?:{WORDS}|\([^(){_N}{_PC}{_P}]{{1,12}}\)){{2,80}}?\s?{_WITH_P}")
"""'reduced LDL-C (-7.3%, P = 0.006), total cholesterol (-4.5%, P = 0.009)'."""
_OF_ONE_ARM = re.compile(
    rf"[\s,;]{{0,2}}[(\[]?\s?[{_I}{_R}]|\s(?:from\s|(?:in|for|with|among|on)\s{WORDS}{{2,60}}?"
    rf"[(]?(?:,|\b(?:and|but|while|whereas|versus|vs\.?|compared))\s{WORDS}{{0,60}}[{_N}{_PC}{_PM}])"
    rf"|{WORDS}{{0,20}}\b(?:to|vs\.?|versus|than)\s{WORDS}{{0,20}}[{_N}{_PC}{_PM}]"
)
"""'by 3.1 kg in the zinc group and by 0.4 kg …': what each has; 'by 3 from 12': since before. Where an interval stands
behind, that tells."""


def find_fronted(read: Quantities) -> Iterator[Estimate]:
    """Differences in the order of their constructions; their places may meet those of estimates with intervals."""
    if not any(cue in read.shape for cue in _CUES):
        return
    for match in _CHANGED_BY.finditer(read.shape):
        yield from _listed(read, match)
    for match in _LIST_BY.finditer(read.shape):
        for place in listed_in(read, match):
            yield from _told(read, place)
    for match in _FEWER.finditer(read.shape):
        yield from _fewer(read, match)
    for match in _IN_BRACKET.finditer(read.shape):
        yield from _bracketed(read, match)


def _listed(read: Quantities, first: re.Match[str]) -> Iterator[Estimate]:
    """The numbers of the list that a match begins; none where what stands behind gives another group its own."""
    places = [first.start("value")]
    end = first.end()
    while match := _AND_BY.match(read.shape, end) or _AND_THERE.match(read.shape, end):
        places.append(match.start("value"))
        end = match.end()
    other = first["other"].split()[-1].lower()
    of_one = _OF_ONE_ARM.match(read.shape, end) if len(places) == 1 else other in read.low[places[0] : end + 40]
    if not of_one and not tells_when(read.shape, places[0], first.group()):
        for place in places:
            yield from _told(read, place)


def _fewer(read: Quantities, first: re.Match[str]) -> Iterator[Estimate]:
    """By how much more or fewer, and what goes on from it with the same words."""
    name = "value" if first["value"] else "further"
    if _OF_ONE_ARM.match(read.shape, first.end()):
        return
    yield from _told(read, first.start(name))
    match = _AND_FEWER.match(read.shape, first.end())
    while match is not None:
        yield from _told(read, match.start("value"))
        match = _AND_FEWER.match(read.shape, match.end())


def _bracketed(read: Quantities, first: re.Match[str]) -> Iterator[Estimate]:
    """The numbers of a list of brackets, each with its P-value."""
    match: re.Match[str] | None = first
    while match is not None:
        yield from _told(read, match.start("value"))
        match = _NEXT_BRACKET.match(read.shape, match.end())


def _told(read: Quantities, place: int) -> Iterator[Estimate]:
    yield from bare_at(read, measure_at(read, place), place)
