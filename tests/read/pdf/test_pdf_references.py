"""Reference lists of PDFs: entries by their hanging indent, and what stands behind the list."""

from __future__ import annotations

from evidex.schema import Document
from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import read_sheets

BODY = (
    "Pain after an operation on the spine is common and it is costly for patients and for everybody (Ash, 2001). " * 6
)
ENTRIES = (
    ("Ash, A. (2001). Pain of the back in people who were", "never asked before. Invented Spine, 4, 12-19."),
    ("Birch, B., & Cedar, C. (2005). Surgery and what comes", "after it. Invented Surgery, 7, 1-8."),
    ("Elm, D. (2010). Recurrence in the long run. A book for", "patients. London: The Invented Office", "Limited."),
)


def listed(*behind: str) -> Document:
    sheet = Sheet()
    sheet.text(60, 60, "Return of pain after lumbar surgery: a cohort", 18)
    sheet.text(60, 100, "Introduction", 11, font="F2")
    y = sheet.column(60, 116, 460, BODY)
    sheet.text(60, y + 20, "References", 11, font="F2")
    y += 36
    for number, entry in enumerate(ENTRIES):
        for place, line in enumerate(entry):
            y += 26 if number == 2 and place == 2 else 12
            sheet.text(70 if place else 60, y, line, 10)
    for place, line in enumerate(behind):
        y += 12 if place else 40
        sheet.text(60, y, line, 10)
    return read_sheets(sheet)


def test_an_indented_line_in_a_block_of_its_own_goes_on_with_its_entry() -> None:
    found = listed()
    assert [found.text[one.start : one.end] for one in found.references] == [" ".join(entry) for entry in ENTRIES]


def test_small_print_behind_the_list_is_no_entry() -> None:
    found = listed("Conflict of Interest Statement: The authors have nothing to", "say of this in 2015.")
    assert len(found.references) == 3
    assert [block.kind for block in found.blocks][-1] == "aside"


def test_a_list_in_two_columns_is_no_table_of_a_caption_on_the_page_before() -> None:
    one, other = Sheet(), Sheet()
    one.text(60, 60, "Return of pain after lumbar surgery: a cohort", 18)
    one.text(60, 100, "Introduction", 11, font="F2")
    y = one.column(60, 116, 230, 2 * BODY.replace("(Ash, 2001)", "[1, 2]"))
    one.text(60, y + 20, "Table S2. Further figures of the pain of everybody.", 10)
    other.text(60, 60, "References", 9, font="F2")
    for number in range(1, 13):
        x, y = (60, 60 + 22 * number) if number < 7 else (310, 60 + 22 * (number - 6))
        other.text(x, y, f"{number}. Ash A, Birch B. Pain of the back, part {number}.", 8)
        other.text(x, y + 10, f"J Invented. 2001;{number}:12-19.", 8)
    found = read_sheets(one, other)
    assert not found.tables
    assert [entry.label for entry in found.references] == [str(number) for number in range(1, 13)]
