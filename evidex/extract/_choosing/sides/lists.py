"""Numbers that are listed and the names that are listed for them: 'a, b and c in A, B and C (respectively)'.

Two numbers are told in `pairs`, but for those that stand right behind both names; here three and more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidex.extract._choosing.sides.comparisons import Comparison
from evidex.extract._choosing.sides.slots import Names, joint
from evidex.extract._choosing.sides.small_words import GOES_ON, LEADS, RESPECTIVE
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, split_list
from evidex.text.words import CLOSE, DET, FINITE, OPEN, PREP, PUNCT, REL, SUB, Word, Words

__all__ = ["Dealt", "dealt"]

_LEADS = LEADS | {"between"}
_NO_LIST = frozenset({";", ":", ".", "than", "or", "compared"})
_AMONG = frozenset({"among", "amongst", "between"})
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
    sure: bool = False
    """Whether the names stand where they are of no other numbers: right before them, or compared."""

    @property
    def size(self) -> int:
        """How many names the numbers ask for."""
        return self.places[-1] + 1


def dealt(
    words: Words, numbers: Sequence[Stretch], known: Names, compared: Callable[[Words], Sequence[Comparison]]
) -> Iterator[Dealt]:
    """Every list of numbers that asks for a list of names; `compared` tells what the sentence sets against what."""
    joints = [joint(list(_plainly(words, one[1], other[0]))) for one, other in pairwise(numbers)]
    respective = any(word.low in RESPECTIVE for word in words.list)
    first = 0
    while first < len(numbers):
        last, places = first + 1, [0]
        while last < len(numbers) and joints[last - 1]:
            places.append(places[-1] + (joints[last - 1] == "list"))
            last += 1
        size = places[-1] + 1
        low = numbers[first][0]
        if size > 1 and (names := _before(words, low, size, known) or _compared(words, low, size, compared)):
            yield Dealt(first, last, places, names, sure=True)
        elif size > 2:
            names = _names(words, low, numbers[last - 1][1], size, known, respective=respective)
            if names or respective:
                yield Dealt(first, last, places, names, sure=bool(names) and all(map(known, names)))
        first = last


def _before(words: Words, low: int, size: int, known: Names) -> list[str]:
    """The names right before the bracket that holds the numbers: 'similar among A, B and C (12%, 10% and 8%)'."""
    opening = words.bracket_around(low)
    if opening is None or not _opens(words, opening, low):
        return []
    for start in range(opening - 1, max(opening - _LONGEST, 0), -1):
        lead = words.list[start - 1]
        if lead.tag in (CLOSE, SUB, REL, *FINITE) or lead.low in _NO_LIST:
            return []
        if lead.low in _LEADS:
            names = split_list(words, start, opening, size)
            told = lead.low in _AMONG or (names and any(map(known, names)))
            return names if names and told and _may_be(names) else []
    return []


def _opens(words: Words, opening: int, low: int) -> bool:
    """Whether nothing but a mark or what is counted stands between a bracket and its first number."""
    return all(word.tag in (PUNCT, DET) for word in words.list[opening + 1 : low])


def _compared(words: Words, low: int, size: int, compared: Callable[[Words], Sequence[Comparison]]) -> list[str]:
    """'Higher in A than in B and C (a vs b and c)': the near side, and the list of those it is set against."""
    if size < 3:
        return []
    for found in compared(words):
        if found.near is None or found.near[0] > found.at or found.far[1] > low:
            continue
        far = split_list(words, found.far[0], _end(words, found.far[0], low), size - 1)
        if far and _may_be(names := [words.text(*found.near), *far]):
            return names
    return []


def _may_be(names: Sequence[str]) -> bool:
    """Whether names could be those of sides: all different, none a time."""
    return len(set(names)) == len(names) and not any(map(_is_unit_or_time, names))


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
        if names and (any if respective else all)(map(known, names)) and _may_be(names):
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
        if word.tag == PREP and (word.low not in GOES_ON or words.list[at - 1].low == ","):
            return at
        at = words.on(at)
    return min(at, stop)
