"""Estimates that one name heads: 'were 1.15 and 1.01, respectively', quintiles in their order, pairs of pressures."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import RATIOS
from evidex.extract._effect.numbers.made import holds
from evidex.extract._effect.numbers.p_values import p_behind
from evidex.extract._effect.numbers.stated import LIST_HAS_UNIT
from evidex.text.quantities import SIGN, Quantities

__all__ = ["behind_reference", "respective", "with_bounds_behind"]

_N, _PC, _I, _R = (SIGN[kind] for kind in ("number", "percent", "interval", "range"))
_LISTED = re.compile(
    rf"[)\]]?(?:\s(?:kg|g|mg|mm\s?Hg|points?|days?|years?|mL|cm))?(?:,\s|,?\s(?:and|or|vs\.?|versus)\s|,\sand\s)[{_N}{_PC}]"
)
_AGAINST_ANOTHER = re.compile(rf"\s(?:vs\.?|versus)\s{_N}")
_QUANTILES = re.compile(r"\b(?:quintiles?|quartiles?|tertiles?|deciles?|categories|lowest to)\b")
_RANGED = re.compile(r"\b(?:rang(?:ed|ing|es?)|var(?:ied|ying))\s(?:from|between)\s$")
_TO_END = re.compile(rf"\s(?:to|and)\s{_N}")
"""'effect sizes ranged from 0.21 to 0.45': both ends are estimates."""
_LEVEL = re.compile(r"\s?%?\s?(?:CIs?\b|CrI|[Cc]onfidence)")
_PLURAL = re.compile(
    r"(?:ratios|risks|sizes|differences|odds|coefficients|correlations|hazards|[A-Z]Rs|MDs)\b(?:\s?[(\[][^()\[\]]{1,12}[)\]])?"
    r"(?:\s(?:for|of|in)\s[^;:.()\ue000-\ue006]{1,60})?[\s:=,]{0,2}(?:\b(?:were|are|of|was)\s)?$"
)
"""'rate ratios 1.5, 4.8 and 5.7': one name for several."""
_SERIES = re.compile(rf"{_N}(?:,\s{_N})+,?\sand\s{_N}(?!\s?[/-])")
"""'increased the relative risk to 4.0, 1.8 and 1.5': three at least."""
_IN_OTHERS = re.compile(
    rf"\s(?:in|for|with|among)\s[^.;,()\ue000-\ue006]{{2,60}}?,?\sand\s"
    rf"(?P<run>[{_N}{_PC}](?:,\s[{_N}{_PC}])*,?\sand\s[{_N}{_PC}])(?=\s(?:in|for|with|among)\s)"
)
_PRESSURES = re.compile(rf"{_N}\s?/\s?(?P<minus>[-−–])?(?P<second>{_N})\s?mm\s?Hg")
"""'a difference of 10.2/4.5 mm Hg', 'of -6/-4 mm Hg': systolic and diastolic."""

_BOUNDS_OF_ALL = re.compile(
    rf"[^.;:()\[\]{_N}{_I}{_R}{_PC}]{{0,90}}[(\[]\s?"
    rf"(?P<all>{_I}(?:(?:,\s|;\s|,?\sand\s)[{_I}{_R}])+)(?:,?\srespectively)?\s?[)\]]"
)


def behind_reference(read: Quantities, place: int) -> int | None:
    """'quintiles were 1.00, 0.84, …': where the first estimate behind the reference at `place` stands."""
    listed = _LISTED.match(read.shape, place + 1) if _QUANTILES.search(read.shape[:place]) else None
    return listed.end() - 1 if listed else None


def respective(read: Quantities, first: Estimate) -> list[Estimate]:
    """'was 1.15 and 1.01 for A and B, respectively': the further numbers of the list are estimates of the same name."""
    made, end = [], first.end
    if first.low is not None:
        return []
    if pair := _PRESSURES.match(read.shape, first.place):
        second = _another(read, first, pair.start("second"))
        return [msgspec.structs.replace(second, value=-second.value) if pair["minus"] else second]
    if to_end := _TO_END.match(read.shape, end) if _RANGED.search(read.shape, first.label, first.place) else None:
        return [_another(read, first, to_end.end() - 1)]
    told_behind = (
        _PLURAL.search(read.shape, first.label, first.place)
        or "respectively" in read.shape[first.end :]
        or _QUANTILES.search(read.shape[: first.place])
        or (first.measure in RATIOS and _SERIES.match(read.shape, first.place))
        or (
            (after := _LISTED.match(read.shape, end))
            and _is_signed(read, first.place)
            and _is_signed(read, after.end() - 1)
        )
    )
    measured = first.measure == "MD" and LIST_HAS_UNIT.match(read.shape, first.place) is not None
    listed = _LISTED if told_behind or first.measure == "RD" else _AGAINST_ANOTHER
    while match := listed.match(read.shape, end):
        place = match.end() - 1
        value = read.found[read.index_at(place)].value
        if _LEVEL.match(read.shape, place + 1):
            break
        if value is None or (read.shape[place] == _PC) != (read.shape[first.place] == _PC):
            break
        if "." not in str(value) and read.shape[place] != _PC and not (_is_signed(read, place) or measured):
            break
        made.append(_another(read, first, place))
        end = made[-1].end
    return [*made, *_second_list(read, first, len(made) + 1, end)] if made else made


def _second_list(read: Quantities, first: Estimate, length: int, end: int) -> list[Estimate]:
    """'were 0.58, 0.11 and 0.35 in cases and 0.71, 0.56 and 0.91 in controls': as many again, in others."""
    match = _IN_OTHERS.match(read.shape, end)
    if match is None:
        return []
    run = match["run"]
    if run.count(run[0]) != length or run[0] != read.shape[first.place]:
        return []
    return [_another(read, first, place) for place in range(*match.span("run")) if read.shape[place] == run[0]]


def with_bounds_behind(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'were 1.1 for A and 1.2 for B (95% CI 0.7 to 1.6 and 0.6 to 1.9, respectively)': each its own bounds."""
    several = len(made) > 1 and all(each.low is None for each in made)
    match = _BOUNDS_OF_ALL.match(read.shape, made[-1].end) if several else None
    if match is None:
        return made
    first, last = (read.index_at(place) for place in match.span("all"))
    bounds = read.found[first:last]
    if len(bounds) != len(made) or not all(map(holds, bounds, (each.value for each in made))):
        return made
    told = [
        msgspec.structs.replace(each, low=own.low, high=own.high, level=bounds[0].level, reach=match.end("all"))
        for each, own in zip(made, bounds, strict=True)
    ]
    return [*told[:-1], msgspec.structs.replace(told[-1], end=match.end("all"))]


def _is_signed(read: Quantities, place: int) -> bool:
    """'was -30 and +11 mmol/L'."""
    return read.text[read.place(place)] in "+-−–"


def _another(read: Quantities, first: Estimate, place: int) -> Estimate:
    """The estimate at `place` of the same list as `first`, with its own P-value."""
    value = read.found[read.index_at(place)].value or Decimal(0)
    p, end = p_behind(read, place + 1, with_interval=False) or (None, place + 1)
    return msgspec.structs.replace(first, value=value, place=place, end=end, p=p)
