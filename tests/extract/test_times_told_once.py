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


LISTS = [
    ("lower with zinc (preop: 41.2 ± 3.1 vs. 33.0 ± 2.9; postop: 42.5 ± 3.3 vs. 38.1 ± 3.0)",
     "preop preop postop postop"),
    ("stable (immediate: zinc 41.2 ± 3.1, iron 33.0 ± 2.9; 1 hour: zinc 42.5 ± 3.3, iron 38.1 ± 3.0)",
     "immediate immediate 1_hour 1_hour"),
    ("low at follow-up (41.2 ± 3.1 [baseline], 33.0 ± 2.9 [6 months], 30.1 ± 2.8 [follow-up])",
     "baseline 6_months follow-up"),
    ("41.2 ± 3.1 [D0], 33.0 ± 2.9 [D28] and 30.1 ± 2.8 [D84]", "D0 D28 D84"),
    ("stable with zinc (D0 41.2 ± 3.1, D84 33.0 ± 2.9) or iron (D0 42.5 ± 3.3, D84 38.1 ± 3.0)", "D0 D84 D0 D84"),
    ("stable (before vs. after treatment: 41.2 ± 3.1 vs. 33.0 ± 2.9)", "before_treatment after_treatment"),
    ("lower after 4 weeks of zinc (41.2 ± 3.1 vs 48.0 ± 2.9) and 8 weeks of zinc (36.2 ± 3.1 vs 47.0 ± 2.9)",
     "after_4_weeks after_4_weeks 8_weeks_of_zinc 8_weeks_of_zinc"),
    ("41.2 ± 3.1 and mean height was 163.0 ± 2.9 cm before surgery", "before_surgery before_surgery"),
    ("noted: 41.2 ± 3.1 and 33.0 ± 2.9 were seen on day 1 and day 5, respectively", "day_1 day_5"),
    ("41.2 ± 3.1 before, 33.0 ± 2.9 during and 30.1 ± 2.8 after the march", "before during after_the_march"),
    ("47.1 ± 3.0, 43.2 ± 3.1 and 40.3 ± 3.2 preoperatively, at 6 weeks and at 1 year",
     "preoperatively at_6_weeks at_1_year"),
]  # fmt: skip


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.parametrize(("said", "told"), LISTS)
def test_each_of_a_list_has_its_time(said: str, told: str, thing: str) -> None:
    assert [str(time).replace(" ", "_") for _, time in times(f"Mean {thing} was {said}.")] == told.split()


def test_the_time_behind_the_verb_holds_for_all() -> None:
    told = times(
        "Mean rate (71.2 ± 3.1 vs 83.0 ± 2.9) and output (5.1 ± 0.3 vs 4.0 ± 0.4) were stable during the swim."
    )
    assert [time for _, time in told] == ["during the swim"] * 4


def test_what_turns_into_what() -> None:
    text = "Twenty men were seen at baseline. Mean output {} within 6 weeks (4.1 ± 0.3 vs. 5.2 ± 0.4)."
    assert times(text.format("rose")) == [("4.1", "baseline"), ("5.2", "within 6 weeks")]
    assert times(text.format("was higher with rowing than without")) == [
        ("4.1", "within 6 weeks"),
        ("5.2", "within 6 weeks"),
    ]
