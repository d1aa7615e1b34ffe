"""The sides that a document names: which words name one, and which other is set against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.sides.allocated import Allocated
from evidex.extract._choosing.sides.comparisons import names_arm
from evidex.extract._choosing.sides.contrasted import Contrasted, Pair
from evidex.extract._choosing.sides.design import Opposed
from evidex.extract._choosing.sides.slots import may_name
from evidex.text import View
from evidex.text.arm_names import two_called
from evidex.text.clauses import Stretch
from evidex.text.groups import GROUP_NOUNS, PEOPLE, is_time
from evidex.text.lowering import lowered
from evidex.text.people import PERSONS
from evidex.text.words import ADVERB, CONTRAST, DET, FINITE, Words, tag_of

__all__ = ["KnownSides", "are_alike", "is_anyone", "is_one"]

_WORD = re.compile(r"[a-z0-9+]+(?:-(?!group|treated|assigned|allocated|alone)[a-z0-9+]+)*")
_PLURAL = re.compile(r"(?<=[a-z]{3}[a-rt-z])s$")
"""'beta-blockers' and 'the beta-blocker group' are one."""
_PLAIN = frozenset(
    "the a an of in with for and or group groups arm arms patient patients subject subjects those to treated".split()
)
_CALLED = re.compile(r"\b(?:groups?|arms?)\s(?P<name>a)$")
"""'group A': no article."""
_CONTROLS = re.compile(r"\b(?:placebo|controls|control (?:group|" + PERSONS + r"))\b", re.IGNORECASE)
_ALONE = frozenset({"alone", "only", "monotherapy"})
_DENIED = frozenset({"not", "no", "without", "non", "never"})
_BOTH = frozenset("both two either each all this these other".split())
_NO_KIND = frozenset("group groups arms fewer total treatment treatments therapy".split())
_WHO = frozenset({"who", "whose", "that"})
_SHORT = 5
"""Words: what is longer in a title or an aim is more than a name."""
_REMEMBERED = 30
"""Pairs: so many are known of those that the numbers of a long document were told of, those told last."""


class KnownSides:
    """The pairs of sides of a document: those of its design, and those that its numbers were told of so far."""

    def __init__(self, view: View) -> None:
        self._view, self._arms = view, view.arm_words
        self._told: list[Pair] = []
        """The pair that was told last comes first; each stands there once."""

    def remember(self, groups: Sequence[Choice]) -> None:
        """Keep the sides that the numbers of one sentence were told of, if they are two."""
        names: list[str] = []
        for choice in groups:
            text = choice.text
            if text and self._is_told(text) and not any(self.are_one(text, name) for name in names):
                names.append(text)
        if len(names) == 2:
            pair = names[0], names[1]
            self._told = [pair, *(each for each in self._told if each != pair)][:_REMEMBERED]

    def _is_told(self, name: str) -> bool:
        return self.is_side(name) or name.lower().startswith("those without")

    def names_arm(self, words: Words, first: int, last: int) -> bool:
        """Whether words of a sentence name an arm."""
        return names_arm(self._arms, words, first, last)

    def is_side(self, name: str | None) -> bool:
        """Whether words name an arm or people, and one side only."""
        if name is None or not is_one(name):
            return False
        return self._is_arm(name) or any(are_alike(name, each) for pair in self._pairs() for each in pair)

    def side_at(self, words: Words, place: Stretch | None) -> Choice | None:
        """The side that words of a sentence name; None where they name none, or people of no kind."""
        if place is None or not may_name(words, place):
            return None
        name = words.text(*place)
        return Choice(name, place) if self.is_side(name) and not is_anyone(name) else None

    def counterpart(self, name: str, *, here: bool = True) -> str | None:
        """What the document sets against a side: against just this name, else against one with more or fewer words.

        `here`: whether the sentence names it; if not, what some other sentence says of it is too far.
        'A' is alike 'A plus B', and may be what 'A plus B' is set against: one that is alike is no counterpart then.
        """
        against = (other for one, other in self._both_ways() if _are_same(one, name) and not _are_same(other, name))
        alike = (other for one, other in self._both_ways() if are_alike(one, name) and not are_alike(other, name))
        found = next(against, None) or next(alike, None) or (self._contrasted_with(name) if here else None)
        if found is not None:
            return found
        return self._controls if self._controls and not are_alike(self._controls, name) else None

    def _contrasted_with(self, name: str) -> str | None:
        """What a sentence of the document sets against a side, where its design tells nothing of it."""
        both = (pair for one, other in self._contrasted for pair in ((one, other), (other, one)))
        return next((other for one, other in both if are_alike(one, name) and not are_alike(other, name)), None)

    def are_one(self, one: str, other: str) -> bool:
        """Whether two names mean one side: alike, and not set against one another by the design ('A', 'A plus B')."""
        return are_alike(one, other) and frozenset({_tokens(one), _tokens(other)}) not in self._apart

    def last(self) -> Pair | None:
        """The pair that was told last, else that of the design."""
        return next(iter((*self._told, *self._design)), None)

    def told_of(self, name: str) -> Pair | None:
        """The pair with a side that was told last, else that of the design, in the order told."""
        return next((pair for pair in self._pairs() if any(are_alike(name, each) for each in pair)), None)

    def likeliest(self) -> Pair | None:
        """The pair that was told last, or that of the design, else the one that is set apart most often."""
        return self.last() or next(iter(self._contrasted), None)

    def given(self) -> Pair | None:
        """The only two that the document says people were given."""
        given = self._view.once(Allocated).of_size(2)
        return (given[0], given[1]) if given else None

    def _pairs(self) -> Sequence[Pair]:
        given = self.given()
        return [*self._told, *self._design, *([given] if given else ()), *self._view.once(Opposed).denied]

    def _both_ways(self) -> Iterator[Pair]:
        for one, other in self._pairs():
            yield one, other
            yield other, one

    @cached_property
    def _contrasted(self) -> list[Pair]:
        pairs = self._view.once(Contrasted).pairs
        return [pair for pair in pairs if all(map(_is_plain, pair)) and not any(map(is_anyone, pair))]

    @cached_property
    def _apart(self) -> frozenset[frozenset[frozenset[str]]]:
        """What the design sets against one another though the words of one name stand in the other."""
        sides = ((_tokens(one), _tokens(other)) for one, other in self._design)
        return frozenset(frozenset({one, other}) for one, other in sides if one != other)

    @cached_property
    def _controls(self) -> str | None:
        """What the document calls those that others are set against: placebo where it has one."""
        names = [match.group().lower() for match in _CONTROLS.finditer(self._view.text)]
        return "placebo" if "placebo" in names else next(iter(names), None)

    @cached_property
    def _design(self) -> list[Pair]:
        """The pairs that the design of the document tells: names of arms, not of times or what is measured."""
        found = [
            pair
            for pair in self._view.once(Opposed).pairs
            if all(map(_is_plain, pair)) and (any(map(self._is_arm, pair)) or any(map(self._comes_back, pair)))
        ]
        two = self._view.two_arms or two_called(self._view.text)
        return [*found, (two[0], two[1])] if len(two) == 2 else found

    def _comes_back(self, name: str) -> bool:
        """Whether a document speaks of a name again."""
        return self._low.count(name.lower()) > 1

    @cached_property
    def _low(self) -> str:
        return lowered(self._view.text)

    def _is_arm(self, name: str) -> bool:
        lows = name.lower().split()
        if not self._arms.isdisjoint(lows) or not GROUP_NOUNS.isdisjoint(lows):
            return True
        meant = [self._view.long_form_of(short) for short in name.split() if short.isupper() and len(short) > 1]
        return any(not self._arms.isdisjoint(long.lower().split()) for long in meant if long)


def _is_plain(name: str) -> bool:
    """Whether words could be the name of an arm: neither a number nor more than a name."""
    return name[0].isalpha() and is_one(name) and bool(_tokens(name)) and len(name.split()) <= _SHORT


def is_anyone(name: str) -> bool:
    """Whether a name is that of people or arms of no kind: 'patients', 'the groups', 'fewer women'."""
    lows = name.lower().split()
    return all(low in PEOPLE or low in _NO_KIND or tag_of(low) in (DET, ADVERB) for low in lows)


@lru_cache(maxsize=4_096)
def is_one(name: str) -> bool:
    """Whether a name is neither a time nor a clause nor both sides."""
    lows = name.lower().split()
    if is_time(name) or not _BOTH.isdisjoint(lows) or _are_several(lows):
        return False
    relative = not _WHO.isdisjoint(lows)
    return all(tag_of(low) != CONTRAST and (relative or tag_of(low) not in FINITE) for low in lows)


def _are_several(lows: Sequence[str]) -> bool:
    """'The groups', 'treatment groups', 'A and B groups'; 'B groups', cut from such a list, is one side."""
    named = lows[:-1]
    unnamed = all(low in _NO_KIND or tag_of(low) == DET for low in named)
    return lows[-1:] == ["groups"] and (unnamed or "and" in named)


def are_alike(one: str, other: str) -> bool:
    """Whether two names mean one side: all words of the shorter one stand in the other, and both deny or neither."""
    first, second = _tokens(one), _tokens(other)
    if not first or not second or _DENIED.isdisjoint(first) != _DENIED.isdisjoint(second):
        return False
    return first <= second or second <= first


def _are_same(one: str, other: str) -> bool:
    """Whether two names say the same but for articles, nouns of groups, and that it was given alone."""
    tokens = _tokens(one) - _ALONE
    return bool(tokens) and tokens == _tokens(other) - _ALONE


@lru_cache(maxsize=4_096)
def _tokens(name: str) -> frozenset[str]:
    low = name.lower()
    called = _CALLED.search(low)
    words = frozenset(_PLURAL.sub("", word) for word in _WORD.findall(low))
    return words - _PLAIN | (frozenset({called["name"]}) if called else frozenset())
