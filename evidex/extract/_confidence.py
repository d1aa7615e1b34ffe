"""How sure a claim is: the share of right ones among claims of its class, as measured on hand-made claims.

The classes are what a reviewer could see herself (kind, text or table, which numbers stand together). Their shares are
in `confidence.toml`, written by `benchmarks/calibrate.py`; a class too rare to measure leans on its kind.
"""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

from evidex.schema import CauseClaim, Claim, EffectClaim, ProportionClaim, ScoreClaim

__all__ = ["class_of", "confidence_of", "kind_of"]


def class_of(claim: Claim) -> str:
    """The class by which a claim's confidence is looked up: `effect text interval sides`."""
    place = "table" if claim.section == "table" else "text"
    match claim:
        case EffectClaim():
            numbers = "interval" if claim.ci_low is not None else "p" if claim.p_value is not None else "bare"
            sides = "sides" if claim.factor and claim.outcome else "side"
            return f"effect {place} {numbers} {sides}"
        case ProportionClaim():
            counts = "".join(
                letter
                for letter, value in (("n", claim.numerator), ("N", claim.denominator), ("%", claim.percent))
                if value is not None
            )
            return f"proportion {place} {counts or 'range'} {'of' if claim.of else 'bare'}"
        case ScoreClaim():
            return f"score {place} {claim.statistic} {'spread' if claim.spread else 'bare'}"
        case CauseClaim():
            return f"cause {place} {claim.relation} {'hedged' if claim.hedged else 'plain'}"
    return f"{claim.kind} {place}"


def confidence_of(claim: Claim) -> float | None:
    """0 to 1; None where nothing of the claim's kind was ever measured."""
    shares = _shares()
    named = class_of(claim)
    return shares.get(named, shares.get(kind_of(named), shares.get(claim.kind)))


def kind_of(named: str) -> str:
    """The kind of a class: that in text ('score'), or that in tables ('score table')."""
    kind, place, *_ = named.split()
    return f"{kind} table" if place == "table" else kind


@functools.cache
def _shares() -> dict[str, float]:
    text = files("evidex.extract").joinpath("confidence.toml").read_text(encoding="utf-8")
    return {name: float(share) for name, share in tomllib.loads(text)["share_right"].items()}
