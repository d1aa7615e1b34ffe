"""Each value cell of a table with what governs it: how it is to be read, what it is of, whose, in which unit, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from evidex.extract._cells.apart import Apart
from evidex.extract._cells.corner import Stubs
from evidex.extract._cells.digits import fits, fraction_columns, is_below_share, share_columns, whole_blocks
from evidex.extract._cells.forms import Form
from evidex.extract._cells.fractions import Fractions
from evidex.extract._cells.layout import Layout
from evidex.extract._cells.names import named
from evidex.extract._cells.saying import Saying
from evidex.extract._cells.shapes import Shape
from evidex.extract._cells.sizes import Sizes, sizes_in
from evidex.extract._cells.values import Value, values_of
from evidex.extract._cells.wholes import Wholes
from evidex.schema import Cell, Table
from evidex.text import View

__all__ = ["Reading", "read_cells"]

_OF_CHANGES = re.compile(
    r"^\W*(?:mean |median |\w+ )?(?:changes?|reductions?|increases?|improvements?)\b|\bchanges? (?:from|in)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:changes?(?!\s?/|\sper\b)|differences?|increase|decrease|reduction|improvement|increment|gain|delta|(?:weight"
    r"|bone) loss)\b|[Δ∆]"
    r"|(?:\d(?:\s?(?:W|weeks?|wk|months?|days?|years?))?|weeks|months|end|post\w*|final|follow-?up"
    r"|end ?point)\s?[-–−]\s?"
    r"(?:(?:baseline|pre(?:test|treatment)?)(?![\w-])|(?:week|day|month)\s?0\b|0\s?(?:W|weeks?|months?)\b)",
    re.IGNORECASE,
)
_NO_CHANGE = re.compile(
    r"\b(?:time|times|days|duration|interval) (?:to|until|till|of|before)\b|\b(?:no|without) (?:change|improvement)",
    re.IGNORECASE,
)
"""'Time to increase of the dose' is a time; what did not change is counted."""
_AT_START = re.compile(r"\b(?:baseline|before|pre)\b", re.IGNORECASE)
"""Headers of what is no change, though the caption speaks of changes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a table; its claim stands at `start:end` of the text."""

    start: int
    end: int
    shape: Shape
    form: Form | None
    """None where nothing says it."""
    size: Decimal | None
    """The size of its group, where the cell's count gives its percentage with it."""
    of: str
    group: str
    timepoint: str | None
    unit: str | None
    heads: str
    """All its headers in one."""
    caption: str
    change: bool
    fractions: bool
    """Whether the fractions of its column ('31/54') are all of a total."""


def read_cells(view: View) -> Sequence[Reading]:
    """The values in all tables, read once; columns of P-values, ratios and tests are passed over."""
    return view.once(_read_all)


def _read_all(view: View) -> Sequence[Reading]:
    return [
        reading for table in view.document.tables if not table.figure for reading in _Reader(view.text, table).read()
    ]


class _Reader:
    """One table."""

    def __init__(self, text: str, table: Table) -> None:
        self._caption = table.caption.of(text) if table.caption else ""
        self._values = list(values_of(text, table))
        self._saying, self._sizes, self._wholes = Saying(text, table), Sizes(text, table), Wholes(text, table)
        stubs = Stubs(text, table)
        self._layout = Layout(self._values, self._caption, stubs)
        self._parts = Fractions(text, table, self._caption, stubs)
        self._whole, self._fractions = whole_blocks(self._values), fraction_columns(self._values)
        signed = {value.cell.col: self._sizes.of(value.cell) for value in self._values if _is_percent(value.cell)}
        self._shares = share_columns(self._values, signed)
        self._spread = {value.cell.row for value in self._values if value.shape.build != "a"}
        """The rows with values that are no bare numbers: beside these a bare one is something else."""
        self._apart = Apart(text, table, self._wholes, self._spread)
        below = any(value.shape.numbers[0] < 0 and not _CHANGE.search(_heads(value.cell)) for value in self._values)
        """Whether a value is negative that no header says to be a change."""
        self._of_changes = below and _OF_CHANGES.search(self._caption) is not None

    def read(self) -> Iterator[Reading]:
        """Every value; a bare number is one where it has a header that says so."""
        for value in self._values:
            if value.shape.build != "a":
                yield self._reading(value, value.shape, None, value.cell, value.last)
            elif paired := self._parts.paired(value):
                yield self._reading(paired.value, paired.shape, paired.form, paired.value.cell, paired.last)
            elif apart := self._apart.read(value.cell, value.shape):
                yield self._reading(value, *apart)
            elif value.cell.col in self._shares:
                share = Shape("a%", value.shape.numbers, (True, False))
                yield self._reading(value, share, Form(share=True), value.cell, value.cell)
            elif value.cell.row not in self._spread and (centre := self._saying.centre_of(value)):
                yield self._reading(value, value.shape, centre, value.cell, value.cell)

    def _reading(self, value: Value, shape: Shape, form: Form | None, first: Cell, last: Cell) -> Reading:
        cell, alone = value.cell, shape.build == "a%"
        sizes = self._sizes.of(cell, near=alone)
        if alone:
            sizes = _of_own_group(cell, (*self._wholes.of_share(cell), *sizes, *self._sizes.total(cell)))
        sizes = (*sizes, *(self._sizes.of(first) if first is not cell else ()))
        own = self._shares.get(cell.col) if value.shape.build == "a" else None
        size = own or _fitting(shape, sizes, turned=shape.turned)
        if form is None:
            other = _fitting(shape, sizes, turned=True)
            known = size is not None or (cell.row, cell.col) in self._whole
            small = other is None and is_below_share(shape, self._sizes.of(cell, near=True))
            form = self._saying.form_of(value, known=known, turned=other is not None, small=small)
            size = other if form is not None and form.turned else size
        if size is None and _is_counted(shape, form):
            turned = shape.turned or (form is not None and form.turned)
            count, percent = shape.numbers[::-1] if turned else shape.numbers
            further = chain(self._sizes.above(first, count, percent), self._wholes.of(first, last))
            size = _fitting(shape, further, turned=turned)
        heads = _heads(cell)
        score = "±" in shape.build or (form is not None and not form.share)
        told = self._parts.sides(cell) if form is not None and form.whole else self._parts.of_values(cell)
        of, group = told or self._layout.sides(cell, score=score)
        return Reading(
            start=first.start,
            end=last.end,
            shape=shape,
            form=form,
            size=size,
            of=of,
            group=group,
            timepoint=self._layout.timepoint(cell),
            unit=value.unit or self._layout.unit(cell, of),
            heads=heads,
            caption=self._caption,
            change=self._is_change(heads),
            fractions=cell.col in self._fractions,
        )

    def _is_change(self, heads: str) -> bool:
        if _CHANGE.search(heads):
            return _NO_CHANGE.search(heads) is None
        return self._of_changes and not _AT_START.search(heads)


def _heads(cell: Cell) -> str:
    return " | ".join((*cell.row_headers, *cell.col_headers))


def _of_own_group(cell: Cell, sizes: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The sizes without those of headers that further groups part: 'Residents (n = 905)' over 'Men' and 'Women'."""
    outer: set[Decimal] = set()
    for place, head in enumerate(cell.col_headers, 1):
        inner = map(named, cell.col_headers[place:])
        if any(each.name and not each.is_time for each in inner):
            outer.update(sizes_in(head))
    return tuple(size for size in sizes if size not in outer)


def _is_counted(shape: Shape, form: Form | None) -> bool:
    """Whether a cell is a count with its percentage whatever the size of its group."""
    return shape.build == "a (b)" and (form.counted if form is not None else any(shape.signs))


def _is_percent(cell: Cell) -> bool:
    """Whether a header over the cell ends with '%'."""
    return any(head.rstrip(" )").endswith("%") for head in cell.col_headers)


def _fitting(shape: Shape, sizes: Iterable[Decimal], *, turned: bool) -> Decimal | None:
    """The first size of which the cell's count gives its percentage."""
    return next((size for size in sizes if fits(shape, size, turned=turned)), None)
