"""`evidence_table.xlsx`: the evidence tables as a workbook; numbers are numbers, shown with their printed decimals."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from evidex.report.addresses import Files, record_address
from evidex.report.evidence import Evidence, EvidenceRow, filled_columns, heading
from evidex.report.page import KIND_WORDS
from evidex.report.socket import Report
from evidex.report.writing import whole_file
from evidex.store import Store
from evidex.store.database import Held

__all__ = ["REPORT", "Book", "Link", "add_claims"]

MOST_DECIMALS = 9
"""More are shown as a power of ten: '1.5E-68'. Excel knows no format of more than 30."""
MOST_ROWS = 1_000_000
"""Excel holds 1,048,576 rows a sheet; what lies beyond goes on in another sheet."""
LONGEST = 32_000
"""Characters that a cell may hold (Excel: 32,767)."""
MOST_LINKS = 65_000
"""Excel takes 65,530 links a sheet; what lies beyond is text without one."""
LONGEST_ADDRESS = 2_000
"""Excel: 2,079."""
WIDTHS = {
    "study": 26,
    "quote": 70,
    "in table": 40,
    "population": 20,
    "suggestion": 30,
    "group": 20,
    "document": 18,
    "source": 24,
    "claim": 18,
    "journal": 20,
    "factor": 28,
    "outcome": 28,
    "measured": 28,
    "title": 50,
    "message": 60,
    "reason": 50,
}
LINE, MOST_LINES = 15.0, 12
"""Points of a line of text, and how many lines a row shows at most: not every program fits rows to wrapped text."""
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The workbook's date: the same bytes come out of each run."""


class Link(NamedTuple):
    """A text that leads to an address where there is one: of the net, or of a file ('external:…')."""

    text: str
    address: str


def write(store: Store, folder: Path) -> Path:
    with whole_file(folder / REPORT.file) as part:
        book, evidence, files = Book(part), Evidence(store), Files(store, folder)
        for kind in evidence.kinds:
            add_claims(book, kind, partial(evidence.rows, kind), files)
        names = ["code", "severity", "message", "quote", "suggestion", "document", "source", "start", "end"]
        findings = (
            [f.code, f.severity, f.message, f.quote, f.suggestion, *_leads(held, files), f.start, f.end]
            for held, f in store.all_findings()
        )
        book.add("findings", names, findings)
        names = ["document", "title", "journal", "year", "status", "reason", "claims", "findings", "source"]
        documents = (
            [record, h.title, h.journal, h.year, h.status, h.reason, h.claims, h.findings, source]
            for h in store.held()
            for record, source in [_leads(h, files)]
        )
        book.add("documents", names, documents)
        book.close()
    return folder / REPORT.file


def _leads(held: Held, files: Files) -> tuple[Link, Link]:
    """A document's id, which leads to its record, and its source, which leads to the file."""
    path = files.path(held)
    return Link(held.id, record_address(held)), Link(held.input, f"external:{path}" if path else "")


def add_claims(book: Book, kind: str, rows: Callable[[], Iterable[EvidenceRow]], files: Files) -> None:
    """A sheet with the claims of one kind; the study leads to its record, or else to its file."""
    columns = [own for name in filled_columns(kind, rows()) for own in (P_APART if name == "p" else (name,))]
    cells = ([*_led(row, [_cell(row, name) for name in columns], files)] for row in rows())
    book.add(KIND_WORDS.get(kind, kind), ["study", *map(heading, columns), *PLACE], cells)


P_APART = ("p_op", "p_value")
"""A P-value is a number here, to sort and filter by: its sign stands in a cell of its own."""


def _cell(row: EvidenceRow, name: str) -> Any:
    if name not in P_APART:
        return row.cells.get(name)
    value = getattr(row.claim, "p_value", None)
    return value if name == "p_value" or value is None else getattr(row.claim, "p_op", None) or "="


PLACE = ("document", "source", "start", "end", "claim")
"""Where a claim stands (in the document's text as `evidex read` shows it), and by which id other tables name it."""


def _led(row: EvidenceRow, told: Iterable[Any], files: Files) -> Iterator[Any]:
    """All cells of a row: its study, what is told, and its place."""
    record, source = _leads(row.held, files)
    yield Link(row.study, record.address or source.address)
    yield from told
    yield from (record.text, source, row.claim.start, row.claim.end, row.claim.id)


class Book:
    """A workbook written row by row: memory holds it packed only. Text never becomes a formula or a link; only a `Link`
    is one."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter

        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._path, self._packed = path, BytesIO()  # on a full disk a ZipFile of a path prints a traceback as it goes
        self._book = xlsxwriter.Workbook(self._packed, options)
        self._book.set_properties({"title": "Evidence table", "comments": "Made by evidex", "created": ALWAYS})
        self._head = self._book.add_format(
            {"bold": True, "bg_color": "#E3E6EA", "text_wrap": True, "valign": "top", "indent": 1}
        )
        self._text = self._book.add_format({"text_wrap": True, "valign": "top", "indent": 1})
        self._link = self._book.add_format(
            {"text_wrap": True, "valign": "top", "indent": 1, "font_color": "#0B57A4", "underline": 1}
        )
        self._forms: dict[int, Any] = {}
        self._links = 0
        """How many the sheet has."""

    def add(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """A sheet with frozen headings and a filter."""
        try:
            self._add(name, columns, rows)
        except OSError as problem:  # rows wait in a file of their own
            problem.filename = problem.filename or tempfile.gettempdir()
            raise

    def _add(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        sheet, number, part = self._sheet(name, columns), 0, 1
        for row in rows:
            if number == MOST_ROWS:
                sheet.autofilter(0, 0, number, len(columns) - 1)
                part += 1
                sheet, number = self._sheet(f"{name} {part}", columns), 0
            number += 1
            if (lines := max(map(_lines, columns, row))) > 1:
                sheet.set_row(number, LINE * min(lines, MOST_LINES))
            for column, value in enumerate(row):
                self._put(sheet, number, column, value)
        sheet.autofilter(0, 0, max(number, 1), len(columns) - 1)

    def _sheet(self, name: str, columns: Sequence[str]) -> Any:
        sheet = self._book.add_worksheet(name[:31])
        self._links = 0
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_margins(0.3, 0.3, 0.4, 0.4)
        sheet.fit_to_pages(2, 0)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, WIDTHS.get(column, 12))
            sheet.write_string(0, number, column, self._head)
        return sheet

    def _put(self, sheet: Any, row: int, column: int, value: Any) -> None:
        if isinstance(value, Link):
            if self._led(sheet, row, column, value):
                return
            value = value.text
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_string(row, column, "yes" if value else "no", self._text)
        elif isinstance(value, Decimal | int | float):
            sheet.write_number(row, column, float(value), self._form(value))
        else:
            sheet.write_string(row, column, _allowed(str(value))[:LONGEST], self._text)

    def _led(self, sheet: Any, row: int, column: int, link: Link) -> bool:
        """Write a link, if it can be one."""
        if not link.text or not link.address or len(link.address) > LONGEST_ADDRESS or self._links >= MOST_LINKS:
            return False
        self._links += 1
        sheet.write_url(row, column, link.address, self._link, _allowed(link.text)[:LONGEST])
        return True

    def _form(self, value: Decimal | int | float) -> Any:
        """The format that shows as many decimals as the text prints: 5.10 stays 5.10."""
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        if isinstance(value, float):
            decimals = 2
        if decimals not in self._forms:
            form = "0." + "0" * decimals if decimals else "0"
            form = form if decimals <= MOST_DECIMALS else "0.0E+00"
            self._forms[decimals] = self._book.add_format({"num_format": form, "valign": "top"})
        return self._forms[decimals]

    def close(self) -> None:
        """Write what is left."""
        self._book.close()
        self._path.write_bytes(self._packed.getbuffer())


def _lines(column: str, value: Any) -> int:
    """How many lines the value takes in its column; words do not fill a line."""
    text = value.text if isinstance(value, Link) else value
    return ceil(1.1 * len(text) / WIDTHS.get(column, 12)) if isinstance(text, str) else 1


def _allowed(text: str) -> str:
    """Without the control characters that a workbook may not hold."""
    return text if text.isprintable() else "".join(c if c >= " " or c in "\n\t" else "\ufffd" for c in text)


REPORT = Report("evidence-table-xlsx", "evidence_table.xlsx", write)
