"""What a difference is measured in: shares (RD), a level (MD), or a level for each step of the factor (beta)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import msgspec

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.text.people import HUMANS
from evidex.text.quantities import SIGN, Quantities

__all__ = [
    "IN_DEVIATIONS",
    "IN_POINTS",
    "PERCENT_SCALE",
    "in_points",
    "measures_level_in_percent",
    "of_difference",
    "parts_shares",
    "tells_shares",
]

_INTERVAL = SIGN["interval"]
PERCENT_SCALE = re.compile(
    r"A\s?<?(?:sub>)?1[cC]|HbA|[Hh]a?emoglobin A|glycated|glycosylated|FEV|[Ff]orced expiratory|ejection fraction"
    r"|\bL?V?EF\b"
)
IN_POINTS = re.compile(r"\s?-?(?:percentage|percent|%)[- ]points?\b|(?<=\ue006)[- ]points\b")
"""Behind a number: a difference of shares, unless what is measured is a level in percent."""
IN_DEVIATIONS = re.compile(r"\s?(?:SDs?|standard deviations?)\b")
_LEVEL_IN_PERCENT = re.compile(
    rf"{PERCENT_SCALE.pattern}|\bpercent(?:age)? (?:change|increase|decrease|reduction)s?\b"
    r"|\bchanges? from baseline\b|\brates? of (?:change|decline)\b|\bpercent predicted\b"
    r"|\b(?:cholesterol|triglycerides?|[LH]DL(?:-C)?|BMD|[Bb]one (?:mineral )?density|flow-mediated|FMD|binding"
    r"|body fat|AUC\w*"
    r"|C\s?max|concentrations?|clearance|pressure|volume|scores?|weight|thickness|costs?|excretion"
    r"|pain (?:intensity|decreased|fell|declined))\b"
)
_OF_SHARES = re.compile(
    r"\b(?:proportions?|percentages? of|prevalence|(?:case[- ]fatality|success|cure|response|survival|screening|event"
    r"|complication|infection|recurrence|relapse|failure|remission|healing|detection|eradication|mortality|death"
    r"|pregnancy|birth|attendance|uptake|abstinence|discontinuation|withdrawal)\srates?)\b"
)
_PER_STEP = re.compile(
    r"(?:\b(?:[Ee]ach|[Ee]very|[Pp]er)[\s-](?:[^,;:()\s]+\s){0,4}?"
    r"|\ue000[\s-](?:(?!in\b|of\b|and\b|groups?\b)[^,;:()\s-]+[\s-]){0,3}?)"
    r"(?:increase|increment|decrease|higher|lower|rise|taller|older|longer)s?\b[^;:]*$"
)
_FOR_EACH = re.compile(
    r"^[^,;:()\ue002]{0,30}\b(?:for (?:each|every)|per)\s"
    r"(?!(?:second|min|minute|hour|day|week|month|year|patient|person)\b)"
)
_MORE_OF = re.compile(r"[\s)\]]{1,3}(?:more|fewer|less)\s(?:of|than|" + HUMANS + r")\b")
"""'2.1% (95% CI …) more of the patients'."""


def tells_shares(words: str) -> bool:
    """Whether words name a share of a group: 'the proportion of', 'response rates'."""
    return _OF_SHARES.search(words) is not None


def measures_level_in_percent(words: str) -> bool:
    """Whether percentages here are a level (HbA1c, ejection fraction, a change in percent) and no share of a group."""
    return _LEVEL_IN_PERCENT.search(words) is not None and not tells_shares(words)


def of_difference(before: str, behind: str, *, percent: bool = False) -> Measure:
    """The measure of a difference without a name, from the clause around it."""
    if _PER_STEP.search(before) or _FOR_EACH.search(behind):
        return "beta"
    if percent and _MORE_OF.match(behind) and not measures_level_in_percent(before):
        return "RD"
    if _OF_SHARES.search(before):
        return "RD"
    return "MD"


def in_points(read: Quantities, estimate: Estimate) -> Estimate:
    """'1.67 percentage points', 'difference −2.5, 95% CI −8.9, 3.8 percentage points': of shares."""
    if estimate.measure != "MD" or "oint" not in read.shape[estimate.place : estimate.end + 24]:
        return estimate
    behind = (estimate.place + 1, estimate.end, read.shape.find(_INTERVAL, estimate.place, estimate.end) + 1)
    if "ean " in read.shape[estimate.label : estimate.place]:
        return estimate  # a mean difference by its name
    told = any(offset and IN_POINTS.match(read.shape, offset) for offset in behind)
    if not told or measures_level_in_percent(read.shape[: estimate.place]):
        return estimate
    return msgspec.structs.replace(estimate, measure="RD")


def parts_shares(read: Quantities, value: Decimal) -> bool:
    """Whether two shares that stand side by side lie so far apart: 'a 9% improvement … (17% v 26%)'."""
    for one, two in pairwise(read.found):
        if one.kind == two.kind == "percent" and one.value is not None and two.value is not None:
            apart = abs(one.value - two.value)
            if apart == value > 0:
                return True
    return False
