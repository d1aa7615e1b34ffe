"""What was before and after in a bracket, where a change is told: 'output rose within 6 weeks (4.1 vs 5.2)'."""

from __future__ import annotations

import re

from evidex.extract._when.signs import BREAK, MOVED
from evidex.extract._when.wording import Place

__all__ = ["turns_into"]


_AGAINST = re.compile(r"[^()\[\];,]{0,20}\s(?:vs\.?|versus|v)\s[-−–+]?")
_CLOSED = re.compile(r"[()\[\]]")
_BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
_BETWEEN_GROUPS = re.compile(
    r"\b(?:than|between|among|compared|versus|vs|differen\w*|higher|lower|greater|less|more|larger|smaller|respectively"
    r"|groups|both|placebo|controls?|similar\w*)\b"
)
"""What tells of two groups, whose numbers a bracket holds then."""


def turns_into(low: str, first: Place, second: Place) -> bool:
    """Whether the second of two values in a bracket is what became of the first, told of one group."""
    opening = max(low.rfind("(", 0, first[0]), low.rfind("[", 0, first[0]))
    between = low[first[1] : second[0]]
    if opening < 0 or not _AGAINST.fullmatch(between) or _CLOSED.search(low[opening + 1 : first[0]]):
        return False
    begin = max((each.end() for each in BREAK.finditer(low, 0, opening)), default=0)
    rest = BREAK.search(low, second[1])
    clause = _BRACKETED.sub("", low[begin : rest.start() if rest else len(low)])
    return MOVED.search(clause) is not None and _BETWEEN_GROUPS.search(clause) is None
