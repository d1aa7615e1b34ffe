"""What bounds a table: rules that leave its sides open, a head alone between rules, a caption beside it."""

from __future__ import annotations

from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import cell, read_sheets, rows
from tests.read.pdf.table_sheets import BODY, EDGES, HEAD, PROSE, put_rows


def _sheet(caption: str = "Table 2. Risk factors of persistent pain") -> Sheet:
    sheet = Sheet()
    sheet.column(60, 80, 460, PROSE * 2)
    sheet.text(60, 140, caption, 8, font="F2")
    return sheet


def test_a_grid_open_at_its_sides_keeps_its_first_and_last_column() -> None:
    sheet = _sheet()
    for step in range(6):
        sheet.rule(60, 150 + 16 * step, 520)
    for x in EDGES[1:-1]:
        sheet.box(x, 150, x, 230)
    put_rows(sheet, 161, [HEAD, *BODY], step=16)
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert rows(document, document.tables[0])[1] == list(BODY[0])
    assert cell(document, "2.99 (1.57-5.69)") == (("Smoking",), ("OR (95% CI)",))


def test_figures_set_bold_in_a_grid_are_no_headers() -> None:
    sheet = _sheet()
    for step in range(4):
        sheet.rule(60, 150 + 16 * step, 520)
    for x in EDGES:
        sheet.box(x, 150, x, 198)
    put_rows(sheet, 161, [HEAD, *BODY[:2]], step=16)
    sheet.text(405, 177, "2.99 (1.57-5.69)", 8, font="F2")
    sheet.marks.remove(next(mark for mark in sheet.marks if "F1" in mark and "2.99" in mark))
    document = read_sheets(sheet)
    bold = next(c for c in document.tables[0].cells if document.text[c.start : c.end].startswith("2.99"))
    assert not bold.header


def test_a_head_of_one_line_between_the_only_rules_heads_the_rows_below() -> None:
    sheet = _sheet("Table 2. Sample characteristics")
    sheet.rule(60, 150, 520)
    sheet.text(403, 162, "Total sample (N = 99)", 8)
    sheet.rule(60, 168, 520)
    put_rows(sheet, 180, [(label, "", "", value) for label, value, _, _ in BODY])
    sheet.column(60, 300, 460, PROSE * 3)
    document = read_sheets(sheet)
    assert cell(document, "41 (48.8)") == (("Smoking",), ("Total sample (N = 99)",))


def test_a_caption_beside_its_table_is_whole_and_no_part_of_its_rows() -> None:
    sheet = Sheet()
    sheet.rule(60, 50, 520)
    for y, words in zip((72, 82, 92), ("Table 3 Model output", "of all factors with", "their intervals"), strict=True):
        sheet.text(60, y, words, 8)
    sheet.rule(160, 66, 520)
    table = [HEAD, *BODY]
    put_rows(sheet, 77, table[:1], edges=(160, 265, 345, 430))
    sheet.rule(160, 83, 520)
    put_rows(sheet, 94, table[1:], edges=(160, 265, 345, 430))
    sheet.rule(160, 145, 520)
    for x in (60, 300):
        sheet.column(x, 180, 220, PROSE * 6)
    document = read_sheets(sheet)
    (table_read,) = document.tables
    assert table_read.caption is not None
    told = document.text[table_read.caption.start : table_read.caption.end]
    assert told == "Model output of all factors with their intervals"
    assert rows(document, table_read)[0] == list(HEAD)
    assert cell(document, "2.99 (1.57-5.69)") == (("Smoking",), ("OR (95% CI)",))


def test_a_header_of_two_lines_beside_a_spanner_is_one() -> None:
    sheet = _sheet("Table 3. Characteristics")
    sheet.rule(60, 148, 520)
    sheet.text(403, 158, "Pilot", 8)
    sheet.rule(403, 162, 520)
    sheet.text(293, 170, "Feasibility", 8)
    for x, words in ((293, "study"), (403, "Control"), (463, "Treated")):
        sheet.text(x, 180, words, 8)
    sheet.rule(60, 186, 520)
    for step, (label, one, two, _) in enumerate(BODY):
        for x, words in ((63, label), (293, one), (403, two), (463, f"1{step}")):
            sheet.text(x, 198 + 14 * step, words, 8)
    sheet.rule(60, 250, 520)
    document = read_sheets(sheet)
    assert cell(document, "41 (48.8)") == (("Smoking",), ("Feasibility study",))
    assert cell(document, "22 (24.2)") == (("Smoking",), ("Pilot", "Control"))


def test_a_figures_caption_goes_on_in_another_font() -> None:
    sheet = Sheet()
    sheet.picture(60, 100, 300, 200)
    sheet.text(60, 215, "Figure 1. Section of a vertebra of the shark", 8, font="F2")
    sheet.text(60, 225, "Twenty bands were counted (age = 18.5 years).", 8)
    sheet.column(60, 300, 460, PROSE * 4)
    document = read_sheets(sheet)
    (caption,) = [block for block in document.blocks if block.kind == "caption"]
    assert document.text[caption.start : caption.end].endswith("(age = 18.5 years).")
