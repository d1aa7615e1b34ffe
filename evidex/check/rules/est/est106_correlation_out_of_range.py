"""A correlation beyond −1 or 1.

## What it does
Reports correlation coefficients, and bounds of their intervals, whose size is above 1.

## Why it matters
It cannot be; a decimal point was lost, or it is another statistic.

## Tolerance
None beyond printing: `1.0` agrees.

## Example
`r = 1.42, P < 0.001`.

## Known limits
An unstandardised slope that a text calls r is reported too.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import bands, first_slips
from evidex.check.judging import AGREES, Fault, Judgement, outcome, rule_on_claims
from evidex.check.rules.tst._statistics import printed_tests
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import EffectClaim

_NAMED = re.compile(r"\br\s?[=(]|\brho\b|\bcorrelat|[Pp]earson|[Ss]pearman")


def judge(claim: EffectClaim, case: Case) -> Judgement | None:
    if claim.measure != "r":
        return None
    for number in (claim.estimate, claim.ci_low, claim.ci_high):
        if number is not None and bands(abs(number)).low > 1:
            suggestion = first_slips((("r", number),), lambda _, value: abs(value) <= 1)
            named = _NAMED.search(case.document.text, max(claim.start - 60, 0), claim.end)
            return Fault(
                f"A correlation lies between −1 and 1, printed {number}.",
                suggestion=suggestion,
                misread=None if named else "another measure was taken for a correlation",
            )
    return AGREES


def check(case: Case) -> Iterator[Outcome]:
    yield from _of_claims.check(case)
    for test in printed_tests(case):
        if (
            test.kind == "r"
            and bands(abs(test.value)).low > 1
            and not case.claims_in(test.start, test.end, EffectClaim)
        ):
            message = f"A correlation lies between −1 and 1, printed {test.value}."
            yield outcome(case, RULE, test.start, test.end, Fault(message))


_of_claims = rule_on_claims(
    code="EST106", name="correlation-out-of-range", severity="error", kind=EffectClaim, judge=judge
)
RULE = Rule(code="EST106", name="correlation-out-of-range", severity="error", status="preview", check=check)
