"""Values of plain clauses, with their unit but no word for the statistic.

'birth weight was 3120 g versus 2980 g', 'pressure was reduced 6.3 mm Hg', 'concentrations of 112 µg/L and 48 µg/L were
found in men and women, respectively', 'was rated 8.2 out of 10', 'at a median 38-month follow-up', 'half-life was 4 h'.
"""

from __future__ import annotations

import re

from evidex.extract._about import NEARLY
from evidex.extract._score.numbers.changes import EFFECT
from evidex.extract._score.numbers.labelled import NO_VALUES, OF_TIME, measures
from evidex.extract._score.numbers.statistic_words import average_of
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.units import MONEY, unit_length

__all__ = ["FOLLOWED", "again_behind_label", "told_plainly"]

_WAS = re.compile(rf"\b(?:was|were|averaged)\s{NEARLY}(?:{MONEY}\s?)?$")
_AGAINST = re.compile(
    rf"^(?:\s\([^()\ue000-\ue006]{{1,30}}\))?\s(?:vs\.?|versus|compared\s(?:with|to))\s(?:{MONEY}\s?)?\ue000\s?"
)
"""Behind a unit: the other number, before its own."""
_MOVED = re.compile(
    r"\b(?:(?:was|were)\s(?:[a-z]+ly\s)?)?(?:reduced|decreased|increased|lowered|raised|improved|declined|fell|rose)\s$"
)
_FOUND_OF = re.compile(r"\b(?:[Cc]oncentrations?|[Ll]evels?|[Vv]alues?|[Ss]cores?)\sof\s$")
_AND_ONE = re.compile(r"^(?:,\s(?:and\s)?|\sand\s)\ue000\s?")
_FOUND_IN = re.compile(r"^[^.;]{0,20}?\b(?:were|was)\s[a-z]+\sin\s[^.;]{3,90}?\brespectively\b")
_IN_ONE = re.compile(r"^\s(?:in|for|with|among)\s[^.;,()\ue000-\ue006]{2,40}(?:,|,?\s(?:and|vs\.?|versus))\s\ue000\s?")
_IN_OTHER = re.compile(r"^\s(?:in|for|with|among)\s")
"""'(71.2 µg/dL in cases, 90.2 µg/dL in controls)'."""
_RANGE_EACH = re.compile(
    r"^\s?[(\[]\ue005[)\]]\s(?:vs\.?|versus|and)\s(?:[^.;,()\ue000-\ue006]{1,40}\s)?\ue000\s?[(\[]\ue005[)\]]"
)
_SCORE_WAS = re.compile(r"\b[Ss]cores?\b[^.;()]{0,40}\s(?:was|were)\s$")
_RANGE_BEHIND = re.compile(r"^\s?[(\[]\ue005[)\]]")
_BEFORE_AND_AFTER = re.compile(r"^\s(?:[a-z/]+\s){1,4}before\s(?:[a-z]+\s)?and\s\ue000\s(?:[a-z/]+\s){0,3}after\b")
_RATED = re.compile(r"\b(?:rated|scored|graded)\s(?:as\s|at\s)?(?:an?\s(?:mean|average)\sof\s)?$")
_ON_SCALE = re.compile(r"^\s(?:out\sof\s\ue000|on\s(?:an?|the)\s(?:[\w-]+\s){0,4}(?:scale|score|VAS)\b)")
FOLLOWED = re.compile(r"^-(?:year|month|week|day)s?\sfollow-?\s?up\b")
_AVERAGE = re.compile(r"\b(?P<name>mean|median|average)\s$")
_KINETICS = re.compile(
    r"(?:\b(?:[Hh]alf-li(?:fe|ves)|[Cc]learance|C\s?max|[Tt]\s?max|t1/2|AUC[\w‐–-]{0,8}|[Vv]olume\sof\sdistribution)\b)"
    r"(?:\s\([^()]{1,20}\))?\s(?:(?:of|for|in|with)\s[^.;,()\ue000-\ue006]{2,50}?\s)?(?:was\s|were\s|of\s)?$"
)
"""What is measured in a group by its nature: how a drug moves through the body."""
_LABEL_BETWEEN = re.compile(r"^\s?\([A-Za-z][^()\ue000-\ue006]{1,30}\),?\s(?:and\s|vs\.?\s|versus\s)?$")
_LABEL_BEHIND = re.compile(r"^\s?\([A-Za-z][^()\ue000-\ue006]{1,30}\)")
_TIMES = frozenset("years months weeks days hours h hr hrs year month week day hour min minutes".split())
_REACH = 130


def told_plainly(finder: Finder, index: int) -> tuple[str, str] | None:
    """What such a clause says of a number; None where it says nothing."""
    offset = finder.offsets[index]
    before, behind = finder.shape[max(offset - _REACH, 0) : offset], finder.after(offset + 1, 180)
    if (average := _AVERAGE.search(before)) and FOLLOWED.match(behind):
        return ("median" if average["name"] == "median" else "mean"), "word"
    if _ON_SCALE.match(behind) and _RATED.search(before):
        return "mean", "rated"
    if (told := _with_range(finder, index, before, behind)) or _tells_before(finder, index, behind):
        return told or ("mean", "pair")
    place = unit_length(behind)
    if place is None or EFFECT.search(before.replace("AUC", "")) or NO_VALUES.search(before[-90:]):
        return None
    unit = behind[place[0] : place[1]]
    if _MOVED.search(before):
        bracketed = re.match(r"\s?[(\[](?:\ue006[)\]]|from\s)|\son\s", behind[place[1] :]) is not None
        return ("mean_change", "change") if bracketed and unit not in _TIMES else None
    if _KINETICS.search(before):
        return average_of(before), "kinetics"
    if _stands_beside(before, behind[place[1] :], unit) and (
        measures(unit, before.lower()) or (unit in _TIMES and OF_TIME.search(before))
    ):
        return average_of(before), "pair"
    return None


_AND_BY = re.compile(
    r"^\s?\)?\s(?:by|with|in|for|on|among|after)\s[^.;()\ue000-\ue006]{1,40}?,?\s(?:and|vs\.?|versus)\s$"
)
_IN_PERCENT_TOO = re.compile(r"^\s?[(\[]\ue006[)\]]")


def _stands_beside(before: str, behind: str, unit: str) -> bool:
    """Whether another number with the same unit stands behind the one whose unit ends where `behind` begins."""
    if _WAS.search(before):
        return _behind_same(_AGAINST, behind, unit) is not None
    if before.endswith("("):
        return _IN_OTHER.match(_behind_same(_IN_ONE, behind, unit) or "") is not None
    return _FOUND_OF.search(before) is not None and (
        _FOUND_IN.match(_behind_same(_AND_ONE, behind, unit) or "") is not None
    )


def _behind_same(lead: re.Pattern[str], behind: str, unit: str) -> str | None:
    """What stands behind the unit of the number to which `lead` leads, if it is this unit."""
    match = lead.match(behind)
    if match is None or not behind.startswith(unit, match.end()):
        return None
    rest = behind[match.end() + len(unit) :]
    return None if rest[:1].isalpha() or rest[:1] == "/" else rest


def _with_range(finder: Finder, index: int, before: str, behind: str) -> tuple[str, str] | None:
    """'was 7 [6–8] vs 3 [2–4]', 'the Apgar score was 9 (8–10)': a range that holds it, without a unit."""
    led = _WAS.search(before) is not None and _RANGE_EACH.match(behind) is not None
    if not led and not (_SCORE_WAS.search(before) and _RANGE_BEHIND.match(behind)):
        return None
    value, ends = finder.found[index].value, finder.found[index + 1]
    if value is None or ends.low is None or ends.high is None or not ends.low < value < ends.high:
        return None
    return None if EFFECT.search(before) or NO_VALUES.search(before[-90:]) else (average_of(before), "range")


def _tells_before(finder: Finder, index: int, behind: str) -> bool:
    """'used 3.1 tablets a day before and 1.2 after treatment': an exact number, and what it became."""
    value = finder.found[index].value
    exact = value is not None and value.as_tuple().exponent != 0
    return exact and _BEFORE_AND_AFTER.match(behind) is not None


_BEFORE_AND = re.compile(r"^\sbefore\s(?:[a-z]+\s){0,2}and\s$")
_AFTER_IT = re.compile(r"^\s(?:[a-z/]+\s){0,3}after\b")


def again_behind_label(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """'12.4 mg/L (cases), 3.2 mg/L (controls)', '6.3 mm Hg (26%) by A and 4.9 mm Hg (20%) by B': as the last is."""
    if not values:
        return None
    last, offset = values[-1], finder.offsets[index]
    behind = finder.after(offset + 1)
    place = unit_length(behind)
    if last.evidence == "pair" and values[-1].unit is None and _AFTER_IT.match(behind):
        return (last.statistic, "again") if finder.shape[last.end : offset].endswith("before and ") else None
    if place is None:
        return None
    if last.unit == "%" and last.statistic == "mean_change":
        alike = len(values) > 1 and values[-2].unit == behind[place[0] : place[1]]
        goes_on = _AND_BY.match(finder.shape[last.end : offset]) and _IN_PERCENT_TOO.match(behind[place[1] :])
        return (last.statistic, "again") if alike and goes_on else None
    if behind[place[0] : place[1]] != last.unit:
        return None
    between, rest = finder.shape[last.end : offset], behind[place[1] :]
    if last.evidence == "pair" and _BEFORE_AND.match(between) and _AFTER_IT.match(rest):
        return last.statistic, "again"
    labelled = _LABEL_BETWEEN.match(between) and _LABEL_BEHIND.match(rest)
    return (last.statistic, "again") if labelled else None
