"""Percentages against counts: what several rules of this family ask."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from evidex.check.judging import NotApplicable
from evidex.check.socket import Case
from evidex.schema import ProportionClaim

__all__ = ["Counts", "counts_of"]

_MODELLED = re.compile(
    r"\b(?:weighted|adjusted|standardi[sz]ed|kaplan|actuarial|life.table|cumulative|pooled|extrapolat\w+|imput\w+"
    r"|model\w*|estimated|projected|per.protocol|meta.?analys\w+|random.effects)\b",
    re.I,
)
_ABOUT = re.compile(
    r"(?:about|approximately|approx\.?|nearly|almost|around|roughly|circa|over|under"
    r"|more than|less than|~|≈|∼|[<>≤≥])\s{0,2}$"
)


class Counts(NamedTuple):
    """A percentage and the counts that should give it."""

    percent: Decimal
    numerator: Decimal
    denominator: Decimal


def counts_of(claim: ProportionClaim, case: Case) -> Counts | NotApplicable:
    """The three numbers of a claim, or why its percentage cannot be held against its counts."""
    if claim.percent is None or claim.numerator is None or claim.denominator is None:
        return NotApplicable("percentage, numerator and denominator are not all stated")
    if claim.bound is not None:
        return NotApplicable("the percentage is a bound")
    if claim.denominator <= 0 or claim.numerator > claim.denominator:
        return NotApplicable("the counts themselves cannot be")
    if claim.numerator % 1 or claim.denominator % 1:
        return NotApplicable("not counts of whole persons")
    if (at := claim.quote.find(str(claim.percent))) > 0 and _ABOUT.search(claim.quote, 0, at):
        return NotApplicable("the percentage is stated as approximate")
    sentence = case.view.sentence_at(claim.start)
    start, end = (sentence.start, sentence.end) if sentence else (claim.start, claim.end)
    if _MODELLED.search(case.document.text, start, end):
        return NotApplicable("the sentence speaks of a weighted or modelled percentage")
    return Counts(claim.percent, claim.numerator, claim.denominator)
