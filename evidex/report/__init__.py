"""Store to files, a file per report. A new one is one new module here that binds `REPORT`."""

from __future__ import annotations

from evidex import plugs
from evidex.report.socket import Report

__all__ = ["Report", "reports"]


def reports() -> tuple[Report, ...]:
    """All that `evidex run` writes: ours, and strangers' from the entry point group `evidex.report`."""
    return plugs.find("evidex.report", "REPORT", Report)
