"""`findings.csv`: every finding with its place."""

from __future__ import annotations

from pathlib import Path

from evidex.report.sheets import write_csv
from evidex.report.socket import Report
from evidex.schema import finding_row
from evidex.store import Store

__all__ = ["REPORT"]

COLUMNS = [
    "code", "name", "severity", "message", "document", "start", "end", "quote", "page", "claims", "suggestion",
    "related", "source",
]  # fmt: skip


def write(store: Store, folder: Path) -> Path:
    rows = (
        finding_row(finding)
        | {
            "source": held.input,
            "related": [f"{other.document} {other.start}-{other.end}" for other in finding.related],
        }
        for held, finding in store.all_findings()
    )
    return write_csv(folder / REPORT.file, COLUMNS, rows)


REPORT = Report("findings-csv", "findings.csv", write)
