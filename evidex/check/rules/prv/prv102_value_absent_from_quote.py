"""A claim with a number that its own quote does not hold.

## What it does
Reads the numbers of the quote (digits in every notation, numbers in words) and asks for each number of the claim that
is not marked as derived whether it stands there.

## Why it matters
A number that is not in the quote was computed, guessed or brought in from elsewhere without saying so.

## Tolerance
None: 12.5 and 12.50 are the same number, 12.5 and 13 are not. Signs are not compared (a dash before a number may be a
minus or a range).

## Example
A claim with `percent` 24 and the quote `29/124 (23%)`.

## Known limits
Numbers in unusual notations (`a quarter`, Roman numerals, powers in superscript) are not recognised in the quote: a
warning. Confidence levels are left out (they may stand at the head of a list).

## References
None.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.check.judging import AGREES, Fault, Judgement, rule_on_claims
from evidex.check.socket import Case
from evidex.schema import Claim
from evidex.text.numerals import find_numerals
from evidex.text.powers import power_in

_POINTS = frozenset(".·")


def judge(claim: Claim, case: Case) -> Judgement | None:  # noqa: ARG001 - the socket's signature
    stated = {
        name: value
        for name, value in claim.numbers()
        if name not in claim.derived and name not in ("ci_level", "confidence")
    }
    if not stated:
        return None
    absent = {name: value for name, value in stated.items() if not _printed_plainly(str(abs(value)), claim.quote)}
    if absent:
        held = {abs(numeral.value) for numeral in find_numerals(claim.quote)}
        power = power_in(claim.quote)
        held |= {value.scaleb(power) for value in held} if power is not None else set()
        absent = {name: value for name, value in absent.items() if not _held(abs(value), held, claim.quote)}
    if not absent:
        return AGREES
    told = ", ".join(f"{name} {value}" for name, value in absent.items())
    return Fault(f"The quote does not hold {told}.")


def _printed_plainly(digits: str, quote: str) -> bool:
    """Whether the digits stand in the quote as they are, and alone: nearly all do, and need no grammar."""
    at = quote.find(digits)
    if at < 0:
        return False
    before, behind = quote[at - 1 : at], quote[at + len(digits) : at + len(digits) + 1]
    return not (before.isdigit() or before in _POINTS or behind.isdigit())


def _held(value: Decimal, held: set[Decimal], quote: str) -> bool:
    """As a numeral, or at least as its digits: glued to a letter, parted behind the point ('6. 7'), or in a notation
    that the grammar passes over."""
    if value in held:
        return True
    if value == 0 and re.search(r"\bno(?:ne|t one)?\b", quote, re.I):
        return True
    whole, point, decimals = str(value).partition(".")
    digits = _grouped(whole.removeprefix("0")) + (f"[.·∙,]\\s?{decimals}" if point else "")
    return re.search(rf"(?<![\d.·]){'0?' if value < 1 else ''}{digits}(?!\d)", quote) is not None


def _grouped(whole: str) -> str:
    """The digits of a whole number, with or without what may part its thousands: '12 423', '12,423'."""
    head = len(whole) % 3
    groups = [whole[:head], *(whole[at : at + 3] for at in range(head, len(whole), 3))]
    return "[\\s,.']?".join(filter(None, groups))


RULE = rule_on_claims(code="PRV102", name="value-absent-from-quote", severity="warning", kind=Claim, judge=judge)
