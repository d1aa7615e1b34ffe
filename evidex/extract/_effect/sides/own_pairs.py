"""What an estimate compares, printed right at its number: 'A vs placebo, 0.7 (…)', 'mean difference (A minus placebo)'.

Before it: '(A vs C, 1.1 [95% CI …]; B vs C, 9.9 [95% CI …])', 'A versus B (RR for cure 1.07; …)', 'for A and B: 74% vs
76%, OR 0.91'. Behind the name of its measure, for all that the name heads: 'mean differences (A-control) were 2.4 (…)
for pain and 0.3 (…) for sleep', 'ratio [A + B/B alone] 0.60'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._effect.numbers.estimate import Estimate, name_of, placed
from evidex.extract._effect.sides.phrasing import clean_arm
from evidex.extract._effect.sides.side_words import CONTROL, OUTCOME_WORDS, Sides, bare_arm
from evidex.text.quantities import Quantities
from evidex.text.units import DOSE_UNIT

__all__ = ["own_pairs"]

_VERSUS = r"(?:vs?\.?|versus|compared\s(?:with|to))"
_NAME = r"[^\s;:,()\[\]%?][^;:,()\[\]%?]{0,70}?"
_BEFORE = re.compile(
    rf"(?P<mark>^|[;:(\[]\s?|,\s)(?:and\s|or\s)?(?P<a>{_NAME})\s(?P<joint>{_VERSUS})\s(?P<b>{_NAME})"
    r"(?:[,:]\??\s?|\s?[(\[]\s?|\s?=\s?|,?\s)(?:[Aa]djusted\s|pooled\s)?$"
)
_EACH_SHARE = re.compile(
    rf"(?:^|[;,]\s|\s)(?:for|with|between)\s(?P<a>{_NAME})\sand\s(?P<b>{_NAME})(?:[:,]\s|\s[(\[])"
    r"[\d.·]+\s?%\s(?:vs\.?|versus|and)\s[\d.·]+\s?%\s?[;,]\s?$"
)
_BRACKET = re.compile(
    rf"[(\[]\s?(?P<a>[^()\[\]]{{1,60}}?)(?:\s(?:{_VERSUS}|minus)\s|(?P<mark>\s?[-–—−/]\s?))(?P<b>[^()\[\],;]{{1,50}}?)(?:[,;][^()\[\]]*)?[)\]]"
)
_DOSED = rf"[A-Za-z][\w-]+,\s\d[\d.]*\s?(?:{DOSE_UNIT}|units?)(?:/\w+)?"
_TWO_DOSED = re.compile(
    rf"(?P<between>\bbetween\s(?:the\s)?)?(?P<a>{_DOSED}),?(?P<joint>\s(?:than|versus|vs\.?|compared\s(?:with|to)|and)\s)"
    rf"(?:(?:with|to|in|for|on|by)\s)?(?:(?:those|patients)\s(?:receiving|given|taking|on)\s)?(?P<b>{_DOSED})(?=[\s,(]|$)[^;:]{{0,90}}$"
)
"""'sumatriptan, 5 mg, than with rizatriptan, 50 mg': the comma parts a drug from its dose, no more."""
_JOINED = re.compile(r"\s?(?:,|,?\sand)\s")
_NO_NAME = re.compile(
    r"^(?:in|for|with|among|at|of|on|by|as|and|or|when|where|who|that|after|before|during|from|to|than|between|both|if|while"
    r"|whereas|but|respectively|comparing|comparisons?|baseline|pre|post|[\d.]+)\b"
    r"|\b(?:was|were|is|are|had|has|have|did|than|between|respectively|compared|ratios?|differences?|[ahr]?[OHR]R"
    r"|(?:improv|reduc|increas|decreas|lower|rais|show|result|prevent|caus|achiev|differ|tend|appear|produc)(?:e?d|ed|es?|s)"
    r"|found|led|to\s(?:be|have))\b|\w\s[a-z]{4,}(?:at|en|is|iz|eed|os)ed\s(?:the|an?|\w+\s\w+ing)\b|\s(?:by|when|with|of|in|for|and|or|the)$",
    re.IGNORECASE,
)
_IS_CONTROL = re.compile(rf"{CONTROL.pattern}|^(?:no|without)\s", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z]")


def own_pairs(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, Sides]:
    """Factor and comparator of each estimate that has them printed so, by its number."""
    told: dict[int, Sides] = {}
    headed = None
    for number, (each, since, start, _) in enumerate(placed(read, estimates)):
        lead = sentence[max(since, start - 200) : start]
        if each.label < each.place:
            name = name_of(read, each)
            headed = _in_bracket(name) or _before(name)
        pair = (_before(lead) if each.measure != "r" else None) or headed
        if pair is None and number and _JOINED.fullmatch(lead):
            pair = told.get(number - 1)  # '(odds ratio 1.49 and 1.67, respectively)'
        if pair is not None:
            told[number] = pair
    return told


def _before(lead: str) -> Sides | None:
    """The pair right before a number or the bracket that opens for it."""
    match = _BEFORE.search(lead)
    if match and match["mark"] == ", " and ("omp" in match["joint"] or OUTCOME_WORDS.search(match["a"])):
        match = None  # 'cut stroke, relapse and death compared with placebo (HR …)'
    match = match or _EACH_SHARE.search(lead)
    if match is None and (dosed := _TWO_DOSED.search(lead)) and (dosed["between"] or "and" not in dosed["joint"]):
        return Sides(dosed["a"], None, dosed["b"])
    return _pair(match["a"], match["b"]) if match else None


def _in_bracket(name: str) -> Sides | None:
    """The pair in a bracket behind the name of a measure; a dash or a slash parts a name from its control only."""
    match = _BRACKET.search(name)
    pair = _pair(match["a"], match["b"]) if match else None
    if match is None or pair is None:
        return None
    return None if match["mark"] and not _IS_CONTROL.search(pair.comparator or "") else pair


def _pair(one: str, other: str) -> Sides | None:
    names = [name.strip(' "“”') for name in (one, other)]
    if any(_NO_NAME.search(name) or not _LETTER.search(name) for name in names):
        return None
    factor, comparator = (bare_arm(clean_arm(name)) for name in names)
    return Sides(factor, None, comparator) if factor and comparator and factor != comparator else None
