"""Documents that print decimal commas ('35,7%', '1,39', 'p < 0,001'), and points between thousands ('2.480').

One number alone may be two ('33,8 expected', '2.480 adults'), but a document keeps to its own way: where some numbers
can be nothing else, and none is printed the other way, all its numbers are read so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

__all__ = ["comma_numbers", "names_things"]

_COMMA = r"\d{1,3},\d{1,2}(?!\d|[.,]\d)"
_SURE = re.compile(
    r"[\dCIK](?:(?<=\d)(?<![\d.,\[].)(?:\d{0,2},\d{1,2}(?!\d|[.,]\d)(?=\s?(?:%|±))|(?<=0),\d{1,4}(?!\d|[.,]\d))"
    rf"|(?<!\w.)(?:(?<=C)I|(?<=I)C|(?<=K)I)[\s:,=]{{1,3}}[-−–]?{_COMMA}\s?(?:[-−–—;]|to\b|a\b|bis\b)\s?[-−–]?{_COMMA})"
)
"""Begins with the characters that it can begin with: found faster."""
_OTHERWISE = re.compile(
    r"(?<![\d.,/])(?:\d{1,3}\.\d{1,2}(?=\s?(?:%|±)|\s?[-–]\s?\d+\.\d)|0?\.\d{1,4}(?!\d|\.\d)|[1-9]\d{0,2}(?:,\d{3})+(?![\d,]))"
    r"|\b(?:CI|OR|RR|HR)\b[\s:,=(]{1,3}\d{1,3}\.\d"
)
"""Points before decimals, commas between thousands."""
_MANY = 10
"""So many to one, and a number that is printed the other way is a slip or a quotation."""
_ANY = re.compile(r"\d,\d|\d\.\d{3}")
_NUMBER = re.compile(
    r"(?<![\d.,/\[])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?|0,\d{1,4}|\d{1,6},\d{1,2})(?!\d|[.,]\d|[A-Za-z/])"
)
_CITES = re.compile(r"[A-Za-z][.,]?\s?\(\s?(?=\d{1,2},\d{1,2}\s?\))")
_NAMES = re.compile(
    r"\b(?:[Gg]roups?|[Tt]ypes?|[Pp]hases?|[Ss]tages?|[Gg]rades?|[Cc]lass(?:es)?|[Dd]ays?|[Ww]eeks?|[Aa]rms?|[Cc]ohorts?"
    r"|[Tt]ables?|[Ff]ig(?:ure|\.)?s?|[Rr]efs?\.?|[Ss]tudies|[Ss]teps?|[Vv]ersion|[Ss]ections?|doi:?)\s?$"
)
_KEPT = 300
"""Characters: how shorter texts print is found out anew as fast as it is remembered."""


def comma_numbers(text: str, start: int, stop: int) -> Iterator[tuple[int, int, Decimal]]:
    """Place and value of the numbers of `text[start:stop]`, where the whole text prints decimal commas."""
    if _ANY.search(text, start, stop) is None:
        return
    if not (_prints_commas(text) if len(text) < _KEPT else _known_to_print_commas(text)):
        return
    for match in _NUMBER.finditer(text, start, stop):
        before = text[max(match.start() - 12, start) : match.start()]
        if not names_things(text, start, match.start()) and not _CITES.match(
            text, match.start() - len(_bracket(before))
        ):
            printed = match.group().replace(".", "").replace(",", ".")
            yield match.start(), match.end(), Decimal(printed)


def names_things(text: str, start: int, place: int) -> bool:
    """Whether what stands at `place` names things: 'tables 1,2 and 3', 'groups 2,3'."""
    return _NAMES.search(text, max(place - 12, start), place) is not None


def _bracket(before: str) -> str:
    """What leads to a number in a bracket of its own: 'found (' before '3,4)'."""
    match = re.search(r"[A-Za-z][.,]?\s?\(\s?$", before)
    return match.group() if match else ""


def _prints_commas(text: str) -> bool:
    sure = sum(1 for _ in _SURE.finditer(text))
    return bool(sure) and sum(1 for _ in _OTHERWISE.finditer(text)) <= sure // _MANY


_known_to_print_commas = lru_cache(maxsize=32)(_prints_commas)
