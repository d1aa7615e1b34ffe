"""Differences that words set against another group, without an interval.

'was 3.1 kg lower with lunazine than with placebo', 'lowered A by 38 mg/dL and B by 1.2 kg more than placebo', 'HbA1c
fell by 0.8% compared with usual care', '-6/-4 mm Hg vs placebo'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from evidex.extract._effect.estimate import Estimate
from evidex.extract._effect.labels import Measure
from evidex.extract._effect.made import made_with
from evidex.extract._effect.scales import PERCENT_SCALE, of_difference
from evidex.text.quantities import SIGN, Quantities

__all__ = ["AGAINST", "CHANGED", "THE_OTHER", "UNIT", "WORDS", "find_more_than", "may_tell_more", "measure_at"]

_N, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "p", "percent", "plus_minus"))
WORDS = "[^.;:()\\[\\]\ue000-\ue006]"
"""What goes on without a number, a bracket or the end of a clause."""
_UNIT_ALONE = (
    r"(?:mm\s?Hg|[kmµμ]?g|lbs?|[kcm]?m|[dmµμ]?[lL]|points?|units?|days?|weeks?|months?|years?|hours?|minutes?"
    r"|min|seconds?|secs?\b|s\b|ms\b|euros?|dollars?|pounds"
    r"|beats|bpm|cells|grades|letters|lines|percentage points|[A-Za-zµμ]{1,8}/[A-Za-zµμ0-9²]{1,10}"
    r"(?:/[A-Za-z0-9²]{1,8})?)"
)
UNIT = rf"(?:\s?-?{_UNIT_ALONE}(?:\sper\s[a-z]{{1,12}})?)"
_MORE = (
    r"(?:higher|lower|greater|larger|smaller|longer|shorter|better|worse|fewer|more|less|earlier|later|older|younger"
    r"|faster|slower|heavier|lighter|taller|thicker|thinner)"
)
AGAINST = r"(?:than|compared\s(?:with|to)|versus|vs\.?|relative\sto)"
_SETS_AGAINST = (" than ", "ompared ", " versus ", " vs", "elative to ", "er in the ", "er for the ", "er with the ")
"""Looked for first: a piece of text is found many times faster than a pattern."""
THE_OTHER = rf"(?=\s(?!{WORDS}{{0,25}}\b(?:baseline|before|pre-?treatment|previous|expected|predicted)\b)[a-zA-Z])"
"""Another group, not the same before; and nothing that is counted."""
_MORE_BEHIND = re.compile(
    rf"[0-9\d(\[;,](?:(?<=\d)(?:[^\d.;()]{{0,24}}(?:\([^()]{{1,60}}\))?\s{_MORE}\s| mm\s?Hg (?:vs|versus|compared)"
    r"|\s?/\s?[-−–]?\d[\d.]*\s?mm\s?Hg\b)"
    r"|(?<=[(\[;,])\s?[-−–]\d[\d.]*%?(?:\sto\s|,\s|;\s))"
)
_LEAD = re.compile(
    r"(?:\b(?:was|were|is|are|by|an?|of|about|approximately|around|averaged?|on average"
    r"|had|have|has|mean|nearly|almost|only|some"
    r"|and|stayed|spent)|,)\s$"
)
_IN_ARM = r"\s(?:in|for|with)\sthe\s(?:[\w-]+\s){1,3}(?:groups?|arms?)(?=\s?(?:$|[.;,(]))"
"""'costs were 1748 euros lower in the intervention group': the other group is not named."""
_COMPARATIVE = re.compile(
    rf"[{_N}{_PM}](?:(?:{UNIT}|\sh)?(?:\s?\([^()]{{1,40}}\))?\s{_MORE}\b(?!\s(?:effective|likely|often))|\s(?:fewer|more|less)\s{_UNIT_ALONE})"
    rf"(?:(?:\s{WORDS}{{1,70}}?)?\s{AGAINST}{THE_OTHER}|{_IN_ARM})"
)
"""'3.1 kg lower with lunazine than with placebo', '4 fewer days in the ward compared with zinc'."""
_WITHOUT_UNIT = re.compile(rf"\s(?:{_MORE}|\()(?!\s{_UNIT_ALONE}\b)")
_P_OF_BOTH = re.compile(
    rf"{WORDS}{{2,60}}?(?:\s?[(\[][{_N}{_PC}]\s(?:vs\.?|versus|v|and)\s[{_N}{_PC}](?:\s[a-z]{{1,10}})?)?(?=\s?[(\[,;]\s?{_P})"
)
_NUMBER_BEHIND = re.compile(rf"{WORDS}{{0,60}}[(\[]?\s?[{_N}{_PC}{_PM}]")
CHANGED = (
    r"(?:reduc\w+|increas\w+|decreas\w+|lower\w*|rais\w+|improv\w+|fell|rose|falls?|rises?|declin\w+|prolong\w+"
    r"|shorten\w+|gains?|gained|drop\w*|attenuat\w+|slowed|diminish\w+|elevat\w+|lengthen\w+|difference)"
)
_CHANGED_BY = re.compile(
    rf"\b{CHANGED}\s(?:{WORDS}{{1,60}}?\s)?(?:by|of)\s(?:about\s|approximately\s|an average of\s)?"
    rf"(?P<value>{_N}{UNIT}|{_PC}){WORDS}{{0,45}}?,?\s(?:as\s)?{AGAINST}{THE_OTHER}"
)
_FURTHER = rf"(?:(?:,\s(?:and\s)?|\sand\s){_N}{UNIT}?)"
LISTED = rf"{_N}{UNIT}?{_FURTHER}{{1,5}}(?<=[a-zA-Z])"
"""'66 and 50 s', '14 mm Hg, 8 mm Hg, and 9 bpm': at least two, and a unit behind the last."""
_LISTED_CHANGES = re.compile(
    rf"\b{CHANGED}\s(?:(?:{WORDS}{{1,60}}?\s)?(?:by|of)\s(?:about\s|approximately\s|an average of\s)?)?"
    rf"(?P<list>{LISTED})(?:,?\srespectively,?)?(?:\s?\(\s?{_P}\s?\),?)?{WORDS}{{0,45}}?,?\s(?:as\s)?{AGAINST}{THE_OTHER}"
)
_DIFFER_BY = re.compile(
    rf"\bdiffer(?:s|ed)?\sby\s(?:about\s|approximately\s|an average of\s|only\s)?(?P<list>{LISTED}|{_N}{UNIT})"
)
_IN_GROUPS = re.compile(r"\b(?:groups?|arms?|treatments?|placebo|controls?)\b")
_PRESSURES = re.compile(
    rf"(?P<one>{_N})\s?/\s?(?P<minus>[-−–])?(?P<two>{_N})\smm\s?Hg\s(?:{_MORE}\s)?{AGAINST}{THE_OTHER}"
)
_BY = r"by\s(?:about\s|approximately\s)?"
_LISTED = re.compile(
    rf"\b{_BY}(?P<value>{_N}{UNIT}|{_PC})(?:,\sand\s|,\s|\sand\s)(?:{_N}-(?=[a-z]))?{WORDS}{{2,60}}(?:\([^()]{{1,12}}\)\s)?(?={_BY})"
)
"""'by 38 mg/dL, weight by …': what the last of the list is set against, all are."""


def find_more_than(read: Quantities) -> Iterator[Estimate]:
    """Differences in the order of their constructions; their places may meet those of estimates with intervals."""
    for match in _DIFFER_BY.finditer(read.shape) if "iffer" in read.shape else ():
        if _IN_GROUPS.search(read.shape):
            yield from _all_of(read, match)
    if not any(cue in read.shape for cue in _SETS_AGAINST):
        return
    for match in _PRESSURES.finditer(read.shape):
        p = _P_OF_BOTH.match(read.shape, match.end())
        yield from _told(read, match.start("one"), "MD")
        yield from _told(read, match.start("two"), "MD", p.end() if p else None, turned=match["minus"] is not None)
    for match in _LISTED_CHANGES.finditer(read.shape):
        if _NUMBER_BEHIND.match(read.shape, match.end()) is None:
            yield from _all_of(read, match)
    for match in chain(_COMPARATIVE.finditer(read.shape), _CHANGED_BY.finditer(read.shape)):
        place = match.start("value") if match.re is _CHANGED_BY else match.start()
        if _is_bare(read, match, place):
            for each in _before(read, place):
                yield from _told(read, each, measure_at(read, each))
            p = _P_OF_BOTH.match(read.shape, match.end())
            yield from _told(read, place, measure_at(read, place), p.end() if p else None)


def _all_of(read: Quantities, match: re.Match[str]) -> Iterator[Estimate]:
    """The numbers of a list, each a difference."""
    for index in range(read.index_at(match.start("list")), read.index_at(match.end("list"))):
        place = read.offset_of(index)
        if not read.found[index].words:
            yield from _told(read, place, measure_at(read, place))


def may_tell_more(words: str) -> bool:
    """Whether a sentence could say by how much one is more than another: a test before it is read."""
    return " per 1" in words or _MORE_BEHIND.search(words) is not None


def _is_bare(read: Quantities, match: re.Match[str], place: int) -> bool:
    """Whether words lead to the number, it is no share of a group, and that of no other group stands behind."""
    if read.found[read.index_at(place)].words and match.re is _CHANGED_BY:
        return False
    if match.re is _COMPARATIVE and not _LEAD.search(read.shape, max(place - 20, 0), place):
        return False
    if _WITHOUT_UNIT.match(read.shape, place + 1) and "." not in str(read.found[read.index_at(place)].value):
        return False  # '3 more than', '2 higher than' count or rank
    if read.shape[place] == _PC and not PERCENT_SCALE.search(read.shape[max(place - 90, 0) : place]):
        return False
    return match.re is _COMPARATIVE or _NUMBER_BEHIND.match(read.shape, match.end()) is None


def _before(read: Quantities, place: int) -> list[int]:
    """The places of the numbers of the list that the one at `place` closes."""
    led = {match.end(): match.start("value") for match in _LISTED.finditer(read.shape, max(place - 250, 0), place)}
    found: list[int] = []
    by = read.shape.rfind("by ", 0, place)
    while by in led:
        found.insert(0, led[by])
        by = read.shape.rfind("by ", 0, led[by])
    return found


def measure_at(read: Quantities, place: int) -> Measure:
    """What a difference at `place` is of, from the words of its clause."""
    clause = max(read.shape.rfind(cut, 0, place) for cut in (". ", "; ", " than ", " with "))
    return of_difference(read.shape[max(clause, 0) : place], "")


def _told(
    read: Quantities, place: int, measure: Measure, behind: int | None = None, *, turned: bool = False
) -> Iterator[Estimate]:
    """The estimate at `place`; what it is set against ends at `behind`, where that is known and a P-value follows."""
    value = read.found[read.index_at(place)].value
    if value is not None:
        yield made_with(read, measure, -value if turned else value, place, None, behind or place + 1)
