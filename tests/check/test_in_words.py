"""Recomputed numbers as readers are told them."""

from decimal import Decimal

import pytest

from evidex.check.arithmetic import Interval
from evidex.check.in_words import told_between, told_p


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0.0121, 0.0138, "P = 0.012 to 0.014"),
        (0.0121, 0.0122, "P = 0.012"),
        (1.7e-9, 0.0006, "P = 0.0006 or less"),
        (1.7e-9, 8.8e-5, "P < 0.0001"),
    ],
)
def test_a_p_value_has_no_exponent(low: float, high: float, told: str) -> None:
    assert told_p(Interval(low, high)) == told


@pytest.mark.parametrize(
    ("low", "high", "printed", "told"),
    [(1.9321, 1.9478, "1.88", "1.932 to 1.948"), (1.02402, 1.02404, "1.03", "1.024"), (54.5, 56, "58", "54.5 to 56.0")],
)
def test_a_recomputed_number_has_one_decimal_more_than_the_printed(
    low: float, high: float, printed: str, told: str
) -> None:
    assert told_between(low, high, Decimal(printed)) == told
