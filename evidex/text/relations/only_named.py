"""What a sentence names and does not state: a cause of those left out, what was once believed."""

from __future__ import annotations

from evidex.text.relations.join import Join
from evidex.text.relations.tokens import Tokens

__all__ = ["is_only_named", "is_past_belief"]


def is_past_belief(said: list[str]) -> bool:
    """'was once believed to cause': what nobody says any more."""
    return not _ONCE.isdisjoint(said) and not _BELIEVED.isdisjoint(said)


_ONCE = frozenset(("once", "formerly"))
_BELIEVED = frozenset("believed thought considered assumed held".split())


def is_only_named(tokens: Tokens, join: Join) -> bool:
    """'Women with pain caused by gout were excluded', 'death due to sepsis was the primary outcome'."""
    behind = tokens.low[join.last : join.last + _BEHIND]
    verb = next((i for i, word in enumerate(behind) if word in ("was", "were")), None)
    if verb is None:
        return False
    return behind[verb + 1 : verb + 2] in _LEFT_OUT or behind[verb + 1 : verb + 3] in _THE_END


_BEHIND = 10
_LEFT_OUT = (["excluded"], ["included"], ["enrolled"], ["recruited"], ["eligible"], ["ineligible"])
_THE_END = (["the", "primary"], ["the", "secondary"], ["the", "main"])
