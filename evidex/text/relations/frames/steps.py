"""Frames of steps: 'the risk rose with every unit increase in X', 'the higher X, the greater the risk of Y'."""

from __future__ import annotations

from evidex.text.relations.cues.cue import Cue
from evidex.text.relations.direction import Direction
from evidex.text.relations.frames.join import Join
from evidex.text.relations.sides.coordination import split_coordination
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import trimmed
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, Tokens
from evidex.text.relations.verbs import read_verb_group

__all__ = ["EACH", "step", "the_more"]

EACH = frozenset("each every per".split())
"""Without one of these there is no step."""
_CHANGING: dict[str, Direction] = {
    **dict.fromkeys("increased increases rose rises doubled".split(), "up"),
    **dict.fromkeys("decreased decreases fell falls declined".split(), "down"),
}
_AGAINST: dict[Direction, Direction] = {"up": "down", "down": "up", "": ""}
_REACH = 6
"""Words of how much a step is: 'each one standard deviation increase'."""
_CLAUSE = 25


def step(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'With every unit increase in X, the hazard of Y increased'; 'the risk of Y rose for each increase in X'."""
    each = next((i for i in range(head - 1, max(head - _REACH, -1), -1) if tokens.low[i] in EACH), None)
    right = object_after(tokens, last)
    if each is None or right is None:
        return None
    opened = tokens.at(right[1]) == ","
    verb = _verb_in(tokens, range(right[1], right[1] + _CLAUSE) if opened else range(each, each - _REACH, -1))
    if verb is None:
        return None
    group = read_verb_group(tokens, verb)
    left = trimmed(tokens, right[1] + 1, group.first) if opened else subject_before(tokens, group.first)
    if left is None or group.normative or any(tokens.is_finite(i) for i in range(*left)):
        return None
    way = _CHANGING[tokens.low[verb]]
    way = way if tokens.low[head] in ("increase", "increment", "rise") else _AGAINST[way]
    first, end = min(group.first, each), max(verb + 1, last)
    factors, outcomes = split_coordination(tokens, right), split_coordination(tokens, left)
    return Join(cue, first, end, factors, outcomes, group.negated, group.hedged, way)


def _verb_in(tokens: Tokens, places: range) -> int | None:
    return next((i for i in places if 0 < i < len(tokens) and tokens.low[i] in _CHANGING), None)


_UP = frozenset("higher greater more longer larger older stronger worse".split())
_DOWN = frozenset("lower less fewer shorter smaller younger weaker".split())


def the_more(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'The higher the number of births, the greater the risk of Y'."""
    if tokens.at(head - 1) != "the" or tokens.at(head - 2).isalnum():
        return None
    comma = next((i for i in range(last, min(last + _CLAUSE, len(tokens))) if tokens.low[i] == ","), None)
    if comma is None or tokens.at(comma + 1) != "the" or tokens.at(comma + 2) not in _UP | _DOWN:
        return None
    left, right = trimmed(tokens, last, comma), object_after(tokens, comma + 3)
    while left is not None and tokens.is_finite(left[1] - 1):
        left = trimmed(tokens, left[0], left[1] - 1)
    if left is None or right is None or tokens.has_tag(left[0], ADV):
        return None
    same = (tokens.low[head] in _UP) == (tokens.low[comma + 2] in _UP)
    factors, outcomes = split_coordination(tokens, left), split_coordination(tokens, right)
    return Join(cue, head - 1, comma + 3, factors, outcomes, direction="up" if same else "down")
