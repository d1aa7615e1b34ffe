"""Times: which belongs to which number, and which numbers are times themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.extract._when.listed import halves, members
from evidex.extract._when.series import in_series
from evidex.extract._when.times import Times
from evidex.text import View


def values(text: str) -> list[tuple[str, str | None]]:
    claims = extract_claims(View(document_of(text)))
    return [(str(claim.value), claim.timepoint) for claim in claims if claim.kind == "score"]


def test_the_numbers_of_a_list_of_times_are_no_values() -> None:
    assert values("Mean knee scores at 2, 6 and 24 h were 5.1, 3.9 and 2.2 in the block group.") == [
        ("5.1", "2 h"),
        ("3.9", "6 h"),
        ("2.2", "24 h"),
    ]
    assert values("Mean knee scores at baseline, 6 weeks and 12 weeks were 6.1, 4.0 and 3.2.") == [
        ("6.1", "at baseline"),
        ("4.0", "6 weeks"),
        ("3.2", "12 weeks"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("at 1, 3 and 24 hours", ["1 hours", "3 hours", "24 hours"]),
        ("on days 1, 3 and 7", ["day 1", "day 3", "day 7"]),
        ("at baseline and at 3, 12 and 36 months", ["at baseline", "3 months", "12 months", "36 months"]),
        ("The 3-, 5- and 10-year", ["3 year", "5 year", "10-year"]),
        ("At month 3, hour 2", []),
        ("After 8 weeks, 150", []),
    ],
)
def test_members_of_a_list_of_times(text: str, told: list[str]) -> None:
    assert members(text, text.lower(), 3, len(text)) == told


def test_halves() -> None:
    assert halves("before and after treatment") == ("before treatment", "after treatment")
    assert halves("at week 6") is None


def _series(text: str) -> list[str | None]:
    """The times of the numbers written as '#', of the times written as '@…@'."""
    low, numbers, times = "", [], []
    for piece in text.replace("#", "~#~").replace("@", "~@~").split("~"):
        if piece == "#":
            numbers.append((len(low), len(low) + 1))
            low += "#"
        elif piece == "@":
            times.append(len(low))
        else:
            low += piece
    spans = list(zip(times[::2], times[1::2], strict=True))
    found = in_series(low, numbers, spans)
    return [low[slice(*found[at])] if at in found else None for at in range(len(numbers))]


def test_a_time_belongs_to_the_number_from_which_nothing_parts_it() -> None:
    assert _series("pain was # @before@, # @at 6 weeks@ and # @at a year@.") == ["before", "at 6 weeks", "at a year"]
    assert _series("@on day 1@ pain was #, @on day 7@ # and @on day 30@ #.") == ["on day 1", "on day 7", "on day 30"]
    assert _series("pain @at entry@ (# vs #) and @at 6 weeks@ (# vs #)") == ["at entry"] * 2 + ["at 6 weeks"] * 2
    assert _series("# with a and # with b @at 6 weeks@, # with a and # with b @at 9 weeks@") == (
        ["at 6 weeks"] * 2 + ["at 9 weeks"] * 2
    )


def test_one_time_is_no_series() -> None:
    assert _series("pain was # and then # @at 6 weeks@.") == [None, None]


@given(
    st.lists(
        st.sampled_from(["5.1", "at 6 weeks", "before", "and", ",", "to", "was", "(", ")", "day 7", ";"]), max_size=14
    )
)
def test_any_order_of_words_gives_times_that_are_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    places = [(at, at + 3) for at in range(len(text)) if text.startswith("5.1", at)]
    times = Times(text, places)
    told = [times.of(number, None) for number in range(len(places))]
    assert all(each is None or each in text for each in told)
