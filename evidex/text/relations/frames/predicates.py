"""Predicates of participles: one of two behind one 'was', 'being associated', what is followed by more or less."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.direction import is_bad, strip_direction
from evidex.text.relations.frames.join import Join, sides_of
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, phrase_before
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, AND, BE, DET, OTHER, PREP, Tokens
from evidex.text.relations.verbs import VerbGroup, read_verb_group

__all__ = ["accompanied", "behind_predicate", "being_before", "is_for_people", "leaving_before"]


def accompanied(tokens: Tokens, cue: Cue, group: VerbGroup, last: int) -> Join | None:
    """'Zinc was followed by fewer falls': more or less of something, after what is itself no change and no ill."""
    join = sides_of(tokens, cue, group, last, subject_before(tokens, group.first)) if group.passive else None
    if join is None or not all(strip_direction(outcome).direction for outcome in join.outcomes[:1]):
        return None
    changed = any(strip_direction(factor).direction or is_bad(factor.words) for factor in join.factors)
    return None if changed or join.negated else join


def being_before(tokens: Tokens, cue: Cue, group: VerbGroup, head: int) -> tuple[int, int] | None:
    """', (with) silk being associated with less pain': the silk."""
    being = next((i for i in range(group.first, head) if tokens.low[i] == "being"), None)
    if being is None or cue.name not in ("associated", "predictive", "protective"):
        return None
    left = phrase_before(tokens, being)
    opening = left[0] - 1 if left is not None else 0
    while tokens.has_tag(opening, DET + ADV):
        opening -= 1
    return left if tokens.at(opening) in (",", "with") else None


def behind_predicate(tokens: Tokens, group: VerbGroup) -> VerbGroup | None:
    """'Falls are common and associated with fractures': the 'are' before the first of two predicates."""
    joint = group.first - 1
    if tokens.at(joint) == "but" and not group.finite:
        return _behind_but(tokens, joint)
    if not tokens.has_tag(joint, AND) or group.finite or not tokens.has_tag(joint - 1, OTHER):
        return None
    index = joint - 1
    while tokens.has_tag(index, ADV + OTHER + PREP) and joint - index < _NEAR:
        index -= 1
    second = index + 1
    while tokens.has_tag(second, ADV):
        second += 1
    plain = joint - second == 1 or (tokens.has_tag(second + 1, PREP) and not tokens.low[second].endswith("ed"))
    if not tokens.has_tag(index, BE) or not tokens.has_tag(second, OTHER) or not plain:
        return None
    before = read_verb_group(tokens, index + 1)
    return None if before.normative or before.negated else msgspec.structs.replace(before, passive=True)


_NEAR = 10
"""Words that the first of two predicates may have."""


def _behind_but(tokens: Tokens, joint: int) -> VerbGroup | None:
    """'Pain was unrelated to age but related to sex': the 'was'."""
    near = range(joint - 1, max(joint - _FAR, 0), -1)
    verb = next((i for i in near if tokens.is_finite(i) or tokens.low[i] == ","), None)
    if verb is None or tokens.tag[verb] != BE:
        return None
    before = read_verb_group(tokens, verb + 1)
    return None if before.normative else msgspec.structs.replace(before, passive=True, negated=False)


_FAR = 16
"""Words between the two predicates of one 'was'."""


def is_for_people(tokens: Tokens, group: VerbGroup, last: int) -> bool:
    """'beneficial for the patients', 'it is beneficial to give zinc': for whom it is good, not for what."""
    right = object_after(tokens, last)
    people = right is not None and not PEOPLE.isdisjoint(tokens.low[slice(*right)])
    return people or tokens.at(group.first - 1) in ("it", "may")


def leaving_before(tokens: Tokens, end: int) -> VerbGroup | None:
    """'The drug leaves adults (less) prone to falls': the verb, with people before what they become."""
    verb = next((i for i in range(end - 1, max(end - _NEAREST, 0), -1) if tokens.low[i] in _LEAVING), None)
    return read_verb_group(tokens, verb) if verb is not None and verb < end - 1 else None


_NEAREST = 5
_LEAVING = frozenset("left leaves leave rendered renders render made makes".split())
