"""Shares that are printed with their standard error: 'five-year survival was 85 ± 3 %' (Kaplan and Meier 1958)."""

from __future__ import annotations

import re

from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = ["is_estimated_share"]

_WHOLE = 100
_ESTIMATED = re.compile(
    r"\b(?:survival(?!\s(?:times?|duration))|survivorship|freedom\sfrom\s[\w-]+|actuarial|Kaplan[-\s]Meier|patency"
    r"|cumulative\s(?:incidence|risk|probability|rate)s?|probability\sof|(?:mortality|relapse|recurrence|death)\srates?)\b"
    rf"(?:[^.;{SIGN['number']}]|{SIGN['number']}[\s-](?:year|month|day|week|y|yr)s?\b){{0,110}}$"
)
_CHANGED = re.compile(
    r"\b(?:increas\w*|decreas\w*|reduc\w*|chang\w*|improve[ds]?|improvements?|differences?|fell|rose|lower|higher)\b"
)


def is_estimated_share(read: Quantities, quantity: Quantity, offset: int) -> bool:
    """Whether a percentage with its ±, at `offset` of the shape, is a share of people over time and no mean."""
    if quantity.kind != "plus_minus" or not quantity.percent or quantity.value is None:
        return False
    if not 0 <= quantity.value <= _WHOLE:
        return False
    told = _ESTIMATED.search(read.shape, max(offset - 150, 0), offset)
    return told is not None and _CHANGED.search(told.group()) is None
