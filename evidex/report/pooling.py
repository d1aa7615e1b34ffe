"""Effect estimates as meta-analysis software takes them: an estimate and its standard error on the scale of analysis.

Ratios are analysed as natural logarithms. The standard error comes from the printed interval:
(upper - lower) / (2 z), on the scale of analysis (Cochrane Handbook for Systematic Reviews of Interventions,
6.3.1 and 6.3.2); one whose level is not stated is taken for one of 95 %. Correlations are analysed as Fisher's z.
Effects without a usable interval are left out and counted: none is stated, it does not hold its own estimate (EST101),
or it has no logarithm. An estimate that a paper tells again (in its abstract, text and table; in its record and full
text) is counted once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

from evidex.check.estimates import estimate_of, inside
from evidex.check.wording import content_stems
from evidex.report.evidence import EvidenceRow
from evidex.schema import EffectClaim
from evidex.schema.claim import RATIOS

__all__ = ["Pooled", "PooledRow", "pooled_rows"]


@dataclass(frozen=True)
class PooledRow:
    """`yi` and `sei` on the scale of analysis; `scale` is log, plain or fisher-z."""

    row: EvidenceRow
    claim: EffectClaim
    scale: str
    yi: float
    sei: float
    level: float


class Pooled(NamedTuple):
    """Effects in the order of sources; how many had no usable interval, and how many tell another one again."""

    rows: list[PooledRow]
    without: int
    again: int


def pooled_rows(rows: Iterable[EvidenceRow]) -> Pooled:
    """The effects with a usable interval, each once for a paper."""
    told = [_pooled(row, row.claim) for row in rows if isinstance(row.claim, EffectClaim)]
    usable = [each for each in told if each is not None]
    kept = _once(usable)
    return Pooled(kept, len(told) - len(usable), len(usable) - len(kept))


def _once(rows: list[PooledRow]) -> list[PooledRow]:
    """Without those that tell an estimate of their paper again: cells of tables count first, then the longest text."""
    kept: dict[tuple[object, ...], list[PooledRow]] = {}
    for each in sorted(rows, key=lambda each: (each.claim.section != "table", -each.row.held.length)):
        claim = each.claim
        same = kept.setdefault((each.row.paper, claim.measure, claim.estimate, claim.ci_low, claim.ci_high), [])
        if not any(_tells_again(each, first) for first in same):
            same.append(each)
    told = {id(each) for some in kept.values() for each in some}
    return [each for each in rows if id(each) in told]


def _tells_again(each: PooledRow, first: PooledRow) -> bool:
    """Of two equal estimates of a paper: whether they stand in two places for one, or are of the same things.

    Two cells of one document are two estimates, as are two of its text that share no word: '0.99 (0.98 to 1.00)'.
    """
    if each.row.held.key != first.row.held.key or (each.claim.section == "table") != (first.claim.section == "table"):
        return True
    return each.claim.section != "table" and bool(_things(each.claim) & _things(first.claim))


def _things(claim: EffectClaim) -> frozenset[str]:
    return frozenset(content_stems(claim.factor or ""))


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
