"""What an extractor is: the socket of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evidex.schema import Claim
from evidex.text import View

__all__ = ["Extractor"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """One claim kind. `name` is written into each claim (`proportion/1`: raise the number when claims change)."""

    name: str
    claim: type[Claim]
    extract: Callable[[View], Iterator[Claim]]
