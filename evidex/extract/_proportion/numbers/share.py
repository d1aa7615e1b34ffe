"""A share of a group: its numbers and where they stand. What it is of is told by the words around (`frames`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

__all__ = ["LEAD", "Share", "agrees", "can_be_of", "totals_of"]

LEAD = re.compile(
    r"(?:(?P<max>\b(?:up to|as (?:high|many|much) as|less than or equal to|less than|fewer than|lower than|below|under"
    r"|at most|not? (?:more|higher|greater) than|maximum of)|<\s?or\s?=|</?\s?=?|≤|⩽)"
    r"|(?P<min>\b(?:at least|more than|over|above|greater than or equal to|greater than|exceed(?:s|ed|ing)?|higher than"
    r"|in excess of|minimum of|not? (?:less|fewer) than)|>\s?or\s?=|>/?\s?=?|≥|⩾)"
    r"|\b(?:approximately|about|nearly|almost|around|roughly|some|only|just|estimated (?:at|to be)|a total of"
    r"|an estimated|circa|ca\.|the remaining|the other|remaining|another|a further|further|additional|all|merely"
    r"|close to|well|a mere|virtually|between|totally|in total,?|in all,?)|~|≈|∼)\s{0,2}$"
)
"""What qualifies a number that it stands before, in lower case."""


@dataclass(slots=True)
class Share:
    """One share. `start:end` are offsets of the shape from its first number (with what bounds it) to its last."""

    start: int
    end: int
    first: int
    """Number of the first quantity that belongs to it."""
    last: int
    percent: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str | None = None
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    ci_level: Decimal | None = None
    noun: tuple[int, int] | None = None
    """Words between a count and its percentage in brackets: 'patients' in '24 patients (58.5%)'."""
    derived: list[str] = field(default_factory=list)
    remaining: bool = False
    """Told as the rest: 'The remaining 12 (41%)'."""
    shared: bool = False
    anchor: int | None = None
    """Number of the quantity that says out of how many, where it stands apart."""
    stop: int = 0
    """Offset behind the bracket that holds its last number, where it opened that bracket itself."""

    @property
    def value(self) -> Decimal | None:
        """The percentage, of a range its upper end."""
        return self.percent if self.percent is not None else self.high

    @property
    def is_open(self) -> bool:
        """Whether it is a percentage alone: nothing says how many, nor out of how many."""
        return self.percent is not None and self.numerator is None and self.denominator is None


def printed_step(number: Decimal) -> Decimal:
    """What one of its last printed digit counts: 0.1 of 24.3."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def totals_of(count: Decimal, percent: Decimal, slack: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the greatest number out of which a count prints as this percentage; (0, 0) where there is none.

    `slack`: by how much of its last printed digit the percentage may be off, .5 where it is rounded, 1 in any case.
    """
    off = slack * printed_step(percent)
    return (count * 100 / (percent + off), count * 100 / (percent - off)) if percent > off else (Decimal(0), Decimal(0))


def agrees(numerator: Decimal, denominator: Decimal, percent: Decimal) -> bool:
    """Whether n/N prints as this percentage, by rounding of any kind or truncation, at its printed decimals."""
    if denominator <= 0:
        return False
    step = printed_step(percent)
    true = numerator * 100 / denominator
    return percent - step / 2 <= true <= percent + step / 2 or percent <= true < percent + step


def can_be_of(share: Share, total: Decimal) -> bool:
    """Whether some whole number out of so many prints as the percentage: 88.3% is of no two trials.

    A bound, a count of its own and an interval, which tells of an estimate, ask for no whole number.
    """
    percent = share.percent
    if percent is None or share.bound is not None or share.numerator is not None or share.ci_low is not None:
        return True
    fewer = int(percent * total / 100)
    return any(agrees(Decimal(count), total, percent) for count in (fewer, fewer + 1))
