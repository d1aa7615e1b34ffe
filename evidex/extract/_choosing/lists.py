"""Numbers that are listed and the names that are listed for them: 'a, b and c in A, B and C (respectively)'.

Two numbers are told in `pairs`; here three and more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidex.extract._choosing.slots import Names, joint
from evidex.extract._choosing.small_words import GOES_ON, LEADS, RESPECTIVE
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, split_list
from evidex.text.words import CLOSE, FINITE, OPEN, PREP, REL, SUB, Word, Words

__all__ = ["Dealt", "dealt"]

_LEADS = LEADS | {"between"}
_UNITS = frozenset("minutes min hours hour h days weeks months years".split())
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Dealt:
    """The numbers `first` to `last` (not included), each with the place of its name in the list; `names` is empty where
    the sentence has no list of that length."""

    first: int
    last: int
    places: Sequence[int]
    names: Sequence[str]

    @property
    def size(self) -> int:
        """How many names the numbers ask for."""
        return self.places[-1] + 1


def dealt(words: Words, numbers: Sequence[Stretch], known: Names) -> Iterator[Dealt]:
    """Every list of numbers that asks for a list of names."""
    joints = [joint(list(_plainly(words, one[1], other[0]))) for one, other in pairwise(numbers)]
    respective = any(word.low in RESPECTIVE for word in words.list)
    first = 0
    while first < len(numbers):
        last, places = first + 1, [0]
        while last < len(numbers) and joints[last - 1]:
            places.append(places[-1] + (joints[last - 1] == "list"))
            last += 1
        size = places[-1] + 1
        if size > 2:
            names = _names(words, numbers[first][0], numbers[last - 1][1], size, known, respective=respective)
            if names or respective:
                yield Dealt(first, last, places, names)
        first = last


def _plainly(words: Words, low: int, high: int) -> Iterator[Word]:
    """The words between two places, brackets that hold statistics left out."""
    while low < high:
        on = words.on(low)
        if on - low == 1 or on > high:
            yield words.list[low]
            low += 1
        else:
            low = on


def _names(words: Words, low: int, high: int, size: int, known: Names, *, respective: bool) -> list[str]:
    """The list of names that stands right behind the numbers, else the nearest before them."""
    at = high
    while at < len(words) and (words.list[at].tag in (OPEN, CLOSE) or words.list[at].low in ("%", ",", "respectively")):
        at = words.on(at)
    while at < min(len(words), high + 6) and words.list[at].low not in _LEADS:
        at += 1
    starts = [at + 1] if at < len(words) and words.list[at].low in _LEADS else []
    if respective:
        starts += [n for n in range(low - 1, -1, -1) if n == 0 or words.list[n - 1].low in (*_LEADS, ":", ";")]
    for start in starts:
        end = _end(words, start, low if start < low else len(words))
        names = split_list(words, start, end, size) if end - start < _LONGEST else None
        if (
            names
            and (any if respective else all)(map(known, names))
            and len(set(names)) == size
            and not any(map(_is_unit_or_time, names))
        ):
            return names
    return []


def _is_unit_or_time(name: str) -> bool:
    """Whether a name is a time, or ends with the unit of one ('group 1 hours')."""
    return is_time(name) or not _UNITS.isdisjoint(name.lower().split())


def _end(words: Words, at: int, stop: int) -> int:
    """Where a list of names ends that begins at a word."""
    while at < stop:
        word = words.list[at]
        if word.tag in (CLOSE, SUB, REL, *FINITE) or word.low in (":", ";", ".", "respectively"):
            return at
        if word.tag == PREP and word.low not in GOES_ON:
            return at
        at = words.on(at)
    return min(at, stop)
