"""Words are found where they stand by themselves, as a pattern between word boundaries finds them."""

from __future__ import annotations

import re

import pytest

from evidex.text.matching import holds_words, last_match, stands_alone


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        ("the women and men", "men", True),
        ("the women", "men", False),
        ("men_a, men2 and omen", "men", False),
        ("omen (men)", "men", True),
        ("drug A+B", "A+B", True),
        ("Éa", "a", False),
    ],
)
def test_words_are_held_where_they_stand_alone(text: str, words: str, *, held: bool) -> None:
    assert holds_words(text, words) is held
    assert (re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None) is held


def test_a_stretch_stands_alone_at_both_ends_of_a_text() -> None:
    assert stands_alone("men", 0, 3)
    assert not stands_alone("men2", 0, 3)
    assert not stands_alone("_men", 1, 4)


def test_the_last_match_is_found() -> None:
    found = last_match(re.compile(r"\d"), "1, 2 and 3 of them")
    assert found is not None
    assert found.group() == "3"
    assert last_match(re.compile(r"\d"), "none") is None
