"""The cells of a table and their headers: spanners, folded rows, shaded heads, headers wider than values."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import cell, read_sheets, rows
from tests.read.pdf.table_sheets import (
    BODY,
    EDGES,
    HEAD,
    MORE,
    PROSE,
    booktabs,
    put_rows,
    put_ruled_rows,
    ruled,
    unruled,
)


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


def test_a_shade_behind_a_spanner_shows_how_far_it_reaches() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 3. Crude and adjusted", 8, font="F2")
    edges = (60, 170, 240, 310, 380, 450, 520)
    for left, right in ((60, 170), (170, 380), (380, 520)):
        sheet.shade(left, 150, right, 168)
    for left, right in pairwise(edges):
        sheet.shade(left, 168, right, 186)
    sheet.text(173, 162, "Crude", 8)
    sheet.text(383, 162, "Adjusted", 8)
    head = ("Factor", "OR", "95% CI", "P", "OR", "95% CI")
    body = [
        (f"{name} years", f"1.{n}0", f"1.0{n}-1.{n}9", f"0.0{n}", f"2.{n}1", f"0.9{n}-2.{n}8")
        for n, name in enumerate(("Young", "Middle", "Later", "Last"), 3)
    ]
    put_rows(sheet, 180, [head, *body], edges=edges, step=15)
    sheet.column(60, 330, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "1.04-1.49") == (("Middle years",), ("Crude", "95% CI"))
    assert cell(document, "0.04")[1] == ("Crude", "P")
    assert cell(document, "0.94-2.48") == (("Middle years",), ("Adjusted", "95% CI"))
