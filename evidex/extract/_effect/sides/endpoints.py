"""What an endpoint is, where its sentence says so: 'The primary outcome, relapse, occurred in …' tells of relapse."""

from __future__ import annotations

import re

from evidex.extract._effect.sides.phrasing import clean_outcome
from evidex.text import View

__all__ = ["meaning_of", "primary_of"]

_KIND = r"(?:(?:primary|secondary|main|principal|composite|co-primary|combined|efficacy|safety|clinical)\s){1,3}"
_NAME = r"(?:outcomes?|end[ -]?points?)(?:\smeasures?)?"
_ENDPOINT = re.compile(rf"(?:the\s)?{_KIND}{_NAME}", re.IGNORECASE)
_TOLD = re.compile(
    rf"\b{_KIND}{_NAME}(?:,\s|\s\()(?:the\s)?(?P<what>(?!which|who|defined|based|assessed|measured|as|at|in|after|however)[^,;()]{{3,90}})[,)]"
    r"\s(?:was|were|is|are|occurred|did|showed|had|improved|developed|happened|took|fell|rose)\b",
    re.IGNORECASE,
)
_PRIMARY = re.compile(
    rf"\b(?:primary|main|principal)\s(?:efficacy\s|clinical\s)?{_NAME}\s(?:was|were|is)\s(?:the\s)?(?P<what>[^,;:.()]{{3,80}}?)"
    r"(?=\s(?:at|after|within|during|over|in|by|on|measured|assessed|defined|from|between|and|or|with|using)\b|[,;:.(])",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"(?:significantly|not|also|met|reached|achieved|similar|reduced|lower|higher|improved|observed|seen)\b"
)


def primary_of(view: View) -> str | None:
    """What a document says that its primary outcome was: 'The main outcome measure was relapse at one year'."""
    told = _PRIMARY.search(view.text)
    return clean_outcome(told["what"]) if told and not _ACHIEVED.match(told["what"]) else None


def meaning_of(outcome: str | None, sentence: str) -> str | None:
    """The name of an outcome that is called by its rank alone; any other outcome as it is."""
    if outcome is None or not _ENDPOINT.fullmatch(outcome):
        return outcome
    told = _TOLD.search(sentence)
    return told["what"] if told else outcome
