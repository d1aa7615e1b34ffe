"""What a document says of all its estimates, for those whose sentence is silent: they are adjusted, or pool trials."""

from __future__ import annotations

import re

from evidex.text import View

__all__ = ["are_adjusted_by_method", "pools_trials"]

_CUES = ("djust", "ontroll", "ultivar", "ultiple ")
"""Pieces of the words below: found many times faster than the pattern."""
_METHOD = re.compile(
    r"(?<![Uu]n)(?<!not )\b[Aa]djust(?:ed|ing|ment)s?\s(?:\w+\s){0,2}for\b|[Cc]ontroll(?:ed|ing) for\b"
    r"|[Mm]ultivaria(?:te|ble)\b|[Mm]ultiple (?:logistic |linear |Cox )?regression"
)
_TOLD_APART = re.compile(
    r"[Aa]djust|[Mm]ultivar|[Cc]rude|[Uu]nivar|[Bb]ivar|[Ii]ndependent|\ba(?:OR|HR|RR|PR)\b|confound"
)
"""Where results speak of it, each estimate is what its own sentence says."""
_BOTH = re.compile(r"[Uu]nadjusted|[Cc]rude|[Uu]nivaria|without adjust")

# A pattern that begins with letters of its own is found much faster than one that begins with a choice.
_POOLED = (
    re.compile(r"eta(?<=[Mm]eta)-?\s?[Aa]naly"),
    re.compile(r"ystematic(?<=[Ss]ystematic) [Rr]eview"),
    re.compile(r"ooled(?<=[Pp]ooled) (?:analys|estimate|data|effect)"),
)


def are_adjusted_by_method(methods: str, results: str) -> bool:
    """Whether the text before the first estimate says that estimates are adjusted, and no result is told apart."""
    if not any(cue in methods for cue in _CUES):
        return False
    if _METHOD.search(methods) is None or _BOTH.search(methods):
        return False
    return _TOLD_APART.search(results) is None


def pools_trials(view: View) -> bool:
    """Whether a document pools trials: its changes are differences between their groups."""
    return any(name.search(view.text) for name in _POOLED)
