"""Citation marks: every style, tied to its list, and the numbers that look like marks and are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.schema import Reference
from evidex.text.citations import cited_labels, find_citations
from tests.text.reference_lists import read_references

LIST = tuple(Reference(start=0, end=0, label=str(number)) for number in range(1, 21))


def marks(text: str, references: tuple[Reference, ...] = LIST) -> list[tuple[str, tuple[str, ...]]]:
    found = find_citations(text, [(0, len(text))], references)
    return [(text[mark.start : mark.end], mark.labels) for mark in found]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("1", ["1"]),
        ("1,4-6", ["1", "4", "5", "6"]),
        ("13, 14", ["13", "14"]),
        ("9,15–17", ["9", "15", "16", "17"]),
        ("¹,³⁻⁵", ["1", "3", "4", "5"]),
        ("7-3", []),
        ("0", []),
        ("1-900", []),
        ("12a", []),
    ],
)
def test_inside_of_a_mark(words: str, labels: list[str]) -> None:
    assert list(cited_labels(words)) == labels


def test_square_brackets_one_after_the_other() -> None:
    assert marks("Pain came back [1][4][5]. Others agree [2, 3].") == [
        ("[1]", ("1",)),
        ("[4]", ("4",)),
        ("[5]", ("5",)),
        ("[2, 3]", ("2", "3")),
    ]


def test_a_lone_number_at_a_stop_is_a_mark_whatever_noun_stands_before_it() -> None:
    text = "Relief was rare in the control group [3]. Pain fell on the scale [2]. Age was 7 [5-12] years [1]."
    assert [quote for quote, _ in marks(text)] == ["[3]", "[2]", "[1]"]


def test_a_stop_ends_what_would_name_a_number() -> None:
    assert [quote for quote, _ in marks("The rest were of other types.[3] The curve of fig. [4] is plain.")] == ["[3]"]


CITED = "Pain [1] fell [2], sleep [3] rose [4] and mood [5] as well. "


def test_what_can_be_either_is_a_mark_where_the_document_cites_so() -> None:
    """Never a value with its unit, a range of a scale, a statistic, nor a number that the list does not reach."""
    doubtful = (
        "It rose in both groups [6,7] and on the Calm scale [8-10], with the tea model [11, 12], in R [9]; the EQ-3L "
        "[13], plain. Scores ran on a scale [1-5], F [1, 12] = 4, in groups [14,15] years apart, at levels [22] once."
    )
    assert [mark for mark, _ in marks(CITED + doubtful)][5:] == ["[6,7]", "[8-10]", "[11, 12]", "[9]", "[13]"]
    assert [mark for mark, _ in marks("Both groups [6,7] on a scale [8-10] in R [9], as known [1].")] == ["[1]"]


def test_words_in_a_bracket() -> None:
    text = "It helps [e.g. 7-9], often [see also 12], twice [see 3, for the details of rests], but not [in 4] or [n 5]."
    assert [labels for _, labels in marks(text)] == [("7", "8", "9"), ("12",), ("3",)]


def test_raised_numbers_with_a_space_between() -> None:
    assert marks("Few are active¹ ² and older.³ ⁴ So¹ it is.") == [
        ("¹ ²", ("1", "2")),
        ("³ ⁴", ("3", "4")),
        ("¹", ("1",)),
    ]


def test_affiliations_have_no_vote() -> None:
    body, back = "Pain fell [1] and sleep rose [2].", "\nAda Ash¹, Bo Birch², Cy Cedar³, Di Dogwood¹, El Elm⁴"
    spans = [(0, len(body)), (len(body) + 1, len(body + back))]
    found = find_citations(body + back, spans, LIST, spans[:1])
    assert [mark.labels for mark in found] == [("1",), ("2",)]


def test_round_brackets_where_the_document_cites_so() -> None:
    text = (
        "Smith et al (1) and Poe (2) disagree. Relief ranged from 5% to 22% (3-6) and pain hurts (7,8). "
        "The mean age was 9 (5-12) years, in 21 (35) women, at least (4) points, step (2), and the range was (5-12)."
    )
    assert [mark for mark, _ in marks(text)] == ["(1)", "(2)", "(3-6)", "(7,8)"]


@pytest.mark.parametrize(
    "text",
    [
        "We aimed (1) to count, (2) to weigh and (3) to judge.",
        "FEV(1) fell, F(1, 33) = 7.1, Ang-(1-7) rose and t(35) = 2.",
        "Ages were 7 (5-12) and 8 (6-11) and 9 (7-12) years.",
        "Of 60 women 12 (20), 15 (25) and 33 (55) were seen.",
        "The median was 7 [5-12] and later 8 [6-10].",
        "The area was 12 m², 3 cm³ and R² was 0.8.",
        "TGF-beta1 and beta2 and beta3 were measured.",
        "In 2010 (January 2010) we used SPSS (Version 2012).",
    ],
)
def test_look_alikes_are_no_marks(text: str) -> None:
    assert marks(text) == []
    assert marks(text, ()) == []


def test_superscripts() -> None:
    text = "Elbows hurt.¹ Most adults never played.¹,² Load helps at 10⁻³ of 5 m².³⁻⁵"
    assert marks(text) == [("¹", ("1",)), ("¹,²", ("1", "2")), ("³⁻⁵", ("3", "4", "5"))]


def test_numbers_behind_the_full_stop_of_a_guideline() -> None:
    text = "Refer at once. 1, 3 Give rest (rarely opioids). 2\nRepeat after 5.5 weeks. 3 Wait for 24 hours. 4"
    spans = [(0, text.index("\n")), (text.index("\n") + 1, len(text))]
    assert [mark.labels for mark in find_citations(text, spans)] == [("1", "3"), ("2",), ("3",), ("4",)]


def test_numbers_that_lost_their_raising() -> None:
    text = "Pain returned.1,2 Mobility did not,3 and 12 patients died. Others differ.4-6"
    assert marks(text) == [("1,2", ("1", "2")), ("3", ("3",)), ("4-6", ("4", "5", "6"))]


def test_no_single_bracket_makes_a_style() -> None:
    assert find_citations("It rose (3) and fell.", [(0, 21)]) == ()
    assert find_citations("It rose [12].", [(0, 13)]) == ()


AUTHORS = """Lind, E., Cho, M., & Ma, T. (2016). Rest or running: A trial. Annals of Calm, 22(1), 45–57.
Lind, E., Cho, M., & Ma, T. (2016). Rest or running: a trial. Ann Calm, 22, 45-57.
Nolan, P., & Baptiste, O. (2013). Yoga in general practice. Movement, 5(1), 12–20.
World Health Organization (2015). Global report on rest. Geneva.
van Dijk, K. (2011). A manual of rest. Lantern Press."""


def by_name(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    text = f"{sentence}\n{AUTHORS}"
    references = read_references(text, len(sentence) + 1)
    found = find_citations(text, [(0, len(sentence))], references)
    return [(text[mark.start : mark.end], mark.labels) for mark in found]


def test_names_and_years_are_tied_to_their_entries() -> None:
    assert by_name("Rest helps (Nolan & Baptiste, 2013; van Dijk, 2011), says van Dijk (2011).") == [
        ("(Nolan & Baptiste, 2013; van Dijk, 2011)", ("3", "5")),
        ("van Dijk (2011)", ("5",)),
    ]


def test_a_work_listed_twice_is_cited_twice() -> None:
    assert by_name("Rest helps (Lind et al., 2016).")[0][1] == ("1", "2")


def test_a_mark_without_entry_keeps_its_words() -> None:
    assert [labels for _, labels in by_name("So it is (van Dijk, 2011). Or not (Dal, 2018).")] == [
        ("5",),
        ("Dal, 2018",),
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("So it is (naps: Nolan and Baptiste, 2013).", [("Nolan and Baptiste, 2013", ("3",))]),
        ("So it is (e.g., in moles, Talpa minor, Lind et al. 2016).", [("Lind et al. 2016", ("1", "2"))]),
        (
            "So it is (van Dijk, 2011; see also Nolan & Baptiste, 2013 on naps (of moles) and rest).",
            [("van Dijk, 2011", ("5",)), ("Nolan & Baptiste, 2013", ("3",))],
        ),
        ("It goes by van Dijk's (2011) scale.", [("van Dijk's (2011)", ("5",))]),
        (
            "So it is (van Dijk, 2011). Many (in spring, April 2011; in men, Poe 1990) left.",
            [("(van Dijk, 2011)", ("5",))],
        ),
    ],
)
def test_words_around_names_and_years(sentence: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert by_name(sentence) == found


def test_a_name_that_begins_with_a_letter_alone() -> None:
    listed = "R Calm Team (2012) R: a language for rest. Vienna"
    text = f"We used it (R Calm Team 2012).\n{listed}"
    assert [m.labels for m in find_citations(text, [(0, 30)], read_references(text, 31))] == [("1",)]


def test_bodies_are_known_by_their_initials() -> None:
    assert by_name("Rest is a right (WHO, 2015).")[0][1] == ("4",)


@given(st.text(alphabet="a b1234,;()[]–¹²³.%-&SmithA\n", max_size=120))
def test_marks_lie_in_their_spans_in_order(text: str) -> None:
    half = len(text) // 2
    found = find_citations(text, [(0, half), (half, len(text))], LIST)
    assert all(mark.labels and mark.start < mark.end <= len(text) for mark in found)
    assert all(mark.end <= half or mark.start >= half for mark in found)
    assert [mark.start for mark in found] == sorted(mark.start for mark in found)


def test_a_number_that_names_a_day_counts_nothing_that_a_bracket_tells_more_of() -> None:
    text = "Pain is common (1). It helps (2). Cough had gone by day 21 (3). Of 40 patients 21 (4) were men (4)."
    assert [labels for _, labels in marks(text)] == [("1",), ("2",), ("3",), ("4",)]


def test_a_doubtful_bracket_that_names_the_one_uncited_entry_is_its_mark() -> None:
    text = "Bites are common [1]. They are graded by published criteria [4]. They heal [2], mostly [3]."
    assert ("[4]", ("4",)) in marks(text, LIST[:4])
    assert ("[4]", ("4",)) not in marks(text.replace("[2], mostly [3]", "well"), LIST)
