"""A range whose lower end is printed above its upper end.

## What it does
Reports ranges of percentages and the ranges or quartiles of scores that run backwards.

## Why it matters
Ends were swapped, a minus was lost or a digit is wrong; a program that reads the range takes it for something else.

## Tolerance
None: the order of two printed numbers does not depend on rounding.

## Example
`median 12 (IQR 19–8)`.

## Known limits
Some authors print the better value first (`from 72 % to 24 %`): a warning, never an error.

## References
None.
"""

from __future__ import annotations

from evidex.check.judging import AGREES, Fault, Judgement, rule_on_claims
from evidex.check.socket import Case
from evidex.schema import Claim, ProportionClaim, ScoreClaim


def judge(claim: Claim, case: Case) -> Judgement | None:  # noqa: ARG001 - the socket's signature
    if not isinstance(claim, ProportionClaim | ScoreClaim) or claim.low is None or claim.high is None:
        return None
    if claim.low <= claim.high:
        return AGREES
    return Fault(
        f"The range {claim.low} to {claim.high} runs backwards.", suggestion=f"swapped: {claim.high} to {claim.low}"
    )


RULE = rule_on_claims(code="NUM105", name="reversed-range", severity="warning", kind=Claim, judge=judge)
