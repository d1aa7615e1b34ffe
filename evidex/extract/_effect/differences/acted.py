"""What changes a measure by so much (interval): 'sealant reduced blood loss by 134 ml (95% CI …)' tells its effect.

A group that changes its own ('the exercise group reduced its score by 1.3 (95% CI …)') is told against itself before.
"""

from __future__ import annotations

import re

from evidex.extract._effect.differences.words import WORDS
from evidex.text.people import HUMANS

__all__ = ["acts_on"]

_LEAD = (
    r"(?:(?:[Tt]hus|[Hh]owever|[Mm]oreover|[Oo]verall|[Ff]inally|[Ii]n\sconclusion|[Oo]nly"
    rf"|{WORDS}{{3,60}},)[,\s]\s?)?"
)
_ONESELF = re.compile(
    rf"\b(?:groups?|arms?|cohorts?|placebo|sham|controls?|both|those|who|each|all|we|they|them|{HUMANS}"
    r"|its|their|his|her|own|themselves|period|weeks?|months?|years?|visits?|time|seasons?)\b",
    re.IGNORECASE,
)
"""Who or what is no cause: people, their own measure, a time."""
_BEFORE = re.compile(
    r"\b(?:pre-?test|post-?test|baseline|before|previous|pre-?treatment|pre-?operative|initial)\b", re.I
)
_VERB = (
    r"(?:reduce[ds]?|lower(?:s|ed)|decrease[ds]?|increase[ds]?|improve[ds]?|raise[ds]?|prolong(?:s|ed)?|shorten(?:s|ed)?"
    r"|lengthen(?:s|ed)?|extend(?:s|ed)?|delay(?:s|ed)?|cut|elevate[ds]?|slow(?:s|ed)|attenuate[ds]?|enhance[ds]?)"
)
_OBJECT = (
    r"(?!(?:by|in|at|with|from|to|on|for|after|during|over|only|more|less|and|than|as|between|among|within|under|through"
    r"|throughout|across|without|despite|until|when|while|if|once|because|further|again|there|almost|somewhat|even"
    r"|(?:the\s)?(?:most|least)|(?!daily|(?:week|month|year|hour|night|ear|elder|fami)ly)[a-z]+ly)\b)"
    rf"(?:the\s|mean\s|median\s|average\s)*{WORDS}{{3,90}}?"
)
_CHANGE = (
    r"(?:loss(?:es)?|gains?|reductions?|increases?|decreases?|improvements?|rises?|falls?|declines?|prolongations?)"
)
_LED_TO = (
    r"(?:led\sto|leads\sto|result(?:s|ed)\sin|produce[ds]?|cause[ds]?|yield(?:s|ed)|gave|provided|achieved|induce[ds]?)\s"
    rf"(?:an?\s)?(?:[\w-]+\s){{0,4}}?{_CHANGE}(?:\s(?:in|of)\s{WORDS}{{2,60}}?)?"
)
_BY = (
    r"(?:(?:on\saverage\s)?(?:by|of)\s|[,(\[]\s?(?:by\s)?)"
    r"(?:(?:an?\s)?(?:average|mean|median|estimated|further|additional)\s?(?:of|[:,=])?\s|around\s|about\s|approximately\s"
    r"|up\sto\s|only\s)*[+−-]?\s?"
)
_BY_A_MEAN = re.compile(r"\bby\san?\s(?:mean|median|average)\sof\s$")
"""What those who were treated changed by."""
_CLAUSE = (
    rf"^\W*{_LEAD}(?P<subject>{WORDS}{{2,90}}?)\s(?:also\s|only\s|further\s|[a-z]+ly\s)?"
    rf"(?:{_VERB}\s(?P<object>{_OBJECT})|{_LED_TO})\s?{_BY}"
)
_ACTS = re.compile(rf"{_CLAUSE}$")
_AND_ANOTHER = re.compile(
    rf"{_CLAUSE}[\ue000-\ue006][^.;:()]{{0,30}}?\(?[^().;:]{{0,40}}\)?,?\s(?:and|or)\s(?:{_VERB}\s)?{WORDS}{{2,60}}?\s?{_BY}$"
)
"""'reduced clearance by 16 mL/min (95% CI …) and output by 38 mmol (95% CI …)'."""
_OTHER_CLAUSE = re.compile(
    r"\b(?:and|but|while|whereas)\s(?:[\w-]+\s){1,6}(?:reduced|lowered|decreased|increased|improved|rose|fell|declined)\b"
)
"""'BMI increased the risk and body weight increased by 2 kg': of two that moved, the second changed alone."""
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being|had|has|have)\s*$")


def acts_on(before: str, behind: str) -> bool:
    """Whether the clause up to a number says that something (no group of its own) changed a measure by it."""
    match = _ACTS.match(before) or _AND_ANOTHER.match(before)
    if match is None or _BY_A_MEAN.search(before) or _BEFORE.search(before + behind[:80]):
        return False
    subject, thing = match["subject"], match["object"] or ""
    if _PASSIVE.search(subject) or _ONESELF.search(subject):
        return False
    return _ONESELF.match(thing) is None and _OTHER_CLAUSE.search(thing) is None
