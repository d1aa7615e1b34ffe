"""Numbers in words: the one place where they are listed, and the piece of a pattern that is made of them.

IN_WORDS     'one' to 'ninety-nine', 'zero' too; in patterns that take both cases or lower case only
number_of    the value of digits ('1,204') or of such words
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidex.text.people import any_of

__all__ = ["IN_WORDS", "ONES", "ORDINALS", "TENS", "is_number", "number_of"]

ONES = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
ORDINALS = {word: number for number, word in enumerate("first second third fourth".split(), start=1)}
IN_WORDS = rf"(?:{any_of(TENS)}(?:[-‐‑– ]{any_of(ONES)}\b)?|{any_of(ONES)})"
_NUMBER = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+|\d+|{IN_WORDS}", re.IGNORECASE)


def is_number(told: str) -> bool:
    """Whether it is a number and nothing else, in digits or in words."""
    return _NUMBER.fullmatch(told) is not None


@lru_cache(maxsize=1024)
def number_of(told: str) -> int:
    """The value of a whole number in digits or in words ('1,204', 'Thirty-four', 'two hundred and five')."""
    if told[0].isdigit():
        return int(told.replace(",", ""))
    total = current = 0
    for word in re.split(r"[-‐‑– ]+", told.lower()):
        if word == "hundred":
            total, current = total + 100 * (current or 1), 0
        elif word != "and":
            current += ONES.get(word, 0) or TENS.get(word, 0)
    return total + current
