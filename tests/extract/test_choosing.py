"""Choosing what a number is of: the phrases that are weighed, and what is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.evaluate.gold import document_of
from evidex.extract import effect, proportion, score
from evidex.extract._choosing import Chooser
from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.choose import further_options, near_options
from evidex.extract._choosing.clues import Look, Site, Told
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.scale import HUNDREDTHS
from evidex.extract._choosing.sides.lists import dealt
from evidex.extract._choosing.sides.openings import opening_of
from evidex.extract._choosing.sides.slots import slots
from evidex.extract._choosing.sides.subjects import subject_of
from evidex.extract._choosing.topic import Topic
from evidex.extract._choosing.wording import (
    leanings,
    text_clues,
    without_clause,
    without_degree,
    without_lead,
    without_tail,
)
from evidex.schema import ProportionClaim
from evidex.text import View
from evidex.text.quantities import read_quantities
from evidex.text.words import Words

CHOOSERS = (effect.CHOOSER, proportion.CHOOSER, score.CHOOSER)


def words_of(text: str) -> Words:
    return Words(read_quantities(text, 0, len(text)))


def look(text: str, number: str, before: Sequence[Told] = (), title: str = "", **told: str | None) -> Look:
    words, topic = words_of(text), Topic(title, f"{title} {text}")
    at = text.index(number)
    first = next(n for n, _ in enumerate(words.list) if words.place(n, n + 1)[0] >= at)
    entitled = Phrases(words_of(title), frozenset(), topic) if title else None
    return Look(
        Site(Phrases(words, frozenset(), topic), [(first, first + 1)], 0, told, before, topic, len(before), entitled)
    )


def chosen_for(chooser: Chooser, asked: Look) -> dict[str, Choice]:
    """What is told of a number that has none beside it."""
    return chooser.beside.all([chooser.likely(asked)])[0]


def rows_of(chooser: Chooser, name: str = "{}") -> dict[str, list[float]]:
    place = files("evidex.extract._choosing").joinpath("weights", f"{name.format(chooser.kind)}.json")
    rows: dict[str, list[float]] = json.loads(place.read_text())
    return rows


@pytest.mark.parametrize("name", ["{}", "{}_beside"])
@pytest.mark.parametrize("chooser", CHOOSERS, ids=lambda chooser: chooser.kind)
def test_every_clue_has_a_weight_of_two_decimals_for_each_field(chooser: Chooser, name: str) -> None:
    rows = rows_of(chooser, name)
    assert rows
    assert {len(row) for row in rows.values()} == {len(chooser.fields)}
    assert all(round(weight, 2) == weight for row in rows.values() for weight in row)


def test_a_group_before_its_share_is_chosen_where_the_grammar_tells_none() -> None:
    asked = look("In the lunazine group, nausea occurred in 12% of patients.", "12%", of="nausea", group=None)
    chosen = chosen_for(proportion.CHOOSER, asked)
    assert chosen["of"].text == "nausea"
    assert chosen["group"].text is not None


def test_no_word_is_told_for_two_fields() -> None:
    asked = look("The rate of relapse was 14% in smokers.", "14%", of=None, group=None)
    places = [choice.place for choice in chosen_for(proportion.CHOOSER, asked).values() if choice.place is not None]
    assert all(one[1] <= other[0] or other[1] <= one[0] for one in places for other in places if one is not other)


@given(st.text(alphabet="abc of in the (),.;:0123456789% was and vs group", max_size=120))
def test_phrases_are_words_of_the_sentence_and_each_has_its_keys(text: str) -> None:
    words = words_of(text)
    phrases = Phrases(words, frozenset({"abc"}), Topic("abc", text))
    assert all(0 <= phrase.first < phrase.last <= len(words) for phrase in phrases.list)
    if not words.list:
        return
    asked = Look(Site(phrases, [(0, 1)], 0, {"of": None, "group": "abc"}, [], Topic("abc", text)))
    assert all(option.choice.text in text for option in near_options(asked) if option.choice.text)


def test_sums_are_the_same_whatever_was_asked_before() -> None:
    text = "In the lunazine group, nausea occurred in 12% of patients."
    fresh = Chooser("proportion", ("of", "group"))
    first = fresh.weighed(look(text, "12%", of=None, group=None))
    fresh.weighed(look("Death was seen in 3% of controls.", "3%", of=None, group=None))
    assert fresh.weighed(look(text, "12%", of=None, group=None)) == first


SENTENCES = [
    "In the ADF group, relapse occurred in 12 of 40 (30%) and, after a year with drug B, in 6 of 41 (15%) women.",
    "Of 12 men, relapse in 6 of 41 (15%) was told to the group with the higher risk of relapse, or of 3 falls in 2009.",
    "6 of",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("chooser", CHOOSERS, ids=lambda chooser: chooser.kind)
def test_a_phrase_weighs_what_its_clues_weigh(chooser: Chooser, text: str) -> None:
    earlier = [Told(dict.fromkeys(chooser.fields, "relapse"), (0, 2), 0)]
    asked = look(text, "6 of", earlier, **dict.fromkeys(chooser.fields, "relapse"))
    options, rows = near_options(asked), rows_of(chooser)
    near = chooser.near(asked)
    for column in range(len(chooser.fields)):
        told = [sum(rows[clue][column] for clue in option.clues if clue in rows) for option in options]
        assert HUNDREDTHS.column(near, column) == [round(100 * weight) for weight in told]


@pytest.mark.parametrize("chooser", CHOOSERS, ids=lambda chooser: chooser.kind)
def test_what_else_could_be_told_weighs_what_its_clues_weigh(chooser: Chooser) -> None:
    earlier = [Told(dict.fromkeys(chooser.fields, "nausea"), (0, 2), 0)]
    given = dict.fromkeys(chooser.fields, "relapse")
    asked = look("It was seen in 12%.", "12%", earlier, "Lunazine for leg cramps in women", **given)
    rows = rows_of(chooser)
    for column, field in enumerate(chooser.fields):
        options = further_options(asked, field)
        told = {option.choice: sum(rows[clue][column] for clue in option.clues if clue in rows) for option in options}
        for weight, choice in chooser.further(asked, column):
            assert weight == round(100 * told[choice])


def test_a_phrase_that_was_told_before_has_its_clue_and_others_have_not() -> None:
    asked = look("Relapse was seen in 12%.", "12%", [Told({"of": "relapse", "group": None}, (0, 1), 0)], of=None)
    told = {option.choice.text for option in near_options(asked) if "told before as of" in option.clues}
    assert told == {"Relapse"}


def test_what_is_told_for_the_time_being_is_worked_out_once_and_only_if_it_is_asked_for() -> None:
    asked: list[str] = []

    def fields() -> dict[str, str | None]:
        asked.append("of")
        return {"of": "relapse"}

    told = Told(fields, (0, 1), 0)
    assert (told.run, told.sentence, asked) == ((0, 1), 0, [])
    assert told.fields == told.fields == {"of": "relapse"}
    assert asked == ["of"]


def test_what_the_title_is_about_may_be_told() -> None:
    asked = look("The odds ratio was 0.54 (95% CI 0.2 to 1.3).", "0.54", title="Lunazine for leg cramps", factor=None)
    texts = {option.choice.text for option in further_options(asked, "factor")}
    assert {"Lunazine", "leg cramps", None} <= texts


def test_what_was_told_before_may_hold_on_and_says_how_far_back() -> None:
    before = [Told({"of": "nausea", "group": "placebo"}, (0, 2), 0), Told({"of": "nausea", "group": None}, (1, 2), 0)]
    asked = look("It was 12% in controls.", "12%", before, of=None, group=None)
    clues = {option.choice.text: option.clues for option in further_options(asked, "of")}
    assert {"earlier, times 2", "earlier, 1 back", "earlier, 2 sentences back"} <= set(clues["nausea"])
    assert "none, some before" in clues[None]


def test_two_fields_never_exclude_each_other() -> None:
    one, other = Choice("death", (3, 4)), Choice("risk of death", (1, 4))
    assert one.excludes(other)
    assert Choice("death").excludes(Choice("death"))
    assert not Choice(None).excludes(Choice(None))


@pytest.mark.parametrize(("word", "side"), [("mortality", -1), ("enalapril", 1)])
def test_words_lean(word: str, side: int) -> None:
    assert leanings()[word][0] * side > 0


@given(st.text(max_size=60))
def test_any_text_has_its_clues(text: str) -> None:
    assert text_clues(text) == text_clues(text)
    assert f"size {min(len(text.split()), 7)}" in text_clues(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("low fluid intake with an", "low fluid intake"),
        ("Delirium developed", "Delirium"),
        ("patients developed", "patients developed"),
        ("pain  at\nnight", "pain  at\nnight"),
        ("in the", None),
        (None, None),
        ("patients receiving drug A", "patients receiving drug A"),
        ("LVEDd = 46-111 mm", "LVEDd"),
    ],
)
def test_a_phrase_has_no_tail_that_leads_on(text: str | None, kept: str | None) -> None:
    assert without_tail(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("significantly lower relapse rate", "relapse rate"),
        ("fewer readmissions", "readmissions"),
        ("lower limb pain", "lower limb pain"),
        ("mortality HR", "mortality"),
        ("HR", "HR"),
        ("higher than 5 mm", "higher than 5 mm"),
        ("relapse", "relapse"),
        ("lower", "lower"),
        (None, None),
    ],
)
def test_what_was_measured_is_told_without_how_it_compares(text: str | None, kept: str | None) -> None:
    assert without_degree(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("RESULTS The total number", "The total number"),
        ("Results Broad use", "Broad use"),
        ("results of the test", "results of the test"),
        ("We retrospectively reviewed 23 patients", "23 patients"),
        ("We included 95,783 people", "95,783 people"),
        ("We", None),
        (None, None),
    ],
)
def test_headings_and_authors_are_no_part_of_a_phrase(text: str | None, kept: str | None) -> None:
    assert without_lead(text) == kept


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("placebo required the use", "placebo"),
        ("lunazine group experienced greater relief", "lunazine group"),
        ("patients were satisfied with tablets", "patients"),
        ("vaccinees than placebo recipients", "vaccinees"),
        ("patients who required the use", "patients who required the use"),
        ("patients included in the trial", "patients included in the trial"),
        ("patients older than 70 years", "patients older than 70 years"),
        ("patients randomized to receive dual therapy", "patients randomized to receive dual therapy"),
        (None, None),
    ],
)
def test_a_group_is_whom_a_clause_is_of(text: str | None, whom: str | None) -> None:
    assert without_clause(text) == whom


@given(st.text(alphabet="abc of in the (),.;:0123456789% was and vs group with", max_size=120))
def test_names_of_slots_lists_and_clauses_stand_in_the_sentence(text: str) -> None:
    words = words_of(text)
    numbers = [(at, at + 1) for at in words.signs]
    found = slots(words, numbers, lambda name: "group" in name, sure=False)
    assert all(0 <= first < last <= len(words) for first, last in found.values())
    assert set(found) <= set(range(len(numbers)))
    for listed in dealt(words, numbers, lambda name: "group" in name, lambda _: []):
        assert listed.last - listed.first == len(listed.places)
        assert len(listed.names) in (0, listed.size)
    for at in words.signs:
        spoken = subject_of(words, at)
        assert spoken is None or 0 <= spoken[0] < spoken[1] <= at
    opened = opening_of(words)
    assert opened is None or 0 < opened[0] < opened[1] <= len(words)


def test_a_name_belongs_to_the_number_in_its_own_frame() -> None:
    words = words_of("The score was 5 in the drug group, 7 with a rash and 9 in controls.")
    numbers = [(at, at + 1) for at in words.signs]
    found = slots(words, numbers, lambda name: name in ("drug group", "controls"), sure=True)
    assert {at: words.text(*place) for at, place in found.items()} == {0: "drug group", 2: "controls"}


@pytest.mark.parametrize("size", [2, 30, 31])
def test_more_numbers_may_be_told_against_one_another_than_are_remembered(size: int) -> None:
    listed = "% vs ".join(f"{20 + number}.5" for number in range(size))
    text = f"Results: Response rates were {listed}% in the placebo group and the drug group, respectively."
    view = View(document_of(text, "A trial of drug and placebo"))
    told = [claim for claim in proportion.EXTRACTOR.extract(view) if isinstance(claim, ProportionClaim)]
    assert [claim.percent for claim in told] == [Decimal(f"{20 + number}.5") for number in range(size)]


def test_two_names_of_one_number_are_no_series() -> None:
    alone = words_of("Stunting was seen in over 62% of children 6 to 59 months of age.")
    assert slots(alone, [(5, 6)], lambda name: "children" in name, sure=True) == {}
    several = words_of("Stunting was seen in 62% of children 6 to 59 months of age and in 14% of adults.")
    numbers = [(at, at + 1) for at in several.signs if "%" in several.text(at, at + 1)]
    found = slots(several, numbers, lambda name: "children" in name, sure=True)
    assert {at: several.text(*place) for at, place in found.items()} == {0: "children", 1: "adults"}
