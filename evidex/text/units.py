"""Units behind a value: 'mm Hg', 'mL per min per 1.73 m2', 'ml kg-1 min-1', 'x 10(9)/L', 'hours a night', 'episodes'.

Read over the shape of a sentence, in which a number is one sign ('g/24 h', 'm(2)').
"""

from __future__ import annotations

import re

__all__ = [
    "DOSE_UNIT",
    "DOSE_UNITS",
    "MONEY",
    "TIME_UNIT",
    "TIME_UNITS",
    "UNIT",
    "UNIT_WORDS",
    "unit_inside",
    "unit_length",
]

MONEY = r"(?:(?:\b(?:US|AU|NZ|NT|HK|[ACS])\s?)?\$(?:US|A|C)?|[€£¥]|\b(?:USD|EUR|[Yy]en|pounds?)(?![A-Za-z]))"
"""Money before a number: '$', '€', 'US$', 'USD'."""

DOSE_UNIT = r"(?:mg|mcg|[µμu]g|microg|g|m[lL]|IU)"
"""What doses are told in, behind a number."""
DOSE_UNITS = frozenset("mg mcg µg μg ug microg g kg ml iu u mg/d mg/day mg/kg".split())
"""The same as words in small letters."""
TIME_UNITS = "years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?|seconds?|s"
"""Without 'sec', in which lungs are emptied ('forced expiratory volume in 1 sec'): that is no time of a visit."""
TIME_UNIT = rf"(?:{TIME_UNITS})"

_ATOM = (
    r"(?:mm\s?Hg|torr|Torr|mumol|mug|[Kk]pa|milliseconds?|millimet(?:er|re)s?|centimet(?:er|re)s?"
    r"|cm\s?H(?:2|₂|\(?\ue000\)?)O|micrograms?|microg|micro ?mol|micromoles?|dynes?|newtons?|milligrams?|grams?"
    r"|kilograms?|kilocalories|calories"
    r"|[Cc]obalt[- ][Gg]ray[- ][Ee]quivalents?|Co[- ]Gy[- ]equivalents?|CGE|c?GyE|[kM]eV|lbs?|pounds|feet|QALYs"
    r"|(?:[CP]FU|cfu)(?!-)|METS"
    r"|kilopondmeters?|[Kk]pm|micro(?:[gUlLMm]|IU|mol)|[Ww]atts?|ppm|ppb|ampoules"
    r"|milliliters?|millilitres?|mliters?|liters?|litres?|[Vv]ol\.?\s?%|beats?|breaths|copies|cells?|pixels"
    r"|percentage points?"
    r"|percent|points?|years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|nights?|minutes?|mins?|seconds?|secs?"
    r"|patients?|person|persons|kcal|kJ|mmol|[µμ]kat|[µμ]mol|umol|nmol|pmol|fmol|mol|m[Ee]q|mOsm|[Ll]ogMAR|dioptres"
    r"|diopters|degrees?"
    r"|units?|letters|lines|steps|euros?|dollars|USD|msec|mcg|mmHg|cGy|Gy|dB|kHz|Hz|kPa|MPa|Pa|mV|mA|ms|bpm|mIU|[µμ]IU"
    r"|kIU|IU|mU|[µμ]U|kU|kN|eV|mM|muM|[µμ]M|nM|pM|mg|kg|[µμ]g|ug|ng|pg|fg|mm|cm|[µμ]m|nm|km|mL|ml|ML|dL|dl|[µμ]L"
    r"|[µμ]l|cc|ccm|°C?"
    r"|min|yr|wk|mon?|pm(?=/)|y|d|h|s|g|m|l|L|U|D|N|W|J|\$|€|£)"
)
_POWER = r"(?:\^?[-−–]?[1-5]|\(-?[1-5]\)|[²³]|\(\ue000\)|\^\ue000|\s?[⁻-][¹²³1-3]|2\b)?"
_OF_WHAT = r"(?:\s(?:[A-Z][A-Za-z]{0,3}|creatinine)(?=/))?"
"""'ng AI/ml/h', 'mg creatinine/day': of what the first amount is."""
_OVER = (
    r"(?:\s?/\s?|\s[x×]\s(?=(?:min|h|kg|m)\(|(?:min|h)\b|\ue000\sm\()"
    r"|\s?[*·•.]\s?|\sper\s|\s(?=[a-zA-Z]{1,3}\(?[-−–⁻][123¹²³]|\ue000\s?m\(?[-−–⁻]2))"
)
_TIMES_TEN = r"[xX×*]\s?\ue000(?:\(\ue000\)|\^\ue000)?\s?(?:/|\sper\s)?\s?"
UNIT_WORDS = (
    rf"(?:{_TIMES_TEN}(?:{_ATOM}(?![A-Za-z]))?(?:{_OVER}{_ATOM}(?![A-Za-z]))?{_POWER}"
    rf"|{_ATOM}\s?/\s?\((?:[^()]|\(\ue000\)|\(\d\)){{1,40}}\)"
    rf"|(?:{_ATOM}{_POWER}{_OF_WHAT}"
    rf"|[a-z]{{4,}}s(?=\s?/\s?{_ATOM}(?![A-Za-z])))(?:{_OVER}(?:\ue000\s?(?!mm\s?Hg))?{_ATOM}{_POWER}){{0,3}}"
    r"(?:(?<=min)/\ue000(?!\s?(?:m[2²(]|[cdkmµ]?[gLlm]{1,2}\b))|(?<=[1lL)])\s[hH](?![A-Za-z])"
    r"|(?<=\ue000\sml)\s(?:tissue|brain)|(?<=\ue000\sg)\s(?:tissue|brain))?)"
)
UNIT = re.compile(rf"^(?:\s?-?\s?)(?P<unit>{UNIT_WORDS})(?![A-Za-z0-9²]|/(?!\ue000\s?mm))")
"""A unit right behind a number."""

_NO_ADJECTIVE = (
    r"(?!(?:in|for|at|of|and|or|to|by|on|per|vs|than|with|over|after|between|within|from|until|before|through"
    r"|mean|median|average)\s)"
)
_COUNTED = re.compile(
    rf"^\s(?P<unit>(?:{_NO_ADJECTIVE}[a-z]+(?:-[a-z]+)?\s|[a-z]{{3,}}-)?(?:episodes|events|attacks|visits|doses"
    rf"|tablets|cigarettes|sessions|items"
    r"|times|copies|lesions|cells|cases|nights|pack-years|lymph nodes|blinks|drinks|servings|beats|breaths|cycles"
    r"|injections|procedures|teeth|vessels|levels|poultry|students|beds|symptoms|drugs|medications|exacerbations"
    r"|relapses|seizures|stools|days|hours|minutes|months|weeks|years|comorbidities|nodes|metabolic equivalents|mets"
    r"|METs|eggs|oocytes|embryos|tests|messages|fractions|repetitions|reps|words|errors|clicks|boluses|segments|bags"
    r"|boxes|bits|vertebrae|hospitali[sz]ations)(?:(?:\s(?:per|a)\s|\s?/\s?)(?:\ue000\s?)?[a-z]+)?)\b"
)
_OFTEN = re.compile(r"^\s(?:a|per|each)\s(?:day|night|week|month|year|hour|minute|patient|person|eye)\b")
_PER_VOLUME = r"(?:(?:[µμu][Ll]|c?mm3|mm³|mm\(\ue000\)|[md]?[Ll]|HPF|hpf|high[- ]power(?:ed)? field)(?![A-Za-z0-9/]))"
"""Where cells are counted: '348,000/µL', '12.4 per HPF'."""
_PER_ONLY = re.compile(
    rf"^\s?(?P<unit>(?:per|/)\s?(?:{_PER_VOLUME}|(?:\ue000\s?)?(?:day|night|week|wk|month|year|hour|h|min|minute|d"
    r"|(?:patient|person)(?:-[a-z]+)?)\b))"
)


def unit_length(behind: str) -> tuple[int, int] | None:
    """Where the unit in the words behind a number stands (start, end); None where there is none."""
    match = UNIT.match(behind) or _COUNTED.match(behind) or _PER_ONLY.match(behind)
    if match is None:
        return None
    end = match.end()
    if often := _OFTEN.match(behind[end:]):
        end += often.end()
    return match.start("unit"), end


_INSIDE = re.compile(r"^[-−–+]?[\d.,·]+(?P<unit>\s?[^\d\s±+(].*?)\s{0,2}\(?\s?(?:±|\+\s?/\s?[-−–‐]|\+[-−–‐])")


def unit_inside(printed: str) -> str | None:
    """The unit between a value and its spread: '27.2 years ± 5.3'."""
    inside = _INSIDE.match(printed)
    place = unit_length(inside["unit"]) if inside is not None else None
    return inside["unit"][place[0] : place[1]] if inside is not None and place is not None else None
