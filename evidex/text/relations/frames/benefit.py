"""Frames of benefit: 'no evidence of a benefit of X for Y', 'no benefit was seen from X on Y'."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues.cue import Cue
from evidex.text.relations.frames.join import Join
from evidex.text.relations.frames.nominal import SEEN, noun_phrase_start
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, trimmed
from evidex.text.relations.tokens import ADV, BE, PREP, REL, REPORT, SUB, Tokens

__all__ = ["BENEFIT", "benefit_of"]

BENEFIT = frozenset(("benefit", "benefits", "beneficial"))
"""Without one of these there is no such frame."""
_NONE = frozenset("no not without lack little neither failed cannot".split())
_JOINTS = frozenset("on for in to regarding".split())
_ALL = frozenset("any all either both terms".split())


def benefit_of(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'(no) benefit (was seen) of X on Y'; what is said to benefit protects, what is denied is not associated."""
    start = noun_phrase_start(tokens, head)
    if not tokens.low[head].startswith("benefit") and "beneficial" not in tokens.low[start:head]:
        return None
    index = last
    while tokens.has_tag(index, BE + ADV) or tokens.at(index) in SEEN or tokens.at(index) == "been":
        index += 1
    if tokens.at(index) not in ("of", "from", "for", "with") or tokens.at(index + 1) in ("regard", "respect"):
        return None
    joint = _joint(tokens, index + 1)
    left = trimmed(tokens, index + 1, joint) if joint is not None else None
    right = object_after(tokens, _begin(tokens, joint)) if joint is not None else None
    if joint is None or left is None or right is None:
        return None
    before = tokens.low[max(start - 7, 0) : head]
    denied = not _NONE.isdisjoint(before)
    if not denied and not any(tokens.tag[i] == REPORT for i in range(max(start - 2, 0), start)):
        return None
    factors, outcomes = split_coordination(tokens, left), split_coordination(tokens, right)
    said = msgspec.structs.replace(cue, kind="protective")
    return Join(said, start, joint + 1, factors, outcomes, denied)


def _joint(tokens: Tokens, first: int) -> int | None:
    """The preposition between what benefits and what it benefits, 'in patients' passed over."""
    for index in range(first + 1, min(first + 14, len(tokens))):
        word, after = tokens.low[index], tokens.at(index + 1)
        if word in (";", ":", ",", "compared") or tokens.tag[index] in (SUB, REL) or tokens.is_finite(index):
            return None
        if word not in _JOINTS or _names_people(tokens, index + 1):
            continue
        if word != "in" or after.endswith("ing") or after in _ALL:
            return index
    return None


def _names_people(tokens: Tokens, first: int) -> bool:
    """'in older patients', not 'for gout in patients'."""
    for index in range(first, min(first + 4, len(tokens))):
        if tokens.low[index] in PEOPLE or tokens.tag[index] == PREP:
            return tokens.tag[index] != PREP
    return False


def _begin(tokens: Tokens, joint: int) -> int:
    """Behind the joint, 'terms of' and what is done ('improving', 'correct')."""
    if tokens.at(joint + 1) == "terms":
        return joint + 3
    return joint + 1 + (tokens.low[joint] == "to" or tokens.at(joint + 1).endswith("ing"))
