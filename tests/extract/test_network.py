"""The network that reads sentences: what it sees, what it says, and that nothing else moves it."""

from __future__ import annotations

from itertools import pairwise
from math import log
from random import Random
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract import effect, proportion, score
from evidex.extract._choosing.clues import Look, Site
from evidex.extract._choosing.network import FIELDS, Network, shipped, shipped_tables
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.reading import Reader, Reading
from evidex.extract._choosing.seen import PLACES, Places, SeenNumbers, SeenWords, places_of
from evidex.extract._choosing.topic import Topic
from evidex.extract._learnt.exact import Rows
from evidex.text.quantities import read_quantities
from evidex.text.words import Words

SENTENCE = "in the aspirin group mortality was # , in the placebo group #".split()
PHRASES = [(2, 4), (4, 5), (10, 12)]
NUMBERS = [(6, 7), (12, 13)]
BETWEEN = 9


def places_in(phrases: list[tuple[int, int]]) -> Places:
    return np.array(phrases, np.int64).reshape(-1, 2)


def seen(lows: list[str], phrases: list[tuple[int, int]]) -> SeenWords:
    """Words of which nothing is known but themselves."""
    return SeenWords(lows, ["N"] * len(lows), [()] * len(lows), [14] * len(lows), places_in(phrases))


def stand(numbers: list[tuple[int, int]], phrases: list[tuple[int, int]], fields: int) -> SeenNumbers:
    places = places_in(phrases)
    given = np.zeros((len(numbers), len(phrases), fields), np.float64)
    return SeenNumbers(np.array(numbers), places_of(np.array(numbers), places), given)


def test_a_phrase_stands_ahead_or_behind_so_far_and_behind_so_many_numbers() -> None:
    far, between = np.divmod(places_of(np.array(NUMBERS), np.array(PHRASES)), BETWEEN)
    assert far.tolist() == [[6, 7, 13], [3, 3, 8]]  # 9 is in the number, less is ahead
    assert between.tolist() == [[4, 4, 4], [3, 3, 4]]  # 4 is none between
    assert (places_of(np.array(NUMBERS), np.array([(13, 14)])) % BETWEEN).tolist() == [[5], [4]]


def test_a_phrase_that_holds_the_number_stands_in_it() -> None:
    assert places_of(np.array([(2, 3)]), np.array([(1, 5)])).tolist() == [[9 * BETWEEN + 4]]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[int, list[tuple[int, int]], list[tuple[int, int]]]:
    """How long it is, its numbers in order, its phrases."""
    size = draw(st.integers(1, 60))
    starts = sorted(draw(st.sets(st.integers(0, size - 1), min_size=1, max_size=6)))
    bounds = st.tuples(st.integers(0, size - 1), st.integers(1, 9))
    phrases = [(first, min(first + more, size)) for first, more in draw(st.lists(bounds, max_size=8))]
    return size, [(start, start + 1) for start in starts], phrases


@given(sentences())
def test_every_way_to_stand_has_a_row_and_nearer_is_never_farther(
    drawn: tuple[int, list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    _, numbers, phrases = drawn
    places = places_of(np.array(numbers), places_in(phrases))
    assert places.shape == (len(numbers), len(phrases))
    assert ((places >= 0) & (places < PLACES)).all()
    for (low, high), row in zip(numbers, places.tolist(), strict=True):
        far = [(*phrase, place // BETWEEN) for phrase, place in zip(phrases, row, strict=True)]
        behind = sorted((first, away) for first, _, away in far if first >= high)
        assert all(near <= farther for (_, near), (_, farther) in pairwise(behind))
        assert all(away < 9 for _, last, away in far if last <= low)


@pytest.mark.parametrize("kind", FIELDS)
@given(drawn=sentences(), title=st.booleans())
def test_chances_of_a_number_and_a_field_add_up_to_one(
    kind: str, title: bool, drawn: tuple[int, list[tuple[int, int]], list[tuple[int, int]]]
) -> None:
    size, numbers, phrases = drawn
    words = seen((SENTENCE * 5)[:size], phrases)
    above = shipped().read(seen(["aspirin", "trial"], [(0, 1), (0, 2)]), title=True) if title else None
    chances = shipped().chances(kind, shipped().read(words), above, stand(numbers, phrases, len(FIELDS[kind])))
    assert chances.shape == (len(numbers), len(phrases) + 2 * title + 1, len(FIELDS[kind]))
    assert np.allclose(chances.sum(1), 1, atol=1e-5)
    assert (chances >= 0).all()


@pytest.mark.parametrize("kind", FIELDS)
def test_what_it_says_of_a_number_is_the_same_alone_and_beside_others(kind: str) -> None:
    read = shipped().read(seen(SENTENCE, PHRASES))
    whole = stand(NUMBERS, PHRASES, len(FIELDS[kind]))
    together = shipped().chances(kind, read, None, whole)
    for at in range(len(NUMBERS)):
        one = SeenNumbers(whole.own[at : at + 1], whole.places[at : at + 1], whole.given[at : at + 1])
        assert (shipped().chances(kind, read, None, one)[0] == together[at]).all()


def in_order(name: str, table: Rows, order: list[int]) -> Rows:
    """A table with its columns, and where these are multiplied its rows, in another order."""
    if name.startswith("layer"):
        return np.concatenate([part[order][:, order] for part in np.split(table, 3)])
    if name in ("out", "nothing"):
        return table[order]
    if name in ("first", "last", "mean", "number", "bend"):
        return table[order][:, order]
    return table if name == "nothing free" else table[..., order]


@pytest.mark.parametrize("kind", FIELDS)
@given(random=st.randoms())
def test_in_whatever_order_sums_are_made_they_are_the_same(kind: str, random: Random) -> None:
    tables, names = shipped_tables()
    order = random.sample(range(len(tables["norm"])), len(tables["norm"]))
    other = Network({name: in_order(name, table, order) for name, table in tables.items()}, names)
    words, numbers = seen(SENTENCE, PHRASES), stand(NUMBERS, PHRASES, len(FIELDS[kind]))
    assert (shipped().read(words).phrases[:, order] == other.read(words).phrases).all()
    told = [each.chances(kind, each.read(words), each.read(words, title=True), numbers) for each in (shipped(), other)]
    assert (told[0] == told[1]).all()


@pytest.mark.parametrize("module", [effect, proportion, score])
def test_its_fields_are_those_of_the_kinds_in_their_order(module: ModuleType) -> None:
    assert FIELDS[module.CHOOSER.kind] == module.CHOOSER.fields


def test_each_arm_is_told_of_its_own_share() -> None:
    text = "Nausea occurred in 12% of the lunazine group and in 20% of the placebo group."
    words, topic = Words(read_quantities(text, 0, len(text))), Topic("", text)
    phrases, numbers = Phrases(words, frozenset(), topic), [(number, number + 1) for number in words.signs]
    given = {"of": "Nausea", "group": None}
    looks = [Look(Site(phrases, numbers, own, given, [], topic)) for own in range(2)]
    told = [
        [max(phrases.texts, key=lambda each: dict(field.clues(each))["read"]) for field in number if field]
        for number in Reader("proportion", None).read(looks)
    ]
    assert told == [["Nausea", "lunazine group"], ["Nausea", "placebo group"]]


def test_a_reading_adds_up_the_same_words_and_speaks_for_those_alike() -> None:
    reading = Reading(["death", "all-cause death", "death"], [0.4, 0.3, 0.1, 0.2])
    assert dict(reading.clues("death")) == {
        "read": pytest.approx(log(0.5)),
        "read alike": pytest.approx(0.5 + 0.3 * 2 / 4),
    }
    assert dict(reading.clues(None)) == {"read as nothing": pytest.approx(log(0.2))}


def test_a_reading_has_not_read_what_stands_elsewhere() -> None:
    clues = dict(Reading(["death"], [0.9, 0.1]).clues("early death"))
    assert clues == {
        "not read": 1.0,
        "not read, nothing else": pytest.approx(log(0.1)),
        "not read, alike": pytest.approx(0.9 * 2 / 3),
    }
