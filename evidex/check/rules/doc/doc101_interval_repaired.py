"""A number that the reader had to repair.

## What it does
Shows where the text layer lost the dash of an interval, a minus, a sign of comparison or split digits, what stands
there now, and whether a table, the estimate or the P-value agrees with the repair.

## Why it matters
A reviewer should know that the number shown is not what the file holds, and should not blame the authors for it.

## Tolerance
None: every such repair is shown.

## Example
`1.9076.206` read as `1.907–6.206`; Table 5 has the same numbers.

## Known limits
It shows only what the reader recorded as a repair.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.judging import Agrees
from evidex.check.outcomes import fires, related
from evidex.check.rules.est.est101_point_outside_interval import judge as judge_point
from evidex.check.rules.est.est105_p_contradicts_interval import judge as judge_p
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import EffectClaim, Related, Repair, Table

_NUMBER = re.compile(r"[-−–]?\d+(?:[.·]\d+)?")
_FAULTS = {
    "interval-dash": "the dash of the interval was lost",
    "minus": "the minus sign was lost or changed",
    "operator": "the sign of comparison was lost or changed",
    "digits": "the digits were set apart",
}


def _check(case: Case) -> Iterator[Outcome]:
    repairs = [repair for repair in case.document.repairs if repair.reason in _FAULTS]
    if not repairs:
        yield Outcome("not_applicable", reason="no number had to be repaired")
    for repair in repairs:
        places = tuple(_in_tables(case, repair))
        message = (
            f"'{repair.before.strip()}' was read as '{repair.after.strip()}': {_FAULTS[repair.reason]} "
            "in the text layer. This is a repair of the text, not an error of its authors; "
            f"{_support(case, repair, bool(places))}."
        )
        yield fires(case, RULE, repair.start, repair.end, message, related=places)


def _support(case: Case, repair: Repair, in_table: bool) -> str:
    """Whether what stands elsewhere agrees with the repair."""
    says = ["a table has the same numbers"] if in_table else []
    for claim in case.claims:
        if isinstance(claim, EffectClaim) and claim.start < repair.end and repair.start < claim.end:
            if claim.ci_low is not None and isinstance(judge_point(claim, case), Agrees):
                says.append("the estimate lies in the interval")
            if isinstance(judge_p(claim, case), Agrees):
                says.append("the P-value agrees")
            break
    return " and ".join(says) if says else "nothing else in the text confirms it"


def _in_tables(case: Case, repair: Repair) -> Iterator[Related]:
    """Table rows that hold all numbers of the repaired text."""
    wanted = {_plain(number) for number in _NUMBER.findall(repair.after)} - {""}
    for table in case.document.tables if len(wanted) > 1 else ():
        for start, end in _rows(table):
            row = case.document.text[start:end]
            if wanted <= {_plain(number) for number in _NUMBER.findall(row)}:
                yield related(case.document, start, end, f"{table.label or 'the table'} has the same numbers")
                break


def _rows(table: Table) -> list[tuple[int, int]]:
    rows: dict[int, tuple[int, int]] = {}
    for cell in table.cells:
        start, end = rows.get(cell.row, (cell.start, cell.end))
        rows[cell.row] = (min(start, cell.start), max(end, cell.end))
    return list(rows.values())


def _plain(number: str) -> str:
    digits = number.lstrip("-−–").replace("·", ".")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


RULE = Rule(code="DOC101", name="interval-repaired", severity="note", status="preview", check=_check)
