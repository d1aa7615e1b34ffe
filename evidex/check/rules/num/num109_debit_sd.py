"""A standard deviation that yes-or-no data with this mean cannot have (DEBIT).

## What it does
The SD of zeros and ones follows from their mean: sqrt(p (1 − p)), times sqrt(n / (n − 1)) in a sample. Where the
sentence says that the measure is binary, compares.

## Why it matters
Mean, SD or n is wrong.

## Tolerance
None beyond printing; both divisors, and any n from 2 upwards where n is not stated.

## Example
`correct answers (binary): 0.35 ± 0.71, n = 40`: an SD of 0.48 follows.

## Known limits
Applies only where the text says binary, dichotomous, yes/no or coded 0/1.

## References
Heathers JAJ, Brown NJL. DEBIT: a simple consistency test for binary data. 2019.
"""

from __future__ import annotations

import math
import re

from evidex.check.arithmetic import Interval, bands
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.rules.num._sample import group_size
from evidex.check.socket import Case
from evidex.schema import ScoreClaim

_BINARY = re.compile(r"\bbinary|\bdichotom|yes\s?/\s?no\b|coded (?:as )?0\s?(?:/|or|and)\s?1|\b0\s?=\s?no\b", re.I)


def judge(claim: ScoreClaim, case: Case) -> Judgement:
    if claim.sd is None or claim.statistic != "mean" or not 0 <= claim.value <= 1:
        return NotApplicable("not a mean between 0 and 1 with its SD")
    sentence = case.view.sentence_at(claim.start)
    if not _BINARY.search(case.document.text[sentence.start : sentence.end] if sentence else claim.quote):
        return NotApplicable("the measure is not said to be binary")
    expected = _expected(bands(claim.value).interval(), group_size(claim, case))
    if expected.meets(bands(claim.sd).interval()):
        return AGREES
    return Fault(
        f"Zeros and ones with the mean {claim.value} have an SD of {expected.low:.4g} to {expected.high:.4g}, "
        f"printed {claim.sd}."
    )


def _expected(mean: Interval, size: int | None) -> Interval:
    """SDs of zeros and ones whose mean lies in the interval, for divisors n and n - 1 (any n where it is not known)."""
    mean = Interval(max(mean.low, 0.0), min(mean.high, 1.0))
    ends = [value * (1 - value) for value in (mean.low, mean.high)]
    most = 0.25 if mean.holds(0.5) else max(ends)
    factor = math.sqrt(size / (size - 1)) if size and size > 1 else math.sqrt(2)
    return Interval(math.sqrt(max(min(ends), 0.0)) - 1e-12, math.sqrt(most) * factor + 1e-12)


RULE = rule_on_claims(
    code="NUM109", name="debit-sd", severity="warning", kind=ScoreClaim, judge=judge, compares=("value", "sd")
)
