"""What a title or a caption says is studied: 'Diabetes and risk of colorectal adenoma', 'Forest plot of mortality'."""

from __future__ import annotations

import re

from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import OUTCOME_WORDS, Sides, worthy
from evidex.extract._effect.tables.captions import comparator_of

__all__ = ["studied_in"]

_SUBTITLE = re.compile(r"(?:[.:?]|\s[–—-])\s")
_LEAD = re.compile(
    r"(?:(?:the|an?|updated|pooled|summary|forest|funnel|subgroup|sensitivity|stratified|main|random|fixed"
    r"|plots?|graphs?|analys[ie]s|meta[‐‑-]?analys[ie]s|results?|estimates?|comparisons?|comparing|show(?:ing|s)|examining"
    r"|evaluating|assessing|using|relative|risks?(?=\s(?:ratio|estimate))|odds|hazard|rate(?=\sratio)|ratios?"
    r"|[HORI]Rs?|S?MDs?|(?:two|three|four|\d{1,2})(?=\smeta)|[(\[][^()\[\]]{1,20}[)\]]|of|for|on|and|in)[\s,:]{1,2})+",
    re.IGNORECASE,
)
"""'Subgroup analyses for (the) …', 'Forest plot of relative risk estimates of …': what leads to what is studied."""
_WORDS = r"[^;:.()\[\]]{2,90}?"
_RISK = r"(?:risks?|odds|incidence|prevalence|development|occurrence|onset|likelihood|susceptibility)"
_END = (
    r"(?=\s(?:in|among|according|stratified|by|across|from|at|after|during|using|based|through|under|over|between|within"
    r"|when)\b|\s?[,;:.()\[\]]|\s?$)"
)
_JOINED = (
    r"(?:and|on|with|in\srelation\sto|(?:is|are)\s(?:associated|linked)\s(?:with|to)|as\s(?:an?\s)?risk\sfactors?\sfor)"
)
_BOTH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:effects?|impacts?|influence|efficacy|benefits?|role)\sof\s(?P<x>{_WORDS})\s(?:up)?on\s(?P<y>{_WORDS}){_END}",
        r"\b(?:associations?|relations?|relationships?|correlations?|links?)\s(?:of|between)\s"
        rf"(?P<x>{_WORDS})\s(?:and|with|to)\s(?P<y>{_WORDS}){_END}",
        rf"\b{_RISK}\s(?:of|for)\s(?P<y>{_WORDS})\s(?:(?:associated\s|related\s)?(?:with|to)|by|for)\s(?P<x>{_WORDS}){_END}",
        rf"^(?P<x>{_WORDS})\s{_JOINED}\s(?:the\s)?(?P<y>{_RISK}\s(?:of|for)\s{_WORDS}|[\w\s-]{{3,60}}\srisks?){_END}",
        rf"^(?P<x>{_WORDS})\sfor\s(?:the\s)?prevention\sof\s(?P<y>{_WORDS}){_END}",
    )
)
_PAIR = re.compile(rf"(?P<x>{_WORDS})\s{_JOINED}\s(?P<y>{_WORDS})[\s.]*", re.IGNORECASE)
"""'T2238C polymorphism and hypertension': nothing else may stand beside."""
_FACTOR = re.compile(
    r"\b(?:(?:progno\w+|predictive|diagnostic)\s(?:value|significance|role|impact|importance)"
    rf"|(?:effects?|effectiveness|efficacy|safety|use|tolerability)(?:\sand\s[a-z]+)?)\sof\s(?P<x>{_WORDS}){_END}",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    rf"^(?P<x>(?!.*\b(?:interventions?|treatments?|therap\w+|manag\w+|prevent\w+|screening|strateg\w+|approaches|trials|studies|reviews?|series)\b){_WORDS})"
    rf"(?:\s(?:versus|vs\.?|compared\s(?:with|to))\s(?P<z>{_WORDS}))?"
    rf"\s(?:for|in)\s(?:the\s)?[a-z]\w+",
    re.IGNORECASE,
)
"""'Lunazine versus placebo for (treating) asthma': what was given."""
_OUTCOME = re.compile(
    rf"\b(?:{_RISK}|predictors|risk\sfactors|determinants)\s(?:of|for)\s(?P<y>{_WORDS}){_END}", re.IGNORECASE
)
_RISK_OF = re.compile(
    rf"(?:the\s)?(?:\w+\s)?{_RISK}\s(?:of|for|to)\s(?:the\s)?(?:(?:developing|{_RISK}\sof)\s)?", re.IGNORECASE
)
_OF_RISK = re.compile(rf"\s{_RISK}$", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\([^()]*\)")
_NAMES_OUTCOME = re.compile(rf"(?!.*\b(?:in|for|of|with)\b).*{OUTCOME_WORDS.pattern}.*", re.IGNORECASE)
_MOST = 6
"""Words of a whole caption that is the name of an outcome."""


def studied_in(words: str, *, title: bool = False) -> Sides:
    """Factor and outcome that a title, or else a caption, says are studied.

    A caption may name an outcome alone ('Forest plot of overall mortality').
    """
    whole = _BRACKET.sub("", " ".join(words.split()))
    lead = _LEAD.match(whole)
    said, bare = (_SUBTITLE.split(each)[0] for each in (whole, whole[lead.end() :] if lead else whole))
    for pattern in _BOTH:
        if both := pattern.search(said) or pattern.search(bare):
            sides = Sides(_factor(both["x"]), _outcome(both["y"]))
            if sides.factor and sides.outcome:
                return sides
    if (one := _FACTOR.search(said)) and (factor := _factor(one["x"])):
        return Sides(factor)
    if one := _OUTCOME.search(said):
        return Sides(None, _outcome(one["y"]))
    if title and (given := _GIVEN.match(said)) and (factor := _factor(given["x"])):
        return Sides(factor, None, comparator_of(given["z"]) if given["z"] else None)
    if (both := _PAIR.fullmatch(bare)) and (not title or _NAMES_OUTCOME.fullmatch(both["y"])):
        return Sides(_factor(both["x"]), _outcome(both["y"]))
    alone = not title and OUTCOME_WORDS.search(bare) and len(bare.split()) <= _MOST
    return Sides(None, _outcome(bare.strip(" .")) if alone else None)


def _factor(words: str) -> str | None:
    lead = _LEAD.match(words)
    return worthy(clean_arm(words[lead.end() :] if lead else words))


def _outcome(words: str) -> str | None:
    lead = _RISK_OF.match(words)
    return worthy(clean_outcome(_OF_RISK.sub("", words[lead.end() :] if lead else words)))
