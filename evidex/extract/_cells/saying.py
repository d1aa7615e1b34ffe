"""How a cell is to be read, by the nearest that says it.

That is its row's label and the note whose mark this bears, the headings of its block, its column's headers, the
caption, a note on all values. Where two forms are said ('mean (SD) or n (%)') and where none is, digits decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.extract._cells.corner import corner_of
from evidex.extract._cells.forms import Form, forms_in
from evidex.extract._cells.names import unit_of
from evidex.extract._cells.notes import Notes
from evidex.extract._cells.shapes import Shape
from evidex.extract._cells.values import Value
from evidex.schema import Table

__all__ = ["Saying"]

_OWN = 3
"""What the cell and its row say by its label and by the marks of this: no digits speak against it."""


class Saying:
    """What a table says of the form of its values."""

    def __init__(self, text: str, table: Table) -> None:
        self._notes = Notes(text, table)
        self._corner = forms_in(corner_of(text, table))

    def centre_of(self, value: Value) -> Form | None:
        """What a bare number with a unit is where caption or notes speak of means: 'Values are means'."""
        unit = unit_of(value.cell.row_headers)
        if unit in (None, "%") or any(map(forms_in, value.cell.col_headers[-1:])):
            return None
        told = (*self._corner, *self._notes.caption, *self._notes.general)
        return next((Form(form.centre) for form in told if form.centre), None)

    def form_of(self, value: Value, *, known: bool, turned: bool, small: bool) -> Form | None:
        """What a cell holds; None where nothing says it.

        `known`: its digits are those of a count and its share; `turned`: those of a share and its count; `small`: the
        second number is too small to be the share of the first in its group.
        """
        shape = value.shape
        counted = shape.build == "a (b)" and shape.counts and not small and (known or shape.signs == (False, True))
        weak: list[Form] = []
        centre: Form | None = None
        if forms_in(value.cell.row_headers[-1]) == (Form(share=True),) and _counts_last(shape):
            return Form(share=True, counted=True, turned=True)
        for place, told in enumerate(self._sources(value)):
            if counted and place == _OWN:
                return Form(share=True, counted=True)
            fitting = [
                form for form in dict.fromkeys(told) if _can_be(form, shape) and not (small and _counts_first(form))
            ]
            sure = [form for form in fitting if form.counted or form.spread]
            if turned and (shares := [form for form in sure if form.turned]):
                return shares[0]
            if sure := _likelier(sure, value):
                return sure[0]
            weak += [form for form in fitting if form.share and not form.counted]
            centre = centre or next((form for form in told if form.centre and not form.spread), None)
        return centre if centre and shape.build == "a (b–c)" else next(iter(weak), None)

    def _sources(self, value: Value) -> Iterator[Sequence[Form]]:
        """What is said of the form, the nearest first."""
        *headings, label = value.cell.row_headers
        yield forms_in(value.words)
        yield forms_in(label)
        yield self._notes.of(value.words, label)
        for head in (*reversed(headings), *reversed(value.cell.col_headers)):
            yield forms_in(head)
            yield self._notes.of(head)
        if self._corner and not _may_count(value):
            yield (*self._corner, *self._notes.caption, *self._notes.general)
        yield self._notes.caption
        yield self._notes.general


def _counts_last(shape: Shape) -> bool:
    """Whether 'a (b)' is a percentage and a count by how exact they are: '51.6 (48)'."""
    if shape.build != "a (b)" or shape.less:
        return False
    percent, count = (number.as_tuple().exponent for number in shape.numbers)
    return count == 0 and percent != 0 and shape.numbers[0] <= 100 and shape.numbers[1] >= 0


def _may_count(value: Value) -> bool:
    """Whether a cell can be a share though the corner says else of most: its labels do, or it is whole and unitless."""
    if any(form.share for head in value.cell.row_headers for form in forms_in(head)):
        return True
    return value.shape.build == "a (b)" and value.shape.counts and unit_of(value.cell.row_headers) is None


def _can_be(form: Form, shape: Shape) -> bool:
    """Whether a cell that is printed so can be of a form."""
    if shape.build in ("a/b", "a/b (c)", "a (b/c)"):
        return form.share
    if shape.build in ("a ± b", "a ± b (c–d)"):
        return form.spread in ("sd", "se", "ci")
    if shape.build == "a (b–c)":
        return form.spread in ("iqr", "range", "ci")
    if shape.build == "a (b)" and form.share:
        return _can_be_share(form, shape)
    if shape.build == "a (b)":
        return form.spread in ("sd", "se", "iqr") and shape.numbers[1] >= 0
    return form.share or (form.centre is not None and form.spread is None)


def _counts_first(form: Form) -> bool:
    return form.share and not form.turned


def _can_be_share(form: Form, shape: Shape) -> bool:
    turned = shape.turned or form.turned
    return 0 <= shape.numbers[0 if turned else 1] <= 100 and (turned or shape.counts)


def _likelier(forms: list[Form], value: Value) -> list[Form]:
    """Of several forms those that the cell speaks for; none where it leaves it open whether it is a share."""
    if value.shape.build == "a (b)":
        forms = [form for form in forms if not form.plus_minus] or forms
    if value.shape.build != "a (b)" or len({form.share for form in forms}) < 2:
        return forms
    unit = unit_of((*value.cell.row_headers, *value.cell.col_headers))
    measured = unit is not None and unit != "%"
    if any(value.shape.signs) and not measured:
        return [form for form in forms if form.share]
    return [form for form in forms if not form.share] if measured or not value.shape.counts else []
