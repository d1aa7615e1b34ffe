"""The numbers that a labelled cell prints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidex.evaluate.cells import _NUMBER, _value


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("51,2 (3,4)", ["51.2", "3.4"]),
        ("12,345 (51.2)", ["12345", "51.2"]),
        ("1,234.5", ["1234.5"]),
        ("0·5 ± 7", ["0.5", "7"]),
    ],
)
def test_a_comma_before_three_digits_parts_thousands(printed: str, numbers: list[str]) -> None:
    assert [_value(each) for each in _NUMBER.findall(printed)] == [Decimal(number) for number in numbers]
