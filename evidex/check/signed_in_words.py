"""Estimates whose sign the words tell and whose interval prints it: '1.8 days shorter (95% CI −2.8 to −0.8)'."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from evidex.check.estimates import Estimate
from evidex.check.socket import Case
from evidex.schema import Claim

__all__ = ["signed_in_words"]

_BEFORE, _BEHIND = 60, 40
"""Characters around a claim in which the word may stand."""
_LESS = r"(?:lower|less|fewer|shorter|smaller|lighter|slower|earlier|below)"
_LOSS = r"(?:declines?|decreases?|reductions?|drops?|falls?|loss(?:es)?|decrements?|savings?|lowering|shortening)"
_LOST = r"(?:declin\w+|decreas\w+|reduc\w+|drop\w*|f[ae]ll\w*|lost|loss(?:es)?|lower\w*|shorten\w*|saved)"


def signed_in_words(claim: Claim, case: Case, estimate: Estimate, sound: Callable[[Estimate], bool]) -> str | None:
    """The word that says that the estimate is below zero, where its interval is sound once it is; else None."""
    if estimate.point <= 0 or estimate.low >= 0 or not sound(estimate._replace(point=-estimate.point)):
        return None
    near = case.document.text[max(claim.start - _BEFORE, 0) : claim.end + _BEHIND]
    said = _pattern(estimate.point).search(near)
    return (said["by"] or said["less"] or said["loss"]).lower() if said else None


def _pattern(point: Decimal) -> re.Pattern[str]:
    """'fell by 1.8', '1.8 days shorter', '1.8% (95% CI …) decline': thousands may have their comma, and the point may
    be raised, '1·8'."""
    printed = ",?".join("[.·]" if sign == "." else re.escape(sign) for sign in str(point))
    digits = rf"(?<![\d.·,])[^\W\d]{{0,3}}[$€£¥]?{printed}(?!\d)"
    return re.compile(
        rf"\b(?P<by>{_LOST})\b[^.;()\d]{{0,40}}?\b(?:by|of)\s[^.;()\d]{{0,15}}{digits}"
        rf"|{digits}[^.;()\d]{{0,25}}\s(?P<less>{_LESS})\b"
        rf"|{digits}[^.;()\d]{{0,15}}(?:\([^()]{{0,60}}\)\s)?(?:\w+\s){{0,2}}(?P<loss>{_LOSS})\b",
        re.IGNORECASE,
    )
