"""Joins: a cue at its place in a sentence is given to its frame."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from evidex.text.relations.cues import Cue, Frame
from evidex.text.relations.frames.acting import change_noun, effect_of, effective, participial
from evidex.text.relations.frames.alike import alike, had_similar, no_benefit
from evidex.text.relations.frames.association import association_noun
from evidex.text.relations.frames.benefit import BENEFIT, benefit_of
from evidex.text.relations.frames.changing import change
from evidex.text.relations.frames.compared import (
    RISK,
    at_risk,
    comparative,
    differ,
    difference,
    had_risk,
    likely,
    occurred,
)
from evidex.text.relations.frames.effect import effect_noun
from evidex.text.relations.frames.ellipsis import said_again
from evidex.text.relations.frames.greater import BEARING, had_more, than
from evidex.text.relations.frames.join import Join
from evidex.text.relations.frames.mutual import changed_more, mutual
from evidex.text.relations.frames.nominal import list_noun, predicate_noun
from evidex.text.relations.frames.steps import EACH, step, the_more
from evidex.text.relations.frames.verbal import participle, passive, verb
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import Phrase, trimmed
from evidex.text.relations.tokens import ADV, AND, BE, DET, HAVE, MODAL, OTHER, PREP, SUB, VERB, Tokens

__all__ = ["Join", "join_at", "needed_for"]


def needed_for(cue: Cue) -> tuple[frozenset[str], ...]:
    """Of each of these sets a sentence must have a word, or the cue joins nothing in it."""
    sets = (frozenset(cue.after), _NEEDED.get(cue.frame, frozenset()))
    return tuple(words for words in sets if words)


_NEEDED: dict[Frame, frozenset[str]] = {
    "had-more": BEARING,
    "had-risk": RISK,
    "benefit-of": BENEFIT,
    "step": EACH,
    "the-more": frozenset(("the",)),
}


def join_at(tokens: Tokens, cue: Cue, head: int) -> Join | None:
    """The join that `cue` makes with its head at the word `head`, None if it is not used so here."""
    last = None if tokens.at(head - 1) in ("-", "‐") else _behind(tokens, cue, head)
    if last is None:
        return None
    last += tokens.at(last) == ":" and last > head + 1
    join = _with_also(tokens, _FRAMES[cue.frame](tokens, cue, head, last))
    if join is not None and (again := said_again(tokens, cue, join)) is not None:
        return msgspec.structs.replace(join, but_not=again)
    if join is None or join.negated or cue.frame not in _DENYING or "but" not in tokens.low:
        return join
    denied = _denied(tokens, join.last)
    if not denied:
        others = _denied_before(tokens, join.first)
        sides = {"outcomes": others} if _is_swapped(tokens, join, head) else {"factors": others}
        return msgspec.structs.replace(
            join, but_not=msgspec.structs.replace(join, negated=True, **sides) if others else None
        )
    swapped = _is_swapped(tokens, join, head)
    sides = {"factors": denied} if swapped else {"outcomes": denied}
    return msgspec.structs.replace(join, but_not=msgspec.structs.replace(join, negated=True, **sides))


def _is_swapped(tokens: Tokens, join: Join, head: int) -> bool:
    """Whether the factors stand behind the verb: 'A was reduced by B'."""
    return bool(join.factors) and join.factors[0].start > tokens.start[head]


_DENYING = frozenset(("passive", "participle", "verb", "predicate-noun", "had-risk", "change", "effective"))


_SHARING = frozenset(("passive", "comparative", "participle", "predicate-noun", "verb", "change"))


def _with_also(tokens: Tokens, join: Join | None) -> Join | None:
    """'Pain was reduced by heat, as was fatigue': one more subject behind the verb."""
    if join is None or join.cue.frame not in _SHARING or "as" not in tokens.low:
        return join
    index = next(
        (i for i in range(join.last, len(tokens) - 2) if tokens.low[i] == "as" and tokens.has_tag(i + 1, BE + MODAL)),
        None,
    )
    told = index is not None and tokens.at(index - 1) == "," and tokens.low[index + 2 : index + 4] != ["the", "case"]
    also = object_after(tokens, index + 2) if index is not None and told else None
    if index is None or also is None or any(tokens.is_finite(i) for i in range(join.last, index)):
        return join
    more = split_coordination(tokens, also)
    if join.outcomes and join.outcomes[0].start < tokens.start[join.first]:
        return msgspec.structs.replace(join, outcomes=[*join.outcomes, *more])
    return msgspec.structs.replace(join, factors=[*join.factors, *more])


def _denied_before(tokens: Tokens, verb: int) -> list[Phrase]:
    """'A, but not B or C, improved Y': the B and C."""
    closed = tokens.at(verb - 1) == ","
    begin = next(
        (i for i in range(verb - 2, max(verb - 14, 1), -1) if tokens.low[i - 1 : i + 1] == ["but", "not"]), None
    )
    if begin is not None and not closed and not tokens.at(begin - 2)[:1].isalnum():
        return []
    if begin is not None and not closed and "," in tokens.low[begin - 2 : verb]:
        return []
    found = trimmed(tokens, begin + 1, verb - closed) if begin is not None else None
    return split_coordination(tokens, found) if found is not None else []


def _denied(tokens: Tokens, begin: int) -> list[Phrase]:
    """The list behind '… but not (with)'."""
    stretch = object_after(tokens, begin)
    index = stretch[1] if stretch is not None else len(tokens)
    if tokens.at(index) == ",":
        index += 1
    if tokens.low[index : index + 2] != ["but", "not"]:
        return []
    index += 2 + (tokens.at(index + 2) in ("with", "to", "of", "for", "by", "from", "on"))
    if tokens.has_tag(index, "BHMV" + PREP):
        return []
    behind = object_after(tokens, index)
    return split_coordination(tokens, behind) if behind is not None else []


def _over_part(tokens: Tokens, index: int) -> int:
    """'due, at least in part, to', 'due in part to': behind what tells that it is a part of the reason."""
    set_off = tokens.at(index) == ","
    begin = index + set_off + 2 * (tokens.low[index + set_off : index + set_off + 2] == ["at", "least"])
    if tokens.low[begin : begin + 2] == ["in", "part"]:
        begin += 2
    elif tokens.at(begin) in ("partly", "partially"):
        begin += 1
    else:
        return index
    return begin + (set_off and tokens.at(begin) == ",")


_STAYS = frozenset({BE, OTHER, PREP, SUB})
"""Classes of most words behind a head: none that is stepped over, so that no look further is needed."""


def _behind(tokens: Tokens, cue: Cue, head: int) -> int | None:
    """The word behind the cue; None where what must follow does not."""
    index = head + 1
    if not cue.after:
        return index
    if cue.frame == "likely" and tokens.at(index) == "than":
        return _over_those(tokens, index)
    if cue.name == "protects" and tokens.has_tag(index, OTHER + DET):
        return _over_protected(tokens, index)
    parted = tokens.at(index) in ("in", "at", ",")
    if (
        not parted
        and index < len(tokens.tag)
        and tokens.tag[index] in _STAYS
        and not tokens.low[index].endswith(("%", "fold"))
    ):
        return index + 1 if tokens.low[index] in cue.after else None
    index = _over_part(tokens, index)
    while (
        tokens.has_tag(index, ADV)
        or (tokens.has_tag(index, AND) and tokens.has_tag(index + 1, ADV))
        or (tokens.at(index)[:1].isdigit() and tokens.at(index).endswith("%"))
        or tokens.at(index).endswith("fold")
    ):
        index += 1
    return index + 1 if tokens.at(index) in cue.after else None


def _over_those(tokens: Tokens, than: int) -> int | None:
    """'less likely (than those born here) to attend': behind the 'to'."""
    near = (i for i in range(than + 2, min(than + _NEAR, len(tokens))) if tokens.low[i] == "to")
    to = next((i for i in near if tokens.has_tag(i + 1, OTHER + VERB + HAVE)), None)
    return to + 1 if to is not None and not any(tokens.is_finite(i) for i in range(than, to)) else None


def _over_protected(tokens: Tokens, first: int) -> int | None:
    """'protected (the cells) from death': behind the preposition."""
    near = range(first + 1, min(first + _NEAR, len(tokens)))
    joint = next((i for i in near if tokens.low[i] in ("from", "against")), None)
    parted = joint is None or any(tokens.is_finite(i) or tokens.low[i] == "," for i in range(first, joint))
    return None if joint is None or parted else joint + 1


_NEAR = 8
"""Words that they are told in."""


_FRAMES: dict[Frame, Callable[[Tokens, Cue, int, int], Join | None]] = {
    "participle": participle,
    "verb": verb,
    "change": change,
    "comparative": comparative,
    "mutual": mutual,
    "changed-more": changed_more,
    "occurred": occurred,
    "passive": passive,
    "predicate-noun": predicate_noun,
    "list-noun": list_noun,
    "effect-noun": effect_noun,
    "association-noun": association_noun,
    "difference": difference,
    "differ": differ,
    "had-risk": had_risk,
    "likely": likely,
    "alike": alike,
    "had-more": had_more,
    "than": than,
    "effective": effective,
    "effect-of": effect_of,
    "change-noun": change_noun,
    "participial": participial,
    "benefit-of": benefit_of,
    "at-risk": at_risk,
    "step": step,
    "the-more": the_more,
    "no-benefit": no_benefit,
    "had-similar": had_similar,
}
