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

_ANY_NUMBER = re.compile(r"(?<![\d.,·])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d.·]*\d|\s?%)")
_IN_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_IN_WORDS)})\b", re.I)


def accounted(words: str, whole: int | Decimal, counts: Sequence[int | Decimal]) -> bool:
    """Whether the sentence names the sum, or those who are missing: '312, 150 to A and 150 to B; 12 left'."""
    total = sum(counts)
    missing, named = whole - total, Counter[int | Decimal](_numbers_of(words))
    named.subtract((whole, *counts))
    return missing != 0 and any(named[number] > 0 for number in (total, *([missing] if missing > 0 else [])))


def summed_near(around: str, words: str, parts: Parts) -> bool:
    """The same, where the sum may be named in the sentences around: '87 patients with 108 hernias (43 … and 44 …)'."""
    if parts.sign:
        return False
    named = Counter(numeral.value for numeral in find_numerals(around) if not OF_NO_PERSONS.match(around, numeral.end))
    named.subtract((parts.whole, *parts.counts))
    return named[parts.total] > 0 or accounted(words, parts.whole, parts.counts)


def _numbers_of(words: str) -> list[int]:
    """The numbers of the sentence that may be of persons, in digits and in words."""
    digits = [(m.end(), int(m[0].replace(",", ""))) for m in _ANY_NUMBER.finditer(words)]
    digits += [(m.end(), _IN_WORDS[m[0].lower()]) for m in _NUMBER_WORD.finditer(words)]
    return [number for end, number in digits if not OF_NO_PERSONS.match(words, end)]
