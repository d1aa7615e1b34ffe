"""Words of a sentence and the brackets around them."""

from __future__ import annotations

import pytest

from evidex.text.quantities import Quantities
from evidex.text.words import Words


@pytest.mark.parametrize(
    ("text", "word", "before"),
    [
        ("Pain (mild [3 of 9] or dull) fell", "of", "mild"),
        ("Pain (mild [3 of 9] or dull) fell", "dull", "Pain"),
        ("Pain (mild [3 of 9] or dull) fell", "fell", None),
        ("Pain) fell", "fell", None),
    ],
)
def test_the_innermost_bracket_around_a_word(text: str, word: str, before: str | None) -> None:
    words = Words(Quantities(text, 0, len(text)))
    number = next(at for at, each in enumerate(words.list) if each.low == word)
    bracket = words.bracket_around(number)
    assert (words.text(bracket - 1, bracket) if bracket else None) == before
