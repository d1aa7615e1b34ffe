"""Columns of counts with percentages whose whole stands in another cell of the row: 'Men | 76 | 32 (42.1)'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed
from evidex.check.arithmetic.slips import OF_DIGITS, single_slips
from evidex.check.percentages import PERCENT, fits, nearly_fits, rounds_to
from evidex.check.tables import COUNT, count_and_percent, header_size, rows
from evidex.schema import Cell, Table

__all__ = ["Entry", "RowWholes", "is_exchange", "is_plain_slip", "row_wholes"]

Entry = tuple[Cell, Decimal, Decimal, Decimal]
"""A cell with its count, its percentage, and the whole of its row."""
FEWEST = 3
"""Rows that are percentages of the other column before the one that is not is held against them."""
SOME_MISSING = Decimal("0.85")
"""A percentage of a whole this near below the row's may be of those who answered."""


@dataclass(frozen=True, slots=True)
class RowWholes:
    """A column whose cells are shares of the whole in their row; `wrong` is the only one that is not."""

    entries: tuple[Entry, ...]
    wrong: Entry | None


def row_wholes(table: Table, text: str) -> Iterator[RowWholes]:
    """Each column of counts with percentages, with the column of wholes that all rows but one at most fit."""
    shares: dict[int, dict[int, tuple[Cell, Decimal, Decimal]]] = {}
    wholes: dict[int, dict[int, Decimal]] = {}
    for row in rows(table):
        for column, cell in row.cells.items():
            words = text[cell.start : cell.end]
            if (pair := count_and_percent(words)) and not header_size(cell):
                shares.setdefault(column, {})[row.number] = (cell, *pair)
            elif count := COUNT.match(words):
                wholes.setdefault(column, {})[row.number] = signed(count[1])
    for _, told in sorted(shares.items()):
        for _, sizes in sorted(wholes.items()):
            if (found := _fitted(told, sizes)) is not None:
                yield found
                break


def _fitted(told: dict[int, tuple[Cell, Decimal, Decimal]], sizes: dict[int, Decimal]) -> RowWholes | None:
    entries = tuple((*told[row], sizes[row]) for row in sorted(told) if sizes.get(row))
    amiss = [each for each in entries if not fits(each[2], each[1], each[3])]
    telling = {(each[1], each[3]) for each in entries if each not in amiss and 0 < each[1] < each[3]}
    if len(telling) < FEWEST or len(amiss) > 1:
        return None
    return RowWholes(entries, amiss[0] if amiss else None)


def is_exchange(count: Decimal, percent: Decimal, whole: Decimal) -> bool:
    """Whether two digits exchanged, in the count or in its percentage, made the cell."""
    told = [(slip.value, count) for slip in single_slips(percent) if slip.what == OF_DIGITS[0]]
    told += [(percent, slip.value) for slip in single_slips(count) if slip.what == OF_DIGITS[0]]
    return any(number <= whole and fits(share, number, whole) for share, number in told)


def is_plain_slip(count: Decimal, percent: Decimal, whole: Decimal) -> bool:
    """Whether exchanged digits made the cell, or another digit did and no whole of a few less explains it."""
    if nearly_fits(percent, count, whole) or not percent:
        return False
    slips = [slip.what for slip in single_slips(percent) if rounds_to(slip.value, count, whole)]
    slips += [
        slip.what for slip in single_slips(count) if 0 <= slip.value <= whole and fits(percent, slip.value, whole)
    ]
    if "two digits exchanged" in slips:
        return True
    of = count * PERCENT / percent
    return "one digit" in slips and not SOME_MISSING * whole <= of <= whole
