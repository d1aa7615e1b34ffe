"""Percentages that a definition, a criterion, a recipe or a limit names: no one is counted in them.

'stenosis (>50% luminal diameter)', 'eligible with a risk of 20% or greater', 'a 2% error limit', 'low risk < 15%',
'95% isodose', 'where compliance is > 53%', 'goals of <6.0 or 7.0–7.9%'.
"""

from __future__ import annotations

import re

from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import HUMANS, PERSONS
from evidex.text.words import Words

__all__ = ["limited"]

_RATE = re.compile(
    r"\b(?:rates?|incidences?|prevalences?|proportions?|percentages?|frequenc\w+|mortality|surviv\w+|success\w*"
    r"|respon[ds]\w*|chances?|probabilit\w+|risk of|likelihood|sensitiv\w+|specific\w+|accura\w+|predictive|recurrence"
    rf"|cures?|remissions?|complications?|deaths?|relapses?|failures?|{PERSONS}|cases|users|male|female|eradication|healing|share|majority"
    r"|participation|completion|retention|attrition|compliance|adherence|morbidity|agreement|concordance|drop-?out"
    r"|sample|random|coverage|positiv\w+|detection|penetrance|satisfaction|use|cohort|population|false)\b",
)
_RATE_NOUN = re.compile(r"\b(?:rate|incidence|prevalence|proportion|frequency|percentage|mortality|survival|risk)s?\b")
_ARTICLE = re.compile(r"(?:\b(?:an?|each)|\ue000\s\w{1,3}\sof)\s$")
_NAMED_BEHIND = re.compile(r"^\s((?:[a-z][\w-]*(?:(?<=\s[A-Z])\.)?\s?){1,4})", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:eligib\w+|inclusion criteria|includ\w+ if|qualif\w+|defin\w+|criteri\w+|cut-?offs?|threshold|considered"
    r"|classified as|goals?|targets?)\b[^.;]*$",
)
_CRITERIA = re.compile(
    r"\b(?:inclusion|exclusion|eligibility|selection|entry|diagnostic)\scriteri(?:a|on)\b[^.]*$"
    r"|\bcriteria\s(?:of|for)\s[^.:]{2,80}:[^.]*$"
    r"|\b(?:identified|classified|considered|defined|diagnosed|regarded|graded|excluded|eligible|accepted|included)\b"
    r"[^.;]{0,60}\b(?:if|when|as having)\b[^.;]*$"
)
"""'exclusion criteria: less than 90% of the surface seen', 'were anaemic if saturation was low (less than 16%)'."""
_COMMONEST = re.compile(
    r"\b(?:common|frequent)(?:ly\s[a-z]+)?\s(?:[\w-]+\s){0,3}?(?:events?|effects?|reactions?|aes|symptoms|complications)\s[(\[]\s?"
    r"(?:(?:an\s)?(?:incidence|frequency|rate)\s(?:of\s)?|(?:occurring|reported|seen)\s(?:in|by)\s)?$"
)
"""'the most common adverse events (> 5%) were': which of them are told, none is counted."""
_OR_MORE = re.compile(r"^\s?or\s(?:more|greater|higher|above|less|lower|below|over)\b")
_SYMBOL = re.compile(r"[<>≤≥⩽⩾]")
_GRADED = re.compile(r"\b(?:high|low|moderate|mild|severe|intermediate|very (?:high|low))\s[(\[]$")
_OF_A_NAME = re.compile(
    r"\b(?!(?:was|were|are|and|only|with|for|had|has|have|than|from|the|but|versus|being|occurred)\s)[a-z][\w-]{2,}\s?$",
)
"""'function ≤ 30%', 'stenosis >50%': a sign right behind the name of what is measured sets a limit to it."""
_WHERE = re.compile(r"\b(?:where|when|if|unless|whose|provided)\b[^.;]{0,120}$")
_RISK_CLASS = re.compile(r"\b(?:very\s)?(?:low|medium|moderate|intermediate|high)(?:er)?[\s-]risk\s?:?\s?$")
_RISK_SCORE = re.compile(r"\b(?:risk|score)s?(?:\s\([a-z-]+\))?\s(?:of|between|was|were)\s$|\bfrs\s(?:of\s)?$")
_GOAL = re.compile(r"\b(?:goals?|targets?|aim(?:ed|ing)?)\s(?:of|at|for|was|were|to)\s[^,;.]{0,90}$")
_VOLUME_BEHIND = re.compile(
    r"^\s?(?:of\s(?:the\s|each\s|an?\s)?(?:[\w'’-]+\s){0,5}(?:volume|dose|area|length|duration|isodose)\b|(?:[\w-]+\s){0,1}isodose)"
    r"|^\s(?:caloric|calorie|energy|total energy)\b|^\sthe\s|^\s?(?:isodose|error|tolerance|limit|margin)",
)
_PEOPLE_BEHIND = re.compile(r"^\s?(?:of\s)?(?:the\s|all\s|our\s)?(?:[\w-]+\s){0,3}" + HUMANS + r"\b")


_EFFECTIVE = re.compile(r"\b(?:effective|lethal|inhibitory)\s(?:doses?|concentrations?)\b[^.;]{0,60}\bin\s$")
"""'the effective dose producing analgesia in 50% of patients'."""
_SHARE_DID = re.compile(
    r"\ue006\sof\s(?:[\w-]+\s){1,4}[\w-]+ed\s$|\ue006\sof\s(?:[\w-]+\s){1,4}(?:forgot|lost|took|had)\s$"
)
_OF_THEIRS = re.compile(r"^\sof\s(?:their|his|her|its)\s")
"""'29% of patients forgot more than 10% of their tablets': what those counted did."""
_REACH = 160
"""Characters before a percentage that are looked at."""


def limited(words: Words, share: Share) -> str | None:
    """Why a percentage only names a limit or a strength; None where nothing says so."""
    if share.numerator is not None:
        return None
    shape = words.read.shape
    low = words.read.low[max(share.start - _REACH, 0) : share.start]
    behind = shape[share.end : share.end + 70]
    if share.bound == "min" and _COMMONEST.search(low):
        return "threshold"
    if _EFFECTIVE.search(low) or (share.bound is not None and _OF_THEIRS.match(behind) and _SHARE_DID.search(low)):
        return "threshold"
    if _PEOPLE_BEHIND.match(behind):
        return None
    if _VOLUME_BEHIND.match(behind.lower()) and not (low == "in " and behind.startswith(" the ")):
        return "level"
    if _RISK_CLASS.search(low) or _defines(words, share, behind):
        return "threshold"
    if _GOAL.search(low) or (_RISK_SCORE.search(low) and _CONDITION.search(low)):
        return "threshold"
    return "dose" if _is_attribute(low, behind) else None


def _defines(words: Words, share: Share, behind: str) -> bool:
    """Whether a bound belongs to a definition or to a condition, and is no finding."""
    begin = max(share.start - _REACH, 0)
    before, low = words.read.shape[begin : share.start], words.read.low[begin : share.start]
    if _OR_MORE.match(behind):
        return bool(_CONDITION.search(low))
    if share.bound is None:
        return False
    if _CRITERIA.search(low):
        return True
    printed = words.read.shape[share.start : share.end]
    if _SYMBOL.search(printed) is None:
        return False
    if before.endswith(("(", "[")) and _GRADED.search(before) and behind[:1] in (")", "]"):
        return not _tells_rate(before, low)
    if before.endswith(("(", "[")):
        return bool(re.match(r"^\s(?!of\b|in\b|vs\b|and\b|at\b)[a-z]", behind)) and not _RATE.search(
            behind[:40].lower()
        )
    if _WHERE.search(before) or _CONDITION.search(low):
        return True
    return bool(_OF_A_NAME.search(low)) and not _tells_rate(before, low)


def _tells_rate(before: str, low: str) -> bool:
    """Whether a rate governs what follows ('the incidence of sedation was <10%, that of somnolence <2%')."""
    return bool(_RATE_NOUN.search(before[-100:]) or _RATE.search(low[-25:]))


def _is_attribute(low: str, behind: str) -> bool:
    """'a 2% error limit', '10 cm of 5% borated polyethylene': a percentage that tells one thing from another."""
    named = _NAMED_BEHIND.match(behind)
    if named is None or not _ARTICLE.search(low):
        return False
    return not _RATE.search(named.group(1).lower()) and not re.match(
        r"^\s(?:of|in|for|at|to|and|or|with|who|(?:reduction|decrease|increase|improvement|decline|rise|fall)s?)\b",
        behind,
    )
