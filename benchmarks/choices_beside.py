"""Learn what weighs for a choice by what the numbers beside it are told (`evidex/extract/_choosing/beside.py`).

Used by `choices.py`. A second conditional logit over the few choices that are likeliest for each number alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from examples import Example, folds_of, importance_of
from learning import descend_odds
from scipy.sparse import csr_matrix

from evidex.extract._choosing.beside import Clues, clues_beside, most_right
from evidex.extract._choosing.choice import Weighed
from evidex.extract._choosing.likely import Field, likely_of
from evidex.extract._choosing.reading import Reading, texts_read

__all__ = ["Numbers"]

RIDGE = 1.0


@dataclass(frozen=True)
class Likeliest:
    """The likeliest choices of one number for one field, with how right each is."""

    field: Field
    clues: list[Clues]
    right: list[float]


class Numbers:
    """Numbers with what is likely for each field by what weighs for each alone."""

    def __init__(
        self,
        shown: Mapping[str, Sequence[Example]],
        weighed: Mapping[str, Sequence[list[Weighed]]],
        network: Sequence[Mapping[str, Sequence[float]]] = (),
    ) -> None:
        """`network` has for each number, if any, and field how likely each phrase is to the network."""
        self._shown = shown
        self._likeliest: dict[str, list[Likeliest]] = {field: [] for field in shown}
        examples = list(zip(*shown.values(), strict=True))
        weights = list(zip(*weighed.values(), strict=True))
        sites = [each[0].look.site for each in examples]
        for _, group in groupby(range(len(sites)), key=lambda at: id(sites[at].numbers)):
            places = list(group)
            numbers = [[likely_of(sites[at], options) for options in weights[at]] for at in places]
            if network:
                texts = texts_read(sites[places[0]].phrases, sites[places[0]].title)
                for number, at in zip(numbers, places, strict=True):
                    for likely, field in zip(number, shown, strict=True):
                        likely.read = Reading(texts, network[at][field]) if field in network[at] else None
            for own, at in enumerate(places):
                for column, (field, example) in enumerate(zip(shown, examples[at], strict=True)):
                    right = {id(o.choice): r for o, r in zip(example.options, example.right, strict=True)}
                    likely = numbers[own][column]
                    rightness = [right[id(each.choice)] for each in likely.likely]
                    told = Likeliest(likely, clues_beside(numbers, own, column), rightness)
                    self._likeliest[field].append(told)

    def learn(self, field: str, but: int | None = None) -> dict[str, float]:
        """The weight of each clue, learnt from all documents (but those of one fold)."""
        shown, likeliest = self._shown[field], self._likeliest[field]
        folds = folds_of(shown)
        kept = [at for at, example in enumerate(shown) if example.weight and folds[at] != but]
        names: dict[str, int] = {}
        rows: list[tuple[int, int, float]] = []
        starts: list[int] = []
        right: list[float] = []
        for at in kept:
            starts.append(len(right))
            for clues, agreed in zip(likeliest[at].clues, likeliest[at].right, strict=True):
                rows += [(len(right), names.setdefault(clue, len(names)), degree) for clue, degree in clues]
                right.append(agreed)
        row, column, degree = zip(*rows, strict=True)
        table = csr_matrix((degree, (row, column)), shape=(len(right), len(names)))
        importance = importance_of([shown[at] for at in kept])
        weights = descend_odds(table, np.array(starts), np.array(right), importance, RIDGE)
        return dict(zip(names, weights.tolist(), strict=True))

    def told(self, field: str, weights: Mapping[str, float]) -> list[str | None]:
        """What is told of each number."""
        return [_told(each, weights) for each in self._likeliest[field]]

    def crossed(self, field: str) -> list[str | None]:
        """What is told of each number by weights that were not learnt from its document."""
        folds = folds_of(self._shown[field])
        learnt = {fold: self.learn(field, fold) for fold in sorted(set(folds))}
        return [_told(each, learnt[fold]) for each, fold in zip(self._likeliest[field], folds, strict=True)]


def _told(likeliest: Likeliest, weights: Mapping[str, float]) -> str | None:
    return most_right(likeliest.field, likeliest.clues, weights)[0][1].text
