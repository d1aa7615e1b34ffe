"""A star that promises a P-value which the row does not have.

## What it does
Reads from a table's footnotes what its stars mean (`* P < 0.05`), and holds each star against the P-value printed in
its row, or against the confidence interval in its own cell.

## Why it matters
Stars are what most readers look at.

## Tolerance
None beyond printing.

## Example
Footnote `* P < 0.05`; row `1.38 (0.94–2.03)*`: the interval gives P = 0.08 to 0.13.

## Known limits
Only stars whose footnote says P and nothing of a comparison (`different from baseline`); missing stars are not
reported. P-values of a row with several comparisons belong to one of them:
not applicable where the row has several starred cells or P columns.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import Interval, p_band
from evidex.check.arithmetic.scale import LOG
from evidex.check.estimate_p import any_p
from evidex.check.estimates import Estimate
from evidex.check.in_words import told_p
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.tst._printed_p import p_columns, p_of_cell
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import Row, numbers_of, rows
from evidex.schema import Cell, Table

_MEANING = re.compile(
    r"(?<!\*)(\*{1,4})\s?(?:[:=]\s?)?(?:significant at\s|statistically significant,?\s)?"
    r"[Pp](?:[\s-]?values?)?\s?[<≤]\s?(0?[.·]\d{1,6})"
)
_OF_SOMETHING = re.compile(
    r"\b(?:different|differen\w+|compared|versus|vs|within|between|from|baseline|than|against|trend)\b", re.I
)
_STARS = re.compile(r"(?<![*])(\*{1,4})\s*$")
_RATIO = re.compile(r"\b(?:a?OR|odds ratio|a?RR|risk ratio|a?HR|hazard ratio|IRR|PR|exp)\b", re.I)


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for table in case.document.tables:
        meaning = _meanings(table, text)
        if not meaning:
            continue
        columns = p_columns(table)
        for row in rows(table):
            starred = [(cell, match[1]) for cell in row.cells.values() if (match := _STARS.search(_words(cell, text)))]
            for cell, stars in starred:
                if stars in meaning:
                    judgement = _judge(cell, meaning[stars], row, columns, len(starred), text)
                    yield outcome(case, RULE, cell.start, cell.end, judgement)


def _words(cell: Cell, text: str) -> str:
    return text[cell.start : cell.end]


def _meanings(table: Table, text: str) -> dict[str, Decimal]:
    notes = [text[note.start : note.end] for note in table.footnotes]
    plain = [note for note in notes if not _OF_SOMETHING.search(note)]
    return {m[1]: Decimal(m[2].replace("·", ".")) for note in plain for m in _MEANING.finditer(note)}


def _judge(cell: Cell, most: Decimal, row: Row, columns: frozenset[int], starred: int, text: str) -> Judgement:
    promised = Interval(0.0, float(most))
    words = _words(cell, text)
    own = p_of_cell(text, cell) if cell.col in columns else None
    if own is None and starred == 1 and len(columns) == 1:
        other = row.cells.get(next(iter(columns)))
        own = p_of_cell(text, other) if other else None
    if own is not None:
        if p_band(own.op, own.value).meets(promised):
            return AGREES
        return Fault(f"The star means P < {most}, and the row's P-value is P {own.op} {own.digits}.")
    numbers = numbers_of(words)
    if len(numbers) == 3 and numbers[1] < numbers[0] < numbers[2] and numbers[1] > 0 and _RATIO.search(_headers(cell)):
        computed = any_p(Estimate(*numbers), LOG, 95.0)
        if computed.meets(promised):
            return AGREES
        return Fault(f"The star means P < {most}, and the interval gives {told_p(computed)}.")
    return NotApplicable("no P-value or interval of a ratio beside the star")


def _headers(cell: Cell) -> str:
    return " | ".join(cell.col_headers)


RULE = Rule(code="TST202", name="star-against-p", severity="warning", status="preview", check=check)
