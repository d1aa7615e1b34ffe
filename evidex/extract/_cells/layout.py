"""What a cell is of, whose it is and when, by where its table has measures, groups and times.

Mostly rows are what is measured or counted and columns are groups. In a turned table the rows are groups or times; and
within a block a row can be a group of what its heading names ('Age (years)' over 'Men' and 'Women').
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from evidex.extract._cells.arrangement import (
    FEW,
    are_groups,
    counts_groups,
    groups_below,
    has_arms,
    is_measure,
    is_of_shares,
    is_turned,
    measured_above,
    measured_in,
    measures_beside,
)
from evidex.extract._cells.corner import OF_OUTCOMES, Stubs
from evidex.extract._cells.digits import fits, whole_rows
from evidex.extract._cells.forms import forms_in
from evidex.extract._cells.joining import grouped, joined, of_sides
from evidex.extract._cells.names import Named, named, unit_of
from evidex.extract._cells.sizes import sizes_in
from evidex.extract._cells.subjects import subject_of
from evidex.extract._cells.times import are_times, time_of_caption, times_among
from evidex.extract._cells.values import Value
from evidex.schema import Cell
from evidex.text.people import PERSONS

__all__ = ["Layout"]

_COUNTING = re.compile(
    rf"^(?:numbers?|no\.|percentage|proportion|use|history|{PERSONS} (?:with|who|requiring))\b", re.IGNORECASE
)
"""How labels begin that count people and are no group."""
_CHANGE = re.compile(r"\W*changes?\b", re.IGNORECASE)
_SEX = re.compile(r"\W*(?:sex|gender)\b", re.IGNORECASE)
"""A heading below which 'Male' is what is counted, though it is a group of other measures."""


class Layout:
    """Where a table has what."""

    def __init__(self, values: Sequence[Value], caption: str, stubs: Stubs) -> None:
        self._stubs = stubs
        self._count_again(values)
        self._whole_rows = whole_rows(values, _is_of_column)
        self._time = time_of_caption(caption)
        rows, columns = ({getattr(value.cell, side) for value in values} for side in ("row_headers", "col_headers"))
        named_rows = {row: stubs.named(row) for row in rows}
        self._at_times = all(each.is_time for row in named_rows.values() for each in row if each.name)
        """Whether rows name nothing but times."""
        self._subject, self._unit = _named_whole(subject_of(caption))
        of_outcomes = OF_OUTCOMES.search(stubs.corner) is not None
        self._turned = is_turned(named_rows.values(), columns) or (not of_outcomes and counts_groups(columns))
        self._set_apart = groups_below(named_rows.values(), caption, at_times=are_times(columns))
        """The labels of rows that are groups of what their headings name."""
        categories = bool(rows) and all(_CATEGORY.fullmatch(row[-1]) for row in rows)
        self._of_categories = categories and _SHARE_OF.match(self._subject) is not None
        """Whether rows are ranges of numbers, and the caption says what the shares are of: 'Prevalence of asthma'."""
        self._parts = are_groups(row[0] for row in map(of_sides, named_rows.values()) if len(row) > 1)
        """Whether the headings of blocks are groups."""
        self._only_groups = are_groups(each for row in named_rows.values() for each in of_sides(row))
        """Whether rows name nothing but groups."""
        self._measured = measured_in(values)
        """What the columns of each row measure, where they tell its unit."""
        self._beside = measures_beside(columns)
        """The headers of columns that measure something, as those beside them do."""
        self._arms = has_arms(caption) or any(named(head).is_group for each in columns for head in each)
        """Whether columns are groups where a row names only a time."""

    def _count_again(self, values: Sequence[Value]) -> None:
        """Which labels and headers come again under others."""
        under: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        over: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for value in values:
            under[value.cell.row_headers[-1]].add(value.cell.row_headers[:-1])
            above = tuple(head for head in value.cell.col_headers[:-1] if not named(head).is_time)
            over[value.cell.col_headers[-1:]].add(above)
        again = {label: headings for label, headings in under.items() if len(headings) > 1}
        self._again = frozenset(map(named, again))
        """The row labels that stand under several headings."""
        self._again_measured = frozenset(
            named(label) for label, headings in again.items() if any(map(is_measure, chain.from_iterable(headings)))
        )
        """Those one of whose headings tells its unit or form."""
        self._again_above = frozenset(named(head[0]) for head, above in over.items() if head and len(above) > 1)
        """The innermost headers of columns that stand under several others."""
        self._labels = Counter(headings for each in under.values() for headings in each)
        """How many row labels stand under each heading."""

    def sides(self, cell: Cell, *, score: bool = False) -> tuple[str, str]:
        """(what the cell is of, whose it is); times are neither, nor is it that values are changes."""
        along = of_sides(self._stubs.named(_without_shares(cell.row_headers) if score else cell.row_headers))
        across = of_sides(map(named, cell.col_headers))
        if cell.row in self._whole_rows and along and across:
            answers = all(_ANSWER.fullmatch(each.name) for each in across)
            return (joined([*along, *across]), "") if answers else (joined(across), joined(along))
        if self._of_categories and not score and along:
            return _SHARE_OF.sub("", self._about(cell)), grouped([*across, *along])
        groups = self._rows_groups(along, score=score)
        of, group = self._sides_of(cell, across, [each for each in along if each not in groups])
        return of, ", ".join(filter(None, (group, joined(groups))))

    def _rows_groups(self, along: Sequence[Named], *, score: bool) -> list[Named]:
        """The labels of a row that are groups whatever the others are: what stands over them says so, or all are."""
        if score and self._only_groups:
            return list(along)
        parts = along[:1] if score and self._parts and len(along) > 1 else []
        if score:
            parts = [*parts, *(each for each in along if _CONDITION.match(each.name))]
        return [each for each in along if self._stubs.is_group(each) or each in parts]

    def _sides_of(self, cell: Cell, across: Sequence[Named], along: Sequence[Named]) -> tuple[str, str]:
        sized = any(map(sizes_in, cell.col_headers))
        if not along and (self._arms or sized) and not measured_above(cell, along, self._beside):
            return self._about(cell), grouped(across)
        if along and along[-1] in self._set_apart:
            return joined(along[:-1]) or self._about(cell), grouped([*across, along[-1]])
        above = self._turned_to(cell, across) if self._turned else measured_above(cell, along, self._beside)
        measures = above or self._changed(cell, along)
        if measures and all(map(_is_share, measures)):
            whom = grouped(each for each in (*across, *along) if each not in measures)
            return _SHARE_OF.sub("", self._about(cell)), whom
        if measures:
            within = across[across.index(measures[-1]) + 1 :] if measures[-1] in across else []
            inner = [each for each in within if not self._is_side(each)]
            conditions = along[:-1] if named(cell.row_headers[-1]) in self._again else []
            of = [*conditions, *measures, *inner]
            return joined(of) or self._about(cell), grouped(each for each in (*across, *along) if each not in of)
        if self._is_bare(cell):
            of = [each for each in across if not self._is_side(each)][:1]
            return joined(of) or self._about(cell), grouped(each for each in (*across, *along) if each not in of)
        inner = [each for each in along[1:] if self._is_group(cell, each)]
        of = [each for each in along if each not in inner] or [each for each in across if not self._is_side(each)]
        return joined(of) or self._about(cell), grouped(each for each in (*across, *inner) if each not in of)

    def _turned_to(self, cell: Cell, across: Sequence[Named]) -> Sequence[Named]:
        """What columns measure in a turned table: all that is over them, or the innermost that comes below each arm."""
        inner = across[-1:]
        again = len(across) > 1 and inner[0] in self._again_above and forms_in(cell.col_headers[-1])
        return inner if again and not any(map(is_measure, cell.col_headers[:-1])) else across

    def _about(self, cell: Cell) -> str:
        """What a value is of whose headers do not say it."""
        return (self._stubs.subject_of(cell) if self._at_times else "") or self._subject

    def _is_bare(self, cell: Cell) -> bool:
        """Whether the header of a column says no more than a centre in a unit ('Median, months') and its row none."""
        head = named(cell.col_headers[-1]) if cell.col_headers else None
        if head is None or head.name or head.unit in (None, "%", "n") or any(map(is_measure, cell.row_headers)):
            return False
        return any(form.centre for form in forms_in(cell.col_headers[-1]))

    def _changed(self, cell: Cell, along: Sequence[Named]) -> Sequence[Named]:
        """What a column of changes with a unit is of: what another column of the row measures in that unit."""
        changes = [told for head in cell.col_headers if (told := named(head)).is_time and _CHANGE.match(told.name)]
        units = {told.unit for told in changes} - {None, "%"}
        if not units or not along:
            return []
        return next((told for told in self._measured[cell.row] if units & {each.unit for each in told}), [])

    def _is_side(self, head: Named) -> bool:
        """Whether the header of a column is a group: it says so, or comes again under other measures."""
        return head.is_group or head in self._again_above

    def timepoint(self, cell: Cell) -> str | None:
        """When, by the headers that are times, else by one that ends with a time, else by the caption."""
        heads = [*self._stubs.named(cell.row_headers), *map(named, cell.col_headers)]
        return times_among(heads) or next((each.time for each in reversed(heads) if each.time), self._time)

    def unit(self, cell: Cell, of: str) -> str | None:
        """What headers tell of the unit of what a cell is `of`; a column of changes in percent has its own."""
        if any(named(head).is_change and named(head).unit == "%" for head in cell.col_headers):
            return "%"
        own = unit_of(cell.row_headers) or unit_of(cell.col_headers)
        return own or (self._unit if of == self._subject else None)

    def _is_group(self, cell: Cell, label: Named) -> bool:
        """Whether a label within a block is a group: it comes again under other measures, or names one."""
        if _COUNTING.search(label.name) or any(map(_SEX.match, cell.row_headers[:-1])):
            return False
        headings, again = cell.row_headers[:-1], label in self._again
        plain = not forms_in(cell.row_headers[-1])
        measured = (plain and label in self._again_measured) or any(map(is_measure, headings))
        few = self._labels[headings] <= FEW
        return (label.is_group and (again or measured)) or (again and measured and few)


_ANSWER = re.compile(
    r"(?:yes|no|none|unknown|(?:strongly |somewhat )?(?:dis)?agree|neutral|undecided|never|rarely|sometimes|often"
    r"|always|(?:in)?correct|true|false|(?:very )?(?:good|poor|bad|satisfied)|positive|negative|present|absent)",
    re.IGNORECASE,
)
"""Columns of answers to what the rows ask."""
_CONDITION = re.compile(r"with(?:out)?\s", re.IGNORECASE)
"""How a label begins that is no measure: 'with the first medication'."""


_CATEGORY = re.compile(
    r"\W*\d[\d.]*(?:\s?(?:[-–—]|to)\s?\d[\d.]*)?(?:\s?(?:\+|years?|y|and (?:over|older)))*\W*|total|all|overall",
    re.IGNORECASE,
)
"""A row that is a range of ages or the like."""
_SHARE = re.compile(r"(?:prevalences?|incidences?|proportions?|percentages?|frequency|rates?)", re.IGNORECASE)
_SHARE_OF = re.compile(rf"^{_SHARE.pattern} (?:of|with)\s(?:the\s)?(?=\w)", re.IGNORECASE)


def _is_share(measure: Named) -> bool:
    """Whether a header only says that its column has shares: what of, the caption says."""
    return _SHARE.fullmatch(measure.name) is not None


def _is_of_column(value: Value) -> bool:
    """Whether a count is of the size that stands over its column."""
    sizes = (size for head in value.cell.col_headers for size in sizes_in(head))
    return any(fits(value.shape, size, turned=value.shape.turned) for size in sizes)


def _named_whole(subject: str) -> tuple[str, str | None]:
    """A subject and its unit; as it stands where it names nothing ('Number (and percentage)')."""
    told = named(subject)
    return (told.name, told.unit) if told.name else (subject, None)


def _without_shares(labels: Sequence[str]) -> Sequence[str]:
    """The labels of a score without those headings below which it only seems to stand: 'Race, n (%)' over 'Age'."""
    *headings, label = labels
    return *(head for head in headings if not is_of_shares(head) and not _is_in_other_unit(head, label)), label


def _is_in_other_unit(head: str, label: str) -> bool:
    """Whether a heading tells one unit and a label below it another: 'Heart rate (bpm)' over 'Operation (min)'."""
    units = named(head).unit, named(label).unit
    return not {None, "%", "n"} & set(units) and units[0] != units[1]
