"""Headings between the rows of a table: how long they are says nothing, and the letter of a note is no word."""

from __future__ import annotations

from tests.read.pdf.paper import Sheet, width
from tests.read.pdf.reading import cell, read_sheets
from tests.read.pdf.table_sheets import BODY, HEAD, PROSE, put_rows

LONG = "Respiratory, thoracic and mediastinal disorders that were told by the patients or their doctors"
WHO = "All who were randomised, whatever they received and however long they were looked after"


def table(*lines: tuple[str, ...], fonts: dict[str, str] | None = None) -> Sheet:
    """A sheet with a table of these rows; those of one cell are headings."""
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Events", 8, font="F2")
    sheet.rule(60, 148, 520)
    put_rows(sheet, 160, [HEAD])
    sheet.rule(60, 166, 520)
    for step, (label, *values) in enumerate(lines):
        y = 180 + 12 * step
        sheet.text(63, y, label, 8, font=(fonts or {}).get(label, "F1"))
        put_rows(sheet, y, [("", *values)])
    sheet.rule(60, 180 + 12 * len(lines), 520)
    return sheet


def test_a_long_heading_is_beside_a_short_one_not_above_it() -> None:
    document = read_sheets(
        table(
            (LONG,),
            ("Cough", "11 (13)", "9 (10)", "1.1"),
            ("Cardiac disorders",),
            ("Flutter", "12 (14)", "8 (9)", "1.2"),
            ("Shock", "13 (15)", "7 (8)", "1.3"),
        )
    )
    assert cell(document, "11 (13)")[0] == (LONG, "Cough")
    assert cell(document, "13 (15)")[0] == ("Cardiac disorders", "Shock")


def test_a_heading_right_above_another_is_above_it() -> None:
    document = read_sheets(
        table(
            (WHO,),
            ("Cardiac disorders",),
            ("Flutter", "12 (14)", "8 (9)", "1.2"),
            ("Skin disorders",),
            ("Itch", "13 (15)", "7 (8)", "1.3"),
        )
    )
    assert cell(document, "13 (15)")[0] == (WHO, "Skin disorders", "Itch")


def test_a_heading_in_bold_stays_above_the_plain_ones() -> None:
    lines = [
        (WHO,),
        ("Cough", "11 (13)", "9 (10)", "1.1"),
        ("Cardiac disorders",),
        ("Flutter", "12 (14)", "8 (9)", "1.2"),
        ("Shock", "13 (15)", "7 (8)", "1.3"),
    ]
    document = read_sheets(table(*lines, fonts={WHO: "F2"}))
    assert cell(document, "13 (15)")[0] == (WHO, "Cardiac disorders", "Shock")


def test_the_small_letter_of_a_note_is_no_word_that_goes_on() -> None:
    sheet = table(
        ("Pattern, n (%)",),
        ("Limited", "11 (13)", "9 (10)", "1.1"),
        ("Extensive", "12 (14)", "8 (9)", "1.2"),
        ("Rest of",),
        ("Both", "13 (15)", "7 (8)", "1.3"),
    )
    sheet.text(64 + width("Pattern, n (%)", 8), 177, "a", 5)
    document = read_sheets(sheet)
    assert cell(document, "11 (13)")[0] == ("Pattern, n (%) ᵃ", "Limited")
    assert cell(document, "12 (14)")[0] == ("Pattern, n (%) ᵃ", "Extensive")
    assert cell(document, "13 (15)")[0][-1] == "Rest of Both"


def test_a_heading_is_not_cut_where_one_of_its_words_begins_with_a_column() -> None:
    heading = "Musculoskeletal and connective tissue disorders"
    sheet = table(("Skin",), ("Itch", "11 (13)", "9 (10)", "1.1"), ("Rash", "15 (17)", "6 (7)", "1.4"), ("",), ("",))
    start = 193 - width("Musculoskeletal and connective ", 8)
    sheet.text(start, 216, heading, 8)
    sheet.text(start, 228, "Ache", 8)
    put_rows(sheet, 228, [("", "12 (14)", "8 (9)", "1.2")])
    assert cell(read_sheets(sheet), "12 (14)")[0][-2:] == (heading, "Ache")


def test_a_label_whose_bracket_stands_below_is_one_label() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Laboratory findings", 8, font="F2")
    sheet.rule(60, 150, 520)
    put_rows(sheet, 162, [HEAD])
    sheet.rule(60, 168, 520)
    folded = [
        ("Ferritin, median",),
        ("(range)", "612 (80-2400)"),
        ("Difference (95%",),
        ("CI) in CRP", "5.1 (2.0-8.2)"),
    ]
    y = put_rows(sheet, 180, BODY[:2])
    for first, second in zip(folded[::2], folded[1::2], strict=True):
        put_rows(sheet, y, [first])
        put_rows(sheet, y + 10, [second])
        y += 24
    sheet.rule(60, y - 4, 520)
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "612 (80-2400)")[0] == ("Ferritin, median (range)",)
    assert cell(document, "5.1 (2.0-8.2)")[0] == ("Difference (95% CI) in CRP",)
