"""How evidence tables are written, a file per format. A new one is one module that binds `TABLE` (`socket`)."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from evidex import plugs
from evidex.errors import UsageError
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["Choice", "TableFormat", "table_format", "table_formats"]

MAY_HOLD_MARKDOWN = (None, "text/plain", "text/markdown")
"""What a file's name may say where Markdown is written into it because no format is asked for: not 'pdf'."""


def table_formats() -> tuple[TableFormat, ...]:
    """All formats: ours, and strangers' from the entry point group `evidex.report.tables`."""
    return plugs.find("evidex.report.tables", "TABLE", TableFormat)


def table_format(name: str = "", out: Path | None = None) -> TableFormat:
    """The format with this name; if none is named, the one that the suffix of `out` is the name of, or Markdown.

    Raises UsageError where there is none of that name, or the suffix is that of another.
    """
    known = {each.name: each for each in table_formats()}
    suffix = out.suffix.lower() if out else ""
    if not name:
        named = suffix.removeprefix(".")
        if named not in known and mimetypes.guess_type(f"table{suffix}")[0] not in MAY_HOLD_MARKDOWN:
            told = f"there is no table format {named!r}; known: {', '.join(sorted(known))}"
            raise UsageError(f"{out}: {told}; name the file after one, or say --format.")
        return known.get(named, known["md"])
    if name not in known:
        raise UsageError(f"there is no table format {name!r}; known: {', '.join(sorted(known))}.")
    others = sorted(each.name for each in known.values() if each.suffix == suffix)
    if others and known[name].suffix != suffix:
        told = f"is a file of {' or '.join(others)}, and --format says {name}"
        raise UsageError(f"{out}: {told}; name it *{known[name].suffix}, or another format.")
    return known[name]
