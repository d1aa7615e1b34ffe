"""The words that lead to each estimate of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evidex.extract._effect.estimate import Estimate, end_of
from evidex.text.quantities import Quantities
from evidex.text.relations import mask_brackets

__all__ = ["LedBy", "led_by"]


class LedBy(NamedTuple):
    """Where the estimate before ends in the sentence (0 for the first), and the words from there on."""

    since: int
    words: str
    """Up to the bracket that holds the estimate, other brackets left out."""


def led_by(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> list[LedBy]:
    """For each estimate of a sentence, in text order."""
    masked = mask_brackets(sentence)
    found = []
    for number, estimate in enumerate(estimates):
        start = read.place(min(estimate.label, estimate.place)) - read.start
        since = end_of(read, estimates[number - 1], with_bounds=True) - read.start if number else 0
        opened, closed = sentence.rfind("(", since, start + 1), sentence.rfind(")", since, start)
        end = opened if opened > closed else start
        found.append(LedBy(since, " ".join(masked[since:end].lstrip(" )],;.").split())))
    return found
