"""Differences that are called a change, or stand for one, with their interval right beside: 'was reduced by 5.2 mmHg
(95% CI 2.1 to 8.4) compared with placebo', '−4.9 cases per 100 patients; 95% CI …', 'by 0.2 for each unit (95% CI …)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from evidex.text.quantities import SIGN, Quantities, Quantity
from evidex.text.unit_powers import POWERED

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


def find_changed(read: Quantities, context: Context, *, has_ratio: bool) -> Iterator[Estimate]:
    """'reduced by 5.2 mmHg (95% CI 2.1 to 8.4) compared with placebo': a difference that is called a change."""
    for match in _BESIDE.finditer(read.shape) if _I in read.shape or _R in read.shape else ():
        place = match.start()
        group = next(name for name in ("i", "r", "r2", "r3", "r4", "r5") if match.group(name))
        bounds = read.found[read.index_at(match.start(group))]
        value = read.found[read.index_at(place)].value
        before = _CLAUSE.split(read.shape[:place])[-1]
        behind = _CLAUSE.split(re.sub(rf"^;\s{_P}", "", read.shape[_behind(match, group) :]))[0]
        if value is None or not holds(bounds, value) or _tells_levels(before, group):
            continue
        crosses = crosses_zero(bounds)
        headed = _HEADED.search(read.shape, max(place - 150, 0), place) is not None
        alone = (
            headed
            or (crosses and is_told_alone(before, behind))
            or HIGHER.match(behind)
            or is_set_apart(before, pooled=context.pooled)
        )
        if (group == "r4" or (group == "r3" and crosses)) and not alone:
            continue
        measure = _changed_measure(read, before, behind, place, group, bounds, pooled=context.pooled)
        has_unit = _UNIT_BEHIND.match(read.shape, place + 1) is not None
        is_slope = measure in ("MD", "beta") and _is_slope(read, before, match, group, told=measure == "beta")
        measure = "beta" if is_slope else measure
        if measure is None or (
            measure != "other"
            and not is_slope
            and not _LONGER.search(read.shape[place : match.start(group)])
            and not _is_said(read, place, measure, before, behind)
            and not is_between_groups(before, behind, context, bounds, value)
        ):
            continue
        if measure in _DIFFERENCES and _REACHED.search(before):
            continue
        if measure in ("MD", "RD") and has_ratio and not (crosses or has_unit or is_count_of_more(behind)):
            continue  # without a unit it is another of the ratios that the sentence tells
        end = match.end() if group == "i" else match.start(group) + 1
        yield made_with(read, measure, value, place, bounds, end)


def _tells_levels(before: str, group: str) -> bool:
    """Whether the words before name means, or another group's level stands beside a bare range."""
    return _OF_MEANS.search(before) is not None or (group != "i" and _SIDE_BY_SIDE.search(before) is not None)


def _is_said(read: Quantities, place: int, measure: Measure, before: str, behind: str) -> bool:
    """'the effect of A on B was 0.11 m/s', 'deaths were reduced by 3.1 percentage points': by its unit no level."""
    if _UNIT_BEHIND.match(read.shape, place + 1) and tells_effect(before, behind):
        return True
    in_points = measure == "RD" or IN_POINTS.match(read.shape, place + 1) is not None
    return in_points and _MOVED_BY.search(before) is not None


def _is_slope(read: Quantities, before: str, match: re.Match[str], group: str, *, told: bool) -> bool:
    """'by 0.2 for each unit increase in BMI (95% CI …)', 'was related to it, with a slope of 1.4 ms per mg/mL (…)'."""
    if _STEP.search(read.shape, match.start(), match.end()):
        return True
    if _ASSOCIATED.search(before) is None:
        return False
    unit = read.shape[match.start() + 1 : match.start(group)]
    return told or (_N not in unit and of_difference("", unit) == "beta")


def _behind(match: re.Match[str], group: str) -> int:
    """Where the words behind the bounds begin: before those that lead to the P-value, which tell the other group."""
    return (
        match.end(group) + 1
        if group == "r" and AGAINST.search(match.group(), match.end(group) - match.start())
        else match.end()
    )


def _changed_measure(
    read: Quantities, before: str, behind: str, place: int, group: str, bounds: Quantity, *, pooled: bool
) -> Measure | None:
    """What the number at `place` could be, before its clause is asked whether it compares; None: no effect."""
    if read.shape[place] != _PC:
        of_shares = _is_per_hundred(read, place) or (
            _BESIDE_SHARES.search(before) is not None and not measures_level_in_percent(before)
        )
        measure: Measure = "RD" if of_shares else of_difference(before, behind)
        return "SMD" if measure == "MD" and IN_DEVIATIONS.match(read.shape, place + 1) else measure
    if PERCENT_SCALE.search(read.text[read.start : read.place(place)]):
        return of_difference(before, behind) if group != "r3" else None
    if group == "r5":  # 'the rate of ulcers was 71% lower (59% to 79%)'
        return "other" if RISK.search(before) else None
    if is_relative(before, behind) if group == "i" else is_bare_change(before):
        return "RD" if _ABSOLUTE.search(before) else "other"
    if stands_before_reduction(before, behind, pooled=pooled):
        return "other"
    told = of_difference(before, behind, percent=True)
    if (
        told == "RD"
        and (HIGHER.match(behind) or is_count_of_more(behind))
        and bounds.high is not None
        and bounds.high <= _ALL
    ):
        return told
    if not crosses_zero(bounds) and not (bounds.high is not None and bounds.high < 0):
        return None
    if told == "MD" and (apart := read.found[read.index_at(place)].value) is not None and parts_shares(read, apart):
        return "RD"
    return "other" if _REDUCTION.search(before[-70:]) else told


def _is_per_hundred(read: Quantities, place: int) -> bool:
    """'-4.9 cases per 100 patients; 95% CI …' tells how many more of a hundred."""
    match = _PER_HUNDRED.match(read.shape, place + 1)
    return match is not None and match.end() > place + 1 and read.found[read.index_at(place) + 1].value in HUNDREDS
