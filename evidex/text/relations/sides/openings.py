"""What opens a sentence before its subject: 'In a multivariate analysis,', 'Interestingly,', 'Taken together,'."""

from __future__ import annotations

from evidex.text.relations.tokens import ADV, AND, OTHER, PREP, SUB, Tokens

__all__ = ["is_but_not", "opens_denied", "over_opening"]

_OPENERS = frozenset(
    """similar earlier due owing thanks together likewise altogether
    compared relative adjusting controlling based given unlike according apart besides except conclusion results
    conclusions moreover finally first second third similarly conversely nevertheless nonetheless irrespective
    regardless instead indeed meanwhile further furthermore overall after background objective objectives methods
    consistent contrary main authors interpretation findings importance""".split()
)


_COUNTING = frozenset("both all each only neither".split())
"""They open a subject, not what stands before it."""
_SPANS = frozenset("analysis model regression period phase trial study".split())


def over_opening(tokens: Tokens, first: int, verb: int) -> int:
    """Past 'In a multivariate analysis,' and 'Interestingly,'."""
    while first < verb and (
        (tokens.has_tag(first, PREP + ADV + SUB) and tokens.low[first] not in _COUNTING)
        or tokens.low[first] in _OPENERS
        or _is_set_before(tokens, first)
    ):
        comma = next((i for i in range(first, verb - 1) if tokens.low[i] == ","), None)
        if comma is None:
            if tokens.tag[first] == PREP:
                behind = [i for i in range(first, verb - 1) if tokens.low[i] in _SPANS]
                return behind[0] + 1 if behind else first
            return first
        if tokens.tag[first] == PREP:
            final = max(i for i in range(first, verb - 1) if tokens.low[i] == ",")
            if not any(tokens.tag[i] == AND for i in range(final, verb)):
                comma = final
        first = comma + 1
    return first


def _is_set_before(tokens: Tokens, first: int) -> bool:
    """'Treated with zinc,', 'Taken together,', 'Administered 5 min before a meal,'."""
    word, after = tokens.low[first], tokens.at(first + 1)
    if word in ("taken", "given", "left"):
        return tokens.has_tag(first + 1, PREP + ADV) or after in ("together", "alone", "untreated")
    return word.endswith("ed") and (tokens.has_tag(first + 1, PREP) or after[:1].isdigit())


def opens_denied(tokens: Tokens, but: int, verb: int) -> bool:
    """'A but not B was associated with': the B is no subject of what is said."""
    near = (
        verb - but < _NEAR
        and tokens.has_tag(but - 1, OTHER)
        and tokens.low[but - 1][0].isalnum()
        and "," not in tokens.low[but - 1 : verb]
    )
    return near and not any(tokens.is_finite(i) for i in range(but))


_NEAR = 10
"""Words before the verb that one may deny of a subject."""


def is_but_not(tokens: Tokens, index: int) -> bool:
    return tokens.low[index : index + 2] == ["but", "not"]
