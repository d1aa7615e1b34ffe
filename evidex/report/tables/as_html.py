"""The page that `evidex run` leaves as `evidence_table.html`, of the claims that are asked for."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from evidex.report.evidence_table_html import page_pieces_of
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    return "".join(page_pieces_of(choice.kinds, choice.rows, beside=_way(choice))).encode()


def _way(choice: Choice) -> str | None:
    """The way from the file that is written to the folder of the report, where both are known."""
    folder = choice.store.path.parent.resolve()
    if choice.out is None or not (folder / "report.html").is_file():
        return None
    try:
        way = os.path.relpath(folder, choice.out.resolve().parent)
    except ValueError:  # another drive of Windows
        return None
    return "" if way == "." else quote(Path(way).as_posix()) + "/"


TABLE = TableFormat("html", ".html", write)
