"""What stands beside an estimate in its row: the interval and the P-value, in columns of their own.

An interval column is of the estimate before it. Where several could own it ('B', 'β', '95% CI') it is of the one that
its header names, else of the one whose numbers lie inside it in all rows. It may stand behind the P-value.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from evidex.extract._cells.marks import RAISED, SIGNS
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.tables.cell import read_cell
from evidex.extract._effect.tables.measures import Column
from evidex.schema import Cell
from evidex.text import Quantities, Quantity

__all__ = ["Beside", "TableEffect", "bounds_of", "is_reference"]


class TableEffect(msgspec.Struct, frozen=True):
    """An effect of one row; `start:end` runs from the first to the last cell that it was read from."""

    start: int
    end: int
    measure: Measure
    adjusted: bool
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    level: Decimal | None
    p: Quantity | None
    factor: str | None
    outcome: str | None


_REFERENCE = re.compile(
    r"^\W*(?:1(?:[.·]0{1,3})?(?:ref(?:erence|erent)?)?\W*)?$|\bref(?:\b|erence|erent)", re.IGNORECASE
)


def is_reference(words: str) -> bool:
    """Whether a cell marks what the others of its column or row are set against: '1.00', 'ref.', '—'."""
    return _REFERENCE.search(words) is not None


_ESTIMATES = ("number", "plus_minus", "percent")


def bounds_of(read: Quantities) -> tuple[Quantity, Decimal, Decimal] | None:
    """An estimate and the interval behind it in one cell: '3.58 (1.14–11.25)', '0.79 [0.71, 0.88]'.

    A standard error may stand between: '3.4 (1.2) [1.0 to 5.8]'.
    """
    found = [quantity for quantity in read.found if quantity.kind != "p"]
    if len(found) < 2 or found[0].value is None or found[0].kind not in _ESTIMATES:
        return None
    first, second, value = found[0], found[1], found[0].value
    if (pair := _ends(second)) is not None:
        low, high = pair
        if low <= value <= high or high < low or low <= -value <= high:
            return first, low, high  # outside only by its sign, or turned round: as printed
    elif len(found) >= 3 and second.value is not None and _opens(read.text[first.end : second.start]):
        if (pair := _ends(found[2])) is not None:
            return (first, *pair) if pair[0] <= value <= pair[1] else None
        if re.fullmatch(r"[)\]]\s?[(\[]", read.text[second.end : found[2].start].strip()) and len(found) >= 4:
            second, found = found[2], found[1:]
        low, high = second.value, found[2].value  # type: ignore[assignment]
        if low is not None and high is not None and low <= value <= high:
            return first, low, high
    return None


_OPENED = re.compile(rf"\s*[{SIGNS}{RAISED}∗⁎＊]{{0,4}}\s*[(\[]\s*")


def _opens(between: str) -> bool:
    """Whether only a bracket stands between an estimate and its interval, and perhaps a mark: '0.26* ('."""
    return _OPENED.fullmatch(between) is not None


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    if quantity.kind not in ("range", "interval") or quantity.low is None or quantity.high is None:
        return None
    return quantity.low, quantity.high


Head = tuple[str, ...]
Row = Sequence[Cell]


class Beside:
    """The columns of intervals and P-values of one table, with what they are of."""

    def __init__(self, text: str, rows: Iterable[Row], known: Mapping[Head, Column]) -> None:
        self._text, self._known = text, known
        self._owners = dict(self._find_owners(rows))
        """Which header's estimates each interval column is of, where several could own it."""
        roles: defaultdict[str, list[str]] = defaultdict(list)
        for column in known.values():
            roles[column.group].append(column.role)
        self._led_by_p = {group for group, held in roles.items() if held.count("p") == held.count("measure") == 1}
        """The headings over columns of which one alone holds P-values."""
        self._sharers = {head for heads in self._owners.values() for head in heads[1:]}

    def is_passed_over(self, head: Head) -> bool:
        """Whether the estimates below a header are told beside others, which own the interval: 'β' beside 'B'."""
        return head in self._sharers

    def complete(self, effect: TableEffect, cell: Cell, row: Row) -> tuple[TableEffect, int]:
        """The effect with the interval and the P-value from the columns to the right of its cell, up to the next
        measure, and where the last of them ends.
        """
        own, at = self._known[cell.col_headers], row.index(cell)
        found = _Found(effect)
        for place, other in enumerate(row[at + 1 :], at + 1):
            column, read = self._known[other.col_headers], read_cell(self._text, other)
            shared = (not other.col_headers or column == own) and _is_interval_of(effect, read, other)
            of_another = not shared and self._is_of_another(cell, column, read, row[place:])
            if of_another or found.is_closed_to(column, read):
                break
            if shared or column.role in _BOUNDS:
                if self._is_of(other, cell):
                    found.take_ends(column, own, read, shared=shared, end=other.end)
            elif (column.role == "p" or _says_p(read)) and found.p is None and (p := _p_of(read)):
                if self._is_of_several(row[:place], own):
                    break
                found.p, found.end, found.settled = p, other.end, other.end
                if found.low is not None:
                    break
        if found.p is None and found.low is not None:
            found.p = self._p_before(row[at - 1 : at], own)
        return found.added(), found.end

    def _is_of_another(self, cell: Cell, column: Column, read: Quantities, rest: Row) -> bool:
        """Whether the next estimate begins with a cell: that of a measure, or one like the first."""
        own = self._known[cell.col_headers]
        if column.role == "measure":
            return not self._owns_beyond(cell, rest)
        like = column.role in ("other", "centre") and column.role == own.role and not _says_p(read)
        return like and (column.group != own.group or bounds_of(read) is not None)

    def _p_before(self, before: Row, own: Column) -> Quantity | None:
        """The P-value left of an estimate, where one heading spans a P-value, an estimate and its interval alone."""
        for cell in before:
            column = self._known[cell.col_headers]
            if column.role == "p" and own.group and column.group == own.group and own.group in self._led_by_p:
                return _p_of(read_cell(self._text, cell))
        return None

    def _is_of(self, interval: Cell, cell: Cell) -> bool:
        """Whether the column of an interval is of the column of an estimate, for all that the table tells."""
        owners = self._owners.get(interval.col_headers)
        return owners is None or owners[0] == cell.col_headers or cell.col_headers not in owners

    def _owns_beyond(self, cell: Cell, rest: Row) -> bool:
        """Whether an interval column to the right, behind another measure, is this estimate's."""
        owners = (self._owners.get(other.col_headers) for other in rest)
        return any(heads is not None and heads[0] == cell.col_headers for heads in owners)

    def _is_of_several(self, before: Row, own: Column) -> bool:
        """Whether a P-value follows a run of like estimates (categories, contrasts): it is none of theirs alone."""
        run = 0
        for cell in reversed(before):
            column = self._known[cell.col_headers]
            if column.role in _BOUNDS and own.role != "interval":
                continue
            if (column.role, column.measure) != (own.role, own.measure):
                break
            words = self._text[cell.start : cell.end]
            whole = is_reference(words) or bounds_of(read_cell(self._text, cell)) is not None
            if own.role != "measure" and not whole:
                break
            run += 1
        return run >= _SEVERAL

    def _find_owners(self, rows: Iterable[Row]) -> Iterator[tuple[Head, tuple[Head, ...]]]:
        """For each interval column before which several measures stand: the header of its owner, then the others."""
        inside: defaultdict[tuple[Head, Head], list[bool]] = defaultdict(list)
        near: dict[Head, tuple[Head, ...]] = {}
        for row in rows:
            for interval, low, high, estimates in self._candidates(row):
                if len(estimates) > 1:
                    near[interval.col_headers] = tuple(cell.col_headers for cell, _ in reversed(estimates))
                for cell, value in estimates:
                    inside[interval.col_headers, cell.col_headers].append(low <= value <= high)
        for interval_head, heads in near.items():
            named = [head for head in heads if _names(interval_head, head)]
            fitting = [head for head in heads if all(inside[interval_head, head])]
            owner = next(iter([*named, *fitting, *heads]))
            yield interval_head, (owner, *(head for head in heads if head != owner))

    def _candidates(self, row: Row) -> Iterator[tuple[Cell, Decimal, Decimal, list[tuple[Cell, Decimal]]]]:
        """Each interval of a row with the bare estimates that stand between it and the one before."""
        estimates: list[tuple[Cell, Decimal]] = []
        for place, cell in enumerate(row):
            column, read = self._known[cell.col_headers], read_cell(self._text, cell)
            if column.role == "measure":
                if bounds_of(read) is not None:
                    estimates = []
                elif read.found and (value := read.found[0].value) is not None:
                    estimates.append((cell, value))
            elif column.role in ("interval", "lower") and estimates:
                ends = _pair(read) if column.role == "interval" else self._both_ends(read, row[place + 1 : place + 2])
                if ends is not None:
                    yield cell, *ends, estimates
                estimates = []

    def _both_ends(self, read: Quantities, behind: Row) -> tuple[Decimal, Decimal] | None:
        """A lower bound with the upper one in the next column."""
        for cell in behind:
            other = read_cell(self._text, cell)
            if self._known[cell.col_headers].role == "upper":
                low, high = _only_value(read), _only_value(other)
                return (low, high) if low is not None and high is not None else None
        return None


_BOUNDS = ("interval", "lower", "upper")
_SEVERAL = 3
"""So many categories, the reference among them, or contrasts with one P-value behind them: it is of them all."""


class _Found:
    """What was found beside an estimate so far."""

    def __init__(self, effect: TableEffect) -> None:
        self._effect = effect
        self.low, self.high, self.level, self.p = effect.low, effect.high, effect.level, effect.p
        self.end = self.settled = effect.end
        """`settled`: where it ends without an interval of which one end is missing."""

    def is_closed_to(self, column: Column, read: Quantities) -> bool:
        """Whether a column is no more of the estimate: behind its P-value only its interval may stand, and what has
        an interval of its own in an interval column is another estimate."""
        if column.role not in _BOUNDS:
            return self.p is not self._effect.p
        return self.low is None and column.role == "interval" and bounds_of(read) is not None

    def take_ends(self, column: Column, own: Column, read: Quantities, *, shared: bool, end: int) -> None:
        """An interval, or one end of it, where none is known; behind a P-value only if the estimate lies inside."""
        estimate, is_sure = self._effect.value, self._effect.p is not None or self.p is None
        if shared or column.role == "interval":
            pair = _pair(read) if self.low is None else None
            if pair is not None and (is_sure or pair[0] <= estimate <= pair[1]):
                (self.low, self.high), self.level, self.end = pair, column.level or own.level, end
        elif (value := _only_value(read)) is not None:
            if column.role == "lower" and self.low is None and (self.p is None or value <= estimate):
                self.low, self.level, self.end = value, column.level or own.level, end
            elif column.role == "upper" and self.high is None and (self.p is None or value >= estimate):
                self.high, self.end = value, end

    def added(self) -> TableEffect:
        """The effect with what was found; one end alone is no interval."""
        if self.low is None or self.high is None:
            self.low = self.high = self.level = None
            self.end = self.settled
        return msgspec.structs.replace(self._effect, low=self.low, high=self.high, level=self.level, p=self.p)


_OWNER = re.compile(r"\b(?:for|of)\s(?:the\s)?(?P<name>\S+)\W*$")


def _names(interval: Head, head: Head) -> bool:
    """Whether the header of an interval says of which column it is: '95% CI for B'."""
    told = [match["name"] for words in interval for match in [_OWNER.search(words.strip())] if match]
    return bool(head) and head[-1].strip() in told


def _is_interval_of(effect: TableEffect, read: Quantities, cell: Cell) -> bool:
    """'(-21.9, 0.56)' around the estimate, in a column that shares the header of the one before."""
    words = read.text[cell.start : cell.end].strip()
    pair = _pair(read)
    return words[:1] + words[-1:] in ("()", "[]") and pair is not None and pair[0] <= effect.value <= pair[1]


def _pair(read: Quantities) -> tuple[Decimal, Decimal] | None:
    if pair := next(filter(None, map(_ends, read.found)), None):
        return pair
    values = [quantity.value for quantity in read.found if quantity.value is not None]
    return (values[0], values[1]) if len(values) == 2 else None


def _says_p(read: Quantities) -> bool:
    """Whether a cell holds nothing but a P-value that it calls so: 'p<0.001'."""
    return [quantity.kind for quantity in read.found] == ["p"] and read.found[0].start == read.start


def _only_value(read: Quantities) -> Decimal | None:
    """The number with which a cell begins."""
    return read.found[0].value if read.found else None


_OPERATORS = {"<": "<", "≤": "<=", ">": ">", "≥": ">="}


def _p_of(read: Quantities) -> Quantity | None:
    """The P-value of a cell that holds nothing else: '0.029', '<0.001', '.03*'."""
    for quantity in read.found:
        if quantity.kind == "p":
            return quantity
        if quantity.kind == "number" and quantity.value is not None and 0 <= quantity.value <= 1:
            if re.match(r"0\d", read.text[quantity.start : quantity.end]):
                return None  # '<001': its point is lost, and we do not guess
            before = read.text[read.start : quantity.start].strip()[-1:]
            op = _OPERATORS.get(before, "=")
            return Quantity("p", quantity.start, quantity.end, value=quantity.value, op=op)
        return None
    return None
