"""A percentage that is right for another whole than the one printed beside it.

## What it does
Where numerator and denominator do not give the printed percentage, looks whether the numerator is that share of
another whole that the document states (another claim's denominator, an `n = …`, a number of patients).

## Why it matters
`12 of 60 (41%)` may be 41 % of the 29 who were followed up. The reader cannot tell which whole is meant.

## Tolerance
Exact, as NUM101: only the rounding of the printed percentage is allowed for.

## Example
`Of 60 patients, 29 returned. Pain fell in 12/60 (41%).`: 12 of 60 is 20 %; 41 % is 12 of the 29 stated elsewhere.

## Known limits
The other whole may fit by chance, most easily where the percentage has no decimals or the counts are large.

## References
None.
"""

from __future__ import annotations

from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.percentages import fits, per_cent
from evidex.check.rules.num._denominators import other_denominators
from evidex.check.rules.num._percent import counts_of, mispaired
from evidex.check.socket import Case
from evidex.schema import ProportionClaim


def judge(claim: ProportionClaim, case: Case) -> Judgement:
    counts = counts_of(claim, case)
    if isinstance(counts, NotApplicable):
        return counts
    percent, numerator, denominator = counts
    if fits(*counts):
        return AGREES
    if "denominator" in claim.derived:
        return NotApplicable("the whole was resumed from elsewhere, wrongly perhaps")
    others = other_denominators(claim, case)
    if not others:
        return NotApplicable("no other stated whole gives the percentage (NUM101)")
    named = " or ".join(str(whole) for whole in others[:2])
    return Fault(
        f"{numerator} of {denominator} is {per_cent(numerator, denominator, percent)} %, printed {percent} %: "
        f"that is {numerator} of {named}, stated elsewhere.",
        misread=mispaired(claim, counts, case),
        suggestion=f"another denominator: {denominator} → {named}",
    )


RULE = rule_on_claims(
    code="NUM103",
    name="percent-of-another-denominator",
    severity="warning",
    kind=ProportionClaim,
    judge=judge,
    compares=("percent", "numerator", "denominator"),
)
