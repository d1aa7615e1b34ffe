"""How probable each verdict on a claim is: a multinomial logistic regression over its case.

Words that are used alike weigh alike: the words at a place are drawn to the mean of their vectors (positive pointwise
mutual information with the words beside them, factored; Levy, Goldberg & Dagan 2015), which is weighed, and words that
judged claims hold often weigh by themselves besides. Weights of all verdicts are added as one integer (`_packed`); what
is added after is added one after the other: `sum` rounds otherwise from one version of Python to the next.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from operator import add, mul

from evidex.extract._judging.case import Case
from evidex.extract._learnt.packed import Packing, Weights
from evidex.text.usage import numbers_of, vectors

__all__ = ["Judge"]

_MOST = 20_000
"""Words that are kept for a place, all that are known besides."""


_PACKING = Packing(unit=100_000, bits=48)
"""How weights of all verdicts are packed: they have five decimals, and are multiplied by numbers below 40."""


class _Rows(dict[str, int]):
    """What each word weighs at a place, packed: by itself, and by the vector that it is used like."""

    def __init__(self, place: str, weights: Weights) -> None:
        super().__init__()
        self._place, self._weights = place, weights
        self._draws = [weights.of([f"{place} ~{number}"]) for number in range(len(next(iter(vectors().values()))))]

    def __missing__(self, word: str) -> int:
        row = self._weights.of([f"{self._place}: {word}"])
        if (vector := vectors().get(word)) is not None:
            row += sum(map(mul, self._draws, numbers_of(vector)))
        if row or len(self) < _MOST:  # there is no end to words that nothing is known of
            self[word] = row
        return row


class Judge:
    """The learnt weights of one kind of claim. `classes` are the verdicts, in the order of the weights."""

    def __init__(self, kind: str, classes: Sequence[str]) -> None:
        self.kind, self.classes = kind, tuple(classes)
        self._rows: dict[str, _Rows] = {}
        self._last: dict[str, tuple[Sequence[str], Sequence[float]]] = {}

    @cached_property
    def _weights(self) -> Weights:
        return Weights.of_file("evidex.extract._judging", self.kind, _PACKING)

    def odds(self, case: Case) -> Mapping[str, float]:
        """The probability of each verdict; they add up to 1."""
        totals: Sequence[float] = self._unpacked(self._weights.of(case.clues))
        for place, words in case.words:
            totals = list(map(add, totals, self._told(place, words)))
        most = max(totals)
        odds = [math.exp(total - most) for total in totals]
        whole = reduce(add, odds)
        return {name: each / whole for name, each in zip(self.classes, odds, strict=True)}

    def _told(self, place: str, words: Sequence[str]) -> Sequence[float]:
        """What the words at a place say; claims of one document have the very same title and document."""
        last = self._last.get(place)
        if last is None or last[0] is not words:
            last = self._last[place] = words, self._mean(place, words)
        return last[1]

    def _mean(self, place: str, words: Sequence[str]) -> list[float]:
        rows = self._rows.get(place)
        if rows is None:
            rows = self._rows[place] = _Rows(place, self._weights)
        return self._unpacked(sum(map(rows.__getitem__, words)), len(words) or 1)

    def _unpacked(self, whole: int, count: int = 1) -> list[float]:
        return [each / (count * _PACKING.unit) for each in _PACKING.row(whole, len(self.classes))]
