"""Frames of no difference that speak of the groups first, or leave them out: 'there was no effect on mortality'."""

from __future__ import annotations

from evidex.text.relations.coordination import split_coordination, whole
from evidex.text.relations.cue import Cue
from evidex.text.relations.join import Join
from evidex.text.relations.objects import object_after
from evidex.text.relations.phrases import Phrase
from evidex.text.relations.subjects import subject_before
from evidex.text.relations.tokens import ADV, OTHER, Tokens
from evidex.text.relations.verbs import read_verb_group

__all__ = ["alike", "no_effect"]


def _left_out(tokens: Tokens, index: int) -> Phrase:
    """A factor that the sentence does not name: what sets the groups of the study apart."""
    return Phrase(tokens.start[index], tokens.end[index], "", resumed=True)


_SIDES = frozenset(
    """groups arms agents treatments regimens drugs procedures methods techniques interventions medications doses
    strategies formulations sexes""".split()
)


def alike(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'The groups did not differ in Y', 'the drugs were similar in Y'."""
    group = read_verb_group(tokens, head)
    differs = tokens.low[head].startswith("differ")
    if group.negated != differs or (not differs and not group.passive) or group.normative:
        return None
    left = subject_before(tokens, group.first)
    if left is None:
        return None
    index = last
    while tokens.has_tag(index, ADV):
        index += 1
    last_word = tokens.low[left[1] - 1]
    grouped = last_word in _SIDES or (differs and last_word.endswith("s") and tokens.at(index) in ("in", "with"))
    return _groups_first(tokens, cue, left, group.first, index) if grouped else None


def _groups_first(tokens: Tokens, cue: Cue, left: tuple[int, int], first: int, index: int) -> Join | None:
    words = tokens.low[index : index + 3]
    if words[:2] in (["as", "to"], ["as", "regards"]):
        begin = index + 2
    elif words == ["with", "respect", "to"] or words == ["with", "regard", "to"]:
        begin = index + 3
    elif words[:1] in (["in"], ["regarding"], ["for"], ["concerning"]):
        begin = index + 1
    else:
        return None
    right = object_after(tokens, begin)
    if right is None:
        return None
    return Join(cue, first, begin, [whole(tokens, left)], split_coordination(tokens, right), True)


_KINDS = frozenset(
    """overall further such other clear major direct detectable apparent significant substantial additional adverse
    beneficial harmful independent main strong great statistically important consistent net extra evident""".split()
)


def no_effect(tokens: Tokens, cue: Cue, start: int, head: int, last: int) -> Join | None:
    """'There was no effect on Y'; 'no evidence of treatment effects on Y'."""
    before = tokens.low[max(start - 4, 0) : start]
    evidence = tokens.low[max(start - 3, 0) : start] == ["no", "evidence", "of"]
    if not evidence and ("no" not in tokens.low[start:head] or not {"there", "found", "observed", "saw"} & set(before)):
        return None
    right = object_after(tokens, last)
    if right is None:
        return None
    said = [i for i in range(start, head) if tokens.tag[i] == OTHER and tokens.low[i] not in _KINDS]
    named = said and said[-1] - said[0] == len(said) - 1 and said[-1] == head - 1
    factor = whole(tokens, (said[0], head)) if named else _left_out(tokens, head)
    return Join(cue, start, last, [factor], split_coordination(tokens, right), True)
