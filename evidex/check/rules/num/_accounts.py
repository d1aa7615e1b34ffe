"""Whether a sum that is not the whole is accounted for: the text names the sum itself, or those who are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from evidex.check.rules.num._members import OF_NO_PERSONS
from evidex.check.rules.num._sums import Parts
from evidex.text.numerals import find_numerals

__all__ = ["accounted", "summed_near"]

_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b)")


def accounted(words: str, whole: int | Decimal, counts: Sequence[int | Decimal]) -> bool:
    """Whether the sentence names the sum, or those who are missing: '312, 150 to A and 150 to B; 12 left'."""
    total = sum(counts)
    missing, named = whole - total, _numbers_of(words)
    named.subtract((whole, *counts))
    return missing != 0 and any(named[number] > 0 for number in (total, *([missing] if missing > 0 else [])))


def summed_near(around: str, words: str, parts: Parts) -> bool:
    """The same, where the sum may be named in the sentences around: '87 patients with 108 hernias (43 … and 44 …)'."""
    if parts.sign:
        return False
    named = _numbers_of(around)
    named.subtract((parts.whole, *parts.counts))
    return named[parts.total] > 0 or accounted(words, parts.whole, parts.counts)


def _numbers_of(words: str) -> Counter[int | Decimal]:
    """How often each number that may be of persons is told, in digits or in words."""
    whole = (each for each in find_numerals(words) if each.value.as_tuple().exponent == 0)
    told = (each for each in whole if not _PERCENT.match(words, each.end))
    return Counter(each.value for each in told if not OF_NO_PERSONS.match(words, each.end))
