"""Evidence tables as Markdown pipe tables."""

from __future__ import annotations

from evidex.report.evidence import filled_columns, heading, shown
from evidex.report.page import KIND_WORDS
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    parts = []
    for kind in choice.kinds:
        rows = list(choice.rows(kind))
        columns = filled_columns(kind, rows)
        lines = [["study", *map(heading, columns)], ["---"] * (len(columns) + 1)]
        lines += [
            [f"{row.study} ({row.beside})", *(shown(name, row.cells.get(name)) for name in columns)] for row in rows
        ]
        table = "\n".join("| " + " | ".join(_cell(value) for value in line) + " |" for line in lines)
        parts.append(f"## {KIND_WORDS.get(kind, kind).capitalize()}\n\n{table}\n")
    return ("\n".join(parts) or "No claims were found.\n").encode()


def _cell(text: str) -> str:
    text = " ".join(text.split())
    for char in "\\|<>*_`[]":
        text = text.replace(char, "\\" + char)
    return text


TABLE = TableFormat("md", ".md", write)
