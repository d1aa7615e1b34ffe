"""Rows and columns of a table that count who, or what, the others are shares of.

Two readings: `totals` and `rows_of_sizes` say by themselves how many a group has; `counting_rows` and
`counting_columns` have more words and may be of something else, so that they are only asked where digits bear them out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from evidex.extract._cells.marks import RAISED, SIGNS
from evidex.schema import Cell, Table
from evidex.text.people import A_HUMAN, ANYONE

__all__ = [
    "NUMBER",
    "Counted",
    "Place",
    "counted",
    "counting_columns",
    "counting_rows",
    "is_counting",
    "number",
    "rows_of_sizes",
    "totals",
]

NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
"""A whole number; stands in brackets in a pattern."""
_PEOPLE = rf"(?:{A_HUMAN}|eyes)"
_TOTALS = re.compile(
    rf"^\W*(?:(?:total\s)?(?:n|no\.?|numbers?|sample size)(?:\sof)?(?:\s{_PEOPLE})?"
    r"(?:\s(?:randomi[sz]ed|analy[sz]ed|included))?"
    rf"|{_PEOPLE}\s(?:enrolled|included|randomi[sz]ed|analy[sz]ed|in)\b.{{0,60}}[,(]\s?n|(?:total|all)(?:\s{_PEOPLE})?"
    rf"|{ANYONE})\W{{0,5}}(?:n\W*)?$",
    re.IGNORECASE,
)
"""Labels of rows that count who there are ('N', 'No. of patients', 'Total')."""
_ROW = re.compile(
    r"\bnumbers?\sof\s(?:[\w’'-]+\s?){1,4}(?:,?\s?[(]?n[)]?)?\W*$|.[(,]\s?n\s?\)?\W*$|^\W*(?:n|total|all|sum)\W*$",
    re.IGNORECASE,
)
"""Labels of rows that count what the rows below, or above a total, are of."""
_COLUMN = re.compile(
    rf"\W*(?:total\s)?(?:n|no\.?|numbers?)(?:\sof\s{ANYONE})?"
    r"(?:\s(?:evaluated|randomi[sz]ed|analy[sz]ed|assessed|tested|at risk))?\W*"
    r"|\W*(?:evaluated|randomi[sz]ed|analy[sz]ed|assessed|tested|examined|screened|at risk)\W*(?:n\W*)?"
    rf"|\W*(?:total|denominator)\W*|\W*(?:(?:all|total)\s)?{ANYONE}(?:\s[a-z]+ed)?\W*(?:(?:n|no\.?|total)\W*)?",
    re.IGNORECASE,
)
"""Headers of columns that count what the shares beside them are of."""
_COUNT = re.compile(rf"^\s*(?P<n>{NUMBER})\s*(?:\(\s?(?P<share>\d+(?:\.\d+)?)\s?%?\s?\))?\s*$")
_MARKED = re.compile(rf"\s*(?P<n>{NUMBER})[\s{SIGNS}{RAISED}]*")
"""A count, whatever marks stand behind it."""
_ONLY_SIZE = re.compile(rf"\W*[Nn]\s?=\s?(?P<n>{NUMBER})\W*")
Place = tuple[int, int]
"""Row and column."""


class Counted(NamedTuple):
    """A row with counts: its labels, and by column each count with its percentage (0 where none is printed)."""

    labels: tuple[str, ...]
    counts: dict[int, tuple[Decimal, Decimal]]


def number(printed: str) -> Decimal:
    """The value of a NUMBER."""
    return Decimal(printed.replace(",", ""))


def totals(text: str, table: Table) -> dict[int, Decimal]:
    """By column what the first row that counts who there are has there; a row of nothing but 100 gives percentages."""
    told: dict[int, Decimal] = {}
    rows: defaultdict[int, dict[int, re.Match[str]]] = defaultdict(dict)
    for cell in table.cells:
        if cell.header or not cell.row_headers or not _TOTALS.match(cell.row_headers[-1]):
            continue
        match = _COUNT.match(text[cell.start : cell.end])
        if match and (len(cell.row_headers) == 1 or Decimal(match["share"] or 100) == 100):
            rows[cell.row][cell.col] = match
    for counts in rows.values():
        if len(counts) == 1 or {match["n"] for match in counts.values()} != {"100"}:
            told = {col: number(match["n"]) for col, match in counts.items()} | told
    return told


def counted(text: str, table: Table) -> dict[int, Counted]:
    """The rows with counts."""
    found: dict[int, Counted] = {}
    for cell in table.cells:
        if not cell.header and (match := _COUNT.match(text[cell.start : cell.end])):
            row = found.setdefault(cell.row, Counted(cell.row_headers, {}))
            row.counts[cell.col] = number(match["n"]), Decimal(match["share"] or 0)
    return found


def rows_of_sizes(text: str, table: Table) -> dict[int, dict[int, Decimal]]:
    """'Walnuts: | n = 83 | n = 91': the rows, in order, that give each group its size for the rows below."""
    rows: defaultdict[int, dict[int, Decimal | None]] = defaultdict(dict)
    for cell in table.cells:
        if not cell.header:
            match = _ONLY_SIZE.fullmatch(text[cell.start : cell.end])
            rows[cell.row][cell.col] = number(match["n"]) if match else None
    sizes = {row: {col: size for col, size in rows[row].items() if size is not None} for row in sorted(rows)}
    return {row: told for row, told in sizes.items() if 1 < len(told) == len(rows[row])}


def counting_rows(text: str, cells: Iterable[Cell]) -> Mapping[int, Mapping[int, Decimal]]:
    """The rows whose label says that they count, in order, each with what its columns have."""
    rows: defaultdict[int, dict[int, Decimal]] = defaultdict(dict)
    for cell in cells:
        if cell.row_headers and _ROW.search(cell.row_headers[-1]) and (count := _count(text, cell)) is not None:
            rows[cell.row][cell.col] = count
    return dict(sorted(rows.items()))


def is_counting(head: str) -> bool:
    """Whether the header of a column says that it counts what the shares beside it are of."""
    return _COLUMN.fullmatch(head) is not None


def counting_columns(text: str, cells: Iterable[Cell]) -> Mapping[Place, Decimal]:
    """The cells of columns whose header says that they count, by row and column."""
    told = (cell for cell in cells if cell.col_headers and is_counting(cell.col_headers[-1]))
    return {(cell.row, cell.col): count for cell in told if (count := _count(text, cell)) is not None}


def _count(text: str, cell: Cell) -> Decimal | None:
    match = _MARKED.fullmatch(text, cell.start, cell.end)
    return number(match["n"]) if match else None
