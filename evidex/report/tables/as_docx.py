"""Evidence tables as a Word document, on sheets that lie on their long side.

A sheet holds no twenty columns that a person could read: what belongs together stands in one (`CI`, `n/N`, `where`),
and columns are as wide as their words want.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from evidex.report.evidence import filled_columns, heading, shown
from evidex.report.page import KIND_WORDS
from evidex.report.tables.socket import Choice, TableFormat

__all__ = ["TABLE"]

MARGIN, SIZE = 36.0, 7.0
"""Points: around the sheet, and of the letters."""
LETTER, BESIDE = 0.62, 6.0
"""How wide a letter is, as a share of its size; points of a cell that are not for letters."""
LONGEST_WORD, WIDEST = 16, 60
"""Letters: longer words may break, and no column asks for more than so many beside one another."""


def write(choice: Choice) -> bytes:
    from docx import Document as Paper
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    paper = Paper()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    paper.styles["Normal"].font.size = Pt(SIZE)
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
    columns = _columns(filled_columns(kind, rows))
    lines = [["study", *columns]]
    for row in rows:
        lines.append([f"{row.study} ({row.beside})", *(_cell(tell(row.cells)) for tell in columns.values())])
    table = paper.add_table(rows=1, cols=len(lines[0]), style="Light Grid Accent 1")
    _lay_out(table)
    section = paper.sections[0]
    _set_widths(table, _widths(lines, section.page_width.pt - 2 * MARGIN))
    empty = deepcopy(table.rows[0]._tr)  # python-docx takes ten times as long to make a row as to copy one
    _fill(table.rows[0]._tr, lines[0])
    table.rows[0]._tr.get_or_add_trPr().append(_element("tblHeader"))  # on each sheet
    for texts in lines[1:]:
        table._tbl.append(_fill(deepcopy(empty), texts))


Cells = Mapping[str, Any]


def _columns(names: Sequence[str]) -> dict[str, Callable[[Cells], str]]:
    """The columns of the sheet: heading, and what a row says there."""
    columns: dict[str, Callable[[Cells], str]] = {}
    for name in names:
        group = next((title for title, (members, _) in JOINED.items() if name in members), None)
        if group is None:
            columns[heading(name)] = lambda cells, name=name: shown(name, cells.get(name))  # type: ignore[misc]
        else:
            columns[group] = JOINED[group][1]
    return columns


def _span(low: Any, high: Any) -> str:
    if low is None and high is None:
        return ""
    return "\u00a0to\u00a0".join("…" if each is None else str(each) for each in (low, high))


def _interval(cells: Cells) -> str:
    level = f" ({cells['ci_level']}%)" if "ci_level" in cells else ""
    return _span(cells.get("ci_low"), cells.get("ci_high")) + level


def _counts(cells: Cells) -> str:
    n, of = cells.get("numerator"), cells.get("denominator")
    return f"{'' if n is None else n}" + ("" if of is None else f"/{of}")


def _spread(cells: Cells) -> str:
    parts = [f"{name.upper()} {cells[name]}" for name in ("sd", "se") if name in cells]
    kind = {"iqr": "IQR ", "range": "range ", "ci": "CI "}.get(cells.get("spread", ""), "")
    span = _span(cells.get("low"), cells.get("high"))
    return ", ".join([*parts, *([kind + span] if span else ())])


def _where(cells: Cells) -> str:
    section = "" if "in" in cells and cells.get("section") == "table" else str(cells.get("section", ""))
    page = f"page {cells['page']}" if "page" in cells else ""
    return ", ".join(part for part in (section, page, str(cells.get("in", ""))) if part)


JOINED: Mapping[str, tuple[tuple[str, ...], Callable[[Cells], str]]] = {
    "CI": (("ci_low", "ci_high", "ci_level"), _interval),
    "n/N": (("numerator", "denominator"), _counts),
    "range": (("sd", "se", "spread", "low", "high"), _spread),
    "where": (("section", "page", "in"), _where),
}


def _widths(lines: Sequence[Sequence[str]], room: float) -> list[float]:
    """Points for each column: its longest word, and of what is left a share by how much it says."""
    letter = SIZE * LETTER
    least, wish = [], []
    for texts in zip(*lines, strict=True):
        word = max(min(len(word), LONGEST_WORD) for text in texts for word in text.split(" "))
        word = max(word, *(len(word) + 1 for word in texts[0].split()))  # headings are bold
        longest = sorted(map(len, texts))[int(0.9 * (len(texts) - 1))]
        least.append(max(word, 3) * letter + BESIDE)
        wish.append(max(min(longest, WIDEST) * letter + BESIDE - least[-1], 1.0))
    left = room - sum(least)
    if left < 0:
        return [room * each / sum(least) for each in least]
    return [each + left * more / sum(wish) for each, more in zip(least, wish, strict=True)]


def _set_widths(table: Any, widths: Sequence[float]) -> None:
    from docx.shared import Pt

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Pt(width)


def _fill(row: Any, texts: Sequence[str]) -> Any:
    for cell, text in zip(row.tc_lst, texts, strict=True):
        cell.p_lst[0].add_r().text = text
    return row


def _lay_out(table: Any) -> None:
    """Widths as given, narrow margins of cells, no bold first column, no row in two sheets."""
    table.autofit = False
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w=str(int(BESIDE / 2 * 20)), type="dxa"))
    properties = table._tbl.tblPr
    look = properties.find(_name("tblLook"))
    look.set(_name("firstColumn"), "0")
    look.set(_name("val"), "0420")
    look.addprevious(margins)
    table.rows[0]._tr.get_or_add_trPr().append(_element("cantSplit"))


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        element.set(_name(attribute), value)
    return element


def _cell(text: str) -> str:
    """Without characters that Word may not hold; a space that does not break stays one."""
    return text if text.isprintable() else "".join(c if c.isprintable() or c == "\u00a0" else " " for c in text)


TABLE = TableFormat("docx", ".docx", write, binary=True)
