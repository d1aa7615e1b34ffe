"""Rows that stand in belong to the label above them, and the next that does not ends it, in every format alike."""

import io

import pytest

from evidex.read import Source, read_source
from evidex.read._indents import leading, styled
from evidex.schema import Document

ROWS = [["", "A", "B"], ["Sex", "", ""], ["Men", "5", "6"], ["Women", "7", "8"], ["Stay, days", "9", "10"]]
WANTED = [("Sex", "Men"), ("Sex", "Women"), ("Stay, days",)]


def labels(data: bytes, name: str) -> list[tuple[str, ...]]:
    (document,) = read_source(Source(name=name, data=data))
    assert isinstance(document, Document)
    return list(dict.fromkeys(cell.row_headers for cell in document.tables[0].cells if not cell.header))


def html(begin: str) -> bytes:
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{begin if place > 1 and row[0] in ('Men', 'Women') else ''}{words}" for words in row)
        + "</tr>"
        for place, row in enumerate(ROWS)
    )
    return f"<html><body><h1>Study</h1>{'<p>Words before it.</p>' * 9}<table>{rows}</table></body></html>".encode()


@pytest.mark.parametrize("begin", ["&nbsp;&nbsp;", "&emsp;", '<span style="padding-left: 12px">'])
def test_html(begin: str) -> None:
    assert labels(html(begin), "a.html") == WANTED


def test_markdown() -> None:
    inner = [[f"&nbsp;&nbsp;{row[0]}", *row[1:]] if row[0] in ("Men", "Women") else row for row in ROWS]
    lines = ["| " + " | ".join(row) + " |" for row in inner]
    text = "# Study\n\nWords.\n\n" + "\n".join([lines[0], "|---|---|---|", *lines[1:]]) + "\n"
    assert labels(text.encode(), "a.md") == WANTED


@pytest.mark.parametrize("by_spaces", [True, False])
def test_word(by_spaces: bool) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph("Words.")
    table = made.add_table(rows=len(ROWS), cols=3)
    for cell, words in zip(table._cells, [words for row in ROWS for words in row], strict=True):
        inner = words in ("Men", "Women")
        cell.text = f"   {words}" if inner and by_spaces else words
        if inner and not by_spaces:
            cell.paragraphs[0].paragraph_format.left_indent = docx.shared.Pt(9)
    held = io.BytesIO()
    made.save(held)
    assert labels(held.getvalue(), "a.docx") == WANTED


def test_plain_spaces_are_layout() -> None:
    assert leading("\n    Men") == 0
    assert leading("\u00a0\u2003Men") == 3
    assert styled("color: red; padding-left:1.5em") == 1.5
    assert styled(None) == 0
