"""Signs in the text that a number of an effect was misread by whoever made the claim, not misprinted by its authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from evidex.check.arithmetic.scale import IDENTITY, LOG
from evidex.check.estimates import Estimate, symmetric
from evidex.check.socket import Case
from evidex.check.tables import cell_at, numbers_of
from evidex.schema import Claim
from evidex.text.people import HUMANS

__all__ = ["misreading"]

_LEVELS = frozenset({Decimal(90), Decimal(95), Decimal(99)})
_BEHIND = 4
_BEFORE = 40
"""Characters before the claim in which a minus that stands apart may be."""


_OF_THE_DIFFERENCE = re.compile(r"\bCIs?\s(?:for|of)\s(?:the\s)?(?:mean\s)?differences?\b", re.I)


def _lifted(number: Decimal) -> Decimal:
    """The number with its first digit taken for what it was: a minus."""
    return -Decimal("0" + str(abs(number))[1:])


def misreading(
    claim: Claim, case: Case, estimate: Estimate, sound: Callable[[Estimate], bool], *, ratio: bool
) -> str | None:
    """What the number was probably taken for; None where the text shows no sign of it."""
    text = case.document.text[max(claim.start - _BEFORE, 0) : claim.end + _BEHIND]
    for name, number in estimate._asdict().items():
        apart = rf"[-−–‐]\s{{0,2}}[£$€¥]?\s?{re.escape(str(abs(number)))}(?!\d)"
        if number > 0 and re.search(apart, text) and sound(estimate._replace(**{name: -number})):
            return f"a minus stands apart from {number}"
        lifted = estimate._replace(**{name: _lifted(number)})
        if not ratio and str(number).startswith("2") and sound(lifted) and symmetric(lifted, IDENTITY):
            return f"a minus was turned into the 2 of {number}"
    whole = Estimate(*(_lifted(number) if str(number).startswith("2") else number for number in estimate))
    if not ratio and whole != estimate and sound(whole) and symmetric(whole, IDENTITY):
        return f"a minus was turned into the 2 of {estimate.point} and {estimate.low}"
    if _OF_THE_DIFFERENCE.search(text) and not sound(estimate):
        return f"the interval is said to be of a difference, and {estimate.point} is a level"
    if estimate.high == 0 and re.search(r"(?<!\d)0[-–−]\d\d(?!\d)", text):
        return "a dash stands for the decimal point of the upper bound"
    digits = re.escape(str(abs(estimate.point)))
    if re.search(rf"\d\.\s{digits}(?!\d)", text):
        return f"{estimate.point} is what stands behind a broken decimal point"
    if re.search(rf"(?<![\d.]){digits}\s(?:trials|studies|RCTs|{HUMANS})\b", text):
        return f"{estimate.point} is a count of persons or studies"
    if estimate.point in _LEVELS and re.search(rf"(?<!\d){digits}\s?%?\s?(?:C\.?I|conf)", text):
        return f"the level {estimate.point} was taken for the estimate"
    if estimate.point == -1 and re.search(r"\(\s?[-−–]1\s?\)", text):
        return "-1 is the exponent of a unit, not the estimate"
    if re.search(rf"\b(?:at|after|within|over) {digits}[\s-](?:years?|months?|weeks?|days?)\b", text):
        return f"{estimate.point} is a time, not the estimate"
    if ratio and re.search(rf"(?<![\d.]){digits}[\s-](?:years?|months?|weeks?|days?|h|hours?|mm\s?Hg|mg)\b", text):
        return f"{estimate.point} is a time, a dose or a pressure, not the estimate"
    return _another_of_the_row(claim, case, estimate, sound)


def _another_of_the_row(claim: Claim, case: Case, estimate: Estimate, sound: Callable[[Estimate], bool]) -> str | None:
    """In a table: another number of the same row lies in the middle of the interval."""
    found = cell_at(case, claim.start)
    if found is None:
        return None
    table, cell = found
    scales = (IDENTITY, LOG) if estimate.low > 0 else (IDENTITY,)
    for other in table.cells:
        if other.row != cell.row or other.header:
            continue
        for number in numbers_of(case.document.text[other.start : other.end]):
            changed = estimate._replace(point=number)
            middle = number != estimate.point and estimate.low < number < estimate.high and sound(changed)
            if middle and any(symmetric(changed, scale) for scale in scales):
                return f"{number} in the same row fits the interval"
    return None
