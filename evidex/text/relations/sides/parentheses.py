"""What stands between commas before a verb: appositions, and examples of a kind."""

from __future__ import annotations

from evidex.text.relations.sides.phrases import Stretch, trimmed
from evidex.text.relations.tokens import AND, PREP, Tokens

__all__ = ["VAGUE", "examples_before", "over_parentheticals"]

_PARENTHETIC = frozenset("such including particularly especially namely like i.e e.g ie eg mainly notably".split())


def over_parentheticals(tokens: Tokens, verb: int) -> int:
    """'X, a new drug, was' → the place behind 'X'; 'X, such as A, B and C, was' likewise."""
    while verb > 2 and "," in (tokens.low[verb - 1], tokens.at(verb)):
        closed = tokens.low[verb - 1] == ","
        opening = verb - 2
        while opening > 0 and tokens.low[opening] not in (",", ";", ":"):
            opening -= 1
        if opening <= 0 or tokens.low[opening] != ",":
            return verb
        if closed and (marker := _marker_before(tokens, opening + 2)) is not None:
            verb = marker - 1
        elif (
            tokens.has_tag(opening + 1, AND)
            or tokens.low[opening + 1] == "that"
            or tokens.low[opening + 1 : opening + 3] == ["as", "well"]
            or not (closed or tokens.has_tag(opening + 1, PREP) or tokens.low[opening + 1] in ("a", "an"))
        ):
            return verb
        else:
            verb = opening
    return verb


def _marker_before(tokens: Tokens, end: int) -> int | None:
    """Where ', such as' or ', including' opens a list that runs up to the word `end`."""
    for index in range(end - 1, 1, -1):
        if tokens.low[index] in _PARENTHETIC and tokens.low[index - 1] == ",":
            return index
        if tokens.low[index] in (";", ":") or tokens.is_finite(index):
            return None
    return None


VAGUE = frozenset(
    """factors variables drugs agents medications conditions characteristics comorbidities parameters
    determinants features measures markers symptoms interventions treatments therapies exposures behaviors
    behaviours disorders diseases""".split()
)


def examples_before(tokens: Tokens, verb: int) -> Stretch | None:
    """'Several factors, such as A, B and C, may contribute': the A, B and C."""
    if tokens.at(verb - 1) != ",":
        return None
    marker = _marker_before(tokens, verb - 1)
    if marker is None:
        return _listed_kinds(tokens, verb - 1)
    if tokens.at(marker - 2) not in VAGUE:
        return None
    return trimmed(tokens, marker + 1 + (tokens.low[marker] == "such"), verb - 1)


def _listed_kinds(tokens: Tokens, last: int) -> Stretch | None:
    """'All three drugs, A, B, and C, were': the A, B and C."""
    first = next((i for i in range(1, last) if tokens.low[i] == "," and tokens.low[i - 1] in VAGUE), None)
    if first is None or not any(tokens.tag[i] == AND for i in range(first, last)):
        return None
    if tokens.low[first + 1 : last].count(",") < 1 or any(tokens.is_finite(i) for i in range(first, last)):
        return None
    return trimmed(tokens, first + 1, last)
