"""Scanned pages: the text layer under a picture is read and said to be a machine's; no other hidden text is."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from evidex.cli import app
from evidex.schema import Span, boxes_of
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.pdf.reading import read_sheets

PROSE = "Of the 40 patients who were scanned, 12 (30%) had pain, and all of the others were well after a year. " * 3


def scanned(*, layer: bool) -> Sheet:
    sheet = Sheet()
    sheet.scan()
    sheet.text(60, 820, "Downloaded from a library", 7)
    if layer:
        for number, words in enumerate(PROSE.split(". ")):
            sheet.text(60, 100 + 12 * number, words, mode=3)
    return sheet


def test_the_layer_under_a_picture_is_read_with_its_places_and_named() -> None:
    document = read_sheets(scanned(layer=True))
    assert document.remarks == ("ocr",)
    start = document.text.index("12 (30%)")
    (box,) = boxes_of(document, Span(start, start + 8))
    assert box.page == 1 and 85 < box.top < 100 < box.bottom < 110


def test_a_picture_without_a_layer_is_a_scan() -> None:
    document = read_sheets(scanned(layer=False))
    assert document.remarks == ("no-text-layer",)


def test_a_long_stamp_on_a_scan_does_not_hide_its_layer() -> None:
    sheet = scanned(layer=True)
    for number in range(3):
        sheet.text(60, 780 + 9 * number, "See the terms of use of the library from which this article was fetched", 7)
    for number, words in enumerate(PROSE.split(". ")):
        sheet.text(60, 300 + 12 * number, words, mode=3)
    document = read_sheets(sheet)
    assert document.text.count("12 (30%)") == 6
    assert document.remarks == ("ocr",)


def test_hidden_text_on_a_page_that_speaks_itself_stays_hidden() -> None:
    sheet = Sheet()
    sheet.scan()
    sheet.column(60, 100, 460, PROSE)
    sheet.text(60, 300, "A draft of which nobody should see a word in print.", mode=3)
    document = read_sheets(sheet)
    assert "draft" not in document.text
    assert document.remarks == ()


def test_only_the_scanned_pages_of_a_mixed_document_are_a_machines() -> None:
    plain = Sheet()
    plain.column(60, 100, 460, PROSE)
    document = read_sheets(plain, scanned(layer=True))
    assert document.text.count("12 (30%)") == 6
    assert document.remarks == ("ocr",)


def test_pages_that_are_pictures_between_pages_of_text_are_named() -> None:
    plain = Sheet()
    plain.column(60, 100, 460, PROSE)
    document = read_sheets(plain, scanned(layer=False), plain, scanned(layer=False), plain)
    assert document.remarks == ("no-text-on-pages 2, 4",)


def test_extract_says_of_a_scan_why_it_holds_no_claims(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(make_pdf(scanned(layer=False)))
    told = CliRunner().invoke(app, ["extract", str(tmp_path / "scan.pdf")])
    assert told.exit_code == 0
    assert "The pages hold pictures of text and no text" in told.stderr
