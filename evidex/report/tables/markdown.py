"""Evidence tables as Markdown pipe tables."""

from __future__ import annotations

from typing import Any

from evidex.report.evidence import columns_of, heading
from evidex.report.page import KIND_WORDS
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    parts = []
    for kind in choice.kinds:
        rows = list(choice.rows(kind))
        columns = [name for name in columns_of(kind) if any(row.cells.get(name) not in (None, False) for row in rows)]
        lines: list[list[Any]] = [["study", *map(heading, columns)], ["---"] * (len(columns) + 1)]
        lines += [[f"{row.study} ({row.held.id})", *(row.cells.get(name) for name in columns)] for row in rows]
        table = "\n".join("| " + " | ".join(_cell(value) for value in line) + " |" for line in lines)
        parts.append(f"## {KIND_WORDS.get(kind, kind).capitalize()}\n\n{table}\n")
    return ("\n".join(parts) or "No claims were found.\n").encode()


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    text = "yes" if value is True else " ".join(str(value).split())
    for char in "\\|<>*_`[]":
        text = text.replace(char, "\\" + char)
    return text


TABLE = TableFormat("md", ".md", write)
