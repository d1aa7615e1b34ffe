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
    rf"\b(?:recipients|users|takers|wearers|vaccinees)\b"
    rf"|\b(?:{HUMANS}|those)\s(?:who (?:were|had been|are|have been)\s)?"
    r"(?:starting|taking|given|vaccinated|treated|receiving|on|using|put on|assigned to|fitted with|implanted)\b"
    r"|\bwho (?:took|used|received|got|were given|had (?:surgery|an operation))\b"
    rf"|\b(?:vaccinated|treated|immuni[sz]ed|operated)\s(?:{HUMANS})\b"
    r"|\bfollow(?:s|ed)?\s(?:about\s|up to\s)?[\d.]+\s?%\sof\b"
    r"|\b(?:after|following|since)\s(?:[a-z-]+\s){0,3}(?:surgery|extractions?|injections?|operations?|vaccinations?|anaesthesia"
    r"|implants?|procedures?|repair|replacement|[a-z]+(?:ectomy|plasty|otomy|ostomy))\b",
    re.IGNORECASE,
)
"""Words that tell of people to whom something was done, so that what follows befell them."""
_CALLED = re.compile(r"\bprevalen\w+|\bbaseline\b|\bbefore\b|\bprevious\w*|\bhistory of\b", re.IGNORECASE)
_TO_COME = re.compile(
    rf"\b(?:{HUMANS})\s(?:will|go(?:es)? on to|went on to)\s|\bat some (?:point|time|stage) in (?:life|their lives)\b"
    r"|\bin the next\s(?:[\w-]+\s)?(?:days?|weeks?|months?|years?)\b"
    r"|\b(?:occurred|developed) in\b.*\bover\s[\w-]+\s(?:years|months)\b",
    re.IGNORECASE,
)
_ILLS = frozenset(("harm", "symptom", "failure"))


def befallen_role(of: str, sentence: str, place: int) -> Role | None:
    """The role of a share at `place` of its sentence that was judged a prevalence; None where it is one.

    In texts that retell studies a network of their own tells it (`_judging.reader`).
    """
    around = sentence[max(place - _NEAR, 0) : place + _NEAR]
    if _CALLED.search(sentence):
        return None
    if _TO_COME.search(sentence):
        return "incidence"
    return "adverse_event" if _names(of, _ILLS) and _TREATED.search(around) else None


def _names(of: str, kinds: frozenset[str]) -> bool:
    """Whether a phrase has a word of one of some kinds."""
    return any(not kinds.isdisjoint(kinds_of_word(word)) for word in re.findall(r"[a-z][a-z'’-]*", of.lower()))
