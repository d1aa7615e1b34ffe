"""What a sum of parts is: the whole it should give, how exactly, and what a sum other than that would mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

__all__ = ["HUNDRED", "LEAST", "MOST", "Parts", "makes", "near"]

HUNDRED = Decimal(100)
LEAST, MOST = Decimal("0.7"), Decimal("1.3")
"""A sum further from its whole than this is no slip: the numbers were of something else."""
MANY = 10
"""Parts: each further one doubles the sums that are tried."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`counts` should sum to `whole`, give or take `slack`; `what` says in words how they exclude one another.

    `complete`: every member is in one of the parts, so that a sum below the whole is worth a word too. `sign` is '%'
    for shares.
    """

    start: int
    end: int
    whole: Decimal
    counts: tuple[Decimal, ...]
    what: str
    claims: tuple[str, ...] = ()
    doubtful: bool = False
    complete: bool = True
    slack: Decimal = Decimal(0)
    sign: str = ""

    @property
    def total(self) -> Decimal:
        return sum(self.counts, Decimal(0))

    @property
    def sound(self) -> bool:
        excess = self.total - self.whole
        return excess <= self.slack and (not self.complete or -excess <= self.slack)


def near(total: Decimal, whole: Decimal) -> bool:
    """Whether one slip could have made this sum of that whole."""
    return LEAST * whole <= total <= MOST * whole


def makes(counts: Sequence[Decimal], whole: Decimal, slack: Decimal) -> bool:
    """Whether the last part is told to be the rest of fewer than all: 'of 117, 35 …, 36 … and the other 81'.

    With some of the others it makes the whole, or with some of them one of the others (parts of a part). Of very many
    some always do.
    """
    *others, last = counts
    if len(others) > MANY:
        return True
    for size in range(len(others)):
        for some in combinations(range(len(others)), size):
            sum_of_some = last + sum(others[i] for i in some)
            wholes = [whole, *(other for i, other in enumerate(others) if some and i not in some)]
            if any(abs(sum_of_some - one) <= slack for one in wholes):
                return True
    return False
