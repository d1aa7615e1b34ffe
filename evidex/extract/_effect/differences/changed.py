"""Differences that are called a change, or stand for one, with their interval right beside: 'was reduced by 5.2 mmHg
(95% CI 2.1 to 8.4) compared with placebo', '−4.9 cases per 100 patients; 95% CI …', 'by 0.2 for each unit (95% CI …)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.between import (
    HIGHER,
    crosses_zero,
    is_between_groups,
    is_count_of_more,
    is_set_apart,
    is_told_alone,
    tells_effect,
)
from evidex.extract._effect.differences.far import HUNDREDS
from evidex.extract._effect.differences.relative import (
    AGAINST,
    RISK,
    is_bare_change,
    is_relative,
    stands_before_reduction,
)
from evidex.extract._effect.numbers.estimate import Context, Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds, made_with
from evidex.extract._effect.numbers.scales import (
    IN_DEVIATIONS,
    IN_POINTS,
    PERCENT_SCALE,
    measures_level_in_percent,
    of_difference,
    parts_shares,
)
from evidex.text.powers import POWERED
from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = ["find_changed"]

_N, _I, _R, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent"))
_ASSOCIATED = re.compile(
    r"\b(?:associated|related|linked) (?:with|to)\b|\b(?:relationship|association)s?\s(?:between|of|with)\b"
)
_DIFFERENCES: frozenset[Measure] = frozenset({"MD", "RD", "SMD"})
_UNIT = (
    rf"(?:{POWERED}|"
    r"\s?[a-zA-Zµμ]{1,10}/\s?\ue000\s?(?:h|hours?|d|days?|mL|ml|min)\b|\s?[%a-zA-Zµμ°·.²³/-]{1,18}(?:(?<=/m)2|(?<=/cm)2)?(?:\s[a-zA-Z0-9²³/·-]{1,12}){0,3}?)?"
)
_OF_HUNDRED = rf"(?:\s[a-z]+(?:\sper\s|/|\sin\s){_N}(?:\s[a-z-]+){{0,2}})?"
_PER_HUNDRED = re.compile(_OF_HUNDRED)
_PER_UNIT = rf"(?:\s(?:per|for (?:each|every))\s[^;:,()\[\]{_N}{_I}]{{2,50}})?"
_BESIDE = re.compile(
    rf"[{_N}{_PC}]{_UNIT}{_OF_HUNDRED}{_PER_UNIT}[\s,;:]{{0,3}}[(\[]?\s?(?:(?:{_P}|{_N}\s(?:trials|studies|RCTs))[,;]\s)?(?P<i>{_I})"
    rf"|{_N}{_UNIT}\s?[(\[]\s?(?P<r>{_R})\s?[)\]]{_UNIT}[;,]?\s?[(\[]?\s?{_P}"
    rf"|{_N}{_UNIT}\s?[(\[]\s?(?P<r2>{_R})\s?[;,]\s?{_P}|{_PC}\s?[(\[]\s?(?P<r3>{_R})\s?[)\]]"
    rf"|{_N}{_UNIT}\s?[(\[;,]\s?(?P<r4>{_R}){_UNIT}\s?[;)\]]|{_PC}\s(?:lower|higher)\s?[(\[]\s?(?P<r5>{_R})\s?[)\]]"
)
_HEADED = re.compile(
    rf"[(\[]\s?{_PC}\s?(?:CIs?|CrI|[Cc]onfidence\s[Ii]ntervals?)[^()\[\]]{{0,12}}[)\]]\s(?:[a-z]+\s)?"
    rf"(?:reduction|increase|decrease|improvement|difference|gain)\s(?:in|of)\s[^.;:()\[\]{_N}{_I}{_R}{_PC}]*$"
)
"""'a mean (95% CI) reduction of 26 (15-36)': bounds without a name are those of the interval that was announced,
of the one number of the clause. Announced before levels ('mean (95% CI) scores'), they tell what each group has."""
_STEP = re.compile(r"\s(?:per|for (?:each|every))\s(?:[\w-]+\s){0,3}(?:increase|increment|unit|decrease|higher|rise)\b")
_LONGER = re.compile(r"\s(?:longer|shorter|higher|lower|greater|less|more|better|worse)\s?[(\[]?\s?$")
_ALL = 100
"""Percent: what is higher by more tells how many times, not by how many of a hundred."""
_OF_MEANS = re.compile(
    r"\b(?:[Mm]eans\s(?:being|were|of)|(?:geometric|respective|group|adjusted)\s(?:geometric\s)?means)\s"
    r"(?:\ue000[^;.]{0,40}\sand\s)?$"
)
"""'geometric means being 55 (95% CI 38–81) and 29', 'with respective means 55 (95% CI 38–81) and 29': levels."""
_REACHED = re.compile(
    r"\b(?:increas|decreas|reduc|rais|lower|improv|declin|elevat|dropp?|[Ff]ell|rose)\w*\s(?:\w+ly\s)?to\s$"
)
"""'was significantly increased to 0.039 (0.035–0.068)': a level, and the range beside it is that of the group."""
_LABELLED = r"(?:(?!(?:and|vs|versus)\b)[\w-]+\s){1,3}"
_SIDE_BY_SIDE = re.compile(
    rf"[(\[]\s?{_LABELLED}{_N}\s?[(\[]\s?[{_R}{_I}{_N}][^()\[\]]{{0,5}}[)\]]\s(?:and|vs\.?|versus)\s{_LABELLED}$"
)
"""'(oil -5.0 [-39.0 to -2.5] and placebo' before '4.5 [0.0–19.0], p = 0.008': each group's own level."""
_CLAUSE = re.compile(rf"; (?![{_I}{_P}])|\. ")
_BESIDE_SHARES = re.compile(
    rf"{_PC}\s[^.;()\[\]{_N}{_PC}]{{2,40}}[(\[][^()\[\];{_N}{_PC}]{{2,30}}\s(?:vs\.?|versus|minus)\s[^()\[\];{_N}{_PC}]{{2,30}}$"
)
"""'were 26% for A and 16% for B (A vs B, 9.9 [95% CI …])'."""
_UNIT_BEHIND = re.compile(r"\s?[a-zA-Zµμ°]")
_MOVED_BY = re.compile(
    rf"\b(?:was|were)\s(?:[a-z]+ly\s)?(?:reduced|increased|lowered|raised|decreased)\s(?:[a-z]+ly\s)?by\s{ABOUT}$"
)
_ABSOLUTE = re.compile(r"\b[Aa]bsolute\s(?:[a-z]+\s)?(?:risks?|rates?|mortality|incidence|reductions?)\b[^.;:]{0,60}$")
_REDUCTION = re.compile(r"\b(?:reductions?|increases?|decreases?|relative(?!\sto)|decline)\b")


@dataclass(frozen=True)
class _Change:
    """A number with bounds right beside it, and the words of its clause before and behind."""

    read: Quantities
    match: re.Match[str]
    form: str
    """The group of `_BESIDE` that holds the bounds: 'i' is a named interval, all others are bare ranges."""
    value: Decimal
    bounds: Quantity
    before: str
    behind: str

    @property
    def place(self) -> int:
        return self.match.start()

    @property
    def crosses(self) -> bool:
        return crosses_zero(self.bounds)

    @property
    def between(self) -> str:
        """What stands between the number and its bounds."""
        return self.read.shape[self.place : self.match.start(self.form)]

    @property
    def has_unit(self) -> bool:
        return _UNIT_BEHIND.match(self.read.shape, self.place + 1) is not None


def find_changed(read: Quantities, context: Context, *, has_ratio: bool) -> Iterator[Estimate]:
    """'reduced by 5.2 mmHg (95% CI 2.1 to 8.4) compared with placebo': a difference that is called a change."""
    for match in _BESIDE.finditer(read.shape) if _I in read.shape or _R in read.shape else ():
        change = _change_of(read, match)
        if change is None or (_must_stand_alone(change) and not _stands_alone(change, context)):
            continue
        measure = _changed_measure(change, pooled=context.pooled)
        is_slope = measure in ("MD", "beta") and _is_slope(change, told=measure == "beta")
        measure = "beta" if is_slope else measure
        if measure is None or not (measure == "other" or is_slope or _compares(change, measure, context)):
            continue
        if measure in _DIFFERENCES and _REACHED.search(change.before):
            continue
        named = change.crosses or change.has_unit or is_count_of_more(change.behind)
        if measure in ("MD", "RD") and has_ratio and not named:
            continue  # without a unit it is another of the ratios that the sentence tells
        end = match.end() if change.form == "i" else match.start(change.form) + 1
        yield made_with(read, measure, change.value, change.place, change.bounds, end)


def _change_of(read: Quantities, match: re.Match[str]) -> _Change | None:
    """The number and its bounds; None where it does not lie in them, or is a level."""
    form = next(name for name in ("i", "r", "r2", "r3", "r4", "r5") if match.group(name))
    bounds = read.found[read.index_at(match.start(form))]
    value = read.found[read.index_at(match.start())].value
    before = _CLAUSE.split(read.shape[: match.start()])[-1]
    if value is None or not holds(bounds, value) or _tells_levels(before, form):
        return None
    behind = _CLAUSE.split(re.sub(rf"^;\s{_P}", "", read.shape[_behind(match, form) :]))[0]
    return _Change(read, match, form, value, bounds, before, behind)


def _tells_levels(before: str, form: str) -> bool:
    """Whether the words before name means, or another group's level stands beside a bare range."""
    return _OF_MEANS.search(before) is not None or (form != "i" and _SIDE_BY_SIDE.search(before) is not None)


def _must_stand_alone(change: _Change) -> bool:
    """Whether bounds are so bare that another number may own them."""
    return change.form == "r4" or (change.form == "r3" and change.crosses)


def _stands_alone(change: _Change, context: Context) -> bool:
    """Whether the clause shows that one difference is told."""
    before, behind = change.before, change.behind
    if _HEADED.search(change.read.shape, max(change.place - 150, 0), change.place):
        return True
    if (change.crosses and is_told_alone(before, behind)) or HIGHER.match(behind):
        return True
    return is_set_apart(before, pooled=context.pooled)


def _compares(change: _Change, measure: Measure, context: Context) -> bool:
    """Whether a change is told of two groups, or is an effect by its unit."""
    if _LONGER.search(change.between) or _is_said(change, measure):
        return True
    return is_between_groups(change.before, change.behind, context, change.bounds, change.value)


def _is_said(change: _Change, measure: Measure) -> bool:
    """'the effect of A on B was 0.11 m/s', 'deaths were reduced by 3.1 percentage points': by its unit no level."""
    if change.has_unit and tells_effect(change.before, change.behind):
        return True
    in_points = measure == "RD" or IN_POINTS.match(change.read.shape, change.place + 1) is not None
    return in_points and _MOVED_BY.search(change.before) is not None


def _is_slope(change: _Change, *, told: bool) -> bool:
    """'by 0.2 for each unit increase in BMI (95% CI …)', 'was related to it, with a slope of 1.4 ms per mg/mL (…)'."""
    if _STEP.search(change.read.shape, change.place, change.match.end()):
        return True
    if _ASSOCIATED.search(change.before) is None:
        return False
    unit = change.between[1:]
    return told or (_N not in unit and of_difference("", unit) == "beta")


def _behind(match: re.Match[str], form: str) -> int:
    """Where the words behind the bounds begin: before those that lead to the P-value, which tell the other group."""
    against = form == "r" and AGAINST.search(match.group(), match.end(form) - match.start())
    return match.end(form) + 1 if against else match.end()


def _changed_measure(change: _Change, *, pooled: bool) -> Measure | None:
    """What the number could be, before its clause is asked whether it compares; None: no effect."""
    read, before, behind = change.read, change.before, change.behind
    if read.shape[change.place] != _PC:
        return _measure_of_level(change)
    if PERCENT_SCALE.search(read.text[read.start : read.place(change.place)]):
        return of_difference(before, behind) if change.form != "r3" else None
    if change.form == "r5":  # 'the rate of ulcers was 71% lower (59% to 79%)'
        return "other" if RISK.search(before) else None
    if is_relative(before, behind) if change.form == "i" else is_bare_change(before):
        return "RD" if _ABSOLUTE.search(before) else "other"
    if stands_before_reduction(before, behind, pooled=pooled):
        return "other"
    return _measure_of_percent(change)


def _measure_of_level(change: _Change) -> Measure:
    """What a number without a percent sign is a difference of."""
    before, after = change.before, change.place + 1
    beside_shares = _BESIDE_SHARES.search(before) is not None and not measures_level_in_percent(before)
    of_shares = _is_per_hundred(change.read, change.place) or beside_shares
    measure: Measure = "RD" if of_shares else of_difference(before, change.behind)
    return "SMD" if measure == "MD" and IN_DEVIATIONS.match(change.read.shape, after) else measure


def _measure_of_percent(change: _Change) -> Measure | None:
    """What a percentage is that no words tell to be relative: by how its bounds lie, and the shares beside it."""
    before, behind, high = change.before, change.behind, change.bounds.high
    told = of_difference(before, behind, percent=True)
    of_more = HIGHER.match(behind) or is_count_of_more(behind)
    if told == "RD" and of_more and high is not None and high <= _ALL:
        return told
    if not change.crosses and not (high is not None and high < 0):
        return None
    if told == "MD" and parts_shares(change.read, change.value):
        return "RD"
    return "other" if _REDUCTION.search(before[-70:]) else told


def _is_per_hundred(read: Quantities, place: int) -> bool:
    """'-4.9 cases per 100 patients; 95% CI …' tells how many more of a hundred."""
    match = _PER_HUNDRED.match(read.shape, place + 1)
    return match is not None and match.end() > place + 1 and read.found[read.index_at(place) + 1].value in HUNDREDS
