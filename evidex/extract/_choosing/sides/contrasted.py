"""What the sentences of a whole document set against one another: 'A had more X than B', 'Y was higher in A than in B'.

Where a sentence names one side of its numbers alone ('the US had more X (50 vs 16%)'), another tells the other one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from evidex.extract._choosing.sides.comparisons import Comparison, comparisons, is_doing, names_arm
from evidex.extract._choosing.sides.slots import may_name
from evidex.extract._choosing.sides.subjects import subject_of
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.words import Words

__all__ = ["Contrasted", "Pair"]

_WORTH = re.compile(r"\b(?:than|compared|comparison|between|superior|inferior|opposed|contrast|v(?:s|ersus)?)\b")

Pair = tuple[str, str]


class Contrasted:
    """The pairs of a document, those that are told most often first."""

    def __init__(self, view: View) -> None:
        told = Counter(_pairs(view))
        self.pairs: list[Pair] = [pair for pair, _ in told.most_common()]


def _pairs(view: View) -> Iterator[Pair]:
    named = partial(names_arm, view.arm_words)
    for sentence in view.sentences:
        if _WORTH.search(view.text, sentence.start, sentence.end):
            words = view.words_of(sentence)
            for found in comparisons(words, named, named):
                near = found.near or _subject(words, found)
                if near is not None and may_name(words, near) and may_name(words, found.far):
                    yield words.text(*near), words.text(*found.far)


def _subject(words: Words, found: Comparison) -> Stretch | None:
    """Who has more than the far side: 'A showed a higher X than B'."""
    subject = subject_of(words, found.at)
    return subject if subject and is_doing(words, subject[1]) else None
