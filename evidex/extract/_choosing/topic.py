"""What a document is about: the words of its title, and how often it comes back to a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidex.extract._choosing.wording import meant_by

__all__ = ["Topic", "topic_clues"]

_WORD = re.compile(r"[a-z0-9][a-z0-9-]+")
_OFTEN = 4


class Topic:
    """The words of a title and of a whole document, singular and plural alike."""

    def __init__(self, title: str, text: str) -> None:
        self._title = frozenset(map(_plain, _WORD.findall(title.lower())))
        self._told: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, int] = {}
        for word, count in Counter(_WORD.findall(text.lower())).items():
            plain = _plain(word)
            self._counts[plain] = self._counts.get(plain, 0) + count

    def of(self, word: str) -> tuple[bool, int]:
        """Whether the title has this word (lower case), and how often the document has it."""
        plain = _plain(word)
        return plain in self._title, self._counts.get(plain, 0)

    def standing_of(self, text: str) -> tuple[str, int]:
        """The standing of the words of content of a text; it is asked for again and again."""
        told = self._told.get(text)
        if told is None:
            words = meant_by(text.lower().split())[1]
            told = self._told[text] = self.standing([self.of(word) for word in words])
        return told

    def standing(self, words: Sequence[tuple[bool, int]]) -> tuple[str, int]:
        """How many of these words the title has ('all', 'some', 'none'; 'unknown' where there is neither title nor
        word), and how often the document has the rarest of them, at most four times."""
        often = min([_OFTEN, *[count for _, count in words]])
        if not self._title or not words:
            return "unknown", often
        found = sum([entitled for entitled, _ in words])
        return "all" if found == len(words) else "some" if found else "none", often


def topic_clues(standing: tuple[str, int]) -> list[str]:
    """What it says for words that the title has them, and how often they come."""
    title, repeats = standing
    return [f"title {title}", f"repeats {repeats}", f"title {title}, repeats {repeats}"]


def _plain(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == "s" else word
