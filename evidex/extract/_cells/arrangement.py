"""How a table is arranged: whether its rows or its columns are what is measured, and which labels are groups."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from evidex.extract._cells.counting import is_counting
from evidex.extract._cells.forms import forms_in
from evidex.extract._cells.joining import of_sides
from evidex.extract._cells.names import Named, named
from evidex.extract._cells.sizes import sizes_in
from evidex.extract._cells.values import Value
from evidex.schema import Cell
from evidex.text.people import ANYONE

__all__ = [
    "FEW",
    "are_groups",
    "counts_groups",
    "groups_below",
    "has_arms",
    "is_measure",
    "is_of_shares",
    "is_turned",
    "measured_above",
    "measured_in",
    "measures_beside",
]

_ARMS = re.compile(r"\b(?:groups|arms|treatments)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"^(?:sensitivity|specificity|accuracy|[pn]pv|\w+ predictive value|(?:mean|median|average) (?!changes?"
    r"|differences?)[a-z%])",
    re.IGNORECASE,
)
"""How the name of a measure begins that its unit does not tell."""
_PEOPLE = re.compile(rf"(?:of\s)?{ANYONE}", re.IGNORECASE)
"""All that a header says of a column of shares whose rows tell what these are of: 'Number (%) of participants'."""
_ALL = re.compile(r"total|all|overall", re.IGNORECASE)
_WORDS = 3
"""The most words of a label that is a group although it does not say so."""
FEW = 3
"""So many labels under each of several measures are groups; more are the things measured."""


def has_arms(caption: str) -> bool:
    """Whether a caption says that the table is of groups."""
    return _ARMS.search(caption) is not None


def are_groups(names: Iterable[Named]) -> bool:
    """Whether several names are all groups by what they say."""
    told = set(names)
    return len(told) > 1 and all(each.is_group and each.unit is None and not _ALL.fullmatch(each.name) for each in told)


def groups_below(rows: Iterable[Sequence[Named]], caption: str, *, at_times: bool) -> frozenset[Named]:
    """The innermost labels that are groups: one says so, none has a unit, and all come again under each heading.

    Where columns are times, rows without headings are such groups too.
    """
    below: defaultdict[tuple[Named, ...], set[Named]] = defaultdict(set)
    for row in rows:
        names = of_sides(row)
        if names:
            below[tuple(names[:-1])].add(names[-1])
    sets = set(map(frozenset, below.values()))
    own = next(iter(sets)) if len(sets) == 1 else frozenset()
    again = len(below) > 1 or (at_times and () in below)
    said = has_arms(caption) and all(re.search(rf"\b{re.escape(each.name)}\b", caption) for each in own)
    few = len(below) >= FEW and len(own) <= FEW
    told = any(each.is_group for each in own) or (at_times and (said or few))
    apart = len(own) > 1 and told and all(map(_is_short, own))
    return own if again and apart else frozenset()


def _is_short(label: Named) -> bool:
    """Whether a label can be the name of a group: few words, and no unit."""
    return label.unit is None and len(label.name.split()) <= _WORDS


def is_turned(headers: Iterable[Sequence[Named]], heads: Iterable[tuple[str, ...]]) -> bool:
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


def counts_groups(heads: Iterable[tuple[str, ...]]) -> bool:
    """Whether one column counts who is in each row and just one other has shares, and names what of.

    'Age group | Participants, N | Vaccinated, n (%)': the rows are groups.
    """
    inner = {head[-1] for head in heads if head}
    shares = [
        head
        for head in inner
        if any(form.share for form in forms_in(head)) and (name := named(head).name) and not _PEOPLE.fullmatch(name)
    ]
    return any(map(is_counting, inner)) and len(shares) == 1


def is_measure(head: str) -> bool:
    """Whether a header tells a unit, or a form with a dispersion ('mean (SD)')."""
    return named(head).unit is not None or _has_spread(head)


@functools.lru_cache(maxsize=4_096)
def _has_spread(head: str) -> bool:
    return any(form.spread for form in forms_in(head))


def is_of_shares(head: str) -> bool:
    """Whether all the forms that a header tells are counts ('n (%)')."""
    forms = forms_in(head)
    return bool(forms) and all(form.counted for form in forms)


def measures_beside(columns: Iterable[tuple[str, ...]]) -> frozenset[Named]:
    """Headers beside others that are measures by their units, or whose forms differ ('n (%)', 'mean (SD)')."""
    levels: defaultdict[int, set[str]] = defaultdict(set)
    for heads in columns:
        for level, head in enumerate(heads):
            levels[level].add(head)
    found: set[Named] = set()
    for beside in levels.values():
        told = {name: head for head in beside for name in of_sides([named(head)])}
        if len(told) < 2 or any(each.is_group for each in told):
            continue
        units = sum(each.unit not in (None, "%", "n") for each in told)
        forms = [forms_in(head) for head in told.values()]
        mixed = any(map(is_of_shares, told.values())) and any(form.spread for each in forms for form in each)
        if 2 * units >= len(told) or (mixed and all(forms)):
            found |= told.keys()
    return frozenset(found)


def measured_above(cell: Cell, along: Sequence[Named], beside: Collection[Named]) -> list[Named]:
    """What the headers of a column measure, where they tell its unit or its form, and the row tells neither."""
    if any(named(head).unit not in (None, "n") or _has_spread(head) for head in cell.row_headers):
        return []
    groups = all(each.is_group for each in along)
    # what stands over groups with their sizes parts these: 'Uric acid, μmol/l' over '<380 (n = 1753)'
    heads = cell.col_headers[-1:] if any(map(sizes_in, cell.col_headers)) else cell.col_headers
    told = [(named(head), _has_spread(head), any(form.whole for form in forms_in(head))) for head in heads]
    return [
        each
        for each, spread, whole in told
        if each.name and not each.is_time and not each.is_group and not each.is_change
        if (
            each.unit not in (None, "%")
            or each in beside
            or (spread and (groups or each.unit or each.is_centred or _MEASURED.search(each.name)))
            or (groups and whole)
            or (each.unit == "%" and _MEASURED.search(each.name))
        )
    ]


def measured_in(values: Sequence[Value]) -> Mapping[int, list[list[Named]]]:
    """By row, what the header of each of its columns measures (`measured_above`), of the innermost label alone."""
    found: defaultdict[int, list[list[Named]]] = defaultdict(list)
    for value in values:
        found[value.cell.row].append(measured_above(value.cell, [named(value.cell.row_headers[-1])], ()))
    return found
