"""'The former', 'the second', 'the other': which of two that were named before an estimate is told of."""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.clause import Clause
from evidex.extract._effect.side_words import Sides, worthy

__all__ = ["Two", "two_named", "with_pointed"]

Two = tuple[str, str]
_VERBS = (
    r"(?=\s?[;.)]|\s?$|\s(?:was|were|is|are|did|does|had|has|not|only|alone|predict\w*|led|leads|increased|reduced|lowered|raised|remained"
    r"|survived|showed|gave|\w+ly)\b)"
)
_POINTED = re.compile(
    rf"\b(?<!\bon\s)(?:the\s)(?:(?P<a>former\b|(?:first|one){_VERBS})|(?P<b>latter\b|(?:second|other){_VERBS})|(?P<last>last{_VERBS}))",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:the\sformer\b.*\bthe\slatter|one\b[^,;]*\s(?:as|than)\s[^,;]*\bthe\sother|the\sfirst\b.*\bthe\ssecond)\b",
    re.IGNORECASE,
)
_OTHERS_NAMED = re.compile(r"(?:,\s)?and\s[^,;]+,\s(?:al)?though\b")
_OTHER_FIRST = re.compile(r"\bthe\slatter\b.*\b(?:than|as)\b.*\bthe\sformer\b", re.IGNORECASE)
_NAME = r"(?:(?!\s(?:was|were|is|are|and|or|had|has|than|as)\s)[^,;:.()\[\]]){2,60}?"
_VERB = (
    r"(?:was|were|is|are|had|has|have|both|often|each|commonly|frequently|usually|may|can|might|could|do|did|does|co-?exist\w*"
    r"|go|predict\w*|shortens?|raises?|reduces?|increases?)"
)
_TWO = re.compile(
    rf"(?:^|[.;:]\s)(?:both\s)?(?P<a>{_NAME})(?:\sand\s|\sor\s|,\sno\sless\sthan\s|,\slike\s|\sas\swell\sas\s)(?P<b>{_NAME}),?\s{_VERB}\b"
    rf"|\b(?:between|both|either)\s(?P<a2>{_NAME})\s(?:and|or)\s(?P<b2>{_NAME})(?=[,;:.(]|\s(?:in|for|on|among|at|was|were|is)\b)",
    re.IGNORECASE,
)


def two_named(before: str) -> Two | None:
    """The two that words before an estimate name last, side by side: 'Frailty and sarcopenia often coexist'."""
    found = None
    for match in _TWO.finditer(before):
        first, second = worthy((match["a"] or match["a2"]).strip()), worthy((match["b"] or match["b2"]).strip())
        if first and second:
            found = first, second
    return found


def with_pointed(sides: Sides, clause: Clause, two: Two | None, before: Sides) -> Sides:
    """The sides of an estimate whose clause speaks of the former, the latter or both, with their names."""
    said = f"{clause.words} {clause.behind}"
    if two is not None and _BOTH.search(said):
        factor, other = two[::-1] if _OTHER_FIRST.search(said) else two
        return _named(sides, factor, other, before)
    pointed = _POINTED.search(clause.words) or _POINTED.search(clause.behind)
    if pointed is None:
        return sides
    if not clause.first and _OTHERS_NAMED.match(clause.words):
        return sides  # '(RR …) and NO2, though the latter only in winter'
    if pointed["last"]:
        return _named(sides, before.factor, sides.comparator, before)
    if two is None:
        return sides
    return _named(sides, two[0] if pointed["a"] else two[1], sides.comparator, before)


def _named(sides: Sides, factor: str | None, comparator: str | None, before: Sides) -> Sides:
    outcome = sides.outcome
    if outcome is None or _POINTED.search(f"the {outcome}"):
        outcome = before.outcome
    if comparator and _POINTED.search(f"the {comparator}"):
        comparator = None
    return msgspec.structs.replace(sides, factor=factor or sides.factor, outcome=outcome, comparator=comparator)
