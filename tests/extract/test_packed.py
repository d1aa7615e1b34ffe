"""Rows of weights that are added as one integer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidex.extract._learnt.packed import Packing

ROWS = st.lists(st.lists(st.integers(-500, 500), min_size=3, max_size=3), min_size=1, max_size=40)


@given(ROWS)
def test_rows_that_are_added_as_one_number_are_added_column_by_column(rows: list[list[int]]) -> None:
    packing = Packing(unit=100, bits=20)
    whole = sum(packing.packed([weight / 100 for weight in row]) for row in rows)
    told = [sum(column) for column in zip(*rows, strict=True)]
    assert packing.row(whole, 3) == told
    assert [packing.column([whole], column) for column in range(3)] == [[each] for each in told]
