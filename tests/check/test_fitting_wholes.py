"""Wholes that fit a share are found by halving: the same ones as by trying each."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evidex.check.percentages import fits, fitting_wholes

percents = st.decimals(min_value=0, max_value=100, allow_nan=False, places=1) | st.integers(0, 100).map(Decimal)
counts = st.integers(0, 500).map(Decimal)


@given(percent=percents, count=counts, wholes=st.sets(st.integers(0, 2000).map(Decimal), max_size=60))
def test_they_are_those_that_fit(percent: Decimal, count: Decimal, wholes: set[Decimal]) -> None:
    told = sorted(wholes)
    assert fitting_wholes(percent, count, told) == [whole for whole in told if fits(percent, count, whole)]
