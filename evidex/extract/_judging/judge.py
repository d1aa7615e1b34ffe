"""How probable each verdict on a claim is: a multinomial logistic regression over its case.

Words that are used alike weigh alike: the words at a place are drawn to the mean of their vectors (positive pointwise
mutual information with the words beside them, factored; Levy, Goldberg & Dagan 2015), which is weighed, and words that
judged claims hold often weigh by themselves besides. Numbers are added one after the other: `sum` rounds otherwise from
one version of Python to the next.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from importlib.resources import files
from operator import add, mul

import msgspec

from evidex.extract._judging.case import Case
from evidex.text.usage import numbers_of, vectors

__all__ = ["Judge", "Row"]

Row = tuple[float, ...]


def _file(name: str) -> bytes:
    return files("evidex.extract._judging").joinpath(name).read_bytes()


class Judge:
    """The learnt weights of one kind of claim. `classes` are the verdicts, in the order of the weights."""

    def __init__(self, kind: str, classes: Sequence[str]) -> None:
        self.kind, self.classes = kind, tuple(classes)
        self._nothing: Row = (0.0,) * len(self.classes)
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._draws: dict[str, tuple[Row, ...]] = {}
        self._last: dict[str, tuple[Sequence[str], Row]] = {}

    @cached_property
    def _weights(self) -> dict[str, Row]:
        return msgspec.json.decode(_file(f"weights/{self.kind}.json"), type=dict[str, Row])

    def odds(self, case: Case) -> Mapping[str, float]:
        """The probability of each verdict; they add up to 1."""
        weights = self._weights
        totals = self._nothing
        for clue in case.clues:
            if (row := weights.get(clue)) is not None:
                totals = tuple(map(add, totals, row))
        for place, words in case.words:
            totals = tuple(map(add, totals, self._told(place, words)))
        most = max(totals)
        odds = [math.exp(total - most) for total in totals]
        whole = reduce(add, odds)
        return {name: each / whole for name, each in zip(self.classes, odds, strict=True)}

    def _told(self, place: str, words: Sequence[str]) -> Row:
        """What the words at a place say; claims of one document have the very same title and document."""
        last = self._last.get(place)
        if last is None or last[0] is not words:
            last = self._last[place] = words, self._mean(place, words)
        return last[1]

    def _mean(self, place: str, words: Sequence[str]) -> Row:
        rows = [row for word in words if (row := self._row(place, word)) is not None]
        if not rows:
            return self._nothing
        return tuple(reduce(add, column) / len(words) for column in zip(*rows, strict=True))

    def _row(self, place: str, word: str) -> Row | None:
        key = place, word
        try:
            return self._rows[key]
        except KeyError:
            vector, alone = vectors().get(word), self._weights.get(f"{place}: {word}")
            if vector is None and alone is None:
                return None  # not kept: there is no end to words that nothing is known of
            row = self._rows[key] = tuple(map(add, self._drawn(place, vector), alone or self._nothing))
            return row

    def _drawn(self, place: str, vector: str | None) -> Row:
        """What a word says by the vector that it is used like."""
        if vector is None:
            return self._nothing
        values = numbers_of(vector)
        return tuple(reduce(add, map(mul, column, values)) for column in self._columns(place, len(values)))

    def _columns(self, place: str, size: int) -> tuple[Row, ...]:
        """For each class what every number of a vector weighs at a place."""
        if place not in self._draws:
            rows = [self._weights[f"{place} ~{number}"] for number in range(size)]
            self._draws[place] = tuple(zip(*rows, strict=True))
        return self._draws[place]
