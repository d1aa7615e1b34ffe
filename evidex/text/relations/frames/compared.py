"""Frames of comparison: higher in, more likely to, at a greater risk, no difference between."""

from __future__ import annotations

import msgspec

from evidex.text.number_words import ONES, TENS
from evidex.text.relations.cues import Cue
from evidex.text.relations.direction import Direction, bare_factor
from evidex.text.relations.frames.join import NONE, Join, sides_of
from evidex.text.relations.frames.nominal import SEEN, noun_phrase_start
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, trimmed
from evidex.text.relations.sides.subjects import SETTING_AGAINST, subject_before
from evidex.text.relations.tokens import ADV, AND, BE, HAVE, REPORT, Tokens
from evidex.text.relations.verbs import read_verb_group

__all__ = ["RISK", "at_risk", "comparative", "compared", "differ", "difference", "had_risk", "likely", "occurred"]


def comparative(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Y was more common in X than in Z': the outcome stands before, the factor behind."""
    times = _over_as_times(tokens, head)
    group = read_verb_group(tokens, _over_times(tokens, head) if times is None else times)
    if not group.passive or group.normative or (cue.name == "as-high" and times is None):
        return None
    often = cue.name == "more-often"
    last += often
    prep = tokens.at(last - 1)
    if often and prep not in ("in", "with", "among", "after", "following"):
        return None
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None:
        return None
    none = "no" in tokens.low[max(head - 2, 0) : head] and "longer" not in tokens.low[max(head - 2, 0) : head]
    negated = group.negated or none or cue.kind == "not_associated" or tokens.low[left[0]] == "no"
    inside = prep in ("in", "among", "for")
    if inside and not negated and not compared(tokens, right):
        return None
    if inside and cue.name in ("similar", "not-different") and not _several(tokens, right):
        return None
    if cue.name == "not-different" and not negated:
        return None
    direction: Direction = cue.direction
    if often or cue.name == "more-common":
        degree = tokens.at(head - 1)
        if degree not in ("more", "less") and times is None:
            return None
        direction = "down" if degree == "less" else "up"
    factors = (
        [whole(tokens, right)]
        if prep in ("in", "among", "for", "between", "across")
        else split_coordination(tokens, right)
    )
    outcomes = split_coordination(tokens, left)
    if any(word in _GENETIC for word in tokens.low[left[0] : left[1]]):
        factors, outcomes = outcomes, [bare_factor(phrase) for phrase in factors]
    words = (tokens.low[head],) if tokens.low[head] in ("common", "frequent", "prevalent") else ()
    words = ("often",) if often else words
    return Join(cue, group.first, last, factors, outcomes, negated, group.hedged, direction, words)


_TIMES = frozenset("times twice thrice half".split())
_HOW_MANY = _TIMES | set(ONES) | set(TENS) | set("nearly almost about and a than".split())


def _over_as_times(tokens: Tokens, head: int) -> int | None:
    """'three times as likely': where that begins; None if no 'times as' stands before."""
    if tokens.at(head - 1) != "as":
        return None
    first = head - 1
    while tokens.at(first - 1) in _HOW_MANY or tokens.at(first - 1)[:1].isdigit() or tokens.has_tag(first - 1, ADV):
        first -= 1
    return None if _TIMES.isdisjoint(tokens.low[first:head]) else first


def _over_times(tokens: Tokens, head: int) -> int:
    """'was 5.5 times greater': the first word of how much."""
    index = head
    while (
        tokens.at(index - 1) in ("times", "fold", "%", "percent", "twofold", "threefold", "two-fold", "three-fold")
        or tokens.at(index - 1)[:1].isdigit()
    ):
        index -= 1
    return index


_OCCURRING = frozenset("occurred occurs occur arose appeared observed seen reported noted found recorded".split())


def occurred(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Nausea occurred (was seen) more often with zinc (than with iron)'."""
    degree = tokens.at(head - 1)
    verb = head - 2
    while tokens.has_tag(verb, ADV):
        verb -= 1
    if degree not in ("more", "less") or tokens.at(verb) not in _OCCURRING:
        return None
    group = read_verb_group(tokens, verb)
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None or group.negated or group.normative:
        return None
    if tokens.at(last - 1) in ("in", "among") and not compared(tokens, right):
        return None
    factors, outcomes = split_coordination(tokens, right), split_coordination(tokens, left)
    direction: Direction = "up" if degree == "more" else "down"
    return Join(cue, group.first, last, factors, outcomes, False, group.hedged, direction, ("often",))


def _several(tokens: Tokens, right: tuple[int, int]) -> bool:
    """Whether more than one group is named: nothing is alike in a single one."""
    return bool(_SEVERAL & set(tokens.low[right[0] : right[1] + 1]))


_SEVERAL = frozenset("and or versus vs groups arms both than".split())


def compared(tokens: Tokens, right: tuple[int, int]) -> bool:
    """Whether what follows 'higher in' are people or an arm, or is set against others: no organ, no year."""
    if right[1] - right[0] == 1 and tokens.end[right[0]] - tokens.start[right[0]] > 1 and _is_capital(tokens, right[0]):
        return True
    behind = tokens.low[right[1] : right[1] + 3]
    return any(w in PEOPLE for w in tokens.low[right[0] : right[1]]) or bool(
        {"than", "versus", "vs", "compared", "as"} & set(behind)
    )


def _is_capital(tokens: Tokens, index: int) -> bool:
    """'STA', the short form of an arm."""
    return tokens.text[tokens.start[index] : tokens.end[index]].isupper()


_GENETIC = frozenset(
    """allele alleles genotype genotypes polymorphism polymorphisms haplotype haplotypes mutation mutations""".split()
)


def difference(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'No differences in Y between A and B'; 'significant differences in Y were seen across A, B and C'."""
    start = noun_phrase_start(tokens, head)
    negated = "no" in tokens.low[start:head] or "not" in tokens.low[max(start - 3, 0) : start]
    negated = negated or bool(_NOT_SIGNIFICANT & set(tokens.low[start:head]))
    index = last
    while tokens.has_tag(index, BE + ADV) or tokens.at(index) in SEEN:
        index += 1
    if tokens.at(index) not in ("in", "between", "for", "of", "with"):
        return None
    marker = next(
        (i for i in range(index, min(index + 40, len(tokens))) if tokens.low[i] in ("between", "across", "among")),
        None,
    )
    if marker is None or ";" in tokens.low[index:marker]:
        return _against(tokens, cue, start, index) if negated else None
    groups = object_after(tokens, marker + 1, paired=True)
    if marker == index and groups is not None:
        groups = _groups_alone(tokens, groups)
    outcome = object_after(tokens, index + 1, paired=True) if marker > index else _named_behind(tokens, groups)
    if outcome is not None and index < marker < outcome[1]:
        outcome = trimmed(tokens, outcome[0], marker)
    if groups is None or outcome is None:
        return None
    told = max(outcome[1], groups[1])
    negated = negated or _denied_behind(tokens.low[told : told + 5])
    if not negated and tokens.low[marker] == "between":
        return None
    factors = [whole(tokens, groups)] if negated else split_coordination(tokens, groups)
    outcomes = split_coordination(tokens, outcome)
    if any(word in _GENETIC for word in tokens.low[outcome[0] : outcome[1]]):
        factors, outcomes = outcomes, factors
    return Join(cue, start, marker + 1, factors, outcomes, negated)


def _denied_behind(behind: list[str]) -> bool:
    """'were not significant', 'were not found', 'were nonsignificant'."""
    denied = "not" in behind[:3] and ("significant" in behind or not SEEN.isdisjoint(behind))
    return denied or not _NOT_SIGNIFICANT.isdisjoint(behind[:3])


def _against(tokens: Tokens, cue: Cue, start: int, index: int) -> Join | None:
    """'No difference in Y for X versus Z', 'no difference in Y with X compared with Z'."""
    right = object_after(tokens, index + 1, paired=True)
    if right is None or tokens.low[index] not in ("in", "for") or tokens.at(right[1]) not in SETTING_AGAINST:
        return None
    joint = next((i for i in range(right[1] - 1, right[0], -1) if tokens.low[i] in ("for", "with")), None)
    if joint is None:
        return None
    outcome, factor = trimmed(tokens, right[0], joint), trimmed(tokens, joint + 1, right[1])
    if outcome is None or factor is None:
        return None
    return Join(cue, start, joint + 1, [whole(tokens, factor)], split_coordination(tokens, outcome), True)


def _groups_alone(tokens: Tokens, groups: tuple[int, int]) -> tuple[int, int]:
    """'between A and B in any of the tests': the A and B."""
    told = [i for i in range(groups[0] + 1, groups[1]) if tokens.low[i] in _TELLING_WHAT]
    joint = next((i for i in range(*groups) if tokens.tag[i] == AND), groups[1])
    sides = told and tokens.low[told[0] - 1] in _SIDES
    early = told if told and told[0] < joint and (joint - groups[0] > 3 or sides) else []
    behind = early or [i for i in told if i > joint]
    return (groups[0], behind[0]) if behind else groups


_SIDES = frozenset("groups treatments arms drugs agents regimens subjects patients sexes doses".split())
_TELLING_WHAT = frozenset(("in", "for", "regarding", "on"))
_NOT_SIGNIFICANT = frozenset(("non-significant", "nonsignificant", "insignificant", "little"))


def _named_behind(tokens: Tokens, groups: tuple[int, int] | None) -> tuple[int, int] | None:
    """'differences between A and B in Y': the Y."""
    if groups is None:
        return None
    at = next((i for i in range(groups[0], len(tokens)) if tokens.low[i] in _TELLING_WHAT), None)
    regard = next((i for i in range(groups[0], len(tokens)) if tokens.low[i] in ("regard", "respect")), None)
    if regard is not None and tokens.at(regard - 1) == "with" and tokens.at(regard + 1) == "to":
        return object_after(tokens, regard + 2, paired=True)
    told = groups[1]
    while tokens.has_tag(told, BE + ADV) or tokens.at(told) in SEEN:
        told += 1
    return object_after(tokens, at + 1, paired=True) if at is not None and at - told < 2 else None


def differ(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    group = read_verb_group(tokens, head)
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None or tokens.low[last - 1] == "in" or tokens.at(last) in ("respect", "regard"):
        return None
    negated = group.negated or tokens.low[left[0]] in NONE
    people = any(w in PEOPLE for w in tokens.low[right[0] : right[1]])
    if not negated and people and tokens.low[last - 1] != "by":
        return None
    factors = [whole(tokens, right)] if negated else split_coordination(tokens, right)
    return Join(cue, group.first, last, factors, split_coordination(tokens, left), negated, group.hedged)


RISK = frozenset(
    """risk risks odds likelihood rate rates incidence probability prevalence chance chances hazard mortality
    frequency""".split()
)
"""What a risk is called: without one there is no 'had a higher risk'."""


_CARRYING = frozenset("carries carry carried confers confer conferred poses pose posed entails entail entailed".split())
_BEARING = _CARRYING | frozenset(
    """had has have showed show shows experienced at with yielded exhibit exhibits exhibited face faces demonstrate
    demonstrated demonstrates""".split()
)
_DENYING = frozenset(("no", "not", "neither"))
"""'Had no higher risk': as many as others."""
_LESS = frozenset(
    "lower lowered lowest reduced decreased diminished smaller lesser less higher increased greater".split()
)
"""Before a risk: how great it is, which `had_risk` tells."""


def _carried(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'Salt carries a risk of gout'."""
    start = noun_phrase_start(tokens, head)
    verb = next((i for i in range(head - 1, max(start - 2, -1), -1) if tokens.low[i] in _CARRYING), None)
    if verb is None or not _LESS.isdisjoint(tokens.low[verb:head]):
        return None
    group = read_verb_group(tokens, verb)
    none = group.negated or "no" in tokens.low[verb:head]
    return sides_of(
        tokens, cue, msgspec.structs.replace(group, negated=none), last, subject_before(tokens, group.first)
    )


def at_risk(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X were at risk of Y'; how great a risk is another frame's."""
    if tokens.at(head - 1) != "at":
        return _carried(tokens, cue, head, last)
    if tokens.at(head - 2) in PEOPLE and tokens.at(head - 3) in ("identified", "identifies"):
        found = read_verb_group(tokens, head - 3)
        return None if found.passive else sides_of(tokens, cue, found, last, subject_before(tokens, found.first))
    if (putting := _putting(tokens, head - 1)) is not None:
        put = read_verb_group(tokens, putting)
        return None if put.passive else sides_of(tokens, cue, put, last, subject_before(tokens, put.first))
    group = read_verb_group(tokens, head - 1)
    return sides_of(tokens, cue, group, last, subject_before(tokens, group.first)) if group.passive else None


def had_risk(tokens: Tokens, cue: Cue, head: int, _last: int) -> Join | None:
    """'X had a two-fold higher risk of Y', 'X was at increased risk of Y'."""
    if not RISK & set(tokens.low[head + 1 : head + 4]):
        return None
    start = noun_phrase_start(tokens, head)
    verb = next((i for i in range(head - 1, start - 1, -1) if tokens.low[i] in _BEARING), start - 1)
    if tokens.low[head] == "high" and tokens.at(verb) != "at":
        return None
    if tokens.low[verb] in _CARRYING and "of" not in tokens.low[head + 1 : head + 4]:
        return None  # 'carries a higher risk for mothers'
    subject_to = tokens.low[verb - 1 : verb + 1] == ["subject", "to"]
    if subject_to or (tokens.at(verb) == "at" and tokens.has_tag(verb - 1, BE + ADV)):
        verb -= 1
    elif tokens.at(verb) == "at" and (putting := _putting(tokens, verb)) is not None:
        verb = putting
    elif (not tokens.has_tag(verb, HAVE) and tokens.at(verb) not in _BEARING) or tokens.at(verb) in ("at", "with"):
        return _seen_in(tokens, cue, start, head) or _found_in(tokens, cue, start, head)
    group = read_verb_group(tokens, verb)
    if not _DENYING.isdisjoint(tokens.low[verb + 1 : head]):
        group = msgspec.structs.replace(group, negated=True)
    first = group.first
    while tokens.has_tag(first, BE) and tokens.has_tag(first - 1, BE):
        first -= 1
    join = sides_of(tokens, cue, group, head, subject_before(tokens, first))
    times = tokens.low[head] in ("twice", "double", "greater", "greatest")
    return msgspec.structs.replace(join, direction="up") if join is not None and times else join


_PUTTING = frozenset("put puts place places placed".split())


def _putting(tokens: Tokens, at: int) -> int | None:
    """'Low bone mass puts women at greater risk': the verb."""
    near = (index for index in range(at - 2, max(at - 5, 0), -1) if tokens.low[index] in _PUTTING)
    return next(near, None)


def _found_in(tokens: Tokens, cue: Cue, start: int, head: int) -> Join | None:
    """'We found (a study reported) a higher risk of Y in smokers'."""
    right = object_after(tokens, head, paired=True)
    told = tokens.has_tag(start - 1, REPORT) or (tokens.has_tag(start - 1, BE) and tokens.at(start - 2) == "there")
    if right is None or not told:
        return None
    joint = next((i for i in range(right[0] + 2, right[1] + 1) if tokens.at(i) in ("in", "among", "for", "with")), None)
    outcome = trimmed(tokens, right[0], joint) if joint is not None else None
    factor = object_after(tokens, joint + 1) if joint is not None else None
    if joint is None or outcome is None or factor is None or PEOPLE.isdisjoint(tokens.low[slice(*factor)]):
        return None
    if tokens.at(factor[1]) in ("using", "taking", "receiving"):
        factor = object_after(tokens, factor[1] + 1) or factor
    factors, outcomes = [whole(tokens, factor)], split_coordination(tokens, outcome)
    return Join(cue, start, joint + 1, factors, outcomes, "no" in tokens.low[start:head])


def _seen_in(tokens: Tokens, cue: Cue, start: int, head: int) -> Join | None:
    """'A higher risk of Y was seen in those with X'."""
    right = object_after(tokens, head, paired=True)
    if right is None or not tokens.has_tag(right[1], BE):
        return None
    index = right[1] + 1
    while tokens.has_tag(index, BE + ADV) or tokens.at(index) == "not":
        index += 1
    if tokens.at(index) not in SEEN or tokens.at(index + 1) not in ("with", "in", "for", "among", "after"):
        return None
    factor = object_after(tokens, index + 2)
    if factor is None:
        return None
    negated = "no" in tokens.low[start:head] or "not" in tokens.low[right[1] : index]
    factors, outcomes = split_coordination(tokens, factor), split_coordination(tokens, right)
    return Join(cue, start, index + 2, factors, outcomes, negated)


_LIKELY_VERBS = frozenset(
    "have be develop experience report suffer undergo receive show from a an present achieve".split()
)


def likely(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X were more likely to develop Y'."""
    more = tokens.at(head - 1)
    times = _over_as_times(tokens, head)
    if more not in ("more", "less") and times is None:
        return None
    group = read_verb_group(tokens, head if times is None else times)
    if not group.passive and not tokens.has_tag(head - 2, BE):
        first = next((i for i in range(head - 1, max(head - 6, 0), -1) if tokens.tag[i] == BE), None)
        if first is None:
            return None
        group = read_verb_group(tokens, first + 1)
    index = last
    while tokens.at(index) in _LIKELY_VERBS:
        index += 1
    fewer = more == "less" or (times is not None and "half" in tokens.low[times:head])
    direction: Direction = "down" if fewer else "up"
    join = sides_of(tokens, cue, group, index, subject_before(tokens, group.first))
    if join is None and tokens.at(last).isalpha():
        join = sides_of(tokens, cue, group, last + 1, subject_before(tokens, group.first))
    return msgspec.structs.replace(join, direction=direction, hedged=False) if join else None
