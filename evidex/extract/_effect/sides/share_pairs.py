"""Which of two shares a ratio sets against the other: '30% in the control group and 42% in the pump group (RR 1.4)'.

The numbers say it themselves: a ratio above 1 is of the larger share over the smaller one, whichever is told first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from evidex.extract._effect.numbers.estimate import Estimate, name_of, placed
from evidex.extract._effect.sides.clause import NAMED
from evidex.extract._effect.sides.set_against import side_name
from evidex.extract._effect.sides.side_words import Sides
from evidex.text.people import PERSONS
from evidex.text.quantities import Quantities

__all__ = ["share_pairs"]

_OF_SHARES = frozenset({"OR", "RR", "PR"})
_NO_SHARES = re.compile(r"surviv|[- ]free\b|remain", re.IGNORECASE)
"""A hazard ratio behind shares of those who are well is of the others."""
_ASIDE = r"(?:\s?[(\[](?![^()\[\]]*\b(?:CI|[a-z]{0,3}[OHR]R))[^()\[\]]{1,40}[)\]])?"


def _share(name: str) -> str:
    return (
        rf"(?:\d[\d,]*(?:\s?/\s?\d[\d,]*)?\s?[(\[]\s?)?(?<![\d.])(?P<{name}>\d[\d.·]*)\s?%\s?[)\]]?{_ASIDE}"
        r"\s(?:in|of|for|with|among|on)\s(?:the\s|those\s(?:who\s\w+\s|on\s|with\s)?)?"
    )


_PAIR = re.compile(
    rf"{_share('p')}(?P<a>[A-Za-z][^,;:()\[\]%]{{0,60}}?){_ASIDE}"
    r",?\s(?:and|vs?\.?|versus|(?:as\s|when\s)?compared\s(?:with|to)|but|whereas|against|than)\s(?:only\s|to\s|just\s)?"
    rf"{_share('q')}(?P<b>[A-Za-z][^,;:()\[\]%]{{0,60}}?){_ASIDE}[,;]?\s?[(\[]?\s?$"
)
_SAYS = re.compile(
    r"\b(?:had|has|have|was|were|did|who|reported|showed)\b|\s[a-z]{4,}ed(?:\s(?:to|the|in|their|an?|with|by)\b|;)"
)
_ANYONE = re.compile(rf"(?:the\s)?(?:[a-z]+ed\s)?{PERSONS}|[a-z]+ed|", re.IGNORECASE)
"""'of the treated patients': nothing that has a name."""
_TESTED = re.compile(r"[(\[,;]\s?P\s?[=<>≤≥]\s?[\d.]+[;,]\s?$", re.IGNORECASE)


def share_pairs(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, Sides]:
    """Factor and comparator of each ratio right behind two shares with their names, by its number."""
    told: dict[int, Sides] = {}
    for number, (each, since, start, _) in enumerate(placed(read, estimates)):
        lead = sentence[max(since, start - 300) : start]
        shares = each.measure in _OF_SHARES or (each.measure == "HR" and not _NO_SHARES.search(lead))
        sought = shares and each.value != 1 and "%" in lead and not NAMED.search(name_of(read, each))
        match = _PAIR.search(_TESTED.sub("", lead)) if sought else None
        if match is not None and (pair := _pair(match, each.value)):
            told[number] = pair
    return told


def _pair(match: re.Match[str], ratio: Decimal) -> Sides | None:
    """The two sides, the one whose share the ratio is of first."""
    try:
        one, other = (Decimal(match[name].replace("·", ".").rstrip(".")) for name in "pq")
    except InvalidOperation:
        return None
    first, second = side_name(match["a"]), side_name(match["b"])
    if _SAYS.search(f"{match['a']}; {match['b']};") or any(map(_ANYONE.fullmatch, (first or "", second or ""))):
        return None
    if one == other or not first or not second or first.lower() == second.lower():
        return None
    if (one > other) != (ratio > 1):
        first, second = second, first
    return Sides(first, None, second)
