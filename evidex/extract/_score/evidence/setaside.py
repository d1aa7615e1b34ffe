"""Numbers that are no central value of anything: a scale's end, a threshold, a count of people, a share, a rate."""

from __future__ import annotations

import re

from evidex.extract._about import NEARLY
from evidex.extract._planned import is_planned
from evidex.extract._proportion.grounds.changes import FROM_TO
from evidex.extract._score.evidence.edges import is_edge, is_tolerance
from evidex.extract._score.numbers.amounts import THEN_NOUN
from evidex.extract._score.numbers.labelled import OF_TIME
from evidex.extract._score.numbers.plainly import FOLLOWED
from evidex.extract._score.numbers.values import Finder
from evidex.extract._surviving import is_estimated_share
from evidex.text.groups import PEOPLE
from evidex.text.people import A_PERSON, HUMANS, any_of
from evidex.text.units import TIME_UNIT, UNIT, UNIT_WORDS, unit_length

__all__ = ["is_set_aside"]

_SCALE_BEHIND = re.compile(
    r"^\s?(?:CIs?|confidence|credible)\b|^\s?(?:[-‐–]\s?[a-z]|to\s\ue000\s?(?:point|scale|[(,;.]?\s?(?:on|\(where|=))|=\s?[a-z])"
)
_NO_ADJECTIVE = r"(?!(?:in|for|at|of|and|or|to|by|on|per|vs|versus|than|with|over|after|among|during|from)\s)"
_PEOPLE_BEHIND = re.compile(
    rf"^\s{A_PERSON}[- ](?:years|months|days)\b"
    rf"|^\s(?:of\s(?:the\s)?\ue000|(?:{_NO_ADJECTIVE}[\w-]+\s){{0,2}}(?:{HUMANS}|studies|trials|eyes"
    r"|rats|mice|dogs|animals|hospitals|cent(?:er|re)s|countries)\b)"
)
_PAIR_THEN = r"^(?:\s?(?:vs\.?|versus|and|to|compared with|,)\s\ue000){0,2}\s?+(?:[a-z]++\s?+){0,3}?"
_PER_TIME = re.compile(
    rf"{_PAIR_THEN}(?:per|/|for every|in)\s?(?:\ue000\s)?(?:{A_PERSON}|women"
    r"|population)[\s-](?:years?|yrs?|months?|days?|weeks?)"
    rf"|{_PAIR_THEN}per\s\ue000\s(?!h\b|hours?\b|min|m\b|g\b|kg|ml|mL|cm|mm|nights?\b|days?\b|weeks?\b)[a-z]"
)
_AGAINST = re.compile(
    r"^(?:\s?/\s?[-−–+]?\ue000)?(?:(?:,|,?\s(?:and|or))\s[-−–+]?\ue000(?:\s?/\s?[-−–+]?\ue000)?){0,3}"
    rf"\s?(?:{UNIT_WORDS}|)(?:,?\srespectively,?)?,?\s"
    rf"(?:more than|vs\.?|versus|compared (?:with|to)|relative to)\s(?:the\s)?"
    r"(?:placebo|controls?|comparator)(?:\s(?:values?|group|arm|period))?\s?[,;)(.]"
)
"""Behind a change: 'vs placebo values', which makes it a difference of groups."""
_COMPARED_WITH = re.compile(r"(?:[<>≤≥]|> or =|< or =|less than|more than|at least|greater than)\s?$")
_STATED_SO = re.compile(r"\b(?:was|were|of|to)\sat least $")
_LABELLED = re.compile(
    r"(?:\b(?:(?:n|N|[Pp])\s?[=:<>]\s?|from 0\s|scale\s(?:of|from)\s|order of\s"
    r"|(?:[Ff]ig(?:ure|\.)?|[Tt]able|[Gg]rades?|[Ss]tages?|[Tt]ypes?|[Cc]lass|[Gg]roups?|[Ll]evels?|[Pp]hase"
    r"|[Ww]eeks?|[Mm]onths?|[Dd]ays?|[Vv]isit|[Yy]ears?|[Cc]ycle|[Ss]tudy|[Tt]rial|[Ss]tep|[Ss]ession)\s)"
    r"|[A-Za-z]\d*[-–]|[A-Za-z]\ue000[-–]|(?:±|\+/[-−–])\s?)$"
)
_BEHIND_TIME = re.compile(r"\ue000[\s-](?:weeks?|months?|days?|years?|visits?|cycles?|sessions?)\s$", re.IGNORECASE)
"""'12 weeks 38.9 pg/ml': the time has its number already."""
_LABEL_REACH = 16
"""Characters: no label is longer."""
_LIST_OF_GROUPS = re.compile(
    r"(?:[Mm]ean|[Mm]edian|[Aa]verage)s?\b[^:;.\ue000-\ue006]{2,60}:\s[^:.]*\b(?:groups?|arms?)\s$"
    r"|\b(?:in|for|with|among)\sthe\s(?:[a-z-]+\s){1,3}(?:group|arm)\s$"
)
"""'Mean weight: drug group 71 kg, placebo group 74 kg', 'in the placebo group 74 kg': values, no numbers of groups."""
_TEST = re.compile(
    r"(?:^|[\s(\[,;])(?:(?:[tFQTH]|χ2|df)\s?[(\[=]|(?:[tFfZz]\s?(?:[(\[][^()\[\]]{1,12}[)\]]\s?)?|gl\s?)=)\s?$"
)
"""Before the degrees of freedom of a test: 't(17)'."""
_MORE = re.compile(
    r"^\s(?:fewer|more|additional|extra|less)\s(?!than)[a-z]|^(?:-fold|\stimes)\s(?:greater|higher|more|less|lower)\b"
)
"""Behind a difference: 'a mean of 9 fewer days', '2.3 times greater'."""
_LOWER_IN = re.compile(
    r"^\s[a-zA-Z€$£/]{1,12}(?:\s?[(\[][^()]{0,40}[)\]])?\s(?:lower|higher|greater|less|shorter|longer)\s(?:in|for|with)\sthe\s"
)
"""Behind a difference: '1748 euros lower in the intervention group'."""
_WHEN = re.compile(rf"\b(?:after|within|at|over|before|for|during|by)\s(?:the\s(?:first\s|last\s)?|{NEARLY})$")
_WHEN_ALONE = re.compile(rf"^[\s-]{TIME_UNIT}\b(?!\s?[(\[,]?\s?(?:\ue005|\ue002|±|\+|SD|range|IQR|[(\[]\s?\ue000))")
_LISTED = r"(?:(?:\s?[(\[]\ue001[)\]])?(?:,\s?(?:and\s|or\s)?|\s(?:and|or)\s)(?:at\s)?)"
"""Between the numbers of a list, each perhaps with its P-value: 'at 3 (P = 0.2), 6 and 12 months'."""
_TIMES_BEFORE = re.compile(
    rf"\b(?:after|within|at|before|during)\s(?:the\s|{NEARLY})"
    rf"(?P<earlier>(?:(?:\ue000(?:[\s-]{TIME_UNIT})?|baseline|admission|discharge|enrol?lment){_LISTED}){{0,8}})$"
)
_CALLED_BEFORE = re.compile(rf"\b(?:day|week|month|year|hour|visit|cycle)s\s(?:\ue000{_LISTED})+$", re.IGNORECASE)
"""'on days 1, 3 and 7': a list of times has its unit before the first."""
_TIMES_BEHIND = re.compile(
    rf"^(?P<later>(?:{_LISTED}\ue000){{0,8}})[\s-]{TIME_UNIT}\b(?!\s?[(\[,]?\s?(?:\ue005|\ue002|±|SD|range|IQR))"
)
"""'at 0, 4, 8, and 24 weeks': a list of times has its unit behind the last."""
_OF_THINGS = re.compile(rf"^\sof\s(?:all\s|the\s|these\s|their\s)?(?:[a-z-]+\s)?{any_of(PEOPLE)}\b")
_HIGHER_BY = re.compile(
    rf"\b(?:higher|lower|greater|less|more|longer|shorter|larger|smaller)\b[^.;\ue000-\ue006]{{0,12}}\bby\s{NEARLY}$"
)
_LOWER_BEHIND = re.compile(
    r"^\s?(?:[(\[][^()]{0,25}[)\]])?\s(?:lower|higher|greater|less|more|shorter|longer|smaller|larger)\b"
)
_ESTIMATED = re.compile(
    r"\b(?:s?ROC|[Ss]lopes?|[Pp]robabilit(?:y|ies)|survival rates?|[Pp]arameter estimates?"
    r"|(?:correlations?(?:\scoefficients?)?|heritabilit(?:y|ies))\s(?:was|were|is|are|of|=))\b"
)
"""Before an estimate with its standard error, which is no mean of a measurement."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_DIFFERENCE = re.compile(r"\bdifferences?\s(?:[a-z]+\s){0,3}(?:of|was|=)\s$")
_TIME_MEASURED = re.compile(r"\b(?:age[ds]?|diagnosed|occurred|was|were|followed|lasted|mean|median|average)(?:\sup)?$")
_REACH = 200
"""Characters of a clause before a number that may say what is measured."""
_POSSESSIVE = re.compile(r"^[\s-]\w+['’]")
_CHANGED_BY = re.compile(
    r"\b(?:increased|decreased|reduced|shortened|prolonged|lengthened|improved|delayed|extended|rose|fell|declined|dropped)\s"
    r"(?:significantly\s|further\s|only\s)?$"
)
_FROM_TO_TIME = re.compile(r"\bfrom\s[^.;\ue000-\ue006]{1,30}\sto\s$")
_NO_NOUN = re.compile(
    r"^\s(?!(?:in|for|at|of|and|or|vs|versus|with|after|to|by|from|on|during|among|compared|than|before|between|while"
    r"|whereas|when|within|respectively|points?|was|were|is|increase|decrease|reduction"
    r"|improvement|systolic|diastolic|per|using|receiving|under|without|predicted|maximum|maximal)\b)[a-z]"
)


_CORRELATED = re.compile(
    r"(?:\br(?:s|ho)?|\bCohen(?:['’]?s)?\s[dD]|\bHedges?(?:['’]?s)?\s[gG]|\bd|\bSMD|[ρη]²?)\s?=\s?[-−–]?$"
)
"""Before an estimate, which may stand beside means: '(mean 4.12, n = 154; P < .001, Cohen d = 0.34)'."""
_NAME_BEFORE = re.compile(r"[A-Za-z][(]$|[A-Za-z][)]-$")
_ISOTOPE = re.compile(r"^[)][A-Z]")
"""'FEV(1)', 'vitamin B(12)', '(60)Co': part of a name."""
_OF_NAMED_TIME = re.compile(
    r"^\s?-?h(?:ours?)?\s(?:ambulatory|mean|average|blood|urin\w+|recordings?|monitoring|period|Holter|profile|BP|systolic"
    r"|diastolic|heart|pulse|pH|glucose|dietary|food|[a-z]+\s(?:doses?|consumption|requirements?|use|intake|excretion))\b"
)
"""'24 h ambulatory blood pressure'."""
_LIMIT_BEHIND = re.compile(
    rf"^\s?(?:{UNIT_WORDS})?\s?or\s(?:higher|lower|below|above|more|less|greater|older|younger|larger"
    r"|smaller|longer|shorter|wider|better|worse)\b"
)
_NO_VALUE = re.compile(
    r"\btime to\s$|\bat time\s$|[(\[](?:SD|SEM?)[,:=]?\s$"
    r"|\bexpiratory (?:flow )?volume in\s(?:the\s(?:first\s)?)?$|TRUNCATED AT\s$|\bby means of\s(?:the\s)?$"
    r"|\bneeded to (?:treat|harm)\s(?:\([A-Z]+\)\s)?(?:was|is|of)\s$"
    r"|\bout of\s(?:an?\s)?(?:possible\s|maximum\s|total\s(?:of\s)?)*$|\bof an?\s(?:possible|maximum)\s$"
)
_BEFORE_NO_VALUE = tuple(
    f"{end} "
    for end in "to time AT of the was is in first a possible maximum total SD, SD: SD= SD SE SE, SEM SEM,".split()
)
"""How the words end that `_NO_VALUE` finds."""
_LIMIT_REACH = 30
"""Characters: no unit with an 'or higher' begins further off."""
_CLOCK = re.compile(r"^\s?(?:[AP]M|[ap]\.m\.)(?![A-Za-z])")
_OF_DOSE = re.compile(r"\b(?:trough|peak)\s?[(\[]\s?$")
_WERE = re.compile(r"^\s(?:were|had|have|are|underwent|received|developed|reported|died|took)\b")
"""'ejection fraction was 29%; 96% were in class III': how many were."""
_SOME = re.compile(r"\b(?:few|some|many|most|several|others?|minority|majority)\s?[(\[]\s?$")
"""'a few (1.5%) were disabled': of people."""
_ADDED = re.compile(r"\ue000\s?\+\s?$")
"""'43.3+20.0': the second is a spread whose sign lost its half."""


def _is_time_of_day(before: str, behind: str) -> bool:
    """'7:40', '8 AM', and '(24 ± 3 hours' behind the trough or the peak of a dose."""
    if behind.startswith(":\ue000") or before.endswith("\ue000:") or _CLOCK.match(behind):
        return True
    return _OF_DOSE.search(before) is not None and behind.lstrip().startswith(("h ", "h)", "hour", "hr"))


_VISIT = re.compile(r"\b(?:days?|weeks?|months?|visits?|hours?)\s$", re.IGNORECASE)
_ALLOWED = re.compile(r"\(\s?(?:±|\+\s?/\s?[-−–])")
_KEPT_AT = re.compile(
    r"\b(?:room|ambient|environmental|controlled|constant|bath|hous(?:ed|ing)|maintained|stored|incubat\w+|tap|cages?"
    r"|humidity)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_WARM = re.compile(r"^\s?(?:°|º|degrees?)\s?C\b|^\s?(?:relative\s)?humidity\b")
_SCALE_BEGINS = re.compile(r"^\s?\([^()\ue000-\ue006]{2,50}\)\sto\s\ue000\s?\([^()\ue000-\ue006]{2,50}\)")
_SCALE_ENDS = re.compile(r"(?:^|\s|\()\ue000\s?\([^()\ue000-\ue006]{2,50}\)\sto\s$")
_CITED = re.compile(r"^(?:\]|\s?[,–-]\s?\ue000)")
"""'[12]', '[0, 4]': a citation, or two ends."""
_GOES_ON = re.compile(r"^\s?(?:to|-|–)\s?")
_LIGHT = re.compile(r"^(?:(?:\sto\s|[-–])\ue000\s?(?:k?Hz|nm)|\s?(?:nm|rpm))\s?\)")


def _is_allowed_for(finder: Finder, index: int, before: str, behind: str) -> bool:
    """'day 35 (±3)', 'forty-eight ± 3 hours after', 'housed at 22 ± 2 °C': how exactly a thing is to be done."""
    quantity = finder.found[index]
    if finder.read.text[quantity.start].isalpha():
        return True
    offset = finder.offsets[index]
    if _VISIT.search(before) and _ALLOWED.search(finder.read.text, quantity.start, quantity.end):
        return True
    kept = _KEPT_AT.search(finder.shape, max(offset - 90, 0), offset)
    return kept is not None and bool(_WARM.match(behind) or quantity.percent)


def _is_no_mean(finder: Finder, index: int, before: str, behind: str) -> bool:
    """Whether a value with its ± tells what is allowed for, an estimate, a rate or a difference."""
    if _is_allowed_for(finder, index, before, behind) or is_tolerance(finder, index, before):
        return True
    offset = finder.offsets[index]
    estimated = _ESTIMATED.search(_IN_BRACKETS.sub("", finder.shape[max(offset - 140, 0) : offset]))
    return bool(estimated or before.rstrip().endswith("±") or _PER_TIME.match(behind) or _DIFFERENCE.search(before))


def _is_of_a_name(before: str, behind: str) -> bool:
    """Whether a number is part of a name, a time that names what is measured, or a limit; the cheap tests first."""
    if before.endswith(("(", "-")) and (
        _NAME_BEFORE.search(before) or (before.endswith("(") and _ISOTOPE.match(behind))
    ):
        return behind.startswith((")", " ")) or before.endswith("-")
    if _OF_NAMED_TIME.match(behind) or (" or " in behind[:_LIMIT_REACH] and _LIMIT_BEHIND.match(behind)):
        return True
    if before.endswith(_BEFORE_NO_VALUE) and _NO_VALUE.search(before):
        return True
    return before.endswith(("+", "+ ")) and _ADDED.search(before) is not None


_DID = re.compile(
    r"^\s(?:\([^()]*\)\s)?(?:were|had|died|developed|participated|completed|underwent|received|responded)\b"
)
"""'Among 18,520 participants (mean age 41 years), 708 developed gout': how many did."""
_FRONTED = re.compile(
    r"(?:^|[.;:]\s)(?:[Cc]ompared|[Ii]n comparison) (?:with|to) (?:the )?"
    r"(?:matching )?(?:placebo|controls?)(?: group)?,?\s(?:[^.;:\ue000-\ue006]|\ue000\s?(?:mg|and|to)\b){0,170}"
    r"\b(?:by|decrease|increase|reduction)\s(?:of\s)?"
    r"(?:[^.;:]{0,60}\b(?:and|by)\s)?$"
)
"""'Compared with placebo, zelolol reduced the heart rate by 11': a difference of groups."""


def _ends_scale(behind: str) -> bool:
    """'5-point scale', '0 to 10 scale'; 'a 0.03-mm increase' and 'a median 38-month follow-up' are amounts."""
    if _SCALE_BEHIND.match(behind) is None:
        return False
    return THEN_NOUN.match(behind) is None and FOLLOWED.match(behind) is None


def is_set_aside(finder: Finder, index: int) -> bool:
    """Whether a number is no value of anything. A value with its ± hardly ever is."""
    quantity = finder.found[index]
    offset = finder.offsets[index]
    behind, before = finder.after(offset + 1, 60), finder.shape[max(offset - 40, 0) : offset]
    if _is_time_of_day(before, behind) or is_planned(finder.shape, offset, offset + 1):
        return True
    if "=" in before[-4:] and _CORRELATED.search(before):
        return True
    if quantity.kind == "plus_minus":
        return _is_no_mean(finder, index, before, behind) or is_estimated_share(finder.read, quantity, offset)
    if _is_of_a_name(before, behind) or is_edge(finder, index, behind) or _is_counted(finder, offset, before, behind):
        return True
    if quantity.words:
        return _counts_in_words(finder.shape[max(offset - 110, 0) : offset], behind)
    if _COMPARED_WITH.search(before) and not _STATED_SO.search(before):
        return True
    if _names_label(finder, index, before) or _is_time(finder, index, before, behind):
        return True
    if _is_end_of_scale(finder, index, before, behind) or _ends_of_scale(finder, index):
        return True
    if quantity.kind == "percent":
        return _is_no_measured_percentage(finder, index, before, behind)
    return _is_year(finder, index, before, behind)


def _is_counted(finder: Finder, offset: int, before: str, behind: str) -> bool:
    """Whether a number counts people, ends a scale, is a rate, a test's, or how much more one group has."""
    if _PEOPLE_BEHIND.match(behind) or _ends_scale(behind) or _PER_TIME.match(behind) or _AGAINST.match(behind):
        return True
    if "ompar" in finder.shape and _FRONTED.search(finder.shape[:offset]):
        return True
    if before.endswith("), ") and _DID.match(behind):
        return True
    return bool(_TEST.search(before) or _MORE.match(behind) or _LOWER_IN.match(behind))


def _names_label(finder: Finder, index: int, before: str) -> bool:
    """'week 12', 'group 2': a number that is the name of something."""
    if _LABELLED.search(before[-_LABEL_REACH:]) is None:
        return False
    if _BEHIND_TIME.search(before) is not None:
        return False
    offset, value = finder.offsets[index], finder.found[index].value
    behind = finder.after(offset + 1, 24)
    decimals = value is not None and value.as_tuple().exponent != 0
    measured = decimals or unit_length(behind) is not None or behind.startswith((" (", "%", "/"))
    return not (measured and _LIST_OF_GROUPS.search(finder.shape, 0, offset))


def _is_no_measured_percentage(finder: Finder, index: int, before: str, behind: str) -> bool:
    """A share, a change in percent, or a part of things."""
    offset = finder.offsets[index]
    if FROM_TO.search(finder.shape, max(offset - 80, 0), offset):
        return True
    if before.endswith("; ") and _WERE.match(behind):
        return True
    if _HIGHER_BY.search(before) or _LOWER_BEHIND.match(behind) or _SOME.search(before):
        return True
    return finder.is_share(index) or _OF_THINGS.match(behind) is not None or _NO_NOUN.match(behind) is not None


def _is_end_of_scale(finder: Finder, index: int, before: str, behind: str) -> bool:
    """'from 0 (no improvement) to 10 (completely recovered)', '0 to 100', '[1-5]', and the light of '(1 to 100 Hz)'."""
    if before.endswith("(") and _LIGHT.match(behind):
        return True
    own = finder.found[index]
    if before.endswith("[") and own.kind == "number" and _CITED.match(behind):
        return True
    if own.value == 0 and _GOES_ON.match(behind):
        return True
    begins = own.value in (0, 1) and _SCALE_BEGINS.match(behind)
    return bool(begins or (_SCALE_ENDS.search(before) and finder.found[index - 1].value in (0, 1)))


def _ends_of_scale(finder: Finder, index: int) -> bool:
    """'(+3 to -3)': the two ends of a scale."""
    own, offset = finder.found[index].value, finder.offsets[index]
    for other, between in (
        (index + 1, finder.after(offset + 1, 5)),
        (index - 1, finder.shape[max(offset - 4, 0) : offset]),
    ):
        if re.match(r"^\s?to\s", between) and 0 <= other < len(finder.found) and own:
            return finder.found[other].value == -own
    return False


_MEAN_WAS = re.compile(
    r"\b(?:[Mm]eans?|[Mm]edians?|[Aa]verages?)\b(?:[^.;\ue000-\ue006]{0,70}\b(?:was|were|of|is)\s|\s=\s)$"
    r"|\bon average,?\s$|\baveraged\s$|\bversus\s$(?<=\ue002\)\sversus\s)"
)


_COUNT_ENDS = re.compile(
    r"^\s?(?:[,.;)(]|$|(?:[a-z]+\s)?(?:over|days|weeks|months|years|hours|in|for|per|a|each|annually|daily|weekly|monthly)\b)"
)


def _counts_in_words(before: str, behind: str) -> bool:
    """'The median number of drugs was four' gives a value in words; any other number in words counts something."""
    told = _MEAN_WAS.search(before)
    return told is None or _COUNT_ENDS.match(behind) is None


def _is_time(finder: Finder, index: int, before: str, behind: str) -> bool:
    """'mean pressure at 1 hour', 'after 12 weeks': when something was measured, no measurement of time."""
    if (_FROM_TO_TIME.search(before) and _WHEN_ALONE.match(behind)) or _CALLED_BEFORE.search(before):
        return True
    told = (_WHEN.search(before) if _WHEN_ALONE.match(behind) else None) or _in_list_of_times(before, behind)
    if told is not None and told.group().startswith("by ") and _CHANGED_BY.search(before, 0, told.start()):
        offset = finder.offsets[index]  # 'exercise time increased by 44 seconds'; 'BNP decreased by 90 days' is when
        timed = OF_TIME.search(finder.shape, max(offset - _REACH, 0), offset) is not None
        return not timed or _POSSESSIVE.match(behind) is not None
    return told is not None and not _TIME_MEASURED.search(before[: told.start()].rstrip())


def _in_list_of_times(before: str, behind: str) -> re.Match[str] | None:
    """Where the word stands that leads to a list of several times."""
    told, rest = _TIMES_BEFORE.search(before), _TIMES_BEHIND.match(behind)
    return told if told and rest and (told["earlier"] or rest["later"]) else None


def _is_year(finder: Finder, index: int, before: str, behind: str) -> bool:
    value = finder.found[index].value
    if value is None or not 1900 <= value <= 2035 or UNIT.match(behind):
        return False
    return before.endswith((", ", "(", "in "))
