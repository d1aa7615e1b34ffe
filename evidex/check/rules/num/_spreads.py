"""Centres, quartiles and ranges told together: in one bracket of the text, or in one row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed
from evidex.check.socket import Case
from evidex.check.tables import numbers_of, rows
from evidex.schema import Cell, Table

__all__ = ["Spread", "spreads"]

_N = r"[-−–]?\d{1,7}(?:[.·]\d+)?"
_UNIT = r"(?:\s?[A-Za-zµμ%°/]{1,9})?"
_IQR = r"(?:IQR|Q1\s?[-–]\s?Q3|inter-?\s?quartile\srange)"
_RANGE = r"(?:(?:total|full|overall|min-max)\s)?range"
_TO = r"\s?(?:to|[-–])\s?"
_IS = r"(?:\s?[:=,]\s?|\s(?:of\s|was\s)?)"
_FIRST = re.compile(
    rf"\b{_IQR}{_IS}(?P<a>{_N}){_UNIT}{_TO}(?P<b>{_N}){_UNIT}\s?[;,)]\s?(?:and\s)?[(\[]?{_RANGE}{_IS}(?P<c>{_N}){_UNIT}{_TO}(?P<d>{_N})(?![\d.·]*\d)"
)
_LAST = re.compile(
    rf"(?<!quartile\s)\b{_RANGE}{_IS}(?P<c>{_N}){_UNIT}{_TO}(?P<d>{_N}){_UNIT}\s?[;,)]\s?(?:and\s)?[(\[]?{_IQR}{_IS}(?P<a>{_N}){_UNIT}{_TO}(?P<b>{_N})(?![\d.·]*\d)"
)
_HINT = re.compile(r"\brange\b")
_CENTRE_HEAD = re.compile(r"^\W*(?P<what>mean|median)\b(?!\s?(?:change|difference))", re.I)
_IQR_HEAD = re.compile(rf"^\W*{_IQR}\W*$", re.I)
_RANGE_HEAD = re.compile(r"^\W*(?:range|min(?:imum)?\s?(?:[-–]|to)\s?max(?:imum)?)\W*$", re.I)
_BOUNDS = re.compile(rf"^\s*[(\[]?(?P<l>{_N}){_TO}(?P<h>{_N})[)\]]?\s*$")
_CENTRE = re.compile(rf"^\s*(?P<v>{_N})\s?(?:$|[(\[±])")


@dataclass(frozen=True, slots=True)
class Spread:
    """`inner` (a centre, or two quartiles) of which each must lie between `low` and `high`, called `outer`."""

    start: int
    end: int
    inner: tuple[Decimal, ...]
    what: str
    low: Decimal
    high: Decimal
    outer: str


def spreads(case: Case) -> Iterator[Spread]:
    text = case.document.text
    for sentence in case.view.sentences:
        words = text[sentence.start : sentence.end]
        if not _HINT.search(words):
            continue
        for pattern in (_FIRST, _LAST):
            for match in pattern.finditer(words):
                a, b, c, d = (signed(match[name]) for name in "abcd")
                if a <= b and c <= d:
                    start, end = sentence.start + match.start(), sentence.start + match.end()
                    yield Spread(start, end, (a, b), "quartiles", c, d, "range")
    for table in case.document.tables:
        yield from _of_table(table, text)


def _of_table(table: Table, text: str) -> Iterator[Spread]:
    """'Mean (SD) | Range', 'Median | IQR | Range': columns of one group, side by side."""
    for row in rows(table):
        cells = sorted(row.cells.items())
        for at, (column, cell) in enumerate(cells):
            if not _is_headed(cell, _RANGE_HEAD) or (bounds := _BOUNDS.match(text[cell.start : cell.end])) is None:
                continue
            low, high = signed(bounds["l"]), signed(bounds["h"])
            if low <= high:
                before = [other for place, other in cells[max(at - 2, 0) : at] if column - place <= 2]
                yield from _inside(before, cell, low, high, text)


def _inside(before: list[Cell], cell: Cell, low: Decimal, high: Decimal, text: str) -> Iterator[Spread]:
    for other in before:
        words = text[other.start : other.end]
        if other.col_headers[:-1] != cell.col_headers[:-1]:
            continue
        if (head := _headed(other, _CENTRE_HEAD)) and (centre := _CENTRE.match(words)):
            yield Spread(other.start, cell.end, (signed(centre["v"]),), head["what"].lower(), low, high, "range")
        elif _is_headed(other, _IQR_HEAD) and (quartiles := _BOUNDS.match(words)) and len(numbers_of(words)) == 2:
            inner = (signed(quartiles["l"]), signed(quartiles["h"]))
            yield Spread(other.start, cell.end, inner, "quartiles", low, high, "range")


def _headed(cell: Cell, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.search(cell.col_headers[-1]) if cell.col_headers else None


def _is_headed(cell: Cell, pattern: re.Pattern[str]) -> bool:
    return _headed(cell, pattern) is not None
