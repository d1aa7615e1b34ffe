"""The frame of nouns for what goes together: 'an association between A and B was found'."""

from __future__ import annotations

import re
from collections.abc import Set

from evidex.text.relations.cues import Cue
from evidex.text.relations.direction import is_bad, strip_direction
from evidex.text.relations.frames.join import Join, comes_of, sides_of
from evidex.text.relations.frames.nominal import SEEN, noun_phrase_start
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import Phrase, Stretch
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, BE, HAVE, Tokens
from evidex.text.relations.verbs import VerbGroup

__all__ = ["association_noun"]

_TELLING = frozenset(
    """was were is are found showed observed revealed demonstrated had shows has have detected find indicated
    suggested confirmed suggest suggests support supports demonstrate demonstrates reveal reveals identify""".split()
)
_FINDING = frozenset("find support confirm detect suggest demonstrate show indicate reveal identify".split())
"""Bare verbs that no tag tells from nouns: 'did not find an association'."""
_BEARING = frozenset("showed had shows has have demonstrated revealed displayed exhibited".split())
_JOINTS = {"between": "and", "of": "with"}
"""What joins both, by the preposition before them."""
_EXPLAINED = frozenset(("due", "explained", "mediated"))
"""'was explained by age': it is of something else."""
_STANDING = frozenset("significant persisted stronger strongest".split())
"""'the association between A and B remained significant'."""
_VALUED = frozenset(("to", "be", "significant"))
"""'was found to be (statistically) significant'."""
_COMING = re.compile(r"(?:later |subsequent |the )*(?:development|incidence|risk|survival|outcomes?)\b", re.IGNORECASE)


def association_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'A (no) association between A and B was found', 'X showed an association with Y'."""
    start = noun_phrase_start(tokens, head)
    finding = next((i for i in range(head - 1, start - 1, -1) if tokens.low[i] in _FINDING), None)
    far = set(tokens.low[max(finding - 5, 0) : finding]) if finding is not None else set()
    start = start if finding is None else finding + 1
    before, words = set(tokens.low[max(start - 4, 0) : start]), tokens.low[start:head]
    if "poor" in words or "weak" in words:
        return None
    negated = "no" in words or bool((before | far) & {"not", "lack"}) or "no" in far or {"no", "evidence"} <= before
    index = last
    while tokens.has_tag(index, BE + ADV + HAVE) or tokens.at(index) in SEEN or tokens.at(index) == "been":
        index += 1
    if tokens.at(index) in ("with", "to") and before & _BEARING:
        verb = max(i for i in range(max(start - 4, 0), start) if tokens.low[i] in _BEARING)
        return sides_of(tokens, cue, VerbGroup(verb, negated=negated), index + 1, subject_before(tokens, verb))
    stretch = object_after(tokens, index + 1, paired=True)
    if tokens.at(index) not in _JOINTS or stretch is None:
        return None
    behind = _behind(tokens, index, stretch)
    seen = not SEEN.isdisjoint(tokens.low[last:index]) or not _TELLING.isdisjoint(before)
    if not _EXPLAINED.isdisjoint(behind) or not (seen or _is_told(behind)):
        return None
    denied = "unlikely" in behind or ("not" in behind and "but" not in behind)
    return _pair(tokens, cue, (start, index), stretch, negated=negated or denied)


def _behind(tokens: Tokens, index: int, stretch: Stretch) -> set[str]:
    """The words behind 'between A'; what is told of both stands further behind where B is not named yet."""
    far = tokens.at(index) == "between" and "and" not in tokens.low[slice(*stretch)]
    return set(tokens.low[stretch[1] : stretch[1] + (16 if far else 7)])


def _is_told(behind: Set[str]) -> bool:
    """Whether the words behind say that there was an association: 'was found', 'remained significant'."""
    if "unlikely" in behind or not _STANDING.isdisjoint(behind):
        return True
    return (not SEEN.isdisjoint(behind) and not behind & {"to", "whether"}) or behind >= _VALUED


def _names_ill_first(before: list[Phrase], after: list[Phrase]) -> bool:
    """'between asthma admissions and nitrogen dioxide': what is ill is the outcome, wherever it stands."""
    return is_bad(before[0].words) and not any(
        is_bad(phrase.words) or strip_direction(phrase).direction or _COMING.match(phrase.words) for phrase in after
    )


def _pair(tokens: Tokens, cue: Cue, stated: Stretch, stretch: Stretch, *, negated: bool) -> Join | None:
    """The sides of 'between A and B', 'of A with B'; `stated` begins with the noun and ends with its preposition."""
    joint = _JOINTS[tokens.at(stated[1])]
    cut = next((i for i in range(stretch[0] + 1, stretch[1] - 1) if tokens.low[i] == joint), None)
    if cut is None:
        return None
    left, right = (stretch[0], cut), object_after(tokens, cut + 1, paired=True)
    if right is None:
        return None
    before, after = split_coordination(tokens, left), split_coordination(tokens, right)
    if before and after and (comes_of(before, after) or _names_ill_first(before, after)):
        before, after = after, before
    return Join(cue, stated[0], stated[1] + 1, before, after, negated)
