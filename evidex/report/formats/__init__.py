"""How findings are written, a file per format. A new one is one module that binds `FORMAT` (`socket`)."""

from __future__ import annotations

from evidex import plugs
from evidex.errors import UsageError
from evidex.report.formats.socket import Format

__all__ = ["Format", "finding_formats", "format_named"]


def finding_formats() -> tuple[Format, ...]:
    """All formats: ours, and strangers' from the entry point group `evidex.report.formats`."""
    return plugs.find("evidex.report.formats", "FORMAT", Format)


def format_named(name: str) -> Format:
    """The format with this name. Raises UsageError where there is none."""
    for each in finding_formats():
        if each.name == name:
            return each
    known = ", ".join(sorted(each.name for each in finding_formats()))
    raise UsageError(f"there is no format {name!r}; known: {known}.")
