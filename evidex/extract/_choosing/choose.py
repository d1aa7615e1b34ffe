"""The phrase that weighs most, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

import msgspec

from evidex.extract._choosing.clues import FAMILIES, Key, Site, absent_clues, alike, earlier_clues, keys_near
from evidex.text.clauses import Stretch

__all__ = ["Choice", "Chooser", "Option", "further_options", "near_options"]

_MOST_KEYS = 60_000
"""Sums of weights that are kept, about 20 MB; beyond that the oldest half is worked out again."""
_TRUST = 0.5
"""How much less what the grammar gave must weigh than another phrase to be told: who knows more must know it surely."""
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a field: its words, and where they stand if in the sentence of the number."""

    text: str | None
    place: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be told, with all that speaks for or against it."""

    choice: Choice
    clues: Sequence[str]


def near_options(site: Site) -> list[Option]:
    """The phrases of the sentence, which are the same for each field."""
    words = site.phrases.words
    return [
        Option(
            Choice(words.text(phrase.first, phrase.last), (phrase.first, phrase.last)),
            [clue for family, key in keys for clue in FAMILIES[family](key)],
        )
        for phrase, keys in zip(site.phrases.list, keys_near(site), strict=True)
    ]


def further_options(site: Site, field: str) -> Iterator[Option]:
    """What else could be told for a field: what the grammar gave, what was told before, nothing."""
    earlier = earlier_clues(site, field)
    given = site.given.get(field)
    if given is not None:
        yield Option(Choice(given), ["given alone", *earlier.pop(given, ())])
    for text, clues in earlier.items():
        yield Option(Choice(text), clues)
    yield Option(Choice(None), absent_clues(site, field))


class Chooser:
    """What is told by each field of one kind of claim."""

    def __init__(self, kind: str, fields: Sequence[str]) -> None:
        self.kind, self.fields = kind, tuple(fields)
        self._sums: dict[Key, Row] = {}

    @cached_property
    def _weights(self) -> dict[str, Row]:
        place = files("evidex.extract._choosing").joinpath("weights", f"{self.kind}.json")
        return msgspec.json.decode(place.read_bytes(), type=dict[str, Row])

    def choose(self, site: Site) -> dict[str, Choice]:
        """For each field what weighs most; no two fields share words of the sentence."""
        rows = [self._sum(keys) for keys in keys_near(site)]
        chosen: dict[str, Choice] = {}
        for column, field in enumerate(self.fields):
            taken = [choice.place for choice in chosen.values() if choice.place is not None]
            chosen[field] = self._one(site, column, [row[column] for row in rows], taken)
        return chosen

    def _one(self, site: Site, column: int, weights: Sequence[float], taken: Sequence[Stretch]) -> Choice:
        """What weighs most for one field, and shares no words with what is `taken`."""
        given = site.given.get(self.fields[column])
        tokens = frozenset(given.lower().split()) if given else frozenset()
        best, most = Choice(None), float("-inf")
        for option in further_options(site, self.fields[column]):
            weight = self._of_clues(option.clues)[column]
            weight += _TRUST if given is not None and option.choice.text == given else 0
            if weight > most:
                best, most = option.choice, weight
        for phrase, weight in zip(site.phrases.list, weights, strict=True):
            if weight + _TRUST <= most or any(phrase.first < last and first < phrase.last for first, last in taken):
                continue
            place = phrase.first, phrase.last
            if alike(tokens, phrase):  # the same thing: the grammar knows where it begins and ends
                best, most = Choice(given), weight + _TRUST
            elif weight > most:
                best, most = Choice(site.phrases.words.text(*place), place), weight
        return best

    def _sum(self, keys: tuple[Key, ...]) -> Row:
        sums = self._sums
        rows = []
        for key in keys:
            row = sums.get(key)
            if row is None:
                row = self._remember(key)
            rows.append(row)
        return tuple(map(sum, zip(*rows, strict=True)))

    def _remember(self, key: Key) -> Row:
        if len(self._sums) >= _MOST_KEYS:
            for old in list(self._sums)[: _MOST_KEYS // 2]:
                del self._sums[old]
        row = self._sums[key] = self._of_clues(FAMILIES[key[0]](key[1]))
        return row

    def _of_clues(self, clues: Sequence[str]) -> Row:
        rows = [row for clue in clues if (row := self._weights.get(clue)) is not None]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * len(self.fields)
