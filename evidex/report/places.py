"""Where a place of a Document's text stands in the file that it was read from, for files that are text.

Readers drop markup, rejoin lines and reorder parts, so the way back is found anew: word by word, each word of the
Document at the next place of the file that holds it and the words that follow.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["LARGEST", "Region", "SourceText", "decode_source"]

LARGEST = 20_000_000
"""Bytes above which the way back is not looked for."""
NEAR = 40
"""Words that the file may hold in between before a match needs three words in a row."""
_WORD = re.compile(r"\w+")
_SHOWN = re.compile(r"</?[A-Za-z][^<>]*>|(?P<word>\w+)")
"""Words of a file, those in its tags passed over: 'Relief <b>was</b> seen' has three in a row."""


class Region(NamedTuple):
    """A stretch of a file: offsets count code points from 0, lines and columns from 1; the end is exclusive."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


def decode_source(data: bytes) -> str | None:
    """The file as text; None where it is none (PDF, DOCX, packed) or too large."""
    if len(data) > LARGEST or b"\0" in data[:65_536] or data.startswith((b"%PDF", b"PK\x03\x04", b"\x1f\x8b")):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


class SourceText:
    """A file's text, ready to find Documents' places in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = [match for match in _SHOWN.finditer(text) if match["word"]]
        self._words = [match["word"] for match in words]
        self._starts = array("l", (match.start() for match in words))
        self._lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
        self._threes: dict[tuple[str, ...], list[int]] = {}
        for number in range(len(self._words) - 2):
            self._threes.setdefault(tuple(self._words[number : number + 3]), []).append(number)

    def align(self, text: str) -> Alignment:
        """The way from a Document's text to this file.

        Three words in a row that stand once in the file and once in the text are anchors, the longest chain of them
        in order is held (patience diff, B. Cohen), and the words in between follow their neighbours.
        """
        words = [match.group() for match in _WORD.finditer(text)]
        starts = array("l", (match.start() for match in _WORD.finditer(text)))
        found = array("l", [-1]) * len(words)
        for number, here in _longest_chain(self._anchors(words)):
            found[number] = here
        self._fill_forwards(words, found)
        self._fill_backwards(words, found)
        return Alignment(self, text, starts, found)

    def _anchors(self, words: list[str]) -> list[tuple[int, int]]:
        threes = [tuple(words[number : number + 3]) for number in range(len(words) - 2)]
        often = Counter(threes)
        anchors = [
            (number, self._threes[three][0])
            for number, three in enumerate(threes)
            if often[three] == 1 and len(self._threes.get(three, ())) == 1
        ]
        if anchors:
            return anchors
        here, there = Counter(words), Counter(self._words)
        once = {word: number for number, word in enumerate(self._words) if there[word] == 1}
        return [(number, once[word]) for number, word in enumerate(words) if here[word] == 1 and word in once]

    def _fill_forwards(self, words: list[str], found: array[int]) -> None:
        ceilings = _next_found(found, len(self._words))
        last = -1
        for number in range(len(words)):
            if found[number] < 0:
                found[number] = self._next(words, number, last, ceilings[number])
            last = max(last, found[number])

    def _next(self, words: list[str], number: int, last: int, ceiling: int) -> int:
        word = words[number]
        if last >= 0 and last + 1 < ceiling and self._words[last + 1] == word:
            return last + 1
        places = self._threes.get(tuple(words[number : number + 3]), [])
        index = bisect_right(places, last)
        if index < len(places) and places[index] < ceiling:
            return places[index]
        after = words[number + 1] if number + 1 < len(words) else None
        for here in range(last + 1, min(last + NEAR, ceiling)) if last >= 0 else ():
            follows = self._words[here + 1] if here + 1 < len(self._words) else None
            if self._words[here] == word and (after is None or follows == after):
                return here
        return -1

    def _fill_backwards(self, words: list[str], found: array[int]) -> None:
        """Words that stand right before a word that was found, as they stand in the file."""
        for number in range(len(words) - 2, -1, -1):
            after = found[number + 1]
            if after > 0 and self._words[after - 1] == words[number] and found[number] != after - 1:
                floor = found[number - 1] if number and found[number - 1] >= 0 else -1
                if found[number] < 0 or floor < after - 1:
                    found[number] = after - 1

    def word_start(self, number: int) -> int:
        return self._starts[number]

    def region(self, start: int, end: int) -> Region:
        """Lines and columns of `text[start:end]` of the file."""
        line, end_line = bisect_right(self._lines, start), bisect_right(self._lines, end)
        return Region(
            start, end, line, start - self._lines[line - 1] + 1, end_line, end - self._lines[end_line - 1] + 1
        )


def _next_found(found: array[int], last: int) -> list[int]:
    """For each word of the text, where the next one that was found stands in the file."""
    ceilings = [last] * len(found)
    for number in range(len(found) - 1, -1, -1):
        ceilings[number] = last
        last = found[number] if found[number] >= 0 else last
    return ceilings


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises in both numbers; `pairs` rise in the first."""
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, (_, here) in enumerate(pairs):
        index = bisect_right(ends, here)
        before.append(lasts[index - 1] if index else -1)
        ends[index : index + 1] = [here]
        lasts[index : index + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = lasts[-1] if lasts else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


@dataclass(frozen=True)
class Alignment:
    """Which word of the Document stands where in the file (-1: not found)."""

    source: SourceText
    text: str
    starts: array[int]
    found: array[int]

    def region(self, start: int, end: int) -> Region | None:
        """The stretch of the file that holds `text[start:end]` of the Document; None where it was not found."""
        first, last = self._place(start), self._place(max(start, end - 1))
        if first is None or last is None or last < first:
            return None
        return self.source.region(first, last + (1 if end > start else 0))

    def _place(self, position: int) -> int | None:
        number = bisect_right(self.starts, position) - 1
        if number < 0 or self.found[number] < 0:
            return None
        here = self.source.word_start(self.found[number])
        ahead = position - self.starts[number]
        if self.text[self.starts[number] : position + 1] == self.source.text[here : here + ahead + 1]:
            return here + ahead
        width = _WORD.match(self.text, self.starts[number])
        return here + min(ahead, len(width.group()) if width else 0)
