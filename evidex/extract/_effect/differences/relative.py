"""Changes told in percent of what they were: 'a 25% reduction in the odds of death (95% CI …)', 'fell by 17% (…)'."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._about import ABOUT
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds, made_with
from evidex.extract._effect.numbers.scales import of_difference, parts_shares
from evidex.text.quantities import SIGN, Quantities

__all__ = [
    "AGAINST",
    "BOTH_TOLD",
    "FROM_BEFORE",
    "NAMED_ARM",
    "RISK",
    "SAME_BEFORE",
    "is_bare_change",
    "is_relative",
    "relative_changes",
    "stands_before_reduction",
]

_N, _I, _P, _PC, _R = (SIGN[kind] for kind in ("number", "interval", "p", "percent", "range"))
NAMED_ARM = re.compile(r"^[\s)\]]{0,3}(?:(?:in|with|for|among) [^.;()]{2,40}?(?=\s(?:than|versus|vs|compared)))?")
RISK = re.compile(
    r"\b(?:[Rr]isks?|[Oo]dds|[Hh]azards?|[Ll]ikel\w+|[Pp]robability|[Ii]ncidence|[Rr]ates?|[Cc]hances?|[Mm]ortality)\b"
)
SAME_BEFORE = (
    r"(?:the\s)?(?:values?\s|levels?\s|those\s|that\s)?(?:of\s|at\s)?(?:the\s)?"
    r"(?:before|(?:day|week|month|year|visit)s?\b|start\b|beginning|pre-|end of|run-in"
    r"|(?:initial|first|previous)\s(?:values?|levels?|visits?|days?|weeks?|years?|measure\w*))"
)
"""'compared with the start of treatment', 'relative to day 0': no other group."""
AGAINST = re.compile(
    rf"\b(?:(?:[Cc]ompared|[Cc]omparison)(?!\s(?:with|to)\s(?:baseline|{SAME_BEFORE}))|[Vv]ersus|vs|than"
    rf"|[Rr]elative to(?!\s(?:baseline|{SAME_BEFORE}))|[Aa]s against|(?:superior|inferior) to|[Nn]et"
    r"|attributable|differen\w+"
    r"|subtracted|adjusted for placebo|placebo-(?:adjusted|corrected)|effect of (?:the )?(?:intervention|treatment)"
    r"|(?:from|over|to) (?:the )?(?:placebo|controls?)|favou?r(?:s|ed|ing)?"
    r"|between (?:the )?(?:two |both |study |treatment )*(?:groups|arms))\b"
)
BOTH_TOLD = re.compile(
    rf"^[\s)\],;]{{0,3}}(?:{_P}[\s)\],;]{{0,3}})?(?:[a-zA-Zµμ%/]{{1,8}}[)\],;\s]{{1,3}})?"
    r"(?:than|versus|vs\.?|(?:as )?(?:compared|in comparison) (?:with"
    rf"|to))\s[^.;{_I}]{{0,80}}[{_N}{_PC}]"
)
"""'1.2 (95% CI …) for one than 1.4 (95% CI …) for the other': two levels."""
FROM_BEFORE = re.compile(r"\b(?:baseline|pre-?treatment|before treatment)\b")
_EVENTS = re.compile(
    r"\b(?:deaths?|events?|strokes?|infarctions?|hospitali[sz]ations?|admissions?|fractures?|relapses?)\b"
)
_RISK_CHANGE = re.compile(
    r"\b(?:risks?|odds|hazards?|rates?|incidence|mortality|deaths?)\s(?:reductions?|increases?|decreases?)"
    r"(?:\sin\s[^;:()\ue000-\ue006]{2,80}?)?(?:\s(?:was|were|is|of|estimated|at)|[\s,:=(])*$",
    re.IGNORECASE,
)
_CHANGED_BY = re.compile(
    r"(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )(?<!ly )\b(?:reduc|increas|decreas|lower|rais|improv)e[ds]\s"
    rf"(?!by\b)[^;:()]{{2,80}}?\sby\s{ABOUT}$"
)
_RISK_CHANGED_BY = re.compile(
    r"\b(?:risks?|odds|hazards?|rates?|incidences?|mortality|likelihood)\s[^;:()]{0,80}?\b(?:was|were|is|are)\s(?:[a-z]+ly\s)?"
    r"(?:reduc|increas|decreas|lower|rais)ed\s(?:[^;:()\ue000-\ue006]{1,30}\s)?by\s"
    rf"{ABOUT}$",
    re.IGNORECASE,
)
"""'the incidence of ulcers was reduced by 51% (95% CI …)'."""
_RISK_MOVED_BY = re.compile(
    r"\b(?:risks?|odds|hazards?|rates?|incidence|mortality|likelihood)\s(?:[^;:()\ue000-\ue006]{2,60}?\s)?"
    r"(?:increas(?:ed|es|ing)|decreas(?:ed|es|ing)|declin(?:ed|ing)|rose|rising|fell|falling|dropped)\s(?:significantly\s)?by\s"
    rf"{ABOUT}$",
    re.IGNORECASE,
)
"""'with risk increasing by 41% (95% CI …) for each 5-micromol/L'."""
_RISK_WAS = re.compile(
    r"\b(?:risks?|odds|hazards?)\s(?:of|for)\s[^.;:()]{2,80}?\s(?:was|were|is)\s" + ABOUT + "$", re.IGNORECASE
)
_REDUCTION_BEHIND = re.compile(
    r"[\s)\]]{1,3}(?:(?:RR|relative(?: risk)?|risk|proportional|further|pooled|greater|significant|additional)\s){0,2}"
    r"(?:(?P<noun>reductions?|increases?|decreases?|excess)|lower|higher|greater|fewer)\b"
)
_WAS = re.compile(r"\b(?:was|were|is|are|by|an?)\s$")
_REDUCTION_IN = re.compile(r"\b(?:reductions?|increases?)\sin\s[^;:()]{2,60}\s?[(\[]\s?$")
_REDUCED_RISK = re.compile(
    r"\b(?:reduced|increased|lower|higher)\s(?:the\s)?(?:risks?|odds|rates?|incidences?)\sof\s[^;:()\[\]]{2,60}\s?[(\[]\s?$",
    re.IGNORECASE,
)
"""'there were reduced risks of stroke (20% [2-35])'."""
_ASSOCIATED = re.compile(
    r"\bassociated\swith\s(?:an?\s)?(?:[a-z-]+\s)?(?:reductions?|increases?|decreases?)\sin\s[^.;:()\ue000-\ue006]{2,60}\sof\s$"
)
"""'doses of 5 mg were associated with a reduction in homocysteine of 25% (95% CI …)'."""
_TRIALS = re.compile(r"\b(?:placebo|controlled|trials|intensive|comparing)\b")
_BY = re.compile(rf"\b(?:reduc|increas|decreas|lower|rais|improv)ed\s(?:[\w ]{{2,60}}\s)?by\s{ABOUT}$")
_RELATIVE_FAR = re.compile(
    rf"{_PC}(?:\s?\([^()]{{2,40}}\))?(?:\s[\w-]+)?\s(?:reductions?|increases?|decreases?|lower|higher|greater|less|more|reduced|increased|improvements?)\b"
    rf"(?P<of>[^.;()\[\]{_N}{_I}{_PC}{_P}]{{0,110}}?)(?:(?:\s?[(\[]|,)\s?(?P<i>{_I})|\s?[(\[](?P<r>{_R})\s?[)\]])"
)
_PAIR_INSIDE = re.compile(
    rf"(?P<value>{_PC})\s?[(\[](?P<low>{_PC})\s?[,;]\s?(?P<high>{_PC})[)\]]\s(?:[\w-]+\s){{0,2}}?"
    rf"(?:reductions?|increases?|decreases?|lower|higher|greater|reduced|increased)\b(?=[^.;:()]{{0,60}}?\b(?:risks?|odds|hazards?|rates?|incidence|mortality)\b)"
)
_RISKS_LESS = (
    r"(?:\b(?:risks?|odds|hazards?|rates?|incidence|mortality)\s(?:reductions?|increases?)"
    r"|\b(?:reduc|increas|lower|decreas)(?:es?|ed|ing)\s(?:the\s)?(?:[\w-]+\s)?(?:risks?|odds|hazards?|rates?|incidence)\b"
    r"|\b[Tt]he\s(?:reductions?|increases?|effects?)\s(?:was|were)\s(?:greater|larger|smaller|similar|greatest|largest))"
)
_IN_BRACKET = re.compile(
    rf"{_RISKS_LESS}[^.;:()\[\]{_N}{_PC}{_I}]{{0,90}}?\s?[(\[](?P<value>{_PC})\s?[;,]\s?(?P<r>{_R})\s?[)\]]"
)
_PROPORTIONAL = re.compile(r"\b(?:proportional|relative(?:\srisk)?)\s(?:reductions?|increases?|decreases?)\b")
_IN_RATE = re.compile(r"\s?[)\]]\sin\s(?:the\s)?(?:[\w-]+\s){0,4}rates?\b")
"""'a 9% improvement (95% CI …) in overall response rate'."""


def relative_changes(read: Quantities, *, pooled: bool) -> Iterator[Estimate]:
    """'a 25% reduction in the odds of death with lunazine (95% CI 11 to 38%)': the interval stands behind the words."""
    yield from _between_words(read)
    for match in _RELATIVE_FAR.finditer(read.shape):
        bounds = read.found[read.index_at(match.start("r" if match["r"] else "i"))]
        value = read.found[read.index_at(match.start())].value
        told = match.group("of")
        if value is None or not holds(bounds, value) or FROM_BEFORE.search(told):
            continue
        if match["r"] and not RISK.search(told):
            continue  # a range without a name may tell what was least and most
        near = read.shape[max(match.start() - 70, 0) : match.start()]
        if (
            pooled
            or (_WAS.search(near) and RISK.search(near))
            or RISK.search(match.group())
            or _EVENTS.search(told)
            or _PROPORTIONAL.search(match.group())
            or _RISK_WAS.search(read.shape[: match.start()])
            or AGAINST.search(told + read.shape[match.end() : match.end() + 60])
            or _IN_RATE.match(read.shape, match.end())
        ):
            improved = "improvement" in match.group() and of_difference(near, "") == "RD"
            measure: Measure = "RD" if improved or parts_shares(read, value) else "other"
            yield made_with(read, measure, value, match.start(), bounds, match.end())


def _between_words(read: Quantities) -> Iterator[Estimate]:
    """'a 24% (7%, 38%) reduction in coronary risk', 'the reduction was greater (73%, 52% to 84%) in those not …'."""
    for match in _PAIR_INSIDE.finditer(read.shape):
        value, low, high = (read.found[read.index_at(match.start(name))] for name in ("value", "low", "high"))
        if value.value is None or low.value is None or high.value is None or not low.value < value.value < high.value:
            continue
        made = made_with(read, "other", value.value, match.start(), None, match.end("high"))
        yield msgspec.structs.replace(made, low=low.value, high=high.value)
    for match in _IN_BRACKET.finditer(read.shape):
        value, bounds = (read.found[read.index_at(match.start(name))] for name in ("value", "r"))
        if value.value is not None and holds(bounds, value.value) and not FROM_BEFORE.search(match.group()):
            yield made_with(read, "other", value.value, match.start("value"), bounds, match.end("r"))


def is_relative(before: str, behind: str) -> bool:
    """Whether a percentage tells by how much something changed a risk or a level, in one group against another."""
    if FROM_BEFORE.search(before[-60:] + behind) or BOTH_TOLD.search(NAMED_ARM.sub("", behind, count=1)):
        return False
    told = (_RISK_CHANGE, _CHANGED_BY, _ASSOCIATED, _RISK_CHANGED_BY, _RISK_MOVED_BY)
    if any(each.search(before) for each in told):
        return True
    if _REDUCTION_IN.search(before) and (_TRIALS.search(before) or _EVENTS.search(before[-40:])):
        return True
    return _BY.search(before) is not None and AGAINST.search(before + behind[:120]) is not None


def is_bare_change(before: str) -> bool:
    """Whether a percentage with bare bounds tells a change of a risk ('cut the rate of relapse by 24% (4%–40%)')."""
    if _CHANGED_BY.search(before):
        return RISK.search(before) is not None
    if _REDUCED_RISK.search(before) or _RISK_CHANGED_BY.search(before):
        return True
    return _REDUCTION_IN.search(before) is not None and _TRIALS.search(before) is not None


def stands_before_reduction(before: str, behind: str, *, pooled: bool) -> bool:
    """'a 33% (95% CI 25 to 41) reduction in the frequency of stroke', '21% (95% CI 7% to 36%) higher risk'."""
    match = _REDUCTION_BEHIND.match(behind)
    if match is None or FROM_BEFORE.search(before[-60:] + behind) or BOTH_TOLD.match(behind[match.end() :]):
        return False
    if RISK.search(behind[:90]) or _EVENTS.search(behind[:90]) or RISK.search(before[-70:]):
        return True
    return match.group("noun") is not None and (pooled or _TRIALS.search(before + behind) is not None)
