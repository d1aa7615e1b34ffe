"""Wholes that a sentence goes on with: 'We enrolled 120 women. Of these, 45 (37.5%) were smokers'.

They are taken where a share's count gives its percentage of one of them only; and for shares that with such add up to
it, which then must fit too ('1,925 (66.0%) … and 991 (44.0%)' of 2,916).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from evidex.extract._proportion.numbers.share import Share
from evidex.text import Sentence, View
from evidex.text.counting import is_whole

__all__ = ["give_rest", "wholes_before"]

_GOES_ON = re.compile(
    r"\W*(?:[A-Z][A-Za-z ]{2,40}:\s)?(?:Of|Among|Out\sof)\s(?:these|them|those|whom)(?:\s[a-z]+){0,2}?,?\s",
    re.IGNORECASE,
)
_FEWEST, _YEARS = 10, range(1900, 2100)


def wholes_before(view: View, sentence: Sentence, before: Sentence | None) -> list[Decimal]:
    """What the sentence before counts, where this one goes on with it; years are left out."""
    if before is None or _GOES_ON.match(view.text, sentence.start, sentence.end) is None:
        return []
    counted = [each for each in view.quantities_of(before).found if is_whole(each)]
    values = {each.value for each in counted if each.value is not None and each.value >= _FEWEST}
    printed = view.text[before.start : before.end]
    return [value for value in values if int(value) not in _YEARS or f"{value:,}" in printed]


def give_rest(shares: Sequence[Share], wholes: Sequence[Decimal]) -> None:
    """Give the shares that state no whole the one of the others, where all their counts make it."""
    told = {share.denominator for share in shares if share.denominator in wholes and "denominator" in share.derived}
    counts = [share.numerator for share in shares if share.numerator is not None]
    if len(told) != 1 or len(counts) < len(shares) or sum(counts) not in told:
        return
    for share in shares:
        if share.denominator is None:
            share.denominator = next(iter(told))
            share.derived.append("denominator")
