"""Phrases that can name neither whom a number holds for nor what was measured, whatever is said around them."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_no_name"]

_NOTHING = frozenset(
    """which whom what that it they there this these hand addition mean median only never regularly
    successfully respectively total respect terms contrast comparison baseline discharge admission follow-up followup
    enrolment enrollment entry presentation years months weeks days hours time period not then also still yes without
    results findings conclusions methods general particular fact summary conclusion""".split()
)
"""Words that alone name nobody: pronouns, times, pieces of 'on the other hand' and 'in addition'."""
_NO_MEASURE = frozenset(
    "it they there this that which results findings about least only not respectively more sd sem iqr n".split()
)
_PIECE = re.compile(
    r"(?:which|whom|it|they|there|we)\s|(?:terms|respect|regard|order|view|spite|accordance|contrast|relation)\s(?:of|to|with)\b"
    r"|(?:versus|vs\.?|than|compared)\s|(?:did|do|does|have|had|has)(?:\snot)?$"
)
"""How what is a piece of a clause begins: 'respect to pain', 'versus placebo'."""
_WHICH_TIME = re.compile(
    r"(?:the\s)?(?:first|second|third|fourth|fifth|sixth|last|final|next|previous|following)\s(?:[\w-]+\s)?"
    r"(?:years?|months?|weeks?|days?|hours?|trimesters?|decades?|visits?|nights?)$",
    re.IGNORECASE,
)
"""'first year', 'next two weeks': readers name no group so (1 of 13,646 groups of hand-made claims)."""
_STATISTIC = re.compile(r"95\s?%\s?CI|\bconfidence\sinterval")
_NO_WORDS = re.compile(r"\W*$|/")
_SENTENCES = re.compile(r"[a-z]{4}\.\s[A-Z]")


@lru_cache(maxsize=20_000)
def is_no_name(field: str, text: str) -> bool:
    """Whether a phrase cannot be told for a field ('of', 'group'); of times no more is asked."""
    if field == "timepoint":
        return False
    if _NO_WORDS.match(text) or (field == "group" and (_STATISTIC.search(text) or _WHICH_TIME.match(text))):
        return True
    if field == "of":
        return text.lower() in _NO_MEASURE
    if text.lower() in _NOTHING or _PIECE.match(text):
        return True
    return _SENTENCES.search(text) is not None
