"""Two sexes with their shares in a sentence that does not print their whole: the shares tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from evidex.check.arithmetic.printed import signed, unit
from evidex.check.percentages import fits, fitting_wholes
from evidex.check.rules.num._sums import HUNDRED, Parts

__all__ = ["sexes_by_share", "wholes_of_one_sex"]

_SEX = {"women": "f", "female": "f", "females": "f", "girls": "f", "men": "m", "male": "m", "males": "m", "boys": "m"}
_ANY = "|".join(_SEX)
_COUNT = r"(?<![\d.,/=<>-])(?P<count>\d{1,3}(?:,\d{3})+|\d{1,7})"
_SHARE = r"\s?[(\[]\s?(?P<{name}>\d{{1,2}}(?:[.·]\d+)?)\s?%\s?[)\]]"
_SEXED = re.compile(
    rf"{_COUNT}(?:{_SHARE.format(name='before')})?\s(?:were\s|was\s)?(?P<sex>{_ANY})\b"
    rf"(?:{_SHARE.format(name='behind')})?",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    rf"{_COUNT}\s(?:[a-z-]+\s)?(?:(?:{_ANY})\b(?!\s(?:and|or)\s(?:{_ANY})\b)|(?:(?:of|for|in|per|from)\s)?each\b)"
    rf"|\b(?:{_ANY}|each\s(?:sex|gender))\W{{1,3}}n\s?=\s?(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",?\s(?:and|were)\s|[,;]\s|,\sand\s")
LEAST_PERSONS = 10
"""Of fewer a share fits by chance."""
MOST_OF_BOTH = Decimal("1.1")
"""Shares that are further above 100 % together are of other wholes, each sex of its own."""


def wholes_of_one_sex(text: str) -> list[Decimal]:
    """So many are of one sex, or of each: '200 women', '200 of each sex', 'men (n = 200)'; ascending."""
    return sorted({signed(match["count"] or match["n"]) for match in _OF_ONE.finditer(text)})


def sexes_by_share(
    words: str, offset: int, wholes: Sequence[Decimal], of_one_sex: Sequence[Decimal]
) -> Iterator[Parts]:
    """'139 women (62.6%) and 93 men (41.9%)': both are shares of 222, and no more than all of it.

    Also where one is a share of both together and the other is not. 'Of 200 women and 200 men, 120 women (60%) and 90
    men (45%)' are shares of their sex. `wholes`: the whole numbers that the document prints; `of_one_sex`: those that
    it prints of one; both ascending.
    """
    for one, other in pairwise(_SEXED.finditer(words)):
        printed = [m["before"] or m["behind"] for m in (one, other)]
        if None in printed or _SEX[one["sex"].lower()] == _SEX[other["sex"].lower()]:
            continue
        if not _BETWEEN.fullmatch(words, one.end(), other.start()):
            continue
        told = tuple(map(signed, printed))
        counts = [signed(m["count"]) for m in (one, other)]
        of_their_own = any(fitting_wholes(*pair, of_one_sex) for pair in zip(told, counts, strict=True))
        if not of_their_own and _are_told_wrongly(told, counts, wholes):
            slack = unit(told[0]) + unit(told[1])
            place = offset + one.start(), offset + other.end()
            yield Parts(*place, HUNDRED, told, "men and women", slack=slack, sign="%")


def _are_told_wrongly(shares: tuple[Decimal, ...], counts: list[Decimal], wholes: Sequence[Decimal]) -> bool:
    both = sum(counts)
    if both < LEAST_PERSONS or sum(shares) <= HUNDRED + sum(map(unit, shares)):
        return False  # less than all: of some the sex is another, or not known
    right = sum(fits(share, count, Decimal(both)) for share, count in zip(shares, counts, strict=True))
    if right:
        return right == 1 and sum(shares) < HUNDRED * MOST_OF_BOTH
    one, other = (set(fitting_wholes(share, count, wholes)) for share, count in zip(shares, counts, strict=True))
    return any(whole < both for whole in one & other)
