"""How a phrase stands to a number: what is between them, which brackets, its place among the numbers of a list.

Phrases are described by aspects (`scale`), each the values from which a family of clues is told. Clues have names that
a reader of the weights understands.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidex.extract._choosing.phrases import ABOUT, ALONE, Phrase, Phrases
from evidex.extract._choosing.scale import Aspect, Clue, Family, step
from evidex.extract._choosing.topic import Topic
from evidex.extract._choosing.wording import kinds_in, lows_of
from evidex.text.clauses import Stretch
from evidex.text.words import BE, ED, NOUN, PREP, VERB

__all__ = ["FAMILIES", "Look", "Site", "Told"]

_NAMING = frozenset({NOUN, ED, VERB, BE, PREP})
_SHORT = 5
"""Words of a way that is told whole."""
_FAR = 6
"""Words: numbers further apart are in no run."""


class Told:
    """What was chosen for one number."""

    def __init__(
        self,
        fields: Mapping[str, str | None] | Callable[[], Mapping[str, str | None]],
        run: tuple[int, int],
        sentence: int,
    ) -> None:
        """`fields` may be worked out when they are asked for: those of the last number of a sentence seldom are.

        `run` says which of how many numbers of a list it is.
        """
        self._fields, self.run, self.sentence = fields, run, sentence

    @cached_property
    def fields(self) -> Mapping[str, str | None]:
        """What was told by each field."""
        return self._fields() if callable(self._fields) else self._fields


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
        self.told = _told_as(site.earlier, self.phrases.wordings)
        given = [(field, lows_of(told or "")) for field, told in site.given.items()]
        self.given = [(field, words) for field, words in given if words]
        """The fields for which the grammar gave something, each with its words."""
        self._ungiven = tuple([field for field, words in given if not words])

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

    def _order(self, numbers: Sequence[Stretch], own: int) -> dict[int, tuple[int, int]]:
        """Which of how many names of groups ahead of (or behind) its run each is, those of one stretch counted once."""
        begin = numbers[own - self.run[0]][0]
        end = numbers[own - self.run[0] + self.run[1] - 1][1]
        listed = self.phrases.list
        found: dict[int, tuple[int, int]] = {}
        for side in (
            [at for at in self.phrases.grouplike if listed[at].last <= begin],
            [at for at in self.phrases.grouplike if listed[at].first >= end],
        ):
            reach, nth = -1, -1
            places = []
            for at in side:
                if listed[at].first >= reach:
                    reach, nth = listed[at].last, nth + 1
                places.append((at, nth))
            found.update({at: (place, nth + 1) for at, place in places})
        return found

    def side_of(self, phrase: Phrase) -> str:
        """On which side of the number a phrase stands."""
        return "ahead" if phrase.last <= self.low else "behind" if phrase.first >= self.high else "within"

    def sides(self) -> Iterator[tuple[str, list[int]]]:
        """The phrases on each side of the number, by their place among the phrases."""
        sides: dict[str, list[int]] = {"ahead": [], "behind": [], "within": []}
        for at, phrase in enumerate(self.phrases.list):
            sides[self.side_of(phrase)].append(at)
        return ((side, places) for side, places in sides.items() if places)

    def keys(self, side: str) -> list[Clue]:
        """What is told of all phrases on a side alike."""
        return [("ungiven", (), self._ungiven), ("place", (side,), self.run)]

    def by_begin(self, side: str, begins: Sequence[int]) -> list[Aspect]:
        """What is told of phrases on a side by the word that they begin with: how they stand to the number."""
        before = [self.phrases.before(first) for first in begins]
        aspects: list[Aspect] = [
            ("before", (side,), before),
            ("number behind", (side, self.ahead), before),
            ("number ahead of", (side, self.behind), before),
            ("in brackets", (side, self.bracket is not None), [self.depth[first] > 0 for first in begins]),
        ]
        nth, size = self.run
        if size > 1:
            aspects.append(("place before", (side, nth, size), before))
        if side != "ahead":
            aspects += self._between(side, [(self.high, max(first, self.high)) for first in begins])
        elif (bracket := self.bracket) is not None:
            aspects.append(("bracket", (), ["in" if first > bracket else None for first in begins]))
        return aspects

    def by_end(self, side: str, ends: Sequence[int]) -> list[Aspect]:
        """What is told of phrases on a side by the word behind their last one."""
        after = [self.phrases.after(last) for last in ends]
        aspects: list[Aspect] = [("after", (side,), after)]
        nth, size = self.run
        if size > 1:
            aspects.append(("place after", (side, nth, size), after))
        if side == "ahead":
            aspects += self._between(side, [(last, self.low) for last in ends])
            if self.bracket is not None:
                aspects.append(("bracket", (), ["right before" if last == self.bracket else None for last in ends]))
        return aspects

    def _between(self, side: str, stretches: Sequence[Stretch]) -> list[Aspect]:
        """What stands between the number and phrases on a side: how many words, and which of grammar."""
        among = self.phrases
        sizes = [high - low for low, high in stretches]
        ways = [among.way[among.way_at[low] : among.way_at[high]] for low, high in stretches]
        begin, end = [way[:2] for way in ways], [way[-2:] for way in ways]
        return [
            ("between", (side, "between"), sizes),
            ("number behind, far", (side, self.ahead), sizes),
            ("number ahead of, far", (side, self.behind), sizes),
            ("by the number", (side,), end if side == "ahead" else begin),
            ("by the phrase", (side,), begin if side == "ahead" else end),
            ("all between", (side,), [way if len(way) <= _SHORT else None for way in ways]),
            *[
                ("between", (side, f"{name} between"), [up_to[high] - up_to[low] for low, high in stretches])
                for name, up_to in among.counts
            ],
        ]

    def single(self) -> Iterator[tuple[int, Clue]]:
        """What is told of few phrases, each by its place among the phrases."""
        phrases, (nth, size) = self.phrases.list, self.run
        for field, words in self.given:
            for at in self.phrases.wordings.get(words, ()):
                yield at, ("given", (field, self.side_of(phrases[at]), self.ahead), phrases[at].beside[0])
            for at, like in self.phrases.likenesses(words):
                yield at, ("like", (field,), like)
        for at, order in self.order.items():
            yield at, ("order", (self.side_of(phrases[at]), nth, size), order)
        for words, fields in self.told.items():
            for at in self.phrases.wordings[words]:
                yield at, ("told before", (self.side_of(phrases[at]),), fields)


def _way_clues(name: str) -> Family:
    """The clue of words of grammar between, by which of them it tells."""
    return lambda side, way: [f"{side}, {name} {' '.join(way)}"]


def _between_clues(side: str, name: str, count: int) -> list[str]:
    return [f"{side}, {name} {step(count)}"]


def _before_clues(side: str, before: str) -> list[str]:
    return [f"{side}, before {before}"]


def _number_before_clues(which: str) -> Family:
    """The clue of what stands before (or after) the number, with what stands before the phrase."""
    return lambda side, sign, before: [f"{side}, number {which} {sign}, before {before}"]


def _number_far_clues(which: str) -> Family:
    """The clue of what stands before (or after) the number, with how many words part it from the phrase."""
    return lambda side, sign, count: [f"{side}, number {which} {sign}, between {step(count)}"]


def _after_clues(side: str, after: str) -> list[str]:
    return [f"{side}, after {after}"]


def _beside_clues(side: str, beside: tuple[str, str]) -> list[str]:
    before, after = beside
    return [f"{side}, before {before}, after {after}"]


def _kinds_clues(side: str, bits: int) -> list[str]:
    return [side, *[f"{side}, {kind}" for kind in kinds_in(bits)]]


def _opens_clues(side: str, _: bool) -> list[str]:
    return [f"{side}, opens the sentence"]


def _place_clues(side: str, run: tuple[int, int]) -> list[str]:
    nth, size = run
    return [f"{side}, number {min(nth, 4)} of {min(size, 5)}"]


def _place_before_clues(side: str, nth: int, size: int, before: str) -> list[str]:
    return [f"{place}, before {before}" for place in _place_clues(side, (nth, size))]


def _place_after_clues(side: str, nth: int, size: int, after: str) -> list[str]:
    return [f"{place}, after {after}" for place in _place_clues(side, (nth, size))]


def _order_clues(side: str, nth: int, size: int, order: tuple[int, int]) -> list[str]:
    group, groups = order
    return [
        f"{side}, group {group - nth if size > 1 else 'alone'} from its number, {groups == size}",
        f"{side}, group {min(group, 3)} of {min(groups, 4)}, number {min(nth, 3)} of {min(size, 4)}",
    ]


def _ungiven_clues(fields: Sequence[str]) -> list[str]:
    return [f"no {field} given" for field in fields]


def _given_clues(field: str, side: str, ahead: str, before: str) -> list[str]:
    name = f"given as {field}"
    return [name, f"{name}, {side}", f"{name}, before {before}", f"{name}, number behind {ahead}"]


def _like_clues(field: str, like: int) -> list[str]:
    if like >= 5:
        return [f"like the given {field} {like // 2}"]
    return [f"touches the given {field}"] if like else []


def _in_brackets_clues(side: str, number: bool, phrase: bool) -> list[str]:
    return [f"{side}, in brackets {number} {phrase}"]


def _bracket_clues(place: str) -> list[str]:
    return [f"{place} the bracket of the number"]


def _told_as(earlier: Sequence[Told], wordings: Container[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The fields for which words (lower case) of a phrase of the sentence were told before."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for told in earlier:
        for field, text in told.fields.items():
            if text and (words := lows_of(text)) in wordings:
                before = found.get(words, ())
                if field not in before:
                    found[words] = (*before, field)
    return found


def _again_clues(side: str, fields: tuple[str, ...]) -> list[str]:
    return [clue for field in fields for clue in (f"told before as {field}", f"told before as {field}, {side}")]


FAMILIES: dict[str, Family] = {
    **ALONE,
    **ABOUT,
    "ungiven": _ungiven_clues,
    "place": _place_clues,
    "before": _before_clues,
    "after": _after_clues,
    "beside": _beside_clues,
    "kinds": _kinds_clues,
    "opens": _opens_clues,
    "in brackets": _in_brackets_clues,
    "number behind": _number_before_clues("behind"),
    "number ahead of": _number_before_clues("ahead of"),
    "between": _between_clues,
    "number behind, far": _number_far_clues("behind"),
    "number ahead of, far": _number_far_clues("ahead of"),
    "by the number": _way_clues("by the number"),
    "by the phrase": _way_clues("by the phrase"),
    "all between": _way_clues("all between"),
    "like": _like_clues,
    "given": _given_clues,
    "place before": _place_before_clues,
    "place after": _place_after_clues,
    "bracket": _bracket_clues,
    "order": _order_clues,
    "told before": _again_clues,
}
"""The clues of a context and a value, by their family."""
