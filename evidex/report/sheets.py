"""Flat tables: which columns a claim, finding or document row has, and how cells are written.

A text cell that a spreadsheet would run as a formula (it starts with = + - @, a tab or a carriage return) is
written with one apostrophe before it (OWASP, CSV injection); JSON lines, Parquet and the store hold it as it is.
Numbers are written with the digits that the text prints (5.10 stays 5.10), so they are never touched.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from evidex.report.in_tables import CellPlace, TablePlaces
from evidex.report.notices import PaperNotices, notices_in_words
from evidex.report.wording import statement
from evidex.report.writing import whole_file
from evidex.schema import Claim, Notice, claim_row, claim_types
from evidex.store import Store
from evidex.store.database import Held

__all__ = [
    "STORED", "cell", "claim_cells", "claim_columns", "csv_lines", "harmless", "stored_claims", "write_csv",
]  # fmt: skip

FIRST = ("id", "document", "kind", "section", "quote", "start", "end")
LAST = ("page", "citations", "hedged", "negated", "population", "confidence", "derived", "long_forms", "extractor")
STORED = ("statement", "source", "title", "year", "notices", "table", "row", "column")
"""Columns that a claim has in the tables of a run besides its own."""
KINDS = ("proportion", "effect", "score", "cause")
"""The order in which the fields of kinds follow one another; kinds of strangers come after."""
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def claim_columns() -> list[str]:
    """The columns of a claim table: what every claim has, then the fields of each kind, none twice."""
    kinds = claim_types()
    order = [kind for kind in KINDS if kind in kinds] + sorted(kinds.keys() - set(KINDS))
    columns = list(FIRST)
    for kind in order:
        own = [field.name for field in msgspec.structs.fields(kinds[kind])]
        columns += [name for name in own if name not in columns and name not in LAST]
    return columns + list(LAST)


def claim_cells(claim: Claim, held: Held, cell: CellPlace, notices: Iterable[Notice]) -> dict[str, Any]:
    """The columns of a claim, with those that its document, source and paper give it."""
    about = {"source": held.input, "title": held.title, "year": held.year} | cell._asdict()
    return claim_row(claim) | about | {"statement": statement(claim), "notices": notices_in_words(notices)}


def stored_claims(store: Store) -> Iterator[dict[str, Any]]:
    """The columns of every claim of the documents that count."""
    notices = PaperNotices(store)
    for held in store.held("read"):
        if not held.claims:
            continue
        document = store.document(held.key)
        tables = TablePlaces(document.tables)
        for claim in store.claims_of(held.key):
            yield claim_cells(claim, held, tables.of(claim), notices.of(held.key))


def csv_lines(columns: list[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A CSV table, line by line with its header first; quoted as RFC 4180 says."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    for cells in chain([columns], ([cell(row.get(name)) for name in columns] for row in rows)):
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        yield buffer.getvalue()


def write_csv(path: Path, columns: list[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    """The table as a UTF-8 file, without a byte order mark: scripts would take it for a part of the first name."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(columns, rows))
    return path


def cell(value: Any) -> str:
    """One value as a CSV cell: numbers as printed, lists with '; ' between, empty where nothing is stated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return harmless("; ".join(f"{name}: {told}" for name, told in value.items()))
    if isinstance(value, list | tuple):
        return harmless("; ".join(str(each) for each in value))
    return harmless(str(value))


def harmless(text: str) -> str:
    """Text that no spreadsheet runs as a formula; '=' alone, before a P-value, is none."""
    return f"'{text}" if text.startswith(RUNS_AS_FORMULA) and text != "=" else text
