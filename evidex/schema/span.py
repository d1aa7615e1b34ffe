"""Places in a Document's text."""

from __future__ import annotations

import msgspec

__all__ = ["Span"]


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forwards from 0 or later, not from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
