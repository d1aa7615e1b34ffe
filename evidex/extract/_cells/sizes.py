"""How many there are in the groups of a table: as headers, a row or a column of totals, the caption and notes say it.

What is printed may be of another group, so a size is only taken where a count gives its percentage with it.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from evidex.extract._cells.counting import NUMBER, counted, number, rows_of_sizes, totals
from evidex.schema import Cell, Table

__all__ = ["Sizes", "sizes_in", "without_sizes"]

_IS = (
    r"\b(?:[Nn](?:\.?\s?[=:/]\s?|\.\s?|\s)|[Nn](?!95\b)(?=\d{2,}\s?(?:[)\]]|$))"
    r"|[Nn](?:o\.?|umber(?:\sof\s[a-z]+)?)\s?=\s?)"
)
"""What stands before a size: 'n = ', 'n ', 'no. = ', 'Number of clinics = ', of two digits at the end 'N'.

'N1' is a stage, 'n3' a fatty acid, 'N95' a mask.
"""
_SIZE = re.compile(
    rf"{_IS}(?P<n>{NUMBER})\b(?:\s?[+/]\s?(?P<other>{NUMBER})\b)?(?!\s?(?:[%.]|to\b))"
    rf"|\(\s?(?P<one>{NUMBER})\s?\+\s?(?P<two>{NUMBER})\s?\)"
)
_WHOLE_SIZE = re.compile(
    rf"[,;]?\s?[(\[]?\s?{_IS}(?:{NUMBER})(?:\s?[+/]\s?(?:{NUMBER}))*\s?[)\]]?"
    rf"|\s?\(\s?(?:{NUMBER})\s?\+\s?(?:{NUMBER})\s?\)"
)
_NAMED = re.compile(rf"(?<![\w-])(?P<name>[A-Za-z][\w-]*)\s?(?:group)?\s?[,:(]?\s?\b[Nn]\s?=\s?(?P<n>{NUMBER})\b")


@functools.lru_cache(maxsize=4_096)
def sizes_in(words: str) -> tuple[Decimal, ...]:
    """The sizes that some words state ('Control (n = 66)'; of 'n = 190 + 199' both)."""
    return tuple(number(each) for match in _SIZE.finditer(words) for each in match.groups() if each)


def without_sizes(words: str) -> str:
    """The words without the sizes that they state."""
    return _WHOLE_SIZE.sub(" ", words)


_WHOLE = 101
"""Percentages of one whole that were rounded are not more."""
_MOST_AROUND = 60
"""Sizes that caption and notes are asked for: no table has more groups, and each cell tries them all."""


class Sizes:
    """The sizes that could be those of the groups of one table."""

    def __init__(self, text: str, table: Table) -> None:
        around = [table.caption.of(text)] if table.caption else []
        around += [note.of(text) for note in table.footnotes]
        self._around = tuple(dict.fromkeys(size for words in around for size in sizes_in(words)))[:_MOST_AROUND]
        self._named = {
            match["name"].lower(): number(match["n"]) for words in around for match in _NAMED.finditer(words)
        }
        self._by_col = totals(text, table)
        self._blocks = rows_of_sizes(text, table)
        """Rows of nothing but sizes, from the first down: what each column's block below them has."""
        self._block_rows = list(self._blocks)
        self._counted = counted(text, table)
        self._below: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        """The rows with counts that bear a label, in order."""
        for row in sorted(self._counted):
            self._below[self._counted[row].labels].append(row)

    def of(self, cell: Cell, *, near: bool = False) -> tuple[Decimal, ...]:
        """The sizes that a cell's count may be of, the likeliest first; `near`: those of its own headers alone."""
        heads = [*reversed(cell.row_headers), *reversed(cell.col_headers)]
        rows, columns = (
            [size for head in told for size in sizes_in(head)] for told in (cell.row_headers, cell.col_headers)
        )
        both = [size for size in rows if size in columns]  # of 'n = 190 + 199' the one of this column
        found = [*both, *[size for head in heads for size in reversed(sizes_in(head))]]
        above = _last_before(self._block_rows, cell.row)
        if above is not None and cell.col in self._blocks[above]:
            found.append(self._blocks[above][cell.col])
        if near:
            return tuple(dict.fromkeys(found))
        found += [self._named[word] for head in heads for word in _words(head) if word in self._named]
        return tuple(dict.fromkeys([*found, *self.total(cell), *self._around]))

    def total(self, cell: Cell) -> tuple[Decimal, ...]:
        """What the first row of totals counts in the cell's column."""
        return (self._by_col[cell.col],) if cell.col in self._by_col else ()

    def above(self, cell: Cell, count: Decimal, percent: Decimal) -> tuple[Decimal, ...]:
        """What rows above count of which a cell may be a share: its heading's, then that of the row before it.

        The row before is no part of the same whole where both shares are more than that: '601 (72)' over '447 (74)'.
        """
        headings = cell.row_headers[:-1]
        heading = _last_before(self._below.get(headings, ()), cell.row)
        rows = [] if heading is None else [heading]
        before = self._counted.get(cell.row - 1)
        if before is not None and before.labels[:-1] == headings:
            _, share = before.counts.get(cell.col, (Decimal(0), Decimal(0)))
            rows += [cell.row - 1] if share + percent > _WHOLE else []
        counts = (self._counted[row].counts.get(cell.col, (Decimal(0),))[0] for row in rows)
        return tuple(size for size in counts if 0 < count < size)


def _last_before(rows: Sequence[int], row: int) -> int | None:
    """The last of some rows, which are in order, that comes before another."""
    place = bisect_left(rows, row)
    return rows[place - 1] if place else None


def _words(head: str) -> Sequence[str]:
    return [word.lower() for word in re.findall(r"[A-Za-z][\w-]*", head)]
