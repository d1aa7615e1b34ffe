"""Thousands that a plain space parts: one number where the group behind can be none of its own."""

from decimal import Decimal

import pytest

from evidex.text.numerals import find_numerals


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10 000 attacks", ["10000"]),
        ("per 100 000 inhabitants", ["100000"]),
        ("29 092 of 1 204 050 men", ["29092", "1204050"]),
        ("2 500 mg tablets", ["2", "500"]),
        ("12 250 mg tablets", ["12", "250"]),
        ("p=0 003", ["0", "003"]),
        ("11 080.5 mL", ["11", "080.5"]),
    ],
)
def test_a_plain_space_parts_thousands_where_nothing_else_can_be_meant(text: str, values: list[str]) -> None:
    assert [numeral.value for numeral in find_numerals(text)] == list(map(Decimal, values))
