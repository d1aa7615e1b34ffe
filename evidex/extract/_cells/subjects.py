"""What a caption says that its table is of: 'Mean cardiac output in the three groups' is of cardiac output."""

from __future__ import annotations

import re
from textwrap import shorten

from evidex.text.people import HUMANS

__all__ = ["subject_of"]

_REST = re.compile(r"\.(?:\s.*)?$")
"""What comes behind the first sentence of a caption."""
_LONGEST = 80
"""Characters that are enough."""
_SPREAD = r"(?:±|\+/-|\(|and|,|with)?\s?(?:their\s)?\(?(?:±\s?)?(?:SDs?|SEM?s?|standard (?:deviations?|errors?))\b\)?"
_OPENING = re.compile(
    r"^(?:(?:an?\s|the\s|and\s|mean\s)?(?:results?|comparisons?|changes?|summary|(?:descriptive )?statistics"
    r"|distribution|values?"
    rf"|(?:means?|averages?|medians?)\b(?:\s?{_SPREAD})?|effects? of .{{1,60}}? on|mean scores?"
    r"|before[- ]and[- ]after\s(?:the\s)?(?:treatment|intervention)|baseline|crude|(?:un)?adjusted)"
    r"(?:\sfrom baseline(?: (?:to|at) [\w ]{2,12}?)?)?(?:\s(?:of|for|in|from|between|on|at)\b)?(?:[\s,:]+"
    r"|$)(?:the\s)?)+",
    re.IGNORECASE,
)
"""Words with which captions begin that only say what is done with the values."""
_PEOPLE = rf"(?:study\s)?(?:{HUMANS}|study|groups?|arms?|sample|cohorts?|population)"
_WHO_WHEN = re.compile(
    r"(?:,|\s[-–—])?\s(?:(?:in|for|among|within|by|across|at|over|between|(?:before (?:and|or) )?after|before"
    r"|during|following|throughout|on)"
    r"\s(?:the\s)?(?:the|all|both|each|our|two|three|four|five|\d+|different|experimental|treatment"
    r"|interventions?|controls?"
    rf"|baseline|weeks?|months?|days?|times?|time-?points?|surgery|p-values?|follow-?up|entry|placebo"
    rf"|randomi[sz]ed|{_PEOPLE})\b"
    rf"|of (?:the\s|all\s|both\s)?(?:two|three|four|five|[a-z]+)?\s?{_PEOPLE}\b|results?\s(?:for|of|in|by)\b"
    rf"|as well as\b|(?:according|compared) to\b"
    r"|\((?:means?|averages?|medians?|values?|data)\b|changes? from baseline\b|(?:pre|post)(?:\sand\s(?:pre"
    r"|post))?[- ]).*$",
    re.IGNORECASE,
)
"""Where a caption goes on to say whose the values are and when."""


def subject_of(caption: str) -> str:
    """The beginning of a caption, without what it says of the statistic, of groups and of times."""
    words = _REST.sub("", " ".join(caption.split()))
    opening = _OPENING.match(words)
    told = words[opening.end() :] if opening else words
    told = _WHO_WHEN.sub("", told).strip(" ,;:-–—")
    return shorten(told if len(told) > 1 else words, _LONGEST, placeholder="")
