"""Lists of risk factors, each with its estimate, of which the predicate stands once: before them or behind them.

'Age (OR 1.2), obesity (OR 2.4) and diabetes (OR 1.9) were independent predictors', 'drop-out was predicted by low mood
(OR 1.6) and by age (OR 1.1)', 'the following were linked to injury: recapping, OR 2.9; night duty, OR 1.1'. Of what
they are risk factors stands in the predicate, or before: `implied_outcome`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import PREDICTOR, Sides
from evidex.text.relations import mask_brackets

__all__ = ["risk_listed"]

_LINKED = r"(?:associated|linked|related|correlated|connected)\s(?:with|to)"
_Y = r"(?P<y>(?:(?!\s(?:when|while|was|were|is|are)\s)[^,;:()\[\]]){3,70}?)"
_BEHIND = re.compile(
    rf"[)\]\s]*,?\s(?:each\s|all\s|both\s)?(?:were|are|was|is|remained|emerged\sas|proved(?:\sto\sbe)?|stood\sout\sas)\s(?:[\w-]+\s){{0,4}}?"
    rf"(?:{PREDICTOR}(?:\s(?:of|for)\s{_Y})?|{_LINKED}\s(?P<y2>[^,;:()\[\]]{{3,70}}?))(?=\s?[,;:.(]|\s(?:in|among|after|whereas|while|but)\b|$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:^|[,;]\s|\b)(?:(?P<y1>[^,;:()\[\]]{{3,70}}?)\s(?:was|were|is|are)\s(?:\w+ly\s|best\s|also\s)?(?:predicted|explained)\sby"
    rf"|(?:(?<=^)|(?<=,\s)|(?<=:\s)|(?<=that\s))(?:the\s)?(?:[\w-]+\s){{0,4}}?{PREDICTOR}(?:\s(?:of|for)\s{_Y})?(?:\s(?:identified|found|that\semerged)[^,;:()\[\]]{{0,60}}?)?\s(?:were|are|was|is|included?)"
    rf"|(?:analys[ei]s|models?|regressions?)\s(?:pointed\sto|identified|singled\sout|picked\sout|flagged))"
    rf"\s(?:(?:the\sfollowing|these)[:,]?\s)?(?P<x>[^;()\[\]]{{2,90}})$",
    re.IGNORECASE,
)
_HEADED = re.compile(
    rf"\b(?:following|these|factors|characteristics|exposures)\s(?:[\w-]+\s){{0,4}}?(?:(?:were|are)\s(?:[\w-]+\s){{0,2}}?(?:{_LINKED}|{PREDICTOR}\s(?:of|for))"
    rf"|(?:predicted|raised|increased)(?:\sthe\s(?:risk|odds)\sof)?)\s{_Y}:\s(?P<x>[^;()\[\]]{{2,90}}?),?$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"^(?:[,;]\s?)?(?:(?:and|or|but|not|also|then|finally|as\swell\sas|by|with|to|both|either)\s)*(?:an?\s|the\s)?",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|do|showed|predicted|but|than|there|remained|lost|no|none)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"^(?:(?:in|on|by|after|using|at|with|among|overall|for)\b[^,;:()]{2,80},\s|(?:however|moreover|overall|finally|further|also),\s)+",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"^(?:like|unlike|besides|apart\sfrom|associated|adjusted|compared|when|there|found|seen|no|only|similar|significant)\s",
    re.IGNORECASE,
)
_AS = re.compile(r"\sas\s(?:an?|the)\s.*$")


def risk_listed(sentence: str, clauses: Sequence[Clause], ends: Sequence[int]) -> dict[int, Sides]:
    """The factor, and the outcome where the list tells it, of each member, by its number; `ends`: where each estimate
    ends in the sentence."""
    masked = mask_brackets(sentence)
    found: dict[int, Sides] = {}
    for number, clause in enumerate(clauses):
        lead = _BEFORE.search(clause.words) or _HEADED.search(clause.words)
        if lead is None:
            continue
        told = lead.groupdict()
        outcome = told.get("y1") or told.get("y")
        found |= _run(clauses, number, _name(lead["x"]), outcome)
    for last, end in enumerate(ends):
        behind = _BEHIND.match(masked, end)
        if behind is None or last in found:
            continue
        for first in range(last + 1):
            if name := _name(_SCOPE.sub("", clauses[first].words)):
                run = _run(clauses, first, name, behind["y"] or behind["y2"])
                if last in run and (last > first or clauses[first].first):
                    found |= {at: sides for at, sides in run.items() if at <= last}
                    break
    return found


def _run(clauses: Sequence[Clause], first: int, name: str | None, outcome: str | None) -> dict[int, Sides]:
    """The members of a list from the first, whose name is known, on to the last that is a name alone."""
    found: dict[int, Sides] = {}
    told = clean_outcome(" ".join(outcome.split())) if outcome else None
    while name is not None:
        found[first] = Sides(clean_arm(name), told)
        first += 1
        name = _name(clauses[first].words) if first < len(clauses) else None
    return found


def _name(words: str) -> str | None:
    """A name alone, without what joins it to the ones before."""
    if _LIKE.match(words):
        return None
    name = _AS.sub("", _JOINS.sub("", words, count=1)).strip(" ,:")
    if not name or _VERB.search(name) or ";" in name or len(name.split()) > 12:
        return None
    return name
