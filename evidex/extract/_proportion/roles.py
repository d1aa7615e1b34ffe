"""What a share says of its group: prevalence, response, adverse event … from its words, those around, the document."""

from __future__ import annotations

import re

from evidex.schema import SectionKind
from evidex.schema.claim import Role

__all__ = ["is_interventional", "role_of"]


def _any(told: str) -> re.Pattern[str]:
    """A pattern of word beginnings, parted by spaces; '_' stands for a space, '$' ends a word. For lower-case text:
    a pattern that ignores case must try each of its words at each word of the text."""
    words = "|".join(word.replace("_", r"[\s-]").replace("$", r"\b") for word in told.lower().split())
    return re.compile(rf"\b(?:{words})")


_ACCURACY = _any(
    """sensitivit specificit predictive_value PPV$ NPV$ AUC$ AUROC accurac concordan diagnostic_yield false_positiv
    false_negativ correctly_identif correctly_classif correctly_diagnos detection_rate area_under agreement_between"""
)
_MORTALITY = _any("died dead$ death deaths mortalit fatal$ fatality case_fatality deceased lethal die$ dying")
_NOT_MORTALITY = _any("non-?fatal resuscitated perinatal_death_rate")
_SURVIVAL = _any("surviv free_of free_from no_longer did_not_recur remained_free alive PFS$ OS$ DFS$ EFS$")
_NO_RESPONSE = re.compile(
    r"\b(?:(?:did|do|does|could|had|have) not (?:reach|respond|achieve|improve|benefit)|non-?respon[ds]"
    r"|no (?:response|improvement|relief|benefit)|without (?:improvement|response)|unable|failed to|not (?:improve"
    r"|respon[ds]|achieve)"
    r"|poor (?:outcome|response|result)|unsuccessful|unsatisf|dissatisf|unresol|unfavou?rable|incomplete)",
    re.IGNORECASE,
)
_STOPPED_SMOKING = re.compile(
    r"\bsmoking cessation|\b(?:stopp\w+|quit\w*|g[ai]ve up) smoking|smoke-?free", re.IGNORECASE
)
_COMPOSITE = re.compile(
    r"\b(?:death|mortality)(?:\s\([^()]*\))?(?:,?\s[\w-]+){0,3},?\sor\s|\sor\s(?:[\w-]+\s){0,3}(?:death|mortality)\b"
    r"|\bfatal (?:or|and) non-?fatal\b",
    re.IGNORECASE,
)
"""An endpoint that death is only one part of: 'death or cardiac arrest', 'stroke or death from any cause'."""
_ENDPOINT = re.compile(r"\bend\s?-?points?\b", re.IGNORECASE)
_LESS = re.compile(
    r"^(?:(?:had|experienced|reported|showed|achieved|with|a|an|the|complete|partial|marked|significant)\s)*"
    r"(?:reduced|reductions?|decreased?|less|fewer|relief|resolution|resolved|improved|improvement|absence|disappearance"
    r"|cessation|good control|passed|cured|free)\b",
    re.IGNORECASE,
)
"""What begins with its own end is a benefit whatever the ill: 'reduced nausea', 'resolution of bleeding'."""
_BEFORE_STUDY = re.compile(
    r"\b(?:NYHA|(?:NYHA|functional) class|history of|previous (?!study|studies)|prior (?!to\b)|pre-?existing)",
    re.IGNORECASE,
)
_SEX = re.compile(
    r"^(?:(?:were|was|are|had|being|the)\s)*(?:wom[ae]n|m[ae]n|males?|females?|girls?|boys?|white|black|caucasians?"
    r"|married"
    r"|african[- ]americans?|hispanics?)(?:\s(?:patients|sex|gender|subjects|infants|children|participants))?\W*$",
    re.IGNORECASE,
)
_SAMPLE = _any(
    """women$ men$ males? females? girls$ boys$ white$ black$ african_american hispanic latino caucasian asian$ aged$
    years_old years_of_age smok current_smok married unmarried single$ primipar nullipar multipar unemployed employed
    educat high_school college insured NYHA class_[IV\\d] stage_[IV\\d] functional_class living_alone postmenopausal
    illiterate rural$ urban$ comorbid insurance located right-?handed born$ underwent undergoing had_undergone retired
    race$ ethnic income history_of_smok body_mass_index obese overweight"""
)
_STUDY = _any(
    """follow-?up$ followed_up lost_to retention retained completed$ completion completing completers enrol recruit
    participat returned_the consent eligib randomi[sz] complian adheren available inclusion_criteria included_in
    met_the_(?:study|inclusion|additional|criteria) excluded dropped drop-?outs? attrition attend analy[sz]able
    evaluable prescri screened uptake coverage awareness aware_of knew$ knowledge believed agreed agree$ disagree
    thought preferred recommended simulations treated_with received receiv treatment_was treatment_with precipitated
    avoidable preventable chose would_ willing visited purchased consult referred using$ used$ uses$ use_of
    technically confirmed_by remained_the_same data_were took$ taking$ performed owned interviewed"""
)
_DISCONTINUED = _any("discontinu withdr[ae]w stopped stop$ gave_up dropped_out")
_STRONG = _any(
    """complication adverse side_effect toxicit (?<!heart\\s)(?<!cardiac\\s)fail(?:ed|ure) PONV$
    recurr relaps re-?operat revision leak bleed
    ha?emorrhag nausea vomit dizz constipation diarrh morbidity worse deteriorat reintubat
    leu[ck]openi neutropeni
    thrombocytopeni grade_(?:3|4|III|IV) hypotension hypoglyc rash$ drows somnolen sedation dehisc seroma ha?ematoma
    rejection graft_loss perforation stricture restenosis re-?hospitali readmi re-?interven conversion_to pseud[ao]rthr
    non-?union rescue neurological_deficit paresis plegia palsy cough$ amputation dislocat loosening fistula
    dyskinesia hot_flush dry_mouth injection_site extravasation reaction tolerability local_recurrence progressed
    progressive_disease treatment-related drug-related rebound intolerance"""
)
_WEAK = _any(
    """infection sepsis pneumothora thrombosis embol necrosis erythema stroke$ reinfarction exacerbation fatigue
    ana?emia$ pruritus headache ulcer metasta bradycardi tachycardi tremor dyspn heart_failure
    edema oedema pneumonia arrhythmi fibrillation fracture hypertension
    cataract pain$ depression insomnia fever injury injuries adrs? events$ PE$ symptoms erosion stenosis"""
)
_RESPONSE = _any(
    """respon[ds] success relief relieved cured? cure$ cures curing healed healing eradicat remission improv recover
    resol[vu] achiev \\w+-free pain_free seizure_free disease_free event_free satisf quit$ quitt abstinen abstain
    CARs?$ clear(?:ed|ance)$ almost_clear benefi controlled$ \\w+_control$ able_to capable_of return(?:ed|ing)?_to
    stable_disease union$ fused fusion_rate patency patent$ effective efficac excellent good_(?:outcome|result)
    favou?rable pregnan live_birth conceiv normali[sz] walk extubat weaned passed$ regain seroconver seroprotect
    protect(?:ed|ion)$ target_(?:level|BP|blood) goal much_better better$ no_recurrence normal_life ambulat
    discharged_home tolerat engraft decreased? reduc stabili[sz] subsided diagnosis_was_determined undetectable
    no_or_minimal virologic positive_outcome normoglyc clinically_significant_change complete_response effect_was
    independent good$ satisfactory"""
)
_INCIDENCE = _any(
    """inciden new-?onset newly developed develops? develop$ occurr conver(?:sion|ted)$ admission admitted hospitali[sz]
    attack_rate acquired acquisition cumulative risk_of seroconver end_?point first_episode within_ten_years"""
)
_PREVALENCE = _any(
    """prevalen sero-?positiv positiv carri infected frequency detected found present$ had$ have$ has$ identified
    diagnosed affected affects suffer exhibit harbou?r express genotype allele mutation polymorphism coloni[sz]
    reported observed seen$ with$ showed demonstrated abnormal negative deficien antibod common$ history_of proportion
    rated levels?$ heterozyg homozyg mutat variant"""
)
_ASKED = _any("survey surveys questionnaire questionnaires interview mailed respondents")
_TREATMENT = _any(
    """treat therap surg operat drug dose placebo arm$ arms$ post-?op procedure implant transplant inject vaccin chemo
    radiothe mg$ stent graft device intervention resection biops trial randomi[sz]"""
)


def is_interventional(text: str) -> bool:
    """Whether a document is about what was done to people: its sick days after are adverse events, not a prevalence."""
    told = text[:6_000]
    if sum(map(told.count, ("ectomy", "ectomies", "plasty", "otomy"))) >= 3:
        return True
    return any(number >= 5 for number, _ in enumerate(_TREATMENT.finditer(told.lower()), 1))


def role_of(
    of: str, around: str, sentence: str, section: SectionKind, interventional: bool, default: Role | None = None
) -> Role:
    """The role of a share: `of` is what it is a share having, `around` its clause with its rate words.

    `default` is the role where its words say nothing: that of the share before it in its list.
    """
    of, around, sentence = of.lower(), around.lower(), sentence.lower()
    if _ACCURACY.search(of):
        return "accuracy"
    if _SEX.match(of):
        return "characteristic"
    if re.search(r"\bprevalence\b", of, re.IGNORECASE):
        return "prevalence"
    if _STOPPED_SMOKING.search(of):
        return "response"
    if interventional and (_COMPOSITE.search(of) or (_ENDPOINT.search(sentence) and _COMPOSITE.search(sentence))):
        return "incidence"
    if _BEFORE_STUDY.search(of) and not _SURVIVAL.search(of) and not re.search(r"\bcontrols\b", sentence):
        return "characteristic"
    if _MORTALITY.search(of) and not _NOT_MORTALITY.search(of):
        return "mortality"
    if of:
        role = _told(of, sentence, section, interventional)
        if role is not None:
            return _by_rate(role, of, around, interventional)
    if of and default is not None:
        return default
    role = _told(around, sentence, section, interventional)
    if role is not None:
        return role
    return default or "prevalence"


def _told(told: str, sentence: str, section: SectionKind, interventional: bool) -> Role | None:
    """The role that the words of a phrase speak for, by what they say most plainly."""
    if _SURVIVAL.search(told):
        return "response"
    if re.search(r"\b(?:complian|adheren)", told, re.IGNORECASE):
        return "other"
    if _LESS.match(told) and not _DISCONTINUED.search(told):
        return "response"
    if _NO_RESPONSE.search(told):
        return "adverse_event"
    if _DISCONTINUED.search(told) and not _STRONG.search(told):
        return "adverse_event"
    if _STRONG.search(told) and "history of" not in told:
        return "adverse_event"
    if "response rate" in told.lower() and _ASKED.search(sentence):
        return "other"
    response, study = _RESPONSE.search(told), _STUDY.search(told)
    if response and (study is None or response.start() <= study.start()):
        return "response"
    if study:
        return "other"
    if _SAMPLE.search(told):
        return "characteristic"
    if _WEAK.search(told):
        return "adverse_event" if interventional and section not in ("background", "methods") else "prevalence"
    if _INCIDENCE.search(told):
        return "incidence"
    if _PREVALENCE.search(told):
        return "prevalence"
    return None


def _by_rate(role: Role, of: str, around: str, interventional: bool) -> Role:
    """'The prevalence of ulcer', 'the incidence of stroke': the rate word decides where the phrase is in doubt."""
    if role in ("adverse_event", "response", "incidence") and _WEAK.search(of) and not _STRONG.search(of):
        if re.search(r"\bprevalen\w*\b", around, re.IGNORECASE):
            return "prevalence"
        if re.search(r"\bincidence\b", around, re.IGNORECASE) and not interventional:
            return "incidence"
    return role
