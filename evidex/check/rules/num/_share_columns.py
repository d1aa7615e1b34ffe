"""Counts and their percentages in two columns side by side: 'n | %' under one header, of the whole the table states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic.printed import signed
from evidex.check.percentages import PERCENT, fits, nearly_fits
from evidex.check.rules.num._row_wholes import Entry, RowWholes, is_plain_slip
from evidex.check.tables import Row, header_size, rows
from evidex.schema import Cell, Table
from evidex.text.people import HUMANS

__all__ = ["share_columns"]

_COUNTS = re.compile(r"^\W*(?:n|no|nos|number|numbers|count|counts|frequency|freq|[Nn]umber\sof\s[a-z]+)\W*$", re.I)
_SHARES = re.compile(r"^\W*(?:%|per\s?cent|percentages?)\W*$", re.I)
_COUNT = re.compile(r"^\s*(\d{1,3}(?:,\d{3})+|\d{1,7})\s*$")
_SHARE = re.compile(r"^\s*[(]?(\d{1,3}(?:[.·]\d{1,3})?)\s?%?[)]?\s*$")
_STATED = re.compile(
    r"\b[nN]\s{0,2}=\s{0,2}(\d{1,3}(?:,\d{3})+|\d+)\b"
    rf"|(?<![\d.,/%])(\d{{1,3}}(?:,\d{{3}})+|\d{{2,}})\s(?:[a-z-]+\s){{0,3}}?(?:{HUMANS}|procedures|eyes|deaths|samples|studies|trials)\b"
)
FEWEST = 3
"""Rows that are shares of the whole before one that is not is held against them, where a plain slip makes it …"""
FEWEST_ELSE = 5
"""… and where none does."""


def share_columns(table: Table, text: str) -> Iterator[tuple[RowWholes, bool]]:
    """Each such pair of columns that are shares of one whole in all rows but one; whether that one is wrong."""
    grid = list(rows(table))
    heads = {column: cell for row in grid for column, cell in row.cells.items()}
    for column in sorted(heads):
        beside = heads.get(column + 1)
        if beside is None or not _are_pair(heads[column], beside):
            continue
        told = [entry for row in grid if (entry := _entry(row, column, text)) is not None]
        if (found := _of_one_whole(told, _stated(table, heads[column], text))) is not None:
            yield found


def _are_pair(one: Cell, other: Cell) -> bool:
    mine, yours = one.col_headers, other.col_headers
    if not mine or not yours or not _SHARES.match(yours[-1]) or not _COUNTS.match(_without_size(mine[-1])):
        return False
    return mine[:-1] == yours[:-1]


def _without_size(header: str) -> str:
    return re.sub(r"\(?\b[nN]\s?=\s?[\d,]+\)?", "", header) or "n"


def _entry(row: Row, column: int, text: str) -> tuple[Cell, Decimal, Decimal] | None:
    one, other = row.cells.get(column), row.cells.get(column + 1)
    if one is None or other is None:
        return None
    count, share = _COUNT.match(text[one.start : one.end]), _SHARE.match(text[other.start : other.end])
    if count is None or share is None:
        return None
    return other, signed(count[1]), signed(share[1])


def _stated(table: Table, head: Cell, text: str) -> set[Decimal]:
    """Wholes of the column's header, and of the caption."""
    if size := header_size(head):
        return {Decimal(size)}
    caption = table.caption.of(text) if table.caption else ""
    return {signed(match[1] or match[2]) for match in _STATED.finditer(caption)}


def _of_one_whole(told: list[tuple[Cell, Decimal, Decimal]], wholes: set[Decimal]) -> tuple[RowWholes, bool] | None:
    for whole in sorted(wholes):
        entries: tuple[Entry, ...] = tuple((*each, whole) for each in told if each[2] <= PERCENT)
        amiss = [each for each in entries if not fits(each[2], each[1], whole)]
        telling = {each[1] for each in entries if each not in amiss and 0 < each[1] < whole}
        if len(telling) < FEWEST or len(amiss) > 1:
            continue
        wrong = amiss[0] if amiss else None
        is_wrong = wrong is not None and _is_told(wrong, len(telling)) and not _of_another(wrong, told)
        return RowWholes(entries, wrong), is_wrong
    return None


def _is_told(wrong: Entry, fitting: int) -> bool:
    _, count, percent, whole = wrong
    if nearly_fits(percent, count, whole):
        return False
    return is_plain_slip(count, percent, whole) or _digit_too_many(wrong) or fitting >= FEWEST_ELSE


def _digit_too_many(wrong: Entry) -> bool:
    """'18.8' for 8.8."""
    _, count, percent, whole = wrong
    printed = str(percent)
    fewer = {printed[:at] + printed[at + 1 :] for at in range(len(printed)) if printed[at].isdigit()}
    return any(fits(Decimal(each), count, whole) for each in fewer if each[:1].isdigit() and each[-1].isdigit())


def _of_another(wrong: Entry, told: list[tuple[Cell, Decimal, Decimal]]) -> bool:
    """Whether it is a share of another count of the column, or of some right above it: a part of a part."""
    _, count, percent, _ = wrong
    place = next(at for at, each in enumerate(told) if each[0] is wrong[0])
    wholes = {each[1] for at, each in enumerate(told) if at != place}
    above = [each[1] for each in told[max(0, place - 6) : place]]
    wholes |= {sum(above[first:], Decimal(0)) for first in range(len(above))}
    return any(one >= count and fits(percent, count, one) for one in wholes)
