"""A mean that no n whole numbers can have (GRIM).

## What it does
The sum of n whole numbers is a whole number, so their mean is a multiple of 1/n. Where the text says n and what was
measured can only be whole (counts, episodes, numeric rating scales, named sum scores), asks whether any whole sum gives
the printed mean.

## Why it matters
The mean or n is wrong, or persons were left out without saying so.

## Tolerance
None beyond printing: every whole sum whose mean could be rounded or cut off to the printed mean is allowed.

## Example
`5.19 episodes (n = 28)`: 145/28 is 5.18, 146/28 is 5.21.

## Known limits
It can only speak where n is below ten to the number of decimals. Averages over several items, half points, and visual
analogue scales are not whole; the rule needs words that name a whole-numbered measure and is a warning.

## References
Brown NJL, Heathers JAJ. The GRIM test. Social Psychological and Personality Science 2017;8:363–9.
"""

from __future__ import annotations

from evidex.check.arithmetic import bands
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.rules.num._sample import group_size, integer_scores, whole_sums
from evidex.check.socket import Case
from evidex.schema import ScoreClaim


def judge(claim: ScoreClaim, case: Case) -> Judgement:
    if claim.statistic not in ("mean", "mean_change"):
        return NotApplicable("not a mean")
    if not integer_scores(claim):
        return NotApplicable("single values need not be whole")
    size = group_size(claim, case)
    if not size:
        return NotApplicable("n is not stated with the mean")
    band = bands(claim.value)
    if whole_sums(band.low, band.high, size):
        return AGREES
    below = int(claim.value * size)
    return Fault(
        f"No {size} whole numbers have the mean {claim.value}: {below}/{size} is {below / size:.4g}, "
        f"{below + 1}/{size} is {(below + 1) / size:.4g}."
    )


RULE = rule_on_claims(
    code="NUM107", name="grim-mean", severity="warning", kind=ScoreClaim, judge=judge, compares=("value",)
)
