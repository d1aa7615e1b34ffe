"""Spanners that no rule shows, and rows and columns that something runs across."""

from __future__ import annotations

from collections.abc import Sequence

from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import cell, read_sheets, rows
from tests.read.pdf.table_sheets import BODY, HEAD, PROSE, put_rows

SEVEN = (60, 170, 230, 290, 350, 410, 470)


def _sheet(heads: Sequence[Sequence[str]], body: Sequence[Sequence[str]], edges: Sequence[float] = SEVEN) -> Sheet:
    """A table between three rules."""
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Outcomes", 8, font="F2")
    sheet.rule(60, 150, 520)
    y = put_rows(sheet, 162, heads, step=10, edges=edges)
    sheet.rule(60, y - 4, 520)
    y = put_rows(sheet, y + 8, body, edges=edges)
    sheet.rule(60, y, 520)
    sheet.column(60, y + 60, 460, PROSE * 3)
    return sheet


def test_headers_that_repeat_below_show_how_far_those_above_reach() -> None:
    heads = [("", "Drug", "", "", "Placebo"), ("", "Mean", "SD", "N", "Mean", "SD", "N")]
    body = [(f"Item {n}", f"{n}.1", f"0.{n}", f"1{n}", f"{n}.5", f"1.{n}", f"2{n}") for n in range(1, 5)]
    document = read_sheets(_sheet(heads, body))
    assert cell(document, "0.3") == (("Item 3",), ("Drug", "SD"))
    assert cell(document, "23") == (("Item 3",), ("Placebo", "N"))


def test_a_header_over_columns_that_only_the_line_below_heads_spans_them() -> None:
    heads = [("Measure", "", "", "Group", "", "P value"), ("", "", "", "Control", "Treated", "")]
    body = [(f"Item {n}", "", "", f"{n}.1", f"{n}.5", f"0.0{n}") for n in range(1, 5)]
    document = read_sheets(_sheet(heads, body))
    assert cell(document, "3.1") == (("Item 3",), ("Group", "Control"))
    assert cell(document, "3.5") == (("Item 3",), ("Group", "Treated"))
    assert cell(document, "0.03") == (("Item 3",), ("P value",))


def test_a_header_of_two_lines_spans_no_neighbour() -> None:
    heads = [("Measure", "", "", "Standard"), ("", "", "", "error", "Estimate")]
    body = [(f"Item {n}", "", "", f"{n}.1", f"{n}.5") for n in range(1, 5)]
    document = read_sheets(_sheet(heads, body))
    assert cell(document, "3.1")[1] == ("Standard error",)
    assert cell(document, "3.5")[1] == ("Estimate",)


def test_one_row_across_a_gutter_joins_no_columns() -> None:
    body = [
        *((f"K-{n}", f"Symptom {n}", f"{n}.1", f"{n}.5") for n in range(1, 7)),
        ("Sum of symptoms", "", "9", "8"),
    ]
    document = read_sheets(_sheet([("Code", "Symptom", "Before", "After")], body, (60, 90, 290, 400)))
    assert rows(document, document.tables[0])[3] == ["K-3", "Symptom 3", "3.1", "3.5"]
    assert rows(document, document.tables[0])[-1] == ["Sum of symptoms", "9", "8"]


def test_rows_named_in_an_inner_column_are_rows_and_not_significant_heads_nothing() -> None:
    body = [
        row
        for name in ("Pain", "Sleep", "Mood")
        for row in ((name, "Drug", "12.1", "13.4"), ("", "Placebo", "11.7", "10.2"), ("", "P", "ns", "ns"))
    ]
    document = read_sheets(_sheet([("Scale", "Arm", "Week 1", "Week 2")], body, (60, 170, 290, 400)))
    (table,) = document.tables
    assert len(rows(document, table)) == 10
    last = [c for c in table.cells if document.text[c.start : c.end] == "10.2"][-1]
    assert (last.row_headers, last.col_headers) == (("Mood", "Placebo"), ("Week 2",))


def test_a_value_broken_off_goes_on_in_the_line_below() -> None:
    body = [
        row
        for n in range(1, 5)
        for row in ((f"Contacts with nurse {n}, median", f"{n}.0 (1.0–", "2.0 (1.0)"), ("(IQR)", "6.0)", ""))
    ]
    document = read_sheets(_sheet([("Contacts", "Drug", "Placebo")], body, (60, 290, 400)))
    assert rows(document, document.tables[0])[1][0] == "Contacts with nurse 1, median (IQR)"
    assert rows(document, document.tables[0])[1][1].replace(" ", "") == "1.0(1.0–6.0)"


def test_the_head_above_bands_and_the_row_below_them_are_the_tables() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Risk factors", 8, font="F2")
    body = [*BODY, ("Obesity", "9 (10.7)", "7 (7.7)", "1.43 (0.51-4.03)"), ("Anaemia", "8 (9.5)", "6 (6.6)", "1.49")]
    for step in range(0, 6, 2):
        sheet.shade(60, 170 + 16 * step, 520, 186 + 16 * step)
    put_rows(sheet, 160, [HEAD])
    put_rows(sheet, 181, body, step=16)
    sheet.column(60, 330, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "2.99 (1.57-5.69)") == (("Smoking",), ("OR (95% CI)",))
    assert cell(document, "1.49") == (("Anaemia",), ("OR (95% CI)",))


def test_a_shaded_head_ends_with_its_shade_though_rules_stand_below_every_row() -> None:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, "Table 2. Risk factors", 8, font="F2")
    sheet.shade(60, 150, 520, 166)
    put_rows(sheet, 161, [HEAD])
    for step, row in enumerate(BODY):
        put_rows(sheet, 177 + 16 * step, [row])
        sheet.rule(60, 182 + 16 * step, 520)
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "2.99 (1.57-5.69)") == (("Smoking",), ("OR (95% CI)",))


def test_p_value_broken_at_its_hyphen_keeps_it() -> None:
    document = read_sheets(_sheet([("Item", "", "Mean", "P-"), ("", "", "", "value")], [("A", "", "1.2", "0.03")] * 2))
    assert "P-value" in document.text


def test_two_tables_side_by_side_have_a_caption_each() -> None:
    sheet = Sheet()
    for left, number in ((60, 3), (310, 4)):
        sheet.text(left, 80, f"Table {number} Odds ratios of response {number} among those who were invited", 8)
        sheet.rule(left, 86, left + 230)
        edges = (left, left + 100, left + 160)
        put_rows(sheet, 97, [("Variable", "OR", "P value")], edges=edges)
        sheet.rule(left, 102, left + 230)
        put_rows(sheet, 113, [(f"Age {n}", f"{number}.{n}", "0.02") for n in range(1, 5)], edges=edges)
        sheet.rule(left, 162, left + 230)
        sheet.column(left, 220, 220, PROSE * 5)
    document = read_sheets(sheet)
    assert [table.label for table in document.tables] == ["Table 3", "Table 4"]


def test_an_abbreviation_without_room_beside_its_label_ends_it() -> None:
    body = [
        ("Boys and girls with", "12", "13"),
        ("AG", "", ""),
        ("Age", "14", "15"),
        ("Height", "16", "17"),
        ("BMI", "", ""),
    ]
    document = read_sheets(_sheet([("Item", "Drug", "Placebo")], [*body, ("Low", "18", "19")], (60, 290, 400)))
    assert cell(document, "13")[0] == ("Boys and girls with AG",)
    assert cell(document, "15")[0] == ("Age",)
    assert cell(document, "19")[0] == ("BMI", "Low")
