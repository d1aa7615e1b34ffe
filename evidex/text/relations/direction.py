"""Which way an outcome goes ('an increased risk of stroke' is stroke, up) and what that makes of its relation."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from evidex.schema.claim import Relation as RelationKind
from evidex.text.people import ANYONE_WORDS, PERSONS
from evidex.text.relations.sides.phrases import Phrase

__all__ = [
    "Direction",
    "RelationKind",
    "Turned",
    "bare_factor",
    "is_bad",
    "is_good",
    "is_process",
    "is_spoilt",
    "kind_of_change",
    "strip_direction",
    "tells_change",
]

Direction = Literal["up", "down", ""]

_UP = (
    r"increas\w*|higher|highest|greater|greatest|elevated|longer|excess\w*|more|rais\w+|heightened|added|additional"
    r"|twice(?:\sthe)?|double(?!-)(?:\sthe)?|high(?!\sblood\spressure)|larger|enhanced|rise|growing"
)
_DOWN = (
    r"decreas\w*|lower(?!\s(?:back|extremit|limb|respirat|urin|leg|gastrointest|abdom))\w*|reduc\w+|less\w*|fewer|diminish\w*"
    r"|low|smaller|shorter|fewest|decline\w*|protect\w+|fall|drop|lowest"
)
_RISK_NOUN = (
    r"(?:risks?|odds|likelihood|probabilit(?:y|ies)|chances?|hazards?|rates?|incidences?|prevalences?|frequenc(?:y|ies)"
    r"|occurrence|susceptibility|propensity|numbers?|levels?|severity|amount)"
)
_LEAD = (
    r"(?:(?:an?|the|significant(?:ly)?|statistically|substantial(?:ly)?|modest(?:ly)?|slight(?:ly)?|marked(?:ly)?"
    r"|strong(?:ly)?|further|clinically|important|approximately|[\w.]+-?fold|small|weak|mild|minor|but"
    r"|moderate(?:ly)?|overall"
    r"|dose-(?:dependent|related)|relative|considerabl[ey]|long-term|much|potential(?:ly)?|possibl[ey]"
    r"|consistent(?:ly)?|sharp|steep|dramatic|progressive|notable|striking|drastic|pronounced"
    r"|major|rapid|mean|median|average|most|\d+-(?:day|week|month|year)|sustained|profound|prompt|relevant"
    r"|comparable|similar|\d+%?)\s+)*"
)
_DIRECTION = re.compile(
    rf"^{_LEAD}"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?![-‐‑]\w)(?:\s(?P<noun>(?:\w+\s)?{_RISK_NOUN})\b)?\s*"
    r"(?:(?:from baseline\s)?(?P<prep>of|for|in)\b)?\s*",
    re.IGNORECASE,
)
_RISK_OF = re.compile(
    rf"^(?:an?\s|the\s|\w+['’]s?\s|overall\s|relative\s|their\s|altered\s|different\s|absolute\s)*(?P<sure>significant\s|substantial\s)?"
    rf"(?P<noun>{_RISK_NOUN})\s(?:of|for|in)\s+(?:the\s|an?\s)?",
    re.IGNORECASE,
)
_RISKY = re.compile(r"risk|hazard|incidence|frequen|prevalence|suscept", re.IGNORECASE)
_RISKY_OF = re.compile(r"(?:risks?|odds|hazard|incidence) (?:of|for)\b", re.IGNORECASE)
_GOOD = re.compile(
    r"\b(?:(?:survival|improve\w*|recovery|remission|responders?|success\w*|healing|cure\w*|quality of life|well-?being"
    r"|benefit\w*|adherence|function\w*|eradication|relief|better|favou?rable|efficacy|effectiveness|satisfaction"
    r"|resolution|(?:fetal|foetal|child|linear|catch-up|normal) growth"
    r"|muscle (?:mass|strength)|hdl|high-density|ejection fraction|compliance|hydration|comfort"
    r"|understanding|awareness|weight loss|exercise (?:duration|capacity|time|performance|tolerance)|mobility"
    r"|(?:glyc(?:a)?emic|pressure|bp|pain|disease|symptom|asthma|seizure) control|tolerability"
    r"|well[- ]controlled|without|analgesia|normali[sz]ation|pain (?:tolerance|thresholds?)|screening|cessation"
    r"|(?:clinical|complete|partial|virologic(?:al)?|treatment|therapeutic|tumou?r|overall|objective|antidepressant|antibody"
    r"|early|sustained|good|better) responses?|responses? (?:rates?|to (?:treatment|therapy|chemotherapy)))\b"
    r"|^(?:the |treatment )?responses?$"
    r"|time to\b.{0,30}\b(?:death|relapse|progression|failure|recurrence|admission|event))"
    r"|\w\s(?:reductions?|prevention)$",
)
"""What everybody wants more of: raising it protects, lowering it harms."""
_BAD = re.compile(
    r"\b(?:mortality|deaths?|dying|die|risks?|diseases?|cancers?|carcinoma\w*|tumou?rs?|pain|complications?|failure|infections?"
    r"|fractures?|strokes?|relapses?|recurrence|bleeding|ha?emorrhage|nausea|vomiting|\w*toxicity|adverse"
    r"|morbidity|injur\w+"
    r"|disability|depressi\w+|symptoms?(?!-)|attacks?|syndrome|diabetes|hypertension|obesity|asthma|hospitali[sz]ation"
    r"|thrombo\w+"
    r"|infarction|sepsis|disorders?|loss|impairment|decline|incidence|events?|dementia|anxiety|stress|lesions?|ulcers?"
    r"|metasta\w+|progression|damage|dysfunction|poor\w*|worse\w*|severity|exacerbations?|reoperation|revision"
    r"|readmission"
    r"|pneumonia|\w+penia|fibrillation|cough|rash|dyspn\w+|pruritus|constipation|diarrh\w+|o?edema|abscess\w*"
    r"|malaria|\w{3,}omas?"
    r"|migraine|schizophrenia|psychosis|epilepsy|seizures?|gout|rejection|wheez\w+|isch(?:a)?emia|colds?"
    r"|retardation|shock|preterm (?:birth|deliver(?:y|ies)|labou?r)|prematurity|low birth ?weight|stillbirths?"
    r"|miscarriages?|(?:pre-?)?eclampsia|congenital anomal\w+"
    r"|severe|falls?|fatigue|arrhythmias?|\w+cardia|\w+algia|suicid\w+"
    r"|non-?union|malunion|leakage|degeneration|deformit(?:y|ies)|dysphagia|insomnia|dizziness|weakness|paralysis|palsy"
    r"|incontinence|perforation|rupture|dehiscence|dislocation|loosening|spasms?|apn(?:o)?ea|blindness|malnutrition"
    r"|side-effects|abnormal\w*|anomalous|deterioration|revisions|reoperations|readmissions|revasculari[sz]ations?"
    r"|caries|itching|irritation|\w*itch"
    r"|proteinuria|\w*albuminuria|(?:protein|albumin) excretion|c-reactive proteins?|crp|overload|allodynia"
    r"|hyperalgesia|spasticity|rigidity|stiffness|swelling|discomfort|soreness|inflammation"
    r"|distress|suffering|difficulties|violence|aggression|agitation|delirium|crying|cravings?|abuse|misuse|addiction"
    r"|hypotension|hypox\w+|burden|(?<!medical )problems?|errors?|drop-?outs?|resorption|reflux|heartburn|regurgitation"
    r"|withdrawals?|neurotoxicity|teratogen\w*|malformations?|defects?|deficits?|impairments|disabilities"
    r"|adhesions?|stay|costs?|triglycerides?|(?<!hdl )(?<!hdl-)(?<!high-density lipoprotein )cholesterol|weight gain"
    r"|cramps?|hospitali\w+|discontinu\w+|side effects?|headache|overuse|\w{2,}itis|\w{3,}emia|\w{4,}osis"
    r"|\w{3,}opathy|fevers?|headaches|somnolence|drowsiness|coughing|syncope|palpitations|hallucinations|harm|malignanc\w+"
    r"|institutionali[sz]ation|xerostomia|(?:hospital|emergency|unplanned) (?:visits?|admissions?)"
    r"|comorbidit\w+|asthenia|anorexia|rickets|\w+spasm|\w+constriction|erosions?|infertility|hernias?|emphysema"
    r"|allerg(?:y|ies)|eczema|atopy|hypersensitivity)\b",
)
"""What nobody wants more of."""


_GOOD_END = re.compile(
    r"\b(?:healing|recovery|relief|resolution|remission|control|eradication|survival|cure)(?: rates?)?$"
)
"""'disease-free survival', 'ulcer healing': what stands before is what one gets rid of."""


class Turned(msgspec.Struct, frozen=True):
    """An outcome without the words of direction, the direction, and whether these spoke of risk."""

    phrase: Phrase
    direction: Direction = ""
    risky: bool = False
    better: bool = False
    """Said to improve: 'improvements in sleep'."""


def strip_direction(phrase: Phrase) -> Turned:
    """'increased risk of stroke' → stroke, up, risky; 'fewer relapses' → relapses, down."""
    words = phrase.words
    if ratio := _RATIO.match(words):
        value = float(ratio.group("value") or 1)
        way: Direction = "up" if value > 1 else "down" if value < 1 else ""
        return Turned(_with(phrase, words[ratio.end() :]), way, risky=True)
    if better := _BETTERED.match(words):
        return Turned(_with(phrase, words[better.end() :]), "up", better=True)
    if changed := _CHANGED_BEHIND.match(words):
        return Turned(_with(phrase, changed.group("x")), "down")
    match = _DIRECTION.match(words)
    if match and len((match.group("noun") or "").split()) == 2 and not _PLAIN.match(match.group("noun")):
        told: Direction = "up" if match.group("up") else "down"
        return Turned(_with(phrase, words[match.start("noun") :]), told, bool(_RISKY.search(match.group("noun"))))
    if match and match.end() < len(words):
        if match.group("prep") == "for" and not match.group("noun"):
            return Turned(phrase)
        rest = re.sub(r"^(?:the|an?|their|its)\s", "", words[match.end() :])
        direction: Direction = "up" if match.group("up") else "down"
        risky = _RISKY.search(match.group("noun") or "") or (match.group("prep") and _RISKY_OF.match(rest))
        rest = _RISK_OF.sub("", rest, count=1) if match.group("prep") and risky else rest
        return Turned(_with(phrase, rest), direction, bool(risky))
    if match := _RISK_OF.match(words):
        risky = bool(_RISKY.search(match.group("noun")))
        return Turned(_with(phrase, words[match.end() :]), "up" if match.group("sure") and risky else "", risky)
    return Turned(phrase)


_RATIO = re.compile(
    r"(?:an?\s)?(?:adjusted\s|pooled\s|unadjusted\s)?"
    r"(?:odds ratio|hazard ratio|relative risk|risk ratio|rate ratio|OR|HR|RR)"
    r"\s(?:of\s(?P<value>\d+(?:\.\d+)?)\s)?(?:for|of)\s(?:the\s)?(?=[A-Za-z])"
)
"""'an odds ratio of 2.0 for gout': the gout, and which way."""
_CHANGE = re.compile(
    r"(?:[\w-]+\s){0,2}(?:decline|loss|deterioration|fall|rise|worsening|increase|elevation)s?\s(?:in|of)\s",
    re.IGNORECASE,
)


def tells_change(words: str) -> bool:
    """'the decline in sleep', 'a rise in pressure': a change that something else may slow or speed."""
    return _CHANGE.match(words) is not None


_BETTERED = re.compile(
    rf"^{_LEAD}(?:(?:greater|more|rapid|faster|further)\s)*(?:improvements?\s(?:in|of)|(?:improved|better)(?:\seffects?\son)?)\s(?:the\s|their\s)?(?=\w)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:overall|relative|absolute|adjusted|cumulative|annual|lifetime|total|crude|incidence|prevalence|risk)\s",
    re.IGNORECASE,
)
_CHANGED_BEHIND = re.compile(
    r"^(?:(?:an?|the|significant(?:ly)?|greater|larger|more|marked|clinically|important|similar)\s)*"
    r"(?P<x>(?!risk\b)[^,]*[a-zA-Z])\s(?:score\s)?reductions?$"
)


def _with(phrase: Phrase, words: str) -> Phrase:
    return Phrase(phrase.start, phrase.end, words, phrase.resumed)


_PEOPLE_WITH = re.compile(
    r"^(?:the |all |those |most )?(?:\w+ )?"
    rf"(?:{PERSONS}|those|cases|groups?)\s"
    r"(?:(?:with|having|sustaining|receiving|on|taking|given|treated with|exposed to|using|undergoing)"
    r"|who (?:had ever used|(?:had|have|has) (?:ever )?(?:taken|used|received|undergone)"
    r"|had|have|has|were|are|received|took|used|have taken|underwent|reported"
    r"|exhibited|developed))"
    r"\s(?:an?\s|the\s)?(?=[\w>≥<])",
    re.IGNORECASE,
)
"""'patients who had gout' is gout, where people with a thing stand for the thing."""
_WHO = re.compile(r"^who (?:had|have|has|received|took|used|underwent|reported|exhibited|developed)\s(?:an?\s|the\s)?")
"""'(those) who had gout': the article before is gone."""
_ARM = re.compile(
    r"^(?P<x>.{2,60}?)(?:-treated|-assigned)?\s(?:groups?|arms?|users|recipients|-treated " + PERSONS + ")$"
)
_TREATED = re.compile(r"^(?P<x>[\w-]{3,}?)-(?:treated|assigned) \w+$")
_USE_OF = re.compile(
    r"^(?:(?:the|an?|this|these|their|its)\s)?(?:(?:use|presence|addition)\sof\s(?:the\s|an?\s)?)?(?:at least one\s)?"
)


def bare_factor(phrase: Phrase) -> Phrase:
    """'patients with depression' → depression; 'the losartan group' → losartan; 'use of statins' → statins."""
    words = phrase.words
    for opening in (_LABEL, _USE_OF, _SUCH_AS, _PEOPLE_WITH, _WHO, _TREATMENT, _DOSE_OF, _LASTING):
        if match := opening.match(words):
            words = words[match.end() :]
    words = _PURPOSE.sub("", words, count=1)
    words = _DONE.sub("", _FOUND.sub("", words, count=1), count=1)
    if match := _IN_ARM.match(words):
        words = match.group("x")
    words = _IN_PEOPLE.sub("", words, count=1)
    if match := _ARM.match(words) or _TREATED.match(words):
        words = match.group("x") if len(match.group("x").split()) <= 4 and not _CLASS.match(match.group("x")) else words
    return _with(phrase, words)


_LABEL = re.compile(r"^(?:(?:CONCLUSIONS?|BACKGROUND|AIMS?|RESULTS?|FINDINGS|INTERPRETATION|AND)\s)+(?:The |An? )?")
_DOSE_OF = re.compile(
    r"^(?:\d[\d.,]*\s(?:or|to|and)\s)?\d[\d.,–-]*[\s-]?(?:mg|mcg|g|µg|μg|micrograms?|microg|iu|units?|ml|hours?|days?|weeks?"
    r"|months?|years?)(?:/\w+){0,2}(?:\s(?:doses?|ip|iv|po|daily))?\sof\s(?:the\s|an?\s)?(?=[A-Za-z])",
    re.IGNORECASE,
)
"""'20 mg/day of zinc', '9 months of GH treatment': how much of it."""
_PURPOSE = re.compile(
    r"(?<=\w{3})\s(?:in order to|for the (?:treatment|management|prevention|therapy) of"
    rf"|for (?:treating|preventing|managing|{PERSONS}))\s.*$"
)
_LASTING = re.compile(r"^(?:long|short|medium)-term\s(?=(?:treatment|therapy)\swith\b)", re.IGNORECASE)
_WITH_AN_ILL = ANYONE_WORDS | {"women", "children", "adults"}
"""Of them 'with' tells mostly what they have; of the others ('anaemic infants with iron'), what they got."""
_TREATMENT = re.compile(
    r"^(?:(?:\w+\s)?(?:treatment|therapy|supplementation|immunotherapy|management)\s"
    r"(?:of\s[^,]{3,80}\swith" + "".join(rf"(?<!{who}\swith)" for who in sorted(_WITH_AN_ILL)) + "|with)"
    r"|administration\sof)\s(?:the\s|an?\s)?(?=\w)",
    re.IGNORECASE,
)
_IN_ARM = re.compile(
    rf"^(?:(?:{PERSONS}|those)\s(?:in|of|from|assigned to"
    r"|randomi[sz]ed to)\s(?:the\s|receive\s)?)(?P<x>[^,]{2,60}?)(?:\s(?:group|arm))?$",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\s(?<=\w{3}\s)(?:presented in|anal[yz]s?ed|studied|observed|reported|used|tested|evaluated|taking|measured"
    r"|examined|assessed)\b.*$"
)
_DONE = re.compile(
    r"\s(?<=\w{3}\s)(?:conducted|performed|delivered|administered|given|provided|carried out|designed|aimed"
    r"|followed by|prepared|titrated|initiated|started|starting|beginning)\b.*$"
)
_IN_PEOPLE = re.compile(
    r"\s(?<=\w{3}\s)(?:in|among)\s(?:[\w-]+\s){0,3}"
    rf"(?:{PERSONS}|users)\b.*$"
)
_SUCH_AS = re.compile(r"^.*\b(?:drugs|factors|agents|medications|conditions)\ssuch as\s")
_CLASS = re.compile(
    r"^(?:both|all|two|three|four|these|study|control|the two|\d+|blood|age|ethnic|racial|risk|food"
    r"|experimental|intervention|treatment|test|observation|active|trial)(?:\s|$)"
)


_PROCESS = re.compile(
    r"\b(?:activit(?:y|ies)|expression|secretion|release|production|synthesis|formation|proliferation|uptake|excretion|binding"
    r"|transmission|currents?|firing|blood flow|tone|contractions?|contractility|migration|m?rna|enzymes?|receptors?"
    r"|neurons?|signall?ing|pathways?|phosphorylation|activation|inhibition|metabolism|absorption|motility|emptying|responses"
    r"|(?:il|tnf|ifn|tgf)\b|interleukin|cytokines?|prolactin|dopamine|serotonin|noradrenaline|norepinephrine|glutamate|gaba"
    r"|potassium)\b",
    re.IGNORECASE,
)


def is_process(words: str) -> bool:
    """'gastric secretion', 'expression of the gene': what goes on in a body, neither hoped for nor feared."""
    return _PROCESS.search(words) is not None and not is_bad(words)


_SPOILT = re.compile(
    r"\b(?:poor\w*|worse\w*|impaired|dysfunction|failure|loss of"
    r"|(?:functional|cognitive) (?:decline|impairment|limitations?))\b",
    re.IGNORECASE,
)


def is_spoilt(words: str) -> bool:
    """'poorer outcome', 'loss of bone': the phrase itself says that it went wrong."""
    return _SPOILT.match(words) is not None


@lru_cache(maxsize=1024)
def is_bad(words: str) -> bool:
    """Whether a phrase names what nobody wants."""
    if _GOOD_END.search(words.lower()) is not None:
        return False
    return _BAD.search(words.lower()) is not None


def is_good(words: str) -> bool:
    """Whether a phrase names what one hopes for."""
    words = words.lower()
    return _GOOD.search(words) is not None and _SPOILT.search(words) is None and _SHORTER.search(words) is None


_SHORTER = re.compile(r"\b(?:recovery|healing|relief|resolution|response|treatment) times?$")
"""'healing time': the good thing comes later the more there is of it."""


def kind_of_change(turned: Turned, plain: RelationKind) -> RelationKind:
    """What an outcome's direction makes: more of a bad one is risk, less of it protection, else `plain`."""
    bad = (turned.risky or is_bad(turned.phrase.words)) and not is_good(turned.phrase.words)
    if turned.direction == "up" and bad:
        return "risk_factor"
    if turned.direction == "down" and bad:
        return "protective"
    return plain
