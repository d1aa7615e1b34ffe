"""A fused interval is parted only where position and arithmetic leave one reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.text.lost_dash import find_lost_dashes


def read(text: str) -> list[tuple[str, str]]:
    return [(text[dash.start : dash.end], dash.after) for dash in find_lost_dashes(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(OR, 2.440; 95% CI, 1.4074.206; P < 0.001)", [("1.4074.206", "1.407-4.206")]),
        ("HR 0.79 (95% CI 0.580.97)", [("0.580.97", "0.58-0.97")]),
        ("HR 12.5 (95% confidence interval: 9.218.4)", [("9.218.4", "9.2-18.4")]),
        ("(OR, 7.440; 95% CI, 1.4074.206; P < 0.001)", []),
        ("95% CI, 1.4074.206", []),
        ("(OR, 1.407; 95% CI, 1.4074.206)", []),
        ("(OR, 4.206; 95% CI, 1.4074.206)", []),
        ("OR 2.4 (95% CI 1.40742)", []),
        ("OR 2.4 (95% CI 1.2-4.2)", []),
        ("OR 1.5 (95% CI 1.204.06)", [("1.204.06", "1.20-4.06")]),
        ("OR 1.5 (95% CI 1.20004.06)", []),
        ("version 1.4074.206 of 2.440", []),
        ("RD 2.440 (95% CI -1.4074.206)", []),
    ],
)
def test_lost_dashes(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text) == found


@given(st.integers(1, 3), st.integers(0, 900), st.integers(1, 900), st.integers(1, 900))
def test_a_printed_interval_is_found_again(places: int, first: int, more: int, most: int) -> None:
    low, estimate, high = (f"{value / 10**places:.{places}f}" for value in (first, first + more, first + more + most))
    found = read(f"OR {estimate} (95% CI {low}{high})")
    assert found in ([], [(low + high, f"{low}-{high}")])
