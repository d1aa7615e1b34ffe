"""Estimates of clauses that open alike: 'In men, smoking was a risk (OR 2.0 …); in women it was not (OR 1.1 …)'.

Who opens a clause is whom its estimate is of, no side of it; what the later clauses leave out the first has told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from evidex.extract._choosing.agreement import agreement
from evidex.extract._choosing.sides.openings import opened
from evidex.extract._effect.sides.side_words import Sides
from evidex.extract._effect.sides.subgroups import Opened, is_arm
from evidex.text.clauses import Stretch
from evidex.text.words import PREP, Words

__all__ = ["in_openings"]

_OF_PEOPLE = frozenset("in among amongst of for".split())
"""'With aspirin', 'on warfarin' is what was given, and no people."""
_SAME = 0.5
"""From so many words in common a side is who opens a clause."""


def in_openings(
    words: Words, numbers: Sequence[Stretch], names: Callable[[str], bool], told: Iterable[tuple[Sides, bool]]
) -> Iterator[tuple[Sides, bool]]:
    """The sides of each estimate of a sentence (and whether they are sure), with whom its clause opens with."""
    places = opened(words, numbers, names)
    openings = {own: words.text(*place) for own, place in places.items()}
    people = set(openings.values())
    if any(map(is_arm, people)) or _say_more(words, sorted(set(places.values()))):
        yield from told
        return
    of_people = bool(openings) and words.list[0].low in _OF_PEOPLE
    first = min(openings, default=0)
    before: Sides = Opened()
    for own, (sides, sure) in enumerate(told):
        if own in openings:
            factor, outcome, comparator = (
                None if side and any(agreement(side, each) >= _SAME for each in people) else side
                for side in (sides.factor, sides.outcome, sides.comparator)
            )
            whom = openings[own] if of_people else None
            sides = Opened(factor, outcome, comparator, whom)
            if openings[own] != openings[first]:
                sides = Opened(before.factor or factor, before.outcome or outcome, before.comparator, whom)
            elif own == first:
                before = sides
        yield sides, sure


def _say_more(words: Words, names: Sequence[Stretch]) -> bool:
    """'In Europe it was associated with death (…), in Asia with stroke': 'with stroke' goes on from the clause before,
    and not from 'Asia'."""
    if not names:
        return False
    (begin, end), *later = names
    told = {word.low for word in words.list[end : later[0][0]] if word.tag == PREP} if later else set[str]()
    told -= {word.low for word in words.list[begin:end]}
    return any(word.low in told for name in later for word in words.list[slice(*name)])
