"""The network that reads a share for its role: what it sees, and that nothing else moves what it says."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.evaluate.gold import document_of
from evidex.extract._judging.reader import ROLES, Places, RoleReader, Shown, shipped, shipped_tables, shown_of, tokens
from evidex.extract._learnt.exact import Rows
from evidex.extract.proportion import EXTRACTOR
from evidex.schema import ProportionClaim
from evidex.text import View

TITLE = "Lunazine for gout. A trial in 1990."
TEXT = "Ninety people took part. Gout had ended in 41% of those on lunazine, and 1,200 of 1,500 had nausea (80.5%)."
SENTENCE = TEXT.partition(". ")[2]


def shares(text: str, title: str = "") -> tuple[View, list[ProportionClaim]]:
    view = View(document_of(text, title))
    return view, [claim for claim in EXTRACTOR.extract(view) if isinstance(claim, ProportionClaim)]


@given(st.text())
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found = tokens(text)
    assert all(text[start:end].lower() == word or (word == "#" and text[start].isdigit()) for start, end, word in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_numbers_are_all_one_word() -> None:
    assert [word for _, _, word in tokens("Of 1,500 (80.5%) IL-6 rose")] == "of # ( # % ) il-6 rose".split()


@pytest.mark.parametrize(("stretch", "words"), [((3, 8), ["1,500"]), ((4, 12), ["1,500", "(", "80.5"]), ((2, 3), [])])
def test_a_stretch_has_the_words_it_touches(stretch: tuple[int, int], words: list[str]) -> None:
    text = "Of 1,500 (80.5%)"
    places = Places.of(tokens(text))
    held = places.words_of(*stretch)
    assert [text[start:end] for start, end in zip(places.starts[held], places.ends[held], strict=True)] == words


def test_it_sees_the_number_what_it_is_of_the_sentence_before_and_the_whole_title() -> None:
    view, (first, second) = shares(TEXT, TITLE)
    shown = shown_of(second, view)
    assert (shown.title, shown.before, shown.sentence) == (TITLE, "Ninety people took part.", SENTENCE)
    assert SENTENCE[shown.number :].startswith("5%)")
    assert shown.of is not None
    assert SENTENCE[slice(*shown.of)] == second.of
    assert SENTENCE[shown_of(first, view).number :].startswith("1%")


def test_without_title_or_sentence_before_it_sees_nothing_of_them() -> None:
    view, (share,) = shares("Gout had ended in 41% of those on lunazine.")
    assert (shown_of(share, view).title, shown_of(share, view).before) == ("", "")


def test_of_phrases_that_recur_it_sees_the_nearest() -> None:
    view, found = shares("Pain was felt at night. Of 90 with pain before, 30 (33%) had pain after surgery.")
    shown = [shown_of(each, view) for each in found if each.of == "pain"]
    assert all(abs(each.of[0] - each.number) < 12 for each in shown if each.of)


def test_what_it_says_of_a_share_does_not_hang_on_what_was_read_before() -> None:
    view, found = shares(TEXT, TITLE)
    seen = [shown_of(each, view) for each in found]
    fresh = [RoleReader(*shipped_tables()).weights(each) for each in seen]
    assert fresh == [shipped().weights(each) for each in seen]
    assert fresh == [shipped().weights(each) for each in reversed(seen)][::-1]


@pytest.mark.parametrize("sentence", ["", "α β γ", "5", "%" * 400, "pain in 5% " * 9_000])
def test_of_a_sentence_without_known_words_it_says_something(sentence: str) -> None:
    weights = shipped().weights(Shown("", "", sentence, 0, (0, 1), None, (0.0,) * 21))
    assert list(weights) == list(ROLES)
    assert np.isfinite(list(weights.values())).all()


def in_order(name: str, table: Rows, order: list[int]) -> Rows:
    """A table with its columns, and where these are multiplied its rows, in another order."""
    if name.startswith("layer"):
        return np.concatenate([part[order][:, order] for part in np.split(table, 3)])
    if name == "hidden":
        size = len(order)
        parts = [part * size + at for part in range(10) for at in order]
        return table[[*parts, *range(10 * size, len(table))]]
    return table if name in ("hidden free", "out", "out free") else table[..., order]


@given(random=st.randoms())
def test_in_whatever_order_sums_are_made_they_are_the_same(random: Random) -> None:
    tables, names = shipped_tables()
    order = random.sample(range(len(tables["norm"])), len(tables["norm"]))
    other = RoleReader({name: in_order(name, table, order) for name, table in tables.items()}, names)
    view, found = shares(TEXT, TITLE)
    for share in found:
        assert other.weights(shown_of(share, view)) == shipped().weights(shown_of(share, view))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Of 212 patients with gout, 12% relapsed within a year after treatment.", "adverse_event"),
        ("Of 212 patients with gout, 41% were free of pain at two hours.", "response"),
        ("Of 212 patients with gout, 8% died of sepsis in hospital.", "mortality"),
        ("The sensitivity of the test for gout was 81% in 212 patients.", "accuracy"),
    ],
)
def test_plain_roles_are_read(text: str, role: str) -> None:
    view, (share,) = shares(text, "Outcome of gout after treatment with lunazine")
    weights = shipped().weights(shown_of(share, view))
    assert max(weights, key=lambda each: weights[each]) == role
