"""The headers over the row labels of a table: 'Variable, mean (SD)', 'Time (weeks)', 'Group'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evidex.extract._cells.names import Named, named
from evidex.schema import Cell, Table

__all__ = ["OF_OUTCOMES", "Stubs", "corner_of"]

_CLOCK = re.compile(
    r"(?:[Tt]ime|[Ff]ollow-?up|[Aa]fter)?[\s,(]*(?:in )?"
    r"(?P<unit>[Mm]inutes?|[Mm]in|[Hh]ours?|[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?)\b.{0,20}"
)
_TIME = re.compile(r"\W*\d+(?:\.\d+)?\W*")
_OF_GROUPS = re.compile(
    r"\W*(?:(?:the|study|treatment|intervention|experimental|patients?|diet(?:ary)?|dose|randomi[sz](?:ed|ation)"
    r"|allocation)\s)*"
    r"(?:(?:sub)?groups?|arms?|cohorts?|treatments?|interventions?|conditions?|sequences?|regimens?|allocation"
    r"|diets?|supplement(?:ation)?s?)\W*",
    re.IGNORECASE,
)
_OF_TIMES = re.compile(
    r"\W*(?:(?:assessment|measurement|observation|study)\s)?(?:times?(?:\s?points?)?|visits?|periods?|phases?)\W*",
    re.IGNORECASE,
)
"""All that the header over row labels says where these are groups, or times."""

_GENERIC = re.compile(
    r"\b(?:times?|time-?points?|visits?|weeks?|days?|months?|hours?|minutes?|years?|groups?|variables?"
    r"|parameters?|outcomes?"
    r"|characteristics?|measures?|measurements?|assessments?|treatments?|interventions?|items?|tests?|periods?|phases?"
    r"|follow-?up|evaluations?|stages?|dates?|sessions?|evaluations?)\b",
    re.IGNORECASE,
)

_OF_STAGES = re.compile(
    r"\bstag(?:es?|ing)\b|\bTNM\b|\binvasion\b|\b(?:T|tumou?r) (?:categor|classific|status)|^\W*(?-i:[pcy]*T)\W*$",
    re.IGNORECASE,
)
"""A heading below which 'T2' is how far a tumour has grown, and no time."""
_STAGE = re.compile(r"[pcy]*T\d")
OF_OUTCOMES = re.compile(
    r"\b(?:outcomes?|end-?points?|events?|complications?|symptoms?|causes?|diagnos[ie]s|response)\b", re.IGNORECASE
)
"""The corner over rows that are what happened to people."""
_NO = re.compile(r"\s*(?:No|NO|no)\s*")
"""The answer, where it stands below what is asked; else it is short for a number."""


def corner_of(text: str, table: Table) -> str:
    """The header over the first row labels; '' where there is none."""
    first = min(
        (cell for cell in table.cells if cell.header and cell.col == 0), key=lambda cell: cell.row, default=None
    )
    return "" if first is None or first.row_headers else text[first.start : first.end].strip()


def _clock_of(corner: str, label: str) -> str | None:
    """The time that a bare number as a row label is, where the corner names a unit of time: '6' is '6 months'."""
    told = _CLOCK.fullmatch(corner)
    return f"{label.strip()} {told['unit'].lower()}" if told and _TIME.fullmatch(label) else None


class Stubs:
    """What row labels name, as the headers over them tell it too: below 'Group' stand groups, below 'Time' times."""

    def __init__(self, text: str, table: Table) -> None:
        self.corner = corner_of(text, table)
        self._corners = list(_later_corners(text, table))
        """Where the head of the table is repeated under another corner, the last first."""
        self._groups: set[str] = set()
        self._times: set[str] = set()
        labels = _labels(table)
        for col, head in _heads(table).items():
            words = text[head.start : head.end]
            told = self._groups if _OF_GROUPS.fullmatch(words) else self._times if _OF_TIMES.fullmatch(words) else None
            if told is not None:
                told |= {text[cell.start : cell.end] for cell in labels[col] if cell.row > head.row}
        self._named_groups = {self._named_label(label, last=False) for label in self._groups}
        self._known: dict[tuple[str, ...], list[Named]] = {}

    def named(self, labels: Sequence[str]) -> list[Named]:
        """What the labels of a row name; asked for each of its cells."""
        if (known := self._known.get(tuple(labels))) is None:
            known = self._known[tuple(labels)] = list(self._named_labels(labels))
        return known

    def _named_labels(self, labels: Sequence[str]) -> Iterator[Named]:
        staged = any(map(_OF_STAGES.search, (self.corner, *labels[:-1])))
        for place, label in enumerate(labels, 1):
            name = self._named_label(label, last=place == len(labels))
            if place > 1 and _NO.fullmatch(label):
                name = replace(name, name="No")
            if staged and name.is_time and _STAGE.match(name.name):
                name = replace(name, time=None, is_time=False)
            yield name

    def _named_label(self, label: str, *, last: bool) -> Named:
        """What a row label names; the `last` of a row may be a bare number of a unit of time that the corner tells."""
        name = named((last and _clock_of(self.corner, label)) or label)
        if label in self._groups and not name.is_time:
            return replace(name, is_group=bool(name.name))
        if label in self._times and name.name:
            return replace(name, time=name.name, is_time=True, is_group=False)
        return name

    def subject_of(self, cell: Cell) -> str:
        """What the corner over a row of times names; '' where it only says that these are times or groups."""
        corner = next((words for row, words in self._corners if row < cell.row), self.corner)
        told = named(corner)
        other = told.is_time or told.is_group or told.is_change or _GENERIC.search(corner) or _CLOCK.fullmatch(corner)
        return "" if other else told.name

    def is_group(self, name: Named) -> bool:
        """Whether the header over a row label says that what it names is a group."""
        return name in self._named_groups


def _later_corners(text: str, table: Table) -> Iterator[tuple[int, str]]:
    rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for cell in table.cells:
        rows[cell.row][cell.col] = text[cell.start : cell.end].strip()
    first = rows.get(min(rows, default=0), {})
    beyond = {col: words for col, words in first.items() if col}
    for row in sorted(rows, reverse=True):
        told = rows[row]
        if len(beyond) > 1 and told is not first and 0 in told and beyond == {col: told[col] for col in told if col}:
            yield row, told[0]


def _labels(table: Table) -> Mapping[int, Sequence[Cell]]:
    """The headers of each column that span no other."""
    labels: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.header and cell.col_span == 1:
            labels[cell.col].append(cell)
    return labels


def _heads(table: Table) -> dict[int, Cell]:
    """The header over each column of row labels: in the first rows, beside headers of other columns."""
    first = min((cell.row for cell in table.cells if not cell.header), default=0)
    width: dict[int, int] = {}
    for cell in table.cells:
        width[cell.row] = width.get(cell.row, 0) + 1
    stubs = {cell.col for cell in table.cells if cell.header and cell.row >= first}
    heads: dict[int, Cell] = {}
    for cell in table.cells:
        if cell.header and cell.row < first and cell.col in stubs and cell.col_span == 1 and width[cell.row] > 1:
            heads.setdefault(cell.col, cell)
    return heads
