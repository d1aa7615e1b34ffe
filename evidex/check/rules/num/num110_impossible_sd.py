"""A standard deviation that cannot be: negative, or too large for its range.

## What it does
Values between `low` and `high` with mean m vary at most by sqrt((m − low)(high − m)), times sqrt(n / (n − 1)) in a
sample. An SD above that, or below zero, is reported.

## Why it matters
SD, mean or range is wrong, or they are of different persons.

## Tolerance
None beyond printing; where n is not stated the smallest sample (n = 2) is allowed for.

## Example
`mean age 44 ± 31 years (range 30–60)`.

## Known limits
Only observed ranges count (not quartiles or intervals), and only where mean, SD and range stand in one claim.

## References
Bhatia R, Davis C. A better bound on the variance. American Mathematical Monthly 2000;107:353–7.
"""

from __future__ import annotations

import math

from evidex.check.arithmetic import bands, first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.rules.num._sample import group_size
from evidex.check.socket import Case
from evidex.schema import ScoreClaim


def judge(claim: ScoreClaim, case: Case) -> Judgement:
    sd, low, high = claim.sd, claim.low, claim.high
    if sd is None:
        return NotApplicable("no SD is stated")
    if bands(sd).high < 0:
        return Fault(f"An SD is not negative, printed {sd}.", suggestion=f"a minus too many: {sd} → {-sd}")
    if low is None or high is None or claim.spread in ("iqr", "ci", "se") or claim.statistic != "mean":
        return NotApplicable("no observed range is stated with mean and SD")
    if not low <= claim.value <= high:
        return NotApplicable("the mean lies outside its range (NUM106)")
    size = group_size(claim, case)
    mean, bottom, top = (bands(value).interval() for value in (claim.value, low, high))
    reach = (mean - bottom) * (top - mean)
    most = math.sqrt(max(reach.high, 0.0) * (size / (size - 1) if size and size > 1 else 2.0))
    if float(bands(sd).low) <= most:
        return AGREES
    return Fault(
        f"Values from {low} to {high} with the mean {claim.value} have an SD of at most {most:.4g}, printed {sd}.",
        suggestion=first_slips((("SD", sd),), lambda _, value: 0 < value <= most),
    )


RULE = rule_on_claims(
    code="NUM110",
    name="impossible-sd",
    severity="error",
    kind=ScoreClaim,
    judge=judge,
    compares=("value", "sd", "low", "high"),
)
