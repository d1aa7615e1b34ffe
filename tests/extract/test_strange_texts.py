"""Texts that no author meant: what repeats itself without end is read to the end."""

from __future__ import annotations

from itertools import islice, product

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import proportion, score
from evidex.extract._choosing import Chooser
from evidex.extract._choosing.choice import Weighed
from evidex.extract._choosing.clues import Look
from evidex.extract._choosing.sides.design import Opposed
from evidex.extract._choosing.telling import MOST_NUMBERS
from evidex.extract._score.sides.lists import Lists
from evidex.schema import ProportionClaim, ScoreClaim
from evidex.text import View
from evidex.text.groups import trim
from evidex.text.quantities import read_quantities
from evidex.text.words import Words


def scores(text: str) -> list[str]:
    found = score.EXTRACTOR.extract(View(document_of(text)))
    return [str(claim.value) for claim in found if isinstance(claim, ScoreClaim)]


def test_a_value_behind_a_mean_of_means_is_read() -> None:
    assert "5" in scores(f"The {'mean ' * 700}(400) was 5 mmHg in smokers.")


@pytest.mark.parametrize(
    "text", [f"smokers {'(' * 1500}", f"{')' * 1500} smokers", f"the {')' * 1500} smokers and, {'(' * 1500}"]
)
def test_brackets_without_end_are_no_part_of_a_phrase(text: str) -> None:
    words = Words(read_quantities(text))
    assert words.text(*trim(words, 0, len(words))) == "smokers"


def test_a_name_and_its_denial_are_a_pair_where_the_text_has_both() -> None:
    text = "Non-smokers and non-smokers, smokers and non-smokers; nonsteroidal drugs, a-steroidal drugs, non-abatic."
    assert Opposed(View(document_of(text))).denied == [("smokers", "Non-smokers"), ("smokers", "non-smokers")]


MANY = {
    "the same": ["nonsteroidal"] * 6_000,
    "each another": [f"non-{''.join(letters)}" for letters in islice(product("abcdefghij", repeat=5), 6_000)],
}


@pytest.mark.parametrize("words", MANY.values(), ids=MANY.keys())
def test_denied_names_without_end_are_read_to_the_end(words: list[str]) -> None:
    view = View(document_of(" with pain. ".join(words)))
    assert Opposed(view).denied == []


@pytest.mark.parametrize("end", [".", " and lower"])
def test_the_end_of_a_sentence_says_nothing_of_the_group_at_its_beginning(end: str) -> None:
    words = Words(read_quantities(f"In obesity levels than controls were 5 vs 3{end}"))
    assert Lists(words, [])._left_side(0, 3) is None


@pytest.mark.parametrize(("size", "is_asked"), [(MOST_NUMBERS, True), (MOST_NUMBERS + 1, False)])
def test_of_very_many_numbers_nothing_is_chosen(size: int, is_asked: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each number is weighed against each phrase: of 600 that took seconds."""
    asked: list[Look] = []
    weighed = Chooser.weighed

    def record(chooser: Chooser, look: Look) -> list[list[Weighed]]:
        asked.append(look)
        return weighed(chooser, look)

    monkeypatch.setattr(Chooser, "weighed", record)
    listed = ", ".join(f"{number + 5}.5%" for number in range(size))
    view = View(document_of(f"Results: Relapse was seen in {listed} of patients."))
    told = [claim for claim in proportion.EXTRACTOR.extract(view) if isinstance(claim, ProportionClaim)]
    assert len(told) == size
    assert {claim.of for claim in told} == {"Relapse"}
    assert bool(asked) == is_asked
