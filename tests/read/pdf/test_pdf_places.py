"""A quote's boxes on its page, and the page drawn with them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidex.pipeline.examining import claims_of
from evidex.report.drawn_pages import draw_places
from evidex.schema import Document, Span, boxes_of
from tests.conftest import SHARED
from tests.read.pdf.paper import Sheet, make_pdf, width
from tests.read.pdf.reading import read, read_sheets

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
PROSE = "Running text stands above and below the table, as it does in every paper that anybody has ever seen printed."
COLUMNS = (60.0, 200.0, 320.0, 430.0)


def paper() -> bytes:
    sheet = Sheet()
    sheet.text(60, 100, "The first line of the page ends with a number, and it is")
    sheet.text(60, 112, "12.5 per cent of all of the patients who were asked about it.")
    return make_pdf(Sheet(), sheet)


def test_a_quote_over_two_lines_has_two_boxes() -> None:
    document = read(paper())
    start = document.text.index("and it is")
    first, second = boxes_of(document, Span(start, document.text.index("per cent")))
    assert (first.page, second.page) == (2, 2)
    assert first.top < 100 < first.bottom < 112 < second.bottom
    assert first.x0 > 200 and second.x0 == 60.0
    assert document.text[second.start : second.end] == "12.5 "


def test_only_pages_that_hold_a_span_are_drawn() -> None:
    data = paper()
    document = read(data)
    start = document.text.index("12.5")
    ((number, picture),) = draw_places(data, document, [Span(start, start + 4)], scale=1.0)
    assert number == 2
    assert picture.startswith(b"\x89PNG")
    plain = list(draw_places(data, document, [], scale=1.0))
    assert plain == []


def assert_claims_have_places(document: Document) -> int:
    """Every claim has boxes, the first on its page; their number."""
    claims = claims_of(document)
    for claim in claims:
        boxes = boxes_of(document, Span(claim.start, claim.end))
        assert boxes and boxes[0].page == claim.page, (claim, boxes)
    return len(claims)


def table_sheet(rows: list[tuple[str, str, str, str]], *, sideways: bool = False) -> Sheet:
    """A page with a table between two rules, or the same page turned by a quarter."""
    sheet = Sheet(wide=842, high=595, rotate=90) if sideways else Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Risk factors of persistent pain", 8, font="F2")
    sheet.rule(60, 150, 520)
    for number, row in enumerate([("Factor", "Cases", "Controls", "OR (95% CI)"), *rows]):
        for x, words in zip(COLUMNS, row, strict=True):
            sheet.text(x, 162 + 16 * number, words, 8)
    sheet.rule(60, 167, 520)
    sheet.rule(60, 168 + 16 * len(rows), 520)
    sheet.column(60, 230 + 16 * len(rows), 460, PROSE * 3)
    return sheet


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 8), st.integers(0, 2**32), st.booleans())
def test_each_cell_has_the_box_of_its_own_words(count: int, seed: int, sideways: bool) -> None:
    pick = Random(seed).randrange
    rows = [
        (
            f"Factor {'abcdefgh'[n]}",
            f"{pick(1, 99)} ({pick(1, 99)}.0)",
            f"{pick(1, 99)} ({pick(1, 99)}.5)",
            f"1.{pick(1, 99):02} (0.{pick(1, 99):02}-2.{pick(1, 99):02})",
        )
        for n in range(count)
    ]
    document = read_sheets(Sheet(), table_sheet(rows, sideways=sideways))
    assert len(document.tables) == 1
    for number, row in enumerate(rows, 1):
        for x, words in zip(COLUMNS, row, strict=True):
            assert_stands_at(document, words, x, 162 + 16 * number, sideways)
    assert assert_claims_have_places(document) >= len(rows)


def assert_stands_at(document: Document, words: str, x: float, base: float, sideways: bool) -> None:
    """A cell of these words has a box on page 2 around the place where they were painted, as long as they are."""
    for cell in document.tables[0].cells:
        for box in boxes_of(document, Span(cell.start, cell.end)):
            if document.text[cell.start : cell.end] != words or box.page != 2:
                continue
            left, down, long = box.x0, box.bottom, box.x1 - box.x0
            if sideways:
                left, down, long = box.top, 595 - box.x0, box.bottom - box.top
            if abs(left - x) < 1 and 0 <= down - base < 4 and abs(long - width(words, 8)) < 1:
                return
    raise AssertionError(f"{words} does not stand at {x}, {base}")


def test_a_line_that_runs_off_the_page_has_its_box_cut_at_the_edge() -> None:
    sheet = Sheet(wide=300)
    sheet.text(20, 100, "This line is set longer than the page is wide and runs out of it at the right.")
    document = read_sheets(sheet)
    assert document.boxes
    assert max(box.x1 for box in document.boxes) <= 300


def test_every_claim_of_the_sample_has_its_place() -> None:
    document = read((CORPUS / "two_column_article.pdf").read_bytes())
    assert assert_claims_have_places(document) > 20
    assert {claim.section for claim in claims_of(document)} >= {"table", "results"}


def real_pdfs() -> list[Path]:
    return sorted((SHARED / "data" / "pdf").glob("*.pdf"))[:4] if SHARED.is_dir() else []


@pytest.mark.parametrize("path", real_pdfs(), ids=lambda path: path.stem[:30])
def test_every_claim_of_a_real_article_has_its_place(path: Path) -> None:
    assert assert_claims_have_places(read(path.read_bytes()))
