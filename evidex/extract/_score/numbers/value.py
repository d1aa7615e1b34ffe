"""One central value with its spread and unit, as found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

__all__ = ["Value"]


@dataclass(slots=True)
class Value:
    """One central value. `start:end` are offsets of the shape, its spread included; `stop` behind its bracket."""

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    statistic: str = "mean"
    sd: Decimal | None = None
    se: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    spread: str | None = None
    unit: str | None = None
    noun: tuple[int, int] | None = None
    stop: int = 0
    before: int | None = None
    """Offset of a range of its own that stands before it."""
    late: int | None = None
    """The number that ends a spread behind the group ('12 days in the late group (IQR 9-22)')."""
    chained: bool = False
    """Follows another value in a list ('45.3 (11.2) vs 47.5 (11.5)')."""
    evidence: str = field(default="", repr=False)

    @property
    def past(self) -> int:
        """Where the words behind a value begin: behind its bracket and its unit."""
        return max(self.stop, self.end)

    def take_for_median(self) -> None:
        """What has quartiles around it is a median, where no word calls it a mean."""
        if self.evidence != "word" and self.statistic == "mean":
            self.statistic = "median"
