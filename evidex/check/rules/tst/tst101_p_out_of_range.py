"""A P-value that no probability can be.

## What it does
Reports P-values above 1 or below 0, in sentences and in tables' P columns.

## Why it matters
A decimal point was lost (`P < 001`, `P = 43`) or the number is no P-value; either way it cannot be used.

## Tolerance
None: the number is printed.

## Example
`P = 1.32`; `P < 001`.

## Known limits
A p that is not a probability (pressure, a count of predictors, a mathematical p) looks alike: whole numbers above 1
without a leading zero are only reported behind `P <`, or where the value follows a comparison in parentheses.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.judging import AGREES, Fault, Judgement, outcome
from evidex.check.rules.tst._printed_p import PrintedP, printed_p_values
from evidex.check.socket import Case, Outcome, Rule


def check(case: Case) -> Iterator[Outcome]:
    for printed in printed_p_values(case):
        judgement = _judge(printed, case)
        if judgement is not None:
            yield outcome(case, RULE, printed.start, printed.end, judgement)


def _judge(printed: PrintedP, case: Case) -> Judgement | None:
    value, digits = printed.value, printed.digits
    message = f"P lies between 0 and 1, printed P {printed.op} {digits}."
    if len(digits) > 1 and digits.isdigit() and digits.startswith("0") and value:
        return Fault(message, suggestion=f"the decimal point lost: {digits} → 0.{digits}")
    if 0 <= value <= 1:
        return AGREES
    in_parentheses = "(" in case.document.text[max(printed.start - 60, 0) : printed.start].rpartition(")")[2]
    if digits.isdigit() and not (printed.op == "<" or (in_parentheses and printed.op == "=")):
        return None
    return Fault(message, suggestion=f"a minus too many: {value} → {-value}" if -1 <= value < 0 else None)


RULE = Rule(code="TST101", name="p-out-of-range", severity="error", status="preview", check=check)
