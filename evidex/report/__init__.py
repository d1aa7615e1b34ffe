"""Store to files, a file per report. A new one is one new module here that binds `REPORT` (`socket`).

formats      how findings are written; `validation` what they show
tables       how evidence tables are written, of `evidence`; `pooling` for meta-analysis, `forest` as a plot
sheets       flat tables: columns and cells; `in_tables` where in a table a claim stands
page         the page for people, from `templates`: `marked` text, and `clippings` of PDF pages, which a process
             (`clipper`) cuts out in `strips`; `drawn_pages` are whole ones
wording      claims in words; `notices` of papers, `addresses` of documents, `places` in their files
writing      files whole or not at all
"""

from __future__ import annotations

from evidex import plugs
from evidex.report.socket import Report

__all__ = ["Report", "reports"]


def reports() -> tuple[Report, ...]:
    """All that `evidex run` writes: ours, and strangers' from the entry point group `evidex.report`."""
    return plugs.find("evidex.report", "REPORT", Report)
