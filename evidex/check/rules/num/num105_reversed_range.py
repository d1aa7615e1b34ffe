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
Some authors print the better value first (`from 72 % to 24 %`), and changes from one percentage to another look alike:
a warning, and for percentages only where a word says that it is a range.

## References
None.
"""

from __future__ import annotations

import re

from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.socket import Case
from evidex.schema import Claim, ProportionClaim, ScoreClaim

_RANGE = re.compile(r"\brange\b|\bIQR\b|\bquartil|\bbetween\b|prevalence|incidence|\brates?\b", re.I)


def judge(claim: Claim, case: Case) -> Judgement | None:
    if not isinstance(claim, ProportionClaim | ScoreClaim) or claim.low is None or claim.high is None:
        return None
    if claim.low <= claim.high:
        return _as_printed(claim) or AGREES
    if isinstance(claim, ProportionClaim) and not _RANGE.search(
        case.document.text, max(claim.start - 40, 0), claim.end
    ):
        return NotApplicable("a change from one percentage to another, perhaps")
    return Fault(
        f"The range {claim.low} to {claim.high} runs backwards.", suggestion=f"swapped: {claim.high} to {claim.low}"
    )


def _as_printed(claim: ProportionClaim | ScoreClaim) -> Fault | None:
    """'range 88-17': whoever reads the claim is given the lower end first, and the text has the higher."""
    low, high = claim.low, claim.high
    if not isinstance(claim, ScoreClaim) or low is None or high is None or not 0 < low < high:
        return None
    ends = [rf"(?<![\d.]){re.escape(str(end))}(?![\d.]*\d)" for end in (high, low)]
    if not re.search(rf"\brange[ds]?\b[^\d;.]{{0,12}}{ends[0]}\s?(?:[-–—]|to)\s?{ends[1]}", claim.quote):
        return None
    return Fault(f"The range {high} to {low} runs backwards.", suggestion=f"swapped: {low} to {high}")


RULE = rule_on_claims(
    code="NUM105", name="reversed-range", severity="warning", kind=Claim, judge=judge, compares=("low", "high")
)
