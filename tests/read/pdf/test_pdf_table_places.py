"""Where tables and forest plots stand: in the text, over pages, with caption and notes, beside charts."""

from __future__ import annotations

import pytest

from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import cell, read_sheets, rows
from tests.read.pdf.table_sheets import (
    BODY,
    HEAD,
    MORE,
    PROSE,
    booktabs,
    half_ruled,
    put_rows,
    ruled,
)


def test_the_table_stays_out_of_the_sentences() -> None:
    sheet = Sheet()
    y = sheet.column(60, 80, 460, PROSE)
    sheet.text(60, y, "This sentence is broken in two by the table but it")
    sheet.text(60, 140, "Table 1. Risk factors", 8, font="F2")
    booktabs(sheet)
    sheet.column(60, 300, 460, f"goes on behind it. {PROSE} {PROSE}")
    assert "by the table but it goes on behind it." in read_sheets(sheet).text


def test_a_table_over_two_pages_is_one() -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 4)
    for sheet, words in ((one, "Table 1. Risk factors"), (other, "Table 1 (continued)")):
        sheet.text(60, 140 if sheet is other else 640, words, 8, font="F2")
    for sheet, y, body in ((one, 650, BODY), (other, 150, [tuple(f"More {words}" for words in row) for row in BODY])):
        sheet.rule(60, y, 520)
        put_rows(sheet, y + 12, [HEAD])
        sheet.rule(60, y + 18, 520)
        put_rows(sheet, y + 30, body)
        sheet.rule(60, y + 80, 520)
    document = read_sheets(one, other)
    (table,) = document.tables
    assert len(rows(document, table)) == 9
    assert cell(document, "More 12 (14.3)") == (("More Diabetes",), ("Cases (n = 84)",))


def test_a_forest_plot_with_selectable_text_is_read_row_by_row() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 3)
    studies = (
        ("Ash 2001", "1.50 (1.10, 2.05)"),
        ("Birch 2004", "0.92 (0.60, 1.41)"),
        ("Cedar 2010", "1.21 (1.01, 1.45)"),
    )
    sheet.text(100, 300, "Study", 7)
    sheet.text(380, 300, "HR (95% CI)", 7)
    for step, (study, estimate) in enumerate(studies):
        y = 320 + 16 * step
        sheet.text(100, y, study, 7)
        sheet.rule(220 + 7 * step, y - 2, 330 + 5 * step)
        sheet.box(260, y - 5, 268, y + 3)
        sheet.text(380, y, estimate, 7)
    sheet.text(60, 430, "Figure 2. Forest plot of the trials", 8, font="F2")
    sheet.column(60, 470, 460, PROSE * 3)
    document = read_sheets(sheet)
    (table,) = document.tables
    assert table.figure and table.label == "Figure 2"
    assert cell(document, "0.92 (0.60, 1.41)") == (("Birch 2004",), ("HR (95% CI)",))


def test_what_goes_on_in_a_column_above_the_closing_rule_is_no_note() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Time spent", 8, font="F2")
    booktabs(sheet)
    sheet.marks.pop()  # the rule that closes the table
    sheet.text(193, 236, "77 (1.2)", 8)
    sheet.rule(60, 241, 520)
    sheet.text(60, 252, "CI: confidence interval.", 7)
    sheet.column(60, 320, 460, PROSE * 3)
    document = read_sheets(sheet)
    (table,) = document.tables
    assert "77 (1.2)" in "".join(rows(document, table)[-1])
    assert [note.of(document.text) for note in table.footnotes] == ["CI: confidence interval."]


def test_notes_behind_a_caption_below_the_table_are_its_notes() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    ruled(sheet)
    sheet.shade(60, 240, 520, 300)
    sheet.text(63, 255, "TABLE 2: Risk factors of persistent pain", 11, font="F2")
    sheet.text(63, 272, "^: Given as mean difference (95% CI).", 7)
    sheet.text(63, 292, "OR: odds ratio.", 7)
    sheet.column(60, 330, 460, PROSE * 3)
    document = read_sheets(sheet)
    (table,) = document.tables
    told = " ".join(note.of(document.text) for note in table.footnotes)
    assert told == "^: Given as mean difference (95% CI). OR: odds ratio."


def test_a_caption_repeated_at_the_top_of_pages_is_no_running_head() -> None:
    sheets = []
    for number in range(3):
        sheet = Sheet()
        sheet.text(60, 60, f"Table 2 Outcomes after surgery{' (continued)' * bool(number)}", 8, font="F2")
        sheet.rule(60, 66, 520)
        y = put_rows(sheet, 78, [HEAD])
        sheet.rule(60, y - 8, 520)
        body = [(f"{name} {number}", *values) for name, *values in BODY]
        y = put_rows(sheet, y + 4, body)
        sheet.rule(60, y, 520)
        sheets.append(sheet)
    document = read_sheets(*sheets)
    (table,) = document.tables
    assert len(rows(document, table)) == 13
    assert document.text.count("Outcomes after surgery") == 1


def test_rules_of_a_chart_beside_a_table_are_not_its_rules() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Table 1. Risk factors", 8, font="F2")
    for y in (108, 124, 186):
        for x in (60, 120, 180):
            sheet.rule(x, y, x + 60)
    edges = (60, 140, 190)
    for step, row in enumerate([("", "Cases", "All"), *(("Age", "12 (3)", f"3{n} (8)") for n in range(4))]):
        for x, words in zip(edges, row, strict=True):
            sheet.text(x + 2, 118 + 15 * step, words, 8)
    sheet.shade(380, 123.2, 392, 180)
    sheet.shade(410, 140, 422, 180)
    for step in range(4):
        sheet.text(350, 120 + 15 * step, str(8 - step), 7)
    sheet.column(60, 230, 460, PROSE * 4)
    document = read_sheets(sheet)
    assert len(rows(document, document.tables[0])[1]) == 3
    assert cell(document, "33 (8)") == (("Age",), ("All",))


def test_a_box_that_says_it_continues_is_the_first_part_of_the_table() -> None:
    sheet = Sheet()
    for x, body in ((60, BODY[:2]), (310, BODY[2:])):
        sheet.shade(x, 140, x + 230, 240)
        for step, row in enumerate([("", "Cases", "Controls"), *((one[0], *one[1:3]) for one in (*body, *body))]):
            for place, words in zip((0, 90, 160), row, strict=True):
                sheet.text(x + 4 + place, 152 + 14 * step, words, 8)
        sheet.rule(x, 156, x + 230)
    sheet.text(150, 234, "(Table 3 continues in next column)", 7)
    sheet.text(314, 236, "Table 3: Risk factors", 8, font="F2")
    sheet.column(60, 270, 230, PROSE * 3)
    sheet.column(310, 270, 230, PROSE * 3)
    document = read_sheets(sheet)
    (table,) = document.tables
    told = [row[0] for row in rows(document, table)]
    assert told.count("Smoking") == 2 and told.count("Diabetes") == 2


def test_the_subgroups_of_a_forest_plot_are_named_over_their_rows() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 3)
    sheet.text(100, 290, "Study", 7)
    sheet.text(100, 300, "ID", 7)
    sheet.text(380, 300, "HR (95% CI)", 7)
    body = (
        ("EU", ""),
        ("Ash 2001", "1.50 (1.10, 2.05)"),
        ("Birch 2004", "0.92 (0.60, 1.41)"),
        ("US", ""),
        ("Cedar 2010", "1.21 (1.01, 1.45)"),
    )
    sheet.box(264, 308, 265, 390)
    for step, (study, estimate) in enumerate(body):
        y = 316 + 16 * step
        sheet.text(100, y, study, 7)
        if estimate:
            sheet.rule(220 + 7 * step, y - 2, 330 + 5 * step)
            sheet.box(260, y - 5, 268, y + 3)
            sheet.text(380, y, estimate, 7)
    sheet.text(60, 430, "Figure 2. Forest plot of the trials", 8, font="F2")
    sheet.column(60, 470, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "0.92 (0.60, 1.41)") == (("EU", "Birch 2004"), ("HR (95% CI)",))
    assert cell(document, "1.21 (1.01, 1.45)") == (("US", "Cedar 2010"), ("HR (95% CI)",))


@pytest.mark.parametrize("left", [0.0, 20.0])
def test_a_repeated_header_without_a_caption_goes_on_with_the_table(left: float) -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 4)
    one.text(60, 640, "Table 1. Risk factors", 8, font="F2")
    half_ruled(one, 650, BODY)
    half_ruled(other, 80, MORE, left)
    other.text(63 - left, 160, "Values are numbers and shares.", 8)
    other.column(60, 200, 460, PROSE * 4)
    document = read_sheets(one, other)
    (table,) = document.tables
    assert len(rows(document, table)) == 9
    assert cell(document, "More 12 (14.3)") == (("More Diabetes",), ("Cases (n = 84)",))


def test_a_header_that_says_something_else_resumes_no_table() -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 4)
    one.text(60, 640, "Table 1. Risk factors", 8, font="F2")
    half_ruled(one, 650, BODY)
    put_rows(other, 92, [("Characteristic", "Women", "Men", "Both"), *MORE])
    other.column(60, 200, 460, PROSE * 4)
    document = read_sheets(one, other)
    assert len(rows(document, document.tables[0])) == 5


def test_the_rest_of_a_table_has_the_columns_of_its_first_part() -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 4)
    one.text(60, 640, "Table 1. Risk factors", 8, font="F2")
    half_ruled(one, 650, BODY)
    half_ruled(
        other, 80, [("Pain", "12 (14.3)", "", "2.10 (1.40-3.15)"), ("Fever", "9 (10.7)", "", "0.80 (0.41-1.56)")]
    )
    other.column(60, 200, 460, PROSE * 4)
    document = read_sheets(one, other)
    (table,) = document.tables
    assert len(rows(document, table)) == 7
    assert cell(document, "0.80 (0.41-1.56)") == (("Fever",), ("OR (95% CI)",))


FOOT = 780.0
"""Where the last line of a page may stand."""


def test_a_caption_that_ends_a_page_has_its_table_on_the_next() -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 20)
    one.text(60, FOOT, "Table 1. Risk factors of persistent pain", 8, font="F2")
    half_ruled(other, 80, BODY)
    other.column(60, 200, 460, PROSE * 8)
    document = read_sheets(one, other)
    (table,) = document.tables
    assert table.label == "Table 1" and table.caption is not None
    assert table.caption.of(document.text) == "Risk factors of persistent pain"
    assert cell(document, "12 (14.3)") == (("Diabetes",), ("Cases (n = 84)",))
    assert document.text.count("persistent pain") == 1


def test_a_caption_that_ends_a_column_has_its_table_in_the_next() -> None:
    sheet = Sheet()
    sheet.column(40, 80, 240, PROSE * 14)
    sheet.text(40, FOOT, "Table 1. Risk factors of persistent pain", 8, font="F2")
    edges = (310, 390, 450, 500)
    put_rows(sheet, 88, [("", "Cases", "Controls", "OR"), *BODY], edges=edges, size=7)
    sheet.column(310, 190, 240, PROSE * 14)
    document = read_sheets(sheet)
    (table,) = document.tables
    assert table.label == "Table 1"
    assert cell(document, "9 (9.9)") == (("Diabetes",), ("Controls",))


def test_a_caption_that_begins_a_page_has_its_table_on_the_page_before() -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 20)
    half_ruled(one, 700, BODY)
    one.rule(60, 778, 520)
    other.text(60, 80, "Table 1. Risk factors of persistent pain", 8, font="F2")
    other.column(60, 110, 460, PROSE * 12)
    document = read_sheets(one, other)
    (table,) = document.tables
    assert table.label == "Table 1"
    assert cell(document, "9 (9.9)") == (("Diabetes",), ("Controls (n = 91)",))
    assert document.text.count("persistent pain") == 1


def test_a_caption_of_a_picture_at_the_end_of_a_page_takes_no_text_of_the_next() -> None:
    one, other = Sheet(), Sheet()
    one.column(60, 80, 460, PROSE * 20)
    one.picture(60, 600, 520, 760)
    one.text(60, FOOT, "Table 1. Risk factors of persistent pain", 8, font="F2")
    other.column(60, 80, 460, PROSE * 8)
    put_rows(other, 400, [HEAD, *BODY])
    document = read_sheets(one, other)
    assert not document.tables
    assert "Table 1. Risk factors" in document.text


def forest(sheet: Sheet, y: float, number: int, names: tuple[str, ...]) -> float:
    """A forest plot of these trials with its caption below; where that stands."""
    sheet.text(100, y, "Study", 7)
    sheet.text(380, y, "HR (95% CI)", 7)
    for step, name in enumerate(names):
        base = y + 14 + 12 * step
        sheet.text(100, base, name, 7)
        sheet.rule(220, base - 2, 330 + step)
        sheet.box(260, base - 4, 266, base + 2)
        sheet.text(380, base, f"1.{number}{step} (1.10, 2.{number}{step})", 7)
    base = y + 14 + 12 * len(names)
    sheet.text(60, base, f"Figure {number}. Trials of kind {number}", 8, font="F2")
    return base


def test_two_forest_plots_close_together_are_two() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 3)
    below = forest(sheet, 300, 5, ("Ash 2001", "Birch 2004", "Cedar 2010", "Dogwood 2012", "Alder 2015"))
    forest(sheet, below + 9, 6, ("Elm 2001", "Fir 2004", "Gum 2010", "Holly 2012", "Ivy 2015"))
    sheet.column(60, 500, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert [table.label for table in document.tables] == ["Figure 5", "Figure 6"]
    assert [len(rows(document, table)) for table in document.tables] == [6, 6]
    assert cell(document, "1.62 (1.10, 2.62)") == (("Gum 2010",), ("HR (95% CI)",))
