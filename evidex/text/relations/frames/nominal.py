"""Frames of nouns that name a factor: 'a risk factor for', 'predictors of Y were A and B'."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.frames.join import Join, sides_of
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import Phrase
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, AND, BE, DET, OTHER, PREP, REL, REPORT, SUB, Tokens
from evidex.text.relations.verbs import VerbGroup, read_verb_group

__all__ = ["SEEN", "list_noun", "noun_phrase_start", "predicate_noun"]


def noun_phrase_start(tokens: Tokens, head: int) -> int:
    """Where the noun phrase of a head noun begins: back over its adjectives and articles."""
    first = head
    while first > 0 and head - first < 7:
        tag, word = tokens.tag[first - 1], tokens.low[first - 1]
        plain = tag in (OTHER, DET, ADV) and word[0].isalnum()
        if not plain and not _joins_adjectives(tokens, first - 1):
            break
        first -= 1
    return first


def _joins_adjectives(tokens: Tokens, joint: int) -> bool:
    """'a prevalent, underdiagnosed cause', 'strong and independent predictors'."""
    if not tokens.has_tag(joint - 1, OTHER) or not tokens.has_tag(joint + 1, OTHER):
        return False
    if tokens.low[joint] == ",":
        return tokens.has_tag(joint - 2, DET)
    if tokens.low[joint] == "but":
        return tokens.low[joint - 1] in ("rare", "uncommon", "common", "infrequent")
    return tokens.low[joint] == "and" and tokens.low[joint - 1].endswith(("al", "nt", "ic", "ive", "ong"))


def predicate_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'A was (identified as) an independent risk factor for Y'."""
    start = noun_phrase_start(tokens, head)
    words = tuple(tokens.low[start : head + 1])
    if cue.name == "factor-associated":
        if tokens.at(last) not in ("with", "to"):
            return None
        last += 1
        cue = msgspec.structs.replace(cue, kind="risk_factor") if "risk" in words else cue
    elif tokens.low[head] in ("factor", "factors") and _OF_WHAT_SORT.isdisjoint(words):
        return None
    marking = tokens.low[head] in ("indicator", "indicators", "marker", "markers")
    if marking and not ({"risk", "prognostic"} & set(words) or set(tokens.low[last : last + 4]) >= _PROGNOSIS):
        return None
    if cue.name == "predictor" and tokens.low[last - 1] == "to":
        if "contributing" not in words:
            return None
        cue = msgspec.structs.replace(cue, name="cause-of", kind="cause")
    if tokens.low[head].startswith(("effect", "reaction")) and not {"adverse", "side", "toxic"} & set(words):
        return None
    if cue.name == "predictor" and tokens.at(last) in _DOING_GOOD:
        return None  # 'an important factor in preventing falls'
    if tokens.low[head] == "result" and tokens.at(start - 1) == "as":
        return None
    if tokens.at(start - 1) == "of" and tokens.at(start - 2) == "one":
        start -= 2
    verb = start
    if tokens.at(start - 1) in ("as", "be"):
        verb = start - 1
    group = _taken_as(tokens, verb) or read_verb_group(tokens, verb)
    if tokens.at(verb) == "be" and (tokens.at(verb - 1) == "to" or group.modal):
        group = msgspec.structs.replace(group, passive=True)
    if not group.passive and not (tokens.at(verb) == "as" and _reported(tokens, verb)):
        return None
    if "no" in words or "not" in words:
        group = msgspec.structs.replace(group, negated=True)
    return sides_of(tokens, cue, group, last, subject_before(tokens, group.first), words)


_PROGNOSIS = frozenset(("poor", "prognosis"))
"""'a marker of poor prognosis' is one of risk."""
_DOING_GOOD = frozenset("preventing reducing avoiding lowering limiting improving controlling".split())
_OF_WHAT_SORT = frozenset(
    """risk prognostic protective predictive causal important key major pathogenic causative aetiologic etiologic
    aetiological etiological contributing contributory predisposing triggering precipitating""".split()
)
_SHOWN_AS = frozenset("implicated recognized recognised regarded established described suggested proposed seen".split())
_STANDING_AS = frozenset("emerged emerge emerges serve serves served act acts acted appeared".split())


def _taken_as(tokens: Tokens, verb: int) -> VerbGroup | None:
    """'has been implicated as', 'emerged as': the verb group before the 'as'."""
    if tokens.at(verb) != "as":
        return None
    group = read_verb_group(tokens, verb - 1)
    if tokens.at(verb - 1) in _STANDING_AS:
        return msgspec.structs.replace(group, passive=True)
    return group if tokens.at(verb - 1) in _SHOWN_AS and group.passive else None


def _reported(tokens: Tokens, index: int) -> bool:
    return any(tokens.tag[i] == REPORT for i in range(max(index - 25, 0), index))


_UNTOLD = frozenset(
    """essential necessary needed crucial unclear unknown uncertain controversial multifactorial common rare
    similar different many understood known""".split()
)
_LIST_VERBS = frozenset("included include includes comprised".split())


_MEASURES = frozenset("characteristics variables parameters".split())
"""What is only listed, unless it is said to go with something."""

_JOINING = frozenset(
    "affecting influencing determining associated predictive related contributing linked correlated predicting".split()
)

_JOINING_ALONE = frozenset(("affecting", "influencing", "determining", "predicting"))
"""Those that need no preposition."""


def list_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'(Independent) risk factors for Y were A and B'; 'factors associated with Y included A'."""
    index = last
    while tokens.has_tag(index, ADV) or tokens.at(index) in ("that", "which", "were", "was", "are"):
        index += 1
    joined = tokens.at(index) in _JOINING
    start = noun_phrase_start(tokens, head)
    brought = cue.name == "side-effects"
    if (tokens.low[head] in _MEASURES and not joined) or (brought and not _is_unwanted(tokens, start, head)):
        return None
    index += joined
    joint = tokens.at(index) in ("for", "of", "with", "to")
    if brought and (not joint or tokens.has_tag(start - 1, PREP + AND)):
        return None
    if not joint and tokens.at(index - 1) not in _JOINING_ALONE:
        return _bare_list(tokens, cue, head)
    begin = index + joint
    verb = _list_verb(tokens, begin)
    if verb is None or (brought and tokens.low[verb] == ":"):
        return None
    outcome, factors = object_after(tokens, begin), _listed(tokens, verb)
    if outcome is None or factors is None or outcome[1] > verb or (brought and tokens.at(factors[0]) in _ONLY_RATED):
        return None
    members, outcomes = split_coordination(tokens, factors), split_coordination(tokens, outcome)
    if brought:
        members, outcomes = outcomes, members
    return Join(cue, start, verb + 1, members, outcomes, words=tuple(tokens.low[start : head + 1]))


_ONLY_RATED = frozenset(
    """mild moderate minor rare infrequent few minimal comparable transient less more higher lower limited low severe
    significant dose-related dose-dependent manageable acceptable reversible predictable negligible only frequent
    two three four five six one known well-known seldom rarely""".split()
)
"""'the side effects of zinc were mild': how they were, not which."""


def _is_unwanted(tokens: Tokens, start: int, head: int) -> bool:
    """'side effects', 'adverse events', 'complications': what comes of a treatment."""
    words = tokens.low[start : head + 1]
    return words[-1].startswith("complication") or not _UNWANTED.isdisjoint(words)


_UNWANTED = frozenset("side adverse toxic undesirable undesired untoward unwanted".split())


def _list_verb(tokens: Tokens, begin: int) -> int | None:
    """The 'were', 'included' or colon that opens the list, with nothing but the outcome before it."""
    for index in range(begin, min(begin + 22, len(tokens))):
        word = tokens.low[index]
        if word in (";", ",") or tokens.is_full_stop(index) or (index > begin and tokens.tag[index] in (REL, SUB)):
            return None
        if tokens.tag[index] == BE and tokens.has_tag(index - 1, AND):
            return None
        if index > begin and (tokens.tag[index] == BE or word in _LIST_VERBS or word == ":"):
            return index
    return None


def _listed(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """What the verb lists; None where it says something else of the head ('were identified', 'are unclear')."""
    first = verb + 1
    while tokens.has_tag(first, ADV) or tokens.at(first) in ("the", ":"):
        first += 1
    word = tokens.at(first)
    if word in _UNTOLD or word == "to" or tokens.has_tag(first, "NRM" + PREP):
        return None
    if tokens.tag[verb] == BE and word.endswith(("ed", "ing")) and word not in GERUNDS:
        return None
    return object_after(tokens, first)


GERUNDS = frozenset(
    """smoking drinking bleeding swelling feeding breastfeeding being having living vomiting timing breathing increasing
    decreasing advanced elevated increased reduced impaired raised""".split()
)
"""Words in -ing or -ed that may open a factor: no part of a verb group."""


def _bare_list(tokens: Tokens, cue: Cue, head: int) -> Join | None:
    """'Independent predictors (identified in a model) included A and B': of what the document studies."""
    start = noun_phrase_start(tokens, head)
    words = tuple(tokens.low[start : head + 1])
    if (
        words[-1] not in ("predictors", "factors")
        or not {"independent", "significant", "risk"} & set(words)
        or start > 8
    ):
        return None
    verbs = (i for i in range(head + 1, min(head + 10, len(tokens))) if tokens.low[i] in _LIST_VERBS | _BEING)
    verb = next(verbs, None)
    if verb is None or "," in tokens.low[head:verb]:
        return None
    listed = object_after(tokens, verb + 1)
    if listed is None or tokens.at(verb + 1).endswith(("ed", "ing")) or tokens.has_tag(verb + 1, "NRMP" + ADV):
        return None
    outcome = Phrase(tokens.start[head], tokens.end[head], "risk")
    return Join(cue, start, verb + 1, split_coordination(tokens, listed), [outcome], words=words)


_BEING = frozenset(("was", "were", "are"))


SEEN = frozenset(
    """found observed seen detected noted identified demonstrated shown evident present reported established
    confirmed exists existed proven proved emerged emerges""".split()
)
