"""Times that are told once for several values: at the head of a list, for two sides, by the whole document."""

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.text import View


def times(text: str) -> list[tuple[str, str | None]]:
    """The values of a text in its order, each with its time."""
    claims = [claim for claim in extract_claims(View(document_of(text))) if claim.kind == "score"]
    return [(str(claim.value), claim.timepoint) for claim in sorted(claims, key=lambda claim: claim.end)]


THINGS = ["pain score", "systolic blood pressure", "grip strength", "serum ferritin", "fatigue scale"]


@pytest.mark.parametrize("thing", THINGS)
def test_the_head_of_a_list_holds_for_all_of_it(thing: str) -> None:
    assert times(
        f"Mean {thing} before and after the trip were: Group 1: 41.2 ± 3.1 vs 33.0 ± 2.9; "
        "Group 2: 42.5 ± 3.3 vs 38.1 ± 3.0."
    ) == [
        ("41.2", "before the trip"),
        ("33.0", "after the trip"),
        ("42.5", "before the trip"),
        ("38.1", "after the trip"),
    ]
    assert times(
        f"Mean values of {thing} at the beginning and after 12 weeks were (units): with zinc 41.2 ± 3.1 "
        "and 33.0 ± 2.9 (p < 0.01), with iron 42.5 ± 3.3 and 38.1 ± 3.0 (NS)."
    ) == [
        ("41.2", "at the beginning"),
        ("33.0", "after 12 weeks"),
        ("42.5", "at the beginning"),
        ("38.1", "after 12 weeks"),
    ]


@pytest.mark.parametrize("thing", THINGS)
def test_before_and_after_some_weeks(thing: str) -> None:
    told = times(f"Mean {thing} was 41.2 ± 3.1 and 33.0 ± 2.9 before and after 12 weeks, respectively.")
    assert told == [("41.2", "before"), ("33.0", "after 12 weeks")]


COURSES = [
    "Twenty men were treated with zinc for 12 weeks.",
    "Twenty men took zinc 20 mg daily for 12 weeks.",
    "Twenty men took part in a 12-week trial.",
    "Zinc was given over a period of 12 weeks.",
    "Twenty men took zinc. After 12 weeks of treatment they were seen.",
]


@pytest.mark.parametrize("course", COURSES)
def test_a_change_ends_where_the_only_course_ends(course: str) -> None:
    (_, (value, told)) = times(f"{course} The weather was fine. Nobody left. Mean weight fell from 81 to 77 kg.")
    assert value == "77"
    assert told in ("12 weeks", "12-week")


@pytest.mark.parametrize(
    "course",
    ["Zinc was given for 12 weeks, iron for 4 weeks.", "They were 12 weeks old.", "After a 2-week run-in they came."],
)
def test_of_several_courses_or_of_none_nothing_is_told(course: str) -> None:
    assert times(f"{course} The weather was fine. Nobody left. Mean weight fell from 81 to 77 kg.")[1] == ("77", None)
