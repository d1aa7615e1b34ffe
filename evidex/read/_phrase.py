"""Text with citation marks in it, before it has a place in a Document."""

from __future__ import annotations

from dataclasses import dataclass

from evidex.read.builder import Builder
from evidex.schema import Citation, Span

__all__ = ["Phrase", "words_of", "write_phrase"]

_FLAT = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " "})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text without white space around it, and the citation marks in it, their places counted from its start."""

    text: str
    citations: tuple[Citation, ...] = ()


def words_of(phrase: str | Phrase) -> str:
    """Its text alone, on one line."""
    return (phrase if isinstance(phrase, str) else phrase.text).translate(_FLAT)


def write_phrase(builder: Builder, phrase: str | Phrase) -> Span:
    """Write it where the builder stands; its place."""
    start = builder.write(words_of(phrase))
    for mark in () if isinstance(phrase, str) else phrase.citations:
        builder.citations.append(Citation(start=start + mark.start, end=start + mark.end, labels=mark.labels))
    return Span(start, builder.length)
