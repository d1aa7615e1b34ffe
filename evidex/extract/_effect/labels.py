"""Names of effect measures, in words and letters, and whether an estimate is adjusted."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from evidex.text.quantities import SIGN

__all__ = ["CUE", "RATIOS", "Label", "Measure", "find_labels", "is_adjusted"]

Measure = Literal["OR", "RR", "HR", "IRR", "PR", "SIR", "RD", "MD", "SMD", "beta", "r", "other"]
RATIOS: frozenset[str] = frozenset({"OR", "RR", "HR", "IRR", "PR", "SIR", "other"})


class Label(msgspec.Struct, frozen=True):
    """A measure's name at `start:end` of a shape. `plain`: a bare 'difference', risk or mean as its number tells."""

    start: int
    end: int
    measure: Measure
    adjusted: bool = False
    plain: bool = False
    level: int | None = None
    """The offset of the level's sign where the label heads its interval: 'OR [95% CI]: 1.5 [1.2-1.9]'."""


_PREFIX = (
    r"(?:[Mm]ultivaria(?:te|ble)[- ]|[Ff]ully[- ]|[Cc]ovariate[- ]|[Aa]ge[- ]|[Ss]ex[- ]|[Pp]ropensity[- ]\w{1,8}[- ])*"
)
_ADJ = rf"(?P<adjusted>{_PREFIX}[Aa]dj(?:usted|\.)?\s(?:\w{{3,12}}\s)?|{_PREFIX}[Mm]ultivaria(?:te|ble)[- ](?:adjusted\s)?)?"

# In the order in which they are tried: longer names before the names that they hold.
_NAMES: tuple[tuple[Measure, str], ...] = (
    ("other", r"[Rr]elative[- ]risk[- ]reductions?|\bRRRs?\b|[Ll]ikelihood ratios?|\bLR[+-]|[Dd]iagnostic odds ratios?|\bDORs?\b"),
    ("other", r"[Ss]tandardi[sz]ed mortality (?:rate )?ratios?|\bSMRs?\b|[Rr]atios? of (?:geometric )?means?|[Gg]eometric mean ratios?|\bGMRs?\b|\bROM\b"),
    ("SIR", r"[Ss]tandardi[sz]ed incidence (?:rate )?ratios?|\bSIRs?\b"),
    ("IRR", r"(?:[Ii]ncidence[- ]|[Ee]vent[- ])?(?:[Rr]ate|[Dd]ensity)[- ][Rr]atios?|[Rr]elative rates?|\ba?IRRs?\b|\bIDRs?\b"),
    ("PR", r"[Pp]revalence (?:odds )?(?:rate )?ratios?|\ba?PRs?\b"),
    ("HR", r"(?:[Ss]ub-?(?:distribution )?)?[Hh]azards?[- ]?(?:[Rr]ate )?[- ]?[Rr]atios?|[Rr]elative [Hh]azards?|\b(?:a|s|m|adj|c|u|as)?HRs?(?:adj)?\b|\bSHRs?\b|\bAHRs?\b"),
    ("OR", r"[Oo]dds[- ][Rr]atios?|[Rr]elative odds|\b(?:a|adj|c|u|m|p|DO|P|A|C|M|U)?ORs?(?:adj|MH|a)?\b"),
    ("RR", r"[Rr]elative [Rr]isks?(?: ratios?)?|[Rr]isk [Rr]atios?|\b(?:a|adj|c|p|m)?RRs?(?:adj|MH)?\b|\bARRs?\b(?=\s?[=:]?\s?\ue000)"),
    ("RD", r"(?:[Aa]bsolute )?[Rr]isk [Dd]ifferences?|[Aa]bsolute [Rr]isk [Rr]eductions?|[Rr]ate [Dd]ifferences?|\bRDs?\b|\bARDs?\b|\bARR\b"),
    ("SMD", r"[Ss]tandardi[sz]ed (?:weighted )?(?:mean )?(?:response )?[Dd]ifferences?(?: in means?)?|\bSMDs?\b|Cohen['’]?s?['’]? ?d\b|Hedges?['’]?s?['’]? ?g?s?\b|[Ee]ffect[- ][Ss]izes?"),
    ("MD", r"(?:[Ww]eighted )?[Mm]ean (?:\w{4,12} )?[Dd]ifferences?|[Dd]ifferences? (?:in|of|between) (?:the )?(?:adjusted )?means?|\bW?MDs?\b"),
    ("beta", r"(?:[Ss]tandardi[sz]ed |[Uu]nstandardi[sz]ed |[Rr]egression |[Pp]ath )*(?:β|[Bb]eta)(?:[- ](?:coefficients?|weights?|values?))?(?![\w-])|(?:[Rr]egression|[Pp]ath) coefficients?|\b[Bb](?=\s?=\s?\ue000)"),
    ("r", r"(?:[Pp]earson(?:['’]s)? |[Ss]pearman(?:['’]s)? |[Pp]artial |[Ii]ntraclass )?(?:[Rr]ank )?[Cc]orrelations?(?: [Cc]oefficients?)?|\b[Rr](?:s|ho)?(?=\s?=\s?[-−]?\ue000)|\b(?:Spearman(?:['’]s)? )?(?:rho|ρ)\b|\br(?=\s\ue000)"),
)  # fmt: skip
_PLAIN = r"(?P<plain>(?:[Mm]ean |[Aa]bsolute |[Tt]reatment |[Bb]etween[- ]group |[Gg]roup |[Ee]stimated |[Nn]et )*[Dd]ifferences?)"
_HEADER = r"(?:\s?[(\[](?P<letters>[A-Za-z]{1,5})[)\]])?(?:\s?[,;]?\s?[(\[]?(?P<level>\ue000)\s?%\s?(?:CIs?|CrI|[Cc]onfidence [Ii]ntervals?)(?:\s?\[CI\])?[)\]]?(?=[\s:=,;]{0,3}\ue000))?"
_LABEL = re.compile(
    _ADJ
    + "(?:"
    + "|".join(f"(?P<m{number}>{pattern})" for number, (_, pattern) in enumerate(_NAMES))
    + f"|{_PLAIN}){_HEADER}"
)
CUE = re.compile(
    r"[Rr]atio|[a-z]?[A-Z]RR?s?\b|\bOR|HR\b|\bRD\b|[Rr]isk|[Hh]azard|[Oo]dds|ifference|[Bb]eta|β|orrelat|\b[rR]\w{0,2}\s?=|ρ|\brho\b"
    r"|[Ee]ffect[- ][Ss]ize|Cohen|Hedge|\bS?W?MD\b|SIR\b|SMR\b|\b[Bb]\s?=|coefficient|[Rr]elative|\br\s"
)
_ABBREVIATED_ADJUSTED = re.compile(r"^(?:a|adj|m|A|M)(?:OR|HR|RR|PR|IRR)|(?:adj)$|ORa$")
_ADJUSTED = re.compile(
    r"(?<!un)(?<!not )[Aa]djust(?:ed|ing|ment)|[Mm]ultivaria(?:te|ble)|[Mm]ultiple (?:logistic |linear )?regression"
    r"|\b[Ii]ndependent(?:ly)?\b(?! samples?| t)|[Cc]ontrolling for|controlled for|(?:Cox|logistic) regression model"
    r"|propensity"
)
_CRUDE = re.compile(r"[Uu]nadjusted|[Cc]rude|[Uu]nivaria(?:te|ble)|[Bb]ivariate|without adjustment|before adjust")


def find_labels(shape: str, meanings: dict[str, Measure]) -> list[Label]:
    """Every measure's name in a shape, in order. `meanings` (letters to measures) is used and brought up to date."""
    found = []
    for match in _LABEL.finditer(shape):
        name = match.lastgroup
        if match.group("plain"):
            measure: Measure = "MD"
        else:
            name = next(n for n, value in match.groupdict().items() if n.startswith("m") and value is not None)
            measure = _NAMES[int(name[1:])][0]
        word = match.group("plain") or match.group(str(name))
        if len(word) <= 5 and word.isupper():
            measure = meanings.get(word, measure)
        elif match.group("letters"):
            meanings[match.group("letters")] = measure
        adjusted = bool(match.group("adjusted")) or bool(_ABBREVIATED_ADJUSTED.search(word))
        level = match.start("level") if match.group("level") else None
        found.append(
            Label(match.start(), match.end(), measure, adjusted, plain=bool(match.group("plain")), level=level)
        )
    return found


def is_adjusted(shape: str, offset: int) -> bool:
    """Whether the words of the sentence say that the estimate at `offset` is adjusted: the nearest cue before decides.

    Without one before, 'in the adjusted analysis' behind it does.
    """
    adjusted = [match.start() for match in _ADJUSTED.finditer(shape)]
    crude = [match.start() for match in _CRUDE.finditer(shape)]
    before = max((place for place in adjusted if place < offset), default=-1)
    crude_before = max((place for place in crude if place < offset), default=-1)
    if before >= 0 or crude_before >= 0:
        return before > crude_before
    return bool(adjusted) and not crude


assert SIGN["number"] == "\ue000"
