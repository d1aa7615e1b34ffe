"""A P-value printed as zero.

## What it does
Reports `P = 0.000`, `P = 0`, `P < 0.000`. In a table's P column it says so once for the table.

## Why it matters
No test gives P = 0: a program cut the digits off. `P < 0.001` says what is known.

## Tolerance
None: all printed digits are zero.

## Example
`P = 0.000`: write P < 0.001.

## Known limits
`P > 0` and sums of posterior probabilities are not looked at.

## References
Altman DG, Gore SM, Gardner MJ, Pocock SJ. Statistical guidelines for contributors to medical journals.
BMJ 1983;286:1489–93.

## Measured
November 2026, all 65 findings on 12,000 abstracts, 2,163 records and 212 full texts looked at: 65 of 65 are P-values
printed as zero.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.arithmetic import unit
from evidex.check.judging import AGREES, Fault, outcome
from evidex.check.rules.tst._printed_p import PrintedP, printed_p_values
from evidex.check.socket import Case, Outcome, Rule


def check(case: Case) -> Iterator[Outcome]:
    tables: dict[int, list[PrintedP]] = {}
    for printed in printed_p_values(case):
        if printed.value != 0 or printed.op in (">", ">="):
            yield outcome(case, RULE, printed.start, printed.end, AGREES)
            continue
        table = next((t.start for t in case.document.tables if t.start <= printed.start < t.end), None)
        if table is None:
            yield outcome(case, RULE, printed.start, printed.end, _fault(printed, 1))
        else:
            tables.setdefault(table, []).append(printed)
    for cells in tables.values():
        yield outcome(case, RULE, cells[0].start, cells[0].end, _fault(cells[0], len(cells)))


def _fault(printed: PrintedP, times: int) -> Fault:
    least = unit(printed.value) if printed.value.as_tuple().exponent else None
    more = f" ({times} cells of this table)" if times > 1 else ""
    bound = f"P < {least}" if least is not None else "P < 0.001"
    return Fault(f"No test gives P = 0, printed P {printed.op} {printed.digits}{more}.", suggestion=bound)


RULE = Rule(code="TST102", name="p-printed-as-zero", severity="note", status="stable", check=check)
