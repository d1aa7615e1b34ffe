"""Numbers that the writers made themselves, so that no source can be asked for.

An audit of their own wards ('Of 34 ulcers that we followed last year, 23 had closed'), the votes of a guideline's
panel, and the marks that they set ('At least 90% of patients are screened').
"""

from __future__ import annotations

import re
from itertools import pairwise

from evidex.text import View

__all__ = ["own_numbers"]

_WE_SAW = re.compile(
    r"\bwe\s(?:(?:have|had|also|last|then|ourselves|only)\s){0,2}(?:looked\sat|followed|saw|found|counted|audited|recorded|surveyed"
    r"|asked|treated|measured|weighed|photographed|examined|visited|screened|checked|reviewed|tested|interviewed|did|had|gave"
    r"|admitted|operated|reached|answered)\b"
    r"|\b[Ii]n\sour\s(?:\w+\s){0,2}(?:audits?|homes?|hospitals?|units?|wards?|clinics?|practices?|surveys?|series|centres?"
    r"|centers?|departments?|region|trust|team|service|cohort|study|trial|database|records)\b"
    r"|\bour\s(?:(?:own|last|latest|first|annual|local|internal)\s)+(?:audit|survey|count|series|records|data|figures)\b"
)
"""First person and a deed of looking or counting. 'Our brain loses 5% …' and 'we lose 5% …' are nobody's own number."""
_PANEL = re.compile(
    r"\b(?:[Tt]he\s|[Oo]ur\s|[Tt]his\s)(?:guideline\s|expert\s|consensus\s|Delphi\s)?(?:panel|committee|working\s(?:group|party)|task\sforce"
    r"|guideline\s(?:group|team))\s(?:had|has|consisted|comprised|of|members?|agreed|voted|met|reached)\b"
    r"|\bmembers\b[^.;]{0,60}\b(?:vot(?:ed?|ing)|abstained)\b|\bvoted\s(?:for|against|on)\b|\bvotes?\sof\b|\babstained\b"
    r"|\bin\sfavou?r\sof\s(?:the\s|this\s)?(?:recommendation|statement)"
    r"|\b(?:rated\s(?:down|up)|[Dd]owngraded|[Uu]pgraded)\s(?:for|by|because|due)\b",
)
_MARK = re.compile(
    r"^\W{0,3}(?:[Aa]t\sleast|[Ff]ewer\sthan|[Ll]ess\sthan|[Nn]o\smore\sthan|[Mm]ore\sthan|[Oo]ver|≥|>|<|≤|\d)\s?\d{0,3}\s?%\s"
)
_MARKS = re.compile(r"\b(?:audit|criteri(?:a|on)|standards?|targets?|indicators?|benchmarks?|goals?)\b", re.IGNORECASE)
_CALLS_FOR = re.compile(
    r"%[^.;%]{0,60}\b(?:(?:is|are)\s(?:a\s|an?\s)?(?:reason|ground|cause|signal|sign)\s(?:to|for|that)"
    r"|should\s(?:make|prompt|lead|alert|trigger|be\s(?:taken|regarded|treated|reported|referred)))\b"
)
"""A threshold in advice: 'Loss of 5% in a month is a reason to call the dietitian'."""
_BACK = re.compile(r"\b(?:[Tt]he|[Tt]h[eo]se)\s(\d[\d,]*)\s[a-z]+|\b[Oo]f\s(?:them|th[eo]se)\b")
_COUNT = re.compile(r"(?<![\d.,])\d[\d,]*(?![\d.,]*\s?%|[.,]?\d)")
_TOLD = re.compile(r"\b(?:was|were|had|did|found|gave|rose|fell|took|lay|closed|healed)\b")
_HOW_THINGS_ARE = re.compile(r"\b(?:is|are|has|have|do|does|can|may|should|must|will)\b")


def own_numbers(view: View) -> frozenset[int]:
    """The starts of the sentences whose numbers are the writers' own; worked out once for all rules that ask."""
    return view.once(_own_numbers)


def _own_numbers(view: View) -> frozenset[int]:
    sentences = view.sentences
    own = {s.start for s in sentences if _says_own(view.text[s.start : s.end])} | _marks_set(view)
    counted: set[str] = set()
    for before, sentence in pairwise((None, *sentences)):
        if sentence is None:
            continue
        quote = view.text[sentence.start : sentence.end]
        same = before is not None and before.block == sentence.block and before.start in own
        if sentence.start not in own and ((same and _is_told(quote)) or _goes_back(quote, counted, follows=same)):
            own.add(sentence.start)
        if sentence.start in own:
            counted.update(_COUNT.findall(quote))
    return frozenset(own)


def _says_own(quote: str) -> bool:
    return any(pattern.search(quote) for pattern in (_WE_SAW, _PANEL, _CALLS_FOR))


def _is_told(quote: str) -> bool:
    """An account goes on: told in the past, with counts."""
    return bool(_TOLD.search(quote) and _COUNT.search(quote)) and not _HOW_THINGS_ARE.search(quote)


def _goes_back(quote: str, counted: set[str], *, follows: bool) -> bool:
    """Whether it goes on about a count that was told before ('The 51 residents had 63 ulcers')."""
    found = _BACK.search(quote)
    return found is not None and (found[1] in counted if found[1] else follows)


def _marks_set(view: View) -> set[int]:
    """'At least 90% of patients are screened', under a heading that says that these are marks to reach."""
    found: set[int] = set()
    under = False
    at = -1
    for sentence in view.sentences:
        if sentence.block != at:
            headings = [b for b in view.document.blocks[at + 1 : sentence.block + 1] if b.kind in ("heading", "title")]
            if headings:
                under = bool(_MARKS.search(view.text, headings[-1].start, headings[-1].end))
            at = sentence.block
        if under and _MARK.match(view.text[sentence.start : sentence.end]):
            found.add(sentence.start)
    return found
