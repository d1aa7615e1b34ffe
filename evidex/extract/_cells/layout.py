"""What a cell is of, whose it is and when, by where its table has measures, groups and times.

Mostly rows are what is measured or counted and columns are groups. In a turned table the rows are groups or times; and
within a block a row can be a group of what its heading names ('Age (years)' over 'Men' and 'Women').
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from evidex.extract._cells.corner import Stubs
from evidex.extract._cells.digits import whole_rows
from evidex.extract._cells.forms import forms_in
from evidex.extract._cells.names import Named, named, unit_of
from evidex.extract._cells.sizes import sizes_in
from evidex.extract._cells.subjects import subject_of
from evidex.extract._cells.times import are_times, time_of_caption, times_among
from evidex.extract._cells.values import Value
from evidex.schema import Cell
from evidex.text.people import PERSONS

__all__ = ["Layout"]

_HEADING = re.compile(
    r"\b(?:outcomes?|end[- ]?points?|characteristics?|(?:socio-?)?demographics?|data|variables?|parameters?|features?"
    r"|information)$|^(?:[\w-]+\s){0,2}characteristics? (?:of|at)\b"
    r"|^(?:(?:other|additional|further|laboratory|clinical|self-?reported|objective|subjective|anthropometric"
    r"|biochemical"
    r"|primary|secondary|safety|efficacy)\s)+(?:measures?|measurements?|assessments?|values|tests?|findings|results)$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"^(?:sensitivity|specificity|accuracy|[pn]pv|\w+ predictive value|(?:mean|median|average) (?!changes?"
    r"|differences?)[a-z%])",
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

    def __init__(self, values: Sequence[Value], caption: str, stubs: Stubs) -> None:
        self._stubs = stubs
        self._known: dict[tuple[str, ...], list[Named]] = {}
        self._count_again(values)
        self._whole_rows = whole_rows(values)
        self._time = time_of_caption(caption)
        rows, columns = ({getattr(value.cell, side) for value in values} for side in ("row_headers", "col_headers"))
        named_rows = {row: self._along(row) for row in rows}
        self._at_times = all(each.is_time for row in named_rows.values() for each in row if each.name)
        """Whether rows name nothing but times."""
        self._subject, self._unit = _named_whole(subject_of(caption))
        self._turned = _is_turned(named_rows.values(), columns)
        self._set_apart = _groups_below(named_rows.values(), caption, at_times=are_times(columns))
        """The labels of rows that are groups of what their headings name."""
        self._parts = _are_groups(row[0] for row in map(_of_sides, named_rows.values()) if len(row) > 1)
        """Whether the headings of blocks are groups."""
        self._only_groups = _are_groups(each for row in named_rows.values() for each in _of_sides(row))
        """Whether rows name nothing but groups."""
        self._measured = _measured_in(values)
        """What the columns of each row measure, where they tell its unit."""
        self._beside = _measures_beside(columns)
        """The headers of columns that measure something, as those beside them do."""
        self._arms = _ARMS.search(caption) is not None or any(named(head).is_group for each in columns for head in each)
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
            named(label) for label, headings in again.items() if any(map(_is_measure, chain.from_iterable(headings)))
        )
        """Those one of whose headings tells its unit or form."""
        self._again_above = frozenset(named(head[0]) for head, above in over.items() if head and len(above) > 1)
        """The innermost headers of columns that stand under several others."""
        self._labels = Counter(headings for each in under.values() for headings in each)
        """How many row labels stand under each heading."""

    def sides(self, cell: Cell, *, score: bool = False) -> tuple[str, str]:
        """(what the cell is of, whose it is); times are neither, nor is it that values are changes."""
        along = _of_sides(self._along(_without_shares(cell.row_headers) if score else cell.row_headers))
        across = _of_sides(map(named, cell.col_headers))
        if cell.row in self._whole_rows and along and across:
            answers = all(_ANSWER.fullmatch(each.name) for each in across)
            return (_joined([*along, *across]), "") if answers else (_joined(across), _joined(along))
        groups = self._rows_groups(along, score=score)
        of, group = self._sides_of(cell, across, [each for each in along if each not in groups])
        return of, ", ".join(filter(None, (group, _joined(groups))))

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
        if not along and (self._arms or sized) and not _measured_above(cell, along, self._beside):
            return self._about(cell), _groups(across)
        if along and along[-1] in self._set_apart:
            return _joined(along[:-1]) or self._about(cell), _groups([*across, along[-1]])
        measures = across if self._turned else _measured_above(cell, along, self._beside) or self._changed(cell, along)
        if measures:
            within = across[across.index(measures[-1]) + 1 :] if measures[-1] in across else []
            inner = [each for each in within if not self._is_side(each)]
            conditions = along[:-1] if named(cell.row_headers[-1]) in self._again else []
            of = [*conditions, *measures, *inner]
            return _joined(of) or self._about(cell), _groups(each for each in (*across, *along) if each not in of)
        if self._is_bare(cell):
            of = [each for each in across if not self._is_side(each)][:1]
            return _joined(of) or self._about(cell), _groups(each for each in (*across, *along) if each not in of)
        inner = [each for each in along[1:] if self._is_group(cell, each)]
        of = [each for each in along if each not in inner] or [each for each in across if not self._is_side(each)]
        return _joined(of) or self._about(cell), _groups(each for each in (*across, *inner) if each not in of)

    def _about(self, cell: Cell) -> str:
        """What a value is of whose headers do not say it."""
        return (self._stubs.subject_of(cell) if self._at_times else "") or self._subject

    def _is_bare(self, cell: Cell) -> bool:
        """Whether the header of a column says no more than a centre in a unit ('Median, months') and its row none."""
        head = named(cell.col_headers[-1]) if cell.col_headers else None
        if head is None or head.name or head.unit in (None, "%", "n") or any(map(_is_measure, cell.row_headers)):
            return False
        return any(form.centre for form in forms_in(cell.col_headers[-1]))

    def _changed(self, cell: Cell, along: Sequence[Named]) -> Sequence[Named]:
        """What a column of changes with a unit is of: what another column of the row measures in that unit."""
        changes = [told for head in cell.col_headers if (told := named(head)).is_time and _CHANGE.match(told.name)]
        units = {told.unit for told in changes} - {None, "%"}
        if not units or not along:
            return []
        return next((told for told in self._measured[cell.row] if units & {each.unit for each in told}), [])

    def _along(self, labels: Sequence[str]) -> list[Named]:
        """What the labels of a row name; asked for each of its cells."""
        if (known := self._known.get(tuple(labels))) is None:
            known = self._known[tuple(labels)] = self._named_labels(labels)
        return known

    def _named_labels(self, labels: Sequence[str]) -> list[Named]:
        told = [self._stubs.named(label, last=place == len(labels)) for place, label in enumerate(labels, 1)]
        answers = [place > 0 and _NO.fullmatch(label) is not None for place, label in enumerate(labels)]
        return [replace(name, name="No") if answer else name for name, answer in zip(told, answers, strict=True)]

    def _is_side(self, head: Named) -> bool:
        """Whether the header of a column is a group: it says so, or comes again under other measures."""
        return head.is_group or head in self._again_above

    def timepoint(self, cell: Cell) -> str | None:
        """When, by the headers that are times, else by one that ends with a time, else by the caption."""
        heads = [*self._along(cell.row_headers), *map(named, cell.col_headers)]
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
        measured = (plain and label in self._again_measured) or any(map(_is_measure, headings))
        few = self._labels[headings] <= _FEW
        return (label.is_group and (again or measured)) or (again and measured and few)


_ANSWER = re.compile(
    r"(?:yes|no|none|unknown|(?:strongly |somewhat )?(?:dis)?agree|neutral|undecided|never|rarely|sometimes|often"
    r"|always|(?:in)?correct|true|false|(?:very )?(?:good|poor|bad|satisfied)|positive|negative|present|absent)",
    re.IGNORECASE,
)
"""Columns of answers to what the rows ask."""
_ARMS = re.compile(r"\b(?:groups|arms|treatments)\b", re.IGNORECASE)


_CONDITION = re.compile(r"with(?:out)?\s", re.IGNORECASE)
"""How a label begins that is no measure: 'with the first medication'."""
_NUMBERING = re.compile(r"\(?\d{1,3}[.)]?|[a-zA-Z][.)]")
"""What only numbers the rows."""
_ALL = re.compile(r"total|all|overall", re.IGNORECASE)


def _named_whole(subject: str) -> tuple[str, str | None]:
    """A subject and its unit; as it stands where it names nothing ('Number (and percentage)')."""
    told = named(subject)
    return (told.name, told.unit) if told.name else (subject, None)


def _of_sides(names: Iterable[Named]) -> list[Named]:
    """Those of some names that can say what is measured or whose it is."""
    told = [each for each in names if each.name and not each.is_time and not each.is_change]
    return [each for each in told if each is told[-1] or not _NUMBERING.fullmatch(each.name)]


def _without_shares(labels: Sequence[str]) -> Sequence[str]:
    """The labels of a score without those headings below which it only seems to stand: 'Race, n (%)' over 'Age'."""
    *headings, label = labels
    return *(head for head in headings if not _is_of_shares(head) and not _is_in_other_unit(head, label)), label


def _is_of_shares(head: str) -> bool:
    forms = forms_in(head)
    return bool(forms) and all(form.counted for form in forms)


def _is_in_other_unit(head: str, label: str) -> bool:
    """Whether a heading tells one unit and a label below it another: 'Heart rate (bpm)' over 'Operation (min)'."""
    units = named(head).unit, named(label).unit
    return not {None, "%", "n"} & set(units) and units[0] != units[1]


def _measures_beside(columns: Iterable[tuple[str, ...]]) -> frozenset[Named]:
    """Headers beside others that are measures by their units, or whose forms differ ('n (%)', 'mean (SD)')."""
    levels: defaultdict[int, set[str]] = defaultdict(set)
    for heads in columns:
        for level, head in enumerate(heads):
            levels[level].add(head)
    found: set[Named] = set()
    for beside in levels.values():
        told = {name: head for head in beside for name in _of_sides([named(head)])}
        if len(told) < 2 or any(each.is_group for each in told):
            continue
        units = sum(each.unit not in (None, "%", "n") for each in told)
        forms = [forms_in(head) for head in told.values()]
        mixed = any(map(_is_of_shares, told.values())) and any(form.spread for each in forms for form in each)
        if 2 * units >= len(told) or (mixed and all(forms)):
            found |= told.keys()
    return frozenset(found)


def _are_groups(names: Iterable[Named]) -> bool:
    """Whether several names are all groups by what they say."""
    told = set(names)
    return len(told) > 1 and all(each.is_group and each.unit is None and not _ALL.fullmatch(each.name) for each in told)


_NO = re.compile(r"\s*(?:No|NO|no)\s*")
"""The answer, where it stands below what is asked; else it is short for a number."""


def _groups_below(rows: Iterable[Sequence[Named]], caption: str, *, at_times: bool) -> frozenset[Named]:
    """The innermost labels that are groups: one says so, none has a unit, and all come again under each heading.

    Where columns are times, rows without headings are such groups too.
    """
    below: defaultdict[tuple[Named, ...], set[Named]] = defaultdict(set)
    for row in rows:
        names = _of_sides(row)
        if names:
            below[tuple(names[:-1])].add(names[-1])
    sets = set(map(frozenset, below.values()))
    own = next(iter(sets)) if len(sets) == 1 else frozenset()
    again = len(below) > 1 or (at_times and () in below)
    said = _ARMS.search(caption) and all(re.search(rf"\b{re.escape(each.name)}\b", caption) for each in own)
    few = len(below) >= _FEW and len(own) <= _FEW
    told = any(each.is_group for each in own) or (at_times and (said or few))
    apart = len(own) > 1 and told and all(map(_is_short, own))
    return own if again and apart else frozenset()


def _is_short(label: Named) -> bool:
    """Whether a label can be the name of a group: few words, and no unit."""
    return label.unit is None and len(label.name.split()) <= _WORDS


def _is_turned(headers: Iterable[Sequence[Named]], heads: Iterable[tuple[str, ...]]) -> bool:
    """Whether the rows are groups or times and the columns what is measured."""
    told = ([each for each in row if each.name or each.unit] for row in headers)
    rows = [([each for each in row if not each.is_time] or row)[-1] for row in told if row]
    columns = [[named(head) for head in each] for each in heads]
    if not rows or not columns or not all(columns) or any(each.unit for each in rows):
        return False
    if any(each.is_group or each.is_time for column in columns for each in column):
        return False
    others = sum(each.is_group or each.is_time for each in rows)
    units = sum(any(each.unit not in (None, "%") for each in column) for column in columns)
    return 5 * others >= 4 * len(rows) or 2 * units >= len(columns)


def _measured_above(cell: Cell, along: Sequence[Named], beside: Collection[Named]) -> list[Named]:
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
        if each.name and not each.is_time and not each.is_group and not each.is_change
        if (
            each.unit not in (None, "%")
            or each in beside
            or (spread and (groups or each.unit or each.is_centred or _MEASURED.search(each.name)))
        )
    ]


def _measured_in(values: Sequence[Value]) -> Mapping[int, list[list[Named]]]:
    found: defaultdict[int, list[list[Named]]] = defaultdict(list)
    for value in values:
        found[value.cell.row].append(_measured_above(value.cell, [named(value.cell.row_headers[-1])], ()))
    return found


@functools.lru_cache(maxsize=4_096)
def _has_spread(head: str) -> bool:
    return any(form.spread for form in forms_in(head))


def _groups(told: Iterable[Named]) -> str:
    """The names of groups in one, without the time with which one ends: 'Training alone after'."""
    return _joined_names(map(_without_time, told))


def _without_time(group: Named) -> str:
    if group.is_time or not group.time or not group.name.endswith(group.time):
        return group.name
    return group.name.removesuffix(group.time).rstrip(" ,:;(-–") or group.name


def _is_measure(head: str) -> bool:
    return named(head).unit is not None or _has_spread(head)


def _joined(told: Iterable[Named]) -> str:
    """The names in one, without headings that say nothing of their own ('Secondary outcomes')."""
    return _joined_names(each.name for each in told)


def _joined_names(told: Iterable[str]) -> str:
    names = list({name.casefold(): name for name in told}.values())
    telling = [name for name in names if not _HEADING.search(name)]
    return ", ".join(telling or names)
