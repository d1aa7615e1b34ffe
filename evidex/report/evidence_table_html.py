"""`evidence_table.html`: the evidence tables on one page, to sort, search and print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evidex import __version__
from evidex.report.evidence import Evidence, EvidenceRow, filled_columns, heading, shown
from evidex.report.page import KIND_WORDS, page_rooms, policy_for, resource
from evidex.report.socket import Report
from evidex.report.wording import DOUBTFUL, is_doubtful
from evidex.report.writing import whole_file
from evidex.store import Store

__all__ = ["REPORT", "page_pieces_of"]


def write(store: Store, folder: Path) -> Path:
    evidence = Evidence(store)
    pieces = page_pieces_of(evidence.kinds, evidence.rows)
    with whole_file(folder / REPORT.file) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
    return folder / REPORT.file


def page_pieces_of(
    kinds: Iterable[str], rows: Callable[[str], Iterator[EvidenceRow]], beside: str | None = ""
) -> Iterator[str]:
    """The page piece by piece: a table per kind with its rows. `beside` leads from it to the folder of report.html
    ('../outputs/'); None where nobody knows the way.
    """
    kinds = list(kinds)
    style, script = resource("page.css"), resource("table.js")
    tables = ((kind, KIND_WORDS.get(kind, kind), filled_columns(kind, rows(kind))) for kind in kinds)
    frame = {
        "tables": tables,
        "kinds": [(kind, KIND_WORDS.get(kind, kind)) for kind in kinds],
        "beside": beside,
        "doubtful": DOUBTFUL,
        "style": style,
        "script": script,
        "policy": policy_for(style, script),
        "version": __version__,
    }
    template = page_rooms().get_template("evidence_table.html")
    return template.generate(**frame, heading=heading, rows=rows, row_marks=_marks, shown=shown)


def _marks(row: EvidenceRow) -> str:
    """By which a row can be shown alone."""
    return " ".join(["doubtful"] * is_doubtful(row.claim) + ["found"] * bool(row.cells.get("findings")))


REPORT = Report("evidence-table-html", "evidence_table.html", write)
