"""Choosing for the numbers of a sentence together: how likely each choice is, and what the numbers beside it say."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract._choosing.agreement import agreement
from evidex.extract._choosing.beside import Clues, clues_beside, most_right
from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.likely import Bearing, Field, Likely, chances_of

AHEAD: Bearing = ("ahead", 0, 0)


def field(**chances: float) -> Field:
    """What is likely for a field: words (with '_' for a space) and how likely each is; all stand right ahead."""
    told = {name.replace("_", " "): chance for name, chance in chances.items()}
    return Field([Likely(Choice(text), 0.0, chance, AHEAD) for text, chance in told.items()])


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_chances_are_one_together_and_keep_the_order(weights: list[float]) -> None:
    chances = chances_of(weights)
    assert math.fsum(chances) == pytest.approx(1)
    order = sorted(range(len(weights)), key=weights.__getitem__)
    assert [chances[at] for at in order] == sorted(chances)


@given(st.one_of(st.none(), st.text(max_size=20)), st.one_of(st.none(), st.text(max_size=20)))
def test_phrases_agree_with_themselves_and_with_nothing_as_far_as_words_are_shared(
    one: str | None, other: str | None
) -> None:
    assert 0 <= agreement(one, other) <= 1
    assert agreement(one, other) == agreement(other, one)
    assert agreement(one, one) == 1


def test_phrases_that_share_words_speak_for_one_another() -> None:
    told = field(nausea=0.4, relapse_of_pain=0.3, relapse=0.3)
    assert told.right_alone[0] < min(told.right_alone[1:])


def test_nothing_agrees_only_with_nothing() -> None:
    told = Field([Likely(Choice(None), 0.0, 0.4, None), Likely(Choice("relapse"), 0.0, 0.6, None)])
    assert told.right_alone == [0.4, 0.6]


def degrees(clues: list[Clues], at: int) -> dict[str, float]:
    return dict(clues[at])


def test_what_the_number_beside_it_is_told_is_a_clue_by_how_likely_it_is() -> None:
    numbers = [[field(smoking=0.9, age=0.1), field(death=1.0)], [field(age=0.8, smoking=0.2), field(death=1.0)]]
    smoking, age = (degrees(clues_beside(numbers, 0, 0), at) for at in (0, 1))
    assert smoking["same behind"] == pytest.approx(0.2)
    assert age["same behind"] == pytest.approx(0.8)
    assert "same before" not in smoking
    assert smoking["all same behind"] == pytest.approx(0.2)


def test_a_phrase_that_is_likelier_for_another_field_is_told_so() -> None:
    numbers = [[field(death=0.7, age=0.3), field(death=0.9, pain=0.1)]]
    assert degrees(clues_beside(numbers, 0, 0), 0)["other field"] == pytest.approx(0.9)
    assert degrees(clues_beside(numbers, 0, 0), 1)["other field"] == 0


def test_what_changes_in_a_list_stands_at_the_same_place_by_each_number() -> None:
    numbers = [[field(smoking=1.0), field(death=1.0)], [field(age=1.0), field(death=1.0)]]
    told = degrees(clues_beside(numbers, 1, 0), 0)
    assert told["place before"] == told["place before, ahead"] == told["place before, other words"] == 1


def test_that_nothing_is_told_goes_by_the_number_beside_it_too() -> None:
    nothing = Field([Likely(Choice(None), 0.0, 0.6, None), Likely(Choice("men"), 0.0, 0.4, AHEAD)])
    told = degrees(clues_beside([[field(pain=1.0), nothing], [field(rash=1.0), nothing]], 0, 1), 0)
    assert told["nothing, behind too"] == 0.6
    assert "same behind" not in told


def test_what_is_told_is_most_right_by_the_weights_of_its_clues() -> None:
    choices = field(nausea=0.5, rash=0.5)
    clues: list[Clues] = [[("weight", 1.0), ("same before", 1.0)], [("weight", 2.0)]]
    assert most_right(choices, clues, {"weight": 1.0})[0][1].text == "rash"
    assert most_right(choices, clues, {"weight": 1.0, "same before": 3.0})[0][1].text == "nausea"
