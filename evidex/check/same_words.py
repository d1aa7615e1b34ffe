"""Words that say the same ('renal' and 'kidney', 'overlooked' and 'missed'), as sentences are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from evidex.check.wording import Word, function_stems, generic_stems, lines_of, stem

__all__ = ["meanings", "putting"]

Names = tuple[dict[str, str], dict[tuple[str, ...], str]]


@cache
def _names(*, close: bool) -> Names:
    """The name of the group of each word in the list, and of each phrase, whose words go by their own names."""
    told = lines_of("same.txt").partition("[loose]")
    groups = [
        line.split() for line in (told[0] if close else told[0] + told[2]).splitlines() if "[" not in line and line
    ]
    parts = {token: tuple(stem(part) for part in re.split(r"[_-]", token)) for group in groups for token in group}
    words = {parts[token][0]: stem(group[0]) for group in groups for token in group if len(parts[token]) == 1}
    phrases = {
        tuple(words.get(part, part) for part in parts[token]): stem(group[0])
        for group in groups
        for token in group
        if len(parts[token]) > 1
    }
    return words, phrases


_LONGEST = 3
"""Words of a phrase."""


def meanings(told: Sequence[Word], *, close: bool = False) -> tuple[frozenset[str], frozenset[str]]:
    """What a sentence says, each group of words by one name: its content, and with it what is said in any text.

    Where `close`, only words of which either may stand for the other are one.
    """
    words, phrases = _names(close=close)
    opening = _openings(close=close)
    function, generic = function_stems(), generic_stems()
    stems = [word.stem for word in told]
    names = [words.get(each, each) for each in stems]
    content: set[str] = set()
    every: set[str] = set()
    at = 0
    while at < len(names):
        name, length = names[at], 1
        if name in opening:
            length = next((n for n in range(_LONGEST, 1, -1) if tuple(names[at : at + n]) in phrases), 1)
            name = phrases.get(tuple(names[at : at + length]), name)
        if length > 1 or stems[at] not in function:
            every.add(name)
            if length > 1 or stems[at] not in generic:
                content.add(name)
        at += length
    return frozenset(content), frozenset(every)


@cache
def _openings(*, close: bool) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _names(close=close)[1])


@cache
def putting() -> frozenset[str]:
    """Stems of the words that change how a thing is put and not what is said."""
    return frozenset(map(stem, lines_of("put.txt").split()))
