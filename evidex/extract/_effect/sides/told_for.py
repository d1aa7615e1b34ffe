"""What each estimate of a list is told for, right behind it: '1.8 (1.2–2.7) for falls and 0.7 (0.5–0.9) for pain'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidex.extract._choosing.agreement import agreement
from evidex.extract._choosing.sides.comparisons import name_behind
from evidex.extract._choosing.sides.small_words import VERSUS
from evidex.extract._effect.sides.set_against import FIGURES
from evidex.text.clauses import Stretch
from evidex.text.words import OPEN, QUANTITY, Words

__all__ = ["own_names"]

_SAME = 0.5
"""Names of which so many words are the same mean the same."""
Told = Mapping[str, str | None]


def own_names(words: Words, numbers: Sequence[Stretch], told: Sequence[Told]) -> list[dict[str, str]]:
    """For each number the fields that were told what another number is told for, with what it is told for itself."""
    names = [_name_for(words, high) for _, high in numbers]
    return [_own(names, at, each) for at, each in enumerate(told)]


def _own(names: Sequence[str | None], at: int, told: Told) -> dict[str, str]:
    own = names[at]
    if own is None:
        return {}
    others = [name for name in names if name is not None and not _is_same(name, own)]
    return {
        field: own
        for field, text in told.items()
        if text is not None and not _is_same(text, own) and any(_is_same(text, other) for other in others)
    }


def _is_same(one: str, other: str) -> bool:
    return agreement(one.partition(" (")[0], other.partition(" (")[0]) >= _SAME


def _name_for(words: Words, high: int) -> str | None:
    """The name behind a number and its interval that 'for' leads to."""
    listed, high = words.list, words.over(high, FIGURES)
    if high >= len(listed) or listed[high].low != "for":
        return None
    place = name_behind(words, high + 1)
    if place and place[1] < len(listed) and listed[place[1]].low in VERSUS:
        far = name_behind(words, place[1] + 1)
        place = (place[0], far[1]) if far else place
    return words.text(place[0], _over_bracket(words, place[1])) if place else None


def _over_bracket(words: Words, end: int) -> int:
    """Behind a bracket of words that belongs to a name: 'the recessive model (tt versus TT)'."""
    listed = words.list
    if end >= len(listed) or listed[end].tag != OPEN:
        return end
    behind = words.on(end)
    return end if any(word.tag == QUANTITY for word in listed[end:behind]) else behind
