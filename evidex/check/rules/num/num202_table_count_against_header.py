"""An n (%) cell of a table that fits neither its column's n nor any other whole of the table.

## What it does
In a column whose header states n, and most of whose cells are percentages of that n, reports a cell whose percentage is
of no whole that the table knows: the header's n, the sum of its group of rows, another count of the column or row.
Likewise the one cell of a column that is no percentage of the whole printed in its own row, as all others are, and the
one row of columns 'n | %' that does not fit the n of their header or of the caption.

## Why it matters
A digit of a table was mistyped: pooled counts and pooled percentages will differ.

## Tolerance
None beyond printing of the percentage.

## Example
Column `Group A (n = 50)`: `12 (24.0)`, `18 (36.0)`, `20 (41.0)`: 20 of 50 is 40.0 %.

## Known limits
Needs at least four cells in the column that fit (of a small table, where the single wrong cell is one slip from right),
and four in five of all; tables of row percentages or changing wholes
are not applicable, nor are rows in which several cells fail (persons missing for one variable). A whole that the table
does not print may still explain a single cell: a warning. Where rounding twice explains it (45.45, 45.5, 46) the
message says so, and no digit is suggested. '12 (31 %)' beside a whole of 40 is not reported: 12 of 39 is 31 %, and one
person may be missing; '12/40 (31 %)' is NUM101.

## References
None.

## Measured
November 2026, all findings on 212 full texts read by hand: 12 of 12 right, in seven articles; 2,073 cells agree.
`docs/rules/read_findings.md` lists them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import first_slips
from evidex.check.judging import AGREES, Fault, NotApplicable, outcome
from evidex.check.percentages import PERCENT, fits, per_cent, rounded_twice, rounds_to
from evidex.check.rules.num._row_wholes import RowWholes, is_exchange, is_plain_slip, row_wholes
from evidex.check.rules.num._share_columns import share_columns
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import Row, count_and_percent, header_size, header_sizes, numbers_of, rows
from evidex.schema import Cell, Table

_MEASURED = re.compile(
    r"\b(?:mean|median|SD|IQR|SE|range|score|index|BMI|pressure|dose|volume|weight|height|length|time|duration)\b|±"
    r"|,\s?(?:kg|cm|mm|g|mg|µg|years?|y|days?|months?|min|h|hours?|mmol/L)\b|\bage\b(?!.{0,12}(?:group|<|>|≤|≥|\d))",
    re.I,
)
_DECIMAL = re.compile(r"\s*[-−–]?\d+[.·]\d+\s?(?:[(\[±]|$)")
FEWEST = 4
"""Cells of a column that must fit its n before the column is taken for percentages of it."""
FEWEST_BESIDE = 1
"""… of a short column, where all other cells of the table fit theirs, in the same row too, and are twice as many."""

FEWEST_OF_SMALL = 3
"""Cells of a table of two rows that fit, where exchanged digits made the fourth."""

Counted = list[tuple[Row, Cell, Decimal, Decimal]]


def check(case: Case) -> Iterator[Outcome]:
    for table in case.document.tables:
        columns = _columns(table, case.document.text)
        amiss = Counter(
            entry[0].number for counted in columns.values() for entry in counted if not _fits_header(*entry)
        )
        fewest = FEWEST_BESIDE if _is_lone(columns, amiss) else FEWEST
        for _, counted in sorted(columns.items()):
            yield from _column(case, table, counted, amiss, fewest)
        yield from _of_row_wholes(case, table)


def _is_lone(columns: dict[int, Counted], amiss: Counter[int]) -> bool:
    """Whether a single cell of the table does not fit, among many that do, some of them in its row.

    In a small table fewer are enough, where one slip makes the cell and missing persons do not.
    """
    entries = [entry for counted in columns.values() for entry in counted]
    fitting = [entry for entry in entries if _fits_header(*entry)]
    beside = any(entry[0].number in amiss for entry in fitting)
    if amiss.total() != 1 or not beside:
        return False
    wrong = next(entry for entry in entries if not _fits_header(*entry))
    size = Decimal(header_size(wrong[1]) or 0)
    if len(fitting) >= FEWEST:
        return len(fitting) >= 2 * FEWEST or is_plain_slip(wrong[2], wrong[3], size)
    return len(fitting) >= FEWEST_OF_SMALL and is_exchange(wrong[2], wrong[3], size)


def _of_row_wholes(case: Case, table: Table) -> Iterator[Outcome]:
    """Counts with percentages of a whole that stands in the row itself: 'Men | 76 | 32 (42.1)'."""
    for told in row_wholes(table, case.document.text):
        yield from _told(case, told, is_wrong=told.wrong is not None and is_plain_slip(*told.wrong[1:]))
    for told, is_wrong in share_columns(table, case.document.text):
        yield from _told(case, told, is_wrong=is_wrong)


def _told(case: Case, told: RowWholes, *, is_wrong: bool) -> Iterator[Outcome]:
    for entry in told.entries:
        cell, count, percent, whole = entry
        if entry != told.wrong:
            yield outcome(case, RULE, cell.start, cell.end, AGREES)
        elif is_wrong:
            yield outcome(case, RULE, cell.start, cell.end, _fault(count, percent, whole))
        else:
            unclear = NotApplicable("a few of its row may be missing")
            yield outcome(case, RULE, cell.start, cell.end, unclear)


def _fits_header(_: Row, cell: Cell, count: Decimal, percent: Decimal) -> bool:
    return fits(percent, count, Decimal(header_size(cell) or 0))


def _columns(table: Table, text: str) -> dict[int, Counted]:
    columns: dict[int, Counted] = {}
    for row in rows(table):
        for column, cell in row.cells.items():
            size, pair = header_size(cell), count_and_percent(text[cell.start : cell.end])
            if size and pair and pair[0] <= size and pair[1] <= PERCENT and _counts_persons(row, text):
                columns.setdefault(column, []).append((row, cell, *pair))
    return columns


def _counts_persons(row: Row, text: str) -> bool:
    """Whether the row's `a (b)` cells are counts with percentages, not means with their SD."""
    if _MEASURED.search(" | ".join(row.headers)):
        return False
    return not any(_DECIMAL.match(text[cell.start : cell.end]) for cell in row.cells.values() if header_size(cell))


def _column(case: Case, table: Table, counted: Counted, amiss: Counter[int], fewest: int) -> Iterator[Outcome]:
    size = Decimal(header_size(counted[0][1]) or 0)
    misfits = [entry for entry in counted if not _fits_header(*entry)]
    good = len(counted) - len(misfits)
    if good < fewest or (fewest == FEWEST and len(misfits) * 5 > len(counted)):
        cell = counted[0][1]
        yield outcome(case, RULE, cell.start, cell.end, NotApplicable("not a column of percentages of its n"))
        return
    for entry in counted:
        row, cell, count, percent = entry
        if amiss[row.number] > 1:
            yield outcome(case, RULE, cell.start, cell.end, NotApplicable("the whole row is of other persons"))
            continue
        wholes = () if _fits_header(*entry) else _wholes(table, row, counted, case.document.text)
        if not wholes or any(whole >= count and fits(percent, count, whole) for whole in wholes):
            yield outcome(case, RULE, cell.start, cell.end, AGREES)
            continue
        yield outcome(case, RULE, cell.start, cell.end, _fault(count, percent, size))


def _fault(count: Decimal, percent: Decimal, size: Decimal) -> Fault:
    slip = first_slips(
        (("percent", percent), ("count", count)),
        lambda name, value: (
            rounds_to(value, count, size) if name == "percent" else value <= size and fits(percent, value, size)
        ),
    )
    message = f"{count} of {size} is {per_cent(count, size, percent)} %, printed {percent} %"
    twice = rounded_twice(percent, count, size)
    return Fault(f"{message}: rounded twice, {twice}." if twice else f"{message}.", None if twice else slip)


def _wholes(table: Table, row: Row, counted: Counted, text: str) -> set[Decimal]:
    """Sums of this row's group, and single counts above it in the column: other wholes that the table knows."""
    group = row.headers[:-1]
    members = [count for other, _, count, _ in counted if group and other.headers[:-1] == group]
    above = {count for other, _, count, _ in counted if other.number < row.number}
    across = [pair[0] for cell in row.cells.values() if (pair := count_and_percent(text[cell.start : cell.end]))]
    above |= {number for number in numbers_of(" ".join(row.headers)) if number % 1 == 0 and number > 1}
    run = _run(counted, row)
    return {sum(members, Decimal(0)), sum(across, Decimal(0)), sum(run, Decimal(0)), *above, *header_sizes(table)}


def _run(counted: Counted, row: Row) -> list[Decimal]:
    """Counts of the rows around this one whose percentages together make 100: an unmarked group."""
    numbers = [other.number for other, *_ in counted]
    here = numbers.index(row.number)
    for width in range(2, 8):
        for first in range(max(0, here - width + 1), here + 1):
            window = counted[first : first + width]
            total = sum((percent for *_, percent in window), Decimal(0))
            if len(window) == width and here < first + width and abs(total - 100) <= Decimal("0.1") * width:
                return [count for _, _, count, _ in window]
    return []


RULE = Rule(code="NUM202", name="table-count-against-header", severity="warning", status="stable", check=check)
