"""Asymmetric intervals that no typing errors explain: many of a document, or of a table and each by little."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from evidex.check.arithmetic.scale import IDENTITY, LOG, Scale
from evidex.check.estimates import Estimate, estimate_of, scales_for, symmetric
from evidex.check.judging import Agrees, Fault, Judgement
from evidex.check.outcomes import related
from evidex.check.socket import Case
from evidex.check.tables import cell_at
from evidex.schema import EffectClaim, Severity

__all__ = ["Judged", "gathered", "scales_of", "unlogged"]

Judged = tuple[EffectClaim, Judgement]
FEWEST_UNLOGGED = 3
FEWEST_OF_TABLE = 4
SLIGHT = 0.15
"""Of half the width: a digit mistyped in an estimate or a bound mostly moves the middle further."""


class _Miss(NamedTuple):
    claim: EffectClaim
    fault: Fault
    estimate: Estimate
    scale: Scale


class _Group(NamedTuple):
    """Misses that are told together, what is said of them all, and how grave they are where less than the rule's."""

    misses: tuple[_Miss, ...]
    says: str
    severity: Severity | None


def scales_of(claim: EffectClaim, estimate: Estimate) -> tuple[Scale, ...]:
    """The scales on which this interval may have been built; none for a ratio that reaches zero.

    What may be a ratio and is printed down to 0.00 may have been built on the log scale: 0.00 stands for 0.004 too.
    """
    scales = scales_for(claim.measure)
    if scales[0] is LOG and estimate.low <= 0:
        return (*scales[1:], LOG) if len(scales) > 1 and estimate.low == 0 else scales[1:]
    return scales


def unlogged(estimate: Estimate, scale: Scale) -> bool:
    """Whether a ratio's estimate lies in the middle of its interval as printed: no logarithm was taken."""
    return scale is LOG and symmetric(estimate, IDENTITY)


def gathered(case: Case, judged: Sequence[Judged]) -> Iterator[tuple[tuple[EffectClaim, ...], Judgement]]:
    """The judgements, those of intervals that miss in one way put together to one, at the place of their first."""
    misses = [miss for claim, judgement in judged if (miss := _miss(claim, judgement)) is not None]
    doubted = [miss for miss in misses if miss.fault.misread]
    misses = [miss for miss in misses if not miss.fault.misread]
    groups = [group] if (group := _unlogged_ones(misses)) else []
    taken = {miss.claim.id for group in groups for miss in group.misses}
    groups += _of_tables(case, judged, [miss for miss in misses if miss.claim.id not in taken], doubted)
    taken |= {miss.claim.id for group in groups for miss in group.misses}
    for claim, judgement in judged:
        if claim.id not in taken:
            yield (claim,), judgement
    for group in groups:
        yield tuple(miss.claim for miss in group.misses), _together(case, group)


def _miss(claim: EffectClaim, judgement: Judgement) -> _Miss | None:
    estimate = estimate_of(claim)
    if estimate is None or not isinstance(judgement, Fault):
        return None
    return _Miss(claim, judgement, estimate, scales_of(claim, estimate)[0])


def _together(case: Case, group: _Group) -> Fault:
    first, *others = group.misses
    return Fault(
        f"{group.says} The first: {first.fault.message}",
        severity=group.severity,
        related=tuple(related(case.document, miss.claim.start, miss.claim.end) for miss in others),
    )


def _unlogged_ones(misses: Sequence[_Miss]) -> _Group | None:
    """The ratios of a document whose estimates nearly all lie in the middle as printed."""
    ratios = [miss for miss in misses if miss.scale is LOG]
    own = tuple(miss for miss in ratios if unlogged(miss.estimate, miss.scale))
    if len(own) < FEWEST_UNLOGGED or len(own) * 5 < len(ratios) * 4:
        return None
    return _Group(
        own,
        f"{len(own)} ratios of this document, of {len(ratios)} that are not the same factor away from both bounds of "
        "their intervals, lie halfway between them: these were made without logarithms.",
        None,
    )


def _of_tables(case: Case, judged: Sequence[Judged], misses: Sequence[_Miss], doubted: Sequence[_Miss]) -> list[_Group]:
    """Tables of which a good part of the intervals miss the middle, each by little: another kind of interval.

    Those `doubted` to have been misread are of that kind, too: it is by chance that something else fits them.
    """
    compared: dict[int, int] = defaultdict(int)
    for claim, judgement in judged:
        if isinstance(judgement, Agrees | Fault) and (found := cell_at(case, claim.start)):
            compared[found[0].start] += 1
    by_table, of_doubt = _slight_ones(case, misses), _slight_ones(case, doubted)
    return [
        _Group(
            all_of_it := (*own, *of_doubt.get(table, ())),
            f"{len(all_of_it)} of {compared[table]} intervals of this table are asymmetric, each by less than "
            f"{SLIGHT:.0%} of half its width: so are exact, profile-likelihood and bootstrap intervals, and no typing "
            "errors.",
            "note",
        )
        for table, own in by_table.items()
        if len(own) >= FEWEST_OF_TABLE and len(own) * 3 >= compared[table]
    ]


def _slight_ones(case: Case, misses: Sequence[_Miss]) -> dict[int, list[_Miss]]:
    """By the start of their table those that miss the middle by little."""
    by_table: dict[int, list[_Miss]] = defaultdict(list)
    for miss in misses:
        if (found := cell_at(case, miss.claim.start)) and _slight(miss):
            by_table[found[0].start].append(miss)
    return by_table


def _slight(miss: _Miss) -> bool:
    """Whether an estimate lies near the middle of its interval, as that of another kind of interval does."""
    point, low, high = (miss.scale.apply(float(number)) for number in miss.estimate)
    return math.isfinite(low) and high > low and abs(2 * point - low - high) < SLIGHT * (high - low)
