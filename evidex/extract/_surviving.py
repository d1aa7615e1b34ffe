"""Shares that are printed with their standard error: 'five-year survival was 85 ± 3 %' (Kaplan and Meier 1958)."""

from __future__ import annotations

import re

from evidex.text.quantities import SIGN, Quantities, Quantity

__all__ = ["is_estimated_share"]

_WHOLE = 100
_HEAD = (
    r"\b(?:survival(?!\s(?:times?|duration))|survivorship|freedom\sfrom\s[\w-]+|actuarial|Kaplan[-\s]Meier|patency"
    r"|(?:E|D|P|R|O|LR|M)F?S(?=\s(?:rates?|was|were|of|at|for|in|improved)\b)"
    r"|cumulative\s(?:incidence|risk|probability|rate)s?|CIs?\s(?:of|for)\s(?=[a-z])|probability\sof"
    r"|(?:mortality|relapse|recurrence|death|failure|retention|healing|cure|success|complication|remission)\srates?"
    r"|(?:year|month|cumulative|actuarial)\s(?:[\w-]+\s)?rates?|(?:local|locoregional|tumou?r|disease)\scontrol"
    rf"|rates?\sat\s(?={SIGN['number']}\s(?:years?|months?)\b)|(?<={SIGN['number']}-)(?:year|month)\s(?:[\w-]+\s){{1,3}}rates?)"
)
"""'CI of relapse' is a cumulative incidence: a confidence interval is of a number."""
_TIME = (
    rf"{SIGN['number']}[\s-](?:year|month|day|week|y|yr)s?\b"
    rf"|\b(?:after|before|since|until|in)\s{SIGN['number']}(?=[\s,)])"
)
_NO_MEAN = r"(?:(?!\b(?:[Mm]eans?|[Mm]edians?|[Aa]verages?|[Ss]cores?|[Ll]evels?)\b).)"
_ESTIMATED = re.compile(rf"{_HEAD}(?:[^.;{SIGN['number']}]|{_TIME}){{0,110}}$")
_LISTED = re.compile(rf"{_HEAD}{_NO_MEAN}{{0,110}}{SIGN['plus_minus']}{_NO_MEAN}{{0,400}}$")
"""One after the other: 'survival was better in A (75% ± 10% vs 46% ± 10%; P = .03), in B (79% ± 10% vs'."""
_CHANGED = re.compile(
    r"\b(?:increas\w*|decreas\w*|reduc\w*|chang\w*|improve[ds]?|improvements?|differences?|fell|rose|lower|higher)\b"
)
_AGAINST = r"\s(?:vs\.?|versus|and|compared with)\s"
_OTHER_BEHIND = re.compile(rf"{_AGAINST}{SIGN['plus_minus']}")
_SECOND_OF_TWO = re.compile(rf"[(\[]{SIGN['plus_minus']}{_AGAINST}$")


def is_estimated_share(read: Quantities, quantity: Quantity, offset: int) -> bool:
    """Whether a percentage with its ±, at `offset` of the shape, is a share of people over time and no mean."""
    if quantity.kind != "plus_minus" or not quantity.percent or quantity.value is None:
        return False
    if not 0 <= quantity.value <= _WHOLE:
        return False
    if _is_of_two(read.shape, offset):
        return (_ESTIMATED.search(read.shape, 0, offset) or _LISTED.search(read.shape, 0, offset)) is not None
    told = _ESTIMATED.search(read.shape, max(offset - 150, 0), offset)
    return told is not None and _CHANGED.search(told.group()) is None


def _is_of_two(shape: str, offset: int) -> bool:
    """'(75% ± 10% vs 46% ± 10%': two that are told against one another are shares even where one is 'improved'."""
    first = shape.endswith(("(", "["), 0, offset) and _OTHER_BEHIND.match(shape, offset + 1)
    return bool(first or _SECOND_OF_TWO.search(shape, max(offset - 20, 0), offset))
