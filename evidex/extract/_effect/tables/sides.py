"""Factor and outcome of an effect in a table: header and caption say what the row labels are.

Rows are mostly exposures. Under 'Outcome', 'Cause of death' or 'A vs. B', and beside the columns of a trial's arms,
they are outcomes; rows of models name neither, and then the column says which category is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import msgspec

from evidex.extract._cells.corner import corner_of
from evidex.extract._cells.forms import without_spread
from evidex.extract._cells.names import named
from evidex.extract._cells.sizes import sizes_in
from evidex.extract._cells.times import times_among
from evidex.extract._effect.numbers.labels import find_labels
from evidex.extract._effect.sides.side_words import CONTROL, OUTCOME_WORDS, Sides, worthy
from evidex.extract._effect.tables.arms import MODEL, arms_over, holds_groups, is_measure, of_trial
from evidex.extract._effect.tables.beside import is_reference
from evidex.extract._effect.tables.captions import (
    NO_OUTCOME,
    TRIAL_ARM,
    VERSUS,
    Caption,
    arm_before,
    arm_of,
    comparator_of,
)
from evidex.extract._effect.tables.references import CATEGORY, References, told_in_label, without_reference_heading
from evidex.schema import Cell, Table

__all__ = ["TableSides"]

_OUTCOME_HEAD = re.compile(
    r"^\W*(?:(?:primary|secondary|clinical|study|main|safety|efficacy|other|adverse|vascular|fetal|maternal"
    r"|neonatal)\s)*"
    r"(?:outcomes?|end[- ]?points?|events?|causes? of death|complications?|adverse (?:events?|effects?)|side effects?"
    r"|response|(?:cancer|tumou?r|fracture) sites?|symptoms?|diagnos[ie]s|measures?)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\W*[(\[](?P<what>[^()\[\]]+)[)\]]\W*|\s?:(?P<behind>.+)")
_ONLY_MODEL = re.compile(
    r"\W*(?:(?:crude|(?:un)?adjusted|(?:multi|uni|bi)-?varia\w+|final|full|basic|fully)\s)*"
    r"(?:models?|analys[ie]s|regression|(?:multi|uni|bi)-?varia\w+)\s?(?:\d{1,2}|[IVX]{1,4}|[A-D])?\W*"
    r"|\W*\d{1,2}\.\s.*\b(?:models?|predictors?)\b.*",
    re.IGNORECASE,
)
"""A heading that only names a model, or a step of modelling."""
_EXPOSURE_HEAD = re.compile(r"^\W*(?:sex|gender|age|race|ethnic\w*|education\w*|marital)\b", re.IGNORECASE)
"""Headings over subgroups, not over outcomes."""
_TREATMENT = re.compile(r"\b(?:treatments?|therap\w+|interventions?|groups?|arms?|allocat\w+|drugs?)\b", re.IGNORECASE)
"""A heading over arms that are the categories of a variable."""
_DIFFERENCES = frozenset({"MD", "SMD", "RD"})
_PARTS = re.compile(
    r"\W*(?:sub-?groups?|cent(?:er|re)s?|sites?|countr(?:y|ies)|regions?|strat(?:um|a))\b\W*$", re.IGNORECASE
)
_SUBGROUPS = re.compile(r"\W*sub-?groups?\b", re.IGNORECASE)
_STUDY = re.compile(
    r"\W*[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’.-]*){0,2}"
    r"(?:,? et al\.?,?|,?\s(?:and|&)\s[A-ZÀ-Þ][\w'’-]+,?|,)?\s?[(\[]?(?:19|20)\d\d[a-z]?[)\]]?"
    r"(?:\s?[(\[][^()\[\]]{1,60}[)\]])*\W*|.{0,60}\bet al\b.{0,80}"
)
"""'Ash et al., 2001 (ELM trial) [10]', 'Ash 2001'."""
_STUDIES = re.compile(r"\W*(?:(?:first |lead )?authors?|stud(?:y|ies)|trials?)\b", re.IGNORECASE)
_POOLED = re.compile(r"\W*(?:(?:sub-?)?total|overall|pooled|combined|summary)\b[^:]{0,40}", re.IGNORECASE)
"""The row of all studies names no factor."""
_DIFFERENCE = re.compile(
    r"\W*(?:(?:mean|absolute|risk|adjusted|median|treatment|between[- ]groups?|estimated|LS)\s)*differences?"
    r"(?:\s?[(\[][^()\[\]]*\bCI[)\]]|,?\s9\d\s?%\sCI)?(?:\s(?:in|for)\s(?P<y>[^,;()]{2,60}))?(?:\s?[,(]\s?[^\s,;()]{1,12}\)?)?",
    re.IGNORECASE,
)
"""A row label that only says that the row compares, and in what: 'Treatment difference (95% CI) in HbA1c, %'."""
_FACTOR_COLUMN = re.compile(
    r"\W*(?:study |experimental )?(?:interventions?|exposures?|treatments?|drugs?)(?: (?:group|arm))?\W*", re.IGNORECASE
)
_COMPARATOR_COLUMN = re.compile(r"\W*(?:comparators?|comparisons?|controls?)(?: (?:group|arm))?\W*", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:wo)?men\b|\b(?:fe)?males?\b|\bboys\b|\bgirls\b|\bpatients\b|\bparticipants\b", re.IGNORECASE
)

_MARKS = " \n\tᵃᵇᶜᵈᵉ*†‡§¶#"


class TableSides:
    """What the headers and the caption of a table tell of its rows and columns."""

    def __init__(self, text: str, table: Table) -> None:
        self._text = text
        self._cells = {cell.start: cell for cell in table.cells}
        self._rows: defaultdict[int, list[Cell]] = defaultdict(list)
        self._below_heads: defaultdict[int, list[Cell]] = defaultdict(list)
        """The cells of each row below a header, labels among them."""
        self._grouped: dict[int, bool] = {}
        for cell in table.cells:
            if cell.col_headers:
                self._below_heads[cell.row].append(cell)
            if not cell.header:
                self._rows[cell.row].append(cell)
        self._caption = Caption(" ".join((table.caption.of(text) if table.caption else "").split()))
        values = {cell.row for cell in table.cells if not cell.header}
        heads = [cell for cell in table.cells if cell.header and cell.col == 0 and cell.row not in values]
        self._stub = corner_of(text, table).strip(_MARKS) if heads else ""
        self._arms, self._within = arms_over(
            {
                cell.col_headers
                for cell in table.cells
                if not cell.header and not is_reference(text[cell.start : cell.end])
            }
        )
        """The two arms of a trial that columns name; whether each arm has estimates of its own."""
        rows = {cell.row_headers for cell in table.cells if not cell.header and len(cell.row_headers) > 1}
        self._subgroups = any(_EXPOSURE_HEAD.match(headers[0]) for headers in rows)
        self._references = References(text, self._rows, is_measure, self._stub)

    def cell_at(self, start: int) -> Cell | None:
        """The cell that begins at `start`, if one does."""
        return self._cells.get(start)

    def timepoint(self, start: int) -> str | None:
        """When, by the headers of the cell that begins at `start` that are times."""
        cell = self._cells.get(start)
        return times_among(map(named, (*cell.row_headers, *cell.col_headers))) if cell else None

    def of(self, start: int, told: Sides, measure: str | None = None) -> Sides:
        """The sides of the effect whose cell begins at `start`, for which `told` was read from the headers alone."""
        cell = self._cells.get(start)
        if cell is None or not cell.row_headers:
            return told
        labels = [words for label in cell.row_headers if (words := without_spread(label.strip(" :")))]
        labels = [label for label in labels[:-1] if not _ONLY_MODEL.fullmatch(label)] + labels[-1:]
        labels, over = without_reference_heading(labels)
        sides = self._read(cell, labels, told)
        if sides.comparator is not None or sides.factor is None:
            return sides
        if labels and sides.factor.endswith(labels[-1]) and (both := told_in_label(labels[-1])):
            factor = sides.factor.removesuffix(labels[-1]) + both[0]
            return msgspec.structs.replace(sides, factor=factor, comparator=both[1])
        sides = msgspec.structs.replace(sides, comparator=over or self._references.of(cell))
        if sides.factor != ": ".join(labels):
            return sides
        if sides.comparator is not None:
            return self._with_arm(labels, sides)
        differs = measure in _DIFFERENCES and named(labels[-1]).name and not self._subgroups
        if differs and not self._caption.names_factors and self._holds_groups(cell.row):
            return Sides(None, sides.factor, population=sides.population)
        return sides

    def _holds_groups(self, row: int) -> bool:
        if row not in self._grouped:
            self._grouped[row] = holds_groups(self._text, self._rows[row])
        return self._grouped[row]

    def _with_arm(self, labels: Sequence[str], sides: Sides) -> Sides:
        """The heading over two arms is the outcome: of whom, where the caption tells it."""
        controlled = len(labels) > 1 and sides.comparator is not None and of_trial(sides.comparator)
        if not controlled or _TREATMENT.search(labels[-2]) or CONTROL.search(labels[-1]):
            return sides
        heading, named_above = ": ".join(labels[:-1]), self._caption.outcome
        if named_above is not None:
            return Sides(labels[-1], named_above, sides.comparator, sides.population or heading)
        return Sides(labels[-1], heading, sides.comparator, sides.population)

    def _read(self, cell: Cell, labels: list[str], told: Sides) -> Sides:
        """The sides as labels, headers and caption tell them, without the reference among the categories."""
        heads = [head.strip() for head in cell.col_headers if head.strip() and not is_measure(head)]
        if not labels:
            return told
        if is_study(labels[-1]) or (_STUDIES.match(self._stub) and _POOLED.fullmatch(labels[-1])):
            return self.of_study(cell)
        versus = next(filter(None, (VERSUS.search(head.strip()) for head in cell.col_headers)), None)
        if is_measure(labels[-1]) and (contrast := VERSUS.search(labels[-1])):
            return self._of_measured_contrast(labels, contrast, cell)
        if difference := _DIFFERENCE.fullmatch(labels[-1]):
            factor, comparator = self._arms or self._caption.arms
            return Sides(factor, difference["y"] or self._headed(labels, cell), comparator)
        is_model = MODEL.match(labels[-1]) is not None
        if is_model:
            labels = labels[:-1]
        population = self._people_over(cell)
        row = VERSUS.fullmatch(labels[-1]) if labels else None
        if row is not None:
            return self._of_contrast(labels, row, cell)
        if versus and (beside := [head for head in heads if _is_outcome(head)]):
            told = self._of_outcome(beside[-1:], versus)
            return msgspec.structs.replace(told, population=": ".join(labels) or population)
        if self._arms and self._are_subgroups(labels):
            outcome = _over(heads, told.outcome) or self._outcome_of(cell)
            return Sides(self._arms[0], outcome, self._arms[1], ": ".join(labels))
        if labels and self._has_outcome_rows(labels, versus is not None):
            return msgspec.structs.replace(self._of_outcome(labels, versus), population=population)
        if is_model:
            return self._of_model(labels, heads, told)
        if labels and not self._within and (_SUBGROUPS.match(self._stub) or self._caption.of_subgroups):
            factor, comparator = self._caption.arms
            return Sides(factor, _over(heads, told.outcome) or self._outcome_of(cell), comparator, ": ".join(labels))
        outcome = _over(heads, told.outcome) or self._across(cell)
        outcome = None if outcome and named(outcome).name == population else outcome
        outcome = outcome or self._outcome_of(cell)
        return Sides(self._factor(labels), outcome, population=population)

    def _across(self, cell: Cell) -> str | None:
        """The outcome over a column where the caption tells the measure, and the columns are outcomes."""
        if not cell.col_headers or any(map(is_measure, cell.col_headers)):
            return None
        beside = {other.col_headers[-1] for row in self._rows.values() for other in row if other.col_headers}
        beside = {head for head in beside if not is_measure(head)}
        others = any(map(_is_no_outcome, beside))
        return (
            cell.col_headers[-1].strip() if len(beside) > 1 and not others and any(map(_is_outcome, beside)) else None
        )

    def _are_subgroups(self, labels: Sequence[str]) -> bool:
        """Whether labels part the people of a trial: by sex or age, or as corner or caption say."""
        if _PARTS.match(self._stub) or self._caption.of_subgroups:
            return True
        return self._subgroups and len(labels) > 1

    def _factor(self, parts: Sequence[str]) -> str | None:
        """What labels name in one; a mere category with what the caption says is parted so."""
        exposure = self._caption.exposure if len(parts) == 1 and CATEGORY.fullmatch(parts[0]) else None
        return ": ".join([exposure, *parts] if exposure else parts) or None

    def _outcome_of(self, cell: Cell) -> str | None:
        """The outcome of rows that name none: before the measure, in the caption, the corner, or with its unit."""
        told = _before_measure(cell.col_headers) or self._caption.outcome or self._stub_outcome
        told = told or self._caption.subject
        return told or next(filter(None, map(_with_unit, cell.col_headers)), None)

    def _of_contrast(self, labels: Sequence[str], row: re.Match[str], cell: Cell) -> Sides:
        """A row that sets two arms against each other: 'Mean differences' over 'Lunazine vs placebo'."""
        return Sides(row["a"].strip(), self._headed(labels, cell), comparator_of(row["b"]))

    def _of_measured_contrast(self, labels: Sequence[str], row: re.Match[str], cell: Cell) -> Sides:
        """'Mean difference, A vs B' below what differs; 'Difference vs placebo' is of the arm over the column."""
        arm = None if find_labels(row["a"].strip()[-_TAIL:], {}) else arm_of(arm_before(row["a"]))
        over = (named(head).name for head in reversed(cell.col_headers) if not is_measure(head))
        factor = arm or next((name for name in over if name and not VERSUS.search(name)), None)
        return Sides(factor, self._headed(labels, cell), comparator_of(row["b"]))

    def _headed(self, labels: Sequence[str], cell: Cell) -> str | None:
        """What the headings over a row name that sets arms against each other, else what is the outcome otherwise."""
        headings = [label for label in labels[:-1] if not is_measure(label) and not _ONLY_MODEL.fullmatch(label)]
        outcome = ": ".join(kept for label in headings if (kept := _without_head(label)))
        return outcome or self._outcome_of(cell)

    @cached_property
    def _stub_outcome(self) -> str | None:
        """'Overall survival' over the row labels of a model of it."""
        return self._stub if OUTCOME_WORDS.search(self._stub) and not Caption(self._stub).names_factors else None

    def _has_outcome_rows(self, labels: list[str], versus: bool) -> bool:
        """Whether the row labels are outcomes: as their header, a heading, the columns or the caption say."""
        if versus or _OUTCOME_HEAD.match(self._stub) or any(_OUTCOME_HEAD.match(label) for label in labels[:-1]):
            return True
        caption = self._caption
        if (self._arms or caption.of_trial) and not caption.names_factors and not self._subgroups:
            return TRIAL_ARM.search(labels[-1]) is None
        return (caption.sets_against or caption.names_outcomes) and OUTCOME_WORDS.search(labels[-1]) is not None

    def _of_outcome(self, labels: list[str], versus: re.Match[str] | None) -> Sides:
        """Rows that are outcomes: the factor stands in 'A vs. B' over the column, in the caption, or over its arm."""
        kept = [words for label in labels if (words := _without_head(label)) and not named(words).is_time]
        outcome = ": ".join(kept) or self._caption.outcome or self._stub_outcome or labels[-1]
        factor, comparator = self._caption.arms
        if versus is not None:
            factor = factor if self._caption.has_effect else arm_of(arm_before(versus["a"]))
            comparator = None if self._caption.has_effect else comparator_of(versus["b"])
        elif factor is None and self._arms:
            factor, comparator = self._arms
        elif self._arms and comparator is None:
            comparator = self._arms[1]
        return Sides(factor, outcome, comparator)

    def _of_model(self, groups: list[str], heads: list[str], told: Sides) -> Sides:
        """Rows that are models ('Crude', 'Model 2'): headings and the column name the exposure and its category.

        Where caption and corner name no outcome, the heading over the row does.
        """
        outcome = self._caption.outcome or self._stub_outcome
        if not heads and not groups and self._arms:
            return Sides(self._arms[0], outcome or told.outcome, self._arms[1])
        if outcome is None and groups and heads:
            return Sides(self._factor(heads), ": ".join(groups))
        return Sides(self._factor([*groups, *heads]), outcome or told.outcome)

    def of_study(self, cell: Cell) -> Sides:
        """The sides of a row that only names a study: in its other columns, in its headings, and in the caption."""
        beside: dict[str, str] = {}
        for other in self._below_heads[cell.row]:
            if other is not cell:
                words = self._text[other.start : other.end].strip()
                for name, pattern in (("factor", _FACTOR_COLUMN), ("comparator", _COMPARATOR_COLUMN)):
                    if pattern.fullmatch(other.col_headers[-1]) and _WORD.search(words):
                        beside.setdefault(name, words)
        factor, comparator = self._caption.arms
        headings = [label.strip(" :") for label in cell.row_headers[:-1] if OUTCOME_WORDS.search(label)]
        return Sides(
            beside.get("factor") or factor,
            ": ".join(headings) or self._caption.outcome,
            beside.get("comparator") or (None if "factor" in beside else comparator),
        )

    def of_words(self, cell: Cell) -> Sides:
        """What the row tells of a cell that tells its estimates in words."""
        labels = [label.strip(" :") for label in cell.row_headers if label.strip()]
        if labels and is_study(labels[-1]):
            return self.of_study(cell)
        return Sides(": ".join(labels) or None)

    def _people_over(self, cell: Cell) -> str | None:
        """Of whom a column is: a header that spans it has a size, or is a word for people; arms are none."""
        for place, head in enumerate(reversed(cell.col_headers)):
            name = named(head)
            sized = place > 0 and bool(sizes_in(head))
            if not name.name or name.is_time or is_measure(head) or VERSUS.search(head):
                continue
            if (TRIAL_ARM.search(head) or name.name in (self._arms or ())) and not self._within:
                continue
            if sized or (_PEOPLE.search(name.name) and len(name.name.split()) <= _FEW):
                return name.name
        return None


_WORD = re.compile(r"[^\W\d_]{3}")
_TAIL = 24
"""Characters before 'versus' among which a measure's name is no arm."""
_FEW = 4
"""Words of a header that names people."""


def is_study(label: str) -> bool:
    """Whether a label only names a study."""
    return _STUDY.fullmatch(label) is not None and _TIMES.match(label) is None


_TIMES = re.compile(
    r"\W*(?:years?|waves?|cohorts?|surveys?|before|after|since|until|from|in|baseline|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|spring|summer|autumn|winter|class|total)\b",
    re.IGNORECASE,
)


def _without_head(label: str) -> str:
    """A label without the word for outcomes with which it begins: what it has in brackets or behind a colon."""
    match = _OUTCOME_HEAD.match(label)
    if match is None:
        return label
    rest = label[match.end() :]
    told = _IN_BRACKETS.fullmatch(rest)
    return (told["what"] or told["behind"]).strip() if told else label if _WORD.search(rest) else ""


_MEASURED = re.compile(
    r"^(?:crude |adjusted |unadjusted )?(?P<y>[A-Z][\w -]{1,40}?)[,:]?\s(?:a?HR|a?OR|a?RR|IRR"
    r"|hazard ratio|odds ratio|relative risk)\b"
)


def _before_measure(heads: tuple[str, ...]) -> str | None:
    """'PFS HR' is told of PFS."""
    match = next(filter(None, (_MEASURED.match(head.strip()) for head in heads)), None)
    return worthy(match.group("y")) if match and not NO_OUTCOME.search(match.group("y")) else None


def _over(heads: Sequence[str], outcome: str | None) -> str | None:
    """An outcome that stands in the headers over a cell, where it is none of the words for models, arms and times."""
    if outcome is None or outcome not in heads or NO_OUTCOME.search(outcome) or named(outcome).is_time:
        return None
    return outcome


def _is_outcome(head: str) -> bool:
    return OUTCOME_WORDS.search(head) is not None and VERSUS.search(head) is None and worthy(head) is not None


def _is_no_outcome(head: str) -> bool:
    """Whether the header of a column names a group, a time, a number or a part of something."""
    told = named(head)
    return bool(not told.name or told.is_group or told.is_time or CATEGORY.fullmatch(head) or NO_OUTCOME.search(head))


def _with_unit(head: str) -> str | None:
    """A header that is something measured: 'Blood pressure (mm Hg)'."""
    told = named(head)
    measured = told.name and told.unit not in (None, "%", "n") and not told.is_time and not is_measure(told.name)
    return told.name if measured else None
