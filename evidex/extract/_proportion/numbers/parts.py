"""Percentages that make up a whole are of the same: 'Eleven of 20 (55%) healed, 35% improved and 10% did not'."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.numbers.share import Share, can_be_of
from evidex.text.people import HUMANS
from evidex.text.words import Words

__all__ = ["give_parts"]

_ALL, _ROUNDED = Decimal(100), Decimal(1)
_OF_OTHERS = re.compile(
    rf"\s?[)\]]?\s(?:of|among|in)\s(?:(?:the|all|their)\s)?(?!patients\b|participants\b|subjects\b|cases\b)(?:[\w-]+\s)?{HUMANS}\b"
)
"""'30% of the controls': whose part it is, it says itself."""


def give_parts(words: Words, shares: list[Share]) -> None:
    """Give the percentages behind the first, where only that tells its whole and all add up to 100, that whole."""
    if len(shares) < 2 or any(share.percent is None or share.bound is not None for share in shares):
        return
    first, others = shares[0], shares[1:]
    total = first.denominator
    told = sum((share.percent or Decimal(0) for share in shares), Decimal(0))
    if first.numerator is None or total is None or abs(told - _ALL) > _ROUNDED:
        return
    if any(_OF_OTHERS.match(words.read.shape, share.stop or share.end) for share in others):
        return
    if all(share.is_open and can_be_of(share, total) for share in others):
        for share in others:
            share.denominator, share.anchor = total, first.first
