"""A standard deviation that no n whole numbers with this mean can have (GRIMMER).

## What it does
The squares of n whole numbers sum to a whole number that is odd or even as their sum is. For every whole sum that gives
the printed mean, asks whether such a sum of squares gives the printed SD (divided by n − 1 or by n).

## Why it matters
The SD, the mean or n is wrong; an SE was called an SD, perhaps.

## Tolerance
None beyond printing: mean and SD may each have been rounded or cut off.

## Example
`3.00 ± 1.51 (n = 5)`.

## Known limits
As GRIM (NUM107): only for measures that the text shows to be whole, and only with n stated; a warning. It speaks only
where the mean itself is possible.

## References
Anaya J. The GRIMMER test. PeerJ Preprints 2016;4:e2400v1. Allard A. Analytic-GRIMMER, 2018.
"""

from __future__ import annotations

from decimal import Decimal

from evidex.check.arithmetic import bands
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.rules.num._sample import group_size, integer_scores, whole_sums
from evidex.check.socket import Case
from evidex.schema import ScoreClaim

MOST_SUMS = 200
"""With more possible sums than this some sum of squares always fits: nothing to compute."""


def judge(claim: ScoreClaim, case: Case) -> Judgement:
    if claim.sd is None or claim.statistic not in ("mean", "mean_change"):
        return NotApplicable("not a mean with its SD")
    if not integer_scores(claim):
        return NotApplicable("single values need not be whole")
    size = group_size(claim, case)
    if not size or size < 2:
        return NotApplicable("n is not stated with the mean")
    band = bands(claim.value)
    sums = whole_sums(band.low, band.high, size)
    if not sums:
        return NotApplicable("the mean itself is impossible (NUM107)")
    if len(sums) > MOST_SUMS:
        return Agrees("too many persons for the digits to say anything")
    if any(_possible(total, claim.sd, size, divisor) for total in sums for divisor in (size - 1, size)):
        return AGREES
    return Fault(f"No {size} whole numbers have the mean {claim.value} and the SD {claim.sd}.")


def _possible(total: int, sd: Decimal, size: int, divisor: int) -> bool:
    """Whether a whole sum of squares with the parity of `total` gives this SD."""
    spread = bands(sd)
    low, high = max(spread.low, Decimal(0)) ** 2, spread.high**2
    # size * squares = divisor * size * sd^2 + total^2: whole-number products, so that nothing is divided.
    least = low * divisor * size + total * total
    most = high * divisor * size + total * total
    first = int((least / size).to_integral_value("ROUND_CEILING"))
    first += (first - total) % 2
    return first * size <= most


RULE = rule_on_claims(
    code="NUM108", name="grimmer-sd", severity="warning", kind=ScoreClaim, judge=judge, compares=("sd",)
)
