"""Estimates without a measure's name: 'a 1.5-fold increased risk (95% CI …)', 'fell by 5.2 mmHg (95% CI …) more'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from evidex.extract._effect.estimate import Context, Estimate
from evidex.extract._effect.far import HUNDREDS, find_far
from evidex.extract._effect.labels import Measure
from evidex.extract._effect.made import holds, made_with
from evidex.extract._effect.more_than import find_more_than
from evidex.extract._effect.relative import (
    AGAINST,
    BOTH_TOLD,
    FROM_BEFORE,
    NAMED_ARM,
    RISK,
    is_bare_change,
    is_relative,
    relative_changes,
    stands_before_reduction,
)
from evidex.extract._effect.scales import IN_DEVIATIONS, PERCENT_SCALE, of_difference
from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = ["find_unnamed", "is_count_of_more", "is_level_of_group"]

_N, _I, _R, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent"))
_FEWER = re.compile(rf"^[\s)\]]{{0,3}}(?:{_P}[\s)\]]{{0,3}})?(?:fewer|more|less|additional|extra)\s[a-z]")
"""'0.31 (95% CI …) fewer attacks'."""
_UNIT_BEHIND = (
    r"(?:(?:points?|units?|mm\s?Hg|kg|cm|mm|m[lLgm]|[gLs]|days?|weeks?|months?|years?|hours?|minutes?|SDs?"
    r"|standard deviations?)\s)?"
)
_HIGHER = re.compile(
    rf"[\s)\];]{{1,3}}(?:\s?{_P}[\s)\]]{{1,3}})?{_UNIT_BEHIND}(?:higher|lower|greater|larger|smaller|longer|shorter|heavier|lighter|taller|thicker"
    r"|thinner|faster|slower|better|worse|older|younger|earlier|later)\b"
)
"""'a 1.96 mL (95% CI …) higher stroke volume': what stands so before its noun is a difference, whoever is compared."""
_HIGHER_RISK = re.compile(
    rf"{_HIGHER.pattern}\s(?:\w+\s)?(?:risks?(?!\sscores?)|odds|hazards?|rates?|likelihood|probability|chances?)\b"
)
_CHANGE_OF = re.compile(
    rf"[\s)\];]{{1,3}}(?:{_P}[\s)\]]{{1,3}})?{_UNIT_BEHIND}(?:increase|decrease|reduction|decline|change|rise|fall)\b"
)
_PER_STEP = re.compile(r"\b(?:associated|related|linked) (?:with|to)\s(?:an?\s)?(?:mean\s|average\s)?[-−+]?$")
"""'was associated with a 0.5-point (95% CI …) increase' tells a slope or a difference, not a change in time."""
_ASSOCIATED = re.compile(
    r"\b(?:associated|related|linked) (?:with|to)\b|\b(?:relationship|association)s?\s(?:between|of|with)\b"
)
_FOLD = re.compile(rf"{_N}\s?-?\s?(?:[(\[](?P<bounds>[{_I}{_R}])[)\]]\s)?(?:folds?\b|times\b|x\s)")
_MORE = r"(?:higher|greater|more|increase[ds]?|elevated|excess|lower|less|reduced|reduction|as (?:likely|high|great))"
_FOLD_RISK = re.compile(rf"\)?\s(?:an?\s)?{_MORE}\b[^.;:()\d{_N}{_I}]{{0,40}}?\b(?:risks?|odds|hazards?|likely)\b")
_FOLD_MORE = re.compile(rf"[^.;{_N}]{{0,60}}\b(?:{_MORE}|differences?)\b")
_MORE_BY = re.compile(rf"\b{_MORE}\sby\s(?:an?\s|about\s|approximately\s)?$")
_MORE_BY_IN = re.compile(
    rf"(?:\b{_MORE}\s[(\[]|\b(?:higher|lower|greater|longer|shorter|larger|smaller|better|worse)\s"
    rf"(?:(?:in|with|for|among|on|after)\s[^.;:()\[\]{_N}{_I}{_PC}]{{2,50}}\s)?)"
    r"by\s(?:an average of\s|about\s|approximately\s)?$"
)
"""'which was greater (by 3.9 pmol/l, 95% CI …) in the metoprolol group', 'was lower by 1.2 points (95% CI …)'."""
_RISK_RATIOS: frozenset[Measure] = frozenset({"OR", "HR", "IRR", "PR"})
_TO_RANGE = re.compile(rf"\s?[(\[]\s?{_R}\s?[)\],;]")
_TO_INTERVAL = re.compile(rf"[^.;{_N}{_I}]{{0,130}}?(?:\(n\s?=\s?{_N}\)\s?[(\[]?)?(?:\([^()]{{0,60}}[;,]\s?)?{_I}")
_CHANGED = re.compile(
    r"\b(?:reduc|increas|decreas|improv|declin|lower|higher|great|larger|smaller|longer|shorter|fewer|more\b|less\b"
    r"|superior|inferior|rise\b|rose\b|fell\b|fall\b|gain|effect of\b|benefit|prolong|shorten|change\b|changes\b|raise)"
)
_LEVEL_OF = re.compile(
    r"\b(?:higher|lower|great\w*|larger|smaller|longer|shorter|fewer|more|less)\b.*\b(?:was|were|is|at)\s?$"
)
"""'X, with its higher Y, was 1.1': a level, not a difference."""
_MEAN_OF = re.compile(r"[(\[]\s?(?:means?|medians?|average)[\s:=]{1,3}$")
_OF_THE_OTHER = re.compile(r"\b(?:vs\.?|versus|than|compared (?:with|to))\s$")
"""'rose by 0.9 (…) compared with 0.2 (95% CI …) in the other group': what the other has."""
_ARM_AGAINST = re.compile(r"\w\s(?:versus|vs\.?|minus)\s[\w-]+(?:\s[\w-]+){0,2}:?\s?$")
"""'D2 versus placebo: −0.68 m/s (95% CI …)'."""
_WITHIN = re.compile(
    r"\b(?:baseline|pre-?treatment|before treatment|medians?|mean age|aged?|prevalence|sensitivity|specificity"
    r"|incidence rate|threshold|cut-?off|concentration of|NNT|NNH|number needed)\b"
)
_RATIO_SPEECH = re.compile(r"\b(?:likely|odds|hazards?|risks?|mortality|probability|chance)\b")
_OF_GROUP = re.compile(
    r"^[\s,)\]]{0,3}(?:mm ?Hg\s)?(?:in|for|with|among) (?:the )?[\w-]+(?: [\w-]+){0,2}? groups?,? "
    rf"(?:(?:and|but|while|whereas)\b|(?:vs|versus|compared)\b(?=[^.;]{{0,80}}[{_N}{_PC}]))"
)
_ARMS_IN_BRACKETS = re.compile(
    rf"\b(?:than|versus|vs\.?|compared (?:with|to))\s[^();{_I}]{{2,60}}[(\[][{_N}{_PC}][^()\[\]{_I}]{{0,8}}{_I}"
)
"""'lower for A (6.1; 95% CI …), B (7.9; 95% CI …) compared to C (39; 95% CI …)': what each has."""
_LAST_OF_ARMS = re.compile(
    rf"{_I}[^();{_I}]{{0,8}}[)\]],?\s(?:and\s)?(?:than|versus|vs\.?|compared (?:with|to))\s[^();{_I}]{{2,60}}[(\[]\s?$"
)
_UNIT = r"(?:\s?[%a-zA-Zµμ°·.²³/-]{1,18}(?:(?<=/m)2|(?<=/cm)2)?(?:\s[a-zA-Z0-9²³/·-]{1,12}){0,3}?)?"
_OF_HUNDRED = rf"(?:\s[a-z]+(?:\sper\s|/|\sin\s){_N}(?:\s[a-z-]+){{0,2}})?"
_PER_HUNDRED = re.compile(_OF_HUNDRED)
_BESIDE = re.compile(
    rf"[{_N}{_PC}]{_UNIT}{_OF_HUNDRED}(?:[\s,;:]{{0,3}}[(\[]?\s?)(?P<i>{_I})|{_N}{_UNIT}\s?[(\[]\s?"
    rf"(?P<r>{_R})\s?[)\]]{_UNIT}[;,]?\s?[(\[]?\s?{_P}"
    rf"|{_N}{_UNIT}\s?[(\[]\s?(?P<r2>{_R})\s?[;,]\s?{_P}|{_PC}\s?[(\[]\s?(?P<r3>{_R})\s?[)\]]"
    rf"|{_N}{_UNIT}\s?[(\[;,]\s?(?P<r4>{_R}){_UNIT}\s?[;)\]]"
)
_LONGER = re.compile(r"\s(?:longer|shorter|higher|lower|greater|less|more|better|worse)\s?[(\[]?\s?$")
_ALL = 100
"""Percent: what is higher by more tells how many times, not by how many of a hundred."""
_CLAUSE = re.compile(rf"; (?![{_I}{_P}])|\. ")
_EFFECT = re.compile(r"\b(?:[Ee]ffects?|[Dd]ifferences?|[Nn]et|favou?r\w*)\b")
_ARM_BEFORE = re.compile(
    r"\b(?:vs\.?|versus|than|compared (?:with|to)|(?:increase|decrease|reduction|change|decline|rise|fall) of|and"
    r"|but)\s$"
)
_SPREAD = re.compile(r"\b(?:IQR|[Ii]nterquartile|[Rr]anges?|SD|medians?|quartiles?)\b")


_REDUCTION = re.compile(r"\b(?:reductions?|increases?|decreases?|relative|decline)\b")


def find_unnamed(
    read: Quantities, context: Context, named: Iterable[Estimate], *, has_ratio: bool
) -> Iterator[Estimate]:
    """Folds of a risk, and differences between groups whose interval shows that they were estimated. `has_ratio`: the
    sentence or the one before tells a ratio, of which a number without a unit may be another."""
    named = list(named)
    taken = {offset for estimate in named for offset in range(estimate.place, estimate.end)}
    for estimate in (
        *_folds(read, _ratio_told(named, context)),
        *_changes(read, context, named=has_ratio),
        *relative_changes(read, pooled=context.pooled),
        *find_far(read),
        *find_more_than(read),
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
        around = read.shape[max(match.start() - 90, 0) : match.end()] + behind[:80]
        measure = _measure_of(around) or "other"
        if measure == "RR" and told is not None:
            measure = told
        if inside is not None and holds(inside, value) and _FOLD_MORE.match(behind):
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
        group = next(name for name in ("i", "r", "r2", "r3", "r4") if match.group(name))
        bounds = read.found[read.index_at(match.start(group))]
        value = read.found[read.index_at(place)].value
        before = _CLAUSE.split(read.shape[:place])[-1]
        behind = _CLAUSE.split(re.sub(rf"^;\s{_P}", "", read.shape[match.end() :]))[0]
        if value is None or not holds(bounds, value):
            continue
        crosses = _crosses_zero(bounds)
        alone = (crosses and _is_told_alone(before, behind)) or _HIGHER.match(behind)
        if (group == "r4" or (group == "r3" and crosses)) and not alone:
            continue
        measure = _changed_measure(read, before, behind, place, group, bounds, pooled=context.pooled)
        if measure is None or (
            measure != "other"
            and not (measure == "beta" and _ASSOCIATED.search(before))
            and not _LONGER.search(read.shape[place : match.start(group)])
            and not _is_between_groups(before, behind, context, bounds, value)
        ):
            continue
        has_unit = re.match(r"\s?[a-zA-Zµμ°]", read.shape[place + 1 :]) is not None
        if measure in ("MD", "RD") and named and not (crosses or has_unit or _FEWER.match(behind)):
            continue  # without a unit it is another of the ratios that the sentence tells
        end = match.end() if group == "i" else match.start(group) + 1
        yield made_with(read, measure, value, place, bounds, end)


def _changed_measure(
    read: Quantities, before: str, behind: str, place: int, group: str, bounds: Quantity, *, pooled: bool
) -> Measure | None:
    """What the number at `place` could be, before its clause is asked whether it compares; None: no effect."""
    if read.shape[place] != _PC:
        measure: Measure = "RD" if _is_per_hundred(read, place) else of_difference(before, behind)
        return "SMD" if measure == "MD" and IN_DEVIATIONS.match(read.shape, place + 1) else measure
    if PERCENT_SCALE.search(read.text[read.start : read.place(place)]):
        return of_difference(before, behind) if group != "r3" else None
    if is_relative(before, behind) if group == "i" else is_bare_change(before):
        return "other"
    if stands_before_reduction(before, behind, pooled=pooled):
        return "other"
    told = of_difference(before, behind, percent=True)
    if (
        told == "RD"
        and (_HIGHER.match(behind) or _FEWER.match(behind))
        and bounds.high is not None
        and bounds.high <= _ALL
    ):
        return told
    if not _crosses_zero(bounds):
        return None
    return "other" if _REDUCTION.search(before[-70:]) else told


def _is_per_hundred(read: Quantities, place: int) -> bool:
    """'-4.9 cases per 100 patients; 95% CI …' tells how many more of a hundred."""
    match = _PER_HUNDRED.match(read.shape, place + 1)
    return match is not None and match.end() > place + 1 and read.found[read.index_at(place) + 1].value in HUNDREDS


def _is_told_alone(before: str, behind: str) -> bool:
    """Whether a bare range is that of an effect, not what one arm has beside another: '−6.4 (…) vs −1.4 (…)'."""
    if (
        _SPREAD.search(before)
        or _ARM_BEFORE.search(before)
        or re.match(r"[\s)\]]{0,3}(?:vs|versus|in the|for)\b", behind)
    ):
        return False
    return _EFFECT.search(before) is not None


def _crosses_zero(bounds: Quantity) -> bool:
    """Whether an interval has zero inside: neither a level nor a ratio can."""
    return bounds.low is not None and bounds.high is not None and bounds.low < 0 < bounds.high


def _is_between_groups(before: str, behind: str, context: Context, bounds: Quantity, value: Decimal) -> bool:
    """Whether a change is told of two groups: it is set against another, and no arm of its own stands behind it."""
    if _FEWER.match(behind):
        return True
    if _MORE_BY_IN.search(before):
        return not BOTH_TOLD.search(behind)
    if _stands_before_its_noun(before, behind):
        return not (FROM_BEFORE.search(before[-60:] + behind) or BOTH_TOLD.search(behind))
    if BOTH_TOLD.search(NAMED_ARM.sub("", behind, count=1)):
        return False
    if _MEAN_OF.search(before) or _OF_THE_OTHER.search(before):
        return False
    signed = value < 0 or (bounds.low is not None and bounds.low < 0)
    if not signed and (_ARMS_IN_BRACKETS.search(behind) or _LAST_OF_ARMS.search(before)):
        return False
    of_effect = _crosses_zero(bounds) and _EFFECT.search(before)
    if signed and _ARM_AGAINST.search(before):
        return True
    if (
        not (_CHANGED.search(before) or of_effect or (value < 0 and before.rstrip().endswith("(")))
        or _WITHIN.search(before + behind)
        or _OF_GROUP.match(behind)
    ):
        return False
    if _RATIO_SPEECH.search(before[-80:]) or _LEVEL_OF.search(before):
        return False
    return context.pooled or AGAINST.search(before + behind[:120]) is not None


def _stands_before_its_noun(before: str, behind: str) -> bool:
    """'a 1.96 mL (…) higher volume', 'associated with a 0.5-point (…) increase': a difference by its place.

    '2.3 (…) higher odds' tell how many times.
    """
    if _HIGHER_RISK.match(behind):
        return False
    return _HIGHER.match(behind) is not None or (
        _CHANGE_OF.match(behind) is not None and _PER_STEP.search(before) is not None
    )


def is_level_of_group(read: Quantities, estimate: Estimate) -> bool:
    """'135 (95% CI …) in the leaflet group and': what one group has, no ratio."""
    return (estimate.value >= 100 and estimate.measure != "other") or _OF_GROUP.match(
        read.shape, estimate.end
    ) is not None


def is_count_of_more(behind: str) -> bool:
    """Whether the words behind an interval say that so many fewer or more were counted: no ratio."""
    return _FEWER.match(behind) is not None
