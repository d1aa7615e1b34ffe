"""Two sides told for each of two numbers that are told side by side: each number is of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.sides.slots import joint
from evidex.extract._choosing.whole import place_of
from evidex.text.clauses import Stretch
from evidex.text.groups import split_list
from evidex.text.words import Words

__all__ = ["deal_sides"]

_BOTH = frozenset("and or versus vs vs.".split())
_WITH_AND_WITHOUT = re.compile(r"(.+)\s(with|without)\s(?:and|or)\s(with|without)\s(.+)")
_HYPHENED = re.compile(r"(\w+)-\s(?:and|or|versus|vs\.?)\s(\w+)(-.+)")
"""'high- and low-dose zelolol'."""
_PLURAL = {"groups": "group", "arms": "arm", "cohorts": "cohort"}


def deal_sides(words: Words, numbers: Sequence[Stretch], chosen: Sequence[dict[str, Choice]]) -> None:
    """Tell '5 vs 6 with A and B' as 5 with A and 6 with B where both were told 'A and B', or one of them was."""
    for first, places in _lists(words, numbers):
        told = chosen[first : first + len(places)]
        if len({each["of"].text for each in told}) != 1:
            continue
        texts = [each["group"].text for each in told]
        for group in [each["group"] for each in told if each["group"].text]:
            names = _names(words, group, places[-1] + 1)
            if names and all(text in (None, group.text, *names) for text in texts):
                for each, at in zip(told, places, strict=True):
                    each["group"] = Choice(names[at])
                break


def _lists(words: Words, numbers: Sequence[Stretch]) -> Iterator[tuple[int, list[int]]]:
    """The numbers that only 'and', 'vs' or commas part: the first, and the place of each in the list ('a/b and c')."""
    first, places = 0, [0]
    joints = [joint(words.list[one[1] : other[0]]) for one, other in pairwise(numbers)]
    for at, joined in enumerate([*joints, ""], 1):
        if joined and not (joined == "list" and _spans(words, numbers[at - 1], numbers[at])):
            places.append(places[-1] + (joined == "list"))
            continue
        if places[-1]:
            yield first, places
        first, places = at, [0]


def _spans(words: Words, low: Stretch, high: Stretch) -> bool:
    """Whether two numbers are the ends of one span or change: 'between a and b', 'from a, … to b'."""
    before = {word.low for word in words.list[max(low[0] - 4, 0) : low[0]]}
    return "between" in before or ("from" in before and any(word.low == "to" for word in words.list[low[1] : high[0]]))


def _names(words: Words, group: Choice, size: int) -> Sequence[str] | None:
    """The names of as many sides as there are numbers; 'groups A' is one of them no more."""
    text = group.text or ""
    if size == 2 and (told := _WITH_AND_WITHOUT.fullmatch(text)):
        return [f"{told[1]} {told[2]} {told[4]}", f"{told[1]} {told[3]} {told[4]}"]
    if size == 2 and (told := _HYPHENED.fullmatch(text)):
        return [f"{told[1]}{told[3]}", f"{told[2]}{told[3]}"]
    if _BOTH.isdisjoint(text.lower().split()) or (place := place_of(words, group, text)) is None:
        return None
    names = split_list(words, *place, size)
    return [_one(name) for name in names] if names and len(set(names)) == size else None


def _one(name: str) -> str:
    return " ".join([_PLURAL.get(word, word) for word in name.split()])
