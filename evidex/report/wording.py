"""Claims in words: one line that a reader of a table takes in at a glance."""

from __future__ import annotations

from decimal import Decimal

from evidex.schema import CauseClaim, Claim, EffectClaim, ProportionClaim, ScoreClaim

__all__ = ["confidence_in_words", "interval", "statement"]

RELATIONS = {
    "cause": "causes",
    "risk_factor": "is a risk factor for",
    "protective": "protects against",
    "associated": "is associated with",
    "not_associated": "is not associated with",
}


def interval(low: Decimal | None, high: Decimal | None, level: Decimal | None = None) -> str:
    """'95% CI 1.2 to 3.4'; empty where neither bound is stated."""
    if low is None and high is None:
        return ""
    told = f"{'…' if low is None else low} to {'…' if high is None else high}"
    return f"{level}% CI {told}" if level is not None else f"CI {told}"


def confidence_in_words(confidence: float) -> str:
    """With two decimals; none is certain."""
    return "> 0.99" if 0.995 <= confidence < 1 else f"{confidence:.2f}"


def statement(claim: Claim) -> str:
    """What the claim says, in one line, from its fields alone."""
    if isinstance(claim, EffectClaim):
        return _effect(claim)
    if isinstance(claim, ProportionClaim):
        return _proportion(claim)
    if isinstance(claim, ScoreClaim):
        return _score(claim)
    if isinstance(claim, CauseClaim):
        return f"{claim.factor} {RELATIONS[claim.relation]} {claim.outcome}"
    return "; ".join(f"{name} {value}" for name, value in claim.numbers()) or claim.quote


def _effect(claim: EffectClaim) -> str:
    parts = [f"{claim.measure} {claim.estimate}", interval(claim.ci_low, claim.ci_high, claim.ci_level)]
    if claim.p_value is not None:
        parts.append(f"P {claim.p_op or '='} {claim.p_value}")
    if claim.adjusted:
        parts.append("adjusted")
    return _told(parts, (claim.factor, claim.outcome), versus=claim.comparator, at=claim.timepoint)


def _proportion(claim: ProportionClaim) -> str:
    parts = []
    if claim.percent is not None:
        sign = {"max": "≤ ", "min": "≥ ", None: ""}[claim.bound]
        parts.append(f"{sign}{claim.percent}%")
    if claim.low is not None or claim.high is not None:
        parts.append(f"{'…' if claim.low is None else claim.low} to {'…' if claim.high is None else claim.high}%")
    if claim.numerator is not None:
        parts.append(f"{claim.numerator}" + (f"/{claim.denominator}" if claim.denominator is not None else ""))
    elif claim.denominator is not None:
        parts.append(f"of {claim.denominator}")
    parts.append(interval(claim.ci_low, claim.ci_high, claim.ci_level))
    return _told(parts, (claim.of, claim.group), at=claim.timepoint)


def _score(claim: ScoreClaim) -> str:
    parts = [f"{claim.statistic.replace('_', ' ')} {claim.value}" + (f" {claim.unit}" if claim.unit else "")]
    parts += [f"{name.upper()} {value}" for name, value in (("sd", claim.sd), ("se", claim.se)) if value is not None]
    if claim.low is not None or claim.high is not None:
        name = {"iqr": "IQR", "range": "range", "ci": "CI"}.get(claim.spread or "", "")
        parts.append(f"{name} {claim.low} to {claim.high}".strip())
    return _told(parts, (claim.of, claim.group), at=claim.timepoint)


def _told(
    numbers: list[str], about: tuple[str | None, str | None], versus: str | None = None, at: str | None = None
) -> str:
    words = " → ".join(word for word in about if word)
    if versus:
        words += f" (against {versus})"
    if at:
        words += f" at {at}"
    said = ", ".join(number for number in numbers if number)
    return f"{words.strip()}: {said}" if words.strip() else said
