"""Evidence tables: a table per claim kind, a row per claim, in the columns that a reviewer reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten
from typing import Any

import msgspec

from evidex.report.in_tables import NOWHERE, CellPlace, TablePlaces, may_be_in_table
from evidex.report.notices import PaperNotices, marked
from evidex.report.report_page import sheet_names
from evidex.report.wording import RELATIONS, confidence_in_words, heading, in_words
from evidex.schema import Claim, Metadata, Notice, claim_row, claim_types
from evidex.store import Store
from evidex.store.database import Held

__all__ = ["Evidence", "EvidenceRow", "columns_of", "filled_columns", "heading", "shown", "study_name"]

LONGEST_NAME = 70
"""Characters of a title that stands for the name of a study: each row bears it."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "effect": (
        "factor", "outcome", "comparator", "timepoint", "measure", "estimate", "ci_low", "ci_high", "ci_level",
        "p", "adjusted",
    ),
    "proportion": (
        "of", "group", "timepoint", "role", "percent", "numerator", "denominator", "low", "high", "bound",
        "ci_low", "ci_high", "ci_level",
    ),
    "score": (
        "of", "group", "timepoint", "statistic", "value", "unit", "sd", "se", "spread", "low", "high",
    ),
    "cause": ("factor", "relation", "outcome", "hedged", "negated"),
}  # fmt: skip
LAST = ("confidence", "findings", "quote", "population", "section", "page", "in", "derived")


@dataclass(frozen=True)
class EvidenceRow:
    """A claim in its table. `cells` holds the values by column; numbers as printed (Decimal)."""

    held: Held
    claim: Claim
    cells: Mapping[str, Any]
    place: str
    """Where `report.html` shows it."""
    named: _Study
    cell: CellPlace
    """Where it stands in a table."""
    paper: int
    """The same number for all documents of one paper: a record and its full text."""

    @property
    def study(self) -> str:
        """How the study is called."""
        return self.named.name

    @property
    def beside(self) -> str:
        """What stands beside that name, to find the document by: its PMID, PMC id or DOI, else its file."""
        held = self.held
        return held.input if held.id.startswith("sha256:") and held.input not in self.study else held.id

    @property
    def notices(self) -> list[Notice]:
        """Retractions, corrections … of the paper."""
        return self.named.notices


class _Study:
    """What the rows of one document share; it is unpacked once, and only where somebody asks for what is in it."""

    def __init__(self, store: Store, held: Held, sheet: str, notices: PaperNotices) -> None:
        self.held, self.sheet = held, sheet
        self._store, self._notices = store, notices

    @cached_property
    def name(self) -> str:
        """As `study_name`; a notice that another document of the paper tells of, its record, counts too."""
        return marked(self._unpacked[0], self.notices)

    @cached_property
    def notices(self) -> list[Notice]:
        """Those of the paper."""
        return self._notices.of(self.held.key)

    @property
    def paper(self) -> int:
        """Its number."""
        return self._notices.papers[self.held.key]

    def cell_of(self, claim: Claim) -> CellPlace:
        """Where in a table one of its claims stands."""
        return self._unpacked[1].get(claim.id, NOWHERE) if may_be_in_table(claim) else NOWHERE

    @cached_property
    def _unpacked(self) -> tuple[str, dict[str, CellPlace]]:
        document = self._store.document(self.held.key)
        tables = TablePlaces(document.tables)
        inside = filter(may_be_in_table, self._store.claims_of(self.held.key) if document.tables else ())
        return study_name(self.held, document.metadata), {claim.id: tables.of(claim) for claim in inside}

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """The codes of findings by the ids of the claims that they are about."""
        codes: dict[str, list[str]] = {}
        for finding in self._store.findings_of(self.held.key) if self.held.findings else ():
            for claim in finding.claims:
                if finding.code not in codes.setdefault(claim, []):
                    codes[claim].append(finding.code)
        return codes


class Evidence:
    """The rows of a store's evidence tables; what tables and passes over them share is worked out once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds that the store has claims of, the known ones first."""
        there = self._store.counts()["claims"]
        return [kind for kind in COLUMNS if kind in there] + sorted(there.keys() - COLUMNS.keys())

    @cached_property
    def _studies(self) -> list[_Study]:
        names, notices = sheet_names(self._store), PaperNotices(self._store)
        there = (held for held in self._store.held("read") if held.claims)
        return [_Study(self._store, held, names[held.key], notices) for held in there]

    def rows(self, kind: str) -> Iterator[EvidenceRow]:
        """The rows of one kind, by source and place in the text."""
        columns = columns_of(kind)
        for study in self._studies:
            for number, claim in self._store.numbered_claims(study.held.key, kind):
                cell = study.cell_of(claim)
                told = claim_row(claim) | _made(claim) | {"in": str(cell)}
                told["findings"] = ", ".join(study.codes.get(claim.id, ()))
                cells = {name: told[name] for name in columns if told.get(name) not in (None, "")}
                place = f"report.html#{study.sheet}c{number}"
                yield EvidenceRow(study.held, claim, cells, place, study, cell, study.paper)


def columns_of(kind: str) -> list[str]:
    """The columns of a kind's table between the study and the quote."""
    if kind in COLUMNS:
        return [*COLUMNS[kind], *LAST]
    claim = claim_types().get(kind)
    own = [field.name for field in msgspec.structs.fields(claim)] if claim else []
    return [name for name in own if name not in {field.name for field in msgspec.structs.fields(Claim)}] + list(LAST)


def filled_columns(kind: str, rows: Iterable[EvidenceRow]) -> list[str]:
    """The columns in which at least one of the rows says something."""
    names, said = columns_of(kind), set[str]()
    for row in rows:
        said.update(name for name, value in row.cells.items() if value is not False)
        if len(said) == len(names):
            break
    return [name for name in names if name in said]


def shown(column: str, value: Any) -> str:
    """A cell's value for people: nothing for what is not said, a confidence with two decimals, a P on one line."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if column == "confidence":
        return confidence_in_words(value)
    return str(value).replace(" ", "\u00a0") if column == "p" else in_words(column, str(value))


def _made(claim: Claim) -> dict[str, Any]:
    """Columns that are put together from several fields."""
    made: dict[str, Any] = {}
    if (value := getattr(claim, "p_value", None)) is not None:
        made["p"] = f"{getattr(claim, 'p_op', None) or '='} {value}"
    if relation := getattr(claim, "relation", None):
        made["relation"] = RELATIONS[relation]
    derived = ", ".join(heading(name) for name in claim.derived)
    return made | {"quote": " ".join(claim.quote.split()), "derived": derived}


def study_name(held: Held, data: Metadata) -> str:
    """'Bao Y et al. 2017'; the beginning of the title, or the file, where there are no authors."""
    if not data.authors:
        return shorten(held.title, LONGEST_NAME, placeholder=" …") or held.input
    return data.authors[0] + (" et al." if len(data.authors) > 1 else "") + (f" {data.year}" if data.year else "")
