"""Bounds and spread in the power of ten that is printed with their value."""

from decimal import Decimal

import pytest

from evidex.extract._score.numbers.other_units import with_its_power
from evidex.text.powers import power_in


@pytest.mark.parametrize(
    ("words", "power"),
    [
        ("112 × 10⁹/L", 9),
        ("4.2 x 10^4 copies", 4),
        ("3 × 10(3)", 3),
        ("4.2 (1.1 × 10^3 to 9 × 10^5)", None),
        ("12", None),
    ],
)
def test_the_one_power_that_is_printed(words: str, power: int | None) -> None:
    assert power_in(words) == power


def test_bounds_take_the_power_of_their_value() -> None:
    told = {"low": Decimal(84), "high": Decimal(156), "unit": "/L"}
    made = with_its_power(Decimal("1.12E+11"), told, "112 × 10⁹/L (IQR 84 to 156)")
    assert made == {"low": Decimal("8.4E+10"), "high": Decimal("1.56E+11")}


def test_bounds_that_have_their_own_are_left() -> None:
    told = {"low": Decimal("8.4E+10"), "high": Decimal("1.56E+11")}
    assert with_its_power(Decimal("1.12E+11"), told, "112 (84 to 156) × 10⁹/L") == {}
