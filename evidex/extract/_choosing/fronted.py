"""Clauses that open with whom their numbers are of, and say no more of them: '…; in men, from 11 to 13 g/dL'.

What was measured is told before; the clause has but a name and its numbers. Alone its numbers take the name of the
clause before as often as their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.extract._choosing.slots import Names
from evidex.extract._choosing.small_words import FRONTS, TAKEN_UP
from evidex.text.clauses import Stretch
from evidex.text.groups import GROUP_NOUNS, PEOPLE, is_time
from evidex.text.words import ADVERB, AND, BE, CLOSE, CONTRAST, DET, PREP, QUANTITY, SUB, Words

__all__ = ["fronted"]

_WHOM = PEOPLE | GROUP_NOUNS | {"those", "them", "rest", "others", "other"}
_ARTICLES = frozenset({"the", "a", "an", "all"})
_LONGEST = 9
_BETWEEN = frozenset(
    """it this they the a an mean median average of by from to about only approximately up was were seen observed found
    noted reported recorded present did so""".split()
)
_ENDS_NAME = TAKEN_UP | {","}
_WHILE = frozenset({"while", "whereas"})
_STOPS = _ENDS_NAME | {";", ":", "."}
_ENDS = frozenset("; . with on among compared whereas".split())
"""Words between the name and its number: 'in men, it was 13'."""


def fronted(words: Words, numbers: Sequence[Stretch], names: Names) -> dict[int, Stretch]:
    """The name of each number whose clause opens with one and has no other."""
    found: dict[int, Stretch] = {}
    for name in _openings(words, names):
        stop = name[1]
        own = next((at for at, (start, _) in enumerate(numbers) if start > stop), None)
        if own is None or not _is_bare(words, stop + 1, numbers[own][0]):
            continue
        end = _clause_end(words, stop + 1)
        while own < len(numbers) and numbers[own][0] < end:
            found[own] = name
            own += 1
    return found


def _openings(words: Words, names: Names) -> Iterator[Stretch]:
    """Names behind a mark and a preposition that end at a comma, or before what takes up the subject."""
    for at in range(1, len(words.list) - 2):
        if words.list[at].low not in FRONTS or not _begins_clause(words, at):
            continue
        first = at + 1
        while first < len(words.list) and words.list[first].low in _ARTICLES:
            first += 1
        stop = first
        while stop < len(words.list) and stop - first <= _LONGEST and words.list[stop].low not in _STOPS:
            stop += 1
        if stop >= len(words.list) or words.list[stop].low not in _ENDS_NAME or stop == first:
            continue
        if _names_whom(words, first, stop, names):
            yield first, stop


def _begins_clause(words: Words, at: int) -> bool:
    """Whether a preposition stands behind ';', or behind ', and', ', whereas'."""
    before = at - 1
    while before > 0 and (words.list[before].tag in (AND, CONTRAST, SUB, ADVERB) or words.list[before].low == ","):
        before -= 1
    if words.list[before].low == ";":
        return True
    joined = words.list[before + 1 : at]
    if any(word.low in _WHILE for word in joined):
        return True
    return any(word.low == "," for word in joined) and any(word.tag in (AND, CONTRAST, SUB) for word in joined)


def _names_whom(words: Words, first: int, last: int, names: Names) -> bool:
    text = words.text(first, last)
    if is_time(text) or any(word.tag == QUANTITY for word in words.list[first:last]):
        return False
    return names(text) or not _WHOM.isdisjoint(word.low for word in words.list[first:last])


def _is_bare(words: Words, first: int, last: int) -> bool:
    """Whether nothing between a name and its number tells what was measured anew."""
    return all(word.low in _BETWEEN or word.tag in (DET, PREP, BE, ADVERB) for word in words.list[first:last])


def _clause_end(words: Words, at: int) -> int:
    """Where the numbers of the name end: before the next mark, or the next preposition that leads to a name."""
    begin = at
    while at < len(words.list) and words.list[at].low not in _ENDS:
        if words.list[at].tag == CLOSE and words.mate.get(at, begin) < begin:
            break
        at += 1
    return at
