"""Lists of numbers whose intervals reach below zero, in a sentence that compares: each is a difference.

'faster in the zinc group: fever 0.03 (-0.10 to 0.17); cough -0.08 (-0.31 to 0.16)', 'higher change (difference; 95% CI)
in haemoglobin (−2.9; −5.7, −1.1), urea (−0.5; −0.8, −0.3)'.
"""

from __future__ import annotations

import re

from evidex.extract._effect.numbers.bounds import complete
from evidex.text.quantities import SIGN, Quantities

__all__ = ["signed_list"]

_N, _PC = SIGN["number"], SIGN["percent"]
_DIFFERENCE = re.compile(r"\b(?:[Dd]ifferen\w+|[Nn]et|favou?r\w*|[Tt]reatment effects?)\b")
_COMPARES = re.compile(
    r"\b(?:[Cc]ompared|versus|vs|than|relative to|faster|slower|higher|lower|greater|smaller|longer|shorter|better"
    r"|worse|superior|inferior)\b"
)
_SINCE_BEFORE = re.compile(r"\b(?:baseline|pre-?treatment|before|changes?|changed)\b")
_OF_GROUP = re.compile(
    r"[\s)\]]{1,3}(?:[a-zA-Z/%]{1,9}\s)?(?:(?:in|with|for|among|on)\s(?:the\s)?[\w\s-]{0,40}?\b(?:groups?|arms?|placebo"
    rf"|controls?|treatment)\b|(?:vs\.?|versus|compared with|than)\s[^.;]{{0,40}}[{_N}{_PC}])"
)
_SPREAD = re.compile(r"\b(?:IQR|[Ii]nterquartile|[Rr]anges?|medians?|quartiles?)\b")


def signed_list(read: Quantities) -> frozenset[int]:
    """The places of the numbers of such a list; none where groups have numbers of their own."""
    shape = read.shape
    if not any((each.value or 0) < 0 or (each.low or 0) < 0 for each in read.found):
        return frozenset()
    if _SPREAD.search(shape) or "respectively" in shape:
        return frozenset()
    if not _DIFFERENCE.search(shape) and (not _COMPARES.search(shape) or _SINCE_BEFORE.search(shape)):
        return frozenset()
    found: list[int] = []
    for index, quantity in enumerate(read.found):
        place = read.offset_of(index)
        if quantity.kind not in ("number", "percent") or quantity.value is None or quantity.words:
            continue
        made = complete(read, "MD", quantity, place, place, None)
        if made.low is None or made.high is None or not made.low < 0 or not made.low <= made.value <= made.high:
            continue
        if _OF_GROUP.match(shape, made.end):
            return frozenset()
        found.append(place)
    return frozenset(found) if len(found) > 1 else frozenset()
