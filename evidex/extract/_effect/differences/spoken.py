"""Estimates that plain words tell, with an interval behind: 'cuts the risk of stroke by 21% (95% CI …)'.

'was 68% effective (95% CI …)', '45 per cent fewer, 95% CI …', 'fell by 1.6 points per 10 µg of lead (95% CI …)',
'bettered placebo by 2.2 points (95% CI …)', '2.3 times that in the others (95% CI …)'; and those that go on from one:
'(2.9 points; 1.4 to 4.4)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.relative import FROM_BEFORE
from evidex.extract._effect.differences.words import BEAT, UNIT, WORDS
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds, made_with
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_spoken"]

_N, _I, _R, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent"))
_V = "[^.;:()\\[\\]\ue002-\ue006]"
_TO = rf"(?:\s?[(\[]|\s?[,;])\s?(?:{_P}[,;]\s)?"
_RISK = (
    r"(?:risks?|odds|hazards?|rates?|chances?|likelihood|incidence|mortality|deaths?|events?|admissions?"
    r"|infections?|cases)"
)
_CUT = (
    r"(?:cuts?|slash(?:es|ed)|reduces?d?|lowers?(?:ed)?|raises?d?|increases?d?|trim(?:s|med)"
    r"|shaves?d?|boosts?(?:ed)?|lifts?(?:ed)?)"
)
_FEWER = r"(?:fewer|more|less|higher|lower|rarer|commoner|smaller|greater)"
_MOVED = (
    r"(?:fell|rose|dropped|declined|increased|decreased|grew|shrank|climbed"
    r"|went\s(?:up|down)|falls?|rises?|drops?|declines?|gained?|lost|loses?)"
)
_NO_RATE = r"(?!(?:min|minute|second|s|day|week|month|year|cent)\b)"
"""'fell by 6.9 beats per min' is no slope."""
_BOUNDS = rf"{_TO}(?P<i>{_I})"
_SHARE, _VALUE = rf"(?P<v>{_PC})", rf"(?P<v>{_N}){UNIT}?"
_FEW = rf"{WORDS}{{2,50}}?"
_EACH = r"(?:per|[Ff]or\s(?:each|every)|[Pp]er)"
_REDUCTION = r"(?:relative|proportional)\s(?:risk\s)?(?:reduction|increase|decrease|fall|rise)"
_ON_A_SCALE = rf"(?:\son\s{_FEW}|\son\sthe\s{_R}\s{_FEW})?"
_OF_ITS_UNIT = rf"(?:{UNIT}|\s[^\s()]+(?:{_N}\s?m²?)?)?{WORDS}{{0,30}}?(?:{_N}\s?[^\s()]+\s{WORDS}{{0,20}}?)?"
_SLOPE = rf"(?:{_MOVED}\sby|was|were)\s{ABOUT}{_VALUE}(?:\s{_FEWER})?"
_SAID: tuple[tuple[Measure, str], ...] = (
    ("other", rf"\b{_CUT}\s{WORDS}{{0,40}}?\b{_RISK}\b{_V}{{0,60}}?\sby\s{ABOUT}{_SHARE}{WORDS}{{0,40}}?"),
    ("other", rf"{_SHARE}\s(?:effective|protective|protection|{_FEWER})\b{WORDS}{{0,60}}?"),
    ("other", rf"\b{_REDUCTION}\s(?:{_FEW}\s)?of\s{_SHARE}"),
    (
        "beta",
        rf"\b{_MOVED}\s(?:{WORDS}{{0,30}}?\s)?by\s{ABOUT}{_VALUE}\s{_EACH}\s{_NO_RATE}(?:{_N}\s)?{WORDS}{{1,40}}?",
    ),
    ("beta", rf"\b{_EACH}\s(?:{_N}\s)?{WORDS}{{1,50}}?,?\s{WORDS}{{2,60}}?\s{_SLOPE}"),
    (
        "beta",
        rf"\bEach\s{WORDS}{{2,50}}?\s(?:lowered|raised|reduced|increased|decreased)\s{WORDS}{{2,50}}?\sby\s{ABOUT}{_VALUE}",
    ),
    ("MD", rf"\b{BEAT}\s{_FEW}\sby\s{ABOUT}{_VALUE}{_ON_A_SCALE}"),
    ("MD", rf"(?P<v>{_N})\s(?:fewer|more|less)\s{_FEW}\sthan\s{WORDS}{{2,60}}?"),
    ("MD", rf"\b(?:differ(?:s|ed)?)\sby\s{ABOUT}(?P<v>{_N}){_OF_ITS_UNIT}"),
    ("RR", rf"(?P<v>{_N})\stimes\s(?:that|those)\s(?:in|of|among|with|for|seen|found)\b{WORDS}{{2,70}}?"),
)
_FORMS = tuple((measure, re.compile(pattern + _BOUNDS)) for measure, pattern in _SAID)
_CUES = re.compile(
    r"\bby\b|ffective|rotecti|fficacy|fewer|more|less|lower|higher|relative|proportional|[Pp]er\b|\beach\b|every|times\sth"
)
_AGAIN_CUE = (
    r"(?:reductions?|differences?|gains?|gained|falls?|rise|slope|effects?|increases?|decreases?|bettered|benefits?"
    r"|advantage|by)"
)
_AGAIN = re.compile(
    rf"(?P<cue>\b{_AGAIN_CUE}\b)?{_V}{{0,60}}?(?P<open>[(\[]\s?)?(?P<v>[{_N}{_PC}])(?:{UNIT})?"
    rf"(?P<mark>\s?[;,]\s?|\s?[(\[]\s?)(?P<i>[{_R}{_I}])\s?[)\]]"
)
_LEVELS = re.compile(
    r"\b(?:medians?|means?|averaged?|ranges?|IQR|SDs?|ages?|aged|years\sof\sage|prevalence|sensitivity|specificity|n\s?=)\b"
)
_TIMED = re.compile(rf"(?:\bat\s{_N}|\b(?:months?|weeks?|years?|days?|hours?)(?:\sonly)?)\s?$")
_WITHIN = re.compile(r"\b(?:baseline|median|range|interquartile|IQR|sensitivity|specificity|accuracy|prevalence)\b")


def find_spoken(read: Quantities, told: Measure | None) -> Iterator[Estimate]:
    """The estimates in the order of their constructions; their places may meet those of others. `told`: the measure of
    the difference before."""
    if told is not None and _LEVELS.search(read.shape) is None:
        yield from _again(read, told)
    if (_I not in read.shape and _R not in read.shape) or _CUES.search(read.shape) is None:
        return
    for measure, form in _FORMS:
        for match in form.finditer(read.shape):
            if FROM_BEFORE.search(match.group()) or _WITHIN.search(match.group()):
                continue
            yield from _told(read, measure, match)


def _again(read: Quantities, measure: Measure) -> Iterator[Estimate]:
    """Further ones of the measure before: '(2.9 points; 1.4 to 4.4)', 'the reductions were 7.5 (3.6 to 11.4) and …'."""
    cue = False
    for match in _AGAIN.finditer(read.shape):
        cue = cue or match["cue"] is not None
        alone = match["open"] is not None and match["mark"].strip() in (";", ",")
        if alone and _TIMED.search(read.shape, max(match.start("open") - 20, 0), match.start("open")):
            continue  # 'rose at 12 months (4.9 min, 95% CI 0.7 to 9.1)' is a change of one group
        percent = read.shape[match.start("v")] == _PC
        if (alone or cue) and percent == (measure in ("other", "RD")):
            yield from _told(read, measure, match)


def _told(read: Quantities, measure: Measure, match: re.Match[str]) -> Iterator[Estimate]:
    place = match.start("v")
    quantity, bounds = read.found[read.index_at(place)], read.found[read.index_at(match.start("i"))]
    if quantity.value is not None and not quantity.words and holds(bounds, quantity.value):
        yield made_with(read, measure, quantity.value, place, bounds, match.end("i"))
