"""Whether claims are right as often as their confidence says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evidex.evaluate.score import Scored

__all__ = ["Bin", "Calibration", "calibration_of"]

BINS = 10
"""Of one width between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims of about one confidence."""

    confidence: float
    """Their mean, 0 to 1."""
    count: int
    right: int

    @property
    def share(self) -> float:
        """How many of them are right, 0 to 1."""
        return self.right / self.count

    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (Wilson 1927)."""
        from scipy.stats import binomtest

        found = binomtest(self.right, self.count).proportion_ci(0.95, method="wilson")
        return float(found.low), float(found.high)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The claims of one kind that say how sure they are and match a label, or none."""

    bins: Sequence[Bin]
    brier: float
    """The mean square of what confidence is off (Brier 1950): 0 is best."""
    silent: int = 0
    """Claims beside them that do not say how sure they are; they are in no bin."""

    @property
    def count(self) -> int:
        return sum(each.count for each in self.bins)

    @property
    def share(self) -> float:
        """How many of them all are right, 0 to 1."""
        return sum(each.right for each in self.bins) / self.count

    @property
    def confidence(self) -> float:
        """The mean of them all, 0 to 1: what the share would be if confidences held on the whole."""
        return sum(each.count * each.confidence for each in self.bins) / self.count

    @property
    def error(self) -> float:
        """How far shares are from confidences in the mean over claims (Naeini and others 2015): 0 is best."""
        return sum(each.count * abs(each.share - each.confidence) for each in self.bins) / self.count

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON has them."""
        bins = [
            {"confidence": round(each.confidence, 4), "right": each.right, "claims": each.count} for each in self.bins
        ]
        return {"error": round(self.error, 4), "brier": round(self.brier, 4), "bins": bins}


def calibration_of(documents: Iterable[Scored]) -> Calibration | None:
    """By tenths of confidence; None where no claim says how sure it is. What matches a label in doubt is left out."""
    judged = [
        (claim.get("confidence"), right)
        for scored in documents
        for right, claims in ((True, [claim for _, claim in scored.pairs]), (False, scored.extras))
        for claim in claims
    ]
    told = [(float(confidence), right) for confidence, right in judged if confidence is not None]
    if not told:
        return None
    held: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in told:
        held[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    bins = [
        Bin(sum(confidence for confidence, _ in own) / len(own), len(own), sum(right for _, right in own))
        for own in held
        if own
    ]
    brier = sum((confidence - right) ** 2 for confidence, right in told) / len(told)
    return Calibration(bins, brier, len(judged) - len(told))
