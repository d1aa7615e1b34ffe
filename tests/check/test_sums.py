"""Sums of parts: a list without end is no puzzle to be solved by trying all sums."""

from __future__ import annotations

from decimal import Decimal

from evidex.check.rules.num._sums import MANY, makes


def test_the_rest_of_fewer_than_all_is_known() -> None:
    assert makes([Decimal(n) for n in (35, 36, 81)], Decimal(117), Decimal(0))
    assert not makes([Decimal(n) for n in (78, 23, 113)], Decimal(224), Decimal(0))


def test_of_very_many_parts_nothing_is_said() -> None:
    assert makes([Decimal(7 * n + 1) for n in range(1, 60)], Decimal(999_999), Decimal(0))
    assert MANY < 16  # two to the power of it are tried
