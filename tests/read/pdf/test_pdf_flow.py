"""Columns in order, paragraphs whole, running heads out, every line with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.read.pdf.paper import Sheet, width
from tests.read.pdf.reading import read_sheets

LEFT = (
    "Persistent pain after surgery is common and it troubles many patients for years. In this cohort we followed "
    "adults who had an operation on the lumbar spine and asked them each year whether the pain had come back."
)
RIGHT = (
    "The risk was higher in smokers than in others, and it did not change when we left out those who had been operated "
    "on before. We think that counselling before the operation deserves a trial of its own."
)


def two_columns(number: int) -> Sheet:
    sheet = Sheet()
    sheet.text(50, 40, f"Journal of Imagined Surgery 2026; 4: {10 + number}", 8)
    y = 90.0
    for _ in range(3):
        y = sheet.column(50, y, 235, LEFT) + 8
    y = 90.0
    for _ in range(3):
        y = sheet.column(310, y, 235, RIGHT) + 8
    sheet.text(290, 815, str(10 + number), 8)
    return sheet


def test_the_left_column_is_read_before_the_right_one() -> None:
    text = read_sheets(*(two_columns(n) for n in range(3))).text
    first = text.index("whether the pain had come back.")
    assert text.index("The risk was higher in smokers") > first
    assert text.count("Persistent pain after surgery is common and it troubles") == 9


def test_the_order_of_painting_does_not_matter() -> None:
    sheet = Sheet()
    for step in range(12):
        sheet.text(310, 90 + 12 * step, f"right line {step} goes on over the gutter and")
        sheet.text(50, 90 + 12 * step, f"left line {step} goes on down the column and")
    text = read_sheets(sheet).text
    assert text.index("left line 11") < text.index("right line 0")


def test_a_heading_over_both_columns_comes_before_them() -> None:
    sheet = Sheet()
    sheet.column(50, 300, 235, LEFT)
    sheet.column(310, 300, 235, RIGHT)
    sheet.text(50, 250, "A title that runs over both of the columns below it", 18)
    text = read_sheets(sheet).text
    assert text.index("A title") < text.index("Persistent") < text.index("The risk")


def test_running_heads_and_page_numbers_are_not_in_the_text() -> None:
    text = read_sheets(*(two_columns(n) for n in range(3))).text
    assert "Imagined Surgery" not in text
    assert not any(line.strip().isdigit() for line in text.splitlines())


def test_first_lines_that_differ_only_in_their_percentages_are_results() -> None:
    sheets = [Sheet() for _ in range(4)]
    for number, sheet in enumerate(sheets):
        sheet.column(
            60, 60, 460, f"At visit {number}, {12 + number} of 40 keepers ({30 + 2.5 * number}%) had pain. " + RIGHT
        )
    text = read_sheets(*sheets).text
    assert [f"({30 + 2.5 * number}%)" in text for number in range(4)] == [True] * 4


def test_line_numbers_in_the_margin_are_not_in_the_text() -> None:
    sheet = Sheet()
    for step in range(14):
        sheet.text(40, 90 + 20 * step, str(step + 1), 8)
        sheet.text(70, 90 + 20 * step, f"and so the manuscript goes on with line {chr(97 + step)} of its text", 11)
    assert not any(sign.isdigit() for sign in read_sheets(sheet).text)


def test_text_set_sideways_in_the_margin_is_kept_out() -> None:
    sheet = two_columns(0)
    sheet.text(20, 600, "Downloaded by somebody on a Tuesday", 8, turned=True)
    assert "Tuesday" not in read_sheets(sheet).text


def test_invisible_and_doubled_words_are_read_once_or_never() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "The final version is printed here and it is the one that counts.")
    sheet.text(60.2, 100, "The final version is printed here and it is the one that counts.")
    sheet.text(60, 130, "A draft that nobody should see.", mode=3)
    sheet.text(60, 2000, "Words that stand below the page.")
    assert read_sheets(sheet).text == "The final version is printed here and it is the one that counts."


def test_a_sentence_goes_on_over_the_page() -> None:
    one, other = Sheet(), Sheet()
    one.column(50, 700, 480, "The first page ends in the middle of a sentence, and nothing is lost when it goes")
    other.column(50, 90, 480, "on at the top of the second page, where it also ends.")
    assert "when it goes on at the top of the second page" in read_sheets(one, other).text


def test_a_footnote_does_not_break_the_sentence() -> None:
    one, other = Sheet(), Sheet()
    one.column(50, 600, 480, f"{LEFT} {RIGHT} {LEFT} The last line of this page does not end but")
    one.text(50, 780, "* Correspondence: nobody at all, Department of Nothing.", 7)
    other.column(50, 90, 480, f"goes on overleaf. {RIGHT}")
    assert "does not end but goes on overleaf." in read_sheets(one, other).text


def test_every_box_holds_its_words() -> None:
    document = read_sheets(*(two_columns(n) for n in range(2)))
    assert len(document.pages) == 2
    assert {box.page for box in document.boxes} == {1, 2}
    start = document.text.index("The risk was higher")
    box = next(box for box in document.boxes if box.start <= start < box.end)
    assert 305 < box.x0 < 315 and box.top < 90 < box.bottom
    assert document.text[box.start : box.end].startswith("The risk was higher in smokers than")


def test_a_page_set_sideways_is_read_and_its_boxes_stand_where_they_are_seen() -> None:
    sheet = Sheet()
    for step in range(6):
        sheet.text(100 + 14 * step, 700, f"Sideways line number {'abcdef'[step]} of this page runs up", turned=True)
    document = read_sheets(sheet)
    assert "number a of this page runs up Sideways line number b" in document.text
    box = document.boxes[0]
    assert box.bottom - box.top > 5 * (box.x1 - box.x0)
    assert 90 < box.x0 < 102 and 690 < box.bottom < 710


def test_a_shaded_box_does_not_break_the_sentence() -> None:
    sheet = Sheet()
    sheet.column(50, 500, 235, f"{LEFT} {LEFT} The last line of this column does not end but it")
    sheet.shade(305, 490, 550, 560)
    sheet.text(310, 505, "Strengths of this study", 11, font="F2")
    sheet.column(310, 520, 235, "Nobody has ever asked so many of them before. All of them were asked twice.", 9)
    sheet.column(310, 590, 235, f"goes on below the box. {RIGHT}")
    text = read_sheets(sheet).text
    assert "does not end but it goes on below the box." in text
    assert "Strengths of this study" in text


def test_a_number_in_brackets_at_the_head_of_a_page_is_no_list() -> None:
    one, other = Sheet(), Sheet()
    one.column(50, 700, 480, "At the end of this page the participants answered the last of all the questions with yes")
    other.column(50, 90, 480, "(1) or no (0) and that was all of it.")
    assert "with yes (1) or no (0) and" in " ".join(read_sheets(one, other).text.split())


def sheets_around_a_panel(last: str, first: str) -> tuple[Sheet, Sheet]:
    """Two pages of two columns, as of a journal that puts its panel above both columns of the second page, and the
    authors' addresses in small print into the margin."""
    one, other = Sheet(), Sheet()
    one.text(50, 80, "Introduction", 12, font="F2")
    one.column(50, 100, 235, f"{LEFT} {LEFT}")
    one.column(310, 100, 235, f"{RIGHT} {last}")
    one.column(310, 780, 235, "From the Institute of Imagined Surgery, Nowhere (A Nobody)", 6)
    other.shade(45, 90, 550, 250)
    other.text(50, 105, "Research in context", 9.5, font="F2")
    other.column(
        50, 120, 235, f"We searched for cohorts. {LEFT} In the last of them a third of the patients (final", 9.5
    )
    other.column(310, 120, 235, "follow-up) had pain again. Nobody had asked them twice.", 9.5)
    other.column(50, 280, 235, f"{first} {LEFT} And this column ends in the middle of")
    other.column(310, 280, 235, f"a sentence that goes on beside it. {RIGHT}")
    return one, other


def test_a_panel_of_two_columns_is_read_by_itself_and_not_between_the_columns_below_it() -> None:
    document = read_sheets(*sheets_around_a_panel("The pain that comes back leads to a loss of", "work and of sleep."))
    text = document.text
    assert "leads to a loss of work and of sleep." in text
    assert "ends in the middle of a sentence that goes on beside it." in text
    assert "a third of the patients (final follow-up) had pain again." in text
    place = text.index("had pain again")
    assert next(block.kind for block in document.blocks if block.start <= place < block.end) == "aside"


def test_a_box_headed_as_a_panel_is_beside_the_text_where_no_sentence_is_open() -> None:
    document = read_sheets(*sheets_around_a_panel("The pain leads to loss.", "Work and sleep are lost."))
    kinds = {
        words: next(block.kind for block in document.blocks if block.start <= document.text.index(words) < block.end)
        for words in ("We searched for cohorts", "had pain again", "Work and sleep are lost")
    }
    assert kinds == {
        "We searched for cohorts": "aside",
        "had pain again": "aside",
        "Work and sleep are lost": "paragraph",
    }


def framed(sheet: Sheet) -> None:
    sheet.box(305, 390, 550, 480)


def ruled(sheet: Sheet) -> None:
    sheet.rule(305, 390, 550)
    sheet.rule(305, 480, 550)


def headed(_: Sheet) -> None:
    """Nothing is drawn: the head and the smaller type tell it."""


@pytest.mark.parametrize(
    ("drawn", "head", "size"),
    [
        (framed, "Search strategy", 10.0),
        (framed, "Panel 2: Search strategy", 10.0),
        (ruled, "Panel: Search strategy", 10.0),
        (ruled, "Box 2", 10.0),
        (headed, "Panel 1: Search strategy", 8.5),
        (headed, "Box 2", 8.5),
    ],
)
def test_a_panel_that_a_line_or_its_head_tells_is_beside_the_sentence_that_it_parts(
    drawn: Callable[[Sheet], None], head: str, size: float
) -> None:
    sheet = Sheet()
    sheet.column(50, 80, 235, f"{LEFT} {LEFT} {LEFT} {LEFT}")
    sheet.column(310, 80, 235, f"{RIGHT} {RIGHT} Before the panel the patients who had")
    drawn(sheet)
    sheet.text(312, 405, head, 10.5, font="F2")
    sheet.column(312, 425, 225, "We found trials in which 12 of 40 (30%) women slept. They all were old.", size)
    sheet.column(310, 500, 235, f"pain were asked for its place. {RIGHT}")
    document = read_sheets(sheet)
    assert "the patients who had pain were asked for its place." in document.text
    place = document.text.index("We found trials")
    assert next(block.kind for block in document.blocks if block.start <= place < block.end) == "aside"


def test_a_sentence_that_begins_with_a_panel_and_rules_around_text_are_no_panels() -> None:
    sheet = Sheet()
    sheet.column(50, 100, 480, LEFT)
    sheet.rule(50, 190, 530)
    sheet.column(50, 210, 480, "All of the patients were asked about the keys to their homes. " * 3)
    sheet.rule(50, 260, 530)
    sheet.column(50, 290, 480, "Box 2 lists what they said. " + RIGHT)
    document = read_sheets(sheet)
    for words in ("All of the patients", "Box 2 lists"):
        place = document.text.index(words)
        assert next(block.kind for block in document.blocks if block.start <= place < block.end) == "paragraph"


def test_labels_that_only_their_type_tells_open_the_sections_of_an_abstract_called_summary() -> None:
    sheet = Sheet()
    sheet.text(50, 60, "Sleep of keepers: a randomised trial", 18, font="F2")
    sheet.text(50, 100, "Summary", 12, font="F2")
    y = 120.0
    for label, words in (
        ("Background", f"Keepers sleep badly. {LEFT}"),
        ("Methods", f"In this trial all were asked. {RIGHT}"),
        ("Findings", "Between May and July, 12 of 40 (30%) keepers slept well."),
        ("Interpretation", "Lamps keep keepers awake."),
    ):
        sheet.text(50, y, label, 10, font="F2")
        y = sheet.column(50, y, 480, words, indent=width(label, 10) + 11) + 8
    sheet.text(50, y + 20, "Introduction", 12, font="F2")
    sheet.column(50, y + 40, 480, f"{LEFT} {RIGHT} {LEFT}")
    document = read_sheets(sheet)
    kinds = {
        words: next(s.kind for s in document.sections if s.start <= document.text.index(words) < s.end)
        for words in ("Summary", "Keepers sleep", "In this trial", "12 of 40", "Lamps keep")
    }
    assert list(kinds.values()) == ["body", "background", "methods", "results", "conclusions"]


def test_a_box_that_is_part_of_the_text_stays_in_it() -> None:
    sheet = Sheet()
    sheet.column(50, 100, 480, LEFT)
    sheet.shade(45, 150, 550, 220)
    sheet.column(50, 170, 480, "All of the patients were asked about the keys to their homes. " * 3)
    sheet.column(50, 250, 480, RIGHT)
    document = read_sheets(sheet)
    place = document.text.index("All of the patients")
    assert next(block.kind for block in document.blocks if block.start <= place < block.end) == "paragraph"
