"""Which other whole of this document a percentage may be a share of."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.check.arithmetic.printed import signed
from evidex.check.percentages import fits, fitting_wholes, nearly_fits
from evidex.check.socket import Case
from evidex.schema import ProportionClaim
from evidex.text.people import HUMANS

__all__ = ["group_whole", "other_denominators"]

_STATED = re.compile(
    r"\b[nN]\s{0,2}=\s{0,2}(\d{1,3}(?:,\d{3})+|\d+)\b"
    r"|(?<![\d.,/%])(\d{1,3}(?:,\d{3})+|\d{2,})\s+(?:[a-z-]+\s+){0,3}?"
    rf"(?:{HUMANS}|procedures|eyes|deaths|events|samples|specimens|studies|trials)\b"
)


_PER_GROUP = re.compile(
    r"(?<![\d.,/%])(\d{1,3}(?:,\d{3})+|\d+)\s+(?:[a-z-]+\s+){0,2}?"
    r"(?:per|in (?:each|either|both|every)|to each|for each)\s+(?:[a-z-]+\s+)?(?:groups?|arms?|cohorts?)\b"
    r"|\b(?:groups|arms|cohorts) of (\d{2,})\b|\b(?:each|every|either) (?:group|arm)[ ,(]{0,2}[nN]\s?=\s?(\d+)",
)
_COUNTED = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)\s?[(\[]\s?(\d{1,3}(?:[.·]\d+)?)\s?%\s?[)\]]")
_NUMBER = re.compile(r"(?<![\d.,·])(\d{1,3}(?:,\d{3})+|\d+)(?![\d.·]*\d|\s?%)")


def group_whole(claim: ProportionClaim, case: Case) -> Decimal | None:
    """The size of a group that fits instead of the claim's whole, which is the sum of the groups.

    '60 patients (30 per group), 12 (40%) …', or another number of the sentence that fits this share and a second one.
    """
    percent, numerator = claim.percent, claim.numerator
    home = case.view.sentence_at(claim.start)
    if percent is None or not numerator or home is None:
        return None
    for size in case.once(_group_sizes):
        if size >= numerator and size != claim.denominator and fits(percent, numerator, size):
            return size
    words = case.document.text[home.start : home.end]
    shares = [(signed(m[1]), Decimal(m[2].replace("·", "."))) for m in _COUNTED.finditer(words)]
    others = {(count, share) for count, share in shares if count and (count, share) != (numerator, percent)}
    for size in {signed(match[1]) for match in _NUMBER.finditer(words)} - {claim.denominator, numerator}:
        alike = any(count < size and fits(share, count, size) for count, share in others)
        if alike and numerator < size and fits(percent, numerator, size):
            return size
    return None


def _group_sizes(case: Case) -> tuple[Decimal, ...]:
    """The sizes that the text gives for each of its groups, in its order."""
    found = (signed(match[1] or match[2] or match[3]) for match in _PER_GROUP.finditer(case.document.text))
    return tuple(dict.fromkeys(found))


def other_denominators(claim: ProportionClaim, case: Case) -> tuple[Decimal, ...]:
    """Wholes stated elsewhere in the document of which numerator is the printed percentage, smallest first.

    None where the claim's own whole misses by one in the last place.
    """
    percent, numerator = claim.percent, claim.numerator
    if percent is None or not numerator:  # 0 of anything is 0 %: it says nothing about the whole
        return ()
    if claim.denominator and nearly_fits(percent, numerator, claim.denominator):
        return ()  # among many wholes one fits by chance
    fitting = fitting_wholes(percent, numerator, case.once(_stated_wholes))
    return tuple(whole for whole in fitting if whole >= numerator and whole != claim.denominator)


def _stated_wholes(case: Case) -> tuple[Decimal, ...]:
    """All wholes that the claims or the words of the document state, smallest first."""
    stated = {claim.denominator for claim in case.claims_of(ProportionClaim) if claim.denominator is not None}
    return tuple(sorted(stated | {signed(match[1] or match[2]) for match in _STATED.finditer(case.document.text)}))
