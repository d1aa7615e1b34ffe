"""Point estimates with their intervals and P-values: which number belongs to which measure's name."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from evidex.extract._effect.differences.find import find_unnamed
from evidex.extract._effect.numbers.bounds import (
    bare_interval,
    complete,
    far_interval,
    interval_behind,
    interval_of,
    is_beside,
)
from evidex.extract._effect.numbers.estimate import Context, Estimate
from evidex.extract._effect.numbers.inherited import OF_A_SCALE, inherit
from evidex.extract._effect.numbers.labels import RATIOS, Label, find_labels, is_adjusted
from evidex.extract._effect.numbers.leading import is_said_to_be, leads_on
from evidex.extract._effect.numbers.lists import behind_reference, respective, with_bounds_behind
from evidex.extract._effect.numbers.made import made_with
from evidex.extract._effect.numbers.meanings import is_relative
from evidex.extract._effect.numbers.members import members
from evidex.extract._effect.numbers.needed import numbers_needed, retold
from evidex.extract._effect.numbers.p_values import settle_p_values
from evidex.extract._effect.numbers.plain import measure_of_plain
from evidex.extract._effect.numbers.possible import is_possible
from evidex.extract._effect.numbers.scales import IN_POINTS, in_points
from evidex.extract._effect.numbers.stated import (
    HAS_UNIT,
    ends_clause,
    is_stated_difference,
    leads_bare,
    leads_in_bracket,
    may_be_told,
    place_before,
    said_significant,
)
from evidex.extract._planned import ONLY_TO_BE_FOUND, TO_BE_FOUND
from evidex.text.quantities import SIGN, Quantities, Quantity
from evidex.text.units import TIME_UNIT

__all__ = ["find_estimates"]

_N, _I, _R, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent", "plus_minus"))


_DIRECT = re.compile(
    rf"(?:\s?[(\[][^()\[\]{_N}]{{1,60}}[)\]]|\s?\({_N}\)(?=\s?=)|\sper\s{_N}\s?[a-zA-Z/]{{1,10}},?)?[\s:;,=≈~(\[]{{0,4}}"
    r"(?:(?:of|was|were|is|are|as|at|equal to|equaled|to be|estimated at|estimate)\b\s?)?"
    rf"(?:\s?(?:only|about|approximately|around|up to|just|therefore|thus|also)\s)?"
    rf"[\s=:(\[]{{0,3}}(?:[£$€]|\+\s)?(?=[{_N}{_PC}{_PM}{_R}])"
)
_COPULA = re.compile(
    r"(?:\b(?:was|were|is|are|being|became|reached|approximated|amounted to|to|ranged from)|[=:])\s?"
    r"(?:only |about |approximately |also |therefore |thus )?$"
)
_STATISTIC = re.compile(r"\b(?:F|t|z|Z|χ2|chi2?)\s?(?:[\d,\ue000]{1,4}|\([^()]{1,9}\))?\s?=\s?$")
"""'effect size (F1,45 = 15.1)': a test's statistic."""
_BETWEEN = re.compile(r"\bbetween\b[^()]*[(\[]\s?$")
_AND_ANOTHER = re.compile(rf"{_I}[^()]{{0,3}}[)\]]\s(?:and|versus|vs\.?)\s[^()]{{1,60}}[(\[][{_N}{_PC}]")
"""'no difference in cure rate between A (64%; 95% CI …) and B (68%; 95% CI …)': what each has."""
_COMPARED = re.compile(r"[<>≤≥]\s?(?:or\s?)?=?\s?$")
_WEAK_COPULA = re.compile(r"(?:\bof|[,(\[;]|\b(?:with|by|from|and|at|increase|increment|decrease))\s?$")
_OF_WHAT = re.compile(rf"(?:\s?\([A-Za-z]{{1,5}}\))?\s(?:of|for|in)\s[^,;:(){_N}{_I}{_P}{_R}{_PC}]{{2,100}}\s")
"""'the relative risk (RR) of relapse 0.25 (95% CI …)'."""
# A difference to be detected, the power of a design, a phase of a half-life: numbers that nobody found.
_NOT_FOUND = re.compile(rf"\b(?:{ONLY_TO_BE_FOUND}|(?<!post[ -])dose|alpha|α|half-li\w+|t1/2|t½|phase)\b")
_REFERENCE = re.compile(rf"(?:,\s|\sand\s){_N}|\s?[(\[]\s?[Rr]ef")
"""'relative risks were 1.0, 0.93 (CI …), 0.82 (CI …)': the first is what the others are set against."""
_IS_LEVEL = re.compile(rf"[{_N}{_PC}]\s?%?\s?(?:CIs?\b|CrI\b|[Cc]onfidence)")
_LASTING = re.compile(rf"{_N}-{TIME_UNIT}\b")
"""'the difference in mean 24-hour pressure'."""
_BEHIND_SHARE = re.compile(rf"{_PC}\s?[(\[;,]\s?$")
"""'80.4% against 76.0% (difference: 4.4)'."""
_TO_BE_FOUND = re.compile(rf"\b{TO_BE_FOUND}\b")
_MOVED_BY = re.compile(r"\b(?:reduc|lower|decreas|increas|rais)\w*\b")
_SQUARE = 2
_POWER = re.compile(rf"\s?[(\[{{]?\s?{_N}")
"""Right behind a name: the '2' of 'between the two' is none."""
_CORRESPONDING = re.compile(r"\b[Cc]orresponding\s(?:\w+\s)?$")
"""'Corresponding hazard ratios were …': they are adjusted as those before."""
_NEXT_ARMS = re.compile(
    rf"[^.;()\[\]{_N}{_PC}]{{0,30}}[)\]]?[^.;()\[\]{_N}{_PC}]{{0,40}};[\s\"]{{1,2}}[\w\s+-]{{1,40}}?\s(?:vs\.?|versus|minus)\s[\w\s+-]{{1,30}}[,:]?\s?$"
)
_FOR_ANOTHER = re.compile(rf"[)\]]{{0,2}}\s(?:for|in|at|after)\s[^.;()\[\]{_N}{_PC}]{{2,60}}(?:,\s|\sand\s)$")


def find_estimates(read: Quantities, context: Context) -> list[Estimate]:
    """The estimates of one sentence, in text order; `context` is what was said before, and is brought up to date."""
    labels = find_labels(read.shape, context.meanings)
    found: dict[int, Estimate] = {}
    told_before = context.adjusted
    for number, label in enumerate(labels):
        reach = labels[number + 1].start if number + 1 < len(labels) else len(read.shape)
        for estimate in _named(read, label, reach):
            if told_before and _CORRESPONDING.search(read.shape, max(label.start - 30, 0), label.start):
                estimate = msgspec.structs.replace(estimate, adjusted=True)
            found.setdefault(estimate.place, estimate)
    has_ratio = context.measure is not None or any(not label.plain for label in labels)
    for estimate in find_unnamed(read, context, found.values(), has_ratio=has_ratio):
        found.setdefault(estimate.place, estimate)
    inherit(read, labels, found, context)
    made = _alike_in_lists(read, [in_points(read, found[place]) for place in sorted(found)])
    for estimate in made:
        if estimate.low is not None and estimate.measure in RATIOS:
            context.measure, context.adjusted = estimate.measure, estimate.adjusted
        if estimate.low is not None:
            is_ratio = estimate.measure in RATIOS and read.shape[estimate.place] != _PC
            context.difference = None if is_ratio else estimate.measure
    needed = [each for each in numbers_needed(read) if each.place not in found]
    return settle_p_values(read, retold(read, sorted([*made, *needed], key=lambda each: each.place)))


def _alike_in_lists(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'(A vs C, 1.1 [95% CI …]; B vs C, 9.9 [95% CI …])', '0.08 (95% CI …) for height and -0.01 (95% CI …) for weight':
    what the first is, those of its list are."""
    for at in range(1, len(made)):
        last, each = made[at - 1], made[at]
        if last.measure not in ("RD", "SMD") or each.measure != "MD" or each.label != each.place:
            continue
        bare = read.shape[each.place] == read.shape[last.place] and not HAS_UNIT.match(read.shape, each.place)
        goes_on = bare and _FOR_ANOTHER.match(read.shape, last.end, each.place)
        if goes_on or _NEXT_ARMS.match(read.shape, last.end, each.place):
            made[at] = msgspec.structs.replace(each, measure=last.measure)
    return made


def _named(read: Quantities, label: Label, reach: int) -> list[Estimate]:
    """The estimates that a label names itself: right behind it, or further on behind a verb or before an interval."""
    shape = read.shape
    if (direct := _DIRECT.match(shape, label.end)) and is_said_to_be(shape, label, direct.end()):
        made = _estimates_at(read, label, direct.end(), label.start)
        if made:
            return made
    if around := place_before(read, label):
        return _told_before(read, label, *around)
    stop = min(reach, label.end + 170)
    for index in range(read.index_at(label.end), len(read.found)):
        place = read.offset_of(index)
        if place < stop and label.plain and leads_in_bracket(read, label, place):
            return _estimates_at(read, label, place, label.start)
        if place >= stop or ends_clause(shape[label.end : place], plain=label.plain):
            break
        has_interval = interval_behind(read, place) is not None
        if not may_be_told(read, label, place, interval_of(read, place) if has_interval else None):
            continue
        before = shape[label.end : place]
        decimal = "." in str(read.found[index].value)
        copula = _COPULA.search(before)
        if label.plain and _BETWEEN.search(before) and _AND_ANOTHER.search(shape, place, place + 120):
            break
        if _COMPARED.search(before) or _STATISTIC.search(before) or is_beside(read, place):
            continue
        value = read.found[index].value
        has_bounds = has_interval or (value is not None and bare_interval(read, place, value) is not None)
        led_to = has_interval or (value is not None and far_interval(read, place, value) is not None)
        of_what = has_interval and not label.plain and _OF_WHAT.fullmatch(before)
        if (
            of_what
            or (decimal and label.measure in RATIOS and not label.plain and leads_on(read, before, place))
            or (led_to and _WEAK_COPULA.search(before))
            or (copula and (has_bounds or ((decimal or _is_share_of(read, label, index)) and not label.plain)))
            or is_stated_difference(read, label, place)
        ):
            return _estimates_at(read, label, place, label.start)
    return []


def _told_before(read: Quantities, label: Label, place: int, bounds: int) -> list[Estimate]:
    """The estimate whose number stands before its name and whose interval or P-value stands behind it."""
    quantity, behind = read.found[read.index_at(place)], read.found[read.index_at(bounds)]
    if quantity.value is None or not is_possible(read, label, quantity, place):
        return []
    percent = read.shape[place] == _PC
    measure = measure_of_plain(read, label, bounds, of_shares=percent) if label.plain else label.measure
    if behind.kind == "p":
        return [made_with(read, measure, quantity.value, place, None, bounds)]
    return [made_with(read, measure, quantity.value, place, behind, bounds + 1)]


def _is_share_of(read: Quantities, label: Label, index: int) -> bool:
    """'the risk differences for these 2 groups were 27% and 26%'."""
    return label.measure == "RD" and read.found[index].kind == "percent"


def _estimates_at(read: Quantities, label: Label, place: int, start: int) -> list[Estimate]:
    """The estimate that stands at a place behind a measure's name, with those that it heads."""
    quantity = read.found[read.index_at(place)]
    if quantity.kind == "range":
        return _pair_of(label, quantity, place)
    if quantity.value is None or _is_none(read, label, quantity, place):
        return []
    made = complete(read, label.measure, quantity, place, start, _level_of(read, label))
    if label.plain and made.low is None and made.p is None and (p := said_significant(read, place)):
        made = msgspec.structs.replace(made, p=p[0], end=p[1])
    if made.low is None and _is_bare(read, label, made):
        return []
    if made.low is None and made.value == 1 and label.measure in RATIOS and _REFERENCE.match(read.shape, place + 1):
        listed = behind_reference(read, place)
        return _estimates_at(read, label, listed, start) if listed is not None else []
    if made.low is None and _was_to_be_found(read, label, made):
        return []
    made = _measured(read, label, made)
    return with_bounds_behind(read, [made, *(respective(read, made) or members(read, made))])


def _is_none(read: Quantities, label: Label, quantity: Quantity, place: int) -> bool:
    """Whether a number can be no estimate of the measure, whatever stands behind it."""
    if is_beside(read, place) or _IS_LEVEL.match(read.shape, place) or _LASTING.match(read.shape, place):
        return True
    if label.measure == "r" and (
        OF_A_SCALE.search(read.shape, max(label.start - 70, 0), place) or _is_squared(read, label, place)
    ):
        return True  # how well a measurement agrees with itself, or the share of what is explained
    return (quantity.words and label.plain) or not is_possible(read, label, quantity, place)


def _is_bare(read: Quantities, label: Label, made: Estimate) -> bool:
    """Whether an estimate without an interval is none for want of it."""
    if label.plain and made.p is None and not leads_bare(read, label, made.place):
        return True
    if _COMPARED.search(read.shape[: made.place][-12:]):
        return True
    return label.level is not None and "." not in str(made.value)  # '(odds ratios; 95% CIs); 3 trials'


def _was_to_be_found(read: Quantities, label: Label, made: Estimate) -> bool:
    """Whether the words around a measure's name say what a study looked for; of what was found they may say less."""
    surely = made.p is not None or label.measure == "r"
    around = read.shape[max(label.start - 60, 0) : label.end]
    return (_TO_BE_FOUND if surely else _NOT_FOUND).search(around) is not None


def _measured(read: Quantities, label: Label, made: Estimate) -> Estimate:
    """The estimate with the measure that its number and its words make of the name."""
    place, quantity = made.place, read.found[read.index_at(made.place)]
    of_shares = quantity.percent or quantity.kind == "percent" or IN_POINTS.match(read.shape, place + 1) is not None
    of_shares = of_shares or _BEHIND_SHARE.search(read.shape, 0, label.start) is not None
    measure = measure_of_plain(read, label, place, of_shares=of_shares) if label.plain else label.measure
    if measure in RATIOS and read.shape[place] == _PC and _MOVED_BY.search(read.shape, label.end, place):
        measure = "other"  # 'the relative risk was reduced by A (22%; 95% CI …)' is no ratio of 22
    adjusted = label.adjusted or is_adjusted(read.shape, place)
    if not of_shares and is_relative(read, label, made):
        measure, adjusted = "RR", True
    return msgspec.structs.replace(made, measure=measure, adjusted=adjusted)


def _is_squared(read: Quantities, label: Label, place: int) -> bool:
    """'r(2) = 0.67': no degrees of freedom stand in the bracket, but a power."""
    bracket = _POWER.match(read.shape, label.end, place)
    return bracket is not None and read.found[read.index_at(bracket.end() - 1)].value == _SQUARE


def _pair_of(label: Label, quantity: Quantity, place: int) -> list[Estimate]:
    """'Cohen's d = 0.62–2.40' spans several outcomes: its first is told; 'OR 1.2-3.4' names no estimate."""
    if label.measure not in ("SMD", "r", "beta") or quantity.low is None:
        return []
    return [Estimate(label.measure, label.adjusted, quantity.low, place, label.start, place + 1)]


def _level_of(read: Quantities, label: Label) -> Decimal | None:
    if label.level is None:
        return None
    return read.found[read.index_at(label.level)].value
