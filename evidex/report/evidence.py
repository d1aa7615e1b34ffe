"""Evidence tables: a table per claim kind, a row per claim, in the columns that a reviewer reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from evidex.report.in_tables import CellPlace, places_in_tables
from evidex.report.notices import PaperNotices, marked
from evidex.report.report_page import sheet_names
from evidex.report.wording import RELATIONS, confidence_in_words
from evidex.schema import Claim, Metadata, Notice, claim_row, claim_types
from evidex.store import Store
from evidex.store.database import Held

__all__ = [
    "EvidenceRow", "columns_of", "evidence_kinds", "evidence_rows", "filled_columns", "heading", "shown", "study_name",
]  # fmt: skip

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
LAST = ("population", "section", "page", "in", "derived", "confidence", "quote", "findings")
HEADINGS = {
    "of": "measured", "ci_low": "CI from", "ci_high": "CI to", "ci_level": "CI level", "p": "P", "sd": "SD", "se": "SE",
    "numerator": "n", "denominator": "N", "percent": "%", "low": "from", "high": "to", "in": "in table",
}  # fmt: skip


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
    def notices(self) -> list[Notice]:
        """Retractions, corrections … of the paper."""
        return self.named.notices


class _Study:
    """A document's study, named only where somebody asks: the document must be unpacked for it."""

    def __init__(self, store: Store, held: Held, notices: PaperNotices) -> None:
        self._store, self._held, self._notices = store, held, notices

    @cached_property
    def name(self) -> str:
        """As `study_name`; a notice that another document of the paper tells of, its record, counts too."""
        return marked(study_name(self._held, self._store.document(self._held.key).metadata), self.notices)

    @cached_property
    def notices(self) -> list[Notice]:
        """Those of the paper."""
        return self._notices.of(self._held.key)


def evidence_kinds(store: Store) -> list[str]:
    """The kinds that the store has claims of, the known ones first."""
    there = store.counts()["claims"]
    return [kind for kind in COLUMNS if kind in there] + sorted(there.keys() - COLUMNS.keys())


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
    return str(value).replace(" ", "\u00a0") if column == "p" else str(value)


def heading(column: str) -> str:
    """A column's heading."""
    return HEADINGS.get(column, column.replace("_", " "))


def evidence_rows(store: Store, kind: str) -> Iterator[EvidenceRow]:
    """The rows of one kind, by source and place in the text."""
    names = sheet_names(store)
    columns = columns_of(kind)
    notices = PaperNotices(store)
    for held in store.held("read"):
        claims = store.claims_of(held.key) if held.claims else ()
        if not any(claim.kind == kind for claim in claims):
            continue
        paper = notices.papers[held.key]
        study = _Study(store, held, notices)
        codes = _codes(store, held)
        tables = places_in_tables(store, held.key, claims)
        for number, claim in enumerate(claims):
            if claim.kind == kind:
                cell = tables.of(claim)
                told = claim_row(claim) | _made(claim) | {"in": str(cell)}
                told["findings"] = ", ".join(codes.get(claim.id, ()))
                cells = {name: told[name] for name in columns if told.get(name) not in (None, "")}
                place = f"report.html#{names[held.key]}c{number}"
                yield EvidenceRow(held, claim, cells, place, study, cell, paper)


def _made(claim: Claim) -> dict[str, Any]:
    """Columns that are put together from several fields."""
    made: dict[str, Any] = {}
    if (value := getattr(claim, "p_value", None)) is not None:
        made["p"] = f"{getattr(claim, 'p_op', None) or '='} {value}"
    if relation := getattr(claim, "relation", None):
        made["relation"] = RELATIONS[relation]
    derived = ", ".join(heading(name) for name in claim.derived)
    return made | {"quote": " ".join(claim.quote.split()), "derived": derived}


def _codes(store: Store, held: Held) -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for finding in store.findings_of(held.key) if held.findings else ():
        for claim in finding.claims:
            if finding.code not in codes.setdefault(claim, []):
                codes[claim].append(finding.code)
    return codes


def study_name(held: Held, data: Metadata) -> str:
    """'Bao Y et al. 2017'; the title, id or file where there are no authors."""
    if not data.authors:
        return held.title or held.input
    return data.authors[0] + (" et al." if len(data.authors) > 1 else "") + (f" {data.year}" if data.year else "")
