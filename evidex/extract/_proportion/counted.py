"""Whether a number before a percentage in brackets counts those who are the share: 'Nine patients improved (69%)'."""

from __future__ import annotations

import re

from evidex.text.clauses import RATE
from evidex.text.groups import PEOPLE
from evidex.text.quantities import Quantity
from evidex.text.words import AND, CONTRAST, ED, FINITE, MODAL, NOUN, OPEN, PREP, QUANTITY, REL, Words

__all__ = ["GLUED_UNIT", "counts", "is_numbered", "is_ordinal", "is_whole"]

GLUED_UNIT = re.compile(
    r"^\s?[-–]?\s?(?:years?|yrs?|months?|mo|weeks?|wks?|days?|hours?|h|min|minutes?|mg|g|kg|ml|mL|mm|cm|°|µg|Gy"
    r"|points?|fold|"
    r"items?|times|doses?|cycles?|sessions?|mmol|IU|U|%|hospitals?|cent(?:er|re)s?|countries)\b"
)

_ORDERED = frozenset(
    "day week month year grade stage type class level phase group arm visit cohort study trial".split()
)
_NUMBERED = frozenset("cycle codon exon session round sample chapter table figure item case step wave dose".split())
"""More things that numbers name, where a list shares its sign with them."""
_NOT_COUNTED = frozenset(
    """groups arms cohorts treatments drugs regimens hospitals centers centres countries periods years months weeks days
    hours doses scales points times studies trials populations subgroups regions cities""".split()
)
"""What a number before a percentage in brackets may count without being the numerator: 'the two groups (75%)'."""


def is_whole(quantity: Quantity) -> bool:
    """Whether a number is printed as a count."""
    value = quantity.value
    if quantity.kind != "number" or value is None or value < 0:
        return False
    exponent = value.as_tuple().exponent  # '8.0' measures and does not count
    return value == value.to_integral() and isinstance(exponent, int) and exponent >= 0


def is_ordinal(words: Words, number: int) -> bool:
    """Whether a number tells which one: 'on day 1 (39.7%)', 'in group 2 (18%)'."""
    return number > 0 and words.list[number - 1].low in _ORDERED


def is_numbered(words: Words, number: int) -> bool:
    """Whether a number, alone or in a short list, names things: 'in week 8', 'between cycles 2 and 3', 'codon 12'."""
    for at in range(number - 1, max(number - 6, -1), -1):
        word = words.list[at]
        if word.tag not in (QUANTITY, AND) and word.low not in (",", "to", "-", "–"):
            return word.low.removesuffix("s") in _ORDERED | _NUMBERED
    return False


def counts(words: Words, first: int, last: int) -> bool:
    """Whether the words between a number and a bracketed percentage are what the number counts."""
    if words.list[last - 1].tag != OPEN:
        return False
    before = words.list[first - 1].low if first else ""
    tags = [word.tag for word in words.list[first + 1 : last - 1]]
    if tags[0] not in FINITE and _did(words, first, last):
        return True
    if any(tag in FINITE for tag in tags):
        # '22 were considered avoidable (57.9%)' is one claim where nothing else stands between.
        return tags[0] in FINITE and before in (",", "", ";", "and") and len(tags) <= 6
    low = [word.low for word in words.list[first + 1 : last - 1]]
    if low[-1] in _NOT_COUNTED:
        return False
    if low[0] in ("of", "in", "to", "and", "or", "vs", "versus", "with", "for", "at", "on", "by", "than"):
        return low[0] == "of" and before not in ("grade", "stage", "type", "class", "mean", "median")
    return before not in ("grade", "stage", "type", "class", "level", "score", "phase", "day", "week", "month", "=")


def _did(words: Words, first: int, last: int) -> bool:
    """'Nine patients showed shrinkage (69%)': the number counts those who did what the words say."""
    held = words.list[first + 1 : last - 1]
    before = words.list[first - 1] if first else None
    if (before is not None and before.tag in (PREP, NOUN)) or len(held) < 3:
        return False
    if held[0].low not in PEOPLE or held[1].tag not in (FINITE | {ED}) or held[1].tag == MODAL:
        return False
    return not any(word.low in RATE or word.tag in (REL, CONTRAST) for word in held)
