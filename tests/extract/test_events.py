"""Times that are told by an event of any name, by the clock, by a state, or as an adjective."""

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.text import View


def times(text: str) -> list[tuple[str, str | None]]:
    """The values of a text, each with its time."""
    claims = extract_claims(View(document_of(text)))
    return [(str(claim.value), claim.timepoint) for claim in claims if claim.kind == "score"]


@pytest.mark.parametrize(
    "event", ["embolisation", "the fast", "iron loading", "withdrawal of the lens", "the sea trip"]
)
@pytest.mark.parametrize("when", ["after", "before", "during", "following", "prior to", "immediately after"])
def test_an_event_of_any_name_tells_a_time(when: str, event: str) -> None:
    told = f"{when} {event}"
    assert times(f"Mean arterial pressure was 82 ± 9 mm Hg {told}.") == [("82", told)]
    assert times(f"Mean arterial pressure {told} was 82 ± 9 mm Hg.") == [("82", told)]
    assert times(f"{told.capitalize()}, mean arterial pressure was 82 ± 9 mm Hg in 20 men.") == [
        ("82", told.capitalize())
    ]


@pytest.mark.parametrize("event", ["embolisation", "the fast", "the sea trip"])
def test_both_sides_of_an_event(event: str) -> None:
    told = [("58.1", f"before {event}"), ("43.9", f"after {event}")]
    assert times(f"The mean scores before and after {event} were 58.1 and 43.9, respectively.") == told
    assert times(f"The mean score fell from 58.1 before {event} to 43.9 after {event}.") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peak flow was 310 ± 40 L/min at 8 am and 350 ± 42 L/min at 8 pm.", ["at 8 am", "at 8 pm"]),
        (
            "The mean trough level was 12 ± 3 ng/mL after the first dose and 19 ± 4 ng/mL at steady state.",
            ["after the first dose", "at steady state"],
        ),
        (
            "Mean pressure fell to 78 ± 8 mm Hg after one hundred and twenty minutes.",
            ["after one hundred and twenty minutes"],
        ),
        ("The mean pain score was 3.1 ± 1.0 after only 2 months of treatment.", ["after only 2 months of treatment"]),
        ("Final weight was 71 ± 9 kg.", ["Final"]),
        ("The 24-h mean heart rate was 72 ± 8 beats/min.", ["24-h"]),
        ("After 4 weeks the 24-h mean heart rate was 72 ± 8 beats/min.", ["After 4 weeks"]),
        ("Upon awakening, mean pain scores at rest were 3.1 ± 1.0.", ["Upon awakening"]),
        ("After adjusting for age, the mean score was 3.1 ± 1.0.", [None]),
        ("During sedation they were watched; mean age was 43 ± 6 years.", [None]),
        ("Insulin sensitivity (glucose needed during the clamp) was 1.4 ± 0.2.", [None]),
    ],
)
def test_further_times(text: str, told: list[str | None]) -> None:
    assert [time for _, time in times(text)] == told
