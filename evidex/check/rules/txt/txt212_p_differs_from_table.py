"""A P-value of the text that the row of a table with the same values gives otherwise.

## What it does
Takes the two values that a sentence tells before a P-value ('412 ml and 355 ml (P = 0.12)'), looks for the row of a
table that has both and a P-value of its own, and compares the two P-values.

## Why it matters
One of the two is mistyped, and the abstract's is the one that is quoted.

## Tolerance
P-values agree when they may be the same ('< 0.05' and 0.03). Rows must have both values as printed and share a word of
their label with the sentence; where any such row agrees, nothing is said.

## Example
`Blood loss was 412 and 355 ml (P = 0.12)` in the abstract, `Blood loss, ml | 412 (140) | 355 (128) | 0.02` in Table 2.

## Known limits
Tables without a column whose header says P are not looked at, nor values that have one digit each.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from evidex.check.arithmetic import p_band
from evidex.check.judging import AGREES, Fault, Judgement, outcome
from evidex.check.outcomes import related
from evidex.check.rules.tst._printed_p import PrintedP, p_columns, p_of_cell, printed_p_values
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.wording import content_stems
from evidex.schema import Table

_VALUE = re.compile(r"(?<![\d.,·])\d{1,3}(?:,\d{3})+(?![\d.,·]*\d)|(?<![\d.,·])\d+(?:[.·]\d+)?(?![\d,·]*\d)")
_OTHER_TEST = re.compile(
    r"\b(?:trend|interaction|heterogen\w*|adjust\w*|multivaria\w*|regression|correct\w*|Bonferroni|log[\s-]?rank|baseline|within|Fisher\w*|chi)\b",
    re.I,
)
_WHOLE = re.compile(r"(?:/|\bof\s(?:the\s)?)$")
LEAST_DIGITS = 3
"""Digits of both values together, where they are the first of their cells; one more where they stand in brackets."""
MOST = 10
"""Numbers before a P-value; with more, a list is told, and which two are tested is not known."""
APART = 2
"""Places between the two values of a sentence: '11.2% (38/339) and 17.5% (63/361)'."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: the words of its label, its cells' first numbers, second numbers …, and its P-values."""

    label: frozenset[str]
    values: tuple[tuple[str, ...], ...]
    told: tuple[PrintedP, ...]
    table: Table


def check(case: Case) -> Iterator[Outcome]:
    if not case.document.tables or not (rows := case.once(_rows)):
        return
    text, end = case.document.text, 0
    for printed in printed_p_values(case):
        sentence = case.view.sentence_at(printed.start)
        if sentence is None:
            continue
        start, end = max(sentence.start, end), printed.end
        told = _values(text, start, printed.start)
        if not 2 <= len(told) <= MOST or case.view.citations_in(sentence.start, sentence.end):
            continue
        pairs = [(one, two) for apart in range(1, APART + 1) for one, two in zip(told, told[apart:], strict=False)]
        stems = frozenset(content_stems(text[sentence.start : printed.start]))
        alike = [row for row in rows if row.label & stems and any(_holds(row, *pair) for pair in pairs)]
        if alike and not _OTHER_TEST.search(text, start, printed.end):
            yield outcome(case, RULE, printed.start, printed.end, _judge(case, printed, alike))


def _judge(case: Case, printed: PrintedP, alike: list[_Row]) -> Judgement:
    mine = p_band(printed.op, printed.value)
    if any(mine.meets(p_band(each.op, each.value)) for row in alike for each in row.told):
        return AGREES
    row, other = alike[0], alike[0].told[0]
    there = related(case.document, other.start, other.end, "the same values in a table")
    where = row.table.label or "the table"
    shown = f"P {printed.op} {printed.digits}"
    return Fault(
        f"{shown} here, P {other.op} {other.digits} in the row of {where} with the same values.", related=(there,)
    )


def _holds(row: _Row, one: str, other: str) -> bool:
    """Whether two cells of the row have the two values, both as their first number, both as their second …"""
    digits = sum(map(str.isdigit, one + other))
    return one != other and any(
        one in values and other in values and digits >= LEAST_DIGITS + bool(place)
        for place, values in enumerate(row.values)
    )


def _rows(case: Case) -> list[_Row]:
    text, rows = case.document.text, list[_Row]()
    for table in case.document.tables:
        columns = p_columns(table)
        if not columns:
            continue
        by_row: dict[int, list[int]] = {}
        for place, cell in enumerate(table.cells):
            if not cell.header:
                by_row.setdefault(cell.row, []).append(place)
        for places in by_row.values():
            cells = [table.cells[place] for place in places]
            told = tuple(p for cell in cells if cell.col in columns and (p := p_of_cell(text, cell)))
            label = frozenset(content_stems(" ".join(cells[0].row_headers)))
            found = [_values(text, cell.start, cell.end) for cell in cells if cell.col not in columns]
            values = tuple(tuple(each) for each in zip_longest(*found, fillvalue=""))
            if told and label and values:
                rows.append(_Row(label, values, told, table))
    return rows


def _values(text: str, start: int, end: int) -> list[str]:
    """The plain numbers of `text[start:end]`, wholes ('of 98', '/98') left out."""
    found = _VALUE.finditer(text, start, end)
    return [
        match[0].replace(",", "").replace("·", ".")
        for match in found
        if not _WHOLE.search(text, max(match.start() - 8, start), match.start())
    ]


RULE = Rule(code="TXT212", name="p-differs-from-table", severity="warning", status="preview", check=check)
