"""What a share says of its group: prevalence, response, adverse event …"""

from __future__ import annotations

import re

from evidex.schema import SectionKind
from evidex.schema.claim import Role

__all__ = ["role_of"]


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE)


_ACCURACY = re.compile(
    r"\b(?:sensitivit|specificit|predictive values?|PPV|NPV|AUC|AUROC|accurac|concordan|diagnostic yield"
    r"|false[- ](?:positive|negative)"
    r"|correctly (?:identif|classif|diagnos)|detection rate|area under)",
    re.IGNORECASE,
)
_MORTALITY = re.compile(
    r"\b(?:died|dead|deaths?|mortalit|fatal(?:ity|ities)\b|case[- ]fatality|deceased|lethal|die\b|dying|stillb"
    r"|suicide deaths)",
    re.IGNORECASE,
)
_NOT_MORTALITY = re.compile(r"\b(?:non-?fatal|risk factors for death|resuscitated)", re.IGNORECASE)
_SAMPLE = re.compile(
    r"(?:^|\b)(?:wom[ae]n|m[ae]n|males?|females?|girls?|boys?|white|black|african[- ]american|hispanic|latino"
    r"|caucasians?|asian"
    r"|aged|years old|years of age|(?:current |former |never[- ]|ex-)?smok(?:ers?|ing)|married|unmarried|single"
    r"|primiparous|nullipar\w+"
    r"|multiparous|unemployed|employed|educat\w+|high school|college|insured|NYHA|class [IV\d]+|stage [IV\d]+"
    r"|grade [IV\d]+ at"
    r"|living alone|postmenopausal|illiterate|rural|urban|overweight or obese|comorbid\w*|at baseline|history of"
    r"|mean age|insurance"
    r"|underwent|had undergone|located|right-handed|born)\b",
    re.IGNORECASE,
)
_SEX = re.compile(
    r"^(?:(?:were|was|are|had|being)\s)?(?:the\s)?(?:wom[ae]n|m[ae]n|males?|females?|girls?|boys?"
    r"|white|black|caucasians?|married)(?:\s(?:patients|sex|gender|subjects|infants))?\W*$",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"\b(?:follow(?:ed)?[- ]?up\b|lost to|retention|retained|complet(?:ed|ion|ing"
    r"|ers?)\b(?! (?:response|remission|resol|relief|recovery))"
    r"|enrol\w+|recruit\w+|participat\w+|respond(?:ed|ents?) to the (?:survey|questionnaire)|returned|consent\w*"
    r"|eligib\w+|randomi[sz]\w+"
    r"|compliance|complian\w+|adheren\w+|available|inclusion criteria|included in|met the|excluded|withdr[ae]w\w*"
    r"|dropped? ?-?outs?"
    r"|attrition|attend\w+|analy[sz]able|evaluable|prescri\w+|used\b|using\b|use of|screened|uptake|coverage"
    r"|awareness|aware of"
    r"|knew\b|knowledge|believed|agreed|thought|preferred|recommended|reported using|of (?:studies|trials)"
    r"|simulations|agreement"
    r"|treated with|received|treatment (?:was|with)|precipitated|avoidable|preventable|required no)",
    re.IGNORECASE,
)
_QUESTIONNAIRE = re.compile(r"\b(?:surveys?|questionnaires?|interview\w*|mailed|respondents)\b", re.IGNORECASE)
_RESPONSE = re.compile(
    r"\b(?:surviv|respon[ds]|success|relief|relieved|cure[ds]?\b|cure rate|curing|healed|healing|eradicat|remission"
    r"|improv|recover|resol|achiev"
    r"|free (?:of|from)\b|\w+-free\b|(?:pain|seizure|disease|event|symptom|relapse|recurrence|progression)[- ]free"
    r"|satisf|quit\b|abstinen|abstain|CARs?\b"
    r"|clear(?:ed|ance)\b|almost clear|benefi|controlled\b|(?:seizure|pressure|BP|glycemic|disease|local|tumou?r"
    r"|symptom) control\b|no longer|able to|capable of|return(?:ed|ing)? to|stable disease"
    r"|union\b|fused|fusion rate|patency|patent\b|effective|efficac|excellent|good (?:outcome|result|or)|favou?rable"
    r"|pregnan\w+ rate"
    r"|pregnancy|live births?|conceiv|normali[sz]|walk|extubat|weaned|passed|feasib|regain|seroconver|seroprotect"
    r"|immunogen|protect(?:ed|ion)"
    r"|target (?:level|BP|blood|LDL)|reached (?:the )?(?:target|goal)|goal\b|much better|better\b|no recurrence"
    r"|normal life|ambulat|discharged home"
    r"|tolerat|retention of|engraft|decrease[ds]? (?:in|of)|reduc\w+ (?:in|of)|stabili[sz]|diagnosis was determined"
    r"|reduced\b|undetectable|decreased\b"
    r"|no or minimal|asymptomatic|virologic|positive outcome|normoglyc\w+|change\b)",
    re.IGNORECASE,
)
_NO_RESPONSE = re.compile(
    r"\b(?:(?:did|do|does|could|had|have) not (?:reach|respond|achieve|improve|benefit)|non-?respon[ds]"
    r"|no (?:response|improvement|relief|benefit)"
    r"|without (?:improvement|response)|unable|failed to|not (?:improve|respon[ds]|achieve)|poor (?:outcome|response"
    r"|result)|unsuccessful|unsatisf|dissatisf"
    r"|unresol|unfavou?rable|incomplete)",
    re.IGNORECASE,
)
_ADVERSE = re.compile(
    r"\b(?:complication|adverse|side[- ]effect|toxicit|fail(?:ed|ure)|recurr|relaps|re-?operat|re-?operation"
    r"|revision|discontinu|withdr[ae]w\w* (?:due|because|for)"
    r"|metasta|leak|bleed|haemorrhag|hemorrhag|nausea|vomit|dizz|headache|constipation|diarrh|morbidity|worse"
    r"|deteriorat|reintubat|progress(?:ed|ion|ive)\b"
    r"|leu[ck]openia|neutropenia|thrombocytopenia|grade (?:3|4|III|IV)|hypotension|hypogly|rash\b|pruritus|drows"
    r"|somnolen|sedation|infection(?:s)?\b|sepsis|pneumothora"
    r"|dehisc|seroma|h(?:a)?ematoma|thrombosis|rejection|graft loss|perforation|stricture|restenosis|re-?hospitali"
    r"|readmi|re-?interven|conversion to|embol|pseudarthr"
    r"|nonunion|non-union|necrosis|erythema|extravasation|dropouts? due|overuse|stopp?(?:ed)? (?:early|the|because)"
    r"|gave up|rescue|neurological deficit|paresis|plegia|injur(?:y|ies)\b|palsy"
    r"|side effects|cough|amputation|dislocat|loosening|fistula|abandon|revasculari[sz]ation|stroke\b|reinfarction"
    r"|exacerbation|dyskinesia|somnolence|hot flush|dry mouth|fatigue|an(?:a)?emia\b|needed a second)",
    re.IGNORECASE,
)
_TREATMENT = re.compile(
    r"\b(?:treat|therap|surg|operat|operativ|drug|dose|placebo|arm\b|arms\b|patients? (?:receiv|given|undergo)"
    r"|after |post-?op|procedure|implant|transplant|inject|vaccin|chemo|radio"
    r"|randomi|mg\b|group|stent|graft|device|intervention|resection|ectomy|plasty|biops|follow-up)",
    re.IGNORECASE,
)
_INCIDENCE = re.compile(
    r"\b(?:inciden|new[- ]onset|newly|developed|develops?\b|occurr|conver(?:sion|ted)|admission|admitted"
    r"|hospitali[sz]|attack rate|acquired|acquisition|cumulative|"
    r"primary (?:end ?point|outcome)|myocardial infarction|risk of)",
    re.IGNORECASE,
)
_PREVALENCE = re.compile(
    r"\b(?:prevalen|sero-?positiv|positiv|carri|infected|frequency of|detected|found|present|had\b|have\b|has\b"
    r"|identified|diagnosed|affected|suffer|exhibit|harbou?r|express|genotype|"
    r"allele|mutation|polymorphism|colonis|coloniz|reported|observed|seen\b|with\b|showed|demonstrated|abnormal"
    r"|negative|deficien|antibod|common\b)",
    re.IGNORECASE,
)


def role_of(of: str, around: str, sentence: str, section: SectionKind) -> Role:
    """The role of a share: `of` is what it is a share having, `around` its clause."""
    told = of or around
    if _ACCURACY.search(of) or (_ACCURACY.search(around) and not of):
        return "accuracy"
    if _SEX.match(of):
        return "characteristic"
    if _MORTALITY.search(told) and not _NOT_MORTALITY.search(told):
        return "mortality"
    if _NO_RESPONSE.search(told):
        return "adverse_event"
    for role, pattern in _ORDER:
        if pattern.search(of):
            return _settle(role, of, sentence, section)
    for role, pattern in _ORDER:
        if pattern.search(around):
            return _settle(role, around, sentence, section)
    return "prevalence" if section in ("background", "body") else "other"


_ORDER: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("response", re.compile(r"\b(?:surviv|free (?:of|from)\b|no longer|did not recur)", re.IGNORECASE)),
    ("adverse_event", _ADVERSE),
    ("other", _STUDY),
    ("response", _RESPONSE),
    ("characteristic", _SAMPLE),
    ("incidence", _INCIDENCE),
    ("prevalence", _PREVALENCE),
)


def _settle(role: Role, told: str, sentence: str, section: SectionKind) -> Role:
    if role == "adverse_event":
        if re.search(
            r"\b(?:history of|previous|prevalen|positiv|sero|carri"
            r"|antibod)",
            told,
            re.IGNORECASE,
        ) and not re.search(r"complication|adverse|side effect", told, re.IGNORECASE):
            return "prevalence"
        return role
    if role == "response" and "response rate" in told.lower() and _QUESTIONNAIRE.search(sentence):
        return "other"
    if role == "incidence" and _TREATMENT.search(sentence) and re.search(r"\binciden|occurr", told, re.IGNORECASE):
        return "adverse_event" if section in ("results", "conclusions", "body") else role
    return role
