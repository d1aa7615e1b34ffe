"""Which other whole of this document a percentage may be a share of."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.check.percentages import fits, nearly_fits
from evidex.check.socket import Case
from evidex.schema import ProportionClaim
from evidex.text.people import HUMANS

__all__ = ["other_denominators"]

_STATED = re.compile(
    r"\b[nN]\s{0,2}=\s{0,2}(\d{1,3}(?:,\d{3})+|\d+)\b"
    r"|(?<![\d.,/%])(\d{1,3}(?:,\d{3})+|\d{2,})\s+(?:[a-z-]+\s+){0,3}?"
    rf"(?:{HUMANS}|procedures|eyes|deaths|events|samples|specimens|studies|trials)\b"
)


def other_denominators(claim: ProportionClaim, case: Case) -> tuple[Decimal, ...]:
    """Wholes stated elsewhere in the document of which numerator is the printed percentage, smallest first.

    None where the claim's own whole misses by one in the last place.
    """
    percent, numerator = claim.percent, claim.numerator
    if percent is None or not numerator:  # 0 of anything is 0 %: it says nothing about the whole
        return ()
    if claim.denominator and nearly_fits(percent, numerator, claim.denominator):
        return ()  # among many wholes one fits by chance
    stated = {c.denominator for c in case.claims if isinstance(c, ProportionClaim) and c.denominator is not None}
    stated |= {Decimal((m[1] or m[2]).replace(",", "")) for m in _STATED.finditer(case.document.text)}
    stated.discard(claim.denominator)
    return tuple(sorted(whole for whole in stated if whole >= numerator and fits(percent, numerator, whole)))
