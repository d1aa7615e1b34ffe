"""The stretches of a sentence that could name what a number is of, or whom it holds for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.scale import Aspect, Family, step
from evidex.extract._choosing.topic import Topic, topic_clues
from evidex.extract._choosing.wording import (
    HEAD_UNKNOWN,
    Leanings,
    bits_of,
    head_clues,
    kinds_as_told,
    kinds_in,
    leaning_clues,
    word_clues,
)
from evidex.text.clauses import Stretch
from evidex.text.groups import is_next_number, is_time, is_unit_of_dose
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    HAVE,
    ING,
    MODAL,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    SUB,
    VERB,
    Word,
    Words,
)

__all__ = ["ABOUT", "ALONE", "Phrase", "Phrases"]

_GRAMMAR = frozenset({PREP, DET, BE, HAVE, MODAL, VERB, CONTRAST, SUB, REL, ADVERB, AND, PUNCT, OPEN, CLOSE})
_PARTS = frozenset({PUNCT, OPEN, CLOSE, PREP, BE, HAVE, MODAL, VERB, AND, CONTRAST, SUB, REL, ADVERB, QUANTITY, ED})
_NO_START = frozenset({PUNCT, OPEN, CLOSE, DET, AND, CONTRAST, SUB, PREP, BE})
_NO_END = _NO_START | {REL, ADVERB}
_BREAKS = frozenset(".;:,")
_LONGEST = 9
"""Words: what is longer is a clause."""
_OPENING = 2
"""Words before a phrase that opens the sentence."""
_CONTENT = frozenset({NOUN, ED, ING})
_FILLING = frozenset({NOUN, DET, ADVERB, ED, ING})
_TOLD = frozenset({PREP, CONTRAST, AND, PUNCT})
_LEADING = frozenset({BE, HAVE, MODAL, CONTRAST, PREP})
_HELD = (PREP, QUANTITY, AND, BE, VERB, HAVE, CONTRAST)
_TIMES = frozenset(
    """baseline follow-up followup discharge admission birth presentation diagnosis enrolment enrollment entry endpoint
    point completion visit end time years year months month weeks week days day hours hour hrs min minutes cycles
    postoperative preoperative intraoperative""".split()
)


class Phrase:
    """Words `first` to `last` (not included) with what can be said of them alone."""

    __slots__ = ("beside", "first", "grouplike", "head", "kinds", "last", "leaning", "lows", "standing", "tags")

    def __init__(self, place: Stretch, beside: tuple[str, str], tags: str, kinds: int, lows: tuple[str, ...]) -> None:
        """`beside` is what stands before and after it, `tags` the parts of speech of its words, `kinds` the bits of
        what they name (`wording`)."""
        self.first, self.last = place
        self.beside, self.tags, self.kinds, self.lows = beside, tags, kinds, lows
        self.grouplike = kinds & _GROUPLIKE != 0
        self.head: str | None = None
        self.standing: tuple[str, int] | None = None
        """How the title and the document have its words of content (`topic`)."""
        self.leaning: tuple[int, int] | None = None
        """How they lean (`wording`)."""


_GROUPLIKE = bits_of(["named arm", "head people", "head group"])
_NAMED_ARM, _SHORT_FORM, _TIME = bits_of(["named arm"]), bits_of(["short form"]), bits_of(["time"])


def _shape_clues(tags: str) -> list[str]:
    """How long it is, its first and its last word, and the parts of speech of note that it holds."""
    held = [f"holds {tag}" for tag in _HELD if tag in tags]
    return [f"words {step(len(tags))}", f"first {tags[0]}", f"last {tags[-1]}", *held]


def _named_clues(named: tuple[int, str]) -> list[str]:
    """Of what kinds its words are, alone and with what stands before it."""
    bits, before = named
    kinds = kinds_in(bits)
    return [*kinds, *[f"{kind}, before {before}" for kind in kinds]]


def _led_clues(led: tuple[str, str]) -> list[str]:
    lead, before = led
    return [f"led by {lead}", f"before {before}"]


def _followed_clues(followed: tuple[str, str]) -> list[str]:
    follow, after = followed
    return [f"followed by {follow}", f"after {after}"]


ALONE: dict[str, Family] = {
    "led": _led_clues,
    "followed": _followed_clues,
    "shape": _shape_clues,
    "named": _named_clues,
}
"""What tells how a phrase is built and led, whatever the number: the clues of a key, by its family."""
ABOUT: dict[str, Family] = {
    "standing": topic_clues,
    "word": word_clues,
    "head": head_clues,
    "leaning": leaning_clues,
}
"""What tells what a phrase is about."""


class Phrases:
    """Every stretch of a sentence that begins and ends where phrases do, and the words of grammar between them."""

    def __init__(self, words: Words, arms: frozenset[str], topic: Topic) -> None:
        """`arms` are words that the document uses as names of arms."""
        self.words = words
        listed = words.list
        self.signs = [word.low if word.tag in _GRAMMAR else word.tag for word in listed]
        """Each word as a clue: itself where it is of grammar, else its part of speech."""
        self.way = tuple(
            [
                word.low if word.tag in _TOLD and len(word.low) < 10 else word.tag
                for word in listed
                if word.tag not in _FILLING
            ]
        )
        self.way_at = [0, *accumulate([word.tag not in _FILLING for word in listed])]
        self.counts = (
            ("numbers", [0, *accumulate([word.tag == QUANTITY for word in listed])]),
            ("verbs", [0, *accumulate([word.tag in FINITE for word in listed])]),
            ("commas", [0, *accumulate([word.low in (",", ";") for word in listed])]),
        )
        """How many there are of each before each word."""
        self._tags = "".join([word.tag for word in listed])
        self.lows = [word.low for word in listed]
        self._timely_at = [0, *accumulate([word.low in _TIMES or word.tag == QUANTITY for word in listed])]
        self.kinds = [self._kinds_of(word, arms) for word in listed]
        """The bits of what each word names where it heads a phrase, and anywhere in it."""
        self.content = [word.low if word.tag in _CONTENT and len(word.low) > 1 else "" for word in listed]
        """The words of content, '' in place of the others."""
        self._topic = topic
        self.standings = [topic.of(low) if low else None for low in self.content]
        """Whether the title has each word of content, and how often the document has it."""
        self._leanings = Leanings(self.content)
        self._led: dict[int, tuple[str, str]] = {}
        """What leads to the phrases that begin at a word."""
        self._followed: dict[int, tuple[str, str]] = {}
        """What follows those that end before a word."""
        self._like: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        """How like words that were asked for the phrases are."""
        self.weighed: dict[str, Any] = {}
        """What each kind of claim has worked out of the phrases alone."""
        self.list = list(self._made())

    @functools.cached_property
    def wordings(self) -> dict[tuple[str, ...], list[int]]:
        """Which phrases have the same words."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at, phrase in enumerate(self.list):
            found.setdefault(phrase.lows, []).append(at)
        return found

    @functools.cached_property
    def grouplike(self) -> list[int]:
        """The phrases that are names of groups, in order, longer ones first."""
        named = [at for at, phrase in enumerate(self.list) if phrase.grouplike]
        return sorted(named, key=lambda at: (self.list[at].first, -self.list[at].last))

    def likenesses(self, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """How like some words the phrases are that share some with them but are others, 0 to 9 (Dice 1945)."""
        found = self._like.get(words)
        if found is None:
            found = self._like[words] = list(self._likenesses(words, frozenset(words)))
        return found

    def _likenesses(self, words: tuple[str, ...], distinct: frozenset[str]) -> Iterator[tuple[int, int]]:
        if distinct.isdisjoint(self.lows):
            return
        for at, phrase in enumerate(self.list):
            shared = len(distinct.intersection(phrase.lows))
            if shared and words != phrase.lows:
                yield at, min(int(2 * shared / (len(words) + len(phrase.lows)) * 10), 9)

    @functools.cached_property
    def texts(self) -> list[str]:
        """Each phrase as printed."""
        return [self.words.text(*place) for place in self._places]

    @functools.cached_property
    def choices(self) -> list[Choice]:
        """Each phrase as what could be chosen."""
        return [Choice(text, place) for text, place in zip(self.texts, self._places, strict=True)]

    @functools.cached_property
    def _places(self) -> list[Stretch]:
        """Where each phrase stands, with the number of a dose that it begins with: 'the 2 mg group', no 'mg group'."""
        dosed = {at for at in range(len(self.words.list)) if is_unit_of_dose(self.words, at)}
        return [(each.first - 1 if each.first in dosed else each.first, each.last) for each in self.list]

    @functools.cached_property
    def alone(self) -> list[Aspect]:
        """How each phrase is led and built, whatever the number."""
        return [
            ("led", (), [self._led[phrase.first] for phrase in self.list]),
            ("followed", (), [self._followed[phrase.last] for phrase in self.list]),
            ("shape", (), [phrase.tags for phrase in self.list]),
            ("named", (), [(phrase.kinds, phrase.beside[0]) for phrase in self.list]),
        ]

    @functools.cached_property
    def about(self) -> list[Aspect]:
        """What each phrase is about, but for its words of content (`content`)."""
        return [
            ("standing", (), [phrase.standing for phrase in self.list]),
            ("leaning", (), [phrase.leaning for phrase in self.list]),
            ("head", (), [phrase.head for phrase in self.list]),
        ]

    def sided(self, side: str, places: Sequence[int]) -> list[Aspect]:
        """What tells that phrases stand on a side of a number, whatever number it is."""
        phrases = [self.list[at] for at in places]
        return [
            ("beside", (side,), [each.beside for each in phrases]),
            ("kinds", (side,), [each.kinds for each in phrases]),
            ("opens", (side,), [each.first <= _OPENING or None for each in phrases]),
        ]

    def before(self, first: int) -> str:
        """What stands before the phrases that begin at a word."""
        return self._led[first][1]

    def after(self, last: int) -> str:
        """What stands after those that end before a word."""
        return self._followed[last][1]

    def sign(self, number: int) -> str:
        """A word as a clue; '^' before the first and '$' behind the last."""
        return "^" if number < 0 else self.signs[number] if number < len(self.signs) else "$"

    def _stretches(self) -> list[tuple[int, int]]:
        listed = self.words.list
        size = len(listed)
        tags = [word.tag for word in listed]
        parts = [tag in _PARTS for tag in tags]
        ends = [tag not in _NO_END and (at + 1 == size or parts[at + 1]) for at, tag in enumerate(tags)]
        found = []
        for first, tag in enumerate(tags):
            if tag in _NO_START or not (first == 0 or parts[first - 1] or tags[first - 1] == DET):
                continue
            for at in range(first, min(size, first + _LONGEST)):
                tag = tags[at]
                if tag in (OPEN, CLOSE) or listed[at].low in _BREAKS or (at > first and tag in (HAVE, MODAL)):
                    break
                if tag == QUANTITY and at > first and is_next_number(self.words, at):
                    break
                if ends[at]:
                    found.append((first, at + 1))
        return found

    def _made(self) -> Iterator[Phrase]:
        """The phrases; those that begin at one word come one behind the other, each longer than the one before."""
        begun, reach, kinds = -1, 0, 0
        standing: list[tuple[bool, int]] = []
        for first, last in self._stretches():
            if first != begun:
                begun, reach, kinds, standing = first, first, 0, []
                before = self._before(first)
                self._led[first] = self._lead(first), before
            for at in range(reach, last):
                kinds |= self.kinds[at][1]
                if (told_of := self.standings[at]) is not None:
                    standing.append(told_of)
            reach = last
            after = self.sign(last)
            if last not in self._followed:
                self._followed[last] = self._follow(last), after
            tags = self._tags[first:last]
            head = _head_of(tags)
            named = self.kinds[first + head][0] if head is not None else HEAD_UNKNOWN
            told = kinds | named | self._time_in(first, last)
            phrase = Phrase((first, last), (before, after), tags, told, tuple(self.lows[first:last]))
            phrase.head = self.lows[first + head] if head is not None else None
            phrase.standing = self._topic.standing(standing)
            phrase.leaning = self._leanings.of(first, last)
            yield phrase

    def _kinds_of(self, word: Word, arms: frozenset[str]) -> tuple[int, int]:
        """The bits of what a word names where it heads a phrase, and anywhere in it."""
        head, bits = kinds_as_told(word.low)
        if word.low in arms:
            bits |= _NAMED_ARM
        if word.end - word.start > 1 and self.words.read.shape[word.start : word.end].isupper():
            bits |= _SHORT_FORM
        return head, bits

    def _time_in(self, first: int, last: int) -> int:
        timely = self._timely_at[last] > self._timely_at[first] and is_time(self.words.text(first, last))
        return _TIME if timely else 0

    def _before(self, first: int) -> str:
        """What stands before a phrase that begins at a word; with ' D' where an article follows it."""
        if first and self._tags[first - 1] == DET:
            return self.sign(first - 2) + " D"
        return self.sign(first - 1)

    def _lead(self, first: int) -> str:
        """The two words before a phrase where the nearer is a preposition: 'risk of', 'treated with'."""
        listed = self.words.list
        at = first - 1
        if at > 0 and listed[at].tag == DET:
            at -= 1
        return f"{listed[at - 1].low} {listed[at].low}" if at > 0 and listed[at].tag == PREP else ""

    def _follow(self, last: int) -> str:
        """The two words after a phrase where the nearer only leads on: 'was associated', 'compared with'."""
        listed = self.words.list
        if last + 1 < len(listed) and listed[last].tag in _LEADING:
            return f"{listed[last].low} {listed[last + 1].low}"
        return ""


@functools.lru_cache(maxsize=4_096)
def _head_of(tags: str) -> int | None:
    """The last noun before the first preposition."""
    end = tags.find(PREP)
    return max([at for at, tag in enumerate(tags[: end if end >= 0 else None]) if tag in _CONTENT], default=None)
