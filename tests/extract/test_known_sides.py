"""The sides that a document names: what is set against which, and what is still known in a long text."""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.sides.known import KnownSides, is_one
from evidex.text import View

ADDED_ON = (
    "We compared {} with {}. Patients were randomized to the tavolol group or to the group of tavolol plus lunazine."
)


def sides(text: str) -> KnownSides:
    return KnownSides(View(document_of(text)))


@pytest.mark.parametrize("alone", ["tavolol", "tavolol alone"])
@pytest.mark.parametrize("swapped", [False, True])
def test_a_combination_and_what_it_adds_to_are_set_against_one_another(alone: str, swapped: bool) -> None:
    names = ["tavolol plus lunazine", alone]
    known = sides(ADDED_ON.format(*(names if swapped else names[::-1])))
    assert known.counterpart("tavolol plus lunazine") == alone
    assert known.counterpart("the tavolol group") == "tavolol plus lunazine"
    assert known.counterpart("lunazine plus tavolol") == alone


def test_a_name_with_more_words_is_still_set_against_the_other() -> None:
    known = sides("We compared tavolol with lunazine. Patients were randomized to the tavolol group or to lunazine.")
    assert known.counterpart("tavolol 20 mg") == "lunazine"
    assert known.counterpart("lunazine capsules") == "tavolol"


def test_what_was_told_of_a_combination_and_of_what_it_adds_to_is_remembered() -> None:
    told = [Choice("tavolol plus lunazine"), Choice("tavolol group")]
    known = sides(ADDED_ON.format("tavolol", "tavolol plus lunazine"))
    known.remember(told)
    assert known.last() == ("tavolol plus lunazine", "tavolol group")
    other = sides("We compared tavolol with placebo. Patients were randomized to the tavolol group or to placebo.")
    other.remember([Choice("tavolol 20 mg"), Choice("tavolol group")])  # one side, told with more words
    assert other.last() == ("tavolol", "placebo")


def test_of_a_long_document_the_pairs_told_last_are_known() -> None:
    known = sides("Patients were randomized.")
    for number in range(3_000):
        pair = f"drug{number} group", f"dose{number} group"
        known.remember(list(map(Choice, pair)))
        assert known.last() == pair
        assert known.counterpart(f"dose{number}") == pair[0]
    assert known.counterpart("drug2990") == "dose2990 group"
    assert known.counterpart("drug0") is None


def test_a_pair_told_again_is_the_last_and_stands_there_once() -> None:
    known = sides("Patients were randomized.")
    for first in ("drug1", "drug2", "drug1"):
        known.remember([Choice(f"{first} group"), Choice("women of the dose group")])
    assert known.last() == ("drug1 group", "women of the dose group")
    for number in range(40):
        known.remember([Choice("drug2 group"), Choice(f"dose{number % 2} group")])
    assert known.counterpart("drug1") == "women of the dose group"


@pytest.mark.parametrize(
    "name", ["groups", "the groups", "treatment groups", "lunazine and placebo groups", "both arms"]
)
def test_several_groups_are_no_side(name: str) -> None:
    assert not is_one(name)
    assert not sides("Patients were randomized to lunazine or placebo.").is_side(name)


def test_one_group_is_a_side() -> None:
    assert is_one("the treatment group")
    assert is_one("women in the lunazine group")
    assert is_one("placebo groups")  # the last of 'the lunazine and placebo groups'
