"""Bare verbs in the present: told from nouns and infinitives by a subject that is several things."""

from __future__ import annotations

from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.subjects import BARE_ACTS, subject_before
from evidex.text.relations.tokens import AND, DET, OTHER, PREP, REL, Tokens
from evidex.text.relations.verbs import VerbGroup

__all__ = ["acts_again", "plural_acts"]


def plural_acts(tokens: Tokens, group: VerbGroup, head: int, last: int) -> bool:
    """'High levels of elastase cause damage', 'age and sex increase the risk': a plural subject and an object, and no
    other verb that would make the word a noun."""
    if group.finite or _is_noun(tokens, head) or not tokens.has_tag(last, DET + OTHER) or tokens.at(last) == "being":
        return False
    left = subject_before(tokens, group.first)
    if left is None or (left[1] - left[0] == 1 and tokens.low[left[0]] in _VAGUE):
        return False
    if any(tokens.is_finite(index) for index in range(*left)) or not _is_plural(tokens, left):
        return False
    right = object_after(tokens, last)
    return right is not None and (right[1] == len(tokens) or not tokens.is_finite(right[1]))


_VAGUE = frozenset("drugs agents factors treatments interventions strategies substances things medications".split())
"""'drugs cause harm' says of no drug that it does."""


def acts_again(tokens: Tokens, head: int, last: int) -> bool:
    """'Statins lower cholesterol but increase the risk': one more bare verb of a subject that is several things."""
    if tokens.low[head] in _ADJECTIVES or tokens.at(head - 1) not in ("but", "and", "or"):
        return False
    if not tokens.has_tag(last, DET + OTHER) or last > head + 1:
        return False
    before = [index for index in range(1, head - 1) if tokens.low[index] in BARE_ACTS]
    if not before or any(tokens.is_finite(index) for index in range(head)):
        return False
    verb = before[0]
    return tokens.low[verb - 1].endswith("s") and tokens.has_tag(verb + 1, DET + OTHER)


def _is_noun(tokens: Tokens, head: int) -> bool:
    """'that abolish' (names none), 'all cause mortality', 'Impact Profile', 'trigger points'."""
    before = tokens.at(head - 1)
    return (
        tokens.has_tag(head - 1, DET + PREP + AND + REL)
        or before in ("to", "that", "all", "any", "each", "specific")
        or not before[-1:].isalnum()
        or tokens.low[head] in _ADJECTIVES
        or (tokens.low[head] == "trigger" and not tokens.has_tag(head + 1, DET))
        or tokens.text[tokens.start[head]].isupper()
    )


_ADJECTIVES = frozenset("slow lower blunt".split())


def _is_plural(tokens: Tokens, left: tuple[int, int]) -> bool:
    prepositions = [
        i for i in range(left[0] + 1, left[1]) if tokens.tag[i] == PREP or tokens.low[i] in ("like", "such")
    ]
    end = prepositions[0] if prepositions else left[1]
    if any(tokens.tag[index] == AND for index in range(left[0], end)):
        return True
    noun = tokens.low[end - 1]
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "'s"))
