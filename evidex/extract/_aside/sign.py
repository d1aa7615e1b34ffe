"""What tells why a number is no claim: the words right before it and right behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["FIGURE", "REST_OF_LIST", "TIME_UNIT", "Sign", "sign", "tail_of"]

FIGURE = r"\d+(?:[.·]\d+)?"
_MORE = rf"-?(?:\s?(?:,|,?\s(?:and|or|to)\s|[-–/])\s?(?:and\s|or\s)?{FIGURE}-?){{1,9}}\s?-?"
REST_OF_LIST = re.compile(_MORE)
"""The rest of a list or range whose unit stands behind its last number: ', 8, 12, and 16'."""
TIME_UNIT = (
    r"(?:years?|yrs?|y|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|min|mins|seconds?|s|sec|d"
    r"|decades)\b"
)
_LETTERS = re.compile(r"[^\W\d_]+[.,)]?$")


class Sign(NamedTuple):
    """A reason and the patterns that must all fit; None: anything."""

    reason: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    on: re.Pattern[str] | None
    """The number itself, and what may not follow it."""
    unit: re.Pattern[str] | None
    """What stands behind the rest of a list or range that begins with the number."""
    unless: re.Pattern[str] | None
    """Words before it that make a result of it after all."""
    last: re.Pattern[str] | None
    """What `tail_of` the words before is wherever `before` fits; None: many things."""
    head: frozenset[str] | None
    """With which character other than a space the words begin wherever `behind` fits; None: with many."""
    reach: int
    """How many characters back `before` is looked for: looking far takes long."""


def sign(
    reason: str,
    before: str = "",
    behind: str = "",
    last: str = "",
    head: str = "",
    on: str = "",
    unless: str = "",
    unit: str = "",
    reach: int = 40,
) -> Sign:
    """A Sign of patterns: `before` and `last` reach up to the number, the others begin at it or behind it."""
    return Sign(
        reason,
        re.compile((f"(?:{before})" if "|" in before else before) + "$") if before else None,
        re.compile(behind) if behind else None,
        re.compile(on) if on else None,
        re.compile(unit) if unit else None,
        re.compile(unless) if unless else None,
        re.compile(last) if last else None,
        frozenset("-–,aot/" if unit else head) or None,
        reach,
    )


def tail_of(before: str) -> str:
    """The last word before a number, or its last mark alone: few different things, so that they can be looked up."""
    led = before.rstrip()
    mark = led[-1:]
    if not mark.isalpha() and (mark not in ".,)" or not led[-2:-1].isalpha()):
        return mark
    word = led[led.rfind(" ") + 1 :]
    if word.isalpha():
        return word
    letters = _LETTERS.search(word)
    return letters[0] if letters else mark
