"""Where a word of a change, a level or a group beside a percentage says nothing against its being a share.

'metoprolol (24%) and placebo (26%) groups', 'weight gain (13%)' among side effects, 'patients with a low LVEF (91%)',
'no difference in relief (38% A, 31% B)', 'the corresponding values were 21% and 33%'.
"""

from __future__ import annotations

import re

from evidex.extract._proportion.grounds.beside import Beside
from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import A_HUMAN, HUMANS, PERSONS
from evidex.text.words import Words

__all__ = [
    "describes_whom",
    "goes_on_with",
    "in_arm",
    "is_called_share",
    "is_compared",
    "is_ill",
    "mean_is_apart",
    "names_arm",
]

_IN_ARM = re.compile(
    r"^\s?[)\]]?\s(?:in|for)\s(?:the\s|both\s|all\s|our\s)?(?:(?!(?:who|that|and|or|of|with|in|than)\b)[\w\ue000./+–-]+\s){0,4}?"
    rf"(?:groups?|arms?|cohorts?|{HUMANS})\b",
    re.IGNORECASE,
)
_ARM_BEHIND = re.compile(r"^\s?[)\]]\s(?:treatment\s|study\s)?(?:groups?|arms?|cohorts?|infusions?|injections?)\b")
_SHARE_BEFORE = re.compile(
    r"\b(?:(?<!heart )(?<!pulse )(?<!filtration )rates?|incidences?|prevalences?|proportions?|percentages?|frequenc\w+"
    rf"|mortality|survival|{PERSONS}|common|often|frequent\w*|occurr?\w*|risk|use)\b",
    re.IGNORECASE,
)
_ANOTHER_ARM = re.compile(r"\ue006\s?[)\]]")
_ILL_CHANGE = re.compile(
    r"\b(?:(?:weight|appetite) (?:gain|loss|increase|decrease)|(?:hair|hearing|memory|visual|vision|tooth"
    r"|graft|pregnancy|fetal|blood) loss|loss of (?:appetite|libido|taste|smell|vision|hearing|consciousness|weight)"
    r"|(?:increase|decrease|change)s? (?:in|of) (?:appetite|libido|liver enzymes|taste|sweating|exercise patterns)"
    r"[^()\ue000-\ue006]{0,40})"
    r"(?:\s?[:(\[]|\s(?:was|were|in|of))?\s?$",
    re.IGNORECASE,
)
_GOES_ON = r"(?:\ue006(?:\s?[(\[][^()\[\]]*[)\]])?[^;.\ue006]{0,50}?(?:,\s|\sand\s|\sto\s|\sversus\s|\svs\.?\s))*"
_CALLED_SHARE = re.compile(
    r"(?<!mean )(?<!median )(?<!average )\b(?:proportions?|percentages?)\sof\s(?:the\s|all\s)?"
    rf"(?:[\w-]+\s){{0,4}}?{HUMANS}\b"
    r"(?:(?!\b(?:whom|whose|when|where|if|change|reduction|increase)\b)[^;.\ue006]){0,120}?"
    rf"\b(?:was|were|rose|fell|increased|decreased|reached)\s(?:from\s|to\s)?{_GOES_ON}$",
    re.IGNORECASE,
)
_CALLED_IN_BRACKET = re.compile(
    rf"\b(?:proportions?|percentages?|number)\sof\s(?:the\s|all\s)?(?:[\w-]+\s){{0,3}}?{HUMANS}\s"
    r"(?:with|who|having|showing|achieving|reaching|reporting|experiencing)\s[^;.()\ue000-\ue006]{2,90}[(\[]\s?$",
    re.IGNORECASE,
)
"""'the proportion of patients with a large increase in weight (12%'."""
_AGAINST = r"[^()\[\];\ue006]{0,30}\s(?:vs\.?|versus|v\.?|and|compared (?:with|to))\s[^()\[\];\ue006]{0,20}"
_COMPARED_SHARES = re.compile(
    rf"(?:\b(?:more|less|equally)\s(?:frequent|frequently|common|commonly|often|likely|prevalent)"
    rf"|\b(?:more|fewer|less)\s(?:[\w-]+\s){{0,3}}{HUMANS})\b[^;.()\[\]]{{0,110}}[(\[]\s?"
    rf"(?P<first>\ue006{_AGAINST})?$",
    re.IGNORECASE,
)
_COMPARED_BEHIND = re.compile(rf"{_AGAINST}\ue006")
"""'A fall of > 30% was more frequent with the drug (62% vs 41%)', 'more patients had full recovery (80% vs 27%)'."""
_HAPPENS = re.compile(
    r"\b(?:incidences?|prevalences?|frequenc(?:y|ies)|proportions?|(?<!heart )(?<!pulse )rates?)"
    r" of (?:[\w-]+\s){1,5}[(\[]\s?$"
)
"""'a higher incidence of prolactin elevation (72%)': how often the change was seen."""
_OF_ILLS = re.compile(
    r"\b(?:adverse|side[- ]effects?|symptoms?|complaints?|reactions?|toxicit\w+|complications?|common\w*|frequent\w*"
    r"|rates? (?:of|for)|included?|reported|experienced|nausea|headaches?|dizziness|fatigue|somnolence"
    r"|sedation|diarrh\w+)\b",
    re.IGNORECASE,
)
_WHOM = re.compile(
    rf"\b(?:{A_HUMAN}|those)\s"
    r"(?:with|who ha[ds]|having|on|(?:treated with|receiving|taking|who (?:received|took)|given"
    r"|(?:randomi[sz]ed|assigned) to)(?:\s(?:any|the|an?|high|low|all)){0,2})\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:differences?|reductions?|RRR|ARR|ratios?|defined as|definition)$")
_BETWEEN_ARMS = re.compile(
    r"\bdifferences?\b[^;.()\ue000-\ue006]{0,90}\bbetween\s[^;.,()\ue000-\ue006]{2,40}\s\(\s?"
    r"(?:\ue006\)\s(?:and|versus|vs\.?)\s[^;.,()\ue000-\ue006]{2,40}\s\(\s?)?$"
)
_OF_ARMS = re.compile(r"^\s?\)\s(?:and|versus|vs\.?)\s[^;.,()\ue000-\ue006]{2,40}\s\(\s?\ue006")
_OF_CHANGE = re.compile(
    r"\b(?<!risk )(?:reduction|increase|decrease|change|improvement|decline|fall|rise)s?\s(?:in|of)\b"
)
_BRACKET_OPENS = re.compile(r"[(\[](?:[^()\[\]\ue000-\ue006]|\ue006)*$")
_PAIR = re.compile(r"^[^()\[\]]*\ue006[^()\[\]]*\ue006")
_CLOSED_MEAN = re.compile(r"^[^()]*[\ue000\ue003\ue005][^()]*\)")
_CORRESPONDS = re.compile(
    r"\b(?:corresponding|respective)\s(?:\w+\s)?(?:values|figures|numbers|percentages|rates|results)\s"
    r"(?:for\s[^;.\ue000-\ue006]{2,60}\s)?(?:is|was|are|were)\s$",
)
_THIS_CHANGED = re.compile(
    r"\b(?:this|it|which|that)\s(?:\w+ly\s|had\s|has\s|further\s)?(?:increased|decreased|rose|fell|dropped|declined|improved)\s"
    r"(?:[^;.\ue000-\ue005]{0,60}\s)?to\s(?:only\s|just\s)?$",
)


def in_arm(behind: str) -> bool:
    """'37% in the diclofenac group', '22% in propranolol-treated patients': the words behind tell in whom."""
    return _IN_ARM.match(behind) is not None


_LABELLED_ARM = re.compile(r"\s(?:group|arm|cohort)\s(?:[A-Z]\d?\b|\ue000|I{1,3}\b)")


def names_arm(words: Words, share: Share) -> bool:
    """'metoprolol (24%) and placebo (26%) groups', '12% group A vs 13% group B': '20% group' is none."""
    shape = words.read.shape
    closing = share.end - 1 if shape[share.end - 1] in ")]" else share.end
    if _LABELLED_ARM.match(shape, closing) is not None:
        return True
    if _ARM_BEHIND.match(shape[closing : closing + 30]) is None:
        return False
    before = shape[: share.start]
    return bool(_SHARE_BEFORE.search(before) or _ANOTHER_ARM.search(before))


def is_ill(words: Words, share: Share) -> bool:
    """'somnolence (17%) and weight gain (13%)': a change that is one of the ills that patients had."""
    before = words.read.shape[max(share.start - 90, 0) : share.start]
    if _HAPPENS.search(before):
        return True
    return _ILL_CHANGE.search(before) is not None and _OF_ILLS.search(words.read.shape) is not None


def is_called_share(case: Beside) -> bool:
    """'the proportion of patients with controlled pressure was 52% …': its clause calls it so, whatever it is of."""
    if case.share.bound is not None:
        return False
    before = case.before
    if _CALLED_SHARE.search(before) or (case.opens_bracket and _CALLED_IN_BRACKET.search(before)):
        return True
    compared = _COMPARED_SHARES.search(before)
    return compared is not None and bool(compared["first"] or _COMPARED_BEHIND.match(case.behind))


def describes_whom(near: str, level: re.Match[str]) -> bool:
    """'in patients with a low LVEF (91%)': the level tells who they are; the bracket, how many of them."""
    opened = near.rstrip().endswith(("(", "["))
    return opened and _WHOM.search(near[: level.start()]) is not None


def is_compared(case: Beside, near: str, level: re.Match[str]) -> bool:
    """'no difference in relief (38% A, 31% B)', 'between the valerian group (29%) and the placebo group (21%)': the two
    that differ stand in a bracket behind, or each beside its arm."""
    if _COMPARES.search(level.group()) is None:
        return False
    if _BETWEEN_ARMS.search(case.before) and (_OF_ARMS.match(case.behind) or "\ue006" in case.before[-60:]):
        return True
    opened = _BRACKET_OPENS.search(near)
    if opened is None or opened.start() < level.end() or _OF_CHANGE.search(near):
        return False
    begin = case.edge - (len(near) - opened.start()) + 1
    return _PAIR.match(case.words.read.shape[begin : case.share.end + 80]) is not None


def mean_is_apart(near: str, mean: re.Match[str]) -> bool:
    """'(median follow-up, 12 months) was highest in A (43%)': a mean that is told in a bracket of its own."""
    return near[: mean.start()].rstrip().endswith(("(", "[")) and _CLOSED_MEAN.match(near[mean.end() :]) is not None


def goes_on_with(words: Words, share: Share) -> bool:
    """'…; the corresponding values were 21% and 33%', '…; this rose to 40%': it is what the share before is."""
    low = words.read.low[max(share.start - 130, 0) : share.start]
    return bool(_CORRESPONDS.search(low) or _THIS_CHANGED.search(low))
