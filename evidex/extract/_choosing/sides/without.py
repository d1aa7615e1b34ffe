"""Groups that are named by what they have not: 'higher in smokers (5.1) than in those without (4.8)'.

Such a name has no noun of its own, so it is no phrase that could be chosen: left alone its number takes the name of the
other side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.text.clauses import Stretch
from evidex.text.people import PERSON_WORDS
from evidex.text.words import AND, BE, CLOSE, CONTRAST, DET, OPEN, PREP, PUNCT, QUANTITY, Words

__all__ = ["without_it"]

_WHOM = PERSON_WORDS | {"those", "ones"}
_WHAT = frozenset({"it", "them", "this", "these", "any"})
_AGAINST = frozenset({"than", "vs", "vs.", "versus", "with", "to"})
_UNIT_WORDS = 3
"""Words between a number and the preposition behind it: '4.8 ng per ml in those without'."""


def without_it(words: Words, numbers: Sequence[Stretch]) -> dict[int, Stretch]:
    """The name of each number that stands beside 'those without'."""
    found: dict[int, Stretch] = {}
    for name in _names(words):
        own = _compared(words, numbers, name)
        own = _behind(words, numbers, name[1]) if own is None else own
        own = _before(words, numbers, name[0]) if own is None else own
        if own is not None:
            found.setdefault(own, name)
    return found


def _names(words: Words) -> Iterator[Stretch]:
    """'those without', 'patients without it': nothing that they lack is named."""
    listed = words.list
    for at in range(len(listed) - 1):
        if listed[at].low not in _WHOM or listed[at + 1].low != "without":
            continue
        last = at + 2
        if last < len(listed) and listed[last].low in _WHAT:
            last += 1
        if last == len(listed) or listed[last].tag in (OPEN, CLOSE, PUNCT, AND, CONTRAST, BE, QUANTITY):
            yield at, last


def _compared(words: Words, numbers: Sequence[Stretch], name: Stretch) -> int | None:
    """'than in those without (5.1 vs 4.8)': the second of two in a bracket is of the side told second."""
    listed, at = words.list, name[0] - 1
    while at > 0 and listed[at].tag in (PREP, DET) and listed[at].low not in _AGAINST:
        at -= 1
    if listed[at].low not in _AGAINST or name[1] >= len(listed) or listed[name[1]].tag != OPEN:
        return None
    close = words.mate.get(name[1], name[1])
    inside = [own for own, (first, _) in enumerate(numbers) if name[1] < first < close]
    return inside[1] if len(inside) == 2 else None


def _behind(words: Words, numbers: Sequence[Stretch], at: int) -> int | None:
    """The number right behind the name, in a bracket or behind 'was'."""
    while at < len(words.list) and (words.list[at].tag in (OPEN, BE) or words.list[at].low in (",", ":")):
        at += 1
    return next((own for own, (first, _) in enumerate(numbers) if first == at), None)


def _before(words: Words, numbers: Sequence[Stretch], at: int) -> int | None:
    """The number before the preposition that leads to the name, its unit between them."""
    if not at or words.list[at - 1].tag != PREP or words.list[at - 1].low in _AGAINST:
        return None
    return next((own for own, (_, last) in enumerate(numbers) if 0 <= at - 1 - last <= _UNIT_WORDS), None)
