"""A repair of a text that is not yet written: the Builder makes Repairs of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Mend"]


@dataclass(frozen=True, slots=True)
class Mend:
    """`text[start:end]`, code points of the piece or passage in hand, stands where the source held `before`.

    `reason` and `confidence` (0 to 1) are those of `schema.Repair`.
    """

    start: int
    end: int
    before: str
    reason: str
    confidence: float = 1.0
