"""Choosing through a document: what was told of one number may hold for the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from evidex.extract._choosing.choose import Choice, Chooser
from evidex.extract._choosing.clues import Look, Site, Told
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.topic import Topic
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.words import Words

__all__ = ["Telling"]


class Telling:
    """The choices of one kind of claim in one document, number by number in the order of the text."""

    def __init__(self, chooser: Chooser, view: View) -> None:
        self._chooser = chooser
        self._view = view
        title = next((sentence for sentence in view.sentences if sentence.section == "title"), None)
        self._topic = Topic(view.text[title.start : title.end] if title else "", view.text)
        self._title = self._phrases(view.words_of(title)) if title else None
        self._earlier: list[Told] = []

    def choose(
        self, words: Words, numbers: Sequence[Stretch], given: Sequence[Mapping[str, str | None]]
    ) -> list[dict[str, Choice]]:
        """What is told of each number of a sentence; `given` is what the grammar of its kind told of it."""
        phrases = self._phrases(words)
        sentence = bisect_right(self._view.sentences, words.read.place(0), key=lambda each: each.start)
        chosen = []
        for own, told in enumerate(given):
            site = Site(
                phrases, numbers, own, told, self._earlier, self._topic, sentence, self._title, self._view.two_arms
            )
            look = Look(site)
            each = self._chooser.choose(look)
            self._earlier.append(Told({field: choice.text for field, choice in each.items()}, look.run, sentence))
            chosen.append(each)
        return chosen

    def _phrases(self, words: Words) -> Phrases:
        return Phrases(words, self._view.arm_words, self._topic)
