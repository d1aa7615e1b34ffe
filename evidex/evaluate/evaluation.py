"""An extractor against gold: precision, recall and F1 with bootstrap intervals over documents, and what was missed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidex.evaluate.calibration import Calibration, calibration_of
from evidex.evaluate.gold import GoldAbstract
from evidex.evaluate.score import Row, Scored, Tally, score_document, total

__all__ = ["Evaluation", "Interval", "evaluate"]

RESAMPLES = 1_000
SEED = 20_261_120


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % bootstrap interval (Efron & Tibshirani 1993, percentile method, documents resampled)."""

    low: float
    high: float


@dataclass(frozen=True)
class Evaluation:
    """One claim kind over all documents."""

    kind: str
    documents: dict[str, Scored]
    tally: Tally
    intervals: dict[str, Interval]
    calibration: Calibration | None
    """None where no claim says how sure it is."""

    def as_json(self) -> dict[str, Any]:
        """The figures as JSON has them; misses and extras are left out."""
        figures: dict[str, Any] = {"kind": self.kind}
        for name in ("precision", "recall", "f1"):
            span = self.intervals[name]
            figures[name] = round(getattr(self.tally, name), 4)
            figures[f"{name}_interval"] = [round(span.low, 4), round(span.high, 4)]
        figures |= {"right": self.tally.right, "extra": self.tally.extra, "missed": self.tally.missed}
        figures["fields"] = {
            name: {"accuracy": round(self.tally.accuracy(name), 4), "stated": self.tally.stated[name]}
            for name in sorted(self.tally.stated)
        }
        if self.calibration is not None:
            figures["calibration"] = self.calibration.as_json()
        return figures


def evaluate(
    gold: Iterable[GoldAbstract], claims: Mapping[str, Sequence[Row]], kinds: Iterable[str]
) -> list[Evaluation]:
    """Score claim rows (by gold id) against the gold, one Evaluation per kind."""
    abstracts = list(gold)
    found = []
    for kind in kinds:
        documents = {each.id: score_document(each.claims, claims.get(each.id, ()), kind) for each in abstracts}
        tallies = [scored.tally for scored in documents.values()]
        sure = calibration_of(documents.values())
        found.append(Evaluation(kind, documents, total(tallies), _intervals(tallies), sure))
    return found


def _intervals(tallies: Sequence[Tally]) -> dict[str, Interval]:
    counts = [(tally.right, tally.extra, tally.missed) for tally in tallies]
    chance, samples = random.Random(SEED), []
    for _ in range(RESAMPLES if counts else 0):
        drawn = chance.choices(counts, k=len(counts))
        right, extra, missed = (sum(column) for column in zip(*drawn, strict=True))
        samples.append(Tally(right, extra, missed))
    return {
        "precision": _span(samples, lambda tally: tally.precision),
        "recall": _span(samples, lambda tally: tally.recall),
        "f1": _span(samples, lambda tally: tally.f1),
    }


def _span(samples: Sequence[Tally], figure: Callable[[Tally], float]) -> Interval:
    ordered = sorted(figure(tally) for tally in samples)
    if not ordered:
        return Interval(0.0, 0.0)
    cut = round(0.025 * (len(ordered) - 1))
    return Interval(ordered[cut], ordered[-1 - cut])
