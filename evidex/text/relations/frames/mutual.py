"""Frames of what goes together or changes further: 'A and B were associated', 'pain decreased more with zinc'."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues.cue import Cue
from evidex.text.relations.direction import Direction
from evidex.text.relations.frames.compared import compared
from evidex.text.relations.frames.join import Join
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import trimmed
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, AND, BE, PREP, Tokens
from evidex.text.relations.verbs import read_verb_group

__all__ = ["changed_more", "mutual"]


def mutual(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Gout and thirst were (not) associated.': two things that a sentence joins by nothing but 'and'."""
    if tokens.at(last) not in ("", ".", ";", ",", "with", "to") or tokens.has_tag(last, PREP):
        return None
    group = read_verb_group(tokens, head)
    left = subject_before(tokens, group.first) if group.passive else None
    joints = [index for index in range(*left) if tokens.tag[index] == AND] if left is not None else []
    if left is None or len(joints) != 1 or "," in tokens.low[slice(*left)] or group.normative:
        return None
    one, other = trimmed(tokens, left[0], joints[0]), trimmed(tokens, joints[0] + 1, left[1])
    if one is None or other is None:
        return None
    return Join(cue, group.first, last, [whole(tokens, one)], [whole(tokens, other)], group.negated, group.hedged)


_WAYS: dict[str, Direction] = {
    **dict.fromkeys("decreased fell declined reduced".split(), "down"),
    **dict.fromkeys("increased rose improved".split(), "up"),
}


def changed_more(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Pain decreased significantly more in the zinc group than in the placebo group'."""
    verb = head - 1
    while tokens.has_tag(verb, ADV):
        verb -= 1
    if tokens.at(verb) not in _WAYS or tokens.has_tag(verb - 1, BE):
        return None
    group = read_verb_group(tokens, verb)
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None or group.negated or not compared(tokens, right):
        return None
    if tokens.low[verb] == "improved":
        cue = msgspec.structs.replace(cue, kind="protective")
    factors, outcomes = split_coordination(tokens, right), split_coordination(tokens, left)
    return Join(cue, group.first, last, factors, outcomes, False, group.hedged, _WAYS[tokens.low[verb]])
