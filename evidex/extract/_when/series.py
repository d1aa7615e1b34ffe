"""Numbers that each have a time of their own in one frame: '6 at baseline, 4 at week 6', 'on day 1 6, on day 7 4'.

A time belongs to the number from which nothing parts it: no comma, no 'and', no verb stands between '3.2' and 'at 6
weeks' in '6.1 before surgery, 3.2 at 6 weeks and 2.0 at a year'. One time alone is no series.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from evidex.extract._when.wording import Place

__all__ = ["in_series"]

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = re.compile(
    r"[,;:]|\.\s|\b(?:and|or|nor|but|than|to|vs|versus|compared|while|whereas|was|were|is|are|had|has|have|by|from|of"
    r"|which|that|when|where|who)\b"
)
"""What parts a number from a time behind it."""
_NEAR = 45
"""Characters between a number and the time behind it."""
_LEADS_ON = re.compile(
    r"[\s(\[=:]*(?:(?:it|this|that|they|was|were|is|are|mean|median|average|a|an|the|score|scores|value|values|level|levels"
    r"|about|approximately|only|of|group|arm|[a-d])\s){0,4}[(\[≈~$€£-]?$"
)
"""What may stand between a time and the number behind it: 'at week 6 it was', 'preoperative (group a'."""
_NEXT_CLAUSE = re.compile(r";|(?<!vs)\.\s|\b(?:was|were|is|are|had|has|have|to|while|whereas|but)\b")
_ADJECTIVE = re.compile(r"(?:pre|post|intra|peri)-?\w*$")
_NOUN_FOLLOWS = re.compile(r"\s(?!(?:and|or|to|but|vs|versus|with|in|for)\b)[a-z]")
"""'in the post-surgical group': whose the number is."""
_OPENS = re.compile(
    r"\s?,?\s(?:(?!(?:at|after|before|over|during|within|from|to|in|had|of|[a-z]*creased|fell|rose|changed)\s)[a-z-]+\s){1,6}[(]?"
)
"""The same where the time opens the sentence: 'On day 1 the mean score was 6'."""


class _Bond(NamedTuple):
    """A time that may belong to a number; `sure` where it can belong to no other."""

    number: int
    time: Place
    behind: bool
    sure: bool


def in_series(low: str, numbers: Sequence[Place], times: Sequence[Place]) -> dict[int, Place]:
    """The time of each number that has one in a series; none where fewer than two numbers have one of their own.

    `low` is the sentence in lower case; `numbers` and `times` stand in its order.
    """
    bonds = [bond for time in times for bond in _bonds(low, numbers, time)]
    own: dict[int, _Bond] = {}
    taken: set[Place] = set()
    for bond in sorted(bonds, key=lambda each: not each.sure):
        if bond.number not in own and bond.time not in taken:
            own[bond.number] = bond
            taken.add(bond.time)
    if len({low[slice(*bond.time)] for bond in own.values()}) < 2:
        return {}
    return _shared(low, numbers, own)


def _bonds(low: str, numbers: Sequence[Place], time: Place) -> list[_Bond]:
    """The numbers right before and right behind a time from which nothing parts it."""
    before = next((at for at in reversed(range(len(numbers))) if numbers[at][1] <= time[0]), None)
    after = next((at for at, (start, _) in enumerate(numbers) if start >= time[1]), None)
    behind = (
        before is not None
        and _is_behind(low[numbers[before][1] : time[0]])
        and not (_ADJECTIVE.match(low[slice(*time)]) and _NOUN_FOLLOWS.match(low[time[1] :]))
    )
    ahead = after is not None and _is_ahead(low[time[1] : numbers[after][0]], opens=before is None)
    sure = behind is not ahead
    found = []
    if behind and before is not None:
        found.append(_Bond(before, time, behind=True, sure=sure))
    if ahead and after is not None:
        found.append(_Bond(after, time, behind=False, sure=sure))
    return found


def _is_behind(between: str) -> bool:
    """Whether nothing parts a time from the number before it but its unit, brackets and whose it is."""
    bare = re.sub(r"^[^()\[\]]{0,40}[)\]]", "", _BRACKETED.sub("", between))
    return len(bare) <= _NEAR and _PARTS.search(bare) is None and "(" not in bare


def _is_ahead(between: str, *, opens: bool) -> bool:
    """Whether a number follows its time: 'on day 7 4', 'at week 6 it was 4'; the first also over what is measured."""
    return _LEADS_ON.fullmatch(between) is not None or (opens and _OPENS.fullmatch(between) is not None)


def _shared(low: str, numbers: Sequence[Place], own: dict[int, _Bond]) -> dict[int, Place]:
    """A time for those beside its number too: 'a with X and b with Y at week 6, c with X and d with Y at week 12'."""
    found = {number: bond.time for number, bond in own.items()}
    for behind, step in ((True, -1), (False, 1)):
        for number, bond in own.items():
            at = number + step
            while (
                bond.behind is behind
                and 0 <= at < len(numbers)
                and at not in found
                and _goes_on(low, numbers, at, step)
            ):
                found[at] = bond.time
                at += step
    return found


def _goes_on(low: str, numbers: Sequence[Place], at: int, step: int) -> bool:
    """Whether a number stands in one list with the one before it, seen from that which has the time."""
    first, second = sorted((at, at - step))
    return _NEXT_CLAUSE.search(low[numbers[first][1] : numbers[second][0]]) is None
