"""More cases than persons.

## What it does
Reports a count that is larger than the whole it is said to be a part of.

## Why it matters
It cannot be, unless events were counted instead of persons, and then it is no proportion.

## Tolerance
None: counts are printed exactly.

## Example
`31 of 29 patients`: 31 is more than 29.

## Known limits
Counts of events, episodes, sites or lesions over persons may exceed them; the sentence then says so and the finding
is a warning. Non-whole numbers (person-years) are not looked at.

## References
None.
"""

from __future__ import annotations

import re

from evidex.check.arithmetic import first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.socket import Case
from evidex.schema import ProportionClaim

_MANY_EACH = re.compile(r"\b(?:events?|episodes?|lesions?|sites?|admissions?|visits?|times|levels?|samples?)\b", re.I)


def judge(claim: ProportionClaim, case: Case) -> Judgement:
    numerator, denominator = claim.numerator, claim.denominator
    if numerator is None or denominator is None:
        return NotApplicable("numerator and denominator are not both stated")
    if numerator % 1 or denominator % 1:
        return NotApplicable("not counts of whole persons")
    if numerator <= denominator:
        return AGREES
    sentence = case.view.sentence_at(claim.start)
    words = case.document.text[sentence.start : sentence.end] if sentence else claim.quote
    doubtful = bool(set(claim.derived) & {"denominator", "numerator"}) or _MANY_EACH.search(words) is not None
    return Fault(
        f"{numerator} is more than the whole of {denominator}.",
        suggestion=first_slips(
            (("numerator", numerator), ("denominator", denominator)),
            lambda name, value: value <= denominator if name == "numerator" else value >= numerator,
        ),
        severity="warning" if doubtful else None,
    )


RULE = rule_on_claims(
    code="NUM102",
    name="numerator-above-denominator",
    severity="error",
    kind=ProportionClaim,
    judge=judge,
    compares=("numerator", "denominator"),
)
