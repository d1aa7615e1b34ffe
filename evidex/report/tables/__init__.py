"""How evidence tables are written, a file per format. A new one is one new module here that binds `TABLE`."""

from __future__ import annotations

from evidex import plugs
from evidex.errors import UsageError
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["Choice", "TableFormat", "table_format", "table_formats"]


def table_formats() -> tuple[TableFormat, ...]:
    """All formats: ours, and strangers' from the entry point group `evidex.report.tables`."""
    return plugs.find("evidex.report.tables", "TABLE", TableFormat)


def table_format(name: str) -> TableFormat:
    """The format with this name. Raises UsageError where there is none."""
    for each in table_formats():
        if each.name == name:
            return each
    known = ", ".join(sorted(each.name for each in table_formats()))
    raise UsageError(f"there is no table format {name!r}; known: {known}.")
