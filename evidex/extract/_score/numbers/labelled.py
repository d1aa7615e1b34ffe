"""Values that only their company shows: '(placebo: 316 s; drug: 337 s)', 'lower in A (37 mm) than in B (47 mm)'."""

from __future__ import annotations

import re

from evidex.extract._about import NEARLY
from evidex.extract._score.numbers.changes import CHANGE_NOUN, EFFECT, is_signed
from evidex.extract._score.numbers.enclosing import opening
from evidex.extract._score.numbers.statistic_words import average_of
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.people import PERSONS
from evidex.text.units import DOSE_UNIT, MONEY, UNIT_WORDS, unit_length

__all__ = [
    "DOSED",
    "NO_VALUES",
    "OF_TIME",
    "among_brackets",
    "labelled",
    "measures",
    "named_behind",
    "of_each",
    "signed",
    "with_range",
]

_LABEL = (
    r"(?!(?:[nNpP]|SDs?|SEM?|IQR|CI|range|ratio|grade|stage|type|class|phase|dose|aged?|per|to|from|than"
    r"|and|or|with|at|was|were|rs?|R|[Bb]eta|lambda|epsilon|kappa|F|t|OR|HR|RR|AUC)\b)"
    rf"(?:[A-Za-z]|\ue000\s?(?:{DOSE_UNIT}|Gy)\b)[^()\[\];:,=<>\ue001-\ue006]{{0,40}}?"
)
_UNIT = rf"\s?{UNIT_WORDS}(?![A-Za-z])|\s[a-z]{{4,12}}s?(?=\s?[,;)\]])"
_MEMBER = rf"{_LABEL}(?P<mark>\s?[:,=])?\s(?:{MONEY}\s?)?(?P<value>\ue000)(?P<behind>{_UNIT})?"
_AGAIN = rf"{_LABEL}\s?[:,=]?\s(?:{MONEY}\s?)?\ue000(?:{_UNIT})?"
_BETWEEN = r"(?:\s?,\s\ue001|\s?[(\[]\ue001[)\]])?\s?(?:;|,|vs\.?|versus)\s(?:and\s)?"
_BEFORE = re.compile(rf"(?:[(\[]\s?|[;,]\s(?:and\s)?|\b(?:vs\.?|versus)\s)(?={_MEMBER})")
_FOLLOWED = re.compile(rf"{_BETWEEN}(?={_AGAIN}\s?(?:[;,)\]]|vs\.?\s|versus\s))")
_DOSE = re.compile(
    r"^(?:mg|g|[µμ]g|ug|mcg|micrograms?|milligrams?|grams?|IU|units?|c?GyE?|CGE|ml|mL|%)"
    r"(?:\s?(?:/|per|\s)\s?(?:kg|d|day|h|week)\b.*)?$"
)
_CONSUMED = re.compile(
    r"\b(?:consum\w+|requirements?|us(?:e|age)|excret\w+|secretion|intakes?|uptake|output|weights?|mass|volumes?|demand|loss(?:es)?|drainage)\b"
)
"""Of what a unit of doses is a measure."""
DOSED = re.compile(r"\b[Dd]os(?:e|es|ed|age|ages|ing)\b")
_TIME = re.compile(r"^(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?|min|seconds?|s|sec)$")
OF_TIME = re.compile(
    r"\b(?:times?|durations?|stays?|lengths?|latenc\w+|intervals?|delays?|survival|half-li\w+|sleep|age|onset|loss"
    r"|recovery|PFS|PFI|OS|DFS|EFS|RFS|TTP|LOS|MST)\b"
)
NO_VALUES = re.compile(
    r"\b(?:rates?|incidences?|risks?|mortality|prevalences?|events|deaths|episodes|costs?"
    rf"|number of (?:{PERSONS}|cases))\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:higher|lower|greater|longer|shorter|larger|smaller|less|better|worse|faster|slower|similar|differ(?:ed|ent|ence)?"
    r")\b(?!\sthan\s\ue000)"
)
_ALONE = re.compile(rf"[(\[]\s?\ue000\s?(?P<unit>{UNIT_WORDS})(?:[)\]]|[,;]\s(?:n\b|[\ue001\ue002\ue006]))")


_REACH = 160
"""Characters between the opening of a list of labels and its last value."""
_SYMBOL = re.compile(r"\b(?:rs?|R|[Bb]eta|β|max|min|F|t|OR|HR|RR|kappa|doi)\s?[:,=]?\s?$")
"""A label that names an estimate or a constant, and no group."""


def _estimated(text: str) -> bool:
    """Whether an effect's estimate is told; an area under a curve that has a unit is none."""
    return EFFECT.search(text.replace("AUC", "")) is not None


def _unit_behind(finder: Finder, index: int) -> str | None:
    behind = finder.after(finder.offsets[index] + 1)
    place = unit_length(behind)
    return behind[place[0] : place[1]] if place else None


def _decimal(finder: Finder, index: int) -> bool:
    value = finder.found[index].value
    return value is not None and value.as_tuple().exponent != 0


def measures(unit: str, host: str) -> bool:
    """Whether a unit is one that something is measured in here: of doses only what is consumed, of times only times."""
    if _DOSE.match(unit):
        return _CONSUMED.search(host[-80:]) is not None and DOSED.search(host) is None
    return not _TIME.match(unit) or OF_TIME.search(host) is not None


def labelled(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """'(placebo: 316 seconds; 25 mg: 337 seconds)': a list in brackets in which each value has its label."""
    offset = finder.offsets[index]
    begin = opening(finder.shape, offset, _REACH)
    if begin is None:
        return None
    host = finder.shape[max(begin - 160, 0) : begin]
    if EFFECT.search(host) or NO_VALUES.search(host[-90:]):
        return None
    starts = [match for match in _BEFORE.finditer(finder.shape[: offset + 40], begin) if match.start("value") == offset]
    if not starts:
        return None
    member = starts[-1]
    if _SYMBOL.search(finder.shape[member.end() : offset]):
        return None
    goes_on = bool(values) and values[-1].start > begin and values[-1].evidence in ("labelled", "word")
    if not goes_on and not _FOLLOWED.match(finder.shape, max(member.end("behind"), offset + 1)):
        return None
    unit = member["behind"]
    told = measures(unit.strip(), host) if unit else member["mark"] is not None and _decimal(finder, index)
    if not told:
        return None
    return average_of(host), "labelled"


def among_brackets(finder: Finder, index: int) -> tuple[str, str] | None:
    """'X after A (137 mm Hg) was lower than after B (147 mm Hg)': brackets with one unit where things are compared."""
    offset = finder.offsets[index]
    begin = finder.shape.rfind("(", max(offset - 2, 0), offset)
    own = _ALONE.match(finder.shape, begin) if begin >= 0 else None
    if own is None or not finder.shape[:begin].endswith(" ") or _COMPARISON.search(finder.shape) is None:
        return None
    host = finder.shape[:begin]
    if _estimated(host[-60:]) or NO_VALUES.search(host[-90:]) or not measures(own["unit"], host):
        return None
    alike = sum(each["unit"] == own["unit"] for each in _ALONE.finditer(finder.shape))
    return ("mean", "labelled") if alike > 1 else None


_SIGNED_PLACE = re.compile(
    r"(?:\b(?:was|were|of|by|averaged|vs\.?|versus|and|with)|[:;,(\[])\s?(?:[A-Za-z][\w-]{0,12}[,:]?\s)?$"
)
_SIGNED_NO_CHANGE = re.compile(r"\b(?:scores? of|[TZzt][- ]scores?|temperatures?|log|differences?|from|cut-?off)\b")


_SIGNED_ALONE = re.compile(r"^\s?(?:[)\]]|[;,]\s?\ue001\s?[)\]])")
"""'decreased with A (-0.34) but increased with B (+2.32; P < .05)': nothing else stands in the bracket."""


def signed(finder: Finder, index: int) -> tuple[str, str] | None:
    """'A larger decrease was seen: -1.4% versus -0.7% for HbA1c': a printed sign where a change is told."""
    if not is_signed(finder, index):
        return None
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 260, 0) : offset]
    if CHANGE_NOUN.search(before) is None or _SIGNED_PLACE.search(before) is None:
        return None
    if EFFECT.search(before) or _SIGNED_NO_CHANGE.search(before[-90:]):
        return None
    whole = finder.found[index].kind == "percent" or _unit_behind(finder, index) is not None
    whole = whole or (before.endswith((" (", " [")) and _SIGNED_ALONE.match(finder.after(offset + 1)) is not None)
    return ("mean_change", "signed") if whole else None


_RANGE_THEN_UNIT = re.compile(
    rf"^\s?(?:{UNIT_WORDS}\s?)?[(\[]\s?(?P<ends>\ue005|\ue002(?:\s?{UNIT_WORDS}(?![A-Za-z]))?)\s?[)\]](?P<unit>\s?{UNIT_WORDS}(?![A-Za-z]))?"
)
_SETS_AGAINST = re.compile(
    r"\b(?:higher|lower|greater|less|more|fewer|longer|shorter|larger|smaller|earlier|later|faster|slower|than|compared|versus"
    r"|vs|over|per|excess|additional|gain\w*|saved|estimate\w*|effects?|predict\w*|associated|attributable|weighted|pooled)\b"
)
"""What lets an interval be that of a difference, a slope or a pooled estimate."""


_PAIRED_RANGE = re.compile(
    r"^\s?[(\[]\s?\ue005\s?[)\]]\s?,?\s(?:vs\.?|versus|to|and|compared (?:with|to))\s"
    rf"(?:[a-z][^.;,\ue000-\ue006]{{0,40}}\s)?\ue000\s?[(\[]\s?\ue005\s?[)\]](?P<unit>\s?{UNIT_WORDS}(?![A-Za-z]))"
)
"""'347 [191-434] vs 81 [67-88] mg/dL': the unit of both stands behind the second."""


def with_range(finder: Finder, index: int) -> tuple[str, str] | None:
    """'3.9 (1.7-6.1) ng/ml', '51.5 mg/l (29.0-74.0)': a value with its unit and a bare range that holds it."""
    offset = finder.offsets[index]
    behind = finder.after(offset + 1)
    match = _RANGE_THEN_UNIT.match(behind)
    if match is None or index + 1 >= len(finder.found):
        return None
    value, ends = finder.found[index].value, finder.found[index + 1]
    before = finder.shape[max(offset - 90, 0) : offset]
    unit = match["unit"] or _unit_behind(finder, index)
    if unit is None and (pair := _PAIRED_RANGE.match(finder.after(offset + 1, 130))):
        unit = pair["unit"]
    if unit is None or value is None or ends.low is None or ends.high is None or not ends.low < value < ends.high:
        return None
    if match["ends"].startswith("\ue002") and not _is_level(finder, offset, match.end()):
        return None
    if _estimated(before) or before.endswith("by ") or NO_VALUES.search(before) or _DOSE.match(unit.strip()):
        return None
    return average_of(finder.shape[:offset]), "range"


def _is_level(finder: Finder, offset: int, length: int) -> bool:
    """'a clearance of 90.7 ml/min/kg (95% CI 74.6 to 106.7 ml/min/kg)': nothing was changed, nothing is compared."""
    around = finder.shape[max(offset - 160, 0) : offset + length + 60]
    return CHANGE_NOUN.search(around) is None and _SETS_AGAINST.search(around) is None


_IN_GROUP = r"(?:\s?[(\[][^()\[\]]{1,30}[)\]])?\s(?:in|for|with|without|among|after|on|under)\s"
_OF_EACH = re.compile(
    rf"^\s?(?P<unit>{UNIT_WORDS})(?![A-Za-z]){_IN_GROUP}[^.;,()\ue000-\ue006]{{2,60}},?"
    r"\s(?:and|vs\.?|versus|compared (?:with|to)|but|whereas|while)\s(?:(?:it\s)?(?:was|were)\s|only\s|to\s)?"
    rf"\ue000\s?(?P=unit)(?![A-Za-z/]){_IN_GROUP}"
)
_BEFORE_AND_AFTER = re.compile(
    rf"^\s?(?P<unit>{UNIT_WORDS})(?![A-Za-z])\sbefore\s(?:[a-z]+\s){{0,2}}and\s\ue000\s?(?P=unit)(?![A-Za-z/])\s(?:[a-z]+\s){{0,2}}after\b"
)
"""'was 18 µg/L before and 42 µg/L after treatment'."""
_SCORED_EACH = re.compile(
    r"^\s(?:in|for|with|among)\s[^.;,()\ue000-\ue006]{2,50},?\s"
    rf"(?:and|vs\.?|versus|compared (?:with|to)|but|whereas|while)\s"
    rf"(?:(?:it\s)?(?:was|were)\s|only\s)?\ue000{_IN_GROUP}"
)
_SCORE_WAS = re.compile(r"\b(?:[Ss]cores?|[Ii]ndex)\s(?:[a-z]+\s){0,3}(?:was|were|averaged)\s$")
_BEFORE_VALUE = ("was ", "were ", "is ", "averaged ", "lasted ", "only ", "about ", "approximately ")
_WAS = re.compile(rf"\b(?:was|were|averaged|lasted|is)\s{NEARLY}$")


def of_each(finder: Finder, index: int) -> tuple[str, str] | None:
    """'time to discharge was 27 days for A and 39 days for those on B': the same unit in two groups, or a score."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 120, 0) : offset]
    said = before.endswith(_BEFORE_VALUE) and _WAS.search(before)
    behind = finder.after(offset + 1, 200)
    match = (_OF_EACH.match(behind) or _BEFORE_AND_AFTER.match(behind)) if said else None
    scored = match is None and said and _SCORE_WAS.search(before) and _SCORED_EACH.match(behind)
    if not (match or scored) or _estimated(before) or NO_VALUES.search(before):
        return None
    if match and not measures(match["unit"], before.lower()):
        return None
    return average_of(before), "pair"


_NAMED_BEHIND = re.compile(
    rf"^\s?(?:{UNIT_WORDS}\s?)?[(\[]\s?(?P<name>mean|median|average)\s?(?:[)\]±]|[,;]\s[A-Za-z]|value)"
    r"|^[\s-](?:years?|months?|weeks?|days?)\s(?P<of>mean|median|average)\s(?:of\s)?(?:the\s)?follow-?\s?up\b"
    r"|^\s(?P<first>mean|median|average)\s(?:years|months|weeks|days)\sof\s(?:[a-z]+\s)?follow-?\s?up\b"
)


def named_behind(finder: Finder, index: int) -> tuple[str, str] | None:
    """'Acuity was 0.12 (median, range 0.05-0.4)', '1.5 years mean follow-up': the statistic stands behind its value."""
    match = _NAMED_BEHIND.match(finder.after(finder.offsets[index] + 1))
    if match is None:
        return None
    return "median" if "median" in (match["name"], match["of"], match["first"]) else "mean", "word"
