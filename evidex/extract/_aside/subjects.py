"""Signs of counts of who and what was studied. A count of people with an outcome is none of them."""

from __future__ import annotations

from evidex.extract._aside.sign import Sign
from evidex.text.people import HUMANS

__all__ = ["SUBJECTS"]

_NO_WORD = (
    r"(?!(?:of|and|or|with|in|had|have|were|was|who|to|from|for|on|at|by|died|received|than|vs|versus|as"
    r"|out|did|are|is|that|no|not|per)\b)"
)
_KINDS = rf"(?:{_NO_WORD}[A-Za-z0-9][\w-]*\s){{0,3}}?"
_WHO = (
    rf"(?:{HUMANS}|rats|mice|animals|kittens|cats|dogs|rabbits|pigs|piglets|monkeys|sheep|lambs|calves|cows|horses"
    r"|pa?ediatricians|practitioners|GPs|in-patients"
    r"|out-patients|citizens|interviewees|professionals|providers|dyads"
    r"|beneficiaries|normotensives|[A-Z][a-z]+(?:ians|eans|ese))"
)
_FARED = (
    r"(?!,?\s(?:who |that |also |subsequently |later )?(?:had|have|develop|died|dying|show|experienc|respond"
    r"|report|relaps|recur|"
    r"withdr|dropped|discontinu|complet|achiev|improv|surviv|fail|suffer|were (?:cured|free|alive|dead|lost"
    r"|withdrawn|classif))|"
    r"\s\(\d)"
)
_EVENT = (
    r"\b(?:occur\w*|observ\w+|found|seen|noted|detected|report\w*|develop\w*|died|deaths?|experienc\w+|fail\w*"
    r"|respon\w+|relaps\w+"
    r"|present in|positive|improve\w*|achiev\w+|complet\w+|withdr\w+|discontinu\w+|caused?|stopped|had|abnormal\w*"
    r"|success\w*"
    r"|versus|vs\.?|compared|than|requir\w+|needed|affected|given|cured|recover\w*)\b"
)
_THINGS = (
    r"(?:hospitals|clinics|practices|cent(?:er|re)s|countries|sites|schools|villages|pharmacies|facilities"
    r"|departments|universities"
    r"|regions|districts|communities|laboratories|wards|units|cities|towns|trials|studies|RCTs|meta-analyses"
    r"|reviews|articles"
    r"|citations|abstracts|titles|references|papers|manuscripts|databases|languages|journals|surveys|guidelines)\b"
)
_MATTERS = (
    r"(?:genes|SNPs|polymorphisms|variants|loci|markers|compounds|drugs|agents|treatments|regimens|interventions"
    r"|measures|domains"
    r"|categories|subscales|scales|instruments|methods|techniques|protocols|modules|components|themes|topics"
    r"|dimensions|criteria"
    r"|steps|stages|phases|periods|occasions|time ?points|conditions|modalities|strategies|models|scenarios"
    r"|programs|programmes"
    r"|parameters|intervals|assays|algorithms|formulations|preparations|products|devices|energies|isotopes"
    r"|phantoms|plans"
    r"|diets|strains|species|cell lines|lines|tasks|instruments|indicators|objectives|approaches|types|kinds"
    r"|aspects|classes)\b"
)
_WHOLE = r"\d[\d,\u00a0\u2009]*(?![\d.%-]|\s?[%±])|[A-Za-z]"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_SIDE = (
    r"(?:placebo|active|controls?|intervention|usual|treatment|treated|cases?|sham|standard|experimental"
    r"|training|exercise)"
)
_MADE_OF = (
    r"(?:^|\b(?:[Oo]f|[Aa]mong|[Ii]n|with|from|studied|enrolled|included|recruited|randomi[sz]ed|compris[a-z]+"
    r"|involv[a-z]+|on|to|by|"
    r"examined|investigated|evaluated|invited|interviewed|using|for|and|[Tt]he|these|those)\s)"
)
SUBJECTS = (
    Sign(
        "number of subjects",
        _MADE_OF,
        rf"\s{_KINDS}{_WHO}\b{_FARED}",
        reach=12,
        last=r"|[Oo]f|[Aa]mong|[Ii]n|with|from|studied|enrolled|included|recruited|randomi[sz]ed|compris[a-z]+"
        r"|involv[a-z]+|on|to|by|"
        r"examined|investigated|evaluated|invited|interviewed|using|for|and|[Tt]he|these|those",
        head=_LETTERS,
        on=_WHOLE,
        unless=_EVENT,
    ),
    Sign(
        "number of subjects",
        behind=r"\swere (?:randomly |equally |then |subsequently )?(?:assigned|randomi[sz]ed|allocated|enrolled"
        r"|recruited|screened|invited)\b",
        head="w",
        on=_WHOLE,
    ),
    Sign(
        "number of subjects",
        r"\b(?:assign|randomi[sz]|allocat|enrol|recruit)\w*[^.;]{0,40}",
        rf"\s(?:to (?:the |receive )?[A-Za-z]|in(?:to)? (?:the )?[\w-]+ (?:group|arm)|receiv(?:ed|ing) [a-z]"
        rf"|(?:in )?(?:the )?{_SIDE}\b)"
        r"(?!.{0,40}(?:died|had|develop|respon|complet))",
        head="tir" + "pacuse",
        on=_WHOLE,
        unless=_EVENT,
    ),
    Sign(
        "number of subjects",
        behind=r"\sreceiv(?:ed|ing)\s(?:[a-z-]+\s){0,2}?(?:placebo|[a-z]+\s\d+\s?mg)",
        head="r",
        on=r"\d{2,4}(?!\d)",
        unless=rf"{_EVENT}|%|\d/\d",
    ),
    Sign(
        "number of subjects",
        behind=rf"\s{_SIDE}(?: group)?(?:,| and| v\.?| vs\.?| versus)\s\d+\s{_SIDE}",
        head="pacuitse",
        on=_WHOLE,
        unless=_EVENT,
    ),
    Sign(
        "number of subjects",
        r"\b(?:(?:wo)?men|(?:fe)?males?|boys|girls)\s?[=:]\s?",
        on=_WHOLE,
        last="[=:]|\\S*:",
        reach=12,
    ),
    Sign(
        "number of subjects",
        r"\b[nN]s?\s?=\s?\d+\s?(?:v\.?|vs\.?|versus|and|/|or)\s?",
        on=_WHOLE,
        last=r"v\.?|vs\.?|versus|and|or|/",
    ),
    Sign(
        "number of things",
        behind=rf"\s{_KINDS.replace('{0,3}', '{0,2}')}(?:{_THINGS}|{_MATTERS})",
        head=_LETTERS,
        on=_WHOLE,
        unless=r"\b(?:mean|median|average|was|were)\b|[-/]$",
    ),
)
