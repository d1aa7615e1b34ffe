"""Who and when in tables that are built otherwise, and forms that only the corner, a note or the digits tell."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from evidex.schema import ProportionClaim, ScoreClaim
from tests.extract.test_cells import claims_of, told


def sides(*args: list[str], caption: str = "", notes: tuple[str, ...] = (), above: str = "") -> list[tuple[str, ...]]:
    """(of, group, time) of each claim."""
    claims = claims_of(*args, caption=caption, notes=notes, above=above)
    return [tuple(str(value or "") for value in told(claim, "of", "group", "timepoint").values()) for claim in claims]


def test_the_corner_says_the_form() -> None:
    (score,) = claims_of(["Variable, mean (SD)", "Drug"], ["Mood scale", "24.7 (4.8)"])
    assert isinstance(score, ScoreClaim) and score.sd is not None
    assert claims_of(["Variable, mean (SD)", "Drug"], ["Smokers (%)", "24 (48)"]) == []
    assert claims_of(["Variable, mean (SD)", "Drug"], ["Smokers", "24 (48)"]) == []


def test_a_bracket_is_no_part_of_what_is_written_with_plus_minus() -> None:
    (share,) = claims_of(["", "Drug"], ["Very good", "12 (34)"], notes=("Values are number (percent) or mean ± SD.",))
    assert isinstance(share, ProportionClaim) and share.percent == 34


def test_too_small_for_a_share_of_its_group() -> None:
    note = ("Values are mean (SD) or number (percent).",)
    (score,) = claims_of(["", "Drug (n = 37)"], ["Gleason score", "7 (0.86)"], notes=note)
    assert isinstance(score, ScoreClaim) and str(score.sd) == "0.86"
    assert claims_of(["", "Drug (n = 37)"], ["Some count", "7 (25)"], notes=note) == []


def test_a_note_may_go_on_to_p_values() -> None:
    notes = ("‡Data were reported as median (interquartile range) and P values were from the Wilcoxon test.",)
    (score,) = claims_of(["", "Usual care"], ["Insulin, mIU/L‡", "8.7 (5.7–12.8)"], notes=notes)
    assert isinstance(score, ScoreClaim) and (score.statistic, score.spread) == ("median", "iqr")


def test_rows_of_groups_under_times_are_of_what_the_caption_says() -> None:
    found = sides(["Group", "T1", "T2"], ["Control", "5.3 ± 0.9", "5.2 ± 0.7"], ["HES", "5.1 ± 0.8", "5.5 ± 0.6"],
                  caption="Mean cardiac output of three groups")  # fmt: skip
    assert found[0] == ("cardiac output", "Control", "T1")
    assert found[3] == ("cardiac output", "HES", "T2")


def test_labels_that_come_again_with_placebo_are_groups() -> None:
    rows = [["Albumin"], ["Active", "4.4 ± 0.2"], ["Placebo", "4.3 ± 0.1"]]
    rows += [["Urea"], ["Active", "16.3 ± 4.8"], ["Placebo", "16.9 ± 4.7"]]
    assert sides(["", "12 weeks"], *rows)[:2] == [("Albumin", "Active", "12 weeks"), ("Albumin", "Placebo", "12 weeks")]


def test_rows_of_times_leave_the_columns_to_groups() -> None:
    found = sides(["Hour", "Latanoprost first", "Timolol first"], ["8", "48.3 ± 7.3", "47.6 ± 7.4"],
                  caption="Perfusion pressure in two groups")  # fmt: skip
    assert found[0] == ("Perfusion pressure", "Latanoprost first", "8 hour")


def test_rows_that_add_up_to_100_part_their_own_group() -> None:
    rows = [["≤20 mm", "30 (60.0)", "20 (40.0)"], [">20 mm", "10 (25.0)", "30 (75.0)"]]
    assert sides(["Tumour size", "Weak n (%)", "Strong n (%)"], *rows)[0] == ("Weak", "≤20 mm", "")
    asked = [["The leaflet helped", "30 (60.0)", "20 (40.0)"], ["The call helped", "10 (25.0)", "30 (75.0)"]]
    assert sides(["", "Agree n (%)", "Disagree n (%)"], *asked)[0] == ("The leaflet helped, Agree", "", "")


def test_bare_percentages_of_one_size() -> None:
    rows = [[f"Test {at}", *cells] for at, cells in enumerate([["12.5", "33.3"], ["4.2", "25.0"], ["8.3", "29.2"]])]
    claims = claims_of(["", "Bad", "Good"], *rows, above="Score in %", caption="Scores of children (N = 24)")
    assert told(claims[0], "percent", "denominator") == {"percent": Decimal("12.5"), "denominator": 24}
    assert len(claims) == 6
    rows[1][1] = "4.3"  # of 24 nobody makes 4.3
    assert len(claims_of(["", "Bad", "Good"], *rows, above="Score in %", caption="Scores of children (N = 24)")) == 3


def test_bare_means_where_a_note_says_so() -> None:
    (score,) = claims_of(["", "Walking"], ["VO₂max (ml/min/kg)", "−0.87"], notes=("Values are means.",))
    assert isinstance(score, ScoreClaim) and score.unit == "ml/min/kg"
    rows = ["VO₂max (ml/min/kg)", "24.1 (3.0)", "0.03"]
    assert len(claims_of(["", "Walking", "Trend"], rows, notes=("Values are means (SD).",))) == 1


@pytest.mark.parametrize(
    ("caption", "time"),
    [
        ("Baseline and clinical characteristics of patients", "Baseline"),
        ("Pain at 12 months", "at 12 months"),
        ("Baseline blood pressure", "Baseline"),
        ("Changes from baseline to 12 months", ""),
        ("Pain at 6 months and at 12 months", ""),
    ],
)
def test_the_only_time_of_a_caption(caption: str, time: str) -> None:
    assert sides(["", "Drug"], ["Pain", "4.4 ± 0.2"], caption=caption) == [("Pain", "Drug", time)]


@pytest.mark.parametrize("head", ["8am", "At rest", "+5 min", "Upon completion", "1 month after discharge (baseline)"])
def test_further_times(head: str) -> None:
    assert sides(["", head], ["Pain", "4.4 ± 0.2"]) == [("Pain", "", head)]


def test_a_name_that_begins_like_a_time_is_none() -> None:
    assert sides(["", "Drug"], ["1-h glucose, mmol/L", "9.4 ± 0.2"]) == [("1-h glucose", "Drug", "")]


def test_categories_are_no_measures_with_units() -> None:
    row = ["All deaths, % (n)", "4.2 (117)"]
    assert sides(["", "1 to 3 servings/week"], row) == [("All deaths", "1 to 3 servings/week", "")]


def test_what_a_number_of_counts() -> None:
    assert sides(["", "Drug"], ["Number of females (%)", "40 (51.3)"]) == [("females", "Drug", "")]


def test_a_percentage_before_its_count_where_the_label_says_percent() -> None:
    (share,) = claims_of(["", "Drug"], ["Female (%)", "51.6 (48)"])
    assert told(share, "percent", "numerator") == {"percent": Decimal("51.6"), "numerator": 48}
    assert claims_of(["", "Drug"], ["Ejection fraction (%)", "55.2 (8)"]) == []
    (score,) = claims_of(["", "Drug"], ["FEV₁ (% predicted), mean (SD)", "96.8 (20)"])
    assert isinstance(score, ScoreClaim)


def test_rows_of_sizes_give_their_block_its_sizes() -> None:
    rows = [
        ["", "Never", "Often"],
        ["Walnuts:", "n = 74", "n = 152"],
        ["Deaths", "44 (59.5)", "58 (38.2)"],
        ["Almonds:", "n = 50", "n = 80"],
        ["Deaths", "10 (20.0)", "20 (25.0)"],
    ]
    told = [each.denominator for each in claims_of(*rows) if isinstance(each, ProportionClaim)]
    assert told == [74, 152, 50, 80]


@pytest.mark.parametrize("stages", [("N0", "N1"), ("G1", "G2"), ("G3a", "G4"), ("L4", "L5"), ("M0", "M1")])
def test_stages_grades_and_vertebrae_are_neither_sizes_nor_units(stages: tuple[str, str]) -> None:
    found = claims_of(["", "Control, n (%)"], *[[stage, "12 (34.3)"] for stage in stages])
    assert [claim.of for claim in found if isinstance(claim, ProportionClaim)] == list(stages)


@pytest.mark.parametrize(
    "head",
    [
        "Test group (n = 66)",
        "Reference product (N = 66)",
        "Reference group, n (%)",
        "Test (n = 66)",
        "N95 mask (n = 66)",
        "n3 PUFA (n = 66)",
    ],
)
def test_what_is_tested_and_what_it_is_set_against_are_groups(head: str) -> None:
    found = claims_of(["", head], ["Pain", "16 (24.2%)"])
    assert [claim.group for claim in found if isinstance(claim, ProportionClaim)] == [
        re.split(r"[,(]", head)[0].strip()
    ]


@pytest.mark.parametrize("head", ["Test statistic (n = 66)", "Reference", "Test", "Reference range", "t test"])
def test_columns_of_tests_and_references_hold_no_values(head: str) -> None:
    assert claims_of(["", head], ["Pain", "16 (24.2%)"]) == []


@pytest.mark.parametrize("heading", ["T stage", "Tumour stage", "pT", "TNM classification", "Depth of invasion"])
def test_a_stage_of_a_tumour_is_no_time(heading: str) -> None:
    rows = [["Age, years", "61 ± 9"], [heading], ["T1", "12 (24%)"], ["T2–T3", "38 (76%)"]]
    assert sides(["", "All (n = 50)"], *rows)[1:] == [
        (f"{heading}, T1", "All", ""),
        (f"{heading}, T2–T3", "All", ""),
    ]


def test_the_same_letters_below_a_measure_are_times() -> None:
    rows = [["Tumour volume, mm³"], ["T1", "61 ± 9"], ["T2", "38 ± 8"]]
    assert [when for *_, when in sides(["", "Drug"], *rows)] == ["T1", "T2"]
