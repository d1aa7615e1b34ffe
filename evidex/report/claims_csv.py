"""`claims.csv`: every claim with all its fields; numbers with the digits as printed."""

from __future__ import annotations

from pathlib import Path

from evidex.report.sheets import STORED, claim_columns, stored_claims, write_csv
from evidex.report.socket import Report
from evidex.store import Store

__all__ = ["REPORT"]


def write(store: Store, folder: Path) -> Path:
    columns = [*claim_columns(), *STORED]
    return write_csv(folder / REPORT.file, columns, stored_claims(store))


REPORT = Report("claims-csv", "claims.csv", write)
