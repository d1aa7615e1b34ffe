"""Claims in words: one line that a reader of a table takes in at a glance."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.schema import CauseClaim, Claim, EffectClaim, ProportionClaim, ScoreClaim

__all__ = [
    "DOUBTFUL", "confidence_in_words", "heading", "in_words", "interval", "is_doubtful", "statement", "with_time",
]  # fmt: skip

DOUBTFUL = 0.8
"""Claims that are right less often than this are worth a look of their own."""
HEADINGS = {
    "of": "measured", "ci_low": "CI from", "ci_high": "CI to", "ci_level": "CI level", "p": "P", "p_value": "P",
    "sd": "SD", "se": "SE", "numerator": "n", "denominator": "N", "percent": "%", "low": "from", "high": "to",
    "in": "in table", "p_op": "P is",
}  # fmt: skip
CODES = {"role", "statistic", "spread"}
"""Fields whose values are words of a list: 'adverse_event'."""

RELATIONS = {
    "cause": "causes",
    "risk_factor": "is a risk factor for",
    "protective": "protects against",
    "associated": "is associated with",
    "not_associated": "is not associated with",
}

_SAID: dict[str, tuple[str, str, str]] = {
    "cause": ("causes", "cause", "may cause"),
    "risk_factor": ("is a risk factor for", "are risk factors for", "may be a risk factor for"),
    "protective": ("protects against", "protect against", "may protect against"),
    "associated": ("is associated with", "are associated with", "may be associated with"),
    "not_associated": ("is not associated with", "are not associated with", "may not be associated with"),
}
"""Each relation as said of one thing, of several, and with a hedge, where the text has one."""
_HEAD_ENDS = re.compile(
    r"\s*[,;:(\[]|\s(?:of|in|on|at|with|without|for|from|to|by|after|before|during|among|between|under|over|than|per|that"
    r"|which|who|whose|such|like)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:and|both)\b", re.IGNORECASE)
_ONE = re.compile(
    r"(?:ss|us|is|'s|diabetes|series|species|herpes|measles|mumps|rickets|scabies|rabies)$", re.IGNORECASE
)


def interval(low: Decimal | None, high: Decimal | None, level: Decimal | None = None) -> str:
    """'95% CI 1.2 to 3.4'; empty where neither bound is stated."""
    if low is None and high is None:
        return ""
    told = f"{'…' if low is None else low} to {'…' if high is None else high}"
    return f"{level}% CI {told}" if level is not None else f"CI {told}"


def heading(field: str) -> str:
    """What a field is called where people read it."""
    return HEADINGS.get(field, field.replace("_", " "))


def in_words(field: str, value: str) -> str:
    """A value that is a word of a list, as people write it: 'adverse event'."""
    return value.replace("_", " ") if field in CODES else value


def is_doubtful(claim: Claim) -> bool:
    """Whether one in five claims of its class is wrong, or more."""
    return claim.confidence is not None and claim.confidence < DOUBTFUL


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
        one, several, hedged = _SAID[claim.relation]
        says = hedged if claim.hedged else several if _is_several(claim.factor) else one
        return f"{claim.factor} {says} {claim.outcome}"
    return "; ".join(f"{name} {value}" for name, value in claim.numbers()) or claim.quote


def _is_several(phrase: str) -> bool:
    """Whether a verb after the phrase is plural: its head is ('low levels of lead'), or it names two things."""
    end = _HEAD_ENDS.search(phrase, 1)
    head = phrase[: end.start()] if end else phrase
    return bool(_SEVERAL.search(head)) or (head.endswith("s") and not _ONE.search(head))


def with_time(words: str, timepoint: str | None) -> str:
    """The timepoint behind what is measured, with the words that the text has: 'pain, at baseline', 'pain, 6 months'.

    Which of them want an 'at' before them only the sentence tells ('during treatment', 'postoperatively', 'week 6').
    """
    return ", ".join(part for part in (words.strip(), timepoint or "") if part)


def _effect(claim: EffectClaim) -> str:
    parts = [f"{claim.measure} {claim.estimate}", interval(claim.ci_low, claim.ci_high, claim.ci_level)]
    if claim.p_value is not None:
        parts.append(f"P {claim.p_op or '='} {claim.p_value}")
    if claim.adjusted:
        parts.append("adjusted")
    return _told(claim, parts, (claim.factor, claim.outcome), versus=claim.comparator, at=claim.timepoint)


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
    return _told(claim, parts, (claim.of, claim.group), at=claim.timepoint)


def _score(claim: ScoreClaim) -> str:
    parts = [f"{claim.statistic.replace('_', ' ')} {claim.value}" + (f" {claim.unit}" if claim.unit else "")]
    parts += [f"{name.upper()} {value}" for name, value in (("sd", claim.sd), ("se", claim.se)) if value is not None]
    if claim.low is not None or claim.high is not None:
        name = {"iqr": "IQR", "range": "range", "ci": "CI"}.get(claim.spread or "", "")
        parts.append(f"{name} {claim.low} to {claim.high}".strip())
    return _told(claim, parts, (claim.of, claim.group), at=claim.timepoint)


def _told(
    claim: Claim,
    numbers: list[str],
    about: tuple[str | None, str | None],
    versus: str | None = None,
    at: str | None = None,
) -> str:
    words = " → ".join(word for word in about if word)
    if versus:
        words += f" (against {versus})"
    words = with_time(words, at)
    said = ", ".join([number for number in numbers if number] + ["hedged"] * claim.hedged)
    return f"{words}: {said}" if words else said
