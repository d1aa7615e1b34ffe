"""Wholes that a table counts without 'n = ': columns, rows and bare numbers in brackets."""

import pytest

from tests.extract.test_cells import claims_of
from tests.extract.test_cells_of_shares import shares


def test_a_number_in_brackets_behind_an_arm_is_its_size() -> None:
    told = claims_of(["", "Statin (10,269)", "Placebo (10,267)"], ["Infarction", "141 (1.4%)", "191 (1.9%)"])
    assert [each.split()[0] for each in shares(told)] == ["141/10269", "191/10267"]


@pytest.mark.parametrize("head", ["Seen in (2014)", "Study (7)", "Drug (90)"])
def test_years_marks_and_what_the_digits_deny_are_no_sizes(head: str) -> None:
    told = claims_of(["", head], ["Infarction", "141 (7.0%)"], ["Stroke", "5 (71.4%)"])
    assert [each.split()[0] for each in shares(told)] == ["141/None", "5/None"]


def test_a_column_of_wholes_stands_before_the_counts() -> None:
    told = claims_of(
        ["Group", "N", "Improved, n (%)", "P"],
        ["Gel", "105", "46 (43.8)", "0.004"],
        ["Vehicle", "107", "27 (25.2)", ""],
    )
    assert [each.split()[0] for each in shares(told)] == ["46/105", "27/107"]


def test_a_column_that_hardly_differs_holds_wholes() -> None:
    rows = [["Left alone", "16.2", "2080"], ["No food", "77.4", "2089"], ["No fluids", "83.6", "2071"]]
    told = claims_of(["Practice", "%", "N"], *rows)
    assert [each.split()[0] for each in shares(told)] == ["None/2080", "None/2089", "None/2071"]


def test_a_column_that_goes_with_the_percentages_holds_parts() -> None:
    rows = [["Left alone", "16.0", "16"], ["No food", "78.0", "78"], ["No fluids", "84.0", "84"]]
    told = claims_of(["Practice", "%", "N"], *rows)
    assert [each.split()[0] for each in shares(told)] == ["16/None", "78/None", "84/None"]


def test_a_row_that_counts_gives_the_wholes_of_what_follows() -> None:
    told = claims_of(
        ["", "Group 1", "Group 2"],
        ["Number of GPs", "18", "17"],
        ["Wrote plans, n (%)", "11 (61.1)", "10 (58.8)"],
        ["N", "10", "9"],
        ["In towns, n (%)", "3 (30)", "4 (44)"],
    )
    assert [each.split()[0] for each in shares(told)] == ["11/18", "10/17", "3/10", "4/9"]


def test_a_total_below_is_the_whole_too() -> None:
    told = claims_of(["Reason", "n", "%"], ["Cost", "29", "37.2"], ["Distance", "22", "28.2"], ["Total", "78*", "100"])
    assert [each.split()[0] for each in shares(told)][:2] == ["29/78", "22/78"]
