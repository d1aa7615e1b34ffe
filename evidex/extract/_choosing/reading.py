"""What the network says of each number of a sentence (`network`), as clues beside the learnt ones."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log

from evidex.extract._choosing.agreement import CONTENT, dice
from evidex.extract._choosing.clues import Look
from evidex.extract._choosing.network import FIELDS, Read, shipped
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.seen import seen_numbers, seen_words

__all__ = ["Reader", "Reading", "texts_read"]

_UNLIKELY = 0.01
"""What is less likely is not compared word by word."""
_LEAST = 1e-4


class Reading:
    """How likely each phrase is to be told for one field of a number, by the network."""

    def __init__(self, texts: Sequence[str], chances: Sequence[float]) -> None:
        """`chances` has one more than `texts`: that nothing of them is right."""
        self._chances: dict[str, float] = {}
        for text, chance in zip(texts, chances, strict=False):
            self._chances[text] = self._chances.get(text, 0.0) + chance
        self._likely = [(CONTENT[text], chance) for text, chance in self._chances.items() if chance > _UNLIKELY]
        self._nothing = log(max(chances[-1], _LEAST))

    def clues(self, text: str | None) -> list[tuple[str, float]]:
        """What it says of a choice: of nothing, of what it has read, and of what stands elsewhere."""
        if text is None:
            return [("read as nothing", self._nothing)]
        words = CONTENT[text]
        alike = fsum([chance * dice(words, other) for other, chance in self._likely if not words.isdisjoint(other)])
        chance = self._chances.get(text)
        if chance is None:
            return [("not read", 1.0), ("not read, nothing else", self._nothing), ("not read, alike", alike)]
        return [("read", log(max(chance, _LEAST))), ("read alike", alike)]


class Reader:
    """The network for one kind of claim in one document."""

    def __init__(self, kind: str, title: Phrases | None) -> None:
        self._kind, self._title = kind, title

    def read(self, looks: Sequence[Look]) -> list[list[Reading]]:
        """What it says of each field of each number of a sentence."""
        if not looks:
            return []
        phrases = looks[0].phrases
        sentence, title = _read(phrases), _read(self._title, title=True) if self._title else None
        numbers = seen_numbers(looks, FIELDS[self._kind], sentence.places)
        texts = texts_read(phrases, self._title)
        told = shipped().chances(self._kind, sentence, title, numbers).transpose(0, 2, 1).tolist()
        return [[Reading(texts, chances) for chances in number] for number in told]


def texts_read(phrases: Phrases, title: Phrases | None) -> list[str]:
    """What could be told, as printed, in the order of the network."""
    return [*phrases.texts, *(title.texts if title else ())]


def _read(phrases: Phrases, *, title: bool = False) -> Read:
    """A sentence read once for all its numbers, a title once for a document."""
    name = "title, read" if title else "read"
    read: Read | None = phrases.weighed.get(name)
    if read is None:
        read = phrases.weighed[name] = shipped().read(seen_words(phrases), title=title)
    return read
