"""A share of a group that is below 0 or above 100 %.

## What it does
Reports proportions (and bounds of their ranges and intervals) that no part of a whole can have.

## Why it matters
Either a digit or a decimal point is wrong, or the number is a change or a ratio and no proportion.

## Tolerance
None beyond printing: `100` and `0` agree.

## Example
`234% of patients`: for 23.4 %.

## Known limits
Wald intervals of small proportions may print a bound below 0 or above 100: a note.

## References
None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.check.arithmetic import bands, first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.percentages import PERCENT
from evidex.check.socket import Case
from evidex.check.tables import context_of
from evidex.schema import ProportionClaim

_RATIO = re.compile(r"\bratio|\bAUC\b|\bCmax\b|bioequiv|reduc|increas|chang|differen|efficacy", re.I)


def judge(claim: ProportionClaim, case: Case) -> Judgement | None:
    points = [value for value in (claim.percent, claim.low, claim.high) if value is not None]
    bounds = [value for value in (claim.ci_low, claim.ci_high) if value is not None]
    if not points and not bounds:
        return None
    if wrong := [value for value in points if _impossible(value)]:
        slip = first_slips((("percent", wrong[0]),), lambda _, value: not _impossible(value), signed=True)
        return Fault(
            f"A share lies between 0 and 100 %, printed {wrong[0]} %.",
            suggestion=slip,
            misread="a change or a difference was taken for a share" if wrong[0] < 0 else None,
        )
    if bounds and (_RATIO.search(_around(claim, case)) or bounds[0] < -5):
        return NotApplicable("a ratio or a change in percent, no share")
    if wrong := [value for value in bounds if _impossible(value)]:
        return Fault(f"A share lies between 0 and 100 %, printed a bound of {wrong[0]} %.", severity="note")
    return AGREES


def _around(claim: ProportionClaim, case: Case) -> str:
    return context_of(case, claim.start, claim.end)


def _impossible(value: Decimal) -> bool:
    if 0 <= value <= PERCENT:
        return False
    return bands(value).high < 0 or bands(value).low > PERCENT


RULE = rule_on_claims(code="NUM104", name="percent-out-of-range", severity="error", kind=ProportionClaim, judge=judge)
