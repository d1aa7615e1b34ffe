"""Words that say whether an effect is for somebody's good."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues.cue import Cue

__all__ = ["valued"]

_GOOD = frozenset(
    """positive beneficial favorable favourable protective preventive salutary positively favorably favourably
    beneficially""".split()
)
_BAD = frozenset(
    """adverse negative detrimental harmful deleterious unfavorable unfavourable toxic adversely negatively unfavorably
    unfavourably detrimentally""".split()
)


def valued(cue: Cue, words: list[str]) -> Cue:
    """The cue as the words beside it have it: 'a beneficial effect on' protects, 'adversely affects' harms."""
    if not _GOOD.isdisjoint(words):
        return msgspec.structs.replace(cue, kind="protective")
    return msgspec.structs.replace(cue, kind="risk_factor") if not _BAD.isdisjoint(words) else cue
