"""What a format of findings is: the socket of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidex.report.validation import Validation

__all__ = ["Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write findings. `write` yields pieces of text, the same for the same validation."""

    name: str
    write: Callable[[Validation], Iterator[str]]
