"""How alike two sets of stems are: the one measure by which rules say that words tell the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["LEAST", "alike", "common", "holds", "likeness"]

LEAST = 5
"""A shorter stem is met by itself only: 'care' is not 'career'."""


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> bool:
    """Whether two stems of four letters and more begin alike: in six letters, in four where one is shorter."""
    length = 6 if min(len(one), len(other)) >= 6 else 4
    return min(len(one), len(other)) >= 4 and abs(len(one) - len(other)) <= 4 and one[:length] == other[:length]


def holds(stems: frozenset[str], wanted: str) -> bool:
    """The stem, or one that begins alike in six letters ('reconnect', 'reconnection'; 'smoker', 'smoke')."""
    return wanted in stems or (len(wanted) >= LEAST and any(alike(wanted, stem) for stem in stems))


def common(one: Iterable[str], other: frozenset[str], weights: Mapping[str, float] | None = None) -> float:
    """How many of the stems of one the other has too, or how much these weigh."""
    return sum(1.0 if weights is None else weights.get(stem, 1.0) for stem in one if holds(other, stem))


def likeness(shared: float, total: float) -> float:
    """Twice the shared over all (Dice), 0 to 1: `shared` counts what each has of the other."""
    return shared / total if total else 0.0
