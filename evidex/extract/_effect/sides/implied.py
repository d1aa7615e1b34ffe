"""Of what risk factors are, where their sentence does not say it: the sentence before, or what the title is about."""

from __future__ import annotations

import re

from evidex.extract._effect.sides.phrasing import clean_outcome
from evidex.extract._effect.sides.studied import studied_in

__all__ = ["implied_outcome"]

_OF = (
    r"(?:predictors?|risk\sfactors?|determinants?|correlates|causes|models?|analys[ei]s|regressions?|risks?|odds|prognosis|likelihood)\s"
    r"(?:of|for)\s"
)
_STOP = r"(?=\s?[,;:.?()]|\s(?:in|among|after|on|at|during|within|between|was|were|is|are|by|from|and\swhat)\b|\s?$)"
_TOLD = re.compile(
    rf"\b{_OF}(?:the\s|an?\s)?(?P<y>(?!(?:the|this|our|all|data)\b)[^,;:.?()]{{3,60}}?){_STOP}", re.IGNORECASE
)
_SEARCHED = re.compile(rf"\b(?:searched|screened|examined)\sfor\s(?P<y>[^,;:.()]{{3,60}}?){_STOP}", re.IGNORECASE)
_CAUGHT = re.compile(
    rf"\b(?:caught|developed|suffered|contracted)\s(?:an?\s)?(?P<y>[^,;:.()]{{3,60}}?){_STOP}", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}?" + _OF + rf"(?:the\s|an?\s)?(?P<y>[^,;:.?()]{{3,60}}?){_STOP}",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<y>[A-Za-z][\w'’-]*(?:\s[\w'’-]+){0,4}?)(?=\s?[:?.;,(]|\s[–—-]\s|\s(?:in|among|after|for|with|during|at|on|and|from|by|without)\b|\s?$)"
)
_REACH = 300


def implied_outcome(before: str, title: str) -> str | None:
    """The outcome that words before a sentence tell, the nearest first, else that of the title."""
    for form in (_TOLD, _SEARCHED, _CAUGHT):
        if matches := list(form.finditer(before[-_REACH:])):
            return clean_outcome(matches[-1]["y"])
    words = " ".join(title.split())
    if about := _ABOUT.match(words):
        return clean_outcome(about["y"])
    if outcome := studied_in(words, title=True).outcome:
        return outcome
    subject = _SUBJECT.match(words)
    return subject["y"] if subject else None
