"""Frames that set one side against another: 'X had more Y than Z', 'Y in X was higher than in Z'."""

from __future__ import annotations

from evidex.text.relations.cues import Cue
from evidex.text.relations.frames.join import NONE, Join, sides_of
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, trimmed
from evidex.text.relations.sides.subjects import MORE_THAN, subject_before
from evidex.text.relations.tokens import ADV, PREP, Tokens
from evidex.text.relations.verbs import read_verb_group

__all__ = ["BEARING", "had_more", "than"]

BEARING = frozenset(
    """had has have showed shows show exhibited exhibit exhibits experienced experience reported required achieved
    displayed demonstrated maintained gained developed presented yielded provided provides offered""".split()
)
"""The verbs of 'had more': without one there is no such frame."""
_EARLIER = frozenset("baseline before pre-treatment pretreatment expected previously".split())


def had_more(tokens: Tokens, cue: Cue, head: int, _last: int) -> Join | None:
    """'X had (significantly) more Y than Z': what is set against nothing and no test is left out."""
    verb = head - 1
    while tokens.has_tag(verb, ADV) or tokens.at(verb) in ("a", "an", "significant") or tokens.at(verb)[:1].isdigit():
        verb -= 1
    if tokens.at(verb) not in BEARING:
        return None
    right = object_after(tokens, head + 1)
    if right is None:
        return None
    tested = bool({"significantly", "significant"} & set(tokens.low[verb:head]))
    tested = tested and tokens.low[head] not in ("increased", "elevated", "reduced", "decreased")
    if not tested and not MORE_THAN & set(tokens.low[right[1] : right[1] + 3]):
        return None
    if _EARLIER & set(tokens.low[right[1] : right[1] + 4]):
        return None
    return sides_of(tokens, cue, read_verb_group(tokens, verb), head + 1, _subject(tokens, verb))


def _subject(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    return subject_before(tokens, read_verb_group(tokens, verb).first)


def than(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Y in X was higher than in Z': the group stands within the subject, behind its last preposition."""
    group = read_verb_group(tokens, head)
    if not group.passive or group.normative or _EARLIER & set(tokens.low[last : last + 4]):
        return None
    left = subject_before(tokens, group.first)
    if left is None:
        return None
    joint = _group_joint(tokens, left, last)
    if joint is None:
        return None
    factor, outcome = trimmed(tokens, joint + 1, left[1]), trimmed(tokens, left[0], joint)
    if factor is None or outcome is None or tokens.has_tag(outcome[0], PREP):
        return None
    alike = cue.kind == "not_associated"
    if not alike and not _of_people(tokens, joint, left[1], last):
        return None
    if alike and (group.negated or group.modal or not _told_of_groups(tokens, joint, left[1], last)):
        return None
    negated = alike or group.negated or tokens.low[left[0]] in NONE
    outcomes = split_coordination(tokens, outcome)
    return Join(cue, group.first, last, [whole(tokens, factor)], outcomes, negated, group.hedged, cue.direction)


_OTHERS = frozenset("others those controls control placebo".split())


def _of_people(tokens: Tokens, joint: int, end: int, last: int) -> bool:
    """'with zinc', 'in smokers', 'in the zinc group', but not 'in the upper region' or 'for lung tissue'."""
    told = range(joint + 1, end)
    answered = not _OTHERS.isdisjoint(tokens.low[last : last + 4])
    return answered or tokens.low[joint] in ("with", "among") or any(tokens.low[i] in PEOPLE for i in told)


def _told_of_groups(tokens: Tokens, joint: int, end: int, last: int) -> bool:
    """'Nausea with zinc was similar to that with iron', '… in the zinc group …': treatments or people, not things."""
    if tokens.at(last) not in ("that", "those", "the", "placebo"):
        return False
    return tokens.low[joint] in ("with", "after", "following") or not PEOPLE.isdisjoint(tokens.low[joint:end])


_PLACES = frozenset("in among with after for following".split())
_NO_GROUP = frozenset("vitro vivo particular addition general total".split())
_OF_SOMETHING = frozenset(
    """change changes increase increases reduction reductions decrease decreases improvement improvements risk risks
    rise decline difference differences""".split()
)


def _group_joint(tokens: Tokens, left: tuple[int, int], last: int) -> int | None:
    """The preposition within the subject that names the group; 'of' only where 'than that of' answers it."""
    answered = tokens.low[last : last + 2] in (["that", "of"], ["those", "of"]) or tokens.at(last) == "of"
    for index in range(left[1] - 1, left[0], -1):
        word = tokens.low[index]
        if word in _PLACES or (word == "of" and answered):
            named = tokens.at(index + 1) not in _NO_GROUP and not tokens.at(index + 1)[:1].isdigit()
            return index if named and tokens.at(index - 1) not in _OF_SOMETHING else None
    return None
