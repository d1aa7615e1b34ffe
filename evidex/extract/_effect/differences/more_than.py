"""Differences that words set against another group, without an interval.

'was 3.1 kg lower with lunazine than with placebo', 'lowered A by 38 mg/dL and B by 1.2 kg more than placebo', 'HbA1c
fell by 0.8% compared with usual care', '-6/-4 mm Hg vs placebo'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.words import (
    AGAINST,
    CHANGED,
    DOSES,
    LISTED,
    MORE,
    NUMBER_OF_ARM,
    THE_OTHER,
    UNIT,
    UNIT_ALONE,
    WIDE,
    WORDS,
    tells_when,
)
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds, listed_in, made_with
from evidex.extract._effect.numbers.scales import PERCENT_SCALE, of_difference
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_more_than", "may_tell_more", "measure_at"]

_N, _I, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "interval", "p", "percent", "plus_minus"))
_SETS_AGAINST = (
    " than ",
    "ompared ",
    " versus ",
    "(versus ",
    " vs",
    "(vs",
    "elative to ",
    "over placebo",
    "lacebo-",
    "lacebo ",
    "ontrol-",
    "er in the ",
    "er for the ",
    "er with the ",
)
"""Looked for first: a piece of text is found many times faster than a pattern."""
_MORE_BEHIND = re.compile(
    rf"[0-9\d(\[;,](?:(?<=\d)(?:[^\d.;()]{{0,24}}(?:\([^()]{{1,60}}\))?\s{MORE}\s| mm\s?Hg (?:vs|versus|compared)"
    r"|\s?/\s?[-−–]?\d[\d.]*\s?mm\s?Hg\b)"
    r"|(?<=[(\[;,])\s?[-−–]\d[\d.]*%?(?:\sto\s|,\s|;\s))"
)
_LEAD = re.compile(
    r"(?:\b(?:was|were|is|are|by|an?|of|[Aa]bout|approximately|around|averaged?|on average"
    r"|had|have|has|mean|nearly|almost|only|some|remained|lost|gained|grew|used|took|needed|received|lasted"
    r"|and|spent|[a-z]{2,12}ed)|,)\s[£$€]?$"
)
_IN_ARM = r"\s(?:in|for|with)\sthe\s(?:[\w-]+\s){1,3}(?:groups?|arms?)(?=\s?(?:$|[.;,(]))"
"""'costs were 1748 euros lower in the intervention group': the other group is not named."""
_COMPARATIVE = re.compile(
    rf"[{_N}{_PM}{_PC}](?:(?:{UNIT}|\sh)?(?:\s?\([^()]{{1,40}}\))?\s{MORE}\b(?!\s(?:effective|likely|often))|\s(?:fewer|more|less)\s{UNIT_ALONE})"
    rf"(?:(?:\s{WIDE}{{1,70}}?)?\s{AGAINST}{THE_OTHER}|{_IN_ARM})"
)
"""'3.1 kg lower with lunazine than with placebo', '4 fewer days in the ward compared with zinc'."""
_WITHOUT_UNIT = re.compile(rf"\s(?:{MORE}|\()(?!\s{UNIT_ALONE}\b)")
_P_OF_BOTH = re.compile(
    rf"{WORDS}{{2,60}}?(?:\s?[(\[][{_N}{_PC}]\s(?:vs\.?|versus|v|and)\s[{_N}{_PC}](?:\s[a-z]{{1,10}})?)?(?=\s?[(\[,;]\s?{_P})"
)
_BOUNDS_OF_BOTH = re.compile(rf"{WORDS}{{2,70}}?(?:\s?[(\[]|,)\s?(?:{_P}[,;]\s)?{_I}")
"""'31 m further than those on placebo (95% CI 12 to 50)'."""
_NUMBER_BEHIND = re.compile(NUMBER_OF_ARM)
_MEASURED = rf"(?:{_N}{UNIT}|{_PC}|(?<=[£$€]){_N})"
_AGAINST = rf",?\s\(?(?:as\s|when\s)?{AGAINST}{THE_OTHER}"
_LISTED_BEFORE = (
    rf"(?:by\s{ABOUT}{_N}{UNIT}\s(?:with|in|for|at|on|after|among)\s{WIDE}{{2,40}}?(?:,\sand\s|,\s|\sand\s))?"
)
_CHANGED_BY = re.compile(
    rf"\b{CHANGED}\s(?:{WORDS}{{1,60}}?\s)?{_LISTED_BEFORE}(?:(?:by|of)\s{ABOUT}[£$€]?|[£$€])(?P<value>{_MEASURED}){WIDE}{{0,45}}?{_AGAINST}"
)
_MORE_BY = re.compile(
    rf"\b{MORE}\s(?:{WIDE}{{1,60}}?\s)?by\s{ABOUT}[£$€]?(?P<value>{_MEASURED})(?:\s{WIDE}{{1,70}}?)?{_AGAINST}"
)
"""'shorter by 2.3 days after keyhole than after open surgery'."""
_THEN_P = rf"(?=(?:\s(?:(?!\bthan\b){WORDS}){{1,50}}?)?\s?[(\[,;]\s?{_P})"
_TESTED_MORE = re.compile(rf"(?P<value>[{_N}{_PC}])(?:{UNIT})?\s{MORE}\b(?!\s(?:effective|likely|often)){_THEN_P}")
_TESTED_BY = re.compile(rf"\b{MORE}\s(?:{WIDE}{{1,60}}?\s)?by\s{ABOUT}[£$€]?(?P<value>{_MEASURED}){_THEN_P}")
_TESTED = (_TESTED_MORE, _TESTED_BY)
"""'were discharged 1.5 days earlier (P = 0.03)': that it was tested tells that there is another group."""
_SINCE_BEFORE = re.compile(r"\b(?:baseline|before|[Aa]fter\s\ue000|pre-?treatment)")
_THAN_BY = re.compile(
    rf"\b(?:{MORE}|{CHANGED}|(?:over|under)estimated|exceeded)\s(?:{WIDE}{{1,60}}?\s)?{AGAINST}{THE_OTHER}{WIDE}{{2,60}}?(?<!ed)\sby\s"
    rf"{ABOUT}[£$€]?(?P<value>{_MEASURED})"
)
"""'greater for women than for men by about 11 Gy', 'raised calcium compared with placebo by 22 mg/d'."""
_FURTHER_THAN = re.compile(
    rf"\b(?:additional|extra|further)\s[£$€]?(?P<value>{_MEASURED})(?:\s{WIDE}{{1,70}}?)?(?:{_AGAINST}|\sover{THE_OTHER})"
)
"""'lost an additional 3.1 kg compared with those on B'."""
_OF_BOTH = re.compile(
    rf"\b(?:improvements?|reductions?|increases?|decreases?|changes?|gains?|effects?|declines?|falls?|rises?)\s(?:in|of|on)\s"
    rf"{WIDE}{{2,80}}?\s{AGAINST}{THE_OTHER}{WIDE}{{2,50}}?\s(?:was|were|is|averaged|amounted\sto|reached)\s{ABOUT}"
    rf"(?P<value>{_N}{UNIT})(?!{UNIT}?,?\s(?:and|vs\.?|versus|compared)\s[{_N}{_PC}])"
)
"""'the improvement in FEV1 with A versus placebo was 0.06 L'; two numbers would be those of the two."""
_NEXT_AGAINST = re.compile(rf"{WORDS}{{2,50}}\)(?:,|\sand|,\sand)\s(?P<value>{_N}){UNIT}?{_AGAINST}")
"""'by 2.4 mm Hg (versus A) and 4.6 mm Hg (versus B)'."""
_LISTED_CHANGES = re.compile(
    rf"\b{CHANGED}\s(?:(?:{WORDS}{{1,60}}?\s)?(?:by|of)\s{ABOUT})?"
    rf"(?P<list>{LISTED})(?:,?\srespectively,?)?(?:\s?\(\s?{_P}\s?\),?)?{DOSES}{WORDS}{{0,45}}?,?\s(?:as\s)?{AGAINST}{THE_OTHER}"
)
_DIFFER_BY = re.compile(rf"\bdiffer(?:s|ed)?\sby\s{ABOUT}(?P<list>{LISTED}|{_N}{UNIT})")
_IN_GROUPS = re.compile(r"\b(?:groups?|arms?|treatments?|placebo|controls?)\b")
_PRESSURES = re.compile(
    rf"(?P<one>{_N})\s?/\s?(?P<minus>[-−–])?(?P<two>{_N})\smm\s?Hg\s(?:{MORE}\s)?{AGAINST}{THE_OTHER}"
)
_BY = rf"by\s{ABOUT}"
_LISTED = re.compile(
    rf"\b{_BY}(?P<value>{_N}{UNIT}|{_PC})(?:\s(?:with|in|for|at|on|after|among)\s{WIDE}{{2,40}}?)?(?:,\sand\s|,\s|\sand\s)"
    rf"(?:(?:{_N}-(?=[a-z]))?{WORDS}{{2,60}}(?:\([^()]{{1,12}}\)\s)?)?(?={_BY})"
)
"""'by 38 mg/dL, weight by …': what the last of the list is set against, all are."""


def find_more_than(read: Quantities) -> Iterator[Estimate]:
    """Differences in the order of their constructions; their places may meet those of estimates with intervals."""
    for match in _DIFFER_BY.finditer(read.shape) if "iffer" in read.shape else ():
        if _IN_GROUPS.search(read.shape):
            yield from _all_of(read, match)
    if not any(cue in read.shape for cue in _SETS_AGAINST):
        if _P in read.shape:
            yield from _all_set_against(read, (_COMPARATIVE, *_TESTED))
        return
    for match in _PRESSURES.finditer(read.shape):
        p = _P_OF_BOTH.match(read.shape, match.end())
        yield from _told(read, match.start("one"), "MD")
        yield from _told(read, match.start("two"), "MD", p.end() if p else None, turned=match["minus"] is not None)
    for match in _LISTED_CHANGES.finditer(read.shape):
        if _NUMBER_BEHIND.match(read.shape, match.end()) is None:
            yield from _all_of(read, match)
    yield from _all_set_against(
        read, (_COMPARATIVE, _CHANGED_BY, _MORE_BY, _THAN_BY, _FURTHER_THAN, _OF_BOTH, *_TESTED)
    )


def _all_set_against(read: Quantities, forms: tuple[re.Pattern[str], ...]) -> Iterator[Estimate]:
    for form in forms:
        match = form.search(read.shape)
        while match is not None:
            yield from _set_against(read, match)
            match = form.search(
                read.shape, _place(match) + 1
            )  # 'used 10 mg less of A and 6 mg less of B than' tells both


def _set_against(read: Quantities, match: re.Match[str]) -> Iterator[Estimate]:
    """The number of a form, those of the list that it closes, and those that go on from it."""
    place = _place(match)
    if not _is_bare(read, match, place):
        return
    for each in _before(read, place):
        yield from _told(read, each, measure_at(read, each))
    if bounds := _BOUNDS_OF_BOTH.match(read.shape, match.end()) if match.re not in (_THAN_BY, _OF_BOTH) else None:
        yield from _bounded(read, place, bounds.end())
    p = _P_OF_BOTH.match(read.shape, match.end()) if match.re not in (_THAN_BY, _OF_BOTH) else None
    yield from _told(read, place, measure_at(read, place), p.end() if p else None)
    while goes_on := _NEXT_AGAINST.match(read.shape, match.end()):
        match = goes_on
        yield from _told(read, match.start("value"), measure_at(read, match.start("value")))


def _place(match: re.Match[str]) -> int:
    return match.start() if match.re is _COMPARATIVE else match.start("value")


def _all_of(read: Quantities, match: re.Match[str]) -> Iterator[Estimate]:
    """The numbers of a list, each a difference."""
    for place in listed_in(read, match):
        if not read.found[read.index_at(place)].words:
            yield from _told(read, place, measure_at(read, place))


def may_tell_more(words: str) -> bool:
    """Whether a sentence could say by how much one is more than another: a test before it is read."""
    return any(cue in words for cue in _SETS_AGAINST) or " per 1" in words or _MORE_BEHIND.search(words) is not None


def _is_bare(read: Quantities, match: re.Match[str], place: int) -> bool:
    """Whether words lead to the number, it is no share of a group, and that of no other group stands behind."""
    if read.found[read.index_at(place)].words and match.re is not _COMPARATIVE:
        return False
    if match.re in (_COMPARATIVE, _TESTED_MORE) and not _LEAD.search(read.shape, max(place - 20, 0), place):
        return False
    if match.re in _TESTED and (_SINCE_BEFORE.search(read.shape, 0, place) or read.shape.endswith(" and ", 0, place)):
        return False  # of one group; '60, 120 and 180 min later' tells when
    bare = (
        read.shape[place] != _PC
        and read.shape[max(place - 1, 0)] not in "£$€"
        and _WITHOUT_UNIT.match(read.shape, place + 1)
    )
    if bare and "." not in str(read.found[read.index_at(place)].value):
        return False  # '3 more than', '2 higher than' count or rank
    if read.shape[place] == _PC and not PERCENT_SCALE.search(read.shape[max(place - 90, 0) : match.end()]):
        return False
    if match.re in (_THAN_BY, _OF_BOTH):
        return not tells_when(read.shape, place, match.group())
    return match.re in (_COMPARATIVE, *_TESTED) or _NUMBER_BEHIND.match(read.shape, match.end()) is None


def _before(read: Quantities, place: int) -> list[int]:
    """The places of the numbers of the list that the one at `place` closes."""
    led = {match.end(): match.start("value") for match in _LISTED.finditer(read.shape, max(place - 250, 0), place)}
    found: list[int] = []
    by = read.shape.rfind("by ", 0, place)
    while by in led:
        found.insert(0, led[by])
        by = read.shape.rfind("by ", 0, led[by])
    return found


_BEHIND = 40


def measure_at(read: Quantities, place: int) -> Measure:
    """What a difference at `place` is of, from the words of its clause."""
    clause = max(read.shape.rfind(cut, 0, place) for cut in (". ", "; ", " than ", " with "))
    return of_difference(read.shape[max(clause, 0) : place], read.shape[place + 1 : place + _BEHIND])


def _bounded(read: Quantities, place: int, end: int) -> Iterator[Estimate]:
    """The estimate at `place` with the interval that ends at `end`, where it lies in it."""
    value, bounds = read.found[read.index_at(place)].value, read.found[read.index_at(end - 1)]
    if value is not None and holds(bounds, value):
        yield made_with(read, measure_at(read, place), value, place, bounds, end)


def _told(
    read: Quantities, place: int, measure: Measure, behind: int | None = None, *, turned: bool = False
) -> Iterator[Estimate]:
    """The estimate at `place`; what it is set against ends at `behind`, where that is known and a P-value follows."""
    value = read.found[read.index_at(place)].value
    if value is not None:
        yield made_with(read, measure, -value if turned else value, place, None, behind or place + 1)
