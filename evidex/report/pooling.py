"""Effect estimates as meta-analysis software takes them: an estimate and its standard error on the scale of analysis.

Ratios are analysed as natural logarithms. The standard error comes from the printed interval:
(upper - lower) / (2 z), on the scale of analysis (Cochrane Handbook for Systematic Reviews of Interventions,
6.3.1 and 6.3.2); one whose level is not stated is taken for one of 95 %. Correlations are analysed as Fisher's z.
Effects without a usable interval are left out and counted: none is stated, it does not hold its own estimate (EST101),
or it has no logarithm.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist

from evidex.check.estimates import estimate_of, inside
from evidex.report.evidence import EvidenceRow
from evidex.schema import EffectClaim

__all__ = ["RATIOS", "PooledRow", "pooled_rows"]

RATIOS = frozenset({"OR", "RR", "HR", "IRR", "PR", "SIR"})


@dataclass(frozen=True)
class PooledRow:
    """`yi` and `sei` on the scale of analysis; `scale` is log, plain or fisher-z."""

    row: EvidenceRow
    claim: EffectClaim
    scale: str
    yi: float
    sei: float
    level: float


def pooled_rows(rows: Iterable[EvidenceRow]) -> tuple[list[PooledRow], int]:
    """The effects with a usable interval, and how many had none."""
    kept: list[PooledRow] = []
    left_out = 0
    for row in rows:
        pooled = _pooled(row, row.claim) if isinstance(row.claim, EffectClaim) else None
        if pooled is None:
            left_out += 1
        else:
            kept.append(pooled)
    return kept, left_out


def _pooled(row: EvidenceRow, claim: EffectClaim) -> PooledRow | None:
    printed = estimate_of(claim)
    if printed is None or not inside(printed) or claim.measure == "other":
        return None
    level = float(claim.ci_level if claim.ci_level is not None else 95)
    numbers = [float(number) for number in (printed.point, printed.low, printed.high)]
    scale = "log" if claim.measure in RATIOS else "fisher-z" if claim.measure == "r" else "plain"
    if not 50 <= level < 100 or (scale == "log" and min(numbers) <= 0):
        return None
    if scale == "fisher-z" and max(map(abs, numbers)) >= 1:
        return None
    change = {"log": math.log, "fisher-z": math.atanh, "plain": float}[scale]
    estimate, low, high = (change(number) for number in numbers)
    sei = (high - low) / (2 * NormalDist().inv_cdf(0.5 + level / 200))
    return PooledRow(row, claim, scale, estimate, sei, level) if sei > 0 else None
