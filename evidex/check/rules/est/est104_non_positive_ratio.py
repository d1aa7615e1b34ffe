"""A ratio that is zero or negative.

## What it does
Reports odds, risk, hazard, rate and prevalence ratios whose estimate or interval reaches zero or below.

## Why it matters
A ratio of two positive rates is positive. A negative one is a logarithm, a difference, or carries a stray minus (often
the dash before the number).

## Tolerance
None beyond printing: `0.00` stands for small positive values too and agrees.

## Example
`OR −1.45 (95% CI −2.10 to −1.01)`.

## Known limits
Excess relative risks and relative risk reductions may be negative; a claim that calls them a ratio is reported.

## References
None.
"""

from __future__ import annotations

import re

from evidex.check.arithmetic import bands
from evidex.check.arithmetic.scale import IDENTITY, LOG, scale_of
from evidex.check.estimates import estimate_of, symmetric
from evidex.check.judging import AGREES, Fault, Judgement, rule_on_claims
from evidex.check.socket import Case
from evidex.check.tables import cell_at, context_of
from evidex.schema import EffectClaim

_RATIO = re.compile(r"\b[acm]?(?:OR|RR|HR|IRR|PR|SIR|SMR)s?\b|\bratio|\brelative risk|\bodds\b", re.I)
_SPELLED = re.compile(r"\bratios?\b|\brelative risk|\bodds\b", re.I)


def judge(claim: EffectClaim, case: Case) -> Judgement | None:
    if scale_of(claim.measure) is not LOG:
        return None
    stated = {"estimate": claim.estimate, "lower bound": claim.ci_low, "upper bound": claim.ci_high}
    wrong = {name: value for name, value in stated.items() if value is not None and bands(value).high <= 0}
    if not wrong:
        return AGREES
    told = ", ".join(f"{name} {value}" for name, value in wrong.items())
    if set(wrong) == {"estimate", "lower bound", "upper bound"}:
        suggestion = "a difference or a logarithm, printed as a ratio"
    else:
        suggestion = "a minus too many: " + ", ".join(f"{value} → {-value}" for value in wrong.values())
    estimate = estimate_of(claim)
    named = _RATIO.search(case.document.text, claim.start, claim.end) is not None
    plain = estimate is not None and symmetric(estimate, IDENTITY)
    misread = "the interval is symmetric as that of a difference" if plain and not named else None
    if misread is None and cell_at(case, claim.start) and not _SPELLED.search(context_of(case, claim.start, claim.end)):
        misread = "nothing but letters in a table's header calls it a ratio"
    return Fault(
        f"A ratio ({claim.measure}) is above zero, printed {told}.",
        suggestion=suggestion,
        misread=misread,
    )


RULE = rule_on_claims(code="EST104", name="non-positive-ratio", severity="error", kind=EffectClaim, judge=judge)
