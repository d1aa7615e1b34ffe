"""How the range or the interval of a value stands behind it or before it: '(IQR 9-15)', '; 3.2 to 3.7)', '4 to 8'."""

from __future__ import annotations

import re

from evidex.extract._score.numbers.heads import IQR
from evidex.text.units import MONEY, UNIT_WORDS

__all__ = [
    "BEHIND_BARE_RANGE",
    "BEHIND_CI",
    "BEHIND_COMMA_RANGE",
    "BEHIND_ENDS",
    "BEHIND_NAMED_QUARTILES",
    "BEHIND_QUARTILES",
    "BEHIND_RANGE",
    "BEHIND_SD_RANGE",
    "BESIDE_CI",
    "COUNTED_BEFORE",
    "OPEN",
    "RANGE_BEFORE",
    "RANGE_NAMED",
]

OPEN = r"\s?[,;]?\s?[(\[]?\s?(?:(?:with|and)\s(?:an?\s|the\s)?)?"
"""What may stand between a value and the name of its spread."""
BEHIND_RANGE = re.compile(
    rf"^{OPEN}(?:(?P<iqr>{IQR})|(?P<range>(?:full |total |overall |age )?[Rr]ange[sd]?|ranging|min-max|range limits"
    r"|extremes|5th\s?(?:[-–]|to|and)\s?95th percentiles?(?:\s(?:interval|range))?|from))"
    r"\s?(?:of|from|was|=|:|,|;|between)?\s?[(\[]?\s?[$£€]?"
    r"(?P<r>\ue005|\ue002|\ue000(?:\s?(?:[a-z]{1,7}|°))?\s?(?:to|and|[-–,;])\s?[$£€]?\ue000)"
)
BEHIND_BARE_RANGE = re.compile(
    rf"^\s?[(\[]\s?(?:{MONEY}\s?)?(?P<r>\ue005|\ue000\s?(?P<u>{UNIT_WORDS})\s?(?:to|[-–])\s?\ue000\s?(?P=u)(?![A-Za-z]))"
)
BEHIND_COMMA_RANGE = re.compile(
    rf"^\s?[,;]\s(?P<r>\ue005|\ue000\s?(?P<u>{UNIT_WORDS})\s?(?:to|[-–])\s?\ue000\s?(?P=u)(?![A-Za-z]))"
    rf"\s?(?:{UNIT_WORDS})?\s?[,;)\]]"
)
"""'(3.45; 3.18 to 3.71)', '(10.4 mm Hg, 7.7 mm Hg to 13.1 mm Hg, P<0.001)': a range within the value's own bracket."""
BEHIND_SD_RANGE = re.compile(r"^(?:\s?[;,]|\s[(\[])\s?(?P<r>\ue005|\ue000\s?°?\s?(?:to|[-–])\s\ue000)\s?°?\s?[)\]]")
BEHIND_ENDS = re.compile(
    r"^\s?[(\[,]\s?(?:minimum|min\.?|lowest)[\s:=,]{1,3}(?P<r>\ue000\s?[a-zA-Z°%/]{0,8}\s?(?:[,;]|\sand|(?=\s))\s(?:and\s)?(?:maximum|max\.?|highest)[\s:=,]{1,3}\ue000)"
)
BEHIND_QUARTILES = re.compile(rf"^\s?[(\[]\s?(?P<r>\ue000\s?[,;:]\s?\ue000)\s?(?:{UNIT_WORDS})?\s?[)\]]")
_IS = r"(?:\sof\s|\s(?:is|was)\s|[\s:=,]{1,3})"
BEHIND_NAMED_QUARTILES = re.compile(
    rf"^\s?[(\[,;]\s?(?:Q1|25th (?:per)?centile|(?:lower|first) quartile){_IS}"
    r"(?P<r>\ue000\s?[a-zA-Z°%/]{0,8}(?:\s?[,;]|\sand)\s(?:and\s)?(?:Q3|75th (?:per)?centile|(?:upper|third) quartile)"
    rf"{_IS}\ue000)"
)
"""'4.7 weeks (Q1 = 2.0, Q3 = 8.0)', '99.2 mg, 25th percentile 58.5, 75th percentile 125.8'."""
BEHIND_CI = re.compile(
    r"^(?:\s(?:reduction|increase|decrease|improvement|decline|change|gain|rise|fall|loss))?\s?[,;:]?\s?[(\[]?\s?\ue002"
)
RANGE_BEFORE = re.compile(
    r"(?P<r>\ue005|\ue002|(?<=from\s)\ue000\s?(?:[a-z]{1,7}\s)?to\s\ue000|(?<=between\s)\ue000\s?(?:[a-z]{1,7}\s)?and\s\ue000)"
    r"(?:\s?[^()\[\];:\ue000-\ue006]{0,30}[(\[,;]\s?(?:with\s(?:an?\s|the\s)?)?(?:[^()\[\]]{0,40},\s)?"
    r"(?:(?:mean|median|average|averaging)(?:\s[a-z-]+)?\s?(?:of|was|[:,=])?)?"
    r"|\s[a-z]{2,12}\swith\san?\s(?:mean|median|average)\s(?:[a-z-]+\s){0,2}of)\s?$"
)
RANGE_NAMED = re.compile(r"\b[Rr]ang(?:ed?|ing)\b[\s:,]{0,2}(?:from\s|between\s)?$")
COUNTED_BEFORE = re.compile(r"[(\[]\s?[nN]\s?=\s?\ue000\s?[,;]")
"""'33.4 weeks for the aided group (n = 69, 95% CI 26.0 to 41.4)'."""
BESIDE_CI = re.compile(r"\ue002\s?[)\]]\s?,?\s(?:vs\.?|versus|and|to|compared (?:with|to))\s[^;.,()]{0,30}$")
"""'1.40 [95% CI 0.86–1.95] vs 0.61 [0.37–0.84]'."""
