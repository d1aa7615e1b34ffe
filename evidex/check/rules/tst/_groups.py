"""Two groups' counts that one sentence holds against each other, and the P-value that it gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from evidex.check.arithmetic import unit
from evidex.check.percentages import PERCENT
from evidex.check.socket import Case
from evidex.schema import EffectClaim, ProportionClaim
from evidex.text import Quantity, Sentence

__all__ = ["Comparison", "comparisons", "counts_start"]

MOST_SPREAD = 0.1
"""How far apart the implied wholes may lie, as a share of the greatest."""
_AGAINST = re.compile(
    r"\b(?:vs?\.?|versus|compared (?:with|to)|than|against)(?=\W)|\band\b|\bwhereas\b|\bwhile\b|\bbut\b", re.I
)
_STRONG = re.compile(r"\b(?:vs?\.?|versus|compared (?:with|to)|than|against|respectively)(?=\W)", re.I)


_ARM = re.compile(r"\b(?:groups?|arms?|controls?|placebo|cohort)\b", re.I)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first` and `second` of one sentence, and the P-value behind them."""

    first: ProportionClaim
    second: ProportionClaim
    p: Quantity
    sentence: Sentence

    @property
    def counts(self) -> tuple[int, int]:
        a, b = (int(claim.numerator or 0) for claim in (self.first, self.second))
        return a, b

    @property
    def wholes(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Of either: its whole, or the least, the middle and the greatest that give the printed percentage."""
        return wholes_of(self.first), wholes_of(self.second)

    @property
    def implied(self) -> bool:
        """Whether a whole is not stated, but follows from count and percentage."""
        return self.first.denominator is None or self.second.denominator is None


def wholes_of(claim: ProportionClaim) -> tuple[int, ...]:
    """The denominator; where none is stated, those between which '24 (16.8%)' leaves it: 143. Empty where too many."""
    if claim.denominator is not None:
        return (int(claim.denominator),)
    numerator, percent = claim.numerator, claim.percent
    if numerator is None or percent is None or not numerator > 0 or not 0 < percent < PERCENT:
        return ()
    step = unit(percent)
    least = int((numerator * PERCENT / (percent + step)).to_integral_value(ROUND_CEILING))
    greatest = int((numerator * PERCENT / max(percent - step / 2, step / 2)).to_integral_value(ROUND_FLOOR))
    if not numerator < least <= greatest or greatest - least > MOST_SPREAD * greatest:
        return ()
    return tuple(sorted({least, (least + greatest) // 2, greatest}))


def comparisons(case: Case) -> Iterator[Comparison]:
    """Each P-value that stands right behind exactly two counts, nothing else that could own it in between."""
    for sentence in case.view.sentences:
        claims = case.claims_in(sentence.start, sentence.end, ProportionClaim)
        counted = [claim for claim in claims if _counted(claim)]
        if len(counted) < 2:
            continue
        effects = case.claims_in(sentence.start, sentence.end, EffectClaim)
        before = sentence.start
        for p in (q for q in case.view.quantities_of(sentence).found if q.kind == "p"):
            pair = [claim for claim in counted if before <= claim.start and claim.end <= p.end]
            owned = any(before <= effect.start < p.end for effect in effects)
            before = p.end
            if len(pair) == 2 and not owned and _face_each_other(pair[0], pair[1], p, case):
                yield Comparison(pair[0], pair[1], p, sentence)


def _counted(claim: ProportionClaim) -> bool:
    numerator, denominator = claim.numerator, claim.denominator
    if numerator is None or claim.bound is not None or numerator % 1:
        return False
    if denominator is None:
        return bool(wholes_of(claim))
    return not denominator % 1 and Decimal(0) <= numerator <= denominator and bool(denominator)


def counts_start(claim: ProportionClaim, case: Case) -> int:
    """Where the counts themselves begin: a quote may begin with what they are of ('Pain recurred in 12/50 vs 5/52')."""
    if claim.numerator is None or (claim.denominator is None and claim.percent is None):
        return claim.start
    part = rf"(?:{int(claim.numerator)}|{int(claim.numerator):,})"
    behind = claim.denominator
    whole = re.escape(str(claim.percent)) if behind is None else rf"(?:{int(behind)}|{int(behind):,})"
    counted = re.compile(rf"(?<![\d.,/]){part}(?![\d.,]*\d)[^.;]{{1,25}}?(?<![\d.,]){whole}(?![\d.,]*\d)")
    found = list(counted.finditer(case.document.text, claim.start, claim.end))
    return found[-1].start() if found else claim.start


def _face_each_other(first: ProportionClaim, second: ProportionClaim, p: Quantity, case: Case) -> bool:
    text = case.document.text
    start = counts_start(second, case)
    between, behind = text[first.end : start], text[second.end : p.start]
    if len(between) > 90 or len(behind) > 40 or first.end > start:
        return False
    faced = _AGAINST.search(between) is not None
    strong = _STRONG.search(between) is not None or _STRONG.search(behind) is not None
    if first.denominator is None or second.denominator is None:
        return faced and (strong or _ARM.search(between) is not None)
    return faced and (strong or len(between) <= 60)
