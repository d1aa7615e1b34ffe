"""What is said again without its words: 'A and B were associated with Y, but C was not', '… whereas C made no
difference'."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from evidex.text.relations.cues.cue import Cue
from evidex.text.relations.frames.join import Join
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.sides.phrases import PRONOUNS, Phrase, trimmed
from evidex.text.relations.tokens import BE, HAVE, MODAL, PREP, REL, Tokens

__all__ = ["said_again"]

_JOINED_BY = frozenset("but whereas while although though and ; yet".split())
_CONCEDING = frozenset("while whereas although though".split())
"""'While A was associated with Y, B was not'."""
_CLAUSE = (".", ",", ";", ":", "")
_REACH = 40
"""Words in which the clause must begin."""
_FRAMES = frozenset("participle passive change verb predicate-noun had-risk comparative likely".split())
"""Frames with a verb that another clause can leave out."""


def said_again(tokens: Tokens, cue: Cue, join: Join) -> Join | None:
    """What the next clause denies of a subject of its own, with the predicate of the join."""
    if join.negated or cue.frame not in _FRAMES or _DENIALS.isdisjoint(tokens.low):
        return None
    denial = next((i for i in range(join.last, min(join.last + _REACH, len(tokens))) if _denies(tokens, i)), None)
    if denial is None:
        return None
    first = next((i for i in range(denial - 1, join.last, -1) if tokens.low[i] in _JOINED_BY), None)
    while first is not None and tokens.low[first] == "and" and tokens.low[first - 1] not in (",", ";"):
        before = range(first - 1, join.last, -1)  # 'but A and B were not'
        first = next((i for i in before if tokens.low[i] in _JOINED_BY), None)
    if first is None and tokens.low[0] in _CONCEDING:
        first = next((i for i in range(denial - 1, join.last, -1) if tokens.low[i] == ","), None)
    if first is None or _tells_else(tokens, join.last, first, denial):
        return None
    found = trimmed(tokens, first + 1, denial)
    subjects = split_coordination(tokens, found) if found is not None else []
    if not subjects or subjects[0].words.lower() in PRONOUNS:
        return None
    return _turned(tokens, join, subjects, denial + 2)


_DENIALS = frozenset(("not", "no"))


def _denies(tokens: Tokens, index: int) -> bool:
    """'was not.', 'did not,', 'made no difference': a verb that ends its clause with its denial."""
    if tokens.low[index : index + 3] == ["made", "no", "difference"]:
        return tokens.at(index + 3) in _CLAUSE
    if not tokens.has_tag(index, BE + HAVE + MODAL) or tokens.at(index + 1) != "not":
        return False
    return tokens.at(index + 2) in _CLAUSE


def _tells_else(tokens: Tokens, last: int, first: int, denial: int) -> bool:
    """Whether another verb stands between the two, or the clause is no subject and its verb."""
    opened = tokens.has_tag(first + 1, PREP + REL)
    return opened or any(tokens.is_finite(i) for i in (*range(last, first), *range(first + 1, denial)))


def _turned(tokens: Tokens, join: Join, subjects: Sequence[Phrase], end: int) -> Join:
    """The join with other subjects: these are its outcomes where its factors stand behind the verb."""
    behind = join.factors and join.factors[0].start > tokens.start[join.first]
    side = {"outcomes": list(subjects)} if behind else {"factors": list(subjects)}
    return msgspec.structs.replace(join, negated=True, last=end, **side)
