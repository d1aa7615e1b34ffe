"""Evidence tables as a Word document, on sheets that lie on their long side."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
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
    empty = deepcopy(table.rows[0]._tr)  # python-docx takes ten times as long to make a row as to copy one
    _fill(table.rows[0]._tr, ["study", *map(heading, columns)])
    _repeat_on_each_page(table.rows[0])
    for row in rows:
        texts = [f"{row.study} ({row.beside})", *(_cell(shown(name, row.cells.get(name))) for name in columns)]
        table._tbl.append(_fill(deepcopy(empty), texts))


def _fill(row: Any, texts: Sequence[str]) -> Any:
    for cell, text in zip(row.tc_lst, texts, strict=True):
        cell.p_lst[0].add_r().text = text
    return row


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _cell(text: str) -> str:
    """Without characters that Word may not hold; a space that does not break stays one."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c == "\u00a0" else " " for c in text)


TABLE = TableFormat("docx", ".docx", write, binary=True)
