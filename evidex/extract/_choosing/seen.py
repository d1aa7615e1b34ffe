"""What the network sees (`network`): the words of a sentence, its phrases, and how these stand to its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evidex.extract._choosing.clues import Look
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.wording import kinds_in

__all__ = ["PLACES", "Places", "SeenNumbers", "SeenWords", "places_of", "seen_numbers", "seen_words"]

Places = NDArray[np.int64]
Degrees = NDArray[np.float64]
_STEPS = np.array((0, 1, 2, 3, 4, 6, 9, 14, 22))
"""Words from a number: up to so many all are as far."""
_NUMBERS = 4
"""Numbers between: more are as many."""
_SIDE, _BETWEEN = len(_STEPS), 2 * _NUMBERS + 1
PLACES = (2 * _SIDE + 1) * _BETWEEN
"""How many ways there are for a phrase to stand to a number."""
_OFTEN = 6
_STANDINGS = 2 * (_OFTEN + 1) + 1
"""How many ways there are for a title and a document to have a word."""


@dataclass(frozen=True, slots=True)
class SeenWords:
    """A sentence or a title, word by word."""

    lows: Sequence[str]
    tags: Sequence[str]
    kinds: Sequence[tuple[str, ...]]
    """What each may name."""
    standings: Sequence[int]
    """Whether the title has it and how often the document; the last for words of grammar."""
    phrases: Places
    """What could be told: the first word of each phrase and the one behind its last."""


@dataclass(frozen=True, slots=True)
class SeenNumbers:
    """How the phrases of a sentence stand to each of its numbers."""

    own: Places
    """The first word of each number and the one behind its last."""
    places: Places
    """For each number and phrase a whole number below `PLACES`."""
    given: Degrees
    """For each number, phrase and field how far the phrase covers what the grammar told, 0 to 1."""


def seen_words(phrases: Phrases) -> SeenWords:
    """The words of a sentence."""
    return SeenWords(
        phrases.lows,
        [word.tag for word in phrases.words.list],
        [kinds_in(bits) for _, bits in phrases.kinds],
        [_standing(told) for told in phrases.standings],
        np.array([at for phrase in phrases.list for at in (phrase.first, phrase.last)], np.int64).reshape(-1, 2),
    )


def seen_numbers(looks: Sequence[Look], fields: Sequence[str], phrases: Places) -> SeenNumbers:
    """How all numbers of a sentence stand in it; `phrases` has the place of each, its first word and that behind it."""
    numbers = np.array(looks[0].site.numbers)
    lows = looks[0].phrases.lows
    given = np.zeros((len(looks), len(phrases), len(fields)), np.float64)
    told = [
        (at, fields.index(field), first, first + len(words))
        for at, look in enumerate(looks)
        for field, words in look.given
        if (first := _first(lows, words)) is not None
    ]
    if told:
        rows, columns, firsts, lasts = np.array(told).T
        given[rows, :, columns] = _covered(phrases, firsts[:, None], lasts[:, None])
    return SeenNumbers(numbers, places_of(numbers, phrases), given)


def places_of(numbers: Places, phrases: Places) -> Places:
    """How each phrase stands to each number: on which side, how far, behind how many other numbers."""
    (first, last), own = phrases.T, np.arange(len(numbers))[:, None]
    low, high = numbers[:, :1], numbers[:, 1:]
    away = np.maximum(low - last, first - high) + 1
    sign = (first >= high) * 1 - (last <= low)
    before, after = low[:, 0].searchsorted(last - 1), low[:, 0].searchsorted(first, "right") - 1
    beside = np.maximum(own - before, after - own)
    far = _SIDE + sign * _STEPS.searchsorted(away)
    places: Places = far * _BETWEEN + _NUMBERS + sign * np.minimum(beside, _NUMBERS)
    return places


def _covered(phrases: Places, first: Places, last: Places) -> Degrees:
    """How far stretches and each phrase are the same words (Dice 1945): stretches by phrases."""
    shared = np.minimum(phrases[:, 1], last) - np.maximum(phrases[:, 0], first)
    told: Degrees = 2 * np.maximum(shared, 0) / (phrases[:, 1] - phrases[:, 0] + last - first)
    return told


def _standing(told: tuple[bool, int] | None) -> int:
    if told is None:
        return _STANDINGS - 1
    entitled, often = told
    return min(often, _OFTEN) + (_OFTEN + 1) * entitled


def _first(lows: Sequence[str], words: tuple[str, ...]) -> int | None:
    """Where some words stand in a sentence one behind the other."""
    size, at = len(words), -1
    for _ in range(lows.count(words[0])):
        at = lows.index(words[0], at + 1)
        if tuple(lows[at : at + size]) == words:
            return at
    return None
