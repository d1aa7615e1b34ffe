"""Whether a quote says that something was done ('raised the level'), not only that two things go together."""

from __future__ import annotations

import re

from evidex.text.relations.cues import CUES, RAISING

__all__ = ["tells_doing"]

_VERBS = sorted({head for cue in CUES if cue.name in RAISING for head in cue.heads})
_DONE = re.compile(
    rf"\b(?:{'|'.join(_VERBS)})\b(?! (?:with|after|following|in)\b)"
    r"|\b(?:roles?|part) in\b(?! (?:the )?(?:susceptibility|predisposition|risk)\b)",
    re.IGNORECASE,
)
"""More of something, by a verb that has an object, and a role that something plays."""
_TOGETHER = re.compile(
    r"\b(?:associat|correlat|relat|link|predict|likel|risk|compar|versus|differ|depend|var(?:y|ied|ies) )\w*|\bthan\b",
    re.IGNORECASE,
)
"""Words that say no more than that one thing goes with another."""


def tells_doing(quote: str) -> bool:
    """'Zinc raised the level of iron', 'zinc plays a role in memory'."""
    return _DONE.search(quote) is not None and _TOGETHER.search(quote) is None
