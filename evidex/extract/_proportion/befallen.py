"""Shares that read like a prevalence and are none: what befalls people who were treated, and what is yet to befall.

The guide of annotators calls what follows a treatment an adverse event, and what people newly get an incidence: 'fever
was reported by 17% of recipients', 'one in four will have it at some point in life'.
"""

from __future__ import annotations

import re

from evidex.schema.claim import Role
from evidex.text.people import HUMANS
from evidex.text.word_kinds import kinds_of_word

__all__ = ["befallen_role"]

_NEAR = 90
"""Characters around a share that tell of whom it is."""
_TREATED = re.compile(
    rf"\brecipients\b|\b(?:{HUMANS})\s(?:who (?:were|had been|are|have been)\s)?"
    r"(?:starting|taking|given|vaccinated|treated with)\b"
    rf"|\b(?:vaccinated|treated|immuni[sz]ed)\s(?:{HUMANS})\b|\bfollow(?:s|ed)?\s(?:about\s|up to\s)?[\d.]+\s?%\sof\b"
    r"|\bafter\s(?:[a-z]+\s){0,3}(?:surgery|extractions?|injections?|operations?|vaccinations?|anaesthesia)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\bprevalen\w+|\bbaseline\b|\bbefore\b|\bprevious\w*|\bhistory of\b", re.IGNORECASE)
_TO_COME = re.compile(
    rf"\b(?:{HUMANS})\s(?:will|go on to)\s|\bat some (?:point|time|stage) in (?:life|their lives)\b"
    r"|\bin the next\s(?:[\w-]+\s)?(?:days?|weeks?|months?|years?)\b"
    r"|\b(?:occurred|developed) in\b.*\bover\s[\w-]+\s(?:years|months)\b",
    re.IGNORECASE,
)
_ILLS = frozenset(("harm", "symptom", "failure"))


def befallen_role(of: str, sentence: str, place: int) -> Role | None:
    """The role of a share at `place` of its sentence that was judged a prevalence; None where that is what it is."""
    around = sentence[max(place - _NEAR, 0) : place + _NEAR]
    if _CALLED.search(sentence):
        return None
    if _TO_COME.search(sentence):
        return "incidence"
    ills = any(not _ILLS.isdisjoint(kinds_of_word(word)) for word in re.findall(r"[a-z][a-z'’-]*", of.lower()))
    return "adverse_event" if ills and _TREATED.search(around) else None
