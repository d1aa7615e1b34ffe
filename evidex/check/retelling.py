"""How much of what a sentence says another one has said.

The measure is the share of a sentence's information that stands in the other: words weigh the more the fewer sentences
of the document hold them, those that say the same ('renal', 'kidney') are one, and numbers count as words
('approximately a fifth' meets 21.7 %, 'more than triples' a ratio of 3.4).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from evidex.check.figures import Figure, figures, folds, meets
from evidex.check.likeness import holds
from evidex.check.same_words import meanings, putting
from evidex.check.wording import words

__all__ = [
    "ENOUGH",
    "LEAST_STEMS",
    "Retold",
    "Telling",
    "Tellings",
    "retelling",
    "stem_weights",
    "supported_retelling",
    "tell",
]

ENOUGH = 0.45
"""The share of a sentence's information that makes it a restatement. Unrelated items of clean articles reach .4."""
WORDS_ENOUGH = 0.25
"""… of which a quarter must be words: equal figures alone may be of anything."""
LEAST_STEMS = 2
"""A sentence of one content word says too little to be told again."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence as told: its distinct content stems and its figures."""

    start: int
    end: int
    stems: frozenset[str]
    figures: tuple[Figure, ...]
    said: frozenset[str]
    """The content stems and those of words that stand in any text."""
    folds: tuple[Figure, ...]
    """Ratios in words: 'more than doubles'."""

    @property
    def content(self) -> frozenset[str]:
        """What it says; of a sentence with hardly a content word and no figure all its words."""
        return self.stems if len(self.stems) >= LEAST_STEMS or self.figures else self.said


def tell(text: str, start: int, end: int) -> Telling:
    """The information of the sentence `text[start:end]`."""
    stems, said = meanings(words(text, start, end))
    return Telling(start, end, stems, tuple(figures(text, start, end)), said, tuple(folds(text, start, end)))


@dataclass(frozen=True, slots=True)
class Retold:
    """That `again` says what `first` has said: the share of its information (0 to 1) and the figures they share."""

    again: Telling
    first: Telling
    share: float
    figures: tuple[tuple[Figure, Figure], ...]

    @property
    def is_plain(self) -> bool:
        """Whether it restates by itself, whatever stands beside it."""
        return self.share >= ENOUGH and len(self.again.stems) >= LEAST_STEMS


def retelling(
    again: Telling, others: Sequence[Telling], weights: dict[str, float], *, given: frozenset[str] | None = None
) -> Retold | None:
    """The sentence of `others` that `again` says most of; None where it has nothing to say.

    Of an item of a list, which need not say what is `given` by the title, a share printed with decimals that a sentence
    prints too is enough.
    """
    best: Retold | None = None
    for first in others:
        share, pairs = _shared(again, first, weights, given)
        if best is None or share > best.share:
            best = Retold(again, first, share, pairs)
        if best.share >= 1:
            break
    return best


MANY = 400
"""So many sentences with a figure are compared with one that tells it again: no article has more."""


class Tellings:
    """Sentences that may be told again, in the order of the text, by the figures that they tell; each saying once."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        once: dict[Hashable, Telling] = {}
        for telling in tellings:
            once.setdefault(_saying(telling), telling)
        self._told = list(once.values())
        self._holding: dict[Hashable, tuple[Figure, list[int]]] = {}
        for place, telling in enumerate(self._told):
            for figure in telling.figures:
                self._holding.setdefault(_value(figure), (figure, []))[1].append(place)
        self._meeting: dict[Hashable, frozenset[int]] = {}

    def sharing(self, figures: Iterable[Figure], before: int) -> Iterator[Telling]:
        """Those that begin before a place and tell a figure that meets one of these, in order."""
        places = sorted(frozenset().union(*(self._met_by(figure) for figure in figures)))
        return takewhile(lambda telling: telling.start < before, (self._told[place] for place in places))

    def _met_by(self, figure: Figure) -> frozenset[int]:
        value = _value(figure)
        if value not in self._meeting:
            met = (places for other, places in self._holding.values() if meets(figure, other))
            self._meeting[value] = frozenset().union(*met)
        return self._meeting[value]


def _value(figure: Figure) -> Hashable:
    return figure.percent, figure.low, figure.high


def _saying(telling: Telling) -> Hashable:
    """All that tells one telling from another but its place."""
    told = (*telling.figures, *telling.folds)
    return telling.stems, telling.said, len(telling.folds), tuple((_value(each), each.exact) for each in told)


def supported_retelling(again: Telling, others: Tellings, weights: dict[str, float], *, before: int) -> Retold | None:
    """The sentence before a place that `again` says most of, among those with which it shares a figure.

    None where that is too little to be a restatement.
    """
    mine = [figure for figure in again.figures if figure.tells_value]
    found = retelling(again, list(islice(others.sharing(mine, before), MANY)), weights)
    return found if found is not None and found.share >= ENOUGH else None


def stem_weights(tellings: Iterable[Telling]) -> dict[str, float]:
    """How much each stem says in this document: log of sentences over sentences that hold it, at least 0.5."""
    counts: dict[str, int] = defaultdict(int)
    total = 0
    for telling in tellings:
        total += 1
        for stem in telling.stems:
            counts[stem] += 1
    weights = {stem: max(math.log((total + 1) / count), 0.5) for stem, count in counts.items()}
    return {stem: min(weight, _PUT_WEIGHT) if stem in putting() else weight for stem, weight in weights.items()}


_PUT_WEIGHT = 1.0
"""Words that say how a thing is put count no more than those that stand in a third of the sentences."""
_FIGURE_WEIGHT = 2.0
"""A figure says about as much as a word that stands in an eighth of the sentences."""


def _shared(
    again: Telling, first: Telling, weights: dict[str, float], given: frozenset[str] | None
) -> tuple[float, tuple[tuple[Figure, Figure], ...]]:
    content = again.content
    held = {stem for stem in content if stem in first.said or holds(first.stems, stem)}
    if not held and not again.figures:
        return 0.0, ()
    common = sum(weights.get(stem, 1.0) for stem in sorted(held))
    telling = common + sum(weights.get(stem, 1.0) for stem in sorted(content - held - (given or frozenset())))
    told = telling + _FIGURE_WEIGHT * len(again.figures)
    if not told:
        return 0.0, ()
    if common < WORDS_ENOUGH * telling and (given is None or not _prints_same(again, first)):
        return 0.0, ()
    pairs = tuple((mine, yours) for mine in again.figures for yours in first.figures if meets(mine, yours))
    matched = len({mine.start for mine, _ in pairs})
    folds = _FIGURE_WEIGHT * any(meets(fold, each) for fold in again.folds for each in _ratios(first))
    return (common + _FIGURE_WEIGHT * matched + folds) / (told + folds), pairs


def _ratios(telling: Telling) -> list[Figure]:
    """What may be a ratio: '3.40', 'three times'."""
    return [*telling.folds, *(each for each in telling.figures if not each.percent and "." in str(each.exact or ""))]


def _prints_same(one: Telling, other: Telling) -> bool:
    """Whether both print one share with decimals, or two without."""
    printed = {figure.exact for figure in other.figures}
    same = {figure.exact for figure in one.figures if figure.percent and figure.exact in printed} - {None}
    return len(same) > 1 or any("." in str(value) for value in same)
