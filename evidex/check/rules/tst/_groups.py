"""Two groups' counts that one sentence holds against each other, and the P-value that it gives for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.socket import Case
from evidex.schema import EffectClaim, ProportionClaim
from evidex.text import Quantity, Sentence

__all__ = ["Comparison", "comparisons", "counts_start"]

_AGAINST = re.compile(
    r"\b(?:vs?\.?|versus|compared (?:with|to)|than|against)(?=\W)|\band\b|\bwhereas\b|\bwhile\b|\bbut\b", re.I
)
_STRONG = re.compile(r"\b(?:vs?\.?|versus|compared (?:with|to)|than|against|respectively)(?=\W)", re.I)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first` and `second` of one sentence, and the P-value behind them."""

    first: ProportionClaim
    second: ProportionClaim
    p: Quantity
    sentence: Sentence

    @property
    def counts(self) -> tuple[int, int, int, int]:
        numbers = (self.first.numerator, self.first.denominator, self.second.numerator, self.second.denominator)
        a, m, b, n = (int(number) if number is not None else 0 for number in numbers)
        return a, m, b, n


def comparisons(case: Case) -> Iterator[Comparison]:
    """Each P-value that stands right behind exactly two counts, nothing else that could own it in between."""
    by_sentence: dict[int, list[ProportionClaim]] = {}
    for claim in case.claims:
        if isinstance(claim, ProportionClaim) and _counted(claim) and (home := case.view.sentence_at(claim.start)):
            by_sentence.setdefault(home.start, []).append(claim)
    for start, claims in sorted(by_sentence.items()):
        sentence = case.view.sentence_at(start)
        if len(claims) < 2 or sentence is None:
            continue
        ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
        effects = [c for c in case.claims if isinstance(c, EffectClaim) and sentence.start <= c.start < sentence.end]
        before = sentence.start
        for p in (q for q in case.view.quantities_of(sentence).found if q.kind == "p"):
            pair = [claim for claim in ordered if before <= claim.start and claim.end <= p.end]
            owned = any(before <= effect.start < p.end for effect in effects)
            before = p.end
            if len(pair) == 2 and not owned and _face_each_other(pair[0], pair[1], p, case):
                yield Comparison(pair[0], pair[1], p, sentence)


def _counted(claim: ProportionClaim) -> bool:
    numerator, denominator = claim.numerator, claim.denominator
    whole = numerator is not None and denominator is not None and not numerator % 1 and not denominator % 1
    return whole and claim.bound is None and Decimal(0) <= (numerator or 0) <= (denominator or 0) and bool(denominator)


def counts_start(claim: ProportionClaim, case: Case) -> int:
    """Where the counts themselves begin: a quote may begin with what they are of ('Pain recurred in 12/50 vs 5/52')."""
    if claim.numerator is None or claim.denominator is None:
        return claim.start
    part, whole = (rf"(?:{int(n)}|{int(n):,})" for n in (claim.numerator, claim.denominator))
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
    return faced and (strong or len(between) <= 60)
