"""The stretches of a sentence that could name what a number is of, or whom it holds for."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from evidex.extract._choosing.steps import step
from evidex.extract._choosing.topic import Topic, topic_clues
from evidex.extract._choosing.wording import Meant, content_clues, kinds_of
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
    Word,
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
        self._kinds = [kinds_of(word.low) for word in listed]
        self._arms = arms
        self._topic = topic
        self._standing = [topic.of(word.low) for word in listed]
        self.weighed: dict[str, Any] = {}
        """What each kind of claim has worked out of the phrases alone."""
        self.list = [self._phrase(first, last) for first, last in self._stretches()]
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

    def _phrase(self, first: int, last: int) -> Phrase:
        listed = self.words.list
        own = listed[first:last]
        before = self.sign(first - 1)
        if first and listed[first - 1].tag == DET:
            before = self.sign(first - 2) + " D"
        tags = "".join([word.tag for word in own])
        held = "".join([tag for tag in _HELD if tag in tags])
        kinds = self._kinds_of(first, last, own)
        lead, follow = self._lead(first), self._follow(last)
        alone = (before, self.sign(last), step(last - first), tags[0], tags[-1], kinds, held, lead, follow)
        return Phrase(first, last, alone, tuple([word.low for word in own]), self._about(first, own))

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

    def _about(self, first: int, own: list[Word]) -> About:
        places = [at for at, word in enumerate(own) if word.tag in _CONTENT and len(word.low) > 1]
        head = _head(own)
        named = own[head].low if head is not None else ""
        standing = self._topic.standing([self._standing[first + at] for at in places])
        return *standing, (named, tuple([own[at].low for at in places]))

    def _kinds_of(self, first: int, last: int, own: list[Word]) -> tuple[str, ...]:
        head = _head(own)
        kinds = [f"head {kind}" for kind in self._kinds[first + head]] if head is not None else []
        kinds = kinds or ["head unknown"]
        kinds += [f"has {kind}" for kind in dict.fromkeys(kind for told in self._kinds[first:last] for kind in told)]
        lows = {word.low for word in own}
        timely = not lows.isdisjoint(_TIMES) or any(word.tag == QUANTITY for word in own)
        if timely and is_time(self.words.text(first, last)):
            kinds.append("time")
        if not lows.isdisjoint(self._arms):
            kinds.append("named arm")
        shape = self.words.read.shape
        if any(word.end - word.start > 1 and shape[word.start : word.end].isupper() for word in own):
            kinds.append("short form")
        return tuple(kinds)


def _head(own: list[Word]) -> int | None:
    """The last noun before the first preposition."""
    head = None
    for number, word in enumerate(own):
        if word.tag == PREP:
            break
        if word.tag in _CONTENT:
            head = number
    return head
