"""What is likely for a field of a number: the choices that weigh most, each with how likely it is beside the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from math import exp, fsum
from operator import itemgetter, mul
from typing import NamedTuple

from evidex.extract._choosing.agreement import CONTENT, dice
from evidex.extract._choosing.choice import Choice, Weighed
from evidex.extract._choosing.clues import Site
from evidex.extract._choosing.reading import Reading

__all__ = ["MOST_LIKELY", "Field", "Likely", "chances_of", "likely_of"]

MOST_LIKELY = 8
"""Of so many choices for a field one is told."""
_ASKED = 12
"""So many are looked at for them: the same words may be a phrase of the sentence and what the grammar gave."""
_UNLIKELY = 0.002
"""What is less likely is not looked at."""
_TOLD = 5
"""By so many of them the numbers beside go."""
_SAME = 0.5
"""Phrases of which so many words are the same mean the same."""
_AT, _NEAR, _AWAY = 1, 3, 6
"""Words between a number and a phrase: up to so many all are as far."""
_NONE: frozenset[str] = frozenset()

Bearing = tuple[str, int, int]
"""On which side of its number a phrase stands, how many numbers part them (up to 2), and how far apart they are."""


class Likely(NamedTuple):
    """What could be told for a field of a number."""

    choice: Choice
    weight: float
    """What weighs for it, for its number alone."""
    chance: float
    """How likely it is beside the others, 0 to 1."""
    bearing: Bearing | None
    """How it stands to its number, if in its sentence."""


class Field:
    """What is likely for one field of one number, the likeliest first."""

    def __init__(self, likely: Sequence[Likely]) -> None:
        self.likely = likely
        self.told = likely[:_TOLD]
        """By which the numbers beside it go."""
        self.read: Reading | None = None
        """What the network says of them."""
        self._named: dict[str, float] = {}

    @cached_property
    def _agreements(self) -> list[list[float]]:
        """How far each choice agrees with each."""
        words = [CONTENT[text] if (text := each.choice.text) is not None else _NONE for each in self.likely]
        rows: list[list[float]] = []
        for at, own in enumerate(words):
            behind = [0.0 if own.isdisjoint(other) else dice(own, other) for other in words[at + 1 :]]
            rows.append([*[row[at] for row in rows], 1.0, *behind])
        return rows

    def right(self, chances: Sequence[float]) -> list[float]:
        """How right each choice is to be expected: what it shares with each that may be right, by the chance of it."""
        return [fsum(map(mul, chances, row)) for row in self._agreements]

    @cached_property
    def right_alone(self) -> list[float]:
        """How right each is to be expected by itself."""
        return self.right([each.chance for each in self.likely])

    def naming(self, text: str) -> float:
        """How likely it is that what is to be told means what some words mean."""
        chance = self._named.get(text)
        if chance is None:
            (meant, all_words), words = self._meant, CONTENT[text]
            alike = () if words.isdisjoint(all_words) else meant
            chance = self._named[text] = fsum([chance for chance, each in alike if dice(words, each) >= _SAME])
        return chance

    @cached_property
    def _meant(self) -> tuple[list[tuple[float, frozenset[str]]], frozenset[str]]:
        """By which the numbers beside it go: how likely each is, and its words of content; all these words."""
        told = [(each.chance, CONTENT[text]) for each in self.told if (text := each.choice.text) is not None]
        return told, _NONE.union(*[words for _, words in told])

    def standing(self, bearing: Bearing) -> float:
        """How likely it is that what is to be told stands so to the number."""
        return fsum([each.chance for each in self.told if each.bearing == bearing])

    def silent(self) -> float:
        """How likely it is that nothing is to be told."""
        return fsum([each.chance for each in self.told if each.choice.text is None])


def likely_of(site: Site, weighed: Sequence[Weighed]) -> Field:
    """What is likely by what weighs for each choice, for its number alone; the same words are one choice."""
    most = sorted(weighed, key=itemgetter(0), reverse=True)[:_ASKED]
    chances = chances_of([weight / 100 for weight, _ in most])
    found: dict[str | None, Likely] = {}
    for (weight, choice), chance in zip(most, chances, strict=True):
        if chance < _UNLIKELY:
            break
        if known := found.get(choice.text):
            placed = known.choice if known.choice.place else choice
            found[choice.text] = Likely(placed, known.weight, known.chance + chance, _bearing(site, placed))
        elif len(found) < MOST_LIKELY:
            found[choice.text] = Likely(choice, weight / 100, chance, _bearing(site, choice))
    return Field(list(found.values()))


def chances_of(weights: Sequence[float]) -> list[float]:
    """How likely each of several choices is (a logit, as the weights were learnt): together 1."""
    most = max(weights)
    odds = [exp(weight - most) for weight in weights]
    whole = fsum(odds)
    return [each / whole for each in odds]


def _bearing(site: Site, choice: Choice) -> Bearing | None:
    if choice.place is None:
        return None
    (first, last), (low, high), own = choice.place, site.numbers[site.own], site.own
    if last <= low:
        between = own - bisect_left(site.numbers, last, 0, own, key=itemgetter(0))
        return "ahead", min(between, 2), _distance(low - last)
    if first >= high:
        between = bisect_right(site.numbers, first, own + 1, key=itemgetter(1)) - own - 1
        return "behind", min(between, 2), _distance(first - high)
    return "within", 0, 0


def _distance(words: int) -> int:
    return (words > _AT) + (words > _NEAR) + (words > _AWAY)
