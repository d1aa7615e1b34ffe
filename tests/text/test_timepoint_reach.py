"""A timepoint is looked for near its number only: a line without end must not cost its length squared."""

from evidex.text.groups import find_timepoint

NEAR = "at 12 months pain fell"
FAR = "word " * 5000


def test_a_timepoint_beside_the_number_is_found_in_however_long_a_line() -> None:
    text = f"{FAR}{NEAR} {FAR}"
    near = text.index("pain")
    assert find_timepoint(text, 0, len(text), near) == find_timepoint(NEAR, 0, len(NEAR), NEAR.index("pain"))


def test_one_that_stands_thousands_of_characters_away_is_another_matter() -> None:
    text = f"{NEAR} {FAR}"
    assert find_timepoint(text, 0, len(text), len(text)) is None
