"""Effects for R's metafor: `dat <- read.csv("effects.csv"); rma(yi, sei = sei, data = dat)`.

`ci_level` is empty where the text states none; `sei` then takes the interval for one of 95 %.
"""

from __future__ import annotations

from evidex.report.notices import notices_in_words
from evidex.report.pooling import PooledRow
from evidex.report.sheets import csv_lines
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]

COLUMNS = [
    "study", "document", "claim", "measure", "scale", "yi", "sei", "vi", "estimate", "ci_low", "ci_high", "ci_level",
    "adjusted", "factor", "outcome", "comparator", "timepoint", "notices", "findings", "section", "page", "table",
    "row", "column", "source", "quote",
]  # fmt: skip


def write(choice: Choice) -> bytes:
    return "".join(csv_lines(COLUMNS, map(_row, choice.pooled.rows))).encode()


def _row(each: PooledRow) -> dict[str, object]:
    claim = each.claim
    return (
        {name: getattr(claim, name, None) for name in COLUMNS}
        | each.row.cell._asdict()
        | {
            "study": each.row.study,
            "notices": notices_in_words(each.row.notices),
            "source": each.row.held.input,
            "adjusted": claim.adjusted or None,
            "claim": claim.id,
            "scale": each.scale,
            "yi": float(f"{each.yi:.10g}"),
            "sei": float(f"{each.sei:.10g}"),
            "vi": float(f"{each.sei**2:.10g}"),
            "findings": each.row.cells.get("findings"),
        }
    )


TABLE = TableFormat("metafor", ".csv", write)
