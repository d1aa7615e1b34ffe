"""Printed numbers, intervals, scales and slips: what may be true is never excluded."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.check.arithmetic import (
    Interval,
    band,
    bands,
    first_slips,
    p_band,
    p_from_z,
    scale_of,
    single_slips,
    unit,
    z_for_level,
)
from evidex.check.arithmetic.scale import FISHER, IDENTITY, LOG
from evidex.check.arithmetic.significance import p_from_chi2, p_from_f, p_from_t

values = st.decimals(min_value=-1000, max_value=1000, places=6, allow_nan=False)
ends = st.floats(min_value=-50, max_value=50)


@pytest.mark.parametrize(
    ("printed", "rounded", "cut"),
    [
        ("0.74", ("0.735", "0.745"), ("0.74", "0.75")),
        ("5.10", ("5.095", "5.105"), ("5.10", "5.11")),
        ("-0.7", ("-0.75", "-0.65"), ("-0.8", "-0.7")),
        ("0.00", ("-0.005", "0.005"), ("-0.01", "0.01")),
        ("120", ("119.5", "120.5"), ("120", "121")),
    ],
)
def test_a_printed_number_stands_for(printed: str, rounded: tuple[str, str], cut: tuple[str, str]) -> None:
    number = Decimal(printed)
    for reading, (low, high) in (("rounded", rounded), ("cut", cut)):
        assert (band(number, reading).low, band(number, reading).high) == (Decimal(low), Decimal(high))  # type: ignore[arg-type]


@given(values, st.integers(0, 5), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN]))
def test_a_value_lies_in_the_band_of_every_way_to_print_it(value: Decimal, places: int, way: str) -> None:
    printed = value.quantize(Decimal(1).scaleb(-places), rounding=way)
    assert bands(printed).holds(value)
    assert bands(printed).interval().holds(float(value))
    assert band(printed, "cut" if way == ROUND_DOWN else "rounded").holds(value)


def test_unit_is_the_last_printed_place() -> None:
    assert unit(Decimal("5.10")) == Decimal("0.01")
    assert unit(Decimal("1E+2")) == 1


@given(ends, ends, ends, ends, st.floats(0, 1), st.floats(0, 1))
def test_interval_arithmetic_never_loses_a_value(a: float, b: float, c: float, d: float, s: float, t: float) -> None:
    one, two = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    x = min(max(one.low + s * (one.high - one.low), one.low), one.high)
    y = min(max(two.low + t * (two.high - two.low), two.low), two.high)
    assert (one + two).holds(x + y)
    assert (one - two).holds(x - y)
    assert (one * two).holds(x * y)
    assert abs(one).holds(abs(x))
    if y:
        assert (one / two).holds(x / y)
    for scale in (FISHER, IDENTITY, LOG):
        assert scale.of(one).holds(scale.apply(x))


def test_scales_by_measure() -> None:
    assert scale_of("HR") is LOG
    assert scale_of("MD") is IDENTITY
    assert scale_of("r") is FISHER
    assert scale_of("other") is None


def test_p_values_known_from_tables() -> None:
    assert z_for_level(95.0) == pytest.approx(1.959964, abs=1e-6)
    assert p_from_z(Interval.exactly(1.959964)).low == pytest.approx(0.05, abs=1e-6)
    assert p_from_t(Interval.exactly(2.228), 10).low == pytest.approx(0.05, abs=1e-4)
    assert p_from_chi2(Interval.exactly(3.841459), 1).low == pytest.approx(0.05, abs=1e-6)
    assert p_from_f(Interval.exactly(4.9646), 1, 10).low == pytest.approx(0.05, abs=1e-4)


def test_p_bands() -> None:
    assert p_band("<", Decimal("0.001")) == Interval(0.0, 0.001)
    assert p_band(">", Decimal("0.05")) == Interval(0.05, 1.0)
    assert p_band("=", Decimal("0.05")).holds(0.0599)
    assert p_band("=", Decimal("0.00")).low == 0


@given(values)
def test_slips_are_never_the_number_itself_and_never_twice(value: Decimal) -> None:
    slips = [slip.value for slip in single_slips(value, signed=True)]
    assert value not in slips
    assert len(slips) == len(set(slips))


def test_the_likeliest_slip_is_named_and_a_guess_is_not() -> None:
    def only(wanted: str) -> str | None:
        return first_slips((("x", Decimal("2.13")),), lambda _, value: value == Decimal(wanted), signed=True)

    assert only("2.31") == "two digits exchanged: x 2.13 → 2.31"
    assert only("-2.13") == "a minus lost: x 2.13 → -2.13"
    assert only("21.3") == "the decimal point moved: x 2.13 → 21.3"
    assert only("2.83") == "one digit: x 2.13 → 2.83"
    assert only("7.77") is None
    assert first_slips((("x", Decimal("2")),), lambda _, value: value > 2) is None
