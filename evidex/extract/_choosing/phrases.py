"""The stretches of a sentence that could name what a number is of, or whom it holds for."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from evidex.extract._choosing.steps import step
from evidex.extract._choosing.topic import Topic, topic_clues
from evidex.extract._choosing.wording import Meant, content_clues, kinds_as_told
from evidex.text.groups import is_time
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
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
    Words,
)

__all__ = ["About", "Alone", "Phrase", "Phrases", "about_clues", "alone_clues"]

_GRAMMAR = frozenset({PREP, DET, BE, HAVE, MODAL, VERB, CONTRAST, SUB, REL, ADVERB, AND, PUNCT, OPEN, CLOSE})
_PARTS = frozenset({PUNCT, OPEN, CLOSE, PREP, BE, HAVE, MODAL, VERB, AND, CONTRAST, SUB, REL, ADVERB, QUANTITY, ED})
_NO_START = frozenset({PUNCT, OPEN, CLOSE, DET, AND, CONTRAST, SUB, PREP, BE})
_NO_END = _NO_START | {REL, ADVERB}
_BREAKS = frozenset(".;:,")
_LONGEST = 9
"""Words: what is longer is a clause."""
_CONTENT = frozenset({NOUN, ED, ING})
_FILLING = frozenset({NOUN, DET, ADVERB, ED, ING})
_TOLD = frozenset({PREP, CONTRAST, AND, PUNCT})
_FINITE = frozenset({BE, HAVE, MODAL, VERB})
_LEADING = frozenset({BE, HAVE, MODAL, CONTRAST, PREP})
_HELD = (PREP, QUANTITY, AND, BE, VERB, HAVE, CONTRAST)
_TIMES = frozenset(
    """baseline follow-up followup discharge admission birth presentation diagnosis enrolment enrollment entry endpoint
    point completion visit end time years year months month weeks week days day hours hour hrs min minutes cycles
    postoperative preoperative intraoperative""".split()
)


class Phrase:
    """Words `first` to `last` (not included) with what can be said of them alone."""

    __slots__ = ("about", "after", "alone", "before", "first", "grouplike", "kinds", "last", "lows", "words")

    def __init__(self, first: int, last: int, alone: Alone, lows: tuple[str, ...], about: About) -> None:
        self.first, self.last, self.alone, self.lows, self.about = first, last, alone, lows, about
        self.words = frozenset(lows)
        self.before, self.after, self.kinds = alone[0], alone[1], alone[5]
        self.grouplike = not _GROUPLIKE.isdisjoint(self.kinds)


Alone = tuple[str, str, int, str, str, tuple[str, ...], str, str, str]
"""The word of grammar before it ('in', '(', '^' at the beginning; with ' D' where an article follows it) and that
after it, how long it is, the parts of speech of its first and its last word, of what kinds its words are, and the parts
of speech of note that it holds, and the two words before it and after it where a word of grammar joins them ('risk of',
'was associated')."""
About = tuple[str, int, Meant]
"""How many of its words the title has, how often the document has them, and what they are."""
_GROUPLIKE = frozenset({"named arm", "head people", "head group"})


def alone_clues(key: Alone) -> list[str]:
    """What a phrase says for itself."""
    before, after, size, first, last, kinds, held, lead, follow = key
    clues = [f"led by {lead}", f"followed by {follow}"]
    clues += [f"before {before}", f"after {after}", f"words {size}", f"first {first}", f"last {last}"]
    clues += [f"holds {tag}" for tag in held]
    clues += kinds
    clues += [f"{kind}, before {before}" for kind in kinds]
    return clues


def about_clues(key: About) -> list[str]:
    """What a phrase is about."""
    title, repeats, meant = key
    return [*topic_clues((title, repeats)), *content_clues(meant)]


class Phrases:
    """Every stretch of a sentence that begins and ends where phrases do, and the words of grammar between them."""

    def __init__(self, words: Words, arms: frozenset[str], topic: Topic) -> None:
        """`arms` are words that the document uses as names of arms."""
        self.words = words
        listed = words.list
        self.signs = [word.low if word.tag in _GRAMMAR else word.tag for word in listed]
        """Each word as a clue: itself where it is of grammar, else its part of speech."""
        self.way = [
            word.low if word.tag in _TOLD and len(word.low) < 10 else word.tag
            for word in listed
            if word.tag not in _FILLING
        ]
        self.way_at = [0, *accumulate(word.tag not in _FILLING for word in listed)]
        self.numbers_at = [0, *accumulate(word.tag == QUANTITY for word in listed)]
        self.verbs_at = [0, *accumulate(word.tag in _FINITE for word in listed)]
        self.commas_at = [0, *accumulate(word.low in (",", ";") for word in listed)]
        self._tags = "".join([word.tag for word in listed])
        self._lows = [word.low for word in listed]
        self._kinds = [kinds_as_told(low) for low in self._lows]
        shape = words.read.shape
        self._timely_at = [0, *accumulate(word.low in _TIMES or word.tag == QUANTITY for word in listed)]
        self._arms_at = [0, *accumulate(low in arms for low in self._lows)]
        self._short_at = [
            0,
            *accumulate(word.end - word.start > 1 and shape[word.start : word.end].isupper() for word in listed),
        ]
        self._topic = topic
        self._standing = [topic.of(low) for low in self._lows]
        self.weighed: dict[str, Any] = {}
        """What each kind of claim has worked out of the phrases alone."""
        self.list = list(self._made())
        self.wordings = frozenset([phrase.lows for phrase in self.list])

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
                if ends[at]:
                    found.append((first, at + 1))
        return found

    def _made(self) -> Iterator[Phrase]:
        """The phrases; what stands before them is the same for all that begin at one word."""
        begun, before, lead = -1, "", ""
        for first, last in self._stretches():
            if first != begun:
                begun, before, lead = first, self._before(first), self._lead(first)
            tags = self._tags[first:last]
            head, held, places = _shape_of(tags)
            named = first + head if head is not None else None
            after, follow = self._behind[last]
            kinds = self._kinds_of(first, last, named)
            alone = (before, after, step(last - first), tags[0], tags[-1], kinds, held, lead, follow)
            about = self._about(named, [first + at for at in places])
            yield Phrase(first, last, alone, tuple(self._lows[first:last]), about)

    @functools.cached_property
    def _behind(self) -> list[tuple[str, str]]:
        """What stands behind a phrase that ends before each word."""
        return [(self.sign(last), self._follow(last)) for last in range(len(self._lows) + 1)]

    def _before(self, first: int) -> str:
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

    def _about(self, head: int | None, places: list[int]) -> About:
        lows = self._lows
        places = [at for at in places if len(lows[at]) > 1]
        standing = self._topic.standing([self._standing[at] for at in places])
        return *standing, (lows[head] if head is not None else "", tuple([lows[at] for at in places]))

    def _kinds_of(self, first: int, last: int, head: int | None) -> tuple[str, ...]:
        kinds = list(self._kinds[head][0]) if head is not None else []
        kinds = kinds or ["head unknown"]
        kinds += dict.fromkeys([kind for _, told in self._kinds[first:last] for kind in told])
        if self._timely_at[last] > self._timely_at[first] and is_time(self.words.text(first, last)):
            kinds.append("time")
        if self._arms_at[last] > self._arms_at[first]:
            kinds.append("named arm")
        if self._short_at[last] > self._short_at[first]:
            kinds.append("short form")
        return tuple(kinds)


@functools.lru_cache(maxsize=4_096)
def _shape_of(tags: str) -> tuple[int | None, str, tuple[int, ...]]:
    """The last noun before the first preposition, the parts of speech of note, and the words of content."""
    content = tuple([at for at, tag in enumerate(tags) if tag in _CONTENT])
    end = tags.find(PREP)
    head = max([at for at in content if end < 0 or at < end], default=None)
    return head, "".join([tag for tag in _HELD if tag in tags]), content
