"""Numbers that two kinds of claim told: an effect's estimate is no value and no share of one group as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evidex.schema import Claim, EffectClaim, ProportionClaim, ScoreClaim

__all__ = ["each_once"]


def each_once(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, without the scores and proportions that tell an effect's estimate, or a bound of it, again."""
    estimates: dict[Decimal, list[EffectClaim]] = {}
    for claim in claims:
        if isinstance(claim, EffectClaim) and claim.estimate is not None and _is_sure(claim):
            for number in {claim.estimate, claim.ci_low, claim.ci_high}:
                if number is not None:
                    estimates.setdefault(number, []).append(claim)
    return (claim for claim in claims if not _tells_again(claim, estimates))


def _is_sure(claim: EffectClaim) -> bool:
    """Whether an estimate is told as one: with its interval, or as a difference between groups."""
    return claim.ci_low is not None or claim.measure == "MD"


def _tells_again(claim: Claim, estimates: Mapping[Decimal, Sequence[EffectClaim]]) -> bool:
    """Whether a score or a proportion takes an effect's estimate, or a bound of it, for a value of one group."""
    if not isinstance(claim, ScoreClaim | ProportionClaim):
        return False
    own = claim.value if isinstance(claim, ScoreClaim) else claim.percent
    same = estimates.get(own, ()) if own is not None else ()
    return any(_is_within(claim, effect, own) for effect in same)


def _is_within(claim: ScoreClaim | ProportionClaim, effect: EffectClaim, own: Decimal | None) -> bool:
    """Whether the two overlap; where the number is only a bound of the effect, whether it ends inside."""
    if own == effect.estimate:
        return claim.start < effect.end and effect.start < claim.end
    return isinstance(claim, ProportionClaim) and effect.start < claim.end <= effect.end
