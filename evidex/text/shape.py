"""A stretch of text as a shape: one sign for each quantity, the words between as they are, and the way back to places.

What the signs stand for, and which of them make one, is the grammar's matter (`evidex.text.quantities`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from evidex.text.lost_signs import with_spaces
from evidex.text.lowering import lowered
from evidex.text.numerals import find_numerals
from evidex.text.quantity import SIGN, Quantity

__all__ = ["Quantities"]

_PRIVATE = re.compile("[\ue000-\ue00f]")
_UP = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_RAISED = re.compile(rf"{_UP}(?:(?<=[a-z]{{3}}.)|(?<=[a-z)][.,;:].)){_UP}*(?:[,–-]{_UP}+)*")
"""A citation raised behind a word: 'in adults¹', 'in remission.⁵'. Units have fewer letters ('mm³')."""
_NO_MARK = re.compile(r"[^\d()\[\];,\s]")


class Quantities:
    """A stretch of text as signs: `shape` is the text with one sign per quantity, `found` the quantities in order."""

    def __init__(self, text: str, start: int, end: int, cited: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.start = start
        self.numerals = tuple(find_numerals(text, start, end))
        self.found: list[Quantity] = []
        if not self.numerals and text.isascii():
            self._set(_without_names([text[start:end]], [start], cited))
            return
        self.found = [Quantity("number", n.start, n.end, value=n.value, words=n.words) for n in self.numerals]
        starts = [start, *(numeral.end for numeral in self.numerals)]
        stops = [*(numeral.start for numeral in self.numerals), end]
        words = [text[first:last] for first, last in zip(starts, stops, strict=True)]
        words = _without_names(words, starts, cited)
        if not text.isascii() and _PRIVATE.search(text, start, end):
            words = [_PRIVATE.sub("\ufffd", piece) for piece in words]
        if not text.isascii():
            words = _without_raised(words)
        if text.find("?", start, end) >= 0:
            words = [with_spaces(piece) for piece in words]
        self._set(words)

    def _set(self, words: list[str]) -> None:
        """The shape, from the words around the quantities: one stretch more than there are quantities."""
        pieces: list[str] = []
        places: list[int] = []
        offset = 0
        for piece, quantity in zip(words, self.found, strict=False):
            offset += len(piece)
            places.append(offset)
            pieces += piece, SIGN[quantity.kind]
            offset += 1
        pieces.append(words[-1])
        self.shape = "".join(pieces)
        self._sign_places = places

    @cached_property
    def low(self) -> str:
        """The shape in lower case; asked for only once all is read."""
        return lowered(self.shape)

    def place(self, offset: int) -> int:
        """The place in the text of an offset in the shape (the start of a quantity, for its sign)."""
        index = bisect_left(self._sign_places, offset)
        if index < len(self._sign_places) and self._sign_places[index] == offset:
            return self.found[index].start
        if index == 0:
            return self.start + offset
        return self.found[index - 1].end + offset - self._sign_places[index - 1] - 1

    def index_at(self, offset: int) -> int:
        """The number, in `found`, of the first quantity whose sign stands at or behind this offset of the shape."""
        return bisect_left(self._sign_places, offset)

    def offset_of(self, index: int) -> int:
        """Where in the shape the sign of `found[index]` stands."""
        return self._sign_places[index]

    def reduce(self, pattern: re.Pattern[str], make: Callable[[re.Match[str], Quantities], Quantity | None]) -> None:
        """Replace each match by the quantity that `make` gives for it (None leaves it as it is)."""
        made: list[tuple[int, int, Quantity]] = []
        position = 0
        while match := pattern.search(self.shape, position):
            quantity = make(match, self)
            if quantity is None:
                position = match.start() + 1
                continue
            made.append((match.start(), match.end(), quantity))
            position = match.end()
        if made:
            self._replace(made)

    def _replace(self, made: list[tuple[int, int, Quantity]]) -> None:
        shape, pieces, found = self.shape, [], []
        words, position, index = [], 0, 0
        queue = iter([*made, (len(shape), len(shape), None)])
        for start, end, quantity in queue:
            while index < len(self.found) and self._sign_places[index] < start:
                at = self._sign_places[index]
                words.append(shape[position:at])
                pieces.append("".join(words))
                found.append(self.found[index])
                words, position, index = [], at + 1, index + 1
            words.append(shape[position:start])
            if quantity is None:
                break
            pieces.append("".join(words))
            found.append(quantity)
            words, position = [], end
            while index < len(self.found) and self._sign_places[index] < end:
                index += 1
        pieces.append("".join(words))
        self.found = found
        self._set(pieces)

    def words(self, match: re.Match[str], group: str) -> str:
        """What the text has where a group of a match of the shape stands, with single spaces."""
        start, end = match.span(group)
        return " ".join(self.text[self.place(start) : self.place(end - 1) + 1].split())

    def number(self, match: re.Match[str], group: str) -> Quantity:
        """The quantity whose sign is this group of a match."""
        return self.found[self.index_at(match.start(group))]


def _without_raised(words: Sequence[str]) -> list[str]:
    """Without raised marks, which are no letters of the word before them."""
    return [_RAISED.sub(lambda mark: " " * len(mark[0]), piece) for piece in words]


def _without_names(words: Sequence[str], starts: Sequence[int], cited: Sequence[tuple[int, int]]) -> list[str]:
    """Without the names of authors in citations, 'of 8 (Ames, 2019)'; `starts` are the places of the stretches."""
    told = list(words)
    for first, last in cited:
        for number, (piece, start) in enumerate(zip(words, starts, strict=True)):
            low, high = max(first - start, 0), min(last - start, len(piece))
            if low < high:
                told[number] = told[number][:low] + _NO_MARK.sub(" ", piece[low:high]) + told[number][high:]
    return told
