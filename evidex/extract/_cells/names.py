"""What headers name: the thing measured or counted, its unit, the group and the time, without what they say of form."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidex.extract._cells.forms import without_forms
from evidex.extract._cells.marks import RAISED_LETTERS, without_marks
from evidex.extract._cells.sizes import sizes_in, without_sizes
from evidex.text.groups import find_timepoint
from evidex.text.number_words import IN_WORDS
from evidex.text.people import ANYONE, HUMANS
from evidex.text.units import UNIT_WORDS

__all__ = ["Named", "named", "unit_of"]

_RAISED = re.compile(rf"(?<=[a-z)A-Z])(?:[{RAISED_LETTERS}]+(?:,[{RAISED_LETTERS}]+)*|[⁴-⁹])⁾?(?=[\s,;:)]|$)")
_UNIT = re.compile(
    rf"^(?:{UNIT_WORDS}|%(?:\s(?:predicted|of [a-z ]{{3,20}}|pred\.?))?|(?:\d+(?:[\s,]\d+)*[\s,]?)?(?:mm|cm|m)[²³23]"
    r"|kg\s?/\s?m\s?\^?[²2]?|[a-z]+(?:\s?/\s?|\sper\s)(?:day|week|month|year|hour|min|d|h|wk)"
    r"|[xX×]\s?10.{1,20}|y|yr|y\.o\.?|s|hPa|AU|points?|kgs|gms?|[Yy]uan|RMB|per\s[a-zµμ]{1,4}"
    r"|[µμ]?[mM]?[lL]/(?:hPa|cm\s?H[2₂]O)"
    r"|(?:hours?|minutes?|times|servings|units?|drinks|days|cigarettes|metres?|meters?)(?:\s?(?:per|/|a)\s?[a-z]+)?)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*[(\[](?:in )?(?P<unit>[^()\[\]]{1,24}(?:\([^()]{1,8}\)[^()\[\]]{0,12})?)[)\]]")
"""The unit in brackets, itself with some perhaps: 'g/(kg·d)'."""
_COMPOSED = re.compile(
    r"[A-Za-zµμ%]{1,5}(?:\s?(?:[·.⋅/]{1,2}|-(?=min|h/))\s?[A-Za-zµμ]{1,5}|\s?\^?\(?[⁻−-]\s?[¹²³1-3]\)?)+"
    r"|/\s?(?:day|week|month|year)|percentile|errors?|score"
)
"""Any unit of parts, where it stands in brackets: 'kN·s⁻¹', 'mm/Hg'."""
_OVER_UNIT = re.compile(r"/\s?(?:days?|d|hr?|min|s|wk|week|kg|g|[mdµμ]?[lL]|[hk]Pa|cm|m[²2])$")
"""How a unit of parts ends that no bracket marks: ', MET-min/day', ', ml/hPa'."""
_TAILED = re.compile(r"(?:\s*[,;:]\s*|\s+in\s+)(?P<unit>[^,;()\[\]]{1,24})$")
_SHARED = re.compile(r"\s(?P<unit>%\s?(?:predicted|pred\b\.?|of [a-z ]{3,20})|[A-Za-zµμ]+(?:[./·][A-Za-zµμ]+[²³]?)+)$")
_UNITS_OF_TIME = r"(?:(?:gestational\s)?(?:min(?:ute)?|h(?:ou)?r?|day|week|wk|month|mth|mo|year|yr)s?|W(?!\w))"
_AMOUNT = rf"(?:\d+(?:\s?[-–]\s?\d+(?=[snrt][tdh]))?|{IN_WORDS})"
_EVENT = r"(?:tests?|treatment|intervention|surgery|op\w*|training|therapy|study|trial|dose|procedure.{0,12}|\d.{0,20})"
_TIME = re.compile(
    r"^(?:P?T\d{1,2}(?:\s?[-–]\s?P?T\d{1,2})?(?:\s?\(.{1,20}\))?|recruitment|baseline (?:scores?|levels?)"
    r"|pre-?operative(?: day)?|\d{1,2}(?::\d\d|(?=\s?[ap]m))\s?(?:[ap]m)?|(?:at )?rest|prior to|up?on completion"
    r"|[+]\d+ min\w*|(?:at )?(?:baseline|end ?point|follow[-‐ ]?up|admission|discharge|entry|exit|screening"
    r"|randomi[sz]ation)(?:\W(?:visit|test(?:ing)?|survey|assessments?|characteristics?|values?|data|period"
    r"|T\d|at .{1,12}|\(?\w{1,4}\)?)){0,2}\W*|changes? (?:from|at|to|after|over) .{1,40}"
    rf"|(?:pre|post|before|after)\W{{0,3}}(?:(?:the\s)?{_EVENT}|(?<=\W)[a-z]+ation|(?<=-)(?-i:[A-Z]{{2,4}}))?"
    r"|(?:study|trial) end\b.{0,20}|(?:the )?(?:end|start) of .{1,30}"
    r"|(?:(?:at|by|on|within|up to|between|after|the)\s)?"
    r"(?:(?:day|week|month|year|visit|wk|hour|session|time\s?(?:point)?)s?\s?\d.{0,16}"
    rf"|{_AMOUNT}(?:[-–]|\s)?(?:st|nd|rd|th|ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)?\s?{_UNITS_OF_TIME}"
    r"(?:\s?[^\w\s].{0,24}|\s(?:later|post|pre|into|follow|of|visit|assess|time|treat|old|\d)\w*.{0,20}"
    r"|\s(?:after|before|from|since|following)\b.{0,50})?)"
    r"|at (?:the )?.{0,24}\b(?:visit|screening|diagnosis|enrol\w+|birth|delivery)\b.{0,30}|.{0,60}\(T\d{1,2}\))$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"^baseline\b|^(?:[DTWV]\d{1,2}|screening|admission|discharge)\b(?=\s[A-Za-z])"
    r"|(?:(?<=[\s(,])(?<!\bto )|^)(?:baseline|follow[-‐]?up|(?:day|week|month) \d+"
    rf"|(?:at|after)\s{_AMOUNT}[-\s]{_UNITS_OF_TIME}"
    r"|at (?:admission|discharge|entry|birth|enrol\w+|inclusion|screening|randomi[sz]ation)"
    r"|(?<=[a-z\d] )(?:before|after|pre|post))\)?$",
    re.IGNORECASE,
)
"""A time with which the name of something else ends: 'Pain at baseline', 'Cell number, day 2'."""
_GROUP = re.compile(
    r"^controls?\b|\b(?:controls$|groups?|arms?|placebo|interventions?"
    r"|treatments?(?!\s(?:if|for|of|with|in|at|by|was|on|to|before|after)\b)|cohorts?"
    rf"|populations?|{HUMANS}|completers|usual care|standard care|sham|vehicle|clinic|male|female)\b"
    r"|^(?:total|all|overall)$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\W*(?:(?:LS|least[- ]squares?|adjusted|mean|median|absolute|relative|percent(?:age)?|%|net|total)\s)*"
    r"(?:changes?|delta|Δ|increments?)(?:\s(?:in )?(?:scores?|values?))?(?:\s?[(\[].{1,20}[)\]])?\W*",
    re.IGNORECASE,
)
"""All that a header says which tells only that values are changes."""
_CENTRED = re.compile(
    r"(?:mean|median|average|(?:geometric|adjusted|LS) mean)s?\s(?:(?:of|for|at)\s)?(?=[a-z\d%(])"
    r"(?!(?:arterial|airway|aortic|blood|cell|changes?|corpuscular|deviation|defect|differences?|gradient|ocular"
    r"|perfusion"
    r"|platelet|pulmonary|pressure|sensitivity|transit|valvular|venous|wall|velocity|flow|residence|absorption"
    r"|(?-i:[A-Z]{2,4}P?))\b)",
    re.IGNORECASE,
)
"""A statistic before the name of a measure ('Mean age'), not a part of this ('Mean arterial pressure')."""
_OF_TIME = re.compile(r"\W*(?:years?|months?|weeks?|days?|hours?|minutes?)\W*", re.IGNORECASE)
"""A unit that is no measure: 'Median years', but 'Mean units per week'."""
_NUMBER_OF = re.compile(r"\W*(?:number|no\.?|percentage|proportion) of (?P<what>[a-z][\w -]*\w)\b", re.IGNORECASE)
_PEOPLE = re.compile(rf"(?:{ANYONE}|cases|events)\b", re.IGNORECASE)
_LONGEST = 300
"""Characters of a header that are read for names."""
_EDGES = " ,;:-–—*|"
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_NOTHING = frozenset(
    """group groups arm arms level levels n no value values mean means median sd se sem iqr range or and % number
    percent data variable variables proportion proportions percentage percentages adjusted unadjusted crude""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """What one header names."""

    name: str
    unit: str | None
    time: str | None
    """The time that it is, or ends with."""
    is_time: bool
    is_group: bool
    is_change: bool = False
    """Whether it says no more than that values are changes."""
    is_centred: bool = False
    """Whether a centre stood before the name."""


@functools.lru_cache(maxsize=8_192)
def named(header: str) -> Named:
    """What a header names, '' where it only tells a form, a size or a unit."""
    words = _RAISED.sub("", without_marks(header.strip()[:_LONGEST]))
    plain = without_marks(_trimmed(without_marks(without_sizes(without_forms(words))))).rstrip()
    plain, unit = _apart(plain)
    counted = "" if plain else _counted(without_sizes(words))
    plain = plain or counted
    centred = _CENTRED.match(plain)
    if centred:
        plain = plain[centred.end() :]
        told, own = _apart(plain)
        if told or _OF_TIME.fullmatch(plain):
            plain, unit = told, unit or own
    name = "" if _NOTHING.issuperset(plain.strip("()[] ").lower().split()) else plain
    is_time = bool(name) and _is_time(name)
    last = _LAST.search(name)
    time = name if is_time else last.group().strip("()") if last else None
    is_group = bool(name) and not counted and bool(_GROUP.search(name) or sizes_in(header))
    return Named(name, unit, time, is_time, is_group, _CHANGE.fullmatch(name) is not None, centred is not None)


def _counted(words: str) -> str:
    """'females' of 'Number of females (%)', which is all form else."""
    match = _NUMBER_OF.match(words)
    return match["what"] if match and not _PEOPLE.match(match["what"]) else ""


def _is_time(name: str) -> bool:
    """Whether a name is a time, or little else ('Change at week 12' is one, 'Birth weight' not)."""
    told = find_timepoint(name, 0, len(name), 0)
    return _TIME.match(name) is not None or (told is not None and 10 * len(told) >= 8 * len(name))


def _apart(plain: str) -> tuple[str, str | None]:
    """A name and its unit: 'Weight (kg)', 'Weight, kg', 'Age in years', 'mg/day'."""
    for match in [*_BRACKETED.finditer(plain), *_TAILED.finditer(plain), *_SHARED.finditer(plain)]:
        unit = match["unit"].strip()
        composed = match.re is _BRACKETED or (match.re is _TAILED and _OVER_UNIT.search(unit))
        is_unit = _UNIT.match(_shaped(unit)) or (composed and _COMPOSED.fullmatch(unit))
        if match.start() and is_unit and not _CATEGORY.fullmatch(plain[: match.start()]):
            return _trimmed(f"{plain[: match.start()]} {plain[match.end() :]}"), unit
    if plain.startswith("% "):
        return plain, "%"
    if _CODE.fullmatch(plain):
        return plain, None
    if _UNIT.match(_shaped(plain)) and (plain.islower() or not plain.isalpha() or len(plain) > 3):
        return "", plain
    return plain, None


_CODE = re.compile(r"[A-Z]\d{1,2}[a-z]?")
"""A stage, a grade, a vertebra or a day: 'N1', 'G2', 'L5', 'D7'; no newtons, grams or litres."""
_CATEGORY = re.compile(r"\W*\d[\d.,]*(?:\W*(?:to|and|or)?\W*\d[\d.,]*)?\W*")
"""'1 to 3 servings/week' is a group by its numbers, and no measure with its unit."""


def _shaped(unit: str) -> str:
    """A unit with its numbers as one sign each, as units are read."""
    return re.sub(r"(?<![A-Za-z²³\d])\d[\d.,]*(?=\s?[a-zA-Z(]|$)", "\ue000", unit)


def _trimmed(words: str) -> str:
    plain = " ".join(_EMPTY.sub(" ", words).split()).replace(" ,", ",").strip(_EDGES)
    told = re.sub(r"^(?:or|and)\s|\s(?:or|and|of)$", "", plain).strip(_EDGES)
    if told.startswith("(") and told.endswith(")") and "(" not in told[1:]:
        told = told[1:-1]
    for opening, closing in ("()", "[]"):
        if told.count(opening) > told.count(closing):
            told = told[:-1].rstrip() if told.endswith(opening) else told + closing
        elif told.count(closing) > told.count(opening):
            told = told.replace(closing, "", 1) if told.startswith(closing) else _without_last(told, closing)
    return told.strip(_EDGES)


def _without_last(told: str, sign: str) -> str:
    at = told.rfind(sign)
    return told[:at] + told[at + 1 :]


def unit_of(headers: Sequence[str]) -> str | None:
    """The unit that the innermost of some headers tells; 'FEV₁ (n)' and 'Controls, n = 35 (%)' tell none."""
    return next((unit for head in reversed(headers) if (unit := _unit(head)) and unit != "n"), None)


def _unit(head: str) -> str | None:
    unit = named(head).unit
    return None if unit == "%" and sizes_in(head) else unit
