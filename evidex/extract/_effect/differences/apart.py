"""How far two groups lie apart, told by the word 'difference' without an interval.

'a 3.2 mm Hg difference between A and B', 'differed between A and B by 3.2 mm Hg', 'differences were seen between A and
B (3.2 points) and between A and C (4.1 points)', 'the difference between A and B was 3.2 ± 1.1', 'ranged from -0.4 to
0.6'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.words import UNIT, WIDE
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import bare_at
from evidex.extract._effect.numbers.scales import measures_level_in_percent, of_difference
from evidex.extract._effect.numbers.stated import FROM_TO
from evidex.extract._planned import ONLY_TO_BE_FOUND
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_apart"]

_N, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "p", "percent", "plus_minus"))
_DIFFERENCE = r"(?:\b(?:mean|median|average|absolute|net|estimated|overall|significant)\s){0,3}\b[Dd]ifferences?"
_BETWEEN = rf"between\s{WIDE}{{2,70}}?"
_OF_THEM = r"(?:\s(?:between|from|compared\s(?:with|to)|versus|vs\.?|in\sfavou?r\sof|favou?ring)\s)"
_V = rf"(?P<value>[{_N}{_PC}])"
_IN_ITS_BRACKET = rf"[(\[]{_V}(?P<unit>{UNIT})?(?P<p>[,;]\s{_P})?\s?[)\]]"
_BEFORE_ITS_NOUN = re.compile(rf"{_V}(?:{UNIT})?\s{_DIFFERENCE}(?:\s(?:in|of|for)\s{WIDE}{{2,60}}?)?{_OF_THEM}")
_DIFFERED_BY = re.compile(
    rf"\bdiffer(?:s|ed)?\s(?:[a-z]+ly\s)?(?:{_BETWEEN}\sby\s{ABOUT}{_V}(?:{UNIT})?|by\s{ABOUT}(?P<share>{_PC}))"
)
_IN_BRACKET = re.compile(rf"{_DIFFERENCE}\b{WIDE}{{0,90}}?\sbetween\s{WIDE}{{2,60}}?\s{_IN_ITS_BRACKET}")
_AND_BETWEEN = re.compile(rf"(?:,|,?\sand)\s(?:between\s)?{WIDE}{{2,60}}?\s{_IN_ITS_BRACKET}")
_WITH_SPREAD = re.compile(
    rf"{_DIFFERENCE}\b(?:\sin\s{WIDE}{{2,60}}?)?\s{_BETWEEN}\s(?:was|were|is|averaged)\s{ABOUT}(?P<value>{_PM})"
)
_ALONE = re.compile(rf"[(\[]{_DIFFERENCE}(?:\sin\s{WIDE}{{2,50}}?|,|:)?\s{_V}(?P<unit>{UNIT})?(?:\spredicted)?\s?[)\]]")
_RANGED = re.compile(
    rf"{_DIFFERENCE}\b(?:\sin\s{WIDE}{{2,60}}?)?\s{_BETWEEN}\sranged\s(?:from|between)\s(?P<value>{_N})(?:\sto\s|\sand\s)(?P<two>{_N})"
)
_NOT_FOUND = re.compile(rf"\b(?:baseline|before|pre-?(?:treatment|operative)\w*|pre-?\sand|{ONLY_TO_BE_FOUND})\b")
"""Of one group since before, or what a study was to find."""
_LEAD = 40
_ARMS = re.compile(r"\b(?:groups?|placebo|controls?|than|compared|versus|vs|arms?|treatments?)\b")
_OF_RATES = re.compile(r"\b(?:rates?|proportions?|mortality|survival|incidence|prevalence|frequency|risk)\b")


def find_apart(read: Quantities) -> Iterator[Estimate]:
    """Such differences; their places may meet those of estimates with intervals."""
    if "iffer" not in read.shape:
        return
    for form in (_BEFORE_ITS_NOUN, _DIFFERED_BY, _WITH_SPREAD, _RANGED):
        for match in form.finditer(read.shape):
            if form is _DIFFERED_BY and match["share"] and not _OF_RATES.search(read.shape, 0, match.start()):
                continue
            if _was_found(read, match):
                yield from _told(read, match, "share" if form is _DIFFERED_BY and match["share"] else "value")
                if form is _RANGED:
                    yield from _told(read, match, "two")
    for match in _ALONE.finditer(read.shape):
        if FROM_TO.search(read.shape, max(match.start() - 160, 0), match.start() + 1):
            continue  # of one group, since before
        signed = read.text[read.place(match.start("value"))] in "+-−–"
        if (signed or match["unit"]) and _ARMS.search(read.shape):
            yield from _told(read, match, "value")
    until = 0
    for match in _IN_BRACKET.finditer(read.shape):
        if match.start() >= until and _was_found(read, match):
            for each in _bracketed(read, match):
                yield from _told(read, each, "value")
                until = each.end()


def _was_found(read: Quantities, match: re.Match[str]) -> bool:
    return _NOT_FOUND.search(read.shape, max(match.start() - _LEAD, 0), match.end()) is None


def _bracketed(read: Quantities, first: re.Match[str]) -> Iterator[re.Match[str]]:
    """The pairs named one behind the other, each with a unit or a P-value: a bare number may count or point."""
    match: re.Match[str] | None = first
    while match is not None and (match["unit"] or match["p"]):
        yield match
        match = _AND_BETWEEN.match(read.shape, match.end())


def _told(read: Quantities, match: re.Match[str], name: str) -> Iterator[Estimate]:
    place = match.start(name)
    for made in bare_at(read, _measure(read, match, place), place):
        yield msgspec.structs.replace(made, label=match.start() + 1) if match.re is _ALONE else made


def _measure(read: Quantities, match: re.Match[str], place: int) -> Measure:
    around = read.shape[max(match.start() - 60, 0) : match.end()]
    if read.shape[place] != _PC:
        return of_difference(around, "")
    return "RD" if _OF_RATES.search(around) or not measures_level_in_percent(around) else "MD"
