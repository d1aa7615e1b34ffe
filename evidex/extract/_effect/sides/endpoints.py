"""What an endpoint is, where its sentence says so: 'The primary outcome, relapse, occurred in …' tells of relapse."""

from __future__ import annotations

import re

__all__ = ["meaning_of"]

_KIND = r"(?:(?:primary|secondary|main|principal|composite|co-primary|combined|efficacy|safety|clinical)\s){1,3}"
_NAME = r"(?:outcomes?|end[ -]?points?)(?:\smeasures?)?"
_ENDPOINT = re.compile(rf"(?:the\s)?{_KIND}{_NAME}", re.IGNORECASE)
_TOLD = re.compile(
    rf"\b{_KIND}{_NAME}(?:,\s|\s\()(?:the\s)?(?P<what>(?!which|who|defined|based|assessed|measured|as|at|in|after|however)[^,;()]{{3,90}})[,)]"
    r"\s(?:was|were|is|are|occurred|did|showed|had|improved|developed|happened|took|fell|rose)\b",
    re.IGNORECASE,
)


def meaning_of(outcome: str | None, sentence: str) -> str | None:
    """The name of an outcome that is called by its rank alone; any other outcome as it is."""
    if outcome is None or not _ENDPOINT.fullmatch(outcome):
        return outcome
    told = _TOLD.search(sentence)
    return told["what"] if told else outcome
