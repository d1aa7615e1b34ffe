"""How many times more or less: '2.5 times greater (95% CI 1.4 to 4.6)', 'a two-fold increased risk of death'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.relative import RISK
from evidex.extract._effect.numbers.estimate import Context, Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds, made_with
from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = ["find_folds"]

_N, _I, _R, _P = (SIGN[kind] for kind in ("number", "interval", "range", "p"))
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
_RISK_RATIOS: frozenset[Measure] = frozenset({"OR", "HR", "IRR", "PR"})
_TO_RANGE = re.compile(rf"\s?[(\[]\s?{_R}\s?[)\],;]")
_TO_INTERVAL = re.compile(rf"[^.;{_N}{_I}]{{0,130}}?(?:\(n\s?=\s?{_N}\)\s?[(\[]?)?(?:\([^()]{{0,60}}[;,]\s?)?{_I}")


def find_folds(read: Quantities, named: Iterable[Estimate], context: Context) -> Iterator[Estimate]:
    """The folds of a sentence; `named` are its estimates that a measure's name tells."""
    told = _ratio_told(named, context)
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


def _ratio_told(named: Iterable[Estimate], context: Context) -> Measure | None:
    """The ratio that the sentence, or else the document so far, estimates: a fold of a 'risk' beside it is another."""
    told = {each.measure for each in named if each.measure in _RISK_RATIOS}
    if len(told) == 1:
        return told.pop()
    return context.measure if context.measure in _RISK_RATIOS else None


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
