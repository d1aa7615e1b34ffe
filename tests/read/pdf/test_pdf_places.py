"""A quote's boxes on its page, and the page drawn with them."""

from __future__ import annotations

from evidex.read.pdf.places import boxes_of, draw_places
from evidex.schema import Span
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.pdf.reading import read


def paper() -> bytes:
    sheet = Sheet()
    sheet.text(60, 100, "The first line of the page ends with a number, and it is")
    sheet.text(60, 112, "12.5 per cent of all of the patients who were asked about it.")
    return make_pdf(Sheet(), sheet)


def test_a_quote_over_two_lines_has_two_boxes() -> None:
    document = read(paper())
    start = document.text.index("and it is")
    first, second = boxes_of(document, Span(start, document.text.index("per cent")))
    assert (first.page, second.page) == (2, 2)
    assert first.top < 100 < first.bottom < 112 < second.bottom
    assert first.x0 > 200 and second.x0 == 60.0
    assert document.text[second.start : second.end] == "12.5 "


def test_only_pages_that_hold_a_span_are_drawn() -> None:
    data = paper()
    document = read(data)
    start = document.text.index("12.5")
    ((number, picture),) = draw_places(data, document, [Span(start, start + 4)], scale=1.0)
    assert number == 2
    assert picture.startswith(b"\x89PNG")
    plain = list(draw_places(data, document, [], scale=1.0))
    assert plain == []
