"""The estimates that sentences tell, each with where the words may begin that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from evidex.check.estimates import Estimate, estimate_of
from evidex.check.socket import Case
from evidex.schema import EffectClaim

__all__ = ["ToldEstimate", "told_estimates"]


@dataclass(frozen=True, slots=True)
class ToldEstimate:
    """An effect with its interval. What is said of it begins behind the effect before it, or with its sentence.

    `behind_any`: the effect before it may lack an interval; `behind_estimate`: it has one.
    """

    claim: EffectClaim
    estimate: Estimate
    sentence_end: int
    behind_any: int
    behind_estimate: int


def told_estimates(case: Case) -> list[ToldEstimate]:
    """Every effect with an interval that stands in a sentence, in the order of the text."""
    told, behind_any, behind_estimate = list[ToldEstimate](), 0, 0
    for claim in sorted(case.claims_of(EffectClaim), key=lambda each: each.start):
        estimate, sentence = estimate_of(claim), case.view.sentence_at(claim.start)
        if estimate is not None and sentence is not None:
            begins = (max(sentence.start, behind_any), max(sentence.start, behind_estimate))
            told.append(ToldEstimate(claim, estimate, sentence.end, *begins))
            behind_estimate = claim.end
        behind_any = claim.end
    return told
