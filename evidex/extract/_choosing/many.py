"""Sentences of very many numbers: tables read as prose, where hundreds of phrases stand around each number.

Each number is weighed against each phrase of its sentence, so that a list costs the square of its length; what the
grammar tells of it costs nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidex.extract._choosing.choose import Choice
from evidex.extract._choosing.telling import Telling
from evidex.text.clauses import Stretch
from evidex.text.words import Words

__all__ = ["MOST", "choices"]

MOST = 60
"""Numbers: nothing is chosen for those of a sentence that has more."""


def choices(
    telling: Telling, words: Words, numbers: Sequence[Stretch], given: Sequence[Mapping[str, str | None]]
) -> list[dict[str, Choice]]:
    """What is told of each number of a sentence: chosen, or of very many what the grammar gave."""
    if len(numbers) > MOST:
        return [{field: Choice(text) for field, text in each.items()} for each in given]
    return telling.choose(words, numbers, given)
