"""Numerals in raw text: digits in every notation and numbers in words, each with its place and its printed digits.

A numeral inside a name (HIF-1, T2, COVID-19, 5-HT) is not one; a superscript citation ('pain3', '72%1,2') neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from evidex.text.lost_signs import lost_minuses
from evidex.text.number_styles import styled_numbers
from evidex.text.number_words import ONES, TENS, number_of
from evidex.text.people import PERSONS

__all__ = ["SUPERSCRIPT", "Numeral", "find_numerals"]


class Numeral(msgspec.Struct, frozen=True):
    """One number as printed: `value` keeps its decimals (`Decimal("5.10")`), `start` includes a sign."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    """Written in words ('Thirty-four')."""


_MINUS = "-−–‐‑‒﹣"
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _either_case(words: Iterable[str]) -> str:
    return "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in sorted(words, key=len, reverse=True))


_ONE = _either_case((*ONES, "none"))
_TEN = _either_case(TENS)
_SMALL = rf"(?:(?:{_TEN})(?:[-‐‑– ](?:{_ONE})\b)?|{_ONE})"
_AND_SMALL = rf"(?:(?:[- ]and)?[- ]{_SMALL}\b)?"
_WORDS = rf"\b(?:(?:{_ONE})(?=fold\b)|{_SMALL}\b(?:[- ][Hh]undred\b{_AND_SMALL})?|[Hh]undred\b{_AND_SMALL})"

# Letters that may follow a digit at once: units, 'x' and 'fold'; any other letter makes it part of a name.
_GLUED_UNIT = (
    r"(?:mg|mcg|kg|g|ng|pg|ml|mL|dL|dl|L|l|h|hr|hrs|min|mins|sec|s|d|mm|cm|km|m|nm|yr|yrs|y|yo|year|years|month|months|"
    r"week|weeks|wk|wks|mo|mos|day|days|U|IU|mmol|mol|nmol|pts|points|kcal|kJ|cc|Hz|kHz|Gy|cGy|mV|mA|MPa|kPa|bpm|fold|"
    rf"x|times|to|mmHg|mIU|{PERSONS}|percent|per|ppm|ppb|CI)(?![A-Za-z])"
)
# A plain space parts thousands before a group with 0 first, which is no number of its own: '10 000', not '2 500 mg'.
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:[.·∙]\d+)?(?![\d])|\d{1,3}(?:[\u2009\u202f\u00a0]\d{3})+(?!\d)|0,\d{1,4}(?!\d|,\d)"
    r"|[1-9]\d{0,2}(?: \d{3})* 0\d\d(?: \d{3})*(?!\d)"
    r"|\d+(?:[.·∙]\d+)?|[.·]\d+)"
)
_EXPONENT = r"(?:\^?[-−–]\d{1,3}|\^\d{1,3}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
_POWER = rf"(?:\s?[x×X*·∙⋅•]\s?10{_EXPONENT}|[eE][-−–]\d{{1,3}}|(?<=\b10)(?:\^[-−–]\d{{1,3}}|⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}))?"
"""'7 × 10−14', as programs print it '7e-14', and '10⁻⁹' alone."""
_NUMERAL = re.compile(
    rf"(?:(?<![\w%.·∙°′″@#/\\])(?<![A-Za-z][{_MINUS}])(?<![A-Za-z]\.)|(?<=\svs\.)|(?<=[\s(,;][OHR]R)(?=\d+[.·]\d)|(?<=\d%/)|(?<=\bUSD)|(?<=\bEUR)|(?<=[\s(]SD)(?=\d+[.·]\d)|(?<=[\s(]SEM)(?=\d+[.·]\d)|(?<=[\s(]Delta)(?=\d+[.·]\d)|(?<=[Δ∆])(?=\d+[.·]\d)|(?<=\$US)|(?<=[a-zA-Z]/)|(?<=\sto)|(?<=\d/)|(?<=\d\s/)|(?<=\s/)"
    rf"|(?<=[<>=≤≥±~≈:(\[/][{_MINUS}+])"
    rf"|(?<=[\s%(;]CI[{_MINUS}])|(?<=%Cl[{_MINUS}])|(?<=\sinterval[{_MINUS}]))"
    rf"(?P<digits>{_DIGITS})(?P<power>{_POWER})(?![.·]\d)(?!-[A-Z]{{2}}|(?:,\d\d)?[(\[]OH[)\]])(?:(?=[^A-Za-z0-9])|(?={_GLUED_UNIT})|$)"
)
_UNIT_POWER = re.compile(rf"[a-zA-Z]\([{_MINUS}]\d\)$")
"""'ml min(-1)': an exponent, not a number."""
# Looked closely at only where one may begin: a pattern that starts with a class of characters is found fast. A word
# begins where no word character stands before it ('a-zA-Z0-9' is what '\w' holds already: found without Unicode).
_BEGINNING = re.compile(
    r"[0-9OoTtFfSsEeNnZzHh](?<![a-zA-Z0-9\w][A-Za-z])"
    r"(?:(?<=[0-9])[0-9]*|one|ne|wo|hree|our|ive|ix|even|ight|ine|en|lev|welve|hirt|went|orty|ift|ero|undred)"
)
_IN_WORDS = re.compile(_WORDS)
_LEADS_TO_VALUE = re.compile(r"(?:[=:;,]|\b(?:to|of|was|were|by|is|CI|[WS]?MD|RD|mean|interval|difference))\s$")
_LEADS_TO_BOUND = re.compile(r"\b(?:CI|interval)\s$")
"""'confidence interval - 2% to 15%': anywhere else a dash before a whole number may join."""
_LONGEST_LEAD = 12
"""Characters: 'difference' with what stands around it."""
_INTERVAL_GLUED = re.compile(r"(?:[\s%(;]CI|%Cl|\sinterval)$")
"""'95% CI-0.9 to 15.9': the dash behind the name of an interval is a minus."""
_NAME_BEFORE_SIGN = re.compile(r"[A-Za-z]\d{1,2}\s$")
"""'G1 -0.06', 'FEV1 -0.2': the digit belongs to a name."""
_UNIT_TWICE = re.compile(rf"\d\s?(?P<unit>{_GLUED_UNIT})[{_MINUS}](?P<digits>{_DIGITS})\s?(?P=unit)(?![A-Za-z])")
"""'5 d-14 d', '2 mm-10 mm': the unit of both ends of a range, which is no name such as 'IL-10'."""
_SIGNED_BEHIND = frozenset(" \t\n([{=<>≤≥,;:~≈|\u00a0\u2009\u202f±")


def find_numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """Every numeral of `text[start:end]` in order."""
    stop = len(text) if end is None else end
    last = start
    styled = styled_numbers(text, start, stop)
    lost = lost_minuses(text, start, stop)
    for beginning in _BEGINNING.finditer(text, start, stop):
        place = beginning.start()
        if place < last:
            continue
        styled_here = styled.get(place)
        numeral = _signed(text, place, *styled_here, start) if styled_here else _numeral_at(text, place, start, stop)
        if numeral is not None:
            last = numeral.end
            yield _below_zero(numeral) if numeral.start - 1 in lost else numeral


def _below_zero(numeral: Numeral) -> Numeral:
    """With the sign before it as its minus."""
    return Numeral(numeral.start - 1, numeral.end, -numeral.value)


def _numeral_at(text: str, place: int, start: int, stop: int) -> Numeral | None:
    if text[place].isalpha():
        words = _IN_WORDS.match(text, place, stop)
        return words and Numeral(place, words.end(), Decimal(number_of(words.group())), words=True)
    match = _NUMERAL.match(text, place - 1, stop) if place > start and text[place - 1] in ".·" else None
    match = match or _NUMERAL.match(text, place, stop)
    if match is None:
        return _other_end(text, place, start, stop)
    if text.startswith(")", match.end()) and _UNIT_POWER.search(text, max(match.start() - 8, start), match.end() + 1):
        return None
    value = _value_of_digits(match.group("digits"), match.group("power"))
    return _signed(text, match.start(), match.end(), value, start)


def _other_end(text: str, place: int, start: int, stop: int) -> Numeral | None:
    """The upper end of a range whose ends both have their unit: '5 d-14 d'."""
    if place - start < 3 or text[place - 1] not in _MINUS or not text[place - 2].isalpha():
        return None
    for match in _UNIT_TWICE.finditer(text, max(place - 10, start), min(place + 16, stop)):
        if match.start("digits") == place:
            return Numeral(place, match.end("digits"), _value_of_digits(match["digits"], ""))
    return None


def _signed(text: str, place: int, end: int, value: Decimal, start: int) -> Numeral:
    sign = text[place - 1] if place > start else ""
    if sign and sign in _MINUS and _is_sign(text, place - 1, start):
        return Numeral(place - 1, end, -value)
    if sign == " " and place - start >= 3 and text[place - 2] in _MINUS and _is_set_apart(text, place - 2, value):
        return Numeral(place - 2, end, -value)
    if sign and sign in "£$€" and place - start >= 2 and text[place - 2] in _MINUS and _is_sign(text, place - 2, start):
        return Numeral(place - 2, end, -value)  # '-£448'
    if sign == "+" and _is_sign(text, place - 1, start):
        return Numeral(place - 1, end, value)
    return Numeral(place, end, value)


def _is_set_apart(text: str, place: int, value: Decimal) -> bool:
    """Whether the dash before a space is a minus: '(- 15.2', 'CI - 1.11 to - 0.25', 'was - 0.5'."""
    if text[place - 1] in "([=":
        return True
    if text[place - 1] != " ":
        return False
    leads = _LEADS_TO_VALUE if "." in str(value) else _LEADS_TO_BOUND
    return leads.search(text, max(place - _LONGEST_LEAD, 0), place) is not None


def _is_sign(text: str, place: int, start: int) -> bool:
    """A dash is a minus only where nothing stands before it that it could join to the number."""
    if place <= start:
        return True
    before = text[place - 1]
    if before not in _SIGNED_BEHIND:
        return before in "Il" and _INTERVAL_GLUED.search(text, max(place - 9, start), place) is not None
    # '5 -10' and 'range 5 –10' are ranges set unevenly; '5, -10', 'to -10' and 'FEV1 -0.2' are not.
    if before not in " \u00a0\u2009\u202f" or place < 2 or not text[place - 2].isdigit():
        return True
    return _NAME_BEFORE_SIGN.search(text, max(place - 6, start), place) is not None


def _value_of_digits(digits: str, power: str) -> Decimal:
    if not power and digits.isascii() and digits.isdigit():
        return Decimal(digits)
    plain = digits.replace("·", ".").replace("∙", ".")
    if not plain.replace(".", "").isdigit():
        plain = plain.replace(",", ".") if plain.startswith("0,") else re.sub(r"[, \u2009\u202f\u00a0]", "", plain)
    value = Decimal(plain)
    if power:
        value = _raised(value, power)
    return value


def _raised(value: Decimal, power: str) -> Decimal:
    """'7' with 'x 10(-14)' behind it; a 10 that stands alone is the base itself."""
    factor = re.match(r"\s?[x×X*·∙⋅•]\s?10|[eE]", power)
    exponent = power[factor.end() if factor else 0 :].strip("^").translate(SUPERSCRIPT)
    return (value if factor else Decimal(1)).scaleb(int(re.sub(r"[−–]", "-", exponent)))
