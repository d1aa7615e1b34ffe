"""P-values of estimates: behind the interval, before the name in the same bracket, or one for a whole list."""

from __future__ import annotations

import re
from itertools import takewhile, zip_longest

import msgspec

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.text.quantities import SIGN, Quantities, Quantity
from evidex.text.units import TIME_UNIT

__all__ = ["p_behind", "settle_p_values"]

_N, _I, _P, _PC, _R = (SIGN[kind] for kind in ("number", "interval", "p", "percent", "range"))
_TEST = (
    rf"(?:(?:SE|S\.E\.|[Ss]tandard\serror|z|Z|t|T|F|β|ß|[Bb]eta|R2|R²|df|d\.f\.|chi[ -]?{_N}|chi ?-?2|χ2"
    rf"|chi-?square|Wald|I2)"
    rf"(?:\s?(?:=|:)\s?|(?<=SE)\s|(?<=error)\s)[{_N}{_PC}]\s?[\s,;]{{1,3}}"
    rf"(?:and\s)?){{0,3}}"
)
"""A test's statistic may stand before its P-value."""
_COUNTS = rf"(?:[;,]\s{_N}\s\w+\s(?:compared with|compared to|versus|vs\.?)\s{_N}(?:\s\w+)?)?"
"""'0.88; CI, 0.80 to 0.97; 953 events compared with 1069 events, P = 0.009'."""
_SIDED = rf"(?:{_N}-(?:sided|tailed)\s)?"
_STEP = (
    rf"(?:\s(?:per|for\severy|for\seach)\s(?:{_N}\s?-?)?[\w/%²-]{{1,12}}(?:\s[a-z]{{1,12}}){{0,2}}"
    r"(?:\sper\s[a-z]{1,8})?)?"
)
"""'2.5 per 10 years; P …', '2.2 per 50 mmol of sodium per day, P …'."""
_OTHER_UNIT = rf"(?:\s?[\w/]{{1,8}})?(?:\s?\[{_R}\s?[\w/]{{1,8}}\])?"
"""'0.30 to 0.59 mmol/L [0.7 to 1.4 mg/dL]; P …'."""
_TO_P = re.compile(
    rf"[)\]]?{_STEP}(?:{_OTHER_UNIT}|{_COUNTS})[)\]\s,;:\"]{{0,5}}{_TEST}(?:and\s|with\s|at\s)?(?:[^()\[\].{_N}{_I}{_PC}{_P}]{{0,22}}[\s;,(]{{1,3}})?{_SIDED}[12]?{_P}"
)
_UNIT = r"(?:\s?(?!and\b|with\b|at\b|in\b|for\b|to\b|vs\b|or\b)[a-zA-Z%/µμ·]{1,9}(?:\s?Hg)?(?=[\s,;(]))?"
_TO_P_FREE = re.compile(rf"{_STEP}{_UNIT}[)\]\s,;:\"(\[]{{0,5}}{_TEST}(?:and\s|with\s(?:a\s)?|at\s)?{_P}")
_OF_ANOTHER_TEST = re.compile(
    r"trend|interact|heterogen|homogen|\b(?:for )?(?:het|int)\b|non-?inferiority", re.IGNORECASE
)
_SAID_BEHIND = re.compile(r"\s(?:for|of|from|by)\s(?:the\s)?(?:test (?:of|for) )?(?:\w+ )?", re.IGNORECASE)
_FEW = r"(?:[A-Za-z][a-z-]*\s(?:[a-z]+\s)?)?"
"""'P = 0.01; Peto OR', 'P < 0.001, the pooled OR'."""
_HEADS_BRACKET = re.compile(rf"[(\[][^()\[\]{_N}{_I}{_P}]{{0,60}}{_P}\s?(?:[,;:]|and\s)?\s{{0,2}}{_FEW}$")
_BESIDE_NAME = re.compile(rf"[(\[](?:[^()\[\]{_I}]|[(\[][^()\[\]{_I}{_P}]*[)\]])*{_P}\s?[,;:]\s{{0,2}}{_FEW}$")
"""'(10 [3.1%] vs 23 [7.3%], P = 0.02, RR 0.45 …)': the P-value stands behind shares, before the name."""
_BEFORE_NAME = re.compile(rf"{_P}\s?[,;:]\s{{0,2}}{_FEW}$")
_ALONE = re.compile(rf"\(\s?{_P}\s?\)")
_UNTOLD = f"{_N}{_I}{_PC}{_R}{_P}"
_PHRASE_TO_P = re.compile(
    rf"[)\]]?\s(?:[^.;:()\[\]{_UNTOLD}]|{_N}\s{TIME_UNIT}\b){{3,90}}"
    rf"[(\[]\s?{_P}(?=\s?[)\],;])"
)
_LONG_WAY_TO_P = re.compile(rf"[)\]]?[,\s][^.;:()\[\]{_UNTOLD}]{{3,200}}[(\[]\s?{_P}(?=\s?[)\]])")
_NEW_CLAUSE = re.compile(
    r",\s(?:and|but)\b|\b(?:while|whereas)\b|(?<!\bthan)(?<!\bas)\s(?:was|were|is|are|had|did|showed)\b"
)
"""'more points than did controls' goes on."""
_OF_ALL = re.compile(
    rf"\b(?:[Bb]oth|[Aa]ll|[Ee]ach|[Ee]ither)(?:\s[Pp] values?| of which)?\s{_P}|{_P}\s(?:for|in)\s(?:both|all|each)\b"
)
_NOTHING_TOLD = re.compile(rf"[^{_UNTOLD}.]{{0,120}}")
_BOTH = 2
_SLASH = re.compile(r"\s?/\s?[-−–]?")
_DEALT = re.compile(rf"{_P}(?:(?:,?\sand\s|,\s){_P})+(?=[)\]]?,?\srespectively)")
_SHARED = re.compile(rf"[^{_I}.]{{0,80}}respectively[)\]\s,;:]{{0,4}}[(\[]?(?:[Bb]oth\s|[Aa]ll\s)?{_P}")


def p_behind(read: Quantities, end: int, *, with_interval: bool) -> tuple[Quantity, int] | None:
    """The P-value that stands at `end`, and the offset behind it. That of a trend or of heterogeneity is none."""
    match = (_TO_P if with_interval else _TO_P_FREE).match(read.shape, end)
    if match is None:
        return None
    at = match.end() - 1
    quantity = read.found[read.index_at(at)]
    return None if _is_of_another_test(read, quantity, at) else (quantity, match.end())


def _is_of_another_test(read: Quantities, quantity: Quantity, at: int) -> bool:
    """'P for trend = 0.02', 'P < 0.001 for heterogeneity'."""
    if _OF_ANOTHER_TEST.search(read.text[quantity.start : quantity.end]):
        return True
    behind = _SAID_BEHIND.match(read.shape, at + 1)
    return behind is not None and _OF_ANOTHER_TEST.match(read.shape, behind.end()) is not None


def settle_p_values(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """P-values that do not stand behind their estimate: heads of its bracket, or shared by a list."""
    led = [_with_leading_p(read, own, behind) for own, behind in zip_longest(made, made[1:])]
    settled = _share_last_p(read, led)
    settled = _deal_p_values(read, _share_p_of_all(read, settled))
    return _share_in_pairs(read, _take_lone_p(read, [_with_p_of_its_phrase(read, each) for each in settled]))


def _share_in_pairs(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'a difference of 10.1/4.5 mm Hg (P < 0.001)': what is told of one pressure of a pair is told of both."""
    settled = list(made)
    for at in range(1, len(settled)):
        first, second = settled[at - 1], settled[at]
        if _is_pair(read, first, second) and (p := first.p or second.p):
            settled[at - 1], settled[at] = (msgspec.structs.replace(each, p=p) for each in (first, second))
    return settled


def _is_pair(read: Quantities, first: Estimate, second: Estimate) -> bool:
    return _SLASH.fullmatch(read.shape, first.place + 1, second.place) is not None and first.measure == second.measure


def _with_p_of_its_phrase(read: Quantities, estimate: Estimate) -> Estimate:
    """'a reduction of 28 (17–38) compared with A alone (P < 0.001)': behind nothing but the phrase that goes on."""
    match = _PHRASE_TO_P.match(read.shape, estimate.end) if estimate.p is None else None
    if match is None or _NEW_CLAUSE.search(match.group()):
        return estimate
    at = match.end() - 1
    p = read.found[read.index_at(at)]
    return estimate if _is_of_another_test(read, p, at) else msgspec.structs.replace(estimate, p=p)


def _take_lone_p(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'was significantly lower (P = .02) with A than B (…; RR 0.70 …)': the only P-value of the only estimate."""
    if len(made) == _BOTH and _is_pair(read, *made):
        return [*_take_lone_p(read, made[:1]), made[1]]
    if len(made) != 1 or made[0].p is not None or read.shape.count(_P) != 1:
        return made
    if (behind := _LONG_WAY_TO_P.match(read.shape, made[0].end)) and not _NEW_CLAUSE.search(behind.group()):
        return _with_lone(read, made[0], behind.end() - 1)
    found = _ALONE.search(read.shape, 0, made[0].place)
    opened = read.shape.rfind("(", 0, made[0].place)
    if found is None or re.search(r"[.;]\s", read.shape[found.end() : opened].replace("vs. ", "")):
        return made
    return _with_lone(read, made[0], read.shape.index(_P))


def _with_lone(read: Quantities, estimate: Estimate, at: int) -> list[Estimate]:
    p = read.found[read.index_at(at)]
    if _OF_ANOTHER_TEST.search(read.shape, max(at - 25, 0), at) or _is_of_another_test(read, p, at):
        return [estimate]
    return [msgspec.structs.replace(estimate, p=p)]


def _with_leading_p(read: Quantities, estimate: Estimate, behind: Estimate | None) -> Estimate:
    """'(P < 0.001, RR 3.2, 95% CI …)': a P-value that opens the bracket of an estimate is its own."""
    if estimate.p is not None and estimate.p.end <= read.place(estimate.label):
        return estimate
    heads = _HEADS_BRACKET.search(read.shape, max(estimate.label - 90, 0), estimate.label)
    if heads is None and estimate.p is None and read.shape[: estimate.label].rstrip()[-2:-1] == _P:
        heads = _BESIDE_NAME.search(read.shape, max(estimate.label - 120, 0), estimate.label)
    if heads is None:
        return estimate
    at = read.shape.rindex(_P, 0, estimate.label)
    quantity = read.found[read.index_at(at)]
    own = estimate.p is not None and _stands_inside(read, estimate) and not _leads_next(read, estimate, behind)
    if own or _is_of_another_test(read, quantity, at):
        return estimate
    end = estimate.end if estimate.p is None else _end_without_p(read, estimate)
    return msgspec.structs.replace(estimate, p=quantity, label=at, end=end)


def _leads_next(read: Quantities, estimate: Estimate, behind: Estimate | None) -> bool:
    """'(P = 0.44, SMD 0.15, and P = 0.50, SMD 0.02)': the only P-value between two estimates is the second's."""
    between = read.shape[estimate.place : behind.label] if behind else ""
    return between.count(_P) == 1 and _BEFORE_NAME.search(between) is not None


def _stands_inside(read: Quantities, estimate: Estimate) -> bool:
    """Whether the P-value of an estimate stands in the same bracket as the estimate."""
    return re.search(r"[)\]][^()\[\]]*[(\[]", read.shape[estimate.place : estimate.end]) is None


def _end_without_p(read: Quantities, estimate: Estimate) -> int:
    """The P-value behind belongs to the next bracket: the estimate ends before it."""
    numbers = [
        at
        for at in range(estimate.place, estimate.end - 1)
        if read.shape[at] in (_I, _N, SIGN["range"], SIGN["percent"])
    ]
    return numbers[-1] + 1 if numbers else estimate.place + 1


def _share_last_p(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'(HR 1.2 and 1.4, respectively; P = 0.01)': the P-value behind 'respectively' holds for its list."""
    settled = list(made)
    for last in range(len(settled) - 1, 0, -1):
        match = _SHARED.match(read.shape, settled[last].end) if settled[last].p is None else None
        if match is None:
            continue
        p = read.found[read.index_at(match.end() - 1)]
        for each in range(last, -1, -1):
            between = read.shape[settled[each].end : settled[last].place]
            if settled[each].p is not None or _P in between or settled[each].measure != settled[last].measure:
                break
            settled[each] = msgspec.structs.replace(settled[each], p=p)
    return settled


def _share_p_of_all(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'(OR 2.1, 1.5–3.0) and (OR 1.8, 1.2–2.7; both P < 0.01)', '… (P < 0.01 for all)': one for the list before it."""
    if len(made) < _BOTH or _P not in read.shape:
        return made
    settled = list(made)
    for match in _OF_ALL.finditer(read.shape):
        at = read.shape.index(_P, match.start())
        p = read.found[read.index_at(at)]
        if not _is_of_another_test(read, p, at):
            for number in _listed_before(read, settled, at, both="both" in match.group().lower()):
                settled[number] = msgspec.structs.replace(settled[number], p=p)
    return settled


def _deal_p_values(read: Quantities, made: list[Estimate]) -> list[Estimate]:
    """'(OR 2.85 and 7.69, P = 0.004 and P < 0.001, respectively)': to each of a list its own."""
    settled = list(made)
    for match in _DEALT.finditer(read.shape):
        places = [match.start() + at for at, sign in enumerate(match.group()) if sign == _P]
        own = [number for number, each in enumerate(settled) if each.place < match.start()][-len(places) :]
        if len(own) == len(places) and _waits_for(read, [settled[number] for number in own], places):
            for number, place in zip(own, places, strict=True):
                each = settled[number]
                end = each.end if each.p is None else _end_without_p(read, each)
                settled[number] = msgspec.structs.replace(each, p=read.found[read.index_at(place)], end=end)
    return settled


def _waits_for(read: Quantities, listed: list[Estimate], places: list[int]) -> bool:
    """Whether estimates of one measure, nothing told behind them, have no P-value but perhaps the first of these."""
    first, end = read.place(places[0]), listed[-1].end
    alike = len({each.measure for each in listed}) == 1
    silent = end > places[0] or _NOTHING_TOLD.fullmatch(read.shape, end, places[0]) is not None
    return alike and silent and all(each.p is None or each.p.start == first for each in listed)


def _listed_before(read: Quantities, made: list[Estimate], at: int, *, both: bool) -> list[int]:
    """The estimates that end in a P-value of all (or both) of them: the last ones that have no other."""
    before = [number for number, each in enumerate(made) if each.place < at]
    if len(before) < _BOTH:
        return []
    last = made[before[-1]]
    if last.end <= at and not _NOTHING_TOLD.fullmatch(read.shape, last.end, at):
        return []
    here = read.place(at)
    own = list(takewhile(lambda number: (p := made[number].p) is None or p.start == here, reversed(before)))
    return own[:_BOTH] if both else own
