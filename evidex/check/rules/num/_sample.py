"""How many persons a mean is of, and whether they can only have whole numbers: both only where the text says so."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from evidex.check.socket import Case
from evidex.check.tables import cell_at
from evidex.schema import ScoreClaim

__all__ = ["group_size", "integer_scores", "whole_sums"]

_N = re.compile(r"\b[nN]\s{0,2}=\s{0,2}(\d{1,3}(?:,\d{3})+|\d+)\b")
_WHOLE = re.compile(
    r"\b(?:numbers? of (?!(?:[a-z-]+ ){0,3}(?:hours?|hrs?|minutes?|years?|months?|pack-?years?|units?|drinks?)\b)"
    r"|sum score|total score|likert|items? (?:correct|recalled)"
    r"|(?:counts?|episodes|visits|falls|attacks|children|nrs|apgar|glasgow|gcs|mmse|phq-?\d|gad-?7|audit)\b)"
    r"|numeric(?:al)? rating"
)
"""In lower case. Hours are numbered too, and are not whole: 'number of sleep hours'."""


def group_size(claim: ScoreClaim, case: Case) -> int | None:
    """The n stated with this mean: in its quote, its column's header, or as the only n of its sentence."""
    places = [claim.quote, claim.group or "", *_headers(claim, case)]
    if sentence := case.view.sentence_at(claim.start):
        places.append(case.document.text[sentence.start : sentence.end])
    for words in places:
        sizes = {int(match[1].replace(",", "")) for match in _N.finditer(words)}
        if len(sizes) == 1:
            return sizes.pop()
        if sizes:
            return None
    return None


def _headers(claim: ScoreClaim, case: Case) -> tuple[str, ...]:
    found = cell_at(case, claim.start)
    return found[1].col_headers if found else ()


def integer_scores(claim: ScoreClaim) -> bool:
    """Whether one person's value is surely a whole number."""
    return _names_whole_numbers(f"{claim.of or ''} | {claim.unit or ''} | {claim.quote}")


@lru_cache(maxsize=256)
def _names_whole_numbers(words: str) -> bool:
    """Kept, because several rules ask it of the same claim."""
    return _WHOLE.search(words.lower()) is not None


def whole_sums(low: Decimal, high: Decimal, size: int) -> range:
    """The whole numbers that n values may sum to, when their mean lies in [low, high]."""
    first, last = (low * size).to_integral_value("ROUND_CEILING"), (high * size).to_integral_value("ROUND_FLOOR")
    return range(int(first), int(last) + 1)
