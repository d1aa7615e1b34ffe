"""What an endpoint is, where its sentence says so: 'The primary outcome, relapse, occurred in …' tells of relapse."""

from __future__ import annotations

import re

from evidex.extract._effect.sides.phrasing import clean_outcome
from evidex.text import View
from evidex.text.people import PERSONS

__all__ = ["meaning_of", "primary_of"]

_KIND = r"(?:(?:primary|secondary|main|principal|composite|co-primary|combined|efficacy|safety|clinical)\s){1,3}"
_NAME = r"(?:outcomes?|end[ -]?points?)(?:\smeasures?)?"
_ENDPOINT = re.compile(rf"(?:the\s)?{_KIND}{_NAME}", re.IGNORECASE)
_TOLD = re.compile(
    rf"\b{_KIND}{_NAME}(?:,\s|\s\()(?:the\s)?(?P<what>(?!which|who|defined|based|assessed|measured|as|at|in|after|however)[^,;()]{{3,90}})[,)]"
    r"\s(?:was|were|is|are|occurred|did|showed|had|improved|developed|happened|took|fell|rose)\b",
    re.IGNORECASE,
)
_UNTIL = r"at|after|within|during|over|in|by|on|measured|assessed|defined|between|with|using"
_PRIMARY = re.compile(
    rf"\b(?:primary|main|principal)\s(?:efficacy\s|clinical\s)?{_NAME}\s(?:was|were|is)\s(?:the\s)?"
    rf"(?:(?:proportion|percentage|number)s?\sof\s{PERSONS}\s(?:with|who\s(?:had|reached|achieved|developed))\s)?"
    rf"(?:(?P<all>(?:an?\s)?composite\sof\s[^;:.()]{{3,120}}?)(?=\s(?:{_UNTIL})\b|[;:.(])"
    rf"|(?P<what>[^,;:.()]{{3,80}}?)(?=\s(?:{_UNTIL}|from|and|or)\b|[,;:.(]))",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:(?!daily|early|(?:week|month|year|hour|night)ly)[a-z]+ly|not|also|met|reached|achieved|reduced|improved|observed"
    r"|seen|found|similar|lower|higher|better|worse|more|less|different|equal|un(?:changed|known)|available|evaluable"
    r"|missing|to|whether|that)\b|[a-z]+ed$",
    re.IGNORECASE,
)
"""What may follow 'the primary outcome was' and is no name of one: 'met', 'evaluated (in 200 patients)'."""


def primary_of(view: View) -> str | None:
    """What a document says that its primary outcome was: 'The main outcome measure was relapse at one year'."""
    told = _PRIMARY.search(view.text)
    name = (told["all"] or told["what"]) if told else None
    return clean_outcome(name) if name and not _NO_NAME.match(name) else None


def meaning_of(outcome: str | None, sentence: str) -> str | None:
    """The name of an outcome that is called by its rank alone; any other outcome as it is."""
    if outcome is None or not _ENDPOINT.fullmatch(outcome):
        return outcome
    told = _TOLD.search(sentence)
    return told["what"] if told else outcome
