"""From a Document's text back to the file: lines and columns through markup, line breaks and repetitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.report.places import SourceText, decode_source

MARKDOWN = """# Night *work*

In all, **29** of [124 nurses](x.html) (25%) had
pain. In all, 30 of 90 men had pain.

<!-- a comment of 29 of 124 -->
In all, 29 of 124 nurses slept.
"""
READ = """Night work

In all, 29 of 124 nurses (25%) had pain. In all, 30 of 90 men had pain.

In all, 29 of 124 nurses slept."""


@pytest.mark.parametrize(
    ("words", "line", "column"),
    [
        ("Night", 1, 3),
        ("29 of 124 nurses (25%)", 3, 11),
        ("had pain", 3, 46),
        ("30 of 90", 4, 15),
        ("29 of 124 nurses slept", 7, 9),
    ],
)
def test_words_are_found_where_they_stand_in_the_file(words: str, line: int, column: int) -> None:
    start = READ.index(words)
    region = SourceText(MARKDOWN).align(READ).region(start, start + len(words))
    assert region is not None
    assert (region.line, region.column) == (line, column)
    assert MARKDOWN[region.start : region.end].split()[-1].strip("*") == words.split()[-1]


def test_what_the_file_does_not_hold_has_no_place() -> None:
    assert SourceText("one two three four").align("something quite different here").region(0, 9) is None


@given(st.text(alphabet="ab 1.\nÄ🙂", max_size=80), st.integers(0, 9))
def test_in_a_file_that_is_the_text_a_word_that_stands_once_is_found(text: str, digit: int) -> None:
    whole = f"{text} zebra{digit} {text}"
    start = whole.index("zebra")
    region = SourceText(whole).align(whole).region(start, start + 6)
    assert region is not None
    assert (region.start, region.end, region.line) == (start, start + 6, whole[:start].count("\n") + 1)


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"PK\x03\x04rest", b"\x1f\x8b\x08", b"a\0b"])
def test_a_file_that_is_no_text_is_not_decoded(data: bytes) -> None:
    assert decode_source(data) is None


def test_text_that_is_not_utf_8_is_decoded_all_the_same() -> None:
    assert decode_source("25 % à peu près".encode("cp1252")) == "25 % à peu près"


def test_words_with_markup_in_between_are_found() -> None:
    source = "<p class='first'>Relief <b>was</b> seen. <i>Nausea</i>, <sup>too</sup>.</p> Odds <1 and >0 were x<y."
    text = "Relief was seen. Nausea, too. Odds <1 and >0 were x<y."
    found = SourceText(source).align(text)
    for words in ("Relief", "was", "Nausea", "too", "Odds", "y"):
        region = found.region(text.index(words), text.index(words) + len(words))
        assert region is not None, words
        assert source[region.start : region.end] == words
