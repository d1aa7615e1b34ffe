"""The verb group before a cue: 'may also have been independently' in front of 'associated with'."""

from __future__ import annotations

import msgspec

from evidex.text.relations.tokens import ADV, AND, BE, DET, HAVE, MODAL, NEG, OTHER, REL, SUB, Tokens

__all__ = [
    "HEDGES",
    "PLAIN_VERBS",
    "VerbGroup",
    "opens_predicate",
    "read_verb_group",
    "shares_modal",
    "to_infinitive",
    "under_denial",
]

HEDGES = frozenset(
    """unlikely
    may might could possibly potentially suggest suggests suggested suggesting appear appears appeared seem
    seems seemed expected probably perhaps presumably believed thought hypothesized likely suspected""".split()
)
"""Words that make a statement a guarded one ('can' is none)."""

_WITHIN = frozenset(
    """to be been being found shown reported thought known believed considered suggested demonstrated appear
    appears appeared seem seems seemed remained remains remain likely no longer help helps helped in turn
    part proved proven tend tends tended expected suspected observed identified both each all presumed felt
    as at least neither nor fail fails failed continue continues continued able unable""".split()
)
_FINITE_WORDS = frozenset(
    "remained remains remain appear appears appeared seem seems seemed proved tended tends fail fails failed".split()
)
_STAYING = frozenset("remained remains remain".split())
_FAILING = frozenset("fail fails failed unable".split())
_NORMATIVE = frozenset("should must will".split())
"""What ought to be, or is yet to come, was not found."""


class VerbGroup(msgspec.Struct, frozen=True):
    """Where the group begins (word index; the cue itself if it has none) and what it says."""

    first: int
    finite: bool = False
    passive: bool = False
    modal: bool = False
    negated: bool = False
    hedged: bool = False
    normative: bool = False


def read_verb_group(tokens: Tokens, cue: int) -> VerbGroup:
    """The auxiliaries and adverbs before the word `cue`."""
    first = cue
    tags: set[str] = set()
    words: set[str] = set()
    while first > 0:
        word, tag = tokens.low[first - 1], tokens.tag[first - 1]
        if word == "unlikely":
            tags.add(NEG)
            words.add("probably")
            first -= 1
            continue
        joins = word in ("and", "or") and tokens.has_tag(first, ADV) and tokens.has_tag(first - 2, ADV)
        if not (tag in (BE, HAVE, MODAL, NEG, ADV) or word in _WITHIN or joins):
            break
        first -= 1
        if tag != NEG or tokens.low[first + 1] != "only":
            tags.add(tag)
        words.add(word)
    while first < cue and (tokens.low[first] in ("in", "part", "at", "as", "both", "all", "each", "alone")):
        first += 1
    return VerbGroup(
        first,
        finite=bool(tags & {BE, HAVE, MODAL}) or bool(words & _FINITE_WORDS),
        passive=BE in tags or "be" in words or "been" in words or bool(words & _STAYING),
        modal=bool(tags & {MODAL}) and not words & _NORMATIVE,
        negated=NEG in tags or bool(words & ({"cannot", "neither", "nor"} | _FAILING)) or {"no", "longer"} <= words,
        hedged=bool(words & HEDGES),
        normative=bool(words & _NORMATIVE),
    )


def under_denial(tokens: Tokens, group: VerbGroup) -> VerbGroup:
    """'did not reduce pain or improve sleep', 'neither reduced nor improved': the second verb is denied too."""
    joint = group.first - 1
    if tokens.at(joint) not in ("or", "nor") or group.modal:
        return group
    nor = tokens.low[joint] == "nor"
    for index in range(joint - 1, -1, -1):
        if tokens.tag[index] in (SUB, REL) or tokens.low[index] in (";", ":"):
            break
        denies = tokens.has_tag(index, NEG) and tokens.has_tag(index - 1, MODAL) and tokens.low[index - 1] != "only"
        failing = tokens.low[index] in _FAILING and tokens.at(index + 1) == "to"
        if denies or failing or tokens.low[index] == "cannot" or (nor and tokens.low[index] == "neither"):
            return msgspec.structs.replace(group, negated=True)
    return group


PLAIN_VERBS = frozenset("produce induce reduce improve prevent relieve enhance attenuate inhibit".split())


def opens_predicate(tokens: Tokens, head: int) -> bool:
    """'Doses given daily produce high rates': a bare verb with an object that no other verb stands before."""
    if not tokens.has_tag(head + 1, DET + OTHER) or not tokens.has_tag(head - 1, OTHER + ADV):
        return False
    return not any(tokens.tag[i] in (SUB, REL) or tokens.low[i] == "to" or tokens.is_finite(i) for i in range(head))


def shares_modal(tokens: Tokens, head: int, last: int) -> bool:
    """'It may travel to the lungs and cause an embolism': a bare verb behind 'and', or in a list of verbs, under the
    modal before."""
    listed = tokens.at(head - 1) == "," and any(
        tokens.tag[i] == AND for i in range(last, min(last + _LIST, len(tokens)))
    )
    return (
        (tokens.has_tag(head - 1, AND) or listed)
        and tokens.has_tag(last, DET + OTHER)
        and any(tokens.tag[i] == MODAL and tokens.low[i] not in ("should", "must") for i in range(head - 1))
    )


_LIST = 10
"""Words in which the next 'and' of a list stands."""


def to_infinitive(tokens: Tokens, group: VerbGroup, head: int) -> bool:
    """'appears to (help) cause', 'was shown to cause', not the purpose of 'was used to reduce'."""
    bare = head
    while (
        tokens.has_tag(bare - 1, ADV)
        or tokens.at(bare - 1) == "help"
        or (tokens.has_tag(bare - 1, AND) and tokens.has_tag(bare - 2, ADV))
    ):
        bare -= 1
    if tokens.at(bare - 1) != "to":
        return False
    if tokens.has_tag(bare - 2, AND):
        return any(tokens.low[i] == "to" and tokens.low[i - 1] in _RAISING for i in range(1, bare - 2))
    if tokens.at(bare - 2) in _HELD and not group.finite and tokens.has_tag(group.first - 1, OTHER):
        return False  # 'drugs known to cause falls were left out': which they are
    return group.first < bare - 1 and tokens.at(bare - 2) in _RAISING


_HELD = frozenset("known thought believed suspected considered".split())


_RAISING = frozenset(
    """appear appears appeared seem seems seemed found shown reported thought known believed considered
    suggested likely help helps helped demonstrated proved proven tend tends tended suspected observed
    expected fail fails failed able unable""".split()
)
