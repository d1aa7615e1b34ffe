"""What the digits of a table say of its form: a count of a group gives its percentage, a block of percentages adds up.

All of it is exact: a printed percentage stands for whatever rounds to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from evidex.extract._cells.shapes import Shape
from evidex.extract._cells.values import Value
from evidex.extract._proportion.numbers.share import agrees, printed_step

__all__ = ["fits", "fraction_columns", "is_below_share", "is_share", "share_columns", "whole_blocks", "whole_rows"]

_MOST_PARTS = 25
"""So many rows are looked at for one whole: no table parts people into more."""

_PAIR = 2
"""Cells of a row: one row of more that add up is enough."""
_CHANCE = 1e-4
"""Columns of other numbers that would be taken for percentages by chance."""

Place = tuple[int, int]
"""Row and column."""


def fits(shape: Shape, size: Decimal, *, turned: bool) -> bool:
    """Whether a count of a group of this size gives the percentage beside it; `turned`: that comes first.

    A percentage alone fits where some count gives it.
    """
    if shape.build == "a%":
        return is_share(shape.numbers[0], size)
    if shape.build != "a (b)":
        return False
    count, percent = shape.numbers[::-1] if turned else shape.numbers
    if count != count.to_integral_value() or not 0 <= count <= size or percent > 100:
        return False
    return 0 < count * 100 < percent * size if shape.less else agrees(count, size, percent)


def is_share(percent: Decimal, size: Decimal) -> bool:
    """Whether some count of a group of this size gives a percentage."""
    return 0 <= percent <= 100 and agrees(Decimal(round(percent * size / 100)), size, percent)


def is_below_share(shape: Shape, sizes: Sequence[Decimal]) -> bool:
    """Whether 'a (b)' is no count with its share: of the largest group that it can be of, the share would be more."""
    if shape.build != "a (b)" or not sizes or any(shape.signs):
        return False
    count, percent = shape.numbers
    return (percent + printed_step(percent)) * max(sizes) < count * 100


def whole_blocks(values: Sequence[Value]) -> frozenset[Place]:
    """The cells 'a (b)' of blocks, each of one column, whose second numbers add up to 100 as percentages do."""
    blocks: defaultdict[tuple[int, tuple[str, ...]], list[Value]] = defaultdict(list)
    for value in values:
        if value.shape.build == "a (b)" and value.shape.counts:
            blocks[value.cell.col, value.cell.row_headers[:-1]].append(value)
    whole = (each for block in blocks.values() for stretch in _wholes(block) for each in stretch)
    return frozenset((each.cell.row, each.cell.col) for each in whole)


def fraction_columns(values: Sequence[Value]) -> frozenset[int]:
    """The columns with more than one 'a/b', none of them with a part larger than the whole."""
    parts: defaultdict[int, list[bool]] = defaultdict(list)
    for value in values:
        if value.shape.build == "a/b":
            part, whole = value.shape.numbers
            parts[value.cell.col].append(part <= whole)
    return frozenset(col for col, own in parts.items() if len(own) > 1 and all(own))


def whole_rows(values: Sequence[Value], is_of_column: Callable[[Value], bool]) -> frozenset[int]:
    """The rows 'a (b) | a (b)' that add up to 100 each, where nearly all of the table do: they part one group each.

    `is_of_column`: whether a value is a share of the size of its column: '51%' of one arm and '49%' of another may
    add up by chance.
    """
    rows: defaultdict[int, list[Value]] = defaultdict(list)
    for value in values:
        if value.shape.build == "a (b)" and value.shape.counts:
            rows[value.cell.row].append(value)
    wide = {row: cells for row, cells in rows.items() if len(cells) > 1 and not all(map(is_of_column, cells))}
    whole = {row for row, cells in wide.items() if _adds_up(cells) and _in_proportion(cells)}
    enough = len(whole) > 1 or any(len(wide[row]) > _PAIR for row in whole)
    return frozenset(whole) if enough and 5 * len(whole) >= 4 * len(wide) else frozenset()


def share_columns(values: Sequence[Value], sizes: Mapping[int, Sequence[Decimal]]) -> Mapping[int, Decimal]:
    """The columns of bare numbers all of which are percentages of one size, and this; too many for a chance."""
    columns: defaultdict[int, list[Decimal]] = defaultdict(list)
    for value in values:
        if value.shape.build == "a":
            columns[value.cell.col].append(value.shape.numbers[0])
    fitting = {
        col: next((size for size in sizes.get(col, ()) if _are_shares(percents, size)), None)
        for col, percents in columns.items()
    }
    return {col: size for col, size in fitting.items() if size is not None}


def _are_shares(percents: Sequence[Decimal], size: Decimal) -> bool:
    """Whether each is what some count of a group gives, which by chance they would hardly ever be."""
    chance = 1.0
    for percent in percents:
        if not fits(Shape("a%", (percent,), (True, False)), size, turned=False):
            return False
        chance *= min(1.0, float((size + 1) * printed_step(percent) / 100))
    return chance < _CHANCE


def _wholes(block: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Stretches of rows one below the other that are parts of one whole; each value is in one at most."""
    begin = 0
    while begin < len(block):
        end = next((end for end in _hundreds(block, begin) if _is_whole(block[begin:end])), None)
        if end is not None:
            yield block[begin:end]
        begin = end or begin + 1


def _hundreds(block: Sequence[Value], begin: int) -> Iterator[int]:
    """Where percentages from a row on add up to 100, as each was rounded: behind which rows."""
    total = slack = Decimal(0)
    for at in range(begin, min(begin + _MOST_PARTS, len(block))):
        percent = block[at].shape.numbers[1]
        total, slack = total + percent, slack + printed_step(percent) / 2
        if total > 100 + slack:
            return
        if at > begin and total >= 100 - slack:
            yield at + 1


def _adds_up(cells: Sequence[Value]) -> bool:
    """Whether percentages add up to 100, as each was rounded."""
    percents = [each.shape.numbers[1] for each in cells]
    slack = sum(map(printed_step, percents), Decimal(0)) / 2
    return abs(sum(percents, Decimal(-100))) <= slack


def _is_whole(rows: Sequence[Value]) -> bool:
    """Whether rows follow one another and their counts are in the proportion of their percentages."""
    follow = all(below.cell.row == above.cell.row + 1 for above, below in pairwise(rows))
    return follow and _in_proportion(rows)


def _in_proportion(cells: Sequence[Value]) -> bool:
    counts, percents = zip(*(each.shape.numbers for each in cells), strict=True)
    total = sum(counts)
    return all(
        abs(count * 100 - percent * total) <= printed_step(percent) * total
        for count, percent in zip(counts, percents, strict=True)
    )
