"""Words that point back to what stands before an estimate: 'it', 'the rate', 'this association', 'the latter'."""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.side_words import Sides, worthy
from evidex.text.people import PERSONS

__all__ = ["EFFECTS", "RATES", "VAGUE", "is_effect", "is_it", "names_subgroup", "points_back", "with_pointed"]

RATES = (
    r"(?:figures?|odds|risks?|rates?|estimates?|ratios?|values?|hazards?|incidence|prevalence|frequency|likelihood"
    r"|chances?)"
)
EFFECTS = (
    r"(?:effects?|associations?|benefits?|reductions?|gains?|differences?|advantages?|trends?|relations?"
    r"|relationships?|links?|increases?|excess|falls?|rise|drop|slope|correlations?|findings?|results?|protection|harm)"
)
VAGUE = re.compile(r"(?:total|ones?|improvements?|changes?|more|others?|no\s.*|similar\s.*)", re.IGNORECASE)
"""Words that name no side though nothing is wrong with their form."""
_IT = re.compile(r"(?:it|this|that|they|these|them|those)(?:\s(?:too|also))?", re.IGNORECASE)
_RATE = re.compile(rf"(?:the|this|its|their|that)\s(?:\w+\s)?{RATES}", re.IGNORECASE)
_EFFECT = re.compile(
    rf"none\sof\sthis|there(?:\swas\snone(?:\sof\sthis)?)?|(?:the|this|its|their|that|no|any|such)\s(?:\w+\s)?{EFFECTS}",
    re.IGNORECASE,
)
_SUBGROUP = re.compile(
    rf"\b(?:{PERSONS}|those)$|^(?:{PERSONS}|those)\s(?:with|without|at|on|from)\s"
    r"|\b(?:aged|years?\sold|under|over|above|below|older|younger|subgroup)\b",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\bthe\s(?:(?P<a>former)|(?P<b>latter))\b", re.IGNORECASE)
_NAMED_HERE = re.compile(r"(?:,\s)?and\s[^,;]+,\s(?:al)?though\b")
_NAME = r"(?:(?!\s(?:was|were|is|are|and|or|had|has|than|as)\s)[^,;:.()\[\]]){2,60}?"
_VERB = (
    r"(?:was|were|is|are|had|has|have|both|often|each|commonly|frequently|usually|may|can|might|could|do|did|does|co-?exist\w*"
    r"|go|predict\w*|shortens?|raises?|reduces?|increases?)"
)
_TWO = re.compile(
    rf"(?:^|[.;:]\s)(?:both\s)?(?P<a>{_NAME})(?:\sand\s|\sor\s|,\slike\s|\sas\swell\sas\s)(?P<b>{_NAME}),?\s{_VERB}\b"
    rf"|\b(?:between|both|either)\s(?P<a2>{_NAME})\s(?:and|or)\s(?P<b2>{_NAME})"
    r"(?=[,;:.(]|\s(?:in|for|on|among|at|was|were|is)\b)",
    re.IGNORECASE,
)


def is_it(words: str) -> bool:
    """'it', 'these'."""
    return _IT.fullmatch(words) is not None


def is_effect(words: str) -> bool:
    """'this association', 'no benefit'."""
    return _EFFECT.fullmatch(words) is not None


def points_back(words: str) -> bool:
    """Whether words name nothing but what was told before: 'it', 'the rate', 'the association'."""
    return is_it(words) or is_effect(words) or _RATE.fullmatch(words) is not None


def names_subgroup(words: str) -> bool:
    """Whether words name people of the study, by age, sex or work."""
    return _SUBGROUP.search(words) is not None


def with_pointed(sides: Sides, clause: Clause, before: str) -> Sides:
    """The sides of an estimate whose clause speaks of the former or the latter, with their names.

    `before`: the words before it, in which the two are named side by side: 'Frailty and anaemia often coexist'.
    """
    told = [match.lastgroup for match in _POINTED.finditer(f"{clause.words} {clause.behind}")]
    two = _two_named(before) if told else None
    if two is None or (not clause.first and _NAMED_HERE.match(clause.words)):
        return sides  # '(RR …) and NO2, though the latter only in winter'
    first, second = two if told[0] == "a" else two[::-1]
    outcome = None if _POINTED.search(f"the {sides.outcome}") else sides.outcome
    comparator = second if len(set(told)) > 1 else sides.comparator
    return msgspec.structs.replace(sides, factor=first, outcome=outcome, comparator=comparator)


def _two_named(before: str) -> tuple[str, str] | None:
    """The two that words name last, side by side."""
    found = None
    for match in _TWO.finditer(before):
        first, second = worthy((match["a"] or match["a2"]).strip()), worthy((match["b"] or match["b2"]).strip())
        if first and second:
            found = first, second
    return found
