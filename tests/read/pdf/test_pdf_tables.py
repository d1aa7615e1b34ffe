"""Tables ruled, half-ruled and unruled, with spanners, folded rows, over pages, sideways; forest plots as rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import cell, read_sheets, rows

HEAD = ("Characteristic", "Cases (n = 84)", "Controls (n = 91)", "OR (95% CI)")
BODY = (
    ("Smoking", "41 (48.8)", "22 (24.2)", "2.99 (1.57-5.69)"),
    ("Hypertension", "30 (35.7)", "28 (30.8)", "1.25 (0.67-2.35)"),
    ("Diabetes", "12 (14.3)", "9 (9.9)", "1.52 (0.60-3.81)"),
    ("Previous surgery", "19 (22.6)", "11 (12.1)", "2.13 (0.94-4.80)"),
)
EDGES = (60, 190, 290, 400, 520)
PROSE = "Running text stands above and below the table, as it does in every paper that anybody has ever seen printed."


def put_rows(
    sheet: Sheet,
    y: float,
    table: Sequence[Sequence[str]],
    *,
    step: float = 14,
    size: float = 8,
    edges: Sequence[float] = EDGES,
) -> float:
    for row in table:
        for x, words in zip(edges, row, strict=False):
            if words:
                sheet.text(x + 3, y, words, size)
        y += step
    return y


def put_ruled_rows(
    sheet: Sheet, y: float, table: Sequence[Sequence[str]], *, size: float = 8, edges: Sequence[float] = EDGES
) -> None:
    for row in table:
        put_rows(sheet, y, [row], size=size, edges=edges)
        sheet.rule(60, y + 4, 520)
        y += 13


def booktabs(sheet: Sheet) -> None:
    sheet.rule(60, 150, 520)
    put_rows(sheet, 162, [HEAD])
    sheet.rule(60, 168, 520)
    put_rows(sheet, 180, BODY)
    sheet.rule(60, 230, 520)


def ruled(sheet: Sheet) -> None:
    for step in range(6):
        sheet.rule(60, 150 + 16 * step, 520)
    for x in EDGES:
        sheet.box(x, 150, x, 230)
    put_rows(sheet, 161, [HEAD, *BODY], step=16)


def unruled(sheet: Sheet) -> None:
    put_rows(sheet, 162, [HEAD, *BODY])


@pytest.mark.parametrize("paint", [booktabs, ruled, unruled])
def test_every_cell_knows_its_headers(paint: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Risk factors of persistent pain", 8, font="F2")
    paint(sheet)
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert len(document.tables) == 1
    assert document.tables[0].label == "Table 2"
    assert cell(document, "2.99 (1.57-5.69)") == (("Smoking",), ("OR (95% CI)",))
    assert cell(document, "11 (12.1)") == (("Previous surgery",), ("Controls (n = 91)",))


def test_the_table_stays_out_of_the_sentences() -> None:
    sheet = Sheet()
    y = sheet.column(60, 80, 460, PROSE)
    sheet.text(60, y, "This sentence is broken in two by the table but it")
    sheet.text(60, 140, "Table 1. Risk factors", 8, font="F2")
    booktabs(sheet)
    sheet.column(60, 300, 460, f"goes on behind it. {PROSE} {PROSE}")
    assert "by the table but it goes on behind it." in read_sheets(sheet).text


def test_a_spanner_reaches_over_the_columns_of_its_rule() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 3. Crude and adjusted", 8, font="F2")
    sheet.rule(60, 148, 520)
    sheet.text(230, 160, "Crude", 8)
    sheet.text(440, 160, "Adjusted", 8)
    sheet.rule(190, 164, 395)
    sheet.rule(402, 164, 520)
    put_rows(sheet, 175, [("Factor", "OR", "95% CI", "OR")])
    sheet.rule(60, 180, 520)
    put_rows(sheet, 192, [("Age", "1.10", "1.02-1.19", "1.08"), ("Sex", "0.90", "0.71-1.14", "0.95")])
    sheet.rule(60, 215, 520)
    document = read_sheets(sheet)
    assert cell(document, "1.02-1.19") == (("Age",), ("Crude", "95% CI"))
    assert cell(document, "0.95") == (("Sex",), ("Adjusted", "OR"))


def test_a_row_folded_over_lines_is_one_row() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Studies", 8, font="F2")
    sheet.rule(60, 148, 520)
    put_rows(sheet, 160, [HEAD])
    sheet.rule(60, 166, 520)
    y = 180.0
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        put_rows(sheet, y, [(f"{name} and", "12 (3.4)", "9 (2.1)", f"1.{len(name)}1"), ("others", "", "", "")], step=9)
        y += 24
    sheet.rule(60, y, 520)
    document = read_sheets(sheet)
    assert [row[0] for row in rows(document, document.tables[0])[1:]] == [
        f"{name} and others" for name in ("Alpha", "Beta", "Gamma", "Delta")
    ]


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


def test_letters_that_hang_over_are_no_indent() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Characteristics", 8, font="F2")
    sheet.rule(60, 148, 520)
    put_rows(sheet, 160, [("", "All", "Cases", "Controls")])
    sheet.rule(60, 166, 520)
    for step, (x, label) in enumerate(((63.0, "Age"), (62.6, "Tobacco"), (63.0, "Weight"), (63.2, "Height"))):
        sheet.text(x, 180 + 14 * step, label, 8)
        put_rows(sheet, 180 + 14 * step, [("", f"{step + 4} (20)", f"{step + 5} (31)", f"{step + 6} (29)")])
    sheet.rule(60, 230, 520)
    document = read_sheets(sheet)
    assert cell(document, "7 (20)") == (("Height",), ("All",))


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


def test_a_header_over_two_columns_is_not_cut_between_its_words() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Time spent", 8, font="F2")
    sheet.rule(60, 148, 520)
    sheet.text(193, 158, "Before the visit", 8)
    sheet.text(293, 158, "After", 8)
    sheet.text(293, 168, "(by letter and then by telephone calls)", 8)
    sheet.rule(60, 173, 520)
    put_rows(sheet, 185, [("Activity", "Minutes", "Number", "Minutes"), *(("Task", "12", "30", "41"),) * 3])
    sheet.rule(60, 236, 520)
    document = read_sheets(sheet)
    heads = {c.col_headers for c in document.tables[0].cells if document.text[c.start : c.end] == "41"}
    assert heads == {("After (by letter and then by telephone calls)",)}


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


def test_headers_wider_than_their_values_stay_apart() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Levels", 8, font="F2")
    sheet.rule(60, 148, 420)
    sheet.text(190, 158, "Patients with the illness", 8)
    sheet.text(290, 158, "Healthy controls", 8)
    sheet.text(195, 168, "Mean (SEM)", 8)
    sheet.text(300, 168, "Mean (SEM)", 8)
    sheet.rule(60, 173, 420)
    for step in range(5):
        for x, words in (
            (62, f"Level {'abcde'[step]}"),
            (195, f"1{step}.6 (0.24)"),
            (255, ""),
            (300, f"9.{step} (0.2)"),
        ):
            sheet.text(x, 184 + 14 * step, words, 8)
    sheet.rule(60, 246, 420)
    document = read_sheets(sheet)
    assert cell(document, "9.3 (0.2)") == (("Level d",), ("Healthy controls Mean (SEM)",))


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


def test_a_head_of_two_rows_over_rows_that_are_all_ruled() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Outcomes", 8, font="F2")
    sheet.rule(60, 148, 520)
    table = (
        ("", "Usual (n = 361)", "Shared (n = 339)", "Shared vs. usual"),
        ("Outcomes", "Mean (SD) or number", "Mean (SD) or n of all", "Unadjusted RR (95% CI)"),
        ("Delivery", "23 (6.7)", "37 (9.9)", "0.64 (0.44-0.93)"),
        ("Birth weight", "63 (17.5)", "38 (11.2)", "0.66 (0.45-0.95)"),
        ("Hypertension", "16 (4.4)", "27 (8.0)", "1.80 (0.99-3.28)"),
    )
    put_ruled_rows(sheet, 160, table, edges=(60, 152, 229, 307), size=7.5)
    document = read_sheets(sheet)
    assert cell(document, "0.66 (0.45-0.95)") == (("Birth weight",), ("Shared vs. usual Unadjusted RR (95% CI)",))


def test_an_interval_heads_its_column_below_a_spanner() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Scores", 8, font="F2")
    sheet.rule(60, 148, 520)
    table = (
        ("", "Bivariate", "", ""),
        ("Test", "Coefficient", "95% CI", "p"),
        ("Recall", "-5.45", "-9.74 to -1.14", "0.01"),
        ("Naming", "-0.06", "-0.82 to 0.69", "0.86"),
        ("Rhymes", "-0.28", "-0.94 to 0.39", "0.41"),
    )
    put_ruled_rows(sheet, 160, table)
    document = read_sheets(sheet)
    assert cell(document, "-0.82 to 0.69")[1][-1] == "95% CI"
    assert cell(document, "-0.06")[1][-1].endswith("Coefficient")


def test_rows_that_stand_close_are_no_folded_cells() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 1. Factors", 8, font="F2")
    sheet.rule(60, 148, 520)
    put_rows(sheet, 160, [("Variable", "OR", "95% CI", "P")])
    sheet.rule(60, 166, 520)
    y = 180.0
    for step, row in enumerate(
        [
            ("Sex", "", "", ""),
            ("Female", "1.00", "", "0.001"),
            ("Male", "1.50", "1.28-1.77", ""),
            ("Pack years", "", "", ""),
            ("Below 30", "1.00", "", ""),
            ("30 to 39", "1.08", "1.01-1.24", "0.009"),
            ("40 or more", "1.55", "1.34-2.21", "0.000"),
            ("Alcohol", "", "", ""),
            ("Never", "1.00", "", "0.003"),
            ("Ever", "1.26", "1.09-1.40", ""),
        ]
    ):
        put_rows(sheet, y, [row])
        y += 11 if step in (2, 5, 6) else 15
    sheet.rule(60, y, 520)
    document = read_sheets(sheet)
    assert cell(document, "1.34-2.21")[0] == ("Pack years", "40 or more")
    assert cell(document, "1.01-1.24")[0] == ("Pack years", "30 to 39")
    assert cell(document, "1.28-1.77")[0] == ("Sex", "Male")


MORE = [tuple(f"More {words}" for words in row) for row in BODY]


def half_ruled(sheet: Sheet, y: float, body: Sequence[Sequence[str]], left: float = 0.0) -> None:
    """A table with its header, closed by a rule, `left` of where tables stand."""
    sheet.rule(60 - left, y, 520 - left)
    for step, row in enumerate([HEAD, *body]):
        for x, words in zip(EDGES, row, strict=False):
            sheet.text(x + 3 - left, y + 12 + 14 * step, words, 8)
    sheet.rule(60 - left, y + 18, 520 - left)


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


def test_a_shaded_head_over_rows_without_shades_is_no_table_of_its_own() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Risk factors of persistent pain", 8, font="F2")
    for left, right in pairwise(EDGES):
        sheet.shade(left, 150, right, 162)
        sheet.shade(left, 162, right, 174)
    put_rows(sheet, 159, [HEAD, ("", "n (%)", "n (%)", "adjusted"), ("Habits and illness", "", "", ""), *BODY])
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    (table,) = document.tables
    assert len(rows(document, table)) >= 6
    assert cell(document, "12 (14.3)")[0][-1] == "Diabetes"


def test_a_line_of_words_under_figures_heads_its_columns_anew() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Patients at entry", 8, font="F2")
    sheet.rule(60, 150, 520)
    ages = [
        ("Characteristic", "Cases", "Controls"),
        ("Age", "41.2 (8.1)", "40.8 (7.7)"),
        ("Weight", "80 (9)", "79 (8)"),
    ]
    rest = [("", "Median (IQR)", "Median (IQR)"), ("Visits", "3 (1-5)", "2 (1-4)"), ("Days", "9 (4-12)", "8 (4-10)")]
    put_rows(sheet, 162, [*ages, *rest], step=11)
    sheet.rule(60, 167, 520)
    sheet.rule(60, 222, 520)
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert "79 (8)" in [document.text[one.start : one.end] for one in document.tables[0].cells]


def test_a_shaded_head_of_two_levels_heads_the_columns() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Risk factors of persistent pain", 8, font="F2")
    for left, right in pairwise(EDGES):
        sheet.shade(left, 150, right, 179)
    head = [("", *HEAD[1:]), ("Characteristic", "Mean (SD)", "Mean (SD)", "Adjusted")]
    put_rows(sheet, 162, [*head, *BODY, *MORE])
    sheet.column(60, 330, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "2.99 (1.57-5.69)")[1] == ("OR (95% CI) Adjusted",)
