"""Single slips of the pen: what a printed number would be with one character otherwise.

A rule that finds a disagreement asks which slip would restore agreement, and names it as a suggestion, never as
the truth. Order is by how often such slips happen: exchanged neighbours, a lost minus, a moved point, one digit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

__all__ = ["OF_DIGITS", "Slip", "first_slips", "single_slips"]

OF_DIGITS = ("two digits exchanged", "one digit")
"""The kinds of slips that whole numbers can hold."""


@dataclass(frozen=True, slots=True)
class Slip:
    """`value` is what would be printed without the slip that `what` names."""

    what: str
    value: Decimal


def single_slips(number: Decimal, *, signed: bool = False) -> Iterator[Slip]:
    """Every number that is one slip away from the printed one, likeliest kinds first, none twice."""
    seen = {number}
    for what, text in _variants(str(number), signed):
        value = Decimal(text)
        if value not in seen:
            seen.add(value)
            yield Slip(what, value)


def _variants(text: str, signed: bool) -> Iterator[tuple[str, str]]:
    if "E" in text:
        return
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    places = [i for i, character in enumerate(digits) if character.isdigit()]
    for one, two in pairwise(places):
        swapped = list(digits)
        swapped[one], swapped[two] = swapped[two], swapped[one]
        yield "two digits exchanged", sign + "".join(swapped)
    if signed:
        yield ("a minus lost", "-" + digits) if not sign else ("a minus too many", digits)
    bare = digits.replace(".", "")
    point = digits.find(".") if "." in digits else len(digits)
    for shift in (-1, 1):
        at = point + shift
        if 0 < at <= len(bare):
            yield "the decimal point moved", sign + bare[:at] + ("." + bare[at:] if at < len(bare) else "")
    for place in places:
        for digit in "0123456789":
            if digit != digits[place]:
                yield _DIGIT, sign + digits[:place] + digit + digits[place + 1 :]


def first_slips(
    numbers: Iterable[tuple[str, Decimal]], agrees: Callable[[str, Decimal], bool], *, signed: bool = False
) -> str | None:
    """The likeliest single slip in any of the named numbers that makes `agrees(name, value)` true, in words.

    One changed digit is named besides where another kind is likelier. More than two changes of a kind name none: it
    would be a guess.
    """
    found: dict[str, list[str]] = {}
    for name, number in numbers:
        for slip in single_slips(number, signed=signed):
            if agrees(name, slip.value):
                found.setdefault(slip.what, []).append(f"{name} {number} → {slip.value}")
    likely = [what for what in _LIKELIEST_FIRST if len(found.get(what, ())) in (1, 2)]
    told = likely[:1] + [what for what in likely[1:] if what == _DIGIT]
    return "; or ".join(f"{what}: {' or '.join(found[what])}" for what in told) or None


_DIGIT = "one digit"
_LIKELIEST_FIRST = ("two digits exchanged", "a minus lost", "a minus too many", "the decimal point moved", _DIGIT)
