"""A row of a regression table whose columns do not fit one another.

## What it does
In a table with coefficient B and at least one of SE, Wald, OR (Exp(B)) and its interval, compares what follows from one
another: OR = exp(B), interval = exp(B ± 1.96 SE), Wald = (B / SE)². Where B stands beside its own interval and SE, the
interval must reach 1.6 to 3.3 SE to either side.

## Why it matters
The table is copied by hand from a program's output; a row that contradicts itself has a typing error in it.

## Tolerance
None beyond printing of all numbers involved.

## Example
`B 1.275 | SE 0.585 | OR 5.577`: exp(1.275) is 3.58.

## Known limits
Columns are told by their headers. A coefficient of the opposite sign and a Wald that is z are allowed for; profile and
bootstrap intervals are not looked at where the table says so.

## References
None.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import Interval, bands, z_for_level
from evidex.check.arithmetic.printed import decimals
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import Row, numbers_of, rows
from evidex.schema import Cell, Table

_ROLES = {
    "B": re.compile(
        r"^\W*(?:[Bb]|β|beta|coef\w*\.?|regression coefficients?|estimates?"
        r"|log ?(?:OR|odds|HR))(?:\W*\(?(?:B|β)\)?)?\W*$", re.I),
    "SE": re.compile(r"^\W*(?:S\.?E\.?(?: ?\(?(?:B|β)\)?)?|std\.? ?err\w*|standard errors?)\W*$", re.I),
    "Wald": re.compile(r"^\W*Wald(?: ?(?:χ2|χ²|chi.?squared?|statistics?|value))?\W*$", re.I),
    "OR": re.compile(r"^\W*(?:a?OR|odds ratio|exp\s?\(?\s?(?:B|β)\s?\)?|HR|hazard ratio)\b", re.I),
    "low": re.compile(r"^\W*(?:lower|LL|LCI)\b", re.I),
    "high": re.compile(r"^\W*(?:upper|UL|UCI)\b", re.I),
    "CI": re.compile(r"95\s?%\s?C\.?I", re.I),
}  # fmt: skip
_OTHER = re.compile(
    r"\bstandardi[sz]ed|profile|bootstrap|\bexact\b|\blinear regression|per SD|likelihood ratio|Bayes", re.I
)

_NO_WALD = re.compile(r"profile|bootstrap|\bexact\b|Bayes|credible|robust|standardi[sz]ed|exp\s?\(|\bratio", re.I)
_REACH = Interval(1.6, 3.3)
"""Standard errors to either side that an interval may reach: at 90 % for many persons, at 99 % or 95 % for few."""


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for table in case.document.tables:
        roles = _roles(table)
        if "B" not in roles or not ({"OR", "Wald"} & set(roles) or _is_linear(roles)):
            continue
        for row in rows(table):
            numbers = _numbers(row, roles, text)
            if "B" in numbers and len(numbers) > 1:
                cells = [row.cells[column] for column in roles.values() if column in row.cells]
                start, end = min(c.start for c in cells), max(c.end for c in cells)
                linear = _is_linear(roles)
                other = (_NO_WALD if linear else _OTHER).search(text, table.start, table.end)
                judge = _judge_linear if linear else _judge
                judgement = NotApplicable(f"the table says {other[0]!r}") if other else judge(numbers)
                yield outcome(case, RULE, start, end, judgement)


def _is_linear(roles: dict[str, int]) -> bool:
    """Whether coefficients stand beside intervals of their own, and no ratio."""
    return not {"OR", "Wald"} & set(roles) and "SE" in roles and ("CI" in roles or {"low", "high"} <= set(roles))


def _judge_linear(numbers: dict[str, Decimal]) -> Judgement:
    """The interval of B reaches some two standard errors to both sides: further with few persons or at 99 %."""
    if not {"B", "SE", "low", "high"} <= set(numbers) or not numbers["low"] <= numbers["B"] <= numbers["high"]:
        return NotApplicable("no interval of B beside its standard error")
    values = {name: bands(number).interval() for name, number in numbers.items()}
    if values["SE"].low <= 0:
        return NotApplicable("the standard error may be zero")
    half = (values["high"] - values["low"]).times(0.5)
    if (half / values["SE"]).meets(_REACH):
        return AGREES
    told = [_of_line(numbers["B"], sign * z_for_level(95.0) * float(numbers["SE"])) for sign in (-1, 1)]
    return Fault(
        f"B and SE give a 95 % interval of some {told[0]} to {told[1]}, printed {numbers['low']} to {numbers['high']}."
    )


def _of_line(middle: Decimal, step: float) -> str:
    return f"{float(middle) + step:.{decimals(middle)}f}"


def _roles(table: Table) -> dict[str, int]:
    """Which column says what; none where two columns say the same (several models side by side)."""
    found: dict[str, set[int]] = {}
    headers: dict[int, Cell] = {cell.col: cell for cell in table.cells if not cell.header and cell.col_headers}
    for column, cell in headers.items():
        for role, pattern in _ROLES.items():
            if pattern.search(cell.col_headers[-1]):
                found.setdefault(role, set()).add(column)
                break
    return (
        {role: min(columns) for role, columns in found.items()} if max(map(len, found.values()), default=0) == 1 else {}
    )


def _numbers(row: Row, roles: dict[str, int], text: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for role, column in roles.items():
        cell = row.cells.get(column)
        printed = numbers_of(text[cell.start : cell.end]) if cell else []
        if role == "CI" and len(printed) == 2:
            found |= {"low": printed[0], "high": printed[1]}
        elif role == "OR" and len(printed) == 3:
            found |= {"OR": printed[0], "low": printed[1], "high": printed[2]}
        elif role != "CI" and len(printed) == 1:
            found[role] = printed[0]
    return found


def _judge(numbers: dict[str, Decimal]) -> Judgement:
    values = {name: bands(number).interval() for name, number in numbers.items()}
    faults = [*_against_ratio(numbers, values), *_against_wald(numbers, values)]
    if faults:
        return Fault(" ".join(faults))
    return AGREES if {"OR", "Wald"} & set(numbers) else NotApplicable("neither OR nor Wald in this row")


def _against_ratio(numbers: dict[str, Decimal], values: dict[str, Interval]) -> Iterator[str]:
    if "OR" not in numbers or values["OR"].low <= 0:
        return
    b = values["B"]
    for sign in (b, -b):
        if sign.rising(_exp).meets(values["OR"]):
            b = sign
            break
    else:
        told = b.rising(_exp)
        yield f"B gives an OR, exp(B), of {told.low:.3g} to {told.high:.3g}, printed {numbers['OR']}."
        return
    if "SE" in numbers:
        step = abs(values["SE"]).times(z_for_level(95.0))
        for name, bound in (("low", (b - step).rising(_exp)), ("high", (b + step).rising(_exp))):
            if name in numbers and not bound.meets(values[name]):
                yield f"B and SE give {bound.low:.3g} to {bound.high:.3g} for a bound, printed {numbers[name]}."


def _exp(value: float) -> float:
    return math.exp(value) if value < 700 else math.inf


def _against_wald(numbers: dict[str, Decimal], values: dict[str, Interval]) -> Iterator[str]:
    if "SE" not in numbers or "Wald" not in numbers or values["SE"].low <= 0:
        return
    z = abs(values["B"]) / values["SE"]
    if not (z * z).meets(abs(values["Wald"])) and not z.meets(abs(values["Wald"])):
        square = z * z
        told = f"{square.low:.3g} to {square.high:.3g}"
        yield f"B and SE give a Wald statistic, (B / SE)², of {told}, printed {numbers['Wald']}."


RULE = Rule(code="EST202", name="regression-row-inconsistent", severity="warning", status="preview", check=check)
