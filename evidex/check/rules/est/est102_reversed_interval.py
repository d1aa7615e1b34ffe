"""A confidence interval whose lower bound is printed above its upper bound.

## What it does
Reports intervals of effects and percentages that run backwards.

## Why it matters
Bounds were swapped, a minus was lost, or a digit is wrong: programs that read the interval take it for something else.

## Tolerance
None: the order of two printed numbers does not depend on rounding.

## Example
`OR 1.62 (95% CI 2.35–1.11)`: swapped bounds.

## Known limits
Two negative bounds printed in order of size (`−0.5 to −1.2`) are a habit of some authors: a note. For a difference
whose sides were exchanged together with its interval, the same.

## References
None.

## Measured
November 2026, all findings on 12,000 abstracts, 2,163 records and 212 full texts read by hand: 10 of 10 right. Two of
them, a minus that became a 2 in all three numbers, are told as misread (DOC190) since.
`docs/rules/read_findings.md` lists them.
"""

from __future__ import annotations

from decimal import Decimal

from evidex.check.estimates import Estimate, estimate_of, scales_for, symmetric
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.misreading import misreading
from evidex.check.socket import Case
from evidex.schema import Claim, EffectClaim, ProportionClaim


def judge(claim: Claim, case: Case) -> Judgement | None:
    if not isinstance(claim, EffectClaim | ProportionClaim):
        return None
    estimate = estimate_of(claim)
    if estimate is None:
        return NotApplicable("no interval is stated")
    if estimate.low <= estimate.high:
        return AGREES
    habit = estimate.low <= 0 and estimate.high < 0
    return Fault(
        f"The interval {estimate.low} to {estimate.high} runs backwards: its lower bound is the greater number.",
        suggestion=_suggestion(estimate, claim.measure if isinstance(claim, EffectClaim) else "other"),
        severity="note" if habit else None,
        misread=misreading(claim, case, estimate, _in_order, ratio=False),
    )


def _in_order(estimate: Estimate) -> bool:
    return estimate.low <= estimate.point <= estimate.high


def _suggestion(estimate: Estimate, measure: str) -> str | None:
    def sound(point: Decimal, low: Decimal, high: Decimal) -> bool:
        changed = Estimate(point, low, high)
        return low <= point <= high and any(symmetric(changed, scale) for scale in scales_for(measure))

    point, low, high = estimate
    if sound(point, high, low):
        return f"swapped bounds: {high} to {low}"
    if sound(point, -low, high):
        return f"a minus lost: {-low} to {high}"
    return f"swapped bounds: {high} to {low}" if high <= point <= low else None


RULE = rule_on_claims(
    code="EST102",
    status="stable",
    name="reversed-interval",
    severity="error",
    kind=Claim,
    judge=judge,
    compares=("ci_low", "ci_high"),
)
