"""Choosing through a document: what was told of one number may hold for the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidex.extract._choosing.choose import Choice, Chooser
from evidex.extract._choosing.clues import Site
from evidex.extract._choosing.phrases import Phrases
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.words import Words

__all__ = ["Telling"]


class Telling:
    """The choices of one kind of claim in one document, number by number in the order of the text."""

    def __init__(self, chooser: Chooser, view: View) -> None:
        self._chooser = chooser
        self._view = view
        self._earlier: list[Mapping[str, str | None]] = []

    def choose(
        self, words: Words, numbers: Sequence[Stretch], given: Sequence[Mapping[str, str | None]]
    ) -> list[dict[str, Choice]]:
        """What is told of each number of a sentence; `given` is what the grammar of its kind told of it."""
        phrases = Phrases(words, self._view.arm_words)
        chosen = []
        for own, told in enumerate(given):
            each = self._chooser.choose(Site(phrases, numbers, own, told, self._earlier, self._view.two_arms))
            self._earlier.append({field: choice.text for field, choice in each.items()})
            chosen.append(each)
        return chosen
