"""How a phrase stands to a number: what is between them, which brackets, its place among the numbers of a list.

A phrase is described by a few keys, each the values from which a family of clues is told. Clues have names that a
reader of the weights understands; keys recur, so their weights are added up once (`choose`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidex.extract._choosing.phrases import Phrase, Phrases, about_clues, alone_clues
from evidex.extract._choosing.steps import step
from evidex.extract._choosing.topic import Topic
from evidex.extract._choosing.wording import lows_of
from evidex.text.clauses import Stretch
from evidex.text.words import BE, ED, NOUN, PREP, VERB

__all__ = ["FAMILIES", "Key", "Look", "Site", "Told", "alike", "keys_alone"]

Key = tuple[str, Any]
"""A family of clues and the values from which they are told."""
_NAMING = frozenset({NOUN, ED, VERB, BE, PREP})
_FAR = 6
"""Words: numbers further apart are in no run."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was chosen for one number."""

    fields: Mapping[str, str | None]
    run: tuple[int, int]
    """Which of how many numbers of a list it is."""
    sentence: int


@dataclass(frozen=True, slots=True)
class Site:
    """One number of interest in its sentence."""

    phrases: Phrases
    numbers: Sequence[Stretch]
    """The words of every number of interest of the sentence, in order."""
    own: int
    """Which of them it is."""
    given: Mapping[str, str | None]
    """What the grammar of its kind tells, by field."""
    earlier: Sequence[Told]
    """What was chosen for the numbers before it in the document, in order."""
    topic: Topic
    sentence: int = 0
    """Which sentence of the document it is."""
    title: Phrases | None = None
    """Those of the document's title."""
    arms: Sequence[str] = ()
    """The two arms of the document where it names exactly two."""


def keys_alone(phrase: Phrase) -> tuple[Key, ...]:
    """The keys of what a phrase says for itself, whatever the number."""
    return ("phrase", phrase.alone), ("about", phrase.about)


class Look:
    """A site with what its number needs to be worked out once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.phrases = site.phrases
        self.list, self.depth = site.phrases.words.list, site.phrases.words.depth
        self.low, self.high = site.numbers[site.own]
        self.ahead, self.behind = self.phrases.sign(self.low - 1), self.phrases.sign(self.high)
        self.bracket = self.phrases.words.bracket_around(self.low)
        self.run = self._run(site.numbers, site.own)
        self.order = self._order(site.numbers, site.own)
        self.told = _told_as(site.earlier)
        self.given = [(field, lows_of(told) if told else ()) for field, told in site.given.items()]
        self._named = frozenset([word for _, told in self.given for word in told])
        unlike = tuple([(field, 0 if told else -1) for field, told in self.given])
        self._unlike: Key = "told", ("", "", "", unlike)
        self._gaps: dict[tuple[str, int], tuple[Key, int]] = {}

    def _run(self, numbers: Sequence[Stretch], own: int) -> tuple[int, int]:
        """Which of how many numbers it is that only joints part: 'a, b and c', 'a vs b'."""
        first = last = own
        while first and self._joined(numbers[first - 1][1], numbers[first][0]):
            first -= 1
        while last + 1 < len(numbers) and self._joined(numbers[last][1], numbers[last + 1][0]):
            last += 1
        return own - first, last - first + 1

    def _joined(self, low: int, high: int) -> bool:
        return high - low <= _FAR and all(word.tag not in _NAMING for word in self.list[low:high])

    def _order(self, numbers: Sequence[Stretch], own: int) -> dict[Phrase, tuple[int, int]]:
        """Which of how many names of groups ahead of (or behind) its run each is, those of one stretch counted once."""
        begin = numbers[own - self.run[0]][0]
        end = numbers[own - self.run[0] + self.run[1] - 1][1]
        named = [phrase for phrase in self.phrases.list if phrase.grouplike]
        found: dict[Phrase, tuple[int, int]] = {}
        for side in (
            [phrase for phrase in named if phrase.last <= begin],
            [phrase for phrase in named if phrase.first >= end],
        ):
            reach, nth = -1, -1
            for phrase in sorted(side, key=lambda each: (each.first, -each.last)):
                if phrase.first >= reach:
                    reach, nth = phrase.last, nth + 1
                found[phrase] = nth, 0
            found.update({phrase: (found[phrase][0], nth + 1) for phrase in side})
        return found

    def keys(self, phrase: Phrase) -> list[Key]:
        """The keys of how a phrase stands to the number, one for each family that has clues; `keys_alone` has the rest.

        What a family tells nothing by is left out of its key, so that more phrases share one.
        """
        if phrase.last <= self.low:
            side, edge = "ahead", phrase.last
        elif phrase.first >= self.high:
            side, edge = "behind", phrase.first
        else:
            side, edge = "within", self.low
        gap = self._gaps.get((side, edge))
        if gap is None:
            gap = self._gaps[side, edge] = self._gap(side, edge)
        way, far = gap
        before, after = phrase.before, phrase.after
        nth, size = self.run
        beside = (before, after) if size > 1 else ("", "")
        keys: list[Key] = [
            way,
            ("beside", (side, before, after, self.ahead, self.behind, far)),
            ("kind", (side, phrase.kinds, phrase.first <= 2)),
            ("place", (side, nth, size, self.order.get(phrase), *beside)),
            self._told(side, phrase),
            ("bracket", self._brackets(side, phrase)),
        ]
        if self.told and (fields := self.told.get(phrase.lows)):
            keys.append(("told before", (side, fields)))
        return keys

    def _gap(self, side: str, edge: int) -> tuple[Key, int]:
        """The key of the words between the number and the phrases that end (or begin) at one place, and their count."""
        low, high = (edge, self.low) if side != "behind" else (self.high, edge)
        among = self.phrases
        first, last = among.way_at[low], among.way_at[high]
        way = tuple(among.way[first:last]) if last - first <= 5 else None
        begin, end = among.way[first : min(first + 2, last)], among.way[max(last - 2, first) : last]
        near, far = (end, begin) if side == "ahead" else (begin, end)
        counts = [step(each[high] - each[low]) for each in (among.numbers_at, among.verbs_at, among.commas_at)]
        size = step(high - low)
        return ("way", (side, tuple(near), tuple(far), way, size, *counts)), size

    def _brackets(self, side: str, phrase: Phrase) -> tuple[Any, ...]:
        place = ""
        if self.bracket is not None and side == "ahead":
            place = "right before" if phrase.last == self.bracket else "in" if phrase.first > self.bracket else ""
        return side, self.bracket is not None, self.depth[phrase.first] > 0, place

    def _told(self, side: str, phrase: Phrase) -> Key:
        """The key of how like the phrase is to what the grammar gave for each field."""
        if phrase.words.isdisjoint(self._named):
            return self._unlike
        told = tuple([self._likeness(*told, phrase) for told in self.given])
        same = any(like == 10 for _, like in told)
        return "told", (side, phrase.before, self.ahead, told) if same else ("", "", "", told)

    def _likeness(self, field: str, tokens: tuple[str, ...], phrase: Phrase) -> tuple[str, int]:
        """How like a phrase is to what the grammar gave: -1 nothing given, 10 the same, else shared words (0 to 9)."""
        if not tokens:
            return field, -1
        if tokens == phrase.lows:
            return field, 10
        return field, min(int(_dice(tokens, phrase) * 10), 9)


def _dice(tokens: Collection[str], phrase: Phrase) -> float:
    """How many words are the same (Dice 1945): 0 to 1."""
    return 2 * len(phrase.words.intersection(tokens)) / (len(tokens) + len(phrase.lows))


def alike(tokens: frozenset[str], phrase: Phrase) -> bool:
    """Whether at least half of the words of a phrase and of what was given (lower case) are the same."""
    return bool(tokens) and _dice(tokens, phrase) >= 0.5


def _way_clues(key: tuple[Any, ...]) -> list[str]:
    side, near, far, way, size, numbers, verbs, commas = key
    clues = [
        f"{side}, by the number {' '.join(near)}",
        f"{side}, by the phrase {' '.join(far)}",
        f"{side}, between {size}",
        f"{side}, numbers between {numbers}",
        f"{side}, verbs between {verbs}",
        f"{side}, commas between {commas}",
    ]
    return clues if way is None else [*clues, f"{side}, all between {' '.join(way)}"]


def _beside_clues(key: tuple[Any, ...]) -> list[str]:
    side, before, after, ahead, behind, far = key
    return [
        f"{side}, before {before}",
        f"{side}, after {after}",
        f"{side}, before {before}, after {after}",
        f"{side}, number behind {ahead}, before {before}",
        f"{side}, number behind {ahead}, between {far}",
        f"{side}, number ahead of {behind}, before {before}",
        f"{side}, number ahead of {behind}, between {far}",
    ]


def _kind_clues(key: tuple[Any, ...]) -> list[str]:
    side, kinds, opens = key
    return [side, *(f"{side}, {kind}" for kind in kinds), *([f"{side}, opens the sentence"] if opens else [])]


def _place_clues(key: tuple[Any, ...]) -> list[str]:
    side, nth, size, order, before, after = key
    place = f"{side}, number {min(nth, 4)} of {min(size, 5)}"
    clues = [place]
    if size > 1:
        clues += [f"{place}, before {before}", f"{place}, after {after}"]
    if order is not None:
        group, groups = order
        clues.append(f"{side}, group {group - nth if size > 1 else 'alone'} from its number, {groups == size}")
        clues.append(f"{side}, group {min(group, 3)} of {min(groups, 4)}, number {min(nth, 3)} of {min(size, 4)}")
    return clues


def _told_clues(key: tuple[Any, ...]) -> list[str]:
    side, before, ahead, told = key
    clues = []
    for field, like in told:
        if like < 0:
            clues.append(f"no {field} given")
        elif like == 10:
            name = f"given as {field}"
            clues += [name, f"{name}, {side}", f"{name}, before {before}", f"{name}, number behind {ahead}"]
        elif like >= 5:
            clues.append(f"like the given {field} {like // 2}")
        elif like:
            clues.append(f"touches the given {field}")
    return clues


def _bracket_clues(key: tuple[Any, ...]) -> list[str]:
    side, number, phrase, place = key
    clues = [f"{side}, in brackets {number} {phrase}"]
    return [*clues, f"{place} the bracket of the number"] if place else clues


def _told_as(earlier: Sequence[Told]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The fields for which words (lower case) were told before."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for told in earlier:
        for field, text in told.fields.items():
            if text:
                words = lows_of(text)
                before = found.get(words, ())
                if field not in before:
                    found[words] = (*before, field)
    return found


def _again_clues(key: tuple[str, tuple[str, ...]]) -> list[str]:
    side, fields = key
    return [clue for field in fields for clue in (f"told before as {field}", f"told before as {field}, {side}")]


FAMILIES: dict[str, Callable[[Any], Sequence[str]]] = {
    "phrase": alone_clues,
    "way": _way_clues,
    "beside": _beside_clues,
    "kind": _kind_clues,
    "place": _place_clues,
    "told": _told_clues,
    "bracket": _bracket_clues,
    "about": about_clues,
    "told before": _again_clues,
}
"""The clues of a key, by its family."""
