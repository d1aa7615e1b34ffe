"""Estimates without a measure's name: 'a 1.5-fold increased risk (95% CI …)', 'fell by 5.2 mmHg (95% CI …) more'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from evidex.extract._effect.differences.advantage import find_advantages
from evidex.extract._effect.differences.apart import find_apart
from evidex.extract._effect.differences.between import (
    HIGHER,
    OF_GROUP,
    crosses_zero,
    is_between_groups,
    is_count_of_more,
    is_set_apart,
    is_told_alone,
    tells_effect,
)
from evidex.extract._effect.differences.far import HUNDREDS, find_far
from evidex.extract._effect.differences.fronted import find_fronted
from evidex.extract._effect.differences.headed_lists import headed_list
from evidex.extract._effect.differences.more_than import find_more_than
from evidex.extract._effect.differences.net import find_net
from evidex.extract._effect.differences.pressures import find_pressures
from evidex.extract._effect.differences.relative import (
    AGAINST,
    RISK,
    is_bare_change,
    is_relative,
    relative_changes,
    stands_before_reduction,
)
from evidex.extract._effect.differences.share_changes import find_share_changes
from evidex.extract._effect.differences.spoken import find_spoken
from evidex.extract._effect.differences.words import ABOUT
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

__all__ = ["find_unnamed", "is_level_of_group"]

_N, _I, _R, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent"))
_ASSOCIATED = re.compile(
    r"\b(?:associated|related|linked) (?:with|to)\b|\b(?:relationship|association)s?\s(?:between|of|with)\b"
)
_FOLD = re.compile(rf"{_N}\s?-?\s?(?:[(\[](?P<bounds>[{_I}{_R}])[)\]]\s)?(?:folds?\b|times\b|x\s)")
_LISTED_FOLD = re.compile(rf"(?P<value>{_N})\s?[(\[](?P<bounds>{_I})[)\]](?:,?\sand\s|,\s|\sor\s)$")
_MORE = r"(?:higher|greater|more|increase[ds]?|elevated|excess|lower|less|reduced|reduction|as (?:likely|high|great))"
_FOLD_RISK = re.compile(
    rf"\)?\s(?:an?\s)?{_MORE}\b(?:(?<=as likely)|[^.;:()\d{_N}{_I}]{{0,40}}?\b(?:risks?|odds|hazards?|likely)\b)"
)
_P_BESIDE = rf"(?:\s?[(,]\s?{_P}\s?[),]?)?"
_DEGREE = r"(?:higher|greater|lower|larger|smaller|longer|shorter|more|less)"
_FOLD_THAN = re.compile(
    rf"\)?{_P_BESIDE}\s{_DEGREE}(?:"
    rf"\s(?:[\w-]+\s){{0,3}}?(?:in|with|from|among|during|after|on|for)"
    r"\s[^.;:()\[\]\ue000-\ue006]{2,60}?\s(?:than|compared\s(?:with|to)|versus|vs\.?)"
    rf"(?=\s[a-z])|{_P_BESIDE}\sthan\s(?:(?:that|those|it was)\s)?(?:in|with|among)\b)"
)
"""'was 2.3 times greater during sleep than in the day': both sides stand behind; or 'was 2.3-fold (P < 0.01)
lower than in controls'. What a drug's affinity exceeds another by is no effect."""
_OF_A_DRUG = re.compile(r"\b(?:affinit\w+|poten\w+|selectiv\w+)\b")
_TIMES_THE = r"\sthe\s(?:[a-z]+\s){0,2}(?:risks?|odds|hazards?|rates?|likelihood|incidence)\s(?:of|among|in|for)\b"
_FOLD_MORE = re.compile(rf"[^.;{_N}]{{0,60}}\b(?:{_MORE}|differences?)\b|{_TIMES_THE}")
_MORE_BY = re.compile(rf"\b{_MORE}\sby\s(?:an?\s)?{ABOUT}$")
_DIFFERENCES: frozenset[Measure] = frozenset({"MD", "RD", "SMD"})
_RISK_RATIOS: frozenset[Measure] = frozenset({"OR", "HR", "IRR", "PR"})
_TO_RANGE = re.compile(rf"\s?[(\[]\s?{_R}\s?[)\],;]")
_TO_INTERVAL = re.compile(rf"[^.;{_N}{_I}]{{0,130}}?(?:\(n\s?=\s?{_N}\)\s?[(\[]?)?(?:\([^()]{{0,60}}[;,]\s?)?{_I}")
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


def find_unnamed(
    read: Quantities, context: Context, named: Iterable[Estimate], *, has_ratio: bool
) -> Iterator[Estimate]:
    """Folds of a risk, and differences between groups whose interval shows that they were estimated. `has_ratio`: the
    sentence or the one before tells a ratio, of which a number without a unit may be another."""
    named = list(named)
    taken = {offset for estimate in named for offset in range(estimate.place, estimate.end)}
    for estimate in (
        *headed_list(read),
        *_folds(read, _ratio_told(named, context)),
        *_changes(read, context, named=has_ratio),
        *relative_changes(read, pooled=context.pooled),
        *find_far(read),
        *find_more_than(read),
        *find_fronted(read),
        *find_pressures(read),
        *find_apart(read),
        *find_net(read),
        *find_share_changes(read),
        *find_spoken(read, context.difference if not has_ratio else None),
        *find_advantages(read),
    ):
        if not taken & set(range(estimate.place, estimate.end)):
            taken |= set(range(estimate.place, estimate.end))
            yield estimate


def _ratio_told(named: list[Estimate], context: Context) -> Measure | None:
    """The ratio that the sentence, or else the document so far, estimates: a fold of a 'risk' beside it is another."""
    told = {each.measure for each in named if each.measure in _RISK_RATIOS}
    if len(told) == 1:
        return told.pop()
    return context.measure if context.measure in _RISK_RATIOS else None


def _folds(read: Quantities, told: Measure | None) -> Iterator[Estimate]:
    """'2.5 times greater (95% CI 1.4 to 4.6)', 'a two-fold increased risk of death'."""
    for match in _FOLD.finditer(read.shape):
        value = read.found[read.index_at(match.start())].value
        if value is None:
            continue
        behind = read.shape[match.end() : match.end() + 160]
        inside = read.found[read.index_at(match.start("bounds"))] if match["bounds"] else None
        listed = list(_listed_before(read, match.start())) if inside is not None else []
        around = read.shape[max(match.start() - 90, 0) : match.end()] + behind[:80]
        measure = _measure_of(around) or "other"
        if measure == "RR" and told is not None:
            measure = told
        if inside is not None and holds(inside, value) and _FOLD_MORE.match(behind):
            for other, place, bounds, end in listed:
                yield made_with(read, measure, other, place, bounds, end)
            yield made_with(read, measure, value, match.start(), inside, match.end())
            continue
        is_more = "(" in behind[:3] or _FOLD_MORE.match(behind) or _MORE_BY.search(read.shape[: match.start()])
        tail = _TO_INTERVAL.match(read.shape, match.end()) if is_more else None
        if tail is not None:
            interval = read.found[read.index_at(tail.end() - 1)]
            if holds(interval, value):
                yield made_with(read, measure, value, match.start(), interval, tail.end())
                continue
        elif bare := _bare_range(read, match.end(), value):
            interval, end = bare
            yield made_with(read, measure, value, match.start(), interval, end)
            continue
        if measure != "other" and (risk := _FOLD_RISK.match(behind)):
            yield made_with(read, measure, value, match.start(), None, match.end() + risk.end())
        elif (more := _FOLD_THAN.match(behind)) and "." in str(value) and not _OF_A_DRUG.search(around):
            length = 0 if _P in more.group() else more.end()
            yield made_with(read, measure, value, match.start(), None, match.end() + length)


def _listed_before(read: Quantities, place: int) -> Iterator[tuple[Decimal, int, Quantity, int]]:
    """'2.0 (95% CI 1.1 to 3.8) and 3.8 (95% CI 2.0 to 7.3) times more likely': the members before the last, each with
    its place, its interval and where that ends."""
    while match := _LISTED_FOLD.search(read.shape, max(place - 12, 0), place):
        place = match.start()
        value, bounds = (read.found[read.index_at(match.start(name))] for name in ("value", "bounds"))
        if value.value is None or not holds(bounds, value.value):
            return
        yield value.value, place, bounds, match.end("bounds")


def _bare_range(read: Quantities, place: int, value: Decimal) -> tuple[Quantity, int] | None:
    """An interval that is only a range in brackets, with decimals: '2.1-fold (1.4–3.1)'."""
    match = _TO_RANGE.match(read.shape, place)
    if match is None:
        return None
    at = match.group().index(_R) + place
    interval = read.found[read.index_at(at)]
    decimals = "." in str(interval.low) and "." in str(interval.high)
    return (interval, at + 1) if decimals and holds(interval, value) else None


def _measure_of(words: str) -> Measure | None:
    found = [match.group().lower() for match in RISK.finditer(words)]
    if not found:
        return None
    if "odds" in found:
        return "OR"
    return "HR" if any(word.startswith("hazard") for word in found) else "RR"


def _changes(read: Quantities, context: Context, *, named: bool) -> Iterator[Estimate]:
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
        if measure in ("MD", "RD") and named and not (crosses or has_unit or is_count_of_more(behind)):
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


def is_level_of_group(read: Quantities, estimate: Estimate) -> bool:
    """'135 (95% CI …) in the leaflet group and': what one group has, no ratio."""
    return (estimate.value >= 100 and estimate.measure != "other") or OF_GROUP.match(
        read.shape, estimate.end
    ) is not None
