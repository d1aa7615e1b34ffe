"""Changes: 'fell by 12%', 'from 5.1 to 3.2', 'an increase of 4.0 ± 1.2', '(24.2 to 17)', 'was raised to 45 mL'."""

from __future__ import annotations

import re

from evidex.extract._about import NEARLY
from evidex.extract._score.numbers.statistic_words import average_of
from evidex.extract._score.numbers.values import Finder
from evidex.text.people import PERSONS
from evidex.text.units import MONEY, TIME_UNIT, UNIT_WORDS, unit_length

__all__ = [
    "CHANGES_BEFORE",
    "CHANGE_NOUN",
    "CHANGE_RIGHT_BEHIND",
    "DOSES",
    "EFFECT",
    "VALUE_BEFORE",
    "VERB",
    "changed_by",
    "changed_with_interval",
    "clause_of",
    "compares_changes",
    "is_change",
    "is_no_measurement",
    "is_percent_change",
    "is_plus",
    "is_signed",
    "moved",
    "moved_from",
    "told_change",
]

_NOUN = (
    r"(?:reductions?|increases?|decreases?|changes?|improvements?|declines?|gains?|loss(?:es)?|corrections?|rises?|potentiations?"
    r"|falls?|drops?|decrements?|increments?|shortening|elevations?|prolongations?)"
)
VERB = (
    r"(?:reduced|increased|decreased|improved|declined|rose|risen|fell|fallen|dropped|gained|lost|lowered|raised|elevated|lowering"
    r"|reducing|increasing|decreasing|improving|raising|shortened|prolonged|diminished|changed|grew|corrected"
    r"|shortening|widened|narrowed|slowed|enhanced|attenuated|augmented|lengthened|went|progressed|potentiated|advanced)"
)
CHANGE_NOUN = re.compile(rf"\b(?:{_NOUN}|{VERB})\b", re.IGNORECASE)
CHANGES_BEFORE = re.compile(
    r"(?:^|[.;:,]\s|\b[Tt]he\s)(?:(?!(?:of|in|with|for|by|to|after|at|was|were)\b)[\w/'’-]+\s){0,5}?(?:[Cc]hanges?|[Rr]eductions?|[Ii]ncreases?|[Dd]ecreases?|[Ff]alls?|[Dd]epressions?"
    r"|[Rr]ises?|[Dd]rops?|[Dd]eclines?)\s(?:in|of|from|during|with|after)\s"
    r"[^.;:()\ue000-\ue006]{2,60}$"
)
"""'Changes in blood pressure averaged': what heads the words before an average."""
_ABOUT = rf"(?:respectively,?\s|{NEARLY})"
_CHANGED_BY = re.compile(
    rf"\b(?:{_NOUN}|{VERB})\b(?:\s(?!(?:is|are|was|were|has|have|who|which|that)\b)"
    r"(?:[\w()/+<>=.\ue001\ue006-]|\ue000(?=[\s-]h\b))+,?){0,9}?"
    rf"[\s(]by,?\s(?:on average,?\s)?(?:an?\s)?(?:(?:mean|median|average)\s(?:of\s)?)?{_ABOUT}(?:{MONEY}\s?)?$",
    re.IGNORECASE,
)
_VERB_THEN = re.compile(rf"\b{VERB}\s(?:significantly\s|further\s|respectively,?\s)?{_ABOUT}$")
_NOUN_OF = re.compile(
    rf"\b(?<!blood )(?:{_NOUN}|[Mm]ean differences?)\b"
    rf"(?:\s(?:in|of|from)\s(?:[^.;()\ue000-\ue006]|\ue000[\s-]{TIME_UNIT}\b){{1,70}}?"
    r"(?:\([A-Z]{2,5}\))?)?"
    rf"\s(?:of|was|were|averaged|by|=)\s(?:respectively\s)?{_ABOUT}$"
)
_NOUN_RIGHT_BEFORE = re.compile(
    r"\b(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|rises?|falls?|drops?|changes?(?=[:=(\[]))"
    r"[\s:=(\[]{1,3}$"
)
_CHANGE_IN = re.compile(r"\b[Cc]hange in\s[^.;:()\ue000-\ue006]{2,50},\s$")
"""'(VAS reduction 82 ± 20%', 'weight gain: 3.4 ± 0.3 kg'."""
_NOUN_BEHIND = re.compile(
    rf"^\s?(?:[a-zA-Z/%²]{{1,9}}\s)?(?:significant\s|mean\s|greater\s|relative\s|further\s)?{_NOUN}\b"
)
CHANGE_RIGHT_BEHIND = re.compile(
    rf"^(?:\s(?:mm\s?Hg|mg/d[lL]|kg|points?|mmol/[lL]))?\s{_NOUN}\s(?:in|of|from|on|with|was)\b"
)
"""'a mean 29% reduction in pain', 'an average of 64% improvement in their pain'."""
_GREATER_CHANGE = re.compile(
    rf"\b(?:greater|higher|larger|smaller|more|less|lower)\s(?:[\w-]+\s){{0,2}}(?!loss|correction){_NOUN}\b(?!-)[^.;()]{{0,110}}[(\[][^()]{{0,60}}$"
)
_CHANGE_WAS = re.compile(
    rf"\b(?!loss|correction|shortening|elevation|prolongation)(?i:{_NOUN})\s(?:(?:in|of|from)\s[^.;()]{{1,80}}?\s)?(?:was|were)\s"
    r"[^.;()]{0,30}\b(?:greater|higher|larger|smaller|less|lower|pronounced|marked|similar|comparable|superior|inferior"
    r"|the same|identical|alike)\b(?:[^.;()]|\([Nn]\s?=\s?\ue000\)){0,110}[(\[][^()]{0,60}$"
)
"""'The increase in FEV1 was greater with A than with B (304 ± 49 versus 148 ± 39 mL': two changes."""
_CHANGE_HEADS = re.compile(
    r"(?:^|[.;]\s)(?:The\s|the\s)?(?:[Ii]ncrease|[Dd]ecrease|[Rr]eduction|[Ii]mprovement|[Dd]ecline|[Rr]ise|[Ff]all)s?\sin\s"
    r"[^.;()\ue000-\ue006]{2,70}\s(?:was|were|averaged)\s$"
)
"""'The increase in score was 6.1 points in the trained and 1.8 points in the untrained': two changes."""
_CHANGE_SEEN = re.compile(
    r"\b(?:change|increase|decrease|reduction|improvement|decline|rise|fall|gain)s?\b"
    r"[^\ue000-\ue006]{0,110}[(\[][^()\ue000-\ue006]{0,20}$",
    re.IGNORECASE,
)
"""'increases were seen in bone density (2.7 ± 4.2%': a percentage behind a noun of change."""
EFFECT = re.compile(
    r"\b(?:(?:differences?|treatment effects?|odds|hazards?|relative risks?"
    r"|(?:risk|odds|hazard|rate|prevalence) ratios?|ORs?|HRs?|RRs?"
    r"|(?<![^\s(\[])(?=\S++\sratio)(?!\S*(?:[/:]|-to-))\S++\sratio|(?<!\s)ratio"
    r"|SMD|WMD|MD|effect size|beta|coefficients?|correlations?"
    r"|kappa|AUC|RBE|chi-?square|statistic|per (?:unit|SD)|cut-?off|threshold|slope|regression|log-?rank|R\(?2\)?"
    r"|R²|multiple R)\b|r\s?=)|β\s?="
)
_RISKS = re.compile(
    r"\b(?:risks?|odds|hazards?|incidences?"
    r"|r(?<!heart .)(?<!pulse .)(?<!respiratory .)(?<!filtration .)(?<!flow .)(?<!metabolic .)(?<!excretion .)"
    r"(?<!sedimentation .)(?<!synthesis .)(?<!clearance .)ates?|mortality|prevalences?|proportions?"
    rf"|number of (?:{PERSONS}|cases|deaths|events)|likelihood"
    r"|probability|costs?"
    r"|deaths?|admissions?|events|cases|patients|survival|admission|use|prescri\w+|chance|efficacy|effectiveness"
    r"|variance|statistical power|morbidity|relapses?|hospitali[sz]ations?"
    r"|end-?points?|strokes?|infarctions?|fractures|bleeding|recurrences?)\b",
)
"""Of people only 'patients': what rose by 12% may be how many there were, where 'weight fell by 12% in women'."""


def is_no_measurement(words: str) -> bool:
    """Whether words speak of a risk, a count or a cost: what changed there is no measurement."""
    return _RISKS.search(words.lower()) is not None


_HOST = re.compile(r"[;:.]\s|\b(?:while|whereas|but|although)\b")
_CLAUSE = re.compile(r"[;:.]\s|w(?<!\w.)h(?:ile|ereas)\b|b(?<!\w.)ut\b|a(?<!\w.)lthough\b|,\sand\s")
"""Each alternative begins with its own character: found faster."""
DOSES = re.compile(
    r"\b(?:dos(?:e|es|age|ages|ing)|titrat\w*|aged?|ranges?|ranged|ranging|years? (?:19|20)|follow-?up(?!,))\b"
)
_CHANGED_HOST = re.compile(
    r"(?<!-)\b(?:increased|decreased|fell|rose|improved|declined|reduced|dropped|lowered|raised)\b"
    r"[^\ue000\ue002-\ue006]{0,70}[(]\s?$"
)
VALUE_BEFORE = re.compile(rf"[\ue000-\ue006]\s?(?:{UNIT_WORDS})?\s?$")
"""A value right before a bracket, which then holds its interval."""
_FROM_HERE = re.compile(
    r"\bfrom\s(?:(?:an?\s)?(?:(?:mean|median|average|baseline|initial|pre\w+)\s){1,2}(?:value\s|level\s|score\s)?(?:of\s)?)?"
    r"(?P<a>[\ue000\ue003\ue006])$"
)
_TIME_BEHIND = re.compile(r"^[\s-]?(?:years?|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?|min)\b(?!/)")
_OF_TIME = re.compile(
    r"\b(?:times?|durations?|stays?|lengths?|periods?|latenc\w+|intervals?|delays?|survival|half-li\w+|sleep|age|days"
    r"|hours|exercise|TET|walking|recovery|onset)\b"
)
_LEVEL = re.compile(
    r"\b(?:[Mm]eans?|[Mm]edians?|[Aa]verages?|HbA1c?|HbA\(?1c?\)?|A1[cC]|[Hh]a?ematocrit|ejection fractions?|L?R?VEF|EF"
    r"|FEV\s?\(?1?\)?|FVC|DLCO|saturations?|S[apv]O2|body fat|FMD|dilatation|shortening fraction|fractional shortening"
    r"|scores?|levels?|concentrations?|values?)\b"
)
_TO = re.compile(
    r"^[^;\ue000-\ue006]{0,70}?(?:[(\[][^()]{0,30}[)\]])?[^;\ue000-\ue006]{0,60}?\sto\s"
    r"(?:(?:an?\s)?(?:(?:mean|median|average|final)\s)(?:of\s)?)?[\ue000\ue003\ue006]"
)
_TO_VALUE = re.compile(rf"\b{VERB}\s(?:[\w-]+\s){{0,2}}?to\s(?:an?\s(?:mean|median|average)\s(?:of\s)?)?{_ABOUT}$")


_NO_DIFFERENCE = re.compile(r"\bno\s(?:[a-z]+\s){0,2}differences?\b")


def clause_of(finder: Finder, offset: int, reach: int = 200) -> str:
    """The words of the clause before an offset."""
    return _CLAUSE.split(finder.shape[max(offset - reach, 0) : offset])[-1]


def changed_by(before: str) -> bool:
    """Whether a stretch ends with a change and 'by': 'weight fell by'."""
    return ("by " in before[-40:] or "by, " in before[-20:]) and _CHANGED_BY.search(before) is not None


def is_signed(finder: Finder, index: int) -> bool:
    """Whether a number is printed with a sign: '-11.7' of a scale that falls."""
    value = finder.found[index].value
    return finder.read.text[finder.found[index].start] == "+" or (value is not None and value < 0)


_TOLD_CHANGE = re.compile(
    r"\b[Cc]hanges?\s(?:from\s(?:baseline|screening|entry)\s)?(?:in|of)\s(?:(?!\bwhose\b)[^.;:()\ue000-\ue006]|(?:weeks?|months?|days?)\s\ue000"
    rf"|\ue000\s{TIME_UNIT}\b){{3,90}}?\s(?:was|were)\s{NEARLY}$"
)


def told_change(finder: Finder, index: int) -> tuple[str, str] | None:
    """'The change from baseline in pain at week 12 was -1.2 with A': its sign says that it is one."""
    offset = finder.offsets[index]
    told = _TOLD_CHANGE.search(finder.shape, max(offset - 140, 0), offset)
    apart = told and "ifference" in finder.shape[max(told.start() - 30, 0) : offset]
    return ("mean_change", "change") if told and not apart else None


_NO_SIGN = re.compile(r"\b(?:[TZzt][- ]?scores?|log\w*|deviations?|SDS|from|to|between)\b[^;()]{0,30}$")
_DELTA = re.compile(r"(?:\b[Dd]elta[\s-]?|[Δ∆]\s?-?)(?:[\w/-]+\s?){0,3}(?:\([^()]{1,12}\)\s?)?[=:(,]?\s?$")
_LEVEL_REACHED = re.compile(r"\bto\s(?:(?:values?|levels?)\s)?[(\[]?\s?$|[(\[]to\s$")


def is_plus(finder: Finder, index: int) -> bool:
    """Whether a plus is printed before a number that is no level on a scale of its own: '(mean +225%)', '+34 ± 17%'."""
    printed = finder.read.text[finder.found[index].start] == "+"
    return printed and _NO_SIGN.search(finder.shape, 0, finder.offsets[index]) is None


def compares_changes(finder: Finder, index: int) -> bool:
    """'a greater reduction with A than with B (12', 'The increase in FEV1 was superior to that with B (304'."""
    offset = finder.offsets[index]
    if _CHANGE_HEADS.search(finder.shape, max(offset - 110, 0), offset):
        return True
    greater = _GREATER_CHANGE.search(finder.shape, max(offset - 160, 0), offset)
    return greater is not None or _CHANGE_WAS.search(finder.shape, max(offset - 300, 0), offset) is not None


def _is_delta(before: str) -> bool:
    """'delta ET/PEP: ', but no ratio of one: 'ΔHSDS/GH dose ratios '."""
    told = _DELTA.search(before)
    return told is not None and re.search(r"\bratios?\b", told.group()) is None


_AT_A_TIME = re.compile(r"^\s?(?:[(\[](?:at\s)?(?:baseline|pre-?\w*|before)\b|before\s(?:[a-z]+\s)?and\b)")
"""'(7.8 ± 9.8% [baseline], 4.5 ± 5.9% [6 months])', '(7.9 ± 0.6% before and 8.0 ± 0.4% after 1 year)': two levels."""
_WHERE_BEGAN = re.compile(
    r"(?<!from )(?<!from the )\b[Bb]aseline\s(?!(?:of|was|were|in|to|by)\b)(?:[\w/-]+\s?){1,3}(?:was|of)?[:,=]?\s$"
)


def is_change(finder: Finder, index: int) -> bool:
    """Whether a value with its spread is a change: 'increased 0.4 ± 1.1', 'a 24 ± 10% increase', 'fell (10 ± 4%)'."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 160, 0) : offset]
    behind = finder.after(offset + 1, 40)
    if _LEVEL_REACHED.search(before) or _AT_A_TIME.match(behind) or _WHERE_BEGAN.search(before):
        return False
    another = re.match(r"^[^()]{0,12}\s(?P<to>to|vs\.?|versus)\b", behind)
    moved_on = another is not None and another["to"] == "to"
    if is_signed(finder, index) and CHANGE_NOUN.search(before) and not (moved_on or _NO_CHANGE_SIGNED.search(before)):
        return True
    if is_plus(finder, index) or (not moved_on and _is_delta(before)):
        return True
    if changed_by(before) or _VERB_THEN.search(before) or _NOUN_OF.search(before):
        return True
    if _NOUN_RIGHT_BEFORE.search(before) and another is None:
        return True
    if _CHANGE_IN.search(before) and not moved_on:
        return True
    if _NOUN_BEHIND.match(behind) and before[-1:] != "(":
        return True
    if compares_changes(finder, index):
        return not re.match(r"^\s?(?:to\b|→)", behind)
    lone = not re.match(r"^[^()]{0,12}\s(?:vs\.?|versus|to|compared)\b", behind)
    host = _HOST.split(before)[-1]
    changed = _CHANGED_HOST.search(host) or _CHANGE_SEEN.search(host)
    return lone and finder.found[index].percent and changed is not None


_WERE_ALIKE = re.compile(
    r"\b(?:[Rr]eductions?|[Dd]ecreases?|[Ii]ncreases?|[Ii]mprovements?)\s(?:in|of)\s"
    r"(?:[^.;()\ue000-\ue006]|\([^()\ue000-\ue006]{1,5}\)){1,60}?\s(?:was|were)\s"
    r"(?:similar|comparable|sustained|greatest|greater|larger)\b"
    r"(?:[^.;()]|\(\ue006\)){0,110}[(\[]\s?$"
)
"""'The reductions in HbA1c were similar in A (0.6%) and B (0.8%)': by how much each changed."""
_IN_WHOM = re.compile(r"^\s(?:in|among|for|with)\s[^.;,\ue000-\ue006]*")
"""'by 36% in patients receiving A': whom a change was seen in, not what changed."""


def is_percent_change(finder: Finder, index: int) -> bool:
    """'weight fell by 12%', 'improvements of 21% and 14%', 'rose after wine (17%)': a change of a measurement."""
    offset = finder.offsets[index]
    clause = clause_of(finder, offset, 150)
    if _RISKS.search(clause.lower()) or EFFECT.search(_NO_DIFFERENCE.sub("", clause)):
        return False
    behind = finder.after(offset + 1, 60)
    if _WERE_ALIKE.search(finder.shape, max(offset - 200, 0), offset):
        return True
    if _RISKS.search(_IN_WHOM.sub("", behind[:40]).lower()) or re.match(r"^\s?(?:or more|or greater|per|/)", behind):
        return False
    if changed_by(clause) or re.search(rf"\b{_NOUN} of\s{_ABOUT}$", clause):
        return True
    if is_signed(finder, index) and re.search(rf"\b{_NOUN}[\s,:=]*$", clause):
        return True
    return bool(_CHANGED_HOST.search(_HOST.split(finder.shape[:offset])[-1]) or _VERB_THEN.search(clause))


_INTERVAL_BEHIND = re.compile(rf"^\s?(?:{UNIT_WORDS}(?![A-Za-z]))?(?:\s{_NOUN})?[\s,;:]{{0,2}}[(\[]?\s?\ue002[)\]]?")
_IN_A_RISK = re.compile(
    r"^\sin\s(?:the\s)?(?:[a-z-]+\s)?(?:proportion|number|rate|incidence|prevalence|risk|odds|use|mortality|percentage)s?\b"
)
_OF_WHOM = re.compile(r"\bpercentages? of\s(?:\w+\s){1,3}(?:with|who)\b")
_SET_AGAINST = re.compile(r"^[\s,;)\]]{0,3}(?:compared\s(?:with|to)|versus|vs\.?|than|relative to|in comparison)\b")


def changed_with_interval(finder: Finder, index: int) -> tuple[str, str] | None:
    """'an increase in quality of life of 4.3 points (95% CI 0.7 to 7.9)', '(8.5 mmHg, 95% CI 5.0 to 13.8)': a number
    with its interval where a change of a measurement is told, and not against another group."""
    offset = finder.offsets[index]
    interval = _INTERVAL_BEHIND.match(finder.after(offset + 1, 60))
    if interval is None:
        return None
    clause, behind = clause_of(finder, offset), finder.after(offset + 1 + interval.end(), 70)
    if not CHANGE_NOUN.search(clause + finder.after(offset + 1, interval.end())) or _SET_AGAINST.match(behind):
        return None
    around = clause if _IN_WHOM.match(behind) and not _IN_A_RISK.match(behind) else clause + behind
    other = EFFECT.search(around) or _RISKS.search(around.lower()) or _OF_WHOM.search(clause)
    return None if other else ("mean_change", "change")


_NO_CHANGE_SIGNED = re.compile(
    r"\b[TZzt][- ]scores?\s(?:of|was|were)\s$|\bfrom,?\s(?:[a-z]+,?\s){0,3}$"
    r"|\bfrom\s[^.;]{0,30}\ue003[^.;]{0,30}\bto\s$"
)
"""'from +0.82 ± 0.55 to +0.57 ± 0.58': a signed value where something begins or ends is itself no change."""

_DOSE_UNIT = re.compile(
    r"\s?(?:mg|[µμ]g|mcg|micrograms?|microg|IU|units?)"
    r"(?:/(?:kg|d|day|h|hour)|\s(?:daily|per day|once|twice|bid|qd|b\.i\.d\.?))?"
    r"(?![/A-Za-z])"
)
_AMOUNT = re.compile(
    r"\b(?:excret\w+|album\w+|protein\w*|consumption|requirements?|secretion|output|production|uptake|need(?:s|ed)?|use"
    r"|weight|mass|loss|clearance|calcium|cortisol|mean|median|average)\b",
    re.IGNORECASE,
)
"""'lisinopril was increased to 20 mg' is how it was given; 'protein excretion fell to 20 mg' is measured."""
_FOLD = re.compile(r"^[\s-]?(?:fold|times|SDs?\b|standard dev|x\b)")


_LISTED = re.compile(
    r"^(?:,\s\ue000)*,?\s(?:and|or|vs\.?|versus)\s\ue000(?=\s?[A-Za-zµμ°])(?=[^.;]{0,100}\brespectively)"
)
"""'by 7 and 13 seconds with A and B, respectively': the unit stands behind the last."""


def moved(finder: Finder, index: int) -> tuple[str, str] | None:
    """'from 5.1 to 3.2' where a change is told, 'lowered pressure by 8 mm Hg', 'was raised to 45 mL'."""
    offset = finder.offsets[index]
    clause = clause_of(finder, offset)
    if EFFECT.search(clause) or DOSES.search(clause[-80:]) or clause.endswith("up to "):
        return None
    bare = finder.found[index].kind == "number"
    behind = _LISTED.sub("", finder.after(offset + 1))
    unit = unit_length(behind) or finder.money(index)
    if not bare or (_RISKS.search(clause.lower()) and unit is None):
        return None
    if _DOSE_UNIT.match(finder.after(offset + 1)) and not _AMOUNT.search(clause):
        return None
    statistic = average_of(clause)
    if changed_by(clause) and not _FOLD.match(finder.after(offset + 1)):
        exact = "." in finder.read.text[finder.found[index].start : finder.found[index].end]
        return ("mean_change", "change") if unit is not None or (exact and not _RISKS.search(clause.lower())) else None
    if _TO_VALUE.search(clause) and unit is not None:
        return statistic, "moved"
    return None


_THEN_TO = re.compile(
    rf"^\s?{UNIT_WORDS}(?![A-Za-z])\s(?:was\s|were\s)?(?:\w+ly\s)?{VERB}\s(?:\w+ly\s)?to\s(?:an?\s(?:mean|median|average)\s(?:of\s)?)?\ue000"
)
"""'the curve of 30° was corrected to 13°': where what changed began."""


def moved_from(finder: Finder, index: int) -> tuple[str, str] | None:
    """The first of 'from 5.1 (at baseline) to 3.2' where a change is told."""
    offset = finder.offsets[index]
    if finder.shape.endswith("of ", 0, offset) and _THEN_TO.match(finder.after(offset + 1)):
        return "mean", "from"
    if "from" not in finder.shape[max(offset - 60, 0) : offset]:
        return None
    clause = clause_of(finder, offset + 1)
    behind = finder.after(offset + 1, 180)
    value = finder.found[index].value
    if value is not None and 1900 <= value <= 2035 and unit_length(behind) is None:
        return None
    told = _FROM_HERE.search(clause)
    to = _TO.match(behind)
    if told is None or to is None:
        return None
    if _TIME_BEHIND.match(behind[to.end() :]) and not _OF_TIME.search(clause):
        return None
    if finder.found[index].kind == "percent" and not _LEVEL.search(clause):
        return None
    if EFFECT.search(clause) or DOSES.search(clause[-80:]) or not CHANGE_NOUN.search(clause + finder.after(offset)):
        return None
    if _RISKS.search(clause.lower()) or finder.is_share(index):
        return None
    return average_of(clause), "from"
