"""Text with what is known of it (citation marks, places on a page), before it has a place in a Document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from evidex.read.builder import Builder
from evidex.schema import Citation, Span

__all__ = ["Phrase", "PhraseWriter", "Words", "Written", "tidy", "words_of", "write_phrase"]

_FLAT = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " "})
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u0000]")
"""Soft hyphens and spaces without width: they part words and numbers that the reader of a page sees whole."""


class Written(Protocol):
    """Text that writes itself with all that it knows. It has no tabs, line ends, or white space around it."""

    @property
    def text(self) -> str: ...

    def write(self, builder: Builder) -> tuple[int, int]:
        """Write it where the builder stands; its place."""
        ...


Words = str | Written
"""Text for a cell, a caption, a footnote."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text without white space around it, and the citation marks in it, their places counted from its start."""

    text: str
    citations: tuple[Citation, ...] = ()

    def part(self, start: int, end: int) -> Phrase:
        """`text[start:end]` without white space around it, with the marks that lie wholly inside."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        inside = (mark for mark in self.citations if start <= mark.start and mark.end <= start + len(words))
        return Phrase(words, tuple(Citation(start=m.start - start, end=m.end - start, labels=m.labels) for m in inside))

    def write(self, builder: Builder) -> tuple[int, int]:
        """Write it with its marks where the builder stands; its place."""
        start = builder.write(words_of(self))
        for mark in self.citations:
            builder.citations.append(Citation(start=start + mark.start, end=start + mark.end, labels=mark.labels))
        return start, builder.length


def tidy(text: str) -> str:
    """White space as single spaces, none around it; characters without width dropped."""
    return " ".join((_INVISIBLE.sub("", text) if not text.isascii() else text).split())


def words_of(phrase: Words) -> str:
    """Its text alone, on one line."""
    return (phrase if isinstance(phrase, str) else phrase.text).translate(_FLAT)


def write_phrase(builder: Builder, phrase: Words) -> Span:
    """Write it where the builder stands; its place."""
    if isinstance(phrase, str):
        return Span(builder.write(words_of(phrase)), builder.length)
    return Span(*phrase.write(builder))


@dataclass(slots=True)
class PhraseWriter:
    """Collects pieces of text with white space tidied as it goes, so that places are right at once."""

    _pieces: list[str] = field(default_factory=list)
    _marks: list[Citation] = field(default_factory=list)
    _space: bool = False
    length: int = 0

    def add(self, text: str) -> None:
        """Append text; white space at its edges parts it from its neighbours by one space."""
        piece = tidy(text)
        if not piece:
            self._space = self._space or bool(text)
            return
        if self.length and (self._space or text[0].isspace()):
            self._put(" ")
        self._put(piece)
        self._space = text[-1].isspace()

    def cite(self, text: str, labels: tuple[str, ...]) -> None:
        """Append a citation mark."""
        piece = tidy(text)
        if not piece:
            return
        self.add(text)
        self._marks.append(Citation(start=self.length - len(piece), end=self.length, labels=labels))

    @property
    def last(self) -> str:
        """The last character, a space if one is due; empty at the start."""
        return " " if self._space and self._pieces else self._pieces[-1][-1] if self._pieces else ""

    def tail(self, most: int) -> str:
        """About the last `most` characters."""
        return "".join(self._pieces[-most:])[-most:] + (" " if self._space else "")

    def phrase(self) -> Phrase:
        """What was collected."""
        return Phrase("".join(self._pieces), tuple(self._marks))

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self.length += len(piece)
