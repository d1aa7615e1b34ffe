"""Shares that no group can have, yet are told as shares: '61 of 58 patients', '234% of the patients'.

They are slips of a text, which the checks name. Beyond the whole a number is mostly no share ('120% of baseline',
'5 of 3 doses'), so that those who are counted must stand right behind it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.numbers.counted import is_measured, is_numbered
from evidex.extract._proportion.numbers.share import Share, agrees
from evidex.text.counting import is_ordinal
from evidex.text.people import PERSONS
from evidex.text.words import Words

__all__ = ["counts_too_many", "is_more_than_all"]

_WHO = rf"(?:{PERSONS}|mothers|smokers)\b(?!['’])"
_NOT_HAD = (
    r"(?!(?:predicted|expected|planned|projected|anticipated|intended|required|needed|target\w*|normal|healthy|control"
    r"|original|recommended|reference|ideal|estimated)\s)"
)
_BEHIND_COUNT = re.compile(rf"\s{_NOT_HAD}(?:[a-z-]+\s)?{_NOT_HAD}{_WHO}")
_BEHIND_PERCENT = re.compile(rf"\sof\s(?:the\s|all\s|our\s|these\s)?{_NOT_HAD}(?:[a-z-]+\s)?{_NOT_HAD}{_WHO}")
_LEVEL = re.compile(
    r"\b(?:increas\w+|ris\w+|rose|reduc\w+|decreas\w+|gr[eo]w\w*|chang\w+|ratio|relative|higher|lower|compared|level"
    r"|baseline|mean|median|average|dose|cost\w*|rates?|accrual|recruit\w+|enrol\w+|target|goal|efficien\w+|accuracy"
    r"|volume|weight|intake|consumption|energy|concentration|pressure|length|times?|duration|output|capacity|distance"
    r"|scores?|power|strength|clearance|activity)\b"
)
_WANTED = re.compile(r"[^.;,]{0,40}\b(?:expected|predicted|planned|projected|required|needed|at baseline|before)\b")
_APART = re.compile(r"\b(?:score|grade|stage|age|aged|median|mean|average|total|sum|index|page|ref)s?\s(?:of\s)?$")
_YEARS = range(1900, 2100)
_EACH = re.compile(
    r"\b(?:eyes|limbs|knees|hips|joints|teeth|tumou?rs|lesions|nodules|biops\w+|samples|specimens|cultures|isolates|scans"
    r"|images|slides|recordings|measurements|episodes|visits|admissions|events|attacks|seizures|procedures|operations"
    r"|sessions|injections|implants|stents|aneurysms|fractures|vertebrae|levels|sites|times)\b"
)
"""Of which a person has several: 'biopsies (120 of 58 patients)'."""
_PERSONS = re.compile(r"\b(?:in|by|among)\s(?:the\s)?$")


def is_more_than_all(words: Words, share: Share) -> bool:
    """Whether a percentage above 100 is told of a group: '234% of patients', '31 of 29 patients (107%)'."""
    if share.percent is None or share.percent <= Decimal(100):
        return False
    shape = words.read.shape
    if share.numerator is not None and share.denominator is not None:
        return agrees(share.numerator, share.denominator, share.percent) and _names_people(words, share)
    if _LEVEL.search(words.read.low, 0, share.end):
        return False
    behind = _BEHIND_PERCENT.match(shape, share.end) if share.numerator is None else None
    return behind is not None and _WANTED.match(shape, behind.end()) is None


def counts_too_many(words: Words, share: Share) -> bool:
    """Whether a count above its total is told of a group: '61 of 58 patients'; '120/80' is a pressure or two groups."""
    numerator, quantity, number = share.numerator, words.read.found[share.first], words.signs[share.first]
    if numerator is None or share.denominator is None or share.denominator < 2 or numerator in _YEARS:
        return False
    if quantity.words or "/" in words.read.text[quantity.start : quantity.end]:
        return False
    if is_ordinal(words, number) or is_numbered(words, number) or is_measured(words, number):
        return False
    low = words.read.low
    if _APART.search(low, max(share.start - 20, 0), share.start):
        return False
    if _EACH.search(low, 0, share.start) and not _PERSONS.search(low, max(share.start - 12, 0), share.start):
        return False
    return numerator % 1 == 0 and _BEHIND_COUNT.match(words.read.shape, share.end) is not None


def _names_people(words: Words, share: Share) -> bool:
    """Whether those counted stand between the count and its percentage, or behind both."""
    shape = words.read.shape
    return re.search(rf"\s{_WHO}", shape[share.start : share.end + 30]) is not None
