"""Adjectives that say whether an effect is for somebody's good."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues import Cue

__all__ = ["valued"]

_GOOD_EFFECTS = frozenset("positive beneficial favorable favourable protective preventive salutary".split())
_BAD_EFFECTS = frozenset("adverse negative detrimental harmful deleterious unfavorable unfavourable toxic".split())


def valued(cue: Cue, words: list[str]) -> Cue:
    """The cue as its adjectives have it: 'a beneficial effect on' protects, 'an adverse effect on' harms."""
    if not _GOOD_EFFECTS.isdisjoint(words):
        return msgspec.structs.replace(cue, kind="protective")
    return msgspec.structs.replace(cue, kind="risk_factor") if not _BAD_EFFECTS.isdisjoint(words) else cue
