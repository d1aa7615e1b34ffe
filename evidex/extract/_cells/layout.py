"""What a cell is of, whose it is and when, by where its table has measures, groups and times.

Mostly rows are what is measured or counted and columns are groups. In a turned table the rows are groups or times; and
within a block a row can be a group of what its heading names ('Age (years)' over 'Men' and 'Women').
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from evidex.extract._cells.corner import clock_of
from evidex.extract._cells.digits import whole_rows
from evidex.extract._cells.forms import forms_in
from evidex.extract._cells.names import Named, named
from evidex.extract._cells.sizes import sizes_in
from evidex.extract._cells.times import are_times, time_of_caption, times_among
from evidex.extract._cells.values import Value
from evidex.schema import Cell
from evidex.text.people import PERSONS

__all__ = ["Layout"]

_HEADING = re.compile(
    r"\b(?:outcomes?|end ?points?|characteristics?|demographics?|data|variables?|parameters?|features?|information)$",
    re.IGNORECASE,
)
_REST = re.compile(r"\.(?:\s.*)?$")
"""What comes behind the first sentence of a caption."""
_LONGEST = 80
"""Characters of a caption that say what a table without named rows is of."""
_MEASURED = re.compile(
    r"^(?:sensitivity|specificity|accuracy|[pn]pv|\w+ predictive value|(?:mean|median) (?!changes?|differences?)[a-z])",
    re.IGNORECASE,
)
"""How the name of a measure begins that its unit does not tell."""
_COUNTING = re.compile(
    rf"^(?:numbers?|no\.|percentage|proportion|use|history|{PERSONS} (?:with|who|requiring))\b", re.IGNORECASE
)
"""How labels begin that count people and are no group."""
_CHANGE = re.compile(r"\W*changes?\b", re.IGNORECASE)
_SEX = re.compile(r"\W*(?:sex|gender)\b", re.IGNORECASE)
"""A heading below which 'Male' is what is counted, though it is a group of other measures."""
_WORDS = 3
"""The most words of a label that is a group although it does not say so."""
_FEW = 3
"""So many labels under each of several measures are groups; more are the things measured."""


class Layout:
    """Where a table has what."""

    def __init__(self, values: Sequence[Value], caption: str, corner: str) -> None:
        self._corner = corner
        under: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        over: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
        for value in values:
            under[value.cell.row_headers[-1]].add(value.cell.row_headers[:-1])
            above = tuple(head for head in value.cell.col_headers[:-1] if not named(head).is_time)
            over[value.cell.col_headers[-1:]].add(above)
        self._again = frozenset(named(label) for label, headings in under.items() if len(headings) > 1)
        """The row labels that stand under several headings."""
        self._again_above = frozenset(named(head[0]) for head, above in over.items() if head and len(above) > 1)
        """The innermost headers of columns that stand under several others."""
        self._labels = Counter(headings for each in under.values() for headings in each)
        """How many row labels stand under each heading."""
        self._whole_rows = whole_rows(values)
        self._time = time_of_caption(caption)
        self._about = shorten(_REST.sub("", " ".join(caption.split())), _LONGEST, placeholder="")
        rows, columns = ({getattr(value.cell, side) for value in values} for side in ("row_headers", "col_headers"))
        self._turned = _is_turned(rows, columns, corner)
        self._set_apart = _groups_below(rows, at_times=are_times(columns))
        """The labels of rows that are groups of what their headings name."""
        self._measured: defaultdict[int, list[list[Named]]] = defaultdict(list)
        """What the columns of each row measure, where they tell its unit."""
        for value in values:
            self._measured[value.cell.row].append(_measured_above(value.cell, [named(value.cell.row_headers[-1])]))
        self._arms = _ARMS.search(caption) is not None or any(named(head).is_group for each in columns for head in each)
        """Whether columns are groups where a row names only a time."""

    def sides(self, cell: Cell) -> tuple[str, str]:
        """(what the cell is of, whose it is); times are neither."""
        across = [each for head in cell.col_headers if (each := named(head)).name and not each.is_time]
        along = [each for each in _named_rows(self._labels_of(cell)) if each.name and not each.is_time]
        if (known := self._told_by_all(cell, across, along)) is not None:
            return known
        measures = across if self._turned else _measured_above(cell, along) or self._changed(cell, along)
        if measures:
            within = across[across.index(measures[-1]) + 1 :] if measures[-1] in across else []
            inner = [each for each in within if not self._is_side(each)]
            conditions = along[:-1] if named(cell.row_headers[-1]) in self._again else []
            of = [*conditions, *measures, *inner]
            return _joined(of), _joined(each for each in (*across, *along) if each not in of)
        inner = [each for each in along[1:] if self._is_group(cell, each)]
        of = [each for each in along if each not in inner] or [each for each in across if not self._is_side(each)]
        return _joined(of) or self._about, _joined(each for each in (*across, *inner) if each not in of)

    def _told_by_all(self, cell: Cell, across: Sequence[Named], along: Sequence[Named]) -> tuple[str, str] | None:
        """The sides where the whole table tells them: rows that part a group each, rows of times, rows of groups."""
        if cell.row in self._whole_rows and along and across:
            answers = all(_ANSWER.fullmatch(each.name) for each in across)
            return (_joined([*along, *across]), "") if answers else (_joined(across), _joined(along))
        if not along and self._arms and not _measured_above(cell, along):
            return self._about, _joined(across)
        if along and along[-1] in self._set_apart:
            return _joined(along[:-1]) or self._about, _joined([*across, along[-1]])
        return None

    def _changed(self, cell: Cell, along: Sequence[Named]) -> Sequence[Named]:
        """What a column of changes with a unit is of: what another column of the row measures in that unit."""
        changes = [told for head in cell.col_headers if (told := named(head)).is_time and _CHANGE.match(told.name)]
        units = {told.unit for told in changes} - {None, "%"}
        if not units or not along:
            return []
        return next((told for told in self._measured[cell.row] if units & {each.unit for each in told}), [])

    def _labels_of(self, cell: Cell) -> tuple[str, ...]:
        """The labels of the cell's row, times with their unit."""
        *above, last = cell.row_headers
        return *above, clock_of(self._corner, last) or last

    def _is_side(self, head: Named) -> bool:
        """Whether the header of a column is a group: it says so, or comes again under other measures."""
        return head.is_group or head in self._again_above

    def timepoint(self, cell: Cell) -> str | None:
        """When, by the headers that are times, else by one that ends with a time, else by the caption."""
        heads = [named(head) for head in (*self._labels_of(cell), *cell.col_headers)]
        return times_among(heads) or next((each.time for each in reversed(heads) if each.time), self._time)

    def _is_group(self, cell: Cell, label: Named) -> bool:
        """Whether a label within a block is a group: it comes again under other measures, or names one."""
        if _COUNTING.search(label.name) or any(map(_SEX.match, cell.row_headers[:-1])):
            return False
        headings, again = cell.row_headers[:-1], label in self._again
        measured = any(named(head).unit or _has_spread(head) for head in headings)
        few = self._labels[headings] <= _FEW
        return (label.is_group and (again or measured)) or (again and measured and few)


_ANSWER = re.compile(
    r"(?:yes|no|none|unknown|(?:strongly |somewhat )?(?:dis)?agree|neutral|undecided|never|rarely|sometimes|often"
    r"|always|(?:in)?correct|true|false|(?:very )?(?:good|poor|bad|satisfied)|positive|negative|present|absent)",
    re.IGNORECASE,
)
"""Columns of answers to what the rows ask."""
_OVER_GROUPS = re.compile(r"\W*(?:(?:study|treatment|patient)\s)?(?:groups?|arms?|cohorts?)\W*", re.IGNORECASE)
"""The header over row labels that are groups."""
_ARMS = re.compile(r"\b(?:groups|arms|treatments)\b", re.IGNORECASE)


_NO = re.compile(r"\s*(?:No|NO|no)\s*")
"""The answer, where it stands below what is asked; else it is short for a number."""


def _named_rows(labels: Sequence[str]) -> Iterator[Named]:
    """What the labels of a row name, the outermost first."""
    for place, label in enumerate(labels):
        yield replace(named(label), name="No") if place and _NO.fullmatch(label) else named(label)


def _groups_below(rows: Iterable[tuple[str, ...]], *, at_times: bool) -> frozenset[Named]:
    """The innermost labels that are groups: one says so, none has a unit, and all come again under each heading.

    Where columns are times, rows without headings are such groups too.
    """
    below: defaultdict[tuple[Named, ...], set[Named]] = defaultdict(set)
    for row in rows:
        names = [each for head in row if (each := named(head)).name and not each.is_time]
        if names:
            below[tuple(names[:-1])].add(names[-1])
    sets = set(map(frozenset, below.values()))
    own = next(iter(sets)) if len(sets) == 1 else frozenset()
    again = len(below) > 1 or (at_times and () in below)
    apart = len(own) > 1 and any(each.is_group for each in own) and all(map(_is_short, own))
    return own if again and apart else frozenset()


def _is_short(label: Named) -> bool:
    """Whether a label can be the name of a group: few words, and no unit."""
    return label.unit is None and len(label.name.split()) <= _WORDS


def _is_turned(headers: Iterable[tuple[str, ...]], heads: Iterable[tuple[str, ...]], corner: str) -> bool:
    """Whether the rows are groups or times and the columns what is measured."""
    told = ([each for head in row if (each := named(head)).name or each.unit] for row in headers)
    rows = [([each for each in row if not each.is_time] or row)[-1] for row in told if row]
    columns = [[named(head) for head in each] for each in heads]
    if not rows or not columns or not all(columns) or any(each.unit for each in rows):
        return False
    if any(each.is_group or each.is_time for column in columns for each in column):
        return False
    if _OVER_GROUPS.fullmatch(corner):
        return True
    others = sum(each.is_group or each.is_time for each in rows)
    units = sum(any(each.unit not in (None, "%") for each in column) for column in columns)
    return 5 * others >= 4 * len(rows) or 2 * units >= len(columns)


def _measured_above(cell: Cell, along: Sequence[Named]) -> list[Named]:
    """What the headers of a column measure, where they tell its unit or its form, and the row tells neither."""
    if any(named(head).unit not in (None, "n") or _has_spread(head) for head in cell.row_headers):
        return []
    groups = all(each.is_group for each in along)
    # what stands over groups with their sizes parts these: 'Uric acid, μmol/l' over '<380 (n = 1753)'
    heads = cell.col_headers[-1:] if any(map(sizes_in, cell.col_headers)) else cell.col_headers
    told = [(named(head), _has_spread(head)) for head in heads]
    return [
        each
        for each, spread in told
        if each.name and not each.is_time and not each.is_group
        if (each.unit not in (None, "%") or (spread and (groups or each.unit or _MEASURED.search(each.name))))
    ]


def _has_spread(head: str) -> bool:
    return any(form.spread for form in forms_in(head))


def _joined(told: Iterable[Named]) -> str:
    """The names in one, without headings that say nothing of their own ('Secondary outcomes')."""
    names = list(dict.fromkeys(each.name for each in told))
    return ", ".join([name for name in names if not _HEADING.search(name)] or names)
