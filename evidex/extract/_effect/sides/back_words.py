"""Words that point back to what an estimate before was told of: 'it', 'the rate', 'the association', 'in men'."""

from __future__ import annotations

import re

from evidex.text.people import PERSONS

__all__ = ["EFFECTS", "RATES", "VAGUE", "is_effect", "is_it", "names_subgroup", "points_back"]

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
