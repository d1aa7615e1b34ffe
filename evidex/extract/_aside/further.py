"""A list whose first member was set aside goes on: 'days 1, 8 and 15', 'types 1 and 2', 'P < 0.05 or 0.01'."""

from __future__ import annotations

import re

__all__ = ["goes_on"]

_JOIN = re.compile(r"(?:\s?[-–/]\s?|,?\s(?:and|or|to|through|versus|vs\.?)\s|(?P<comma>,\s?))[<>=≤≥]?\s?")
_MORE = r"(?=\s?(?:,|,?\s(?:and|or|to)\s)\s?(?:and\s|or\s)?\d)"
_LABEL = (
    r"\d{1,3}(?!\d|[.·,]\d|\s?[%(±+°]|\s?(?:mm|cm|m|kg|points?|times|fold|of|in|out|had|have|were|was|died|showed|"
    r"developed|who|did|dropped|withdrew|experienced|x|×)\b)"
)
_P_VALUE = r"0?[.·]\d+(?=\s?(?:[,;.)\]]|for\b|respectively|$))"
_MEMBER = {
    reason: (re.compile(number), re.compile(number + _MORE))
    for reason, number in (("label", _LABEL), ("part of a name", _LABEL), ("P-value", _P_VALUE))
}
_LONGEST = 12


def goes_on(text: str, last: tuple[int, str, bool], number: tuple[int, int], stop: int) -> bool:
    """Whether the number goes on the list of the number before it: where that ends, its reason, whether it did so too.

    A comma alone may as well begin something new ('in group 1, 5 fell'): it needs a list that goes on before or behind.
    """
    end, reason, listed = last
    member = _MEMBER.get(reason)
    if member is None or not 0 < number[0] - end <= _LONGEST:
        return False
    join = _JOIN.fullmatch(text, end, number[0])
    if join is None:
        return False
    return member[bool(join["comma"]) and not listed].match(text, number[0], stop) is not None
