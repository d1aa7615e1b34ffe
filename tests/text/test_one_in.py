"""Shares told as so many in so many, in raw text: what rules that hold numbers against each other see."""

from __future__ import annotations

import pytest

from evidex.text.one_in import told_as_one_in

SHARES = {
    "One adult in ten lives with it.": (1, 10),
    "The risk is 1 in 10,000 births.": (1, 10_000),
    "It was found in 1 in 10 (1).": (1, 10),
    "Seventy-nine out of 199 participants (40%) died.": (79, 199),
    "In cohort A, 55 patients out of 60 were cured.": (55, 60),
    "Six of every ten nurses slept badly.": (6, 10),
    "It was seen in 13 out of the 14 districts.": (13, 14),
}
NONE = (
    "There were 44 in 27 patients with anaemia.",
    "Patients aged 20-59 in 15 European centres.",
    "Acuity was 20/40 in 18 eyes.",
    "The ratio was 0.9 in 75% of patients.",
    "One occurred in 2006 and five in 2007.",
    "Grade 3 in 4 patients.",
    "One trial in 40 hospitals was stopped.",
    "The median was 12 in two weeks.",
)


@pytest.mark.parametrize("text", SHARES)
def test_a_share(text: str) -> None:
    assert [(told.count, told.total) for told in told_as_one_in(text)] == [SHARES[text]]


@pytest.mark.parametrize("text", NONE)
def test_no_share(text: str) -> None:
    assert list(told_as_one_in(text)) == []
