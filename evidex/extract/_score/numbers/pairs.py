"""Values without a word for the statistic: pairs in brackets, a spread behind, a bracket like the one before."""

from __future__ import annotations

import re

from evidex.extract._proportion.grounds.words import STABLE_BEHIND
from evidex.extract._score.numbers.changes import CHANGE_NOUN, EFFECT, VALUE_BEFORE, clause_of, is_change, is_signed
from evidex.extract._score.numbers.heads import SD, SE
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.people import PERSONS
from evidex.text.units import DOSE_UNIT, MONEY, UNIT, UNIT_WORDS, unit_length

__all__ = ["bracketed_again", "listed_again", "paired", "slashed", "with_spread"]

_PAIRED = re.compile(
    rf"[(\[;]\s?(?:from\s|[A-Za-z\ue000][^()\[\];,.=<>\ue001-\ue006]{{0,40}}?[\s:]\s?)?(?:{MONEY})?\s?(?P<a>[\ue000\ue006])(?:\s(?:{UNIT_WORDS}|[a-zA-Z.%µ²°/-]{{1,20}}\d?))?(?:(?:\s(?!(?:and|or|to|of|in|for|with|at|vs|versus)\b)[A-Za-z][\w+/-]*){{0,2}}(?=\s(?:vs\.?|versus)\s))?\s?(?:vs\.?|versus|v\.?"
    r"|compared (?:with|to)|to)\s(?:[A-Za-z][\w+/-]*(?:\s[\w+/-]+){0,2}\s)?(?:" + MONEY + r")?\s?[\ue000\ue006]"
)
_HOST_OF_NONE = re.compile(
    rf"\b(?:n|number of (?:{PERSONS}|cases|events|deaths)|patients|P|p|years? (?:19|20)\d\d|rates?|incidence|prevalence"
    r"|likely to [a-z ]{1,40}|mortality|deaths?)\s?=?\s?$"
)
_COUNTS = re.compile(
    r"\b(?:more|fewer|withdrawals?|discontinuations?"
    r"|numbers? of|total of|occurr\w+|developed|cases|deaths|events|strokes|patients|complications"
    r"|adverse|episodes|infections|there (?:was|were)|suffered|hospitali[sz]ations?|admissions?|end-?points?|mortality"
    r"|relapses?|fractures?|revasculari[sz]ations?|(?:bleeding|infection|complication|failure|recurrence) rates?)\b"
    r"(?!.*\b(?:scores?|index|level|age|duration|time|scale|points?)\b)"
)
"""Of people here and above only 'patients': 'fewer patients (12 vs 20)' counts, 'lower in children (12 vs 20)' not."""
_SPREAD_UNIT = re.compile(rf"^\s?[(\[]\s?\ue000\s?[)\]]\s?(?:{UNIT_WORDS}(?![A-Za-z])|%)")
_PM = r"(?:±|\+/[-−–])"
_SD_STATED = re.compile(
    rf"^\s?(?:{UNIT_WORDS})?\s?(?:[,;]?\s?[(\[]\s?(?:{SD}|{SE}|{_PM})|[,;]\s(?:{SD}|{SE})|{_PM}\s?[(\[]?(?:{SD}|{SE})[)\]]?)"
    rf"\s?(?:[=:,]|{_PM})?\s?[\ue000\ue006]"
    rf"|^\s?(?:{UNIT_WORDS})?\s?[(\[]\s?{_PM}?\s?[\ue000\ue006]\s?(?:{UNIT_WORDS}\s)?(?:{SD}|{SE})\s?[)\]]"
)
_BARE_SPREAD = r"\s?[(\[]\s?\ue000\s?[)\]]"
_AGAINST = r"\s(?:vs\.?|versus|compared (?:with|to))\s(?:[^.;,()\ue000-\ue006]{1,40}\s)?"
_SPREAD_PAIR = re.compile(rf"^{_BARE_SPREAD}{_AGAINST}\ue000{_BARE_SPREAD}")
_SPREAD_BEFORE = re.compile(rf"\ue000{_BARE_SPREAD}{_AGAINST}$")
"""'A: 9 (17) vs B: 40 (26); mean (SD)': two of the same form where the sentence says what the brackets hold."""
_PERCENT_SPREAD = re.compile(r"^\s?[(\[]\s?\ue006\s?[)\]]")
_RANGE_STATED = re.compile(
    rf"^\s?(?:{UNIT_WORDS})?\s?[,;]?\s?[(\[]\s?(?:(?:IQR|[Ii]nter-?quartile range|[Rr]ange)[^()\ue000-\ue006]{{0,10}}"
    r"[\ue000\ue005]|25th (?:per)?centile\b)"
)


_P_BEHIND = re.compile(r"^\s?[;,]\s?\ue001(?=\s?[)\]])")


def bracketed_again(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """'(-11.5 and -15.4 mm Hg) than in the captopril group (-9.3 …': a bracket like the one before."""
    if not values or values[-1].evidence == "range":
        return None
    if finder.found[index].kind == "percent" and (values[-1].unit != "%" or values[-1].statistic != "mean_change"):
        return None
    offset = finder.offsets[index]
    between = _P_BEHIND.sub("", finder.shape[values[-1].end : offset])
    if len(between) > 110 or not between.rstrip().endswith(("(", "[")) or "." in between.strip(". ") or ";" in between:
        return None
    opened = finder.shape[max(values[-1].start - 12, 0) : values[-1].start]
    if not re.search(r"[(\[]\s?(?:mean|median|average)?\s?$", opened) and not values[-1].chained:
        return None
    if re.search(r"\b(?:than|and|versus|vs\.?|compared|to|or)\b|,", between) and not EFFECT.search(between):
        number = finder.found[index].value
        alike = number is not None and number.as_tuple().exponent == values[-1].value.as_tuple().exponent
        if alike or UNIT.match(finder.after(offset + 1)):
            return values[-1].statistic, "again"
    return None


def with_spread(finder: Finder, index: int) -> tuple[str, str] | None:
    """'32.3 (19.7) years', '302 pmol/L (SD 88)', '12 days (IQR 9-15)': the spread shows what it is."""
    behind = finder.after(finder.offsets[index] + 1)
    if EFFECT.search(finder.shape[max(finder.offsets[index] - 40, 0) : finder.offsets[index]]):
        return None
    if finder.found[index].kind == "percent" and STABLE_BEHIND.match(behind):
        return None
    if _SD_STATED.match(behind):
        clause = clause_of(finder, finder.offsets[index]) if finder.found[index].kind == "percent" else ""
        changed = is_change(finder, index) or (CHANGE_NOUN.search(clause) and not clause.endswith("to "))
        return ("mean_change" if changed else "mean"), "spread"
    if _RANGE_STATED.match(behind) and re.search(r"IQR|[Ii]nter-?quartile|25th", behind[:40]):
        return "median", "spread"
    if finder.head in ("sd", "se") and _is_of_pair(finder, index, behind):
        return "mean", "spread"
    if finder.found[index].kind == "percent":
        return ("mean", "spread") if finder.head in ("sd", "se") and _PERCENT_SPREAD.match(behind) else None
    value = finder.found[index].value
    follower = finder.found[index + 1].value if index + 1 < len(finder.found) else None
    if value is None or follower is None or not _SPREAD_UNIT.match(behind):
        return None
    if finder.head not in ("sd", "se") and value == value.to_integral() and follower == follower.to_integral():
        return None
    return "mean", "spread"


def _is_of_pair(finder: Finder, index: int, behind: str) -> bool:
    if _SPREAD_PAIR.match(behind):
        return True
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 60, 0) : offset]
    return re.match(_BARE_SPREAD, behind) is not None and _SPREAD_BEFORE.search(before) is not None


_LISTED_NEXT = re.compile(r"^[;,]\s(?:and\s)?[A-Za-z][^;.,()\ue000-\ue006]{0,60},\s$")
"""'age was 48 years; weight, 88 kg': what is measured, a comma, the value."""
_LISTED_NOUN = re.compile(
    r"^,\s(?:and\s)?(?:the\s|mean\s|average\s)?(?!\w+ed\b)"
    r"(?:(?!(?:in|for|with|to|than|at|by|on|after|over|during|from|within|and|or|but|who|which|was|were|is|had"
    r"|range|every|per|once|followed|then|only|about|aged)\b)[A-Za-z][a-z/-]*\s){1,5}$"
)
"""'average blood loss was 0.8 L, intensive care unit stay 3.5 days, and hospital stay 17.6 days'."""
_LISTED = re.compile(r"^[^()\[\];.\ue000-\ue006]{0,30}[,;]\s(?:and\s)?[A-Za-z][^()\[\];,.\ue000-\ue006]{0,40}\s$")
_TIMED = re.compile(
    r"[;,(]\s?(?:at\s)?(?:baseline|(?:week|month|day|year)\s\ue000|\ue000[\s-](?:weeks?|months?|years?|days?)|entry"
    r"|discharge|(?:pre|post)-?\w+)[,:]?\s$"
)


def listed_again(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """'(ramipril 0.26 [SE 0.05] mL, control 0.29 [0.06])', '(mean fall 33 mg/dL; baseline, 160 mg/dL'."""
    if not values:
        return None
    before, offset = values[-1], finder.offsets[index]
    behind = finder.after(offset + 1)
    between = finder.shape[before.stop : offset]
    if _LISTED.match(between) and re.match(r"^\s?[(\[]\s?\ue000\s?[)\]]", behind):
        return (before.statistic, before.evidence) if before.sd is not None or before.se is not None else None
    if not _TIMED.search(finder.shape[max(offset - 40, 0) : offset]):
        money = finder.money(index)
        if money is not None and money == before.unit and _LISTED_NEXT.match(between.removesuffix(money)):
            return before.statistic, "next"
        goes_on = before.evidence in ("word", "next", "chain") and _LISTED_NEXT.match(between)
        goes_on = goes_on or (before.evidence in ("word", "next") and _LISTED_NOUN.match(between))
        return (before.statistic, "next") if goes_on and unit_length(behind) is not None else None
    if len(between) > 60:
        return None
    place = unit_length(behind)
    if place is None or behind[place[0] : place[1]] != before.unit:
        return None
    return ("mean" if before.statistic == "mean_change" else before.statistic), "timed"


def slashed(finder: Finder, index: int) -> tuple[str, str] | None:
    """'Pain scores …: AL/AL-AU preoperative, 4.1/4.0': a pair parted by a stroke, both with decimals."""
    offset = finder.offsets[index]
    if finder.after(offset + 1, 2) != "/\ue000" or "score" not in finder.shape:
        return None
    pair = (finder.found[index].value, finder.found[index + 1].value)
    if any(value is None or value.as_tuple().exponent == 0 for value in pair):
        return None
    return "mean", "pair"


_ON_DOSE = re.compile(rf"\b(?:on|with|at|by|after)\s(?:the\s)?\ue000\s?{DOSE_UNIT}(?:/\w{{1,4}})?\s?$")
"""'excretion was lower on 20 mg (12.2 v 13.6 pmol': a dose names who, and is no value."""


_MEDIAN_OF_PAIR = re.compile(r"\b[Mm]edians?\b(?:[^.;\ue000-\ue006]|\ue000[\s-]h)*$")
_BEATS = frozenset({"bpm", "beats/min", "beats", "b/min"})
"""Units of a heart rate: its 'HR' is no hazard ratio."""


def paired(finder: Finder, index: int) -> tuple[str, str] | None:
    """'PT (21.6 vs. 23.6, p = .009)': two numbers in brackets that a comparison parts."""
    offset = finder.offsets[index]
    begin = max(finder.shape.rfind(mark, max(offset - 160, 0), offset) for mark in "([")
    if finder.found[index].kind not in ("number", "percent") or begin < 0 or ")" in finder.shape[begin:offset]:
        return None
    host = finder.shape[max(begin - 120, 0) : begin]
    begin = max(begin, finder.shape.rfind(";", begin, offset))
    match = _PAIRED.match(finder.shape, begin)
    if match is None or match.start("a") != offset or "ranging" in match.group():
        return None
    label = finder.shape[begin:offset].replace("AUC", "")
    unit = unit_length(behind := finder.after(finder.offsets[index + 1] + 1))
    if unit is not None and behind[unit[0] : unit[1]] in _BEATS:
        host, label = host.replace("HR", ""), label.replace("HR", "")
    valued = VALUE_BEFORE.search(host) is not None and not (unit is not None and _ON_DOSE.search(host))
    if valued or EFFECT.search(host[-60:]) or EFFECT.search(label):
        return None
    if _HOST_OF_NONE.search(host) and (unit is None or not host.rstrip().endswith("patients")):
        return None
    first, second = finder.found[index], finder.found[index + 1]
    if first.value is not None and first.value == -(second.value or 0):
        return None
    if any(
        q.value is not None and 1900 <= q.value <= 2030 and q.value == q.value.to_integral() for q in (first, second)
    ):
        return None
    counts = all(q.value is not None and q.value == q.value.to_integral() for q in (first, second))
    counted = host.rstrip().endswith("\ue006") or _COUNTS.search(host) is not None
    if counts and counted and unit is None and finder.money(index) is None:
        return None
    around = finder.shape[max(begin - 200, 0) : offset + 200]
    signed = is_signed(finder, index) and (CHANGE_NOUN.search(around) or "progression" in around)
    if first.kind == "percent" and not signed:
        return None
    named = "median" if _MEDIAN_OF_PAIR.search(host + label) else "mean"
    return ("mean_change" if signed else named), "pair"
