"""The time that a caption names for a whole table."""

from __future__ import annotations

import pytest

from evidex.extract._cells.times import time_of_caption

TIMES = {
    "Baseline characteristics": "Baseline",
    "Baseline characteristics of patients with and without follow-up": "Baseline",
    "Outcomes at eighteen month follow-up": "at eighteen month follow-up",
    "Baseline characteristics and change in pain at 12 months": None,
    "Change in pain at 12 months": None,
}


@pytest.mark.parametrize("caption", TIMES)
def test_time_of_caption(caption: str) -> None:
    assert time_of_caption(caption) == TIMES[caption]
