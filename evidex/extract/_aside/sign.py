"""What tells why a number is no claim: the words right before it and right behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from evidex.text.units import TIME_UNITS

__all__ = ["FIGURE", "REST_OF_LIST", "TIME_UNIT", "Sign", "tail_of"]

FIGURE = r"\d+(?:[.·]\d+)?"
_MORE = rf"-?(?:\s?(?:,|,?\s(?:and|or|to)\s|[-–/])\s?(?:and\s|or\s)?{FIGURE}-?){{1,9}}\s?-?"
REST_OF_LIST = re.compile(_MORE)
"""The rest of a list or range whose unit stands behind its last number: ', 8, 12, and 16'."""
TIME_UNIT = rf"(?:{TIME_UNITS}|sec|y|d|decades)\b"
_LETTERS = re.compile(r"[^\W\d_]+[.,)]?$")


class Sign(NamedTuple):
    """A reason and the patterns that must all fit; empty: anything fits."""

    reason: str
    before: str = ""
    """The words that lead up to the number; the other patterns begin at it or behind it."""
    behind: str = ""
    last: str = ""
    """What `tail_of` the words before is wherever `before` fits; empty: many things."""
    head: str = ""
    """With which characters other than a space the words begin wherever `behind` fits; empty: with many."""
    on: str = ""
    """The number itself, and what may not follow it."""
    unless: str = ""
    """Words before it that make a result of it after all."""
    unit: str = ""
    """What stands behind the rest of a list or range that begins with the number."""
    reach: int = 40
    """How many characters back `before` is looked for: looking far takes long."""

    @property
    def led(self) -> str:
        """`before` with the end that it reaches up to."""
        return f"(?:{self.before})$" if "|" in self.before else f"{self.before}$"


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
