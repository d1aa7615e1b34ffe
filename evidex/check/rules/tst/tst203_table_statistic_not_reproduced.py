"""A table's chi-square statistic that the two counts below it do not give.

## What it does
In tables with two columns of `n (%)` whose headers state n and a column of test statistics: computes chi-square (plain,
with continuity correction, N − 1, likelihood ratio) for each variable of two categories, and compares it with the
statistic printed beside it. One finding a table, at the row that is farthest off; the others are named with it.

## Why it matters
A statistic that its own counts do not give was copied from elsewhere, or the counts were changed afterwards. It shows
where a P-value of 0.000 hides everything.

## Tolerance
None beyond printing; every value between the smallest and the largest of the four statistics agrees, and the root of
each (a column of z).

## Example
`No 43 (71.7) | 17 (28.3)`, `Yes 17 (28.3) | 43 (71.7)` of 60 and 60: the counts give 20.8 to 23.3, printed 42.549.

## Known limits
Tests of matched pairs, of trends and adjusted ones give other statistics from the same counts: tables and documents
that say so are left alone, and tables whose P-values are those of tests over more groups than the two columns. Where
most rows of a table disagree, its test was probably another one: the message says how many.

## References
Campbell I. Statistics in Medicine 2007;26:3661–75.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic import Interval, bands
from evidex.check.arithmetic.fourfold import chi_squares_of_counts
from evidex.check.outcomes import fires, related
from evidex.check.rules.tst._printed_p import df_beyond_one, p_columns, p_of_cell
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import CountedPair, Row, counted_pair, rows
from evidex.schema import Table

_STATISTIC = re.compile(
    r"^\W*(?:[tTzZ]\s?(?:/|or|,)\s?)?(?:χ|chi|x)\W{0,2}(?:2|²|squared?)?(?:\s?(?:value|test))?\W*$", re.I
)
_LONE = re.compile(r"^\s*(\d{1,5}[.·]\d{1,4})\s*[*†‡a-e]{0,2}\s*$")
_OTHER = re.compile(r"adjust|regression|trend|log-?rank|\bmatch|propensity|weighted|hazard|paired|McNemar|Mantel", re.I)
_PAIRED = re.compile(r"\bcross-?over|\bcluster[- ]randomi|\bmatched[- ]pair|\bpairwise match", re.I)


@dataclass(frozen=True, slots=True)
class _Compared:
    """A printed statistic, what its counts give, and the place of both."""

    printed: Decimal
    computed: Interval
    counts: CountedPair
    start: int
    end: int
    df: int | None
    """The degrees of freedom, above one, that the P-value beside it asks for."""

    @property
    def agrees(self) -> bool:
        band = bands(self.printed).interval()
        return band.meets(self.computed) or (band * band).meets(self.computed)

    @property
    def distance(self) -> float:
        """How far the printed statistic leaves what the counts give, as a difference of z."""
        value = math.sqrt(float(self.printed))
        return max(value - math.sqrt(self.computed.high), math.sqrt(self.computed.low) - value)


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    if not case.document.tables or _PAIRED.search(text):
        return
    for table in case.document.tables:
        columns = {
            cell.col
            for cell in table.cells
            if not cell.header and cell.col_headers and _STATISTIC.match(cell.col_headers[-1])
        }
        if len(columns) != 1 or _OTHER.search(text, table.start, table.end):
            continue
        compared = list(_compared(table, next(iter(columns)), text))
        if (df := next((each.df for each in compared if each.df), None)) and compared:
            reason = f"the table's P-values are those of tests with more degrees of freedom ({df})"
            yield Outcome("not_applicable", reason=reason)
            continue
        yield from (Outcome("agrees") for each in compared if each.agrees)
        if faults := [each for each in compared if not each.agrees]:
            yield _say(case, faults, len(compared))


def _say(case: Case, faults: list[_Compared], count: int) -> Outcome:
    worst = max(faults, key=lambda fault: (fault.distance, -fault.start))
    a, m, b, n = worst.counts
    others = f"; {len(faults)} of {count} of this table's statistics are not reproduced" if len(faults) > 1 else ""
    return fires(
        case,
        RULE,
        worst.start,
        worst.end,
        f"{a} of {m} against {b} of {n} gives chi-square {worst.computed.low:.3g} to {worst.computed.high:.3g}, "
        f"printed {worst.printed}{others}.",
        related=tuple(related(case.document, each.start, each.end, "nor this") for each in faults if each is not worst),
    )


def _compared(table: Table, column: int, text: str) -> Iterator[_Compared]:
    """Each variable of two categories with its statistic: on the row above them, or on the first of them."""
    listed = list(rows(table))
    p_column = next(iter(p_columns(table)), -1)
    for place, row in enumerate(listed):
        cell = row.cells.get(column)
        printed = _LONE.match(text[cell.start : cell.end]) if cell else None
        if cell is None or printed is None:
            continue
        here = counted_pair(row, text)
        first = place if here else place + 1
        rest: list[CountedPair | None] = [here] if here else []
        for later in listed[place + 1 :]:
            if column in later.cells:
                break
            rest.append(counted_pair(later, text))
        pairs = [pair for pair in rest if pair is not None]
        if len(pairs) != len(rest) or not _is_whole(pairs, alone=here is not None):
            continue
        values = chi_squares_of_counts(*pairs[0]).values()
        if values:
            statistic = Decimal(printed[1].replace("·", "."))
            p = p_of_cell(text, row.cells[p_column]) if p_column in row.cells else None
            df = df_beyond_one(statistic, p) if p else None
            last = listed[first + len(pairs) - 1]
            end = max(last_cell.end for last_cell in (*last.cells.values(), cell))
            yield _Compared(statistic, Interval(min(values), max(values)), pairs[0], _start(row), end, df)


def _start(row: Row) -> int:
    return min(cell.start for cell in row.cells.values())


def _is_whole(pairs: list[CountedPair], *, alone: bool) -> bool:
    """Two categories that make up both columns, or one row that speaks for itself."""
    if len(pairs) == 1:
        return alone
    if len(pairs) != 2:
        return False
    (a, m, b, n), (c, _, d, _) = pairs
    return a + c == m and b + d == n


RULE = Rule(code="TST203", name="table-statistic-not-reproduced", severity="warning", status="preview", check=check)
