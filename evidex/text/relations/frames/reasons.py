"""Frames of reasons: 'was removed because of', 'develops as a result of'; what came of it is a whole clause."""

from __future__ import annotations

from evidex.text.relations.cues import Cue
from evidex.text.relations.frames.join import Join
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, phrase_before, trimmed
from evidex.text.relations.tokens import BE, HAVE, OTHER, PREP, PRON, SUB, Tokens
from evidex.text.relations.verbs import VerbGroup

__all__ = ["as_result", "clause_before", "of_reason"]


def as_result(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Emphysema develops as a result of smoking': the clause before; without a verb the phrase before."""
    begin = head - 2 - (tokens.has_tag(head - 1, OTHER) and tokens.at(head - 2) == "a")
    right = object_after(tokens, last)
    if tokens.low[begin : begin + 2] != ["as", "a"] or begin < 2 or right is None:
        return None
    told = any(tokens.is_finite(index) for index in range(begin))
    left = _clause_up_to(tokens, begin, least=2) if told else phrase_before(tokens, begin)
    if left is None or left[1] - left[0] > _SHORT:
        return None
    left = _without_people(tokens, left)
    return Join(cue, begin, last, split_coordination(tokens, right), [whole(tokens, left)])


_SHORT = 7
"""Words of a clause that can stand for an outcome."""


def of_reason(tokens: Tokens, cue: Cue, group: VerbGroup, last: int, clause: tuple[int, int]) -> Join | None:
    """'The lens was removed because of infection': a clause comes of a reason, not 'less often because of' it."""
    right = object_after(tokens, last)
    factors = split_coordination(tokens, right) if right is not None else []
    if not factors or tokens.at(group.first - 1) == "often":
        return None
    return Join(cue, group.first, last, factors, [whole(tokens, clause)], hedged=group.hedged)


def clause_before(tokens: Tokens, end: int) -> tuple[int, int] | None:
    """'The lens was removed because of': what came of the reason is the whole clause, if its verb has no object."""
    ended = tokens.at(end - 1).endswith("ed") and tokens.has_tag(end - 1, OTHER)
    if not ended and tokens.at(end - 1) != "," and _LEAVING.isdisjoint(tokens.low[max(end - 5, 0) : end]):
        return None
    clause = _clause_up_to(tokens, end)
    return _without_people(tokens, clause) if clause is not None else None


_LEAVING = frozenset("withdrew discontinued stopped".split())
"""What those do whom the reason makes leave a study: the reason stands behind 'withdrew from the study'."""


def _without_people(tokens: Tokens, clause: tuple[int, int]) -> tuple[int, int]:
    """'2% of the patients withdrew', 'three patients were excluded': what they did, or what was done to them."""
    verb = next((i for i in range(*clause) if tokens.is_finite(i) or tokens.low[i] in _LEAVING), clause[1])
    if verb == clause[1] or tokens.at(verb - 1) not in PEOPLE:
        return clause
    while tokens.has_tag(verb, BE + HAVE):
        verb += 1
    return trimmed(tokens, verb, clause[1]) or clause


def _clause_up_to(tokens: Tokens, end: int, least: int = 3) -> tuple[int, int] | None:
    """The clause that ends before the word `end`, if it is a short one."""
    first = end - 1
    while first > 0 and tokens.low[first - 1] not in (";", ":") and tokens.tag[first - 1] != SUB:
        first -= 1
        if tokens.is_full_stop(first) or (tokens.low[first] == "," and first < end - 1):
            first += 1
            break
    clause = trimmed(tokens, first, end)
    if clause is None or not least <= clause[1] - clause[0] <= 14 or tokens.has_tag(clause[0], PREP + PRON):
        return None
    return clause if any(tokens.is_finite(i) for i in range(*clause)) else None
