"""Columns in order, paragraphs whole, running heads out, every line with its place."""

from __future__ import annotations

from evidex.errors import UnreadableError
from evidex.read import Source
from evidex.read.pdf.reader import READER
from evidex.schema import Document
from tests.read.pdf.paper import Sheet, make_pdf

LEFT = (
    "Persistent pain after surgery is common and it troubles many patients for years. In this cohort we followed "
    "adults who had an operation on the lumbar spine and asked them each year whether the pain had come back."
)
RIGHT = (
    "The risk was higher in smokers than in others, and it did not change when we left out those who had been operated "
    "on before. We think that counselling before the operation deserves a trial of its own."
)


def read(data: bytes) -> Document:
    """The one document of `data`."""
    (reading,) = READER.read(Source(name="paper.pdf", data=data))
    assert isinstance(reading, Document), reading
    return reading


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
    text = read(make_pdf(*(two_columns(n) for n in range(3)))).text
    first = text.index("whether the pain had come back.")
    assert text.index("The risk was higher in smokers") > first
    assert text.count("Persistent pain after surgery is common and it troubles") == 9


def test_running_heads_and_page_numbers_are_not_in_the_text() -> None:
    text = read(make_pdf(*(two_columns(n) for n in range(3)))).text
    assert "Imagined Surgery" not in text
    assert not any(line.strip().isdigit() for line in text.splitlines())


def test_a_sentence_goes_on_over_the_page() -> None:
    one, other = Sheet(), Sheet()
    one.column(50, 700, 480, "The first page ends in the middle of a sentence, and nothing is lost when it goes")
    other.column(50, 90, 480, "on at the top of the second page, where it also ends.")
    assert "when it goes on at the top of the second page" in read(make_pdf(one, other)).text


def test_every_box_holds_its_words() -> None:
    document = read(make_pdf(*(two_columns(n) for n in range(2))))
    assert len(document.pages) == 2
    assert {box.page for box in document.boxes} == {1, 2}
    start = document.text.index("The risk was higher")
    box = next(box for box in document.boxes if box.start <= start < box.end)
    assert 305 < box.x0 < 315 and box.top < 90 < box.bottom
    assert document.text[box.start : box.end].startswith("The risk was higher in smokers than")


def test_a_damaged_file_is_refused_in_one_sentence() -> None:
    whole = make_pdf(Sheet())
    (reading,) = READER.read(Source(name="cut.pdf", data=whole[:40]))
    assert isinstance(reading, UnreadableError)
    assert "cut.pdf" in str(reading) and "\n" not in str(reading)


def test_a_page_without_text_is_said_to_have_none() -> None:
    assert "no-text-layer" in read(make_pdf(Sheet())).remarks
