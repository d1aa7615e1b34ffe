"""The page that `evidex run` leaves as `evidence_table.html`, of the claims that are asked for."""

from __future__ import annotations

from evidex.report.evidence_table_html import page_pieces_of
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    return "".join(page_pieces_of(choice.kinds, choice.rows)).encode()


TABLE = TableFormat("html", ".html", write)
