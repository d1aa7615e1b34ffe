"""Weighing once more, by what the numbers beside it are told, what was weighed for each number alone.

In a list of numbers one field goes on ('the odds of death …') and another changes, and what changes stands at the same
place by each number. What a number is told is only likely; its neighbours go by how likely.

Told is then not what weighs most but what is to be expected most right: phrases that share words say much the same, so
that the chances of each speak for the others (minimum Bayes risk: Goel and Byrne 2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice, product
from math import fsum
from operator import itemgetter

from evidex.extract._choosing.choice import Choice, clash
from evidex.extract._choosing.ends import mended
from evidex.extract._choosing.likely import Field, Likely, chances_of
from evidex.extract._choosing.no_name import is_no_name
from evidex.extract._choosing.no_subject import is_no_subject
from evidex.extract._choosing.sides.runs import Joined
from evidex.extract._learnt.packed import rows_of_file

__all__ = ["Beside", "Clues", "Number", "clues_beside", "most_right"]

_NAMED = frozenset({"of", "group"})
_SHARED = frozenset({"group", "timepoint"})
"""What numbers of one reading have in common."""
_BEST = 4
"""Of so many choices for each field are those taken that go together."""

Number = Sequence[Field]
"""What is likely for each field of one number."""
Clues = list[tuple[str, float]]
"""What speaks for or against a choice, each to a degree."""

Right = Sequence[tuple[float, Choice]]
"""Choices with how right each is to be expected (0 to 1), the most right first."""


class _Names:
    """The names of the clues that the number on one side tells, made once."""

    def __init__(self, side: str) -> None:
        self.nothing, self.nothing_too = f"nothing, {side}", f"nothing, {side} too"
        self.same, self.all_same, self.other_field = f"same {side}", f"all same {side}", f"other field {side}"
        self.place, self.other_words = f"place {side}", f"place {side}, other words"
        self.place_on = {on: f"place {side}, {on}" for on in ("ahead", "behind", "within")}


_BEFORE, _BEHIND = _Names("before"), _Names("behind")


class Beside:
    """What is told by each field of one kind of claim, for all numbers of a sentence."""

    def __init__(self, kind: str, fields: Sequence[str]) -> None:
        self._kind, self._fields = kind, tuple(fields)

    @cached_property
    def _weights(self) -> list[Mapping[str, float]]:
        """The learnt weight of each clue, by field."""
        rows = rows_of_file("evidex.extract._choosing", f"{self._kind}_beside")
        return [{clue: row[column] for clue, row in rows.items()} for column in range(len(self._fields))]

    def alone(self, number: Number) -> dict[str, Choice]:
        """What is told of a number while those behind it are not known."""
        return self._told([_ranked(each, each.right_alone) for each in number])

    def all(self, numbers: Sequence[Number], joined: Sequence[Joined] = ()) -> list[dict[str, Choice]]:
        """What is told of each number of a sentence; no two fields are told the same. Joined numbers share whom they
        are of, and when."""
        columns = range(len(self._fields))
        right = [[self._again(numbers, own, column) for column in columns] for own in range(len(numbers))]
        for first, last in joined:
            for column, field in enumerate(self._fields):
                if field in _SHARED and last > first + 1:
                    shared = _right_for_all([right[own][column] for own in range(first, last)])
                    for own in range(first, last):
                        right[own][column] = shared
        return [self._told(each) for each in right]

    def _again(self, numbers: Sequence[Number], own: int, column: int) -> Right:
        return most_right(numbers[own][column], clues_beside(numbers, own, column), self._weights[column])

    def _told(self, right: Sequence[Right]) -> dict[str, Choice]:
        possible = [self._possible(field, each) for field, each in zip(self._fields, right, strict=True)]
        return dict(zip(self._fields, _together(possible), strict=True))

    def _possible(self, field: str, right: Right) -> Iterator[tuple[float, Choice]]:
        """What can be told for a field at all, one after the other as it is asked for; nothing where nothing can."""
        named = False
        for each in right:
            if (text := each[1].text) is None or self._may_name(field, text):
                named = True
                yield each
        if not named:
            yield 0.0, Choice(None)

    def _may_name(self, field: str, text: str) -> bool:
        if self._kind == "effect":
            return not is_no_subject(text)
        name = mended(self._kind, field, text)
        return name is not None and not (field in _NAMED and is_no_name(field, name))


def most_right(field: Field, told: Sequence[Clues], weights: Mapping[str, float]) -> Right:
    """The choices for a field with how right each is to be expected by its clues, the most right first."""
    sums = [fsum([weights.get(clue, 0.0) * degree for clue, degree in clues]) for clues in told]
    return _ranked(field, field.right(chances_of(sums)))


def _ranked(field: Field, right: Sequence[float]) -> Right:
    choices = [each.choice for each in field.likely]
    return sorted(zip(right, choices, strict=True), key=itemgetter(0), reverse=True)


def _right_for_all(right: Sequence[Right]) -> Right:
    """How right each choice is to be expected of several numbers that share it, the most right first."""
    sums: dict[str | None, tuple[float, Choice]] = {}
    for chance, choice in chain.from_iterable(right):
        known, placed = sums.get(choice.text, (0.0, choice))
        sums[choice.text] = known + chance / len(right), placed if placed.place else choice
    return sorted(sums.values(), key=itemgetter(0), reverse=True)


def _together(right: Sequence[Iterator[tuple[float, Choice]]]) -> list[Choice]:
    """One choice for each field, so that most are right and none excludes another."""
    best = [next(each) for each in right]
    first = [choice for _, choice in best]
    if not clash(first):
        return first
    whole = [
        (fsum([chance for chance, _ in told]), [choice for _, choice in told])
        for told in product(*[[one, *islice(each, _BEST - 1)] for one, each in zip(best, right, strict=True)])
        if not clash([choice for _, choice in told])
    ]
    return max(whole, key=itemgetter(0))[1] if whole else [first[0], *[Choice(None) for _ in first[1:]]]


def clues_beside(numbers: Sequence[Number], own: int, column: int) -> list[Clues]:
    """The clues of each choice that is likely for a field of a number, by its sentence."""
    number = numbers[own]
    field = number[column]
    beside = [
        (name, numbers[at], _alike(number, numbers[at], column))
        for name, at in ((_BEFORE, own - 1), (_BEHIND, own + 1))
        if 0 <= at < len(numbers)
    ]
    told: list[Clues] = []
    for each, agreed in zip(field.likely, field.right_alone, strict=True):
        clues = [("weight", each.weight), ("chance", each.chance), ("agreed", agreed)]
        if (text := each.choice.text) is None:
            clues.append(("nothing", 1.0))
            for name, other, _ in beside:
                clues += [(name.nothing, 1.0), (name.nothing_too, other[column].silent())]
        else:
            clues.append(("other field", _elsewhere(number, column, text)))
            for name, other, alike in beside:
                clues += _by(name, each, text, other, column, alike)
        if field.read is not None:
            clues += field.read.clues(text)
        told.append(clues)
    return told


def _by(name: _Names, each: Likely, text: str, other: Number, column: int, alike: float) -> Clues:
    """What the number before (or behind) says of a choice; `alike` is how likely both share their other fields."""
    same = other[column].naming(text)
    clues = [(name.same, same), (name.other_field, _elsewhere(other, column, text))]
    if same:
        clues.append((name.all_same, same * alike))
    if each.bearing and (standing := other[column].standing(each.bearing)):
        clues += [
            (name.place, standing),
            (name.place_on[each.bearing[0]], standing),
            (name.other_words, standing * (1 - same)),
        ]
    return clues


def _elsewhere(number: Number, column: int, text: str) -> float:
    """How likely another field of a number is to be told some words."""
    return fsum([field.naming(text) for at, field in enumerate(number) if at != column])


def _alike(number: Number, other: Number, column: int) -> float:
    """How likely two numbers are to be told the same by their other fields."""
    return fsum(
        [
            each.chance * other[at].naming(each.choice.text)
            for at, field in enumerate(number)
            if at != column
            for each in field.told
            if each.choice.text is not None
        ]
    )
