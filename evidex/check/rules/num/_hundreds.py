"""Shares of one whole, by the words that lead them, listed, above 100%: 'caesarean in 48%, … and … in 63%'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from evidex.check.rules.num._members import NESTED, members_of, same_kind, slack_of, without_brackets
from evidex.check.rules.num._sums import HUNDRED, Parts

__all__ = ["shares_of_one_whole"]

_SHARED_OUT = re.compile(
    r"\baccount(?:s|ed|ing)?\sfor\b|\b(?:is|are|was|were)\sthe\s(?:\w+\s)?(?:source|cause|reason|site|origin)\b|\bno\scause\swas\sfound\b"
    r"|\b(?:mode|route|method|type|site|cause|origin|source|reason|stage|grade)s?\s(?:of|for)\s[^.;,%]{2,40}\b(?:was|were|is|are)\b"
    r"|\b(?:made\sup|constitut\w+|consist\w*\sof|distribut\w+|classified\sas|divided\sinto|recorded\sas)\b",
    re.I,
)
"""One and the same is in one of them only."""
_NOT_OF_ONE = re.compile(
    r"\b(?:also|groups?|arms?|placebo|controls?|whereas|baseline|before|after|versus|vs|compared|than|each|more\sthan\sone|several"
    r"|multiple|symptoms?|signs?|complain\w*|comorbid\w*|side\seffects?|adverse|sensitivity|specificity|CI|risk|rates?|increase\w*"
    r"|reduc\w+|respectively|up\sto|between|about|with\sor\swithout|combin\w+|both|overlap\w*|times?|years?\slater)\b",
    re.I,
)
_GAP = re.compile(r"[^%]{0,60}(?:,|;|\band\b)[^%]{0,60}$")
_LAST = re.compile(r"\band\s[^,;]{0,60}$")
FEWEST = 3
MOST = Decimal(115)


def shares_of_one_whole(words: str, offset: int) -> Iterator[Parts]:
    """The sum of such a list, told only where it is one digit above 100."""
    if not _SHARED_OUT.search(words) or _NOT_OF_ONE.search(words):
        return
    members = [member for member in members_of(words) if not member.bracketed]
    if any(member.count is not None for member in members):
        return
    members = [member for member in members if member.percent is not None]
    shares = same_kind(members)
    if shares is None or len(shares) < FEWEST or any(member.slack > 1 for member in members):
        return
    if NESTED.search(without_brackets(words[: members[-1].end])):
        return
    gaps = [words[one.end : other.start] for one, other in pairwise(members)]
    if not all(_GAP.match(gap) for gap in gaps) or not _LAST.search(gaps[-1]):
        return
    total, slack = sum(shares, Decimal(0)), slack_of(members)
    if total < HUNDRED - slack or total > MOST:
        return
    excess = total - HUNDRED
    if excess > slack and len(str(int(excess)).rstrip("0")) > 1:
        return
    start, end = offset + members[0].start, offset + members[-1].end
    yield Parts(
        start, end, HUNDRED, shares, "shares of one whole", doubtful=True, complete=False, slack=slack, sign="%"
    )
