"""What nobody sees on the page is not read; what is seen, or is the text of a scan, is."""

from __future__ import annotations

import pytest

import evidex
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.pdf.reading import read, read_sheets

SEEN = "The odds ratio was 1.42 (95% CI 1.10-1.83) in all of the women."
DRAFT = "The odds ratio was 9.99 (95% CI 8.88-10.1) in the draft of it."


def sheet_with(*marks: str) -> Sheet:
    sheet = Sheet()
    sheet.text(60, 100, SEEN)
    sheet.marks += marks
    return sheet


def words(y: float, told: str) -> str:
    sheet = Sheet()
    sheet.text(60, y, told)
    return sheet.marks[0]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("colour", ["1 g", "1 1 1 rg", "0.97 0.98 0.97 rg", "0 0 0 0 k"])
def test_white_words_on_white_are_not_read(colour: str) -> None:
    assert read_sheets(sheet_with(f"q {colour} {words(130, DRAFT)} Q")).text == SEEN


def test_white_words_on_a_dark_ground_are_read() -> None:
    sheet = Sheet()
    sheet.marks.append("0 0 0.4 rg 50 700 500 60 re f")
    sheet.marks.append(f"1 g {words(110, SEEN)} 0 g")
    assert read_sheets(sheet).text == SEEN


def test_words_cut_off_by_a_clip_path_are_not_read() -> None:
    text = read_sheets(sheet_with(f"q 60 600 400 40 re W n {words(130, DRAFT)} Q")).text
    assert text == SEEN
    assert read_sheets(sheet_with(f"q 60 680 400 140 re W n {words(130, 'And this is seen.')} Q")).text.endswith(
        "seen."
    )


def test_words_of_a_form_are_cut_off_at_its_box() -> None:
    sheet, inside = sheet_with(), Sheet()
    inside.text(60, 130, DRAFT)
    inside.text(60, 400, "What stands in the box of the form is read as it is seen.")
    sheet.paint(sheet.form(inside, box="0 400 595 500"))
    assert flat(read_sheets(sheet).text) == f"{SEEN} What stands in the box of the form is read as it is seen."


def test_forms_within_forms_and_turned_ones_are_read_where_they_stand() -> None:
    sheet, inner, outer = Sheet(), Sheet(), Sheet()
    inner.text(60, 742, "The inner words are set by two matrices, one in the other.")
    first = sheet.form(inner, box="0 0 595 842")
    outer.paint(first, "1 0 0 1 10 20")
    sheet.paint(sheet.form(outer), "1 0 0 1 0 300")
    turned = Sheet()
    turned.text(0, 842, "These words are turned upside down and back again here.")
    sheet.paint(sheet.form(turned, entries="/Matrix [-1 0 0 -1 0 0]"), "-1 0 0 -1 60 200")
    document = read_sheets(sheet)
    assert "The inner words are set" in document.text and "upside down and back again" in document.text
    box = next(box for box in document.boxes if "inner words" in document.text[box.start : box.end])
    assert 69 < box.x0 < 71 and 410 < box.top < 422 < box.bottom


def test_layers_that_are_switched_off_are_not_read() -> None:
    sheet = sheet_with(f"/OC /OC0 BDC {words(130, DRAFT)} EMC")
    inside = Sheet()
    inside.text(60, 160, DRAFT)
    sheet.paint(sheet.form(inside, entries="/OC {OC0}"))
    sheet.marks.append(f"/OC /OC1 BDC {words(190, 'The other layer is on.')} EMC")
    text = read(make_pdf(sheet, layers="/OFF [{OC0}]")).text
    assert flat(text) == f"{SEEN} The other layer is on."
    assert DRAFT in read(make_pdf(sheet, layers="/ON [{OC0}]")).text


def test_words_outside_the_crop_box_are_not_read() -> None:
    sheet = sheet_with(words(700, DRAFT))
    sheet.crop = "0 400 595 842"
    assert read_sheets(sheet).text == SEEN


def test_the_text_layer_of_a_scan_is_read() -> None:
    sheet = Sheet()
    sheet.picture(0, 0, 595, 842)
    for step in range(4):
        sheet.text(60, 100 + 12 * step, f"Line {'abcd'[step]} of this page was recognised in its picture.", mode=3)
    document = read_sheets(sheet)
    assert document.text.count("was recognised") == 4
    assert "no-text-layer" not in document.remarks


def test_invisible_words_on_a_page_of_print_are_a_draft() -> None:
    sheet = Sheet()
    sheet.picture(0, 0, 595, 842)
    sheet.column(60, 100, 460, f"{SEEN} " * 6)
    sheet.text(60, 400, DRAFT, mode=3)
    assert "9.99" not in read_sheets(sheet).text


def test_a_font_that_does_not_say_what_it_shows_leaves_holes_and_no_claims() -> None:
    font = (
        "/F9 << /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
        "/Subtype /CIDFontType2 /BaseFont /Nameless /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 500 >>] >> "
    )
    sheet = Sheet()
    sheet.text(60, 100, "The odds ratio was")
    sheet.marks.append("BT /F9 10 Tf 1 0 0 1 150 742 Tm <00140011001700150003> Tj ET")
    sheet.text(190, 100, "(95% CI 1.10-1.83) in all of the women.")
    document = read(make_pdf(sheet, fonts=font))
    assert "\ufffd" in document.text
    assert "damaged-characters" in document.remarks
    assert [claim for claim in evidex.claims(document) if claim.kind == "effect"] == []
