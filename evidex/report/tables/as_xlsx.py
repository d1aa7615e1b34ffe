"""The workbook that `evidex run` leaves as `evidence_table.xlsx`, of the claims that are asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from evidex.report.addresses import Files
from evidex.report.evidence_table_xlsx import Book, add_claims
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        book, files = Book(path), Files(choice.store, choice.out.parent if choice.out else Path())
        for kind in choice.kinds:
            add_claims(book, kind, partial(choice.rows, kind), files)
        book.close()
        return path.read_bytes()


TABLE = TableFormat("xlsx", ".xlsx", write, binary=True)
