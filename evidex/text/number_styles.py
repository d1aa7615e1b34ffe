"""Numbers in other styles: decimal commas ('1,45'), spaces between thousands ('12 345'), a decimal point that lost its
hold ('0. 85').

'1,45' may as well be two citations and '12 345' two numbers, so that they are believed only where several numbers
bear each other out: an estimate that lies in the interval behind it, two bounds in order, a mean with its spread, a
number that fills its cell.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.text.decimal_commas import comma_numbers, names_things
from evidex.text.people import HUMANS

__all__ = ["BEHIND_TORN", "styled_numbers"]

_SPACE = "[ \u00a0\u2009\u202f]"
_COMMA = r"\d{1,3},\d{1,2}"
_SPACED = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,·]\d{{1,2}})?"
_STYLED = rf"(?<![\d.,])(?<!\d{_SPACE})(?:{_SPACED}|{_COMMA})(?!\d|[.,]\d)"
_ANY = rf"(?:{_STYLED}|\d+(?:[.·]\d+)?(?![\d.,]))"
_MINUS = "[-−–‐‑‒﹣+]"
_SIGN = f"{_MINUS}?"
_TO = r"\s?(?:[-−–—‐‑‒]|;|\bto\b|\ba\b)\s?"
_NAMED = r"(?:9[059]\s?%\s?)?(?:CI|IC|CrI|[Cc]onfidence [Ii]nterval)\s?[:,=]?\s?"
_PERCENT = r"\s?%?"
_POSSIBLE = re.compile(rf"[0-9](?:-\d\d[)\];,]|,\d{{1,2}}(?!\d)|{_SPACE}\d{{3}}(?!\d)|\. \d)")
"""Looked for first: most stretches of text hold none of them."""
_DASHED = re.compile(r"(?<![\d.,])(?P<low>0[.·]\d{2})\s?[-–]\s?(?P<value>0-\d{2})(?=\s?[)\];,])")
"""'(95% CI 0.66-0-83)': a dash where a point should stand."""
BEHIND_TORN = (
    r"(?=\s?%?\s?[)\];]|\s?(?:(?:\+/-|±)\s?\d+\.\s?\d|to\s-?\d+\.\s?\d|[–-]\d+\.\d|,\s(?:and\s)?\d+\.\s?\d)"
    r"|(?<=\. \d)\s?(?:%\s(?:vs|and|to)\b|to\s[\d-]))"
)
"""Behind a number that begins no sentence: '6. 7)', '13. 3 ± 5.0', '1. 46, and 1.78'; 'age was 45. 20% to 30% were'
are two."""
_TORN = re.compile(rf"(?<![\d.,·])(?P<value>{_SIGN}(?:0\. \d+|\d{{1,2}}\. \d{{1,3}}{BEHIND_TORN}))(?![\d.])")
"""'0. 85', '(95% CI 1.9 to 6. 7)': the sentence does not end here."""
_BOUNDS = rf"(?P<low>{_SIGN}{{0}}){_PERCENT}{_TO}(?P<high>{_SIGN}{{1}}){_PERCENT}"
_WITH_INTERVAL = re.compile(
    rf"(?P<value>{_SIGN}{_ANY}){_PERCENT}[\s,;]{{0,2}}[(\[]\s?(?:{_NAMED})?{_BOUNDS.format(_ANY, _ANY)}\s?[)\]]"
    rf"|(?P<value2>{_SIGN}{_ANY}){_PERCENT}\s?[,;(\[]\s?{_NAMED}"
    rf"(?P<low2>{_SIGN}{_ANY}){_PERCENT}{_TO}(?P<high2>{_SIGN}{_ANY})"
)
_INTERVAL = re.compile(_NAMED + r"[(\[]?\s?" + _BOUNDS.format(_STYLED, _STYLED))
_RANGE = re.compile(
    rf"(?P<low>{_SIGN}(?:{_SPACED}|{_STYLED}(?<=,\d\d))){_PERCENT}{_TO}"
    rf"(?P<high>{_SIGN}(?:{_SPACED}|{_STYLED}(?<=,\d\d)))(?![.,]?\d)"
)
_SPREAD = re.compile(rf"(?P<low>{_SIGN}{_STYLED})\s?±\s?(?P<high>{_STYLED})")
_SURE = re.compile(
    rf"(?<![\d.,])(?<!\d{_SPACE})(?P<value>\d{{1,3}}(?:{_SPACE}\d{{3}})+)(?![.,]?\d)"
    r"(?:(?<=[£$€].{5})|(?<=[£$€].{6})|(?<=[£$€].{7})|(?<=[£$€]\s.{5})|(?<=[£$€]\s.{6})|(?<=[£$€]\s.{7})"
    r"|(?=\s?[(\[]\s?\d{1,3}(?:[.·]\d+)?\s?%)"
    rf"|(?=\s(?:[A-Z][\w-]+\s)?(?:{HUMANS}|births|deaths|(?:wo)?man-years|person-years|dollars|euros)\b))"
)
"""'€27 487', '11 080 (59%)', '18 624 patients', '18 624 HOPE patients': no other reading is left."""
_MEASURED = re.compile(
    rf"(?<![\d.,])(?<!\d{_SPACE})(?P<value>{_COMMA})(?=\s?%|\s?(?:years?|months|weeks|days|hours|minutes|m?g|kg|mm|cm|m?l)\b)"
)
"""'12,5% of the patients', 'mean age 19,4 years': a comma that no space follows, and what is counted behind."""
_BESIDE_MEASURED = re.compile(rf"(?<=[\s(])(?P<value>{_COMMA})(?=[\s),;])")
"""'was 25, 15,4, and 17,9%': one that is sure bears out those beside it."""
_NUMBERED = re.compile(
    r"\b(?:[Gg]roup|[Tt]ype|[Pp]hase|[Ss]tage|[Gg]rade|[Cc]lass|[Dd]ay|[Ww]eek|[Aa]rm|[Cc]ohort)s?\s$"
)
_PAIR = re.compile(
    rf"\s*(?P<low>{_SIGN}{_ANY}){_PERCENT}\s?(?:±|\+/[-−]|\t|[(\[])\s?(?P<high>{_SIGN}{_ANY}){_PERCENT}"
    r"\s?[)\]]?[*†‡§ᵃᵇᶜ]{0,3}\s*"
)
"""Two that fill a cell, or two cells beside one another: '40,7 (8,7)', '60,8 +/- 11'."""
_ALONE = re.compile(rf"\s*[(\[]?(?P<value>{_SIGN}{_STYLED}){_PERCENT}[)\]*†‡§ᵃᵇᶜ]{{0,3}}\s*")


def styled_numbers(text: str, start: int, stop: int) -> dict[int, tuple[int, Decimal]]:
    """Where such a number begins (behind its sign), where it ends, and its value without the sign."""
    found = {place: (end, value) for place, end, value in comma_numbers(text, start, stop)}
    if _POSSIBLE.search(text, start, stop) is None:
        return found
    if alone := _ALONE.fullmatch(text, start, stop):
        _keep(found, alone, "value")
    if pair := _PAIR.fullmatch(text, start, stop):
        _keep(found, pair, "low", "high")
    for match in _WITH_INTERVAL.finditer(text, start, stop):
        names = ("value", "low", "high") if match["value"] else ("value2", "low2", "high2")
        value, low, high = (_value_of(match[name]) for name in names)
        if low <= value <= high:
            _keep(found, match, *names)
    for pattern in (_INTERVAL, _RANGE):
        for match in pattern.finditer(text, start, stop):
            if _value_of(match["low"]) < _value_of(match["high"]):
                _keep(found, match, "low", "high")
    for match in _SPREAD.finditer(text, start, stop):
        _keep(found, match, "low", "high")
    for match in _SURE.finditer(text, start, stop):
        if not _NUMBERED.search(text, max(match.start() - 10, start), match.start()):
            _keep(found, match, "value")
    if measured := list(_MEASURED.finditer(text, start, stop)):
        for match in (*measured, *_BESIDE_MEASURED.finditer(text, start, stop)):
            if not names_things(text, start, match.start("value")):
                _keep(found, match, "value")
    for match in _DASHED.finditer(text, start, stop):
        value = Decimal(match["value"].replace("-", "."))
        if _value_of(match["low"]) < value:
            found[match.start("value")] = match.end(), value
    for match in _TORN.finditer(text, start, stop):
        plain = match["value"].lstrip("-−–‐‑‒﹣+")
        found[match.end() - len(plain)] = match.end(), Decimal(plain.replace(" ", ""))
    return found


def _keep(found: dict[int, tuple[int, Decimal]], match: re.Match[str], *names: str) -> None:
    for name in names:
        printed = match[name]
        plain = printed.lstrip("-−–‐‑‒﹣+")
        if re.fullmatch(f"{_SPACED}|{_COMMA}", plain):
            found[match.end(name) - len(plain)] = match.end(name), abs(_value_of(printed))


def _value_of(printed: str) -> Decimal:
    plain = re.sub(_SPACE, "", printed).replace(",", ".").replace("·", ".").lstrip("+")
    return Decimal(re.sub(r"^[−–‐‑‒﹣]", "-", plain))
