"""The tables of roles: what they hold can be reached, and plain phrases weigh for the role that they tell."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from evidex.extract._proportion.sides.befallen import befallen_role
from evidex.extract._proportion.sides.roles import ROLES, Setting, called_role, clues_of, read_setting, role_of

TABLES = files("evidex.extract._proportion.sides")
CUES = tomllib.loads(files("evidex.text").joinpath("word_kinds.toml").read_text(encoding="utf-8"))
WEIGHTS = tomllib.loads(TABLES.joinpath("roles.toml").read_text(encoding="utf-8"))
PLAIN = Setting((), 1_000)


def clues(of: str, around: str = "", setting: Setting = PLAIN) -> list[str]:
    return list(clues_of(of, around, around, "results", setting, 0.5))


def test_every_weight_is_of_a_known_role() -> None:
    assert {role for row in WEIGHTS.values() for role in row} <= set(ROLES)


def test_every_weighed_kind_of_word_is_in_the_table_of_words() -> None:
    places = ("only near ", "of ", "head ", "near ", "lead ")
    told = {name.split(",")[0] for name in WEIGHTS if name.startswith(places) and "nothing" not in name}
    kinds = {next(name.removeprefix(place) for place in places if name.startswith(place)) for name in told}
    assert {kind.removeprefix("no ") for kind in kinds} <= CUES.keys()


@pytest.mark.parametrize("word", ["Mortality", "case-fatality", "died"])
def test_a_word_is_found_by_itself_its_stem_and_with_a_hyphen(word: str) -> None:
    assert "of death" in clues(word)


def test_what_stands_behind_a_hyphen_goes_before_the_stem() -> None:
    assert "of success" in clues("metastasis-free")


def test_a_denial_turns_the_word_behind_it_only() -> None:
    told = clues("no complications and good function")
    assert "of no harm" in told
    assert "of success" in told


def test_the_head_stands_before_the_first_preposition() -> None:
    assert "head success" in clues("cure of ulcer")
    assert "head illness" in clues("ulcer of the stomach")


def test_a_word_beside_the_phrase_is_only_near() -> None:
    assert "near death" in clues("ulcer", "deaths from ulcer were")


@pytest.mark.parametrize(
    ("of", "role"),
    [
        ("died within a year", "mortality"),
        ("5-year survival", "response"),
        ("sensitivity", "accuracy"),
        ("complications", "adverse_event"),
        ("no complications", "response"),
        ("complete relief", "response"),
    ],
)
def test_plain_phrases(of: str, role: str) -> None:
    assert role_of(clues(of)) == role


def test_the_kind_of_document_is_told_by_how_often_its_words_stand_there() -> None:
    assert "trial" in read_setting("A randomized, placebo-controlled study.").traits
    assert "trial" not in read_setting("A randomized study.").traits


def test_a_role_without_clues_is_still_one() -> None:
    assert role_of(()) in ROLES


@pytest.mark.parametrize(
    ("of", "sentence", "role"),
    [
        ("Sore arm pain", "Sore arm pain: reported by 74% of recipients.", "adverse_event"),
        ("dizziness", "Dizziness was noted in 9% of people starting lunazine.", "adverse_event"),
        ("headache", "Headache follows about 3% of routine injections.", "adverse_event"),
        ("gout", "Gout was noted in 9% of people starting lunazine.", None),
        ("dizziness", "At baseline dizziness was noted in 9% of people given lunazine.", None),
        ("dizziness", "Dizziness is known to 9% of men.", None),
        ("it", "About one in four adults will have it.", "incidence"),
        ("shingles", "Shingles will trouble 12% of us at some point in life.", "incidence"),
        ("lifetime prevalence", "The prevalence at some point in life was 12%.", None),
    ],
)
def test_what_befalls_treated_people_or_is_yet_to_come_is_no_prevalence(
    of: str, sentence: str, role: str | None
) -> None:
    place = re.search(r"\d|one in", sentence)
    assert place is not None
    assert befallen_role(of, sentence, place.start()) == role


def test_what_was_done_because_of_side_effects_is_an_adverse_event() -> None:
    assert called_role("stopped early because of side effects", "") == "adverse_event"
    assert called_role("stopped early because of costs", "") is None
