"""Evidence tables as a Word document, on sheets that lie on their long side."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from evidex.report.evidence import filled_columns, heading, shown
from evidex.report.page import KIND_WORDS
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]


def write(choice: Choice) -> bytes:
    from docx import Document as Paper
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    paper = Paper()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    paper.styles["Normal"].font.size = Pt(8)
    paper.core_properties.title = "Evidence table"
    paper.core_properties.author = "evidex"
    paper.core_properties.created = datetime(2000, 1, 1, tzinfo=UTC)
    for kind in choice.kinds:
        paper.add_heading(KIND_WORDS.get(kind, kind).capitalize(), 1)
        _add_table(paper, choice, kind)
    if not choice.kinds:
        paper.add_paragraph("No claims were found.")
    done = io.BytesIO()
    paper.save(done)
    return done.getvalue()


def _add_table(paper: Any, choice: Choice, kind: str) -> None:
    rows = list(choice.rows(kind))
    columns = filled_columns(kind, rows)
    table = paper.add_table(rows=1, cols=len(columns) + 1, style="Light Grid Accent 1")
    lines = [["study", *map(heading, columns)]]
    lines += [
        [f"{row.study} ({row.held.id})", *(_cell(shown(name, row.cells.get(name))) for name in columns)] for row in rows
    ]
    for number, line in enumerate(lines):
        cells = table.rows[0].cells if number == 0 else table.add_row().cells
        for cell, text in zip(cells, line, strict=True):
            cell.text = text
    _repeat_on_each_page(table.rows[0])


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _cell(text: str) -> str:
    """Without characters that Word may not hold; a space that does not break stays one."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c == "\u00a0" else " " for c in text)


TABLE = TableFormat("docx", ".docx", write, binary=True)
