"""What the grammar says for certain of shares: in whom counts are, by the noun of their total; what 'did so' repeats.

'seen in 12 of 50 women (24%) but only 6 of 48 men (12%)', 'in 36/120 (30%) patients and 12/118 (10%) controls', '50%
reached the target, and 28% did so by week 4'.
"""

from __future__ import annotations

import re

from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import HUMANS
from evidex.text.quantities import SIGN
from evidex.text.words import Words

__all__ = ["counted_groups", "repeated"]

_COUNT = SIGN["count"]
_WHO = rf"(?:(?!(?:the|all|these|our|and|or|of|in|with|who|were|was|had)\b)[\w-]+\s){{0,2}}?{HUMANS}\b"
_OF_WHOM = re.compile(
    rf"{_COUNT}\s(?:of\s)?(?:the\s)?(?P<who>{_WHO})(?=\s?(?:[(\[,;.]|in\b|had\b|were\b|with\b|and\b|but\b|$))"
)
_BEHIND = re.compile(rf"{_COUNT}\s?[(\[]\ue006[)\]]\s(?P<who>{_WHO})(?=\s?(?:[,;.]|and\b|but\b|$))")
_DID_SO = re.compile(r"\s(?:of\s[^.;,]{2,40}\s)?did\sso\b")
_THOSE_WHO = re.compile(rf"\b(?:[Oo]f|[Aa]mong)\s(?:those|{HUMANS})\swho\s(?P<did>[^.;,]{{3,60}}),\s$")


def counted_groups(words: Words, shares: list[Share]) -> list[str | None]:
    """For each share of a sentence the noun of its total, where two at least are of different people."""
    named = [_counted(words, share) for share in shares]
    return named if len({each for each in named if each}) > 1 else [None] * len(shares)


def _counted(words: Words, share: Share) -> str | None:
    read = words.read
    count = read.shape.find(_COUNT, share.start, share.end)
    match = (_OF_WHOM.match(read.shape, count) or _BEHIND.match(read.shape, count)) if count >= 0 else None
    if match is None:
        return None
    return read.words(match, "who")


def repeated(words: Words, share: Share, before: str | None) -> str | None:
    """What 'did so' behind a share repeats: what those right before it did, or else what the share before is of."""
    shape = words.read.shape
    if _DID_SO.match(shape, share.end) is None:
        return None
    those = _THOSE_WHO.search(shape, 0, share.start)
    return those["did"] if those is not None else before
