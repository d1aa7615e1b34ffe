"""Quotes hold the brackets that they touch whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract._finishing.quotes import with_whole_brackets


@pytest.mark.parametrize(
    ("text", "quote", "whole"),
    [
        ("Pain fell in 12 men (40%).", "12 men (40%", "12 men (40%)"),
        ("Pain [SD 3] fell (mean 4 [SD 2]).", "(mean 4 [SD 2", "(mean 4 [SD 2])"),
        ("Some (70%) recovered.", "70%) recovered", "(70%) recovered"),
        ("Group A (n = 51) had 59%.", "51) had 59%", "(n = 51) had 59%"),
        ("Rash (RR [ratio] 0.8; P = 0.02).", "RR [ratio] 0.8; P = 0.02)", "(RR [ratio] 0.8; P = 0.02)"),
        ("Rash (all: RR [ratio] 0.8; P = 0.02).", "RR [ratio] 0.8; P = 0.02)", "RR [ratio] 0.8; P = 0.02"),
        ("Half (12 men; 40%, P = 0.1) fell.", "(12 men; 40%", "(12 men; 40%"),
        ("A) 40% fell.", "40% fell", "40% fell"),
    ],
)
def test_brackets_that_are_touched_are_whole(text: str, quote: str, whole: str) -> None:
    start = text.index(quote)
    begin, end = with_whole_brackets(text, start, start + len(quote))
    assert text[begin:end] == whole


@given(st.text("ab ()[]n=1", max_size=30), st.data())
def test_what_was_quoted_stays_but_for_a_bracket_at_its_end(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begin, stop = with_whole_brackets(text, start, end)
    assert 0 <= begin <= start
    assert begin == stop == start == end or end - 1 <= stop <= len(text)
    assert with_whole_brackets(text, begin, stop)[0] <= begin
