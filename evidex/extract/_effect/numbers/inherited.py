"""Numbers with an interval but no name of their own: they take the measure of the one before ('2.44; 1.12, 5.31')."""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.differences.between import is_count_of_more
from evidex.extract._effect.numbers.bounds import bare_interval, complete, interval_behind, interval_of, is_beside
from evidex.extract._effect.numbers.estimate import Context, Estimate
from evidex.extract._effect.numbers.labels import RATIOS, Label, Measure, is_adjusted
from evidex.extract._effect.numbers.made import holds
from evidex.extract._effect.numbers.needed import NEEDED, TO_BE_TREATED
from evidex.extract._effect.numbers.signed_lists import signed_list
from evidex.extract._effect.numbers.stated import HAS_UNIT
from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = ["OF_A_SCALE", "inherit"]

_N, _R, _P, _PC = (SIGN[kind] for kind in ("number", "range", "p", "percent"))

OF_A_SCALE = re.compile(r"\b(?:[Cc]ronbach|[Ii]nternal consistency|reliability|kappa|[Ii]ntra-?class)\b[^;.]*$")
"""How well a measurement agrees with itself."""
_NO_RATIO = 100
"""A level: no ratio is so great."""
_NOT_A_RATIO = re.compile(
    r"\b(?:means?|median|average|aged?|IQR|range|SD|score|level|concentration|n\s?=|weeks?|months?|days?"
    r"|years?)[^\w;]{0,3}$"
)
_CLOSED_BY_P = re.compile(rf"{_N},\s?{_R}[,;]\s?{_P}[)\]]")
"""'age (1.30, 1.03-2.29, p=0.009)' is no age."""
_AMOUNT = re.compile(
    r"\b(?:declines?|increases?|decreases?|reductions?|changes?|gains?|loss|improvements?|falls?|rises?|drops?)\b"
    r"[^,;()]{0,60}\bof\s?$"
)
_BESIDE_SHARE = re.compile(rf"{_PC}[)\]]?;\s?$")
"""'[69%] vs [83%]; 14%, 9–20': the difference of two shares."""
_OWN_ADJUSTMENT = re.compile(
    r"\b(?:adjusted|multivaria\w+|(?P<un>unadjusted|crude|univaria\w+))(?:\s(?:[A-Za-z]+|\([A-Za-z]+\))){0,2}[\s,:=]{0,3}$"
)
_ANNOUNCED = re.compile(rf"\s?[(\[]\s?{_PC}\s?(?:CIs?|CrI|[Cc]onfidence)\b")


def inherit(read: Quantities, labels: list[Label], found: dict[int, Estimate], context: Context) -> None:
    """Put the estimates that have a measure only by what stands before them with those that were found."""
    used = {offset for e in found.values() for offset in range(e.place, e.end)}
    signed = signed_list(read)
    for index, quantity in enumerate(read.found):
        place = read.offset_of(index)
        if place in used or quantity.kind not in ("number", "percent") or quantity.value is None or quantity.words:
            continue
        before = [found[p] for p in sorted(found) if p < place]
        if not before and place in signed:
            measure: Measure | None = "MD"
            adjusted = is_adjusted(read.shape, place)
        else:
            measure, adjusted = _measure_before(read, labels, before, context, place)
        if measure is None:
            continue
        of_shares = _heads_shares(read, labels) if not before else read.shape[before[-1].place] == _PC
        is_signed = place in signed and measure not in RATIOS
        if not is_signed and not _may_inherit(read, quantity, place, measure, of_shares=of_shares):
            continue
        named = interval_behind(read, place) is not None
        if not before and not labels and not (named or bare_interval(read, place, quantity.value)):
            continue
        if (made := _completed(read, quantity, place, measure)) is not None:
            found[place] = msgspec.structs.replace(made, adjusted=_said_of(read, place, adjusted), inherited=True)
            used.update(range(place, made.end))


def _completed(read: Quantities, quantity: Quantity, place: int, measure: Measure) -> Estimate | None:
    """The number with its interval: what has no name of its own must at least lie in it."""
    made = complete(read, measure, quantity, place, place, None)
    if made.low is None or made.high is None or is_beside(read, place):
        return None
    is_level = made.value >= _NO_RATIO and measure != "other"
    if measure in RATIOS and (is_level or is_count_of_more(read.shape[made.end :])):
        return None
    if made.low <= made.value <= made.high:
        return made
    turned = measure == "MD" and interval_behind(read, place) is not None
    return made if turned and holds(interval_of(read, place), made.value) else None


def _heads_shares(read: Quantities, labels: list[Label]) -> bool:
    """'AUC point estimates (90% confidence interval): A 109% (97.8, 122.8); B …': they may be told in percent."""
    return bool(labels) and _ANNOUNCED.match(read.shape, labels[0].end) is not None


def _measure_before(
    read: Quantities, labels: list[Label], before: list[Estimate], context: Context, place: int
) -> tuple[Measure | None, bool]:
    """The measure that a number without a name has from what stands before it, and whether it is adjusted."""
    if before:
        return _handed_on(read, before, place)
    if labels and labels[0].start < place and not labels[0].plain:
        return labels[0].measure, labels[0].adjusted or is_adjusted(read.shape, place)
    return context.measure, context.adjusted


def _handed_on(read: Quantities, before: list[Estimate], place: int) -> tuple[Measure, bool]:
    """What the estimates before hand on: the last, but a ratio has no unit and no '+', and a bare number no shares."""
    last, named = before[-1], interval_behind(read, place) is not None
    value = read.found[read.index_at(place)].value
    if last.measure in RATIOS and value is not None and value < 0:
        difference = next((each for each in reversed(before) if each.measure not in RATIOS), None)
        return ("MD", last.adjusted) if difference is None else (difference.measure, difference.adjusted)
    if last.measure in RATIOS and named and (HAS_UNIT.match(read.shape, place) or _has_plus(read, place)):
        return "MD", last.adjusted
    if last.measure == "RD" and read.shape[last.place] == _PC and read.shape[place] != _PC:
        ratio = next((each for each in reversed(before) if each.measure in RATIOS), None)
        if HAS_UNIT.match(read.shape, place):
            return "MD", last.adjusted
        if ratio is not None:
            return ratio.measure, ratio.adjusted
    return last.measure, last.adjusted


def _has_plus(read: Quantities, place: int) -> bool:
    return read.text[read.place(place)] == "+"


def _said_of(read: Quantities, place: int, adjusted: bool) -> bool:
    """Whether an estimate of a list is adjusted: 'adjusted 1.07 (…)' says so itself."""
    told = _OWN_ADJUSTMENT.search(read.shape, max(place - 40, 0), place)
    return adjusted if told is None else told.group("un") is None


def _may_inherit(read: Quantities, quantity: Quantity, place: int, measure: Measure, *, of_shares: bool) -> bool:
    """Whether the words before a number and its own form let it be of the measure before."""
    before, tail = read.shape[:place], interval_behind(read, place)
    if NEEDED.search(before[-90:]) or OF_A_SCALE.search(before[-90:]):
        return False
    if tail is not None and TO_BE_TREATED.match(read.shape, tail.end()):
        return False
    if _NOT_A_RATIO.search(before[-20:]) and not _CLOSED_BY_P.match(read.shape, place):
        return False
    if measure in RATIOS:
        return _may_be_ratio(quantity, before, named=tail is not None, of_shares=of_shares and measure == "other")
    if measure == "RD" and _BESIDE_SHARE.search(before[-6:]):
        return True
    return tail is not None or measure in ("MD", "SMD", "beta")


def _may_be_ratio(quantity: Quantity, before: str, *, named: bool, of_shares: bool) -> bool:
    """Whether a number can be a ratio: no amount, and printed as one."""
    value = quantity.value
    if _AMOUNT.search(before[-90:]) or value is None:
        return False
    if quantity.kind == "percent":
        return of_shares
    return 0 <= value < 1000 and ("." in str(value) or named)
