"""Counts with their totals beside what compares them: 'Events | Total' in two columns, and who and what they are of.

Where a table has ratios, its rows may be studies or subgroups and its columns arms, or its rows exposures and its one
column the cases among them: what is counted is then named by no header, but by the caption.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import msgspec

from evidex.extract._cells.corner import OF_OUTCOMES, Stubs
from evidex.extract._cells.forms import Form, forms_in
from evidex.extract._cells.joining import grouped, joined, of_sides
from evidex.extract._cells.names import Named, named
from evidex.extract._cells.shapes import Shape, shape_of
from evidex.extract._cells.statistics import compares
from evidex.extract._cells.subjects import subject_of
from evidex.extract._cells.values import Value, bare_words
from evidex.extract._effect.sides.side_words import OUTCOME_WORDS
from evidex.extract._effect.sides.studied import studied_in
from evidex.extract._effect.tables.captions import Caption
from evidex.schema import Cell, Table

__all__ = ["Fractions", "Paired"]

_EVENTS = re.compile(r"\W*(?:(?:no\.?|numbers?|n)(?:\sof)?\s)?(?:events?|cases|deaths)\W*(?:n\W*)?", re.IGNORECASE)
_TOTAL = re.compile(
    r"\W*(?:[Tt]otal(?:\s(?:[Nn]o\.?|[Nn]umber))?|(?:[Nn]o\.?|[Nn]umber) at risk|[Ss]ample size|N)\W*(?:[Nn]\W*)?"
)
"""'Patients' beside 'Events' may be those who had them."""
_OF_PARTS = re.compile(
    r"\W*(?:(?:(?:first|lead)\s)?authors?|stud(?:y|ies)|trials?|references?|sub-?groups?)\b(?:\s?(?:,|/|or|and|\()?\s?"
    r"(?:(?:publication\s)?years?|sub-?groups?|stud(?:y|ies)|names?|id)\)?)*\W*",
    re.IGNORECASE,
)
"""All that the corner says over rows that part the people of a comparison."""
_WHOLE = re.compile(r"(?:total|overall|all)\b", re.IGNORECASE)
"""A row of all studies: no part of the heading that stands last above it."""
_INTERVAL = re.compile(r"\s?[(\[]\s?9\d\s?%\s?CI\s?[)\]]")
_EVENT = re.compile(r"\b(?:events|deaths|cases)\b", re.IGNORECASE)
_SURVIVAL = re.compile(r"\bsurviv\w+", re.IGNORECASE)
"""An outcome whose events are its opposite."""


class Paired(NamedTuple):
    """A count in one column and its total in the next, as one value below the headers that stand over both."""

    value: Value
    shape: Shape
    form: Form
    last: Cell


class Fractions:
    """The counts with their totals in one table."""

    def __init__(self, text: str, table: Table, caption: str, stubs: Stubs) -> None:
        self._text, self._caption, self._stubs = text, caption, stubs
        self._cells = {(cell.row, cell.col): cell for cell in table.cells if not cell.header}
        heads = {head for cell in self._cells.values() for head in cell.col_headers}
        self._contrasted = any(map(compares, heads))
        """Whether a column holds ratios or differences."""
        self._armed = any(named(head).is_group for head in heads if any(form.whole for form in forms_in(head)))
        """Whether a column of counts with their totals is an arm or a group by its name."""
        self._of_parts = _OF_PARTS.fullmatch(stubs.corner) is not None
        self._of_outcomes = OF_OUTCOMES.search(stubs.corner) is not None

    def paired(self, value: Value) -> Paired | None:
        """'14 | 150' below 'Events | Total'."""
        cell = value.cell
        total = self._cells.get((cell.row, cell.col + 1))
        if total is None or not value.shape.counts or not _stand_together(cell.col_headers, total.col_headers):
            return None
        shape = shape_of(bare_words(self._text[total.start : total.end]))
        if shape is None or shape.build != "a" or not shape.counts or shape.numbers[0] < value.shape.numbers[0]:
            return None
        both = Shape("a/b", (*value.shape.numbers, *shape.numbers), (False, False))
        over = msgspec.structs.replace(cell, col_headers=cell.col_headers[:-1])
        return Paired(value._replace(cell=over), both, Form(share=True, counted=True, whole=True), total)

    def sides(self, cell: Cell) -> tuple[str, str] | None:
        """(what is counted, of whom) where no header of a cell says what; ('', '') where nothing does."""
        along, across = of_sides(self._stubs.named(cell.row_headers)), of_sides(map(named, cell.col_headers))
        if self._of_parts and across and (self._contrasted or self._armed):
            if along and _WHOLE.match(along[-1].name):
                along = [replace(along[-1], name=_INTERVAL.sub("", along[-1].name))]
            above = [*across[:-1], *(each for each in along[:-1] if OUTCOME_WORDS.search(each.name))]
            whom = [each for each in (*across, *along) if each not in above]
            return joined(above) or self._outcome or self._counted(cell), grouped(whom)
        counts = all(_EVENT.fullmatch(each.name) for each in across)
        if not self._contrasted or not counts or not along or self._of_outcomes or self._has_outcomes(along):
            return None
        of = self._outcome or self._counted(cell)
        return (of, grouped(along)) if of else ("", "")

    def of_values(self, cell: Cell) -> tuple[str, str] | None:
        """(what is measured, whose) of means of arms in rows of studies: 'Drug' over 'Mean | SD'."""
        across = of_sides(map(named, cell.col_headers))
        plain = len(cell.col_headers) > 1 and not named(cell.col_headers[-1]).name
        if not self._of_parts or not self._contrasted or not across or not plain or any(each.unit for each in across):
            return None
        return self._outcome or subject_of(self._caption), grouped(
            [*across, *of_sides(self._stubs.named(cell.row_headers))]
        )

    def _counted(self, cell: Cell) -> str:
        """What the header of a cell itself says is counted: 'Events', 'Deaths'."""
        head = self._cells[cell.row, cell.col].col_headers[-1]
        return found.group() if (found := _EVENT.search(head)) else ""

    @cached_property
    def _outcome(self) -> str:
        """What the caption says is counted; '' where it does not, or tells of those to whom it did not happen."""
        caption = Caption(self._caption)
        told = studied_in(self._caption).outcome or caption.outcome or caption.subject or ""
        return "" if _SURVIVAL.search(told) else told

    def _has_outcomes(self, along: Sequence[Named]) -> bool:
        return Caption(self._caption).names_outcomes or any(OF_OUTCOMES.search(each.name) for each in along)


def _stand_together(counted: tuple[str, ...], total: tuple[str, ...]) -> bool:
    """Whether the innermost of two headers say a count and its total below the same others."""
    if not counted or not total or counted[:-1] != total[:-1]:
        return False
    return bool(_EVENTS.fullmatch(counted[-1]) and _TOTAL.fullmatch(total[-1])) and not forms_in(total[-1])
