"""Several numbers of each side in its bracket: 'lower with A (77% and 25%) than with B (79% and 30%)'.

So too 'A had more X (19%) and Y (8%) than B (9% and 2%) and C (4% and 1%)'.

Alone the second number of a bracket takes the name that it stands nearest to of all in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.extract._choosing.sides.comparisons import Comparison, name_behind
from evidex.extract._choosing.sides.slots import Names, name_before
from evidex.extract._choosing.sides.small_words import AGAINST
from evidex.extract._choosing.sides.subjects import subject_of
from evidex.text.clauses import Stretch
from evidex.text.words import AND, OPEN, Words

__all__ = ["bracketed", "is_in_next_bracket"]

_NEAR = 5
"""Words between a number and the bracket that is about the same."""


def bracketed(
    words: Words, numbers: Sequence[Stretch], found: Sequence[Comparison], names: Names
) -> dict[int, Stretch]:
    """The name of each number of a comparison whose sides have as many numbers as one another, two or more."""
    told: dict[int, Stretch] = {}
    for comparison in found:
        sides = list(_far(words, numbers, comparison.far))
        sizes = {len(own) for _, own in sides}
        if len(sizes) != 1 or sizes == {1}:
            continue
        before = [own for own, (_, last) in enumerate(numbers) if last <= comparison.at and own not in told]
        if len(before) not in sizes or not _are_apart(words, numbers, before):
            continue
        near = comparison.near or _near(words, numbers[before[0]][0], numbers[before[-1]][0], names)
        if near is not None and any(word.tag == AND for word in words.list[slice(*near)]):
            near = None  # 'in A or B (5 and 6)': two sides
        told |= {own: name for name, group in [(near, before), *sides] if name is not None for own in group}
    return told


def is_in_next_bracket(words: Words, numbers: Sequence[Stretch], behind: int, name: Stretch) -> bool:
    """Whether a name behind a number has a number of its own, in the bracket that follows: '15% (placebo 5%)'."""
    opening = words.bracket_around(name[0])
    if opening is None or not behind <= opening <= behind + _NEAR:
        return False
    if any(word.low == "," for word in words.list[behind:opening]):
        return False
    own = name[1] + 1 if name[1] < len(words.list) and words.list[name[1]].low in (",", ":", "=") else name[1]
    return any(first == own for first, _ in numbers)


def _near(words: Words, first: int, last: int, names: Names) -> Stretch | None:
    """The near side of numbers: the name before the bracket that holds them all, else who has what they tell."""
    opening = words.bracket_around(first)
    if opening is not None and opening == words.bracket_around(last):
        near = name_before(words, opening)
        if near is not None and near[0] and words.list[near[0] - 1].tag == AND:
            return None  # 'for A or B (5 and 6)'
    else:
        near = subject_of(words, first)
    return near if near is not None and names(words.text(*near)) else None


def _far(words: Words, numbers: Sequence[Stretch], name: Stretch) -> Iterator[tuple[Stretch, list[int]]]:
    """The far side, and those that are listed behind it, each with the numbers of the bracket behind it."""
    here: Stretch | None = name
    while here is not None and here[1] < len(words.list) and words.list[here[1]].tag == OPEN:
        closing = words.mate.get(here[1], here[1])
        inside = [own for own, (first, last) in enumerate(numbers) if here[1] < first and last <= closing]
        if not inside or not _are_apart(words, numbers, inside):
            return
        yield here, inside
        at = closing + 1
        listed = at < len(words.list) and (words.list[at].tag == AND or words.list[at].low == ",")
        here = name_behind(words, at + 1) if listed else None


def _are_apart(words: Words, numbers: Sequence[Stretch], own: Sequence[int]) -> bool:
    """Whether numbers are of things that are listed, not set against one another: no 'vs' stands between them."""
    between = (words.list[numbers[one][1] : numbers[other][0]] for one, other in pairwise(own))
    return not any(word.low in AGAINST for stretch in between for word in stretch)
