"""All fields of the claims that are asked for, as `claims.csv` has them."""

from __future__ import annotations

from evidex.report.sheets import STORED, claim_cells, claim_columns, csv_lines
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    rows = (
        claim_cells(row.claim, row.held, row.cell, row.notices) | {"study": row.study}
        for kind in choice.kinds
        for row in choice.rows(kind)
    )
    return "".join(csv_lines(["study", *claim_columns(), *STORED], rows)).encode()


TABLE = TableFormat("csv", ".csv", write)
