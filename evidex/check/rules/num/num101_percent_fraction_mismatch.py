"""A percentage that its own counts do not give.

## What it does
Holds the printed percentage against numerator and denominator of the same claim: 29/124 is 23.4 %, so `29/124 (32%)`
is reported.

## Why it matters
One of the three numbers is wrong, and a reviewer who pools the counts and one who pools the percentages get different
answers.

## Tolerance
None beyond printing: the percentage may have been rounded half up, half to even, or cut off at its last printed place.
The comparison is exact (whole-number products, no division).

## Example
`15 of 96 (21.6%)`: 15 of 96 is 15.6 %, printed 21.6 %. Suggestion: one digit or another.

## Known limits
Silent where the percentage is called approximate, weighted, adjusted, cumulative, pooled or modelled in its sentence,
and where it fits another denominator that the document states (NUM103 says so). A denominator that was resumed from
elsewhere in the text instead of stated in the claim makes the finding a warning. Where rounding twice explains the
percentage (9.488, 9.5, 10) the message says so, and no digit is suggested.

## References
Georgescu C, Wren JD. Algorithmic identification of discrepancies between published ratios and their reported
confidence intervals and P-values. Bioinformatics 2018;34:1758–66: 2.7 % of percentages in MEDLINE disagree with
their counts.

## Measured
November 2026, all findings on 12,000 abstracts, 2,163 records and 212 full texts read by hand: 59 of 60 right (.98); in
abstracts they are 2.9 % of the 1,423 percentages that could be compared. `docs/rules/read_findings.md` lists them.
"""

from __future__ import annotations

from decimal import Decimal

from evidex.check.arithmetic import first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.percentages import fits, per_cent, rounded_twice, rounds_to
from evidex.check.rules.num._denominators import other_denominators
from evidex.check.rules.num._percent import Counts, counts_of, mispaired
from evidex.check.socket import Case
from evidex.check.tables import cell_at, header_size
from evidex.schema import ProportionClaim


def judge(claim: ProportionClaim, case: Case) -> Judgement:
    counts = counts_of(claim, case)
    if isinstance(counts, NotApplicable):
        return counts
    percent, numerator, denominator = counts
    if fits(*counts):
        return AGREES
    if claim.section == "table" and claim.derived:
        return NotApplicable("a cell under its column's n (NUM202)")
    if other_denominators(claim, case):
        return NotApplicable("the percentage is of another stated denominator (NUM103)")
    resumed = {"denominator", "numerator"} & set(claim.derived)
    recomputed = per_cent(numerator, denominator, percent)
    twice = rounded_twice(*counts)
    why = f": rounded twice, {twice}" if twice else ""
    return Fault(
        f"{numerator} of {denominator} is {recomputed} %, printed {percent} %{why}.",
        suggestion=None if twice else _suggestion(counts, claim, case),
        severity="warning" if resumed else None,
        misread=mispaired(claim, counts, case),
    )


def _suggestion(counts: Counts, claim: ProportionClaim, case: Case) -> str | None:
    percent, numerator, denominator = counts
    held = _stands_elsewhere(claim, case)

    def agrees(name: str, value: Decimal) -> bool:
        if name == "percent" and not rounds_to(value, numerator, denominator):
            return False  # 8.1 for 8.06, not 8.0
        changed = counts._replace(**{name: value})
        return changed.denominator > 0 and changed.numerator <= changed.denominator and fits(*changed)

    if fits(percent, denominator - numerator, denominator):
        return f"{percent} % is the share of the other {denominator - numerator}"
    mended = [(name, value) for name, value in counts._asdict().items() if not (held and name == "denominator")]
    return first_slips(mended, agrees)


def _stands_elsewhere(claim: ProportionClaim, case: Case) -> bool:
    """Whether the whole is printed with another share too, or at the head of its column: it is no slip of the pen."""
    if (found := cell_at(case, claim.start)) and header_size(found[1]) == claim.denominator:
        return True
    others = case.claims_of(ProportionClaim)
    return any(other.denominator == claim.denominator and other.numerator != claim.numerator for other in others)


RULE = rule_on_claims(
    code="NUM101",
    name="percent-fraction-mismatch",
    severity="error",
    kind=ProportionClaim,
    judge=judge,
    status="stable",
    compares=("percent", "numerator", "denominator"),
)
