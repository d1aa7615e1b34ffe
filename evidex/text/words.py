"""Words of a sentence with a coarse part of speech each, from closed lists: enough to see where a phrase ends.

Read from the shape of `Quantities`, so that a number in any notation is one word. No model, no dictionary of nouns:
what is in no list is a noun or an adjective (`NOUN`), which is what phrases are made of.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Any

import msgspec

from evidex.text.kept import Kept
from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = [
    "ADVERB",
    "AND",
    "BE",
    "CLOSE",
    "CONTRAST",
    "DET",
    "ED",
    "FINITE",
    "HAVE",
    "ING",
    "MODAL",
    "NOUN",
    "NOUNS_IN_LY",
    "OPEN",
    "PREP",
    "PUNCT",
    "QUANTITY",
    "REL",
    "SUB",
    "VERB",
    "Word",
    "Words",
    "tag_of",
    "tags_of",
]

NOUN, PREP, DET, BE, HAVE, MODAL, VERB, ED, ING = "N", "P", "D", "B", "H", "M", "V", "E", "G"
AND, CONTRAST, SUB, REL, ADVERB, QUANTITY, OPEN, CLOSE, PUNCT = "C", "X", "S", "R", "A", "Q", "(", ")", "."
FINITE = frozenset({BE, HAVE, MODAL, VERB})

_LISTS = {
    PREP: """of in for with after by to on among amongst at from within during before following between without
        through throughout under over against per via upon into across despite since until towards
        toward versus_ including regarding concerning besides beyond onto receiving taking using""",
    DET: """the a an this these those its their our his her each both all any some every such another other
        either neither same""",
    BE: "was were is are be been being am",
    HAVE: "had has have having",
    MODAL: "did do does could can would will may might should must cannot",
    AND: "and or nor plus_ &",
    CONTRAST: "than vs vs. versus v compared whereas while whilst but",
    SUB: "although because if when where whether since_ as though unless however therefore thus",
    REL: "who which that whom whose",
    ADVERB: """not only also then there respectively significantly still even more most less least very too
        approximately about nearly almost again often never always further furthermore moreover well
        here rather""",
    VERB: """carry carries suffer suffers need needs recur persist persists fail fails became began rose fell arose
        grew felt went came took gave got made met saw found showed shown said told knew kept lost
        left led held stood underwent undergo undergoes withdrew quit sought chose chosen wore bore
        drew built brought spent sent died survived occurred occurs occur developed develops develop
        experienced experience reported reports achieved achieves received receive required require
        requires completed remained remains remain suffered presented presents improved increased
        decreased declined demonstrated exhibited revealed responded relapsed recovered failed
        continued passed needed resulted accounted accounts represented reached affects affected
        affect yielded indicated agreed believed wanted stopped returned progressed deteriorated
        appeared seemed tended ranged averaged amounted exceeded comprised constituted included
        includes represents reflects contained consisted belonged tested resolved healed worsened
        discontinued dropped attended answered expressed preferred rated used smoked drank lived
        worked knew have_ led leads shows show showed provides provided ranged ranges range_ vary
        varied varies follows followed_ confirmed identified detected observed noted""",
}
_TAGS = {word.rstrip("_"): tag for tag, words in _LISTS.items() for word in words.split() if not word.endswith("_")}
_TAGS |= {"(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE}
_TAGS |= dict.fromkeys(SIGN.values(), QUANTITY)
_RUN = r"[a-zA-Z0-9\w]+"
"""The same as `\\w+`, but most letters are found without a look at their Unicode properties."""
_WORD = re.compile(
    rf"[\ue000-\ue006]|[AHNCU](?<!\w.)[SDKZA]?\$|[A-Z](?<!\w.)\.(?=\s[a-z]{{3}})|{_RUN}(?:[-‐‑'’/.&+*]{_RUN})*[+*]?|\S"
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word: `start:end` are offsets of the shape, `low` is its lower case, `tag` its part of speech."""

    start: int
    end: int
    low: str
    tag: str


class Words:
    """The words of a sentence and what brackets enclose them."""

    def __init__(self, read: Quantities) -> None:
        self.read = read
        self.list: list[Word] = []
        self.depth: list[int] = []
        """How many brackets are open around each word (a bracket counts as outside itself)."""
        self.mate: dict[int, int] = {}
        """The other bracket of a pair, by word number."""
        self.signs: list[int] = []
        """The word number of each quantity, in order."""
        self.kept: dict[str, Any] = {}
        """What was worked out of these words and is asked for again, by a name."""
        self._read()

    def _read(self) -> None:
        words, depth = self.list, self.depth
        opened: list[int] = []
        shape = self.read.shape
        for number, match in enumerate(_WORD.finditer(shape)):
            start, end = match.span()
            text = shape[start:end]
            low, tag = _LOW_AND_TAG[text]
            if tag == QUANTITY:
                self.signs.append(number)
            elif tag == CLOSE and opened:
                opening = opened.pop()
                self.mate[opening], self.mate[number] = number, opening
            elif text == "A" and number and words[-1].tag != PUNCT:
                tag = NOUN
            depth.append(len(opened))
            if tag == OPEN:
                opened.append(number)
            words.append(Word(start, end, low, tag))

    def __len__(self) -> int:
        return len(self.list)

    def bracket_around(self, number: int) -> int | None:
        """The word number of the innermost bracket that is open around a word."""
        depth = self.depth[number]
        if not depth:
            return None
        back = range(number - 1, -1, -1)
        return next((at for at in back if self.list[at].tag == OPEN and self.depth[at] < depth), None)

    def text(self, first: int, last: int) -> str:
        """The document's text of the words `first` to `last` (not included), numbers as printed."""
        if first >= last:
            return ""
        start, end = self.place(first, last)
        return self.read.text[start:end]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where in the document the words `first` to `last` (not included) stand."""
        return self.read.place(self.list[first].start), self.end_place(last - 1)

    def end_place(self, number: int) -> int:
        """Where in the document the word of this number ends."""
        word = self.list[number]
        if word.tag == QUANTITY:
            return self.quantity(number).end
        return self.read.place(word.end - 1) + 1

    def quantity(self, number: int) -> Quantity:
        """The quantity of which the word of this number is the sign."""
        return self.read.found[self.read.index_at(self.list[number].start)]

    def at_offset(self, offset: int) -> int:
        """The number of the first word that ends behind this offset of the shape."""
        low, high = 0, len(self.list)
        while low < high:
            middle = (low + high) // 2
            if self.list[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def back(self, number: int) -> int:
        """The word before `number`, a bracketed stretch counting as one step (-1 before the first)."""
        number -= 1
        if number >= 0 and self.list[number].tag == CLOSE:
            return self.mate.get(number, number)
        return number

    def on(self, number: int) -> int:
        """The word after `number`, over a bracketed stretch that opens at `number`."""
        if self.list[number].tag == OPEN:
            return self.mate.get(number, number) + 1
        return number + 1

    def over(self, number: int, tags: Container[str]) -> int:
        """The first word from `number` on whose part of speech is none of `tags`, over brackets where one opens."""
        while number < len(self.list) and self.list[number].tag in tags:
            number = self.on(number)
        return number


def tag_of(word: str) -> str:
    """The part of speech of a word in lower case, as it is where nothing around it is known."""
    return _LOW_AND_TAG[word][1]


def tags_of(words: Sequence[str]) -> list[str]:
    """The parts of speech of words of which no more than the text is known; what is no plain word is a name."""
    return [tag_of(word) if word.islower() and word.isalpha() else NOUN for word in words]


def _low_and_tag(printed: str) -> tuple[str, str]:
    low = printed.lower()
    return low, _tag(low)


_LOW_AND_TAG = Kept(_low_and_tag, 20_000)
"""The lower case and the tag of each word."""


def _tag(text: str) -> str:
    if (tag := _TAGS.get(text)) is not None:
        return tag
    if (not text[0].isalnum() and len(text) == 1) or text[-1] == "$":
        return PUNCT  # '$', 'US$'
    if text.endswith("ed") and len(text) > 4:
        return ED
    if text.endswith("ing") and len(text) > 5:
        return ING
    if text.endswith("ly") and len(text) > 4 and text not in NOUNS_IN_LY:
        return ADVERB
    return NOUN


NOUNS_IN_LY = frozenset("family anomaly assembly early elderly daily weekly monthly yearly supply".split())
