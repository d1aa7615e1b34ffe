"""Whether a change is told of two groups: set against another, or of one group since before.

'fell by 6 mm Hg (95% CI …) more with zinc than with placebo', 'was associated with a 0.5-point (95% CI …) increase'.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.acted import acts_on
from evidex.extract._effect.differences.relative import AGAINST, BOTH_TOLD, FROM_BEFORE, NAMED_ARM, SAME_BEFORE
from evidex.extract._effect.numbers.estimate import Context
from evidex.text.quantities import SIGN, Quantity

__all__ = [
    "HIGHER",
    "crosses_zero",
    "is_between_groups",
    "is_count_of_more",
    "is_set_apart",
    "is_told_alone",
    "tells_effect",
]

_N, _I, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "p", "percent"))
_FEWER = re.compile(rf"^[\s)\]]{{0,3}}(?:{_P}[\s)\]]{{0,3}})?(?:fewer|more|less|additional|extra)\s[a-z]")
"""'0.31 (95% CI …) fewer attacks'."""
_UNIT_BEHIND = (
    r"(?:(?:points?|units?|mm\s?Hg|kg|cm|mm|m[lLgm]|[gLs]|days?|weeks?|months?|years?|hours?|minutes?|SDs?"
    r"|standard deviations?)\s)?"
)
HIGHER = re.compile(
    rf"[\s)\];]{{1,3}}(?:\s?{_P}[\s)\]]{{1,3}})?{_UNIT_BEHIND}(?:higher|lower|greater|larger|smaller|longer|shorter|heavier|lighter|taller|thicker"
    r"|thinner|faster|slower|better|worse|older|younger|earlier|later)\b"
)
"""'a 1.96 mL (95% CI …) higher stroke volume': what stands so before its noun is a difference, whoever is compared."""
_HIGHER_RISK = re.compile(
    rf"{HIGHER.pattern}\s(?:\w+\s)?(?:risks?(?!\sscores?)|odds|hazards?|rates?|likelihood|probability|chances?)\b"
)
_CHANGE_OF = re.compile(
    rf"[\s)\];]{{1,3}}(?:{_P}[\s)\]]{{1,3}})?{_UNIT_BEHIND}(?:increase|decrease|reduction|decline|change|rise|fall)\b"
)
_PER_STEP = re.compile(r"\b(?:associated|related|linked) (?:with|to)\s(?:an?\s)?(?:mean\s|average\s)?[-−+]?$")
"""'was associated with a 0.5-point (95% CI …) increase' tells a slope or a difference, not a change in time."""
_MORE_BY_IN = re.compile(
    r"(?:\b(?:higher|greater|more|increase[ds]?|elevated|excess|lower|less|reduced|reduction)\s[(\[]"
    r"|\b(?:higher|lower|greater|longer|shorter|larger|smaller|better|worse)\s"
    rf"(?:(?:(?:in|with|for|among|on|after)\s[^.;:()\[\]{_N}{_I}{_PC}]{{2,50}}|[a-z-]+(?:\s[a-z-]+){{0,3}})\s)?)"
    rf"by\s{ABOUT}$"
)
"""'which was greater (by 3.9 pmol/l, 95% CI …) in the metoprolol group', 'was lower by 1.2 points (95% CI …)'."""
_CHANGED = re.compile(
    r"\b(?:reduc|increas|decreas|improv|declin|lower|higher|great|larger|smaller|longer|shorter|fewer|more\b|less\b"
    r"|superior|inferior|effective|rise\b|rose\b|fell\b|fall\b|gain|effect of\b"
    r"|benefit|prolong|shorten|change\b|changes\b|changed\b|raise|effects? on\b)"
)
_LEVEL_OF = re.compile(
    r"\b(?:higher|lower|great\w*|larger|smaller|longer|shorter|fewer|more|less)\b.*\b(?:was|were|is|at)\s?$"
)
"""'X, with its higher Y, was 1.1': a level, not a difference."""
_MEAN_OF = re.compile(r"[(\[]\s?(?:means?|medians?|average)[\s:=]{1,3}$")
_OF_THE_OTHER = re.compile(r"\b(?:vs\.?|versus|than|compared (?:with|to))\s(?:(?:that|those)\s(?:of|in|with)\s)?$")
"""'rose by 0.9 (…) compared with 0.2 (95% CI …) in the other group': what the other has."""
_ARM_AGAINST = re.compile(r"\w\s(?:versus|vs\.?|minus)\s[\w-]+(?:\s[\w-]+){0,2}[:,]?\s?$")
"""'D2 versus placebo: −0.68 m/s (95% CI …)'."""
_WITHIN = re.compile(
    r"\b(?:baseline|pre-?treatment|before treatment|medians?|(?:mean|average) age|prevalence|sensitivity|specificity"
    r"|incidence rate|threshold|cut-?off|concentration of|NNT|NNH|number needed)\b"
    rf"|\b(?:[Cc]ompared (?:with|to)|[Rr]elative to)\s{SAME_BEFORE}"
    r"|\b[Aa]ges?(?:\s(?:was|were|is|of|at\s\w+))?\s?[(\[:=,]?\s?$"
)
_RATIO_SPEECH = re.compile(r"\b(?:likely|odds|hazards?|risks?|mortality|probability|chance)\b")
_OF_GROUP = re.compile(
    r"[\s,)\]]{0,3}(?:mm ?Hg\s)?(?:in|for|with|among) (?:the )?[\w-]+(?: [\w-]+){0,2}? groups?,? "
    rf"(?:(?:and|but|while|whereas)\b|(?:vs|versus|compared)\b(?=[^.;]{{0,80}}[{_N}{_PC}]))"
)
_ARMS_IN_BRACKETS = re.compile(
    rf"\b(?:than|versus|vs\.?|compared (?:with|to))\s[^();{_I}]{{2,60}}[(\[][{_N}{_PC}][^()\[\]{_I}]{{0,8}}[(\[]?{_I}"
)
"""'lower for A (6.1; 95% CI …), B (7.9; 95% CI …) compared to C (39; 95% CI …)': what each has."""
_LAST_OF_ARMS = re.compile(
    rf"{_I}[^();{_I}]{{0,8}}[)\]]{{1,2}},?\s(?:and\s)?"
    rf"(?:than|versus|vs\.?|compared (?:with|to))\s[^();{_I}]{{2,60}}[(\[]\s?$"
)
_CHANGE_NOUN = r"(?:improvements?|reductions?|increases?|decreases?|gains?|declines?|rises?|falls?|loss)"
_LED_TO_CHANGE = re.compile(
    rf"\b(?:associated|related|linked)\s(?:with|to)\s(?:an?\s)?(?:[\w-]+\s){{0,3}}?{_CHANGE_NOUN}"
    r"(?:\sin\s[^.;:()\ue000-\ue006]{2,60})?(?:\sof)?\s?[(\[]?\s?$"
)
"""'was associated with weight reduction (−0.9 kg (95% CI …))'."""
_BRACKET = r"[(\[][^()\[\]]{2,80}(?:[(\[][^()\[\]]{1,30}[)\]][^()\[\]]{0,40})?[)\]]"
_GREATER_CHANGE = re.compile(
    rf"\b(?:larger|greater|smaller|better)\s(?:[\w-]+\s){{0,2}}?{_CHANGE_NOUN}\sin\s"
    rf"(?:(?:(?!\bthan\b)[^.;:()\ue000-\ue006]){{2,60}}(?:{_BRACKET}[,\s]{{0,2}}){{1,2}}(?:and\s)?){{0,4}}"
    r"(?:(?!\bthan\b)[^.;:()\ue000-\ue006]){0,60}[(\[]\s?(?:[A-Z][\w-]*(?:\s[\w-]+)?[:,]\s{0,3}[Δ∆?]?\s{0,2},?\s{0,2})?$"
)
"""'larger improvements in adherence (2.1 points; 95% CI …)'."""
_EFFECT_OF = re.compile(
    r"\b[Ee]ffects?\sof\s[^.;:()]{2,80}?\son\s|\b[Ii]nteractions?\s(?:between|for|of|with)\s|\beffective\s(?:on|in)\s"
)
_EFFECT_WAS = re.compile(
    r"\b[Ee]ffects?\sof\s[^.;:()]{2,80}?\son\s[^.;:()]{2,80}?\s(?:was|were|is|are|amounted\sto)\s(?:an?\s|about\s|only\s)?[+−-]?$"
)
"""'the effect of training on speed was 0.11 m/s (95% CI …)'."""
_EFFECT = re.compile(
    r"\b(?:[Ee]ffects?|[Ee]ffective|[Ii]nteractions?|[Dd]ifferences?|differ(?:s|ed)?|[Nn]et|favou?r\w*)\b"
)
_ARM_BEFORE = re.compile(
    r"\b(?:vs\.?|versus|than|compared (?:with|to)|(?:increase|decrease|reduction|change|decline|rise|fall) of|and"
    r"|but)\s$"
)
_OPENS_AGAINST = re.compile(
    r"(?:^|[.;:,]\s)(?:[Aa]s\s|[Ww]hen\s)?(?:[Cc]ompared\s(?:with|to)|[Rr]elative\sto|[Vv]ersus|[Aa]s\sagainst)\s"
)
"""'Compared with placebo, …': the whole clause is set against another group."""
_AFTER_ARM = re.compile(
    rf"{_I}[)\]]{{0,2}}\s(?:in|for|with|among|on)\s[^.;:(){_I}]{{2,50}}?,?\s(?:and|but|versus|vs\.?)\s[^.;:(){_I}]{{0,40}}$"
)
_ARM = re.compile(r"[\s)\]]{1,3}(?:in|for|with|among|on)\s[^.;:()]{0,40}?\b(?:groups?|arms?|placebo|controls?)\b")
"""'… by 3.1 kg (95% CI …) in the zinc group and by 0.4 kg (95% CI …) in the placebo group'."""
_SPREAD = re.compile(r"\b(?:IQR|[Ii]nterquartile|[Rr]anges?|SD|medians?|quartiles?)\b")


def is_told_alone(before: str, behind: str) -> bool:
    """Whether a bare range is that of an effect, not what one arm has beside another: '−6.4 (…) vs −1.4 (…)'."""
    if (
        _SPREAD.search(before)
        or _ARM_BEFORE.search(before)
        or re.match(r"[\s)\]]{0,3}(?:vs|versus|in the|for)\b", behind)
    ):
        return False
    return _EFFECT.search(before) is not None or _OPENS_AGAINST.search(before) is not None


def is_set_apart(before: str, *, pooled: bool) -> bool:
    """'Compared with usual care, it reduced weight (2.3 kg, 1.2 to 3.4 kg)': the range is that of the difference, as
    those are by which pooled trials are told to change something."""
    apart = _OPENS_AGAINST.search(before) is not None or (pooled and before.endswith(" by "))
    return apart and not (_SPREAD.search(before) or _ARM_BEFORE.search(before))


def crosses_zero(bounds: Quantity) -> bool:
    """Whether an interval has zero inside: neither a level nor a ratio can."""
    return bounds.low is not None and bounds.high is not None and bounds.low < 0 < bounds.high


def is_between_groups(before: str, behind: str, context: Context, bounds: Quantity, value: Decimal) -> bool:
    """Whether a change is told of two groups: it is set against another, and no arm of its own stands behind it."""
    if _FEWER.match(behind):
        return True
    if _MORE_BY_IN.search(before):
        return not BOTH_TOLD.search(behind)
    if _stands_before_its_noun(before, behind):
        return not (FROM_BEFORE.search(before[-60:] + behind) or BOTH_TOLD.search(behind))
    if BOTH_TOLD.search(NAMED_ARM.sub("", behind, count=1)):
        return False
    if _LED_TO_CHANGE.search(before) or _GREATER_CHANGE.search(before) or acts_on(before, behind):
        return FROM_BEFORE.search(before[-60:] + behind) is None and _OF_GROUP.match(behind) is None
    if _MEAN_OF.search(before) or _OF_THE_OTHER.search(before):
        return False
    signed = value < 0 or (bounds.low is not None and bounds.low < 0)
    if not signed and (_ARMS_IN_BRACKETS.search(behind) or _LAST_OF_ARMS.search(before)):
        return False
    if _AFTER_ARM.search(before) and _ARM.match(behind):
        return False
    of_effect = crosses_zero(bounds) and _EFFECT.search(before)
    if signed and _ARM_AGAINST.search(before):
        return True
    if (
        not (_CHANGED.search(before) or of_effect or (value < 0 and before.rstrip().endswith("(")))
        or _WITHIN.search(before + behind)
        or _OF_GROUP.match(behind)
    ):
        return False
    if _RATIO_SPEECH.search(before[-80:]) or _LEVEL_OF.search(before):
        return False
    if of_effect and _EFFECT_OF.search(before):
        return True
    return context.pooled or AGAINST.search(before + behind[:120]) is not None


def _stands_before_its_noun(before: str, behind: str) -> bool:
    """'a 1.96 mL (…) higher volume', 'associated with a 0.5-point (…) increase': a difference by its place.

    '2.3 (…) higher odds' tell how many times.
    """
    if _HIGHER_RISK.match(behind):
        return False
    return HIGHER.match(behind) is not None or (
        _CHANGE_OF.match(behind) is not None and _PER_STEP.search(before) is not None
    )


def tells_effect(before: str, behind: str) -> bool:
    """Whether the clause up to a number says that it is an effect: its unit tells that it is no ratio."""
    return _EFFECT_WAS.search(before) is not None and FROM_BEFORE.search(behind) is None


def is_count_of_more(behind: str) -> bool:
    """Whether the words behind an interval say that so many fewer or more were counted: no ratio."""
    return _FEWER.match(behind) is not None
