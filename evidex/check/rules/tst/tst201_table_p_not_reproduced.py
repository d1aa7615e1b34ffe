"""A table's P-value that no usual test of the two counts in its row gives.

## What it does
In tables with two columns whose headers state n, cells `n (%)` that fit them, and a column of P-values: computes all
usual tests of the two counts (as TST104) for rows with a P-value of their own.

## Why it matters
It is the commonest comparison in medicine, and anybody can recompute it.

## Tolerance
None beyond printing; every value between the smallest and the largest of the tests' P-values agrees, and half of it.

## Example
`Men | 12 (24.0) of n = 50 | 25 (50.0) of n = 50 | P = 0.61`: the tests give 0.007 to 0.013.

## Known limits
A P-value that stands for several rows (a variable with three or more categories) is not applicable: a row counts only
where the next row has its own P-value, belongs elsewhere, or is this row's complement. Where the row prints a statistic
that gives its P-value with more degrees of freedom, the test was one over more groups than the two columns.
Cross-over, clustered and matched designs are left alone.

## References
Campbell I. Statistics in Medicine 2007;26:3661–75.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import Interval, p_band
from evidex.check.arithmetic.fourfold import p_values_of_counts
from evidex.check.in_words import told_p
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.tst._printed_p import PrintedP, df_beyond_one, p_columns, p_of_cell
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import CountedPair, Row, count_and_percent, counted_pair, numbers_of, rows

_ADJUSTED = re.compile(r"adjust|regression|trend|log-?rank|match|propensity|weighted|hazard|paired|McNemar", re.I)

_PAIRED = re.compile(r"\bcross-?over|\bcluster[- ]randomi|\bmatched[- ]pair", re.I)


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    if not case.document.tables or _PAIRED.search(text):
        return
    for table in case.document.tables:
        columns = p_columns(table)
        if len(columns) != 1 or _ADJUSTED.search(text, table.start, table.end):
            continue
        column = next(iter(columns))
        listed = list(rows(table))
        for place, row in enumerate(listed):
            cell = row.cells.get(column)
            printed = p_of_cell(text, cell) if cell else None
            pair = counted_pair(row, text)
            if cell is None or printed is None or pair is None:
                continue
            following = listed[place + 1] if place + 1 < len(listed) else None
            judgement = _judge(pair, printed) if _alone(pair, row, following, column, text) else _SHARED
            if isinstance(judgement, Fault) and (df := _other_df(row, printed, text)):
                judgement = NotApplicable(f"the row's statistic gives this P-value with {df} degrees of freedom")
            yield outcome(case, RULE, min(c.start for c in row.cells.values()), cell.end, judgement)


_SHARED = NotApplicable("the P-value may stand for several rows")


def _alone(pair: CountedPair, row: Row, following: Row | None, column: int, text: str) -> bool:
    """Whether the P-value is of this row alone, or of it and its complement below."""
    if len(row.headers) > 1 and (following is None or following.headers[:-1] != row.headers[:-1]):
        return False  # the last of a group whose other rows may share the P-value
    if following is None or column in following.cells:
        return True
    below = counted_pair(following, text)
    if below is None:
        return not any(count_and_percent(text[c.start : c.end]) for c in following.cells.values())
    a, m, b, n = pair
    return below == (m - a, m, n - b, n)


def _other_df(row: Row, printed: PrintedP, text: str) -> int | None:
    """With how many degrees of freedom, above one, a lone number of the row gives the P-value as a chi-square."""
    for cell in row.cells.values():
        words = text[cell.start : cell.end].strip()
        is_statistic = cell.end != printed.end and re.fullmatch(r"\d{1,6}[.·]\d{1,4}", words)
        if is_statistic and (df := df_beyond_one(numbers_of(words)[0], printed)):
            return df
    return None


def _judge(pair: CountedPair, printed: PrintedP) -> Judgement:
    if not 0 <= printed.value <= 1:
        return NotApplicable("the P-value itself cannot be (TST101)")
    tests = p_values_of_counts(*pair)
    if not tests:
        return NotApplicable("nobody or everybody: nothing to test")
    two_sided = Interval(min(tests.values()), max(tests.values()))
    wanted = p_band(printed.op, printed.value)
    if wanted.meets(two_sided):
        return AGREES
    if wanted.meets(two_sided.times(0.5)):
        return Agrees("one-sided")
    a, m, b, n = pair
    return Fault(
        f"{a} of {m} against {b} of {n} gives {told_p(two_sided)} by every usual test, "
        f"printed P {printed.op} {printed.digits}."
    )


RULE = Rule(code="TST201", name="table-p-not-reproduced", severity="warning", status="preview", check=check)
