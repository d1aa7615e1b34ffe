"""Effects for Review Manager as generic inverse variance data: estimate and standard error, ratios as logarithms.

(Cochrane Handbook for Systematic Reviews of Interventions, 9.4.3.2 of version 5.1.)
"""

from __future__ import annotations

from evidex.report.pooling import PooledRow
from evidex.report.sheets import csv_lines
from evidex.report.tables.socket import Choice, TableFormat
from evidex.report.wording import with_time

__all__ = ["TABLE"]

COLUMNS = ["Comparison", "Outcome", "Effect measure", "Study", "Study year", "GIV Mean", "GIV SE", "Footnotes"]


def write(choice: Choice) -> bytes:
    return "".join(csv_lines(COLUMNS, map(_row, choice.pooled.rows))).encode()


def _row(each: PooledRow) -> dict[str, object]:
    claim = each.claim
    against = f" versus {claim.comparator}" if claim.comparator else ""
    remarks = [
        "adjusted" if claim.adjusted else "",
        "95% interval assumed" if claim.ci_level is None else "",
        f"see findings {codes}" if (codes := each.row.cells.get("findings")) else "",
        str(each.row.cell),
        f"{each.row.held.id}: {' '.join(claim.quote.split())}",
    ]
    return {
        "Comparison": f"{claim.factor or ''}{against}",
        "Outcome": with_time(claim.outcome or "", claim.timepoint),
        "Effect measure": f"log {claim.measure}" if each.scale == "log" else claim.measure,
        "Study": each.row.study,
        "Study year": each.row.held.year,
        "GIV Mean": float(f"{each.yi:.6g}"),
        "GIV SE": float(f"{each.sei:.6g}"),
        "Footnotes": "; ".join(remark for remark in remarks if remark),
    }


TABLE = TableFormat("revman", ".csv", write)
