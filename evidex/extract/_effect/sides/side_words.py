"""What words beside an estimate can name: an outcome, an arm, a population, or nothing."""

from __future__ import annotations

import re

import msgspec

from evidex.text.people import PERSONS
from evidex.text.relations.sides.edges import trim

__all__ = [
    "ARM",
    "CONTROL",
    "LEVEL",
    "MEMBERS",
    "OUTCOME_WORDS",
    "POPULATION",
    "PREDICTOR",
    "Sides",
    "bare_arm",
    "cut",
    "fill",
    "worthy",
]


class Sides(msgspec.Struct, frozen=True):
    """Factor and outcome in the text's words; None where the words around do not tell."""

    factor: str | None = None
    outcome: str | None = None
    comparator: str | None = None
    population: str | None = None


PREDICTOR = r"(?:predictors?|risk\sfactors?|determinants?|correlates?)"
MEMBERS = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
"""What parts the members of a list."""
OUTCOME_WORDS = re.compile(
    r"\b(?:mortality|deaths?|survival|risks?|diseases?|cancers?|carcinoma\w*|tumou?rs?|pain"
    r"|complications?|failure|infections?|fractures?"
    r"|strokes?|relapses?|recurrence|bleeding|h(?:a)?emorrhage|nausea|vomiting|toxicity|events?|morbidity"
    r"|injur\w+|disability|depression"
    r"|symptoms?|attacks?|diabetes|hypertension|obesity|asthma|hospitali[sz]ations?|admissions?"
    r"|thrombo\w+|infarction|sepsis|disorders?"
    r"|impairment|decline|incidence|prevalence|dementia|ulcers?|metasta\w+|progression|dysfunction"
    r"|response|remission|recovery|healing"
    r"|outcomes?|success|cure|eradication|score|function|quality of life|readmissions?|withdrawals?"
    r"|discontinuations?|abstinence|cessation"
    r"|dying|death|delivery|birth|pregnancy|pre-?eclampsia|exacerbations?|falls?|reoperations?|revision"
    r"|stenosis|restenosis|adverse"
    r"|occurrence|development|developing|experiencing|achieving|onset|\w{3,}itis|\w{4,}osis|\w{3,}emia|\w{3,}opathy)\b",
    re.IGNORECASE,
)
"""What happens to people or is measured in them: a phrase with one of these may be an outcome."""


_BARE = re.compile(
    r"^(?:an?\s|the\s)?(?:(?:increased|higher|highest|excess|overall|relative|lower|lowest|reduced"
    r"|absolute|adjusted|greater|their)\s)?"
    r"(?:risks?|odds|rates?|incidence|likelihood|hazards?|outcomes?)$",
    re.IGNORECASE,
)


_STOP_OUTCOME = re.compile(
    rf"\s(?:was|were|is|are|had|has|have|did|in (?:the|a|{PERSONS}|those|our|this|these)|among"
    r"|compared|than|versus|vs|when|after adjust|with (?:an?|the)\b|for (?:the|those|each)|associated"
    r"|between|showed|increased|decreased|by|per|during|on)\b"
)


CONTROL = re.compile(
    r"\b(?:placebo|controls?|usual care|standard|comparison|comparator|untreated|conventional|sham"
    r"|no treatment|non-?\w+|neither|alone"
    r"|those|without)\b",
    re.IGNORECASE,
)


_EMPTY_SIDE = re.compile(
    r"^(?:the |an? )?(?:.*\b(?:analys[ie]s|model(?:ling)?|regression|adjust\w+|trend|magnitude|study$|studies$|trials$"
    r"|intention-to-treat|results?|data|findings?|total of|compared)\b.*"
    r"|(?:\w+ )?effects?|fewer|more|less|in|v|vs|of|both|all|others?|those|it|this|they|group|groups"
    rf"|{PERSONS}"
    r"|control(?: arm| group)?s?|placebo(?: group)?|cases|\d+ \w+|comparison group|positively"
    r"|(?:\w+ ){0,3}(?:trials|studies|comparisons?|conditions?)"
    r"|(?:[\w-]+ )?(?:differences?|associations?|influence|effects?|significance|size|benefits?|relationship"
    r"|equivocal|regard"
    r"|favou?r|subgroup|subgroups|findings?)"
    r"|means?|(?:high|low)(?:er)?[ -]risk|extreme (?:categories|quintiles|quartiles)|to|from|reach significance"
    r"|(?:vs\.?|versus) .*"
    r"|(?:[\w-]+ )*(?:correlation )?coefficients?|(?:RR|OR|HR)s? (?:for|of) .*|incidences? of"
    r"|taken|used|reduced|increased|lower"
    r"|higher|interval|CI|confidence interval|estimates?"
    r"|respectively|we|there|increase|decrease|reduction|(?:\w+ )?improvements?|changes?)$",
    re.IGNORECASE,
)
"""What is left of a clause where a side should stand: the analysis, a word of comparison, people as such."""


POPULATION = re.compile(rf"\b{PERSONS}$")


ARM = re.compile(r"^(?:the\s)?(?P<x>.{2,60}?)\s(?:groups?|arms?|users|recipients)$")


_SHARE = re.compile(r"\d\s?%\s(?:of|in|vs\.?|versus|and)\b|\b\d+/\d+\b|^treated$|^intervals?$|^[\w.]+[- ]?fold$")


_NAMED = re.compile(r"[A-Za-z]{2}|[A-Z]-?\d")


def worthy(words: str | None) -> str | None:
    """A side that names something; 'increased risk', 'adjusted analysis' or 'placebo group' are none."""
    if (
        words is None
        or _SHARE.search(words)
        or _BARE.match(words)
        or _EMPTY_SIDE.match(words)
        or not _NAMED.search(words)
    ):
        return None
    return words


_FOLD_RISK = re.compile(
    r"^(?:an?\s|the\s)?(?:[\d.]+|\w+)[-\s]?(?:fold|times)\s(?:[\w-]+\s){0,3}?"
    r"(?:risk|odds|hazard|likelihood)\s(?:of|for)\s(?:the\s)?",
    re.IGNORECASE,
)


_RATIO_FOR = re.compile(
    r"^(?:an?\s)?(?:\w+\s)?(?:[HORPI]R|hazard ratio|odds ratio|relative risk|risk ratio|rate ratio)s?\s"
    r"(?:of\s[\d.]+\s)?(?:for|of)\s(?:the\s)?"
)
"""'a HR of 0.58 for coronary events' is told of coronary events."""
_HEADING = re.compile(
    r"^(?:Conclusions?|Results?|Findings|Interpretation|Background|Methods|Main results)\W*\s(?=[A-Z])"
)


def _headless(words: str | None) -> str | None:
    """A side without the heading that ran into it ('Conclusions Treatment with …')."""
    return _HEADING.sub("", words, count=1) if words else None


def fill(sides: Sides, other: Sides) -> Sides:
    """What `sides` lacks, from `other`; nothing stands on both sides."""
    comparator, population = sides.comparator or other.comparator, sides.population or other.population
    sides = Sides(_headless(worthy(sides.factor)), _headless(worthy(sides.outcome)))
    factor = sides.factor or (other.factor if other.factor != sides.outcome else None)
    outcome = sides.outcome or (other.outcome if other.outcome != sides.factor else None)
    outcome = _RATIO_FOR.sub("", _FOLD_RISK.sub("", outcome)) if outcome else None
    return Sides(factor, outcome if outcome != factor else sides.outcome, comparator, population)


LEVEL = re.compile(
    r"\b(?:doubling|increase|per|each|versus|vs|compared|greater than|highest|carri\w+|use|users|history"
    r"|presence|allele|high|low)\b"
)


def cut(words: str) -> str:
    if stop := _STOP_OUTCOME.search(words, 2):
        words = words[: stop.start()]
    start, end = trim(words, 0, len(words))
    return re.sub(r"^(?:risk|odds|incidence) of ", "", " ".join(words[start:end].split()))


def bare_arm(words: str) -> str:
    """'the losartan group' → 'losartan'."""
    match = ARM.match(words)
    return match.group("x") if match else words
