"""Whether a number counts at all: it is whole, and does not tell which one of several is meant."""

from __future__ import annotations

from evidex.text.quantity import Quantity
from evidex.text.words import QUANTITY, Words

__all__ = ["ORDERED", "is_ordinal", "is_whole"]

ORDERED = frozenset(
    """day week month year grade stage type class level phase group arm visit cohort study trial passage codon
    status""".split()
)
"""Things that numbers name."""
_OR = frozenset({"or", "to", "-", "–", "/"})
_FEW = frozenset(("group", "arm"))
_MOST_GROUPS = 12
"""'in the zinc group 42 (67%) of 63 recovered': no trial numbers so many groups."""


def is_whole(quantity: Quantity) -> bool:
    """Whether a number is printed as a count."""
    value = quantity.value
    if quantity.kind != "number" or value is None or value < 0:
        return False
    exponent = value.as_tuple().exponent  # '8.0' measures and does not count
    return value == value.to_integral() and isinstance(exponent, int) and exponent >= 0


def is_ordinal(words: Words, number: int) -> bool:
    """Whether a number tells which one: 'on day 1 (39.7%)', 'in group 2 (18%)', 'performance status 1 or 2 (53%)'."""
    if number > 2 and words.list[number - 1].low in _OR and words.list[number - 2].tag == QUANTITY:
        number -= 2
    low = words.list[number - 1].low if number else ""
    named = low if low in ORDERED else low.removesuffix("s")
    return named in ORDERED and not (named in _FEW and _is_many(words, number))


def _is_many(words: Words, number: int) -> bool:
    value = words.quantity(number).value
    return value is not None and value > _MOST_GROUPS
