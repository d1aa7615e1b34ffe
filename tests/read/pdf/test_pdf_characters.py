"""Words broken at line ends, raised figures, lost marks: each change with its way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidex.read.pdf.glyphs import Face, Glyph
from evidex.read.pdf.ligatures import LetterWidths
from evidex.read.pdf.marks import restore_marks
from evidex.read.pdf.paragraphs import Vocabulary
from evidex.read.pdf.passage import Passage, Stretch
from tests.read.pdf.paper import Sheet, width
from tests.read.pdf.reading import read_sheets


def lines(*words: str) -> Sheet:
    sheet = Sheet()
    for step, line in enumerate(words):
        sheet.text(60, 100 + 12 * step, line)
    return sheet


def test_a_word_broken_at_a_line_end_is_made_whole_and_recorded() -> None:
    document = read_sheets(lines("We found that smoking was associ-", "ated with pain in most of the patients."))
    assert "was associated with pain" in document.text
    (repair,) = document.repairs
    assert (repair.reason, repair.before, repair.after, repair.page) == ("hyphen", "-", "", 1)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The median follow-", "up was 4 years in both of the groups that we saw.", "follow-up was"),
        (
            "All analyses were non-",
            "inferiority analyses; a non-inferiority margin was set.",
            "non-inferiority analyses",
        ),
        ("An interval of 2.0-", "5.9 was printed over two lines by the publisher.", "2.0-5.9 was"),
        ("Levels of IL-", "6 did not differ between the two groups of women.", "IL-6 did"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(first: str, second: str, whole: str) -> None:
    assert whole in read_sheets(lines(first, second)).text


def test_a_raised_figure_is_a_superscript_and_a_lowered_one_a_subscript() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "Pain came back in many of them")
    right = 60 + width("Pain came back in many of them", 10)
    sheet.text(right, 96, "12", 6)
    sheet.text(right + 9, 100, "and CO in the room was low in all of the years.")
    sheet.text(right + 9 + width("and CO", 10) - 0.3, 102, "2", 6)
    text = read_sheets(sheet).text
    assert "of them¹²" in text


def test_raised_figures_parted_by_a_space_stay_together_at_a_line_end() -> None:
    sheet = lines("Most of them did not move", "and this went on when they had grown up.")
    right = 60 + width("Most of them did not move", 10)
    sheet.text(right, 96, "1", 6)
    sheet.text(right + 9.5, 96, "2", 6)
    assert "did not move¹ ² and this" in read_sheets(sheet).text


def test_an_interval_that_lost_its_dash_gets_it_back() -> None:
    passage = Passage("The odds ratio was 3.44 (95% CI, 1.9076.206).", [Stretch(0, 46, 1, 0, 0, 1, 1)])
    restore_marks(passage)
    assert "1.907-6.206" in passage.text
    assert passage.mends[0].before == "1.9076.206"


def test_spaced_digits_are_joined() -> None:
    passage = Passage("It was significant (P = 0. 0 0 1) and large.")
    restore_marks(passage)
    assert passage.text == "It was significant (P = 0.001) and large."


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("in all of them (n ¼ 12)", "in all of them (n = 12)"),
        ("no difference (P ¼ .03)", "no difference (P = .03)"),
        ("a difference (P b 0.05)", "a difference (P < 0.05)"),
        ("no difference (p N .05)", "no difference (p > .05)"),
    ],
)
def test_operators_that_a_pi_font_coded_as_letters_come_back(printed: str, meant: str) -> None:
    passage = Passage(printed)
    restore_marks(passage)
    assert passage.text == meant
    (mend,) = passage.mends
    assert mend.reason == "symbol-font" and printed[mend.start : mend.end] == mend.before


@pytest.mark.parametrize("text", ["about ¼ of all men", "plan b 0.5 mg", "vitamin B 12", "type N cells"])
def test_letters_that_are_letters_stay(text: str) -> None:
    passage = Passage(text)
    restore_marks(passage)
    assert passage.text == text


@pytest.mark.parametrize("text", ["see section 2. 4 died", "grades 1. 2 and 3", "n = 3. 12 of them", "1. 5 men"])
def test_figures_of_two_sentences_are_left_apart(text: str) -> None:
    passage = Passage(text)
    restore_marks(passage)
    assert passage.text == text


def test_a_compound_that_the_document_writes_with_a_hyphen_keeps_it() -> None:
    words = Vocabulary()
    words.learn("a dose-response relation and another dose-response relation; associated, associated")
    assert words.keeps_hyphen("dose", "response")
    assert not words.keeps_hyphen("associ", "ated")


@settings(max_examples=60)
@given(st.text("ab c", min_size=4, max_size=20), st.data())
def test_mends_can_be_undone(text: str, data: st.DataObject) -> None:
    passage = Passage(text, [Stretch(0, len(text), 1, 0, 0, 1, 1)])
    for _ in range(3):
        start = data.draw(st.integers(0, len(passage.text)))
        end = data.draw(st.integers(start, len(passage.text)))
        passage.mend(start, end, data.draw(st.text("xy", max_size=3)), "test")
    undone = passage.text
    for mend in sorted(passage.mends, key=lambda mend: (mend.start, mend.end), reverse=True):
        undone = undone[: mend.start] + mend.before + undone[mend.end :]
    assert undone == text
    assert all(0 <= one.start <= one.end <= len(passage.text) for one in passage.stretches)


def test_raised_letters_mark_notes_and_ordinals_stay_plain() -> None:
    sheet = lines("The dose was doubled in the placebo")
    sheet.text(60 + width("The dose was doubled in the placebo", 10), 97, "a", 6)
    sheet.text(240, 100, "group by the 4")
    sheet.text(240 + width("group by the 4", 10), 97, "th", 6)
    sheet.text(320, 100, "week of it.")
    assert read_sheets(sheet).text == "The dose was doubled in the placeboᵃ group by the 4th week of it."


def letters(text: str, font: str, wide: float) -> list[Glyph]:
    """A word, its f's as wide as told in ems, its other letters half an em."""
    face = Face(font, 10.0, bold=False, italic=False, turn=0, seen=True)
    ends, x = [], 0.0
    for sign in text:
        ends.append((sign, x, x := x + 10 * (wide if sign == "f" else 0.5)))
    return [Glyph(sign, x0, x1, 90, 100, 98, face, place, 0) for place, (sign, x0, x1) in enumerate(ends)]


@pytest.mark.parametrize(("font", "read"), [("Serif", "off"), ("", "of")])
def test_a_wide_f_is_two_only_where_its_font_is_known(font: str, read: str) -> None:
    widths = LetterWidths()
    widths.restore(letters("half", font, 0.25))
    assert "".join(glyph.text for glyph in widths.restore(letters("of", font, 0.42))) == read
