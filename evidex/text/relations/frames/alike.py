"""Frames of no difference that speak of the groups first, or leave them out: 'there was no effect on mortality'."""

from __future__ import annotations

from evidex.text.relations.cues.cue import Cue
from evidex.text.relations.frames.join import Join
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, Phrase, trimmed
from evidex.text.relations.sides.subjects import main_subject, subject_before
from evidex.text.relations.tokens import ADV, AND, BE, DET, OTHER, Tokens
from evidex.text.relations.verbs import VerbGroup, read_verb_group

__all__ = ["NEGLIGIBLE", "alike", "had_similar", "no_benefit", "no_effect"]


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
    if differs and tokens.at(index) == "from" and tokens.at(index + 1) not in ("that", "those"):
        return _groups_first(tokens, cue, left, group.first, _over_other(tokens, index + 1))
    last_word = tokens.low[left[1] - 1]
    grouped = last_word in _SIDES or (differs and last_word.endswith("s") and tokens.at(index) in ("in", "with"))
    if grouped:
        return _groups_first(tokens, cue, left, group.first, index)
    return _outcome_first(tokens, cue, left, group, index)


def _outcome_first(tokens: Tokens, cue: Cue, left: tuple[int, int], group: VerbGroup, index: int) -> Join | None:
    """'Mortality was similar with both drugs': the groups stand behind. Left out they are not guessed at: which arm
    is meant a reader takes from the whole text, and such bare comparisons are no firm statement."""
    if tokens.at(index) not in ("with", "in", "for", "after") or tokens.at(index + 1) not in ("both", "all", "either"):
        return None
    named = object_after(tokens, index + 1)
    if named is None or tokens.low[named[1] - 1] not in _SIDES:
        return None
    return Join(
        cue, group.first, named[1], [whole(tokens, named)], split_coordination(tokens, left), True, group.hedged
    )


def _over_other(tokens: Tokens, first: int) -> int:
    """'from the placebo group with respect to': where what they do not differ in is named."""
    near = range(first + 1, min(first + 8, len(tokens)))
    return next((i for i in near if tokens.low[i] in ("with", "in", "regarding", "for")), first)


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


_SEEN = frozenset("observed found seen detected noted".split())


def no_effect(tokens: Tokens, cue: Cue, start: int, head: int, last: int) -> Join | None:
    """'There was no effect on Y'; 'no evidence of treatment effects on Y'."""
    if (little := _negligible(tokens, cue, start, last)) is not None:
        return little
    before = tokens.low[max(start - 4, 0) : start]
    evidence = tokens.low[max(start - 3, 0) : start] == ["no", "evidence", "of"]
    right = object_after(tokens, last)
    if right is None or (not evidence and "no" not in tokens.low[start:head]):
        return None
    behind = tokens.has_tag(right[1], BE) and not _SEEN.isdisjoint(tokens.low[right[1] : right[1] + 3])
    if not evidence and not behind and {"there", "found", "observed", "saw"}.isdisjoint(before):
        return None
    said = [i for i in range(start, head) if tokens.tag[i] == OTHER and tokens.low[i] not in _KINDS]
    named = said and said[-1] - said[0] == len(said) - 1 and said[-1] == head - 1
    factor = whole(tokens, (said[0], head)) if named else _left_out(tokens, head)
    return Join(cue, start, last, [factor], split_coordination(tokens, right), True)


def _negligible(tokens: Tokens, cue: Cue, start: int, last: int) -> Join | None:
    """'Zinc helped, although its influence on Y was negligible'."""
    right = object_after(tokens, last, paired=True)
    if right is None or tokens.at(start) not in ("its", "their") or not tokens.has_tag(right[1], BE):
        return None
    said = tokens.low[right[1] : right[1] + 4]
    owner = main_subject(tokens, start)
    if owner is None or NEGLIGIBLE.isdisjoint(said):
        return None
    return Join(cue, start, right[1] + 2, split_coordination(tokens, owner), split_coordination(tokens, right), True)


NEGLIGIBLE = frozenset("negligible minimal nonsignificant non-significant insignificant trivial".split())
_HAVING = frozenset(
    """had has have showed show shows experienced reported achieved demonstrated demonstrate exhibited offered offers
    offer provided provides provide conferred confers confer gave gives produced produces produce yielded""".split()
)


def no_benefit(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X offered no (additional) benefit (in reducing Y)', 'X showed no evidence of benefit'."""
    verb = next((i for i in range(head - 1, max(head - 8, 0), -1) if tokens.low[i] in _HAVING), None)
    if verb is None:
        return None
    group, between = read_verb_group(tokens, verb), tokens.low[verb + 1 : head]
    if not (group.negated or "no" in between) or any(tokens.is_finite(i) for i in range(verb + 1, head)):
        return None
    left = subject_before(tokens, group.first)
    if left is None:
        return None
    if tokens.at(last) in ("of", "from", "with"):
        return None
    doing = [i for i in range(last + 1, min(last + 8, len(tokens))) if tokens.low[i].endswith("ing")]
    if doing and tokens.low[doing[0] - 1] in ("in", "for", "at"):
        right = object_after(tokens, doing[0] + 1)
    elif tokens.at(last) == "in" and PEOPLE.isdisjoint(tokens.low[last + 1 : last + 5]):
        return None
    else:
        right = object_after(tokens, last + 1) if tokens.at(last) in ("on", "for") else None
    if right is not None:
        outcomes = split_coordination(tokens, right)
    elif between[:3] == ["no", "evidence", "of"]:
        outcomes = [Phrase(tokens.start[head], tokens.end[head], "risk")]  # of what the document studies
    else:
        named = trimmed(tokens, verb + 1, head + 1)
        outcomes = [whole(tokens, named)] if named is not None else []
    return Join(cue, group.first, last, split_coordination(tokens, left), outcomes, True, group.hedged)


_OF_HOW_OFTEN = frozenset("rate rates incidence incidences risk risks frequency mortality prevalence".split())


def had_similar(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Both groups had similar rates of Y', 'X had a similar rate of Y as Z'."""
    verb = head - 1
    while tokens.has_tag(verb, ADV + DET):
        verb -= 1
    if tokens.at(verb) not in _HAVING or _OF_HOW_OFTEN.isdisjoint(tokens.low[last : last + 3]):
        return None
    group = read_verb_group(tokens, verb)
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None or group.negated:
        return None
    several = any(tokens.tag[i] == AND for i in range(*left)) or tokens.low[left[1] - 1] in _SIDES
    if not several and not {"to", "as", "compared"} & set(tokens.low[right[0] : right[1] + 2]):
        return None
    cut = next((i for i in range(right[0] + 1, right[1]) if tokens.low[i] in ("to", "as")), right[1])
    outcome = trimmed(tokens, right[0], cut)
    if outcome is None:
        return None
    return Join(cue, group.first, last, [whole(tokens, left)], split_coordination(tokens, outcome), True, group.hedged)
