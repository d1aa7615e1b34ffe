"""Outcomes that were chosen but are none: the name of the estimate itself, when it was measured, 'a trend', 'the risk'.

What was told of the estimate before stands in their place, else what the document says that it studies.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from evidex.extract._effect.sides.side_words import Sides

__all__ = ["with_outcome"]

_VAGUE = re.compile(
    r"(?:\w+[\s-]){0,3}(?:relationships?|associations?|gradients?|trends?)"
    r"|\d+[\s-](?:hours?|h|days?|weeks?|months?|years?)(?:\sfollow-?up)?",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"(?:(?:the|pooled|overall|adjusted|unadjusted|crude|corresponding|estimated|weighted|standardi[sz]ed|absolute|net|mean|median)\s)*"
    r"(?:(?:mean|risk|rate|treatment|between-group|group)\s(?:differences?|effects?)|differences?|effects?\ssizes?"
    r"|numbers?(?:\sneeded(?:\sto\s(?:treat|harm))?)?|(?:odds|hazard|risk|rate)\sratios?|risk\sreductions?|pooled|combined|overall)"
    r"(?:\s(?:at|after)\s(?:\d+\s\w+|\w+\s\d+))?",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"(?:(?:lower|higher|increased|reduced|excess|relative)\s)?(?:risks?|odds|hazards?|rates?|likelihood)",
    re.IGNORECASE,
)
_PREDICATE_BEHIND = re.compile(r"(?<=\w)\s(?:rose|fell|declined|doubled|halved|tripled)(?:\swith\s.*)?$")
_PREDICATE_BEFORE = re.compile(r"^(?:predict(?:s|ed)?|reduce)\s(?=\w)")


def with_outcome(sides: Sides, before: Sides, elsewhere: Callable[[], str | None]) -> Sides:
    """The sides with an outcome that can be one: no more of it than its name, and no name of a measure."""
    outcome = sides.outcome
    if outcome is None or _ITSELF.fullmatch(outcome):
        return msgspec.structs.replace(sides, outcome=before.outcome or elsewhere())
    if _RISK.fullmatch(outcome):
        return msgspec.structs.replace(sides, outcome=before.outcome or elsewhere() or outcome)
    if before.outcome is not None and _VAGUE.fullmatch(outcome):
        return msgspec.structs.replace(sides, outcome=before.outcome)
    plain = _PREDICATE_BEFORE.sub("", _PREDICATE_BEHIND.sub("", outcome))
    return sides if plain == outcome else msgspec.structs.replace(sides, outcome=plain)
