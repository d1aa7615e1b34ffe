"""A point estimate that lies outside its own confidence interval.

## What it does
Reports an effect or a percentage whose printed value cannot lie between the printed bounds of its interval.

## Why it matters
Every usual way to make an interval puts the estimate inside it, so at least one of the three numbers is wrong.

## Tolerance
None beyond printing: the three numbers may each have been rounded or cut off at their last printed place.

## Example
`MD −71 (95% CI −58 to −44)`: −71 is below −58.

## Known limits
Means over bootstrap samples, Bayesian point estimates with another prior and shrunken estimates may lie outside in
rare cases. A lost minus sign in the text layer is suggested where it would explain the fault; where the words
tell the sign ('1.8 days shorter (95% CI −2.8 to −0.8)') nothing is reported. Reversed bounds are
EST102's.

## References
Altman DG, et al. Statistics with Confidence, 2nd ed. BMJ Books 2000.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import bands, first_slips
from evidex.check.estimates import Estimate, estimate_of, inside, scales_for, symmetric
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome, rule_on_claims
from evidex.check.misreading import misreading
from evidex.check.rules.est._bare_intervals import BareInterval, bare_intervals
from evidex.check.signed_in_words import signed_in_words
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Claim, EffectClaim, ProportionClaim


def judge(claim: Claim, case: Case) -> Judgement | None:
    if not isinstance(claim, EffectClaim | ProportionClaim):
        return None
    estimate = estimate_of(claim)
    if estimate is None:
        return NotApplicable("no interval is stated")
    if estimate.low > estimate.high:
        return NotApplicable("the bounds are reversed (EST102)")
    if inside(estimate):
        return AGREES
    if word := signed_in_words(claim, case, estimate, inside):
        return Agrees(f"{word!r} tells its sign")
    measure = claim.measure if isinstance(claim, EffectClaim) else "other"
    return Fault(
        f"{estimate.point} lies outside its interval {estimate.low} to {estimate.high}.",
        suggestion=_suggestion(estimate, measure),
        misread=misreading(claim, case, estimate, inside, ratio=measure not in ("MD", "SMD", "beta", "other")),
    )


def _suggestion(estimate: Estimate, measure: str) -> str | None:
    """The slip that would put the estimate not only inside, but in the middle."""

    def agrees(name: str, value: Decimal) -> bool:
        changed = estimate._replace(**{name: value})
        usual = scales_for(measure)[0]
        return changed.low <= changed.point <= changed.high and symmetric(changed, usual)

    return first_slips(estimate._asdict().items(), agrees, signed=measure not in {"OR", "RR", "HR", "IRR", "PR", "SIR"})


def check(case: Case) -> Iterator[Outcome]:
    """Each claim, then the intervals in brackets that no claim holds."""
    yield from _ON_CLAIMS.check(case)
    held = [c for c in case.claims if isinstance(c, EffectClaim | ProportionClaim) and c.ci_low is not None]
    text = case.document.text
    if "95" not in text:
        return
    for sentence in case.view.sentences:
        for bare in bare_intervals(text[sentence.start : sentence.end]):
            start, end = sentence.start + bare.start, sentence.start + bare.end
            if any(claim.start < end and start < claim.end for claim in held):
                continue
            yield outcome(case, RULE, start, end, _of_bare(bare))


def _of_bare(bare: BareInterval) -> Judgement:
    if bare.low > bare.high:
        return NotApplicable("the bounds are reversed, or their dash is a sign")
    least, most = bands(bare.low).low, bands(bare.high).high
    value = bare.value
    readings = (value, -value, value / 100, -value / 100)  # 'lowered by 32% (−40 to −22)', '32% (0.30–0.34)'
    if any(least <= bands(each).high and bands(each).low <= most for each in readings):
        return AGREES
    return Fault(f"{bare.value} lies outside its interval {bare.low} to {bare.high}.")


_ON_CLAIMS = rule_on_claims(code="EST101", name="point-outside-interval", severity="error", kind=Claim, judge=judge)
RULE = Rule(
    code="EST101",
    name="point-outside-interval",
    severity="error",
    status="preview",
    check=check,
    compares=("estimate", "percent", "ci_low", "ci_high"),
)
