"""Scores in cells: spreads in rows and columns of their own, units in cells, groups that the table is built on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidex.extract._cells.names import named
from evidex.extract._cells.subjects import subject_of
from evidex.schema import ScoreClaim
from tests.extract.test_cell_layouts import sides
from tests.extract.test_cells import claims_of, told


def scores(*args: list[str], caption: str = "", notes: tuple[str, ...] = ()) -> list[ScoreClaim]:
    return [claim for claim in claims_of(*args, caption=caption, notes=notes) if isinstance(claim, ScoreClaim)]


@pytest.mark.parametrize(
    ("cell", "fields"),
    [
        ("5.8 ± 3.5 [0 ÷ 14]", {"sd": "3.5", "low": "0", "high": "14", "spread": "sd"}),
        ("68.5 ± 7.8 years [48–86 years]", {"sd": "7.8", "low": "48", "high": "86", "unit": "years"}),
        ("54.4 µg/L (SD = 18.5 µg/L)", {"sd": "18.5", "unit": "µg/L"}),
        ("60 (IQR 40–80)", {"low": "40", "high": "80", "spread": "iqr", "statistic": "median"}),
    ],
)
def test_what_cells_print(cell: str, fields: dict[str, str]) -> None:
    (score,) = scores(["", "Drug"], ["Complaints", cell])
    assert {name: str(value) for name, value in told(score, *fields).items()} == fields


def test_marks_stand_between_a_value_and_its_bracket() -> None:
    (score,) = scores(["", "Mean change (95% CI)"], ["Story recall", "0.32* [0.21/0.42]"])
    assert told(score, "statistic", "low", "high", "spread", "group") == {
        "statistic": "mean_change",
        "low": Decimal("0.21"),
        "high": Decimal("0.42"),
        "spread": "ci",
        "group": None,
    }


def test_the_spread_is_a_row_below_the_mean() -> None:
    (score,) = scores(["", "", "Height (m)"], ["Placebo", "Mean", "1.79"], ["n = 6", "SD", "0.06"])
    assert told(score, "value", "sd", "derived", "quote") == {
        "value": Decimal("1.79"),
        "sd": Decimal("0.06"),
        "derived": ("sd",),
        "quote": "1.79",
    }


def test_quartiles_have_columns_of_their_own() -> None:
    (score,) = scores(["Group", "Median", "25%", "75%"], ["After placebo", "1.13", "0.90", "1.54"], caption="FEV1")
    assert told(score, "of", "group", "low", "high", "spread") == {
        "of": "FEV1",
        "group": "After placebo",
        "low": Decimal("0.90"),
        "high": Decimal("1.54"),
        "spread": "iqr",
    }


def test_a_lower_case_sem_is_no_mean() -> None:
    (score,) = scores(["", "Mean", "sem"], ["Energy (kJ/d)", "9169", "718"], caption="Mean values with standard errors")
    assert told(score, "value", "se") == {"value": 9169, "se": 718}


@pytest.mark.parametrize("head", ["Length of stay, median", "Median length of stay"])
def test_a_centre_before_or_behind_the_measure(head: str) -> None:
    (score,) = scores(["", "Control"], [head, "4"])
    assert (score.statistic, score.of.lower() if score.of else "") == ("median", "length of stay")


def test_a_note_that_goes_on_to_tests_tells_the_form_before() -> None:
    note = ("Data are means ± SD or median (interquartile range), effect sizes as mean differences and 95% CIs.",)
    (score,) = scores(["", "Control"], ["Total activity", "2,232 (1,410 - 3,685)"], notes=note)
    assert (score.statistic, score.spread) == ("median", "iqr")


def test_headers_over_row_labels_say_that_they_are_groups() -> None:
    rows = [["Mental", "Trained", "1.29 ± 0.01"], ["", "Control", "0.61 ± 0.51"], ["Social", "Trained", "1.3 ± 0.1"]]
    assert sides(["Quality of life", "Group", "Changes"], *rows)[0] == ("Mental", "Trained", "")
    rows = [["Placebo", "39 ± 38", "27 ± 27"], ["GS", "25 ± 20", "29 ± 38"]]
    found = sides(["Group", "Month 1", "Month 2"], *rows, caption="Consumption of rescue medication.")
    assert found[0] == ("Consumption of rescue medication", "Placebo", "Month 1")


def test_blocks_of_groups_are_no_part_of_the_measure() -> None:
    rows = [["Women <55"], ["Age", "52.7 ± 2.1"], ["All women"], ["Age", "57.1 ± 3.2"]]
    assert sides(["", "Recruitment"], *rows)[0] == ("Age", "Women <55", "Recruitment")


def test_a_block_of_shares_is_no_heading_of_a_score() -> None:
    rows = [["Race, n (%)"], ["White", "10 (20.0%)"], ["Age (years), mean (SD)", "28.2 (4.7)"]]
    assert sides(["", "Drug (n = 50)"], *rows)[1] == ("Age", "Drug", "")


def test_few_labels_that_come_again_under_every_heading_are_groups() -> None:
    names = ["Albumin", "Transferrin", "Prealbumin", "Total protein"]
    rows = [
        row for name in names for row in ([name], ["Enteral F", "6.4±0.8", "4.9±0.8"], ["IV F", "6.7±0.9", "5.7±1.0"])
    ]
    assert sides(["", "Day 0", "Day 3"], *rows)[2] == ("Albumin", "IV F", "Day 0")


def test_a_centre_in_a_unit_is_of_what_stands_above_it() -> None:
    (claim,) = sides(["", "Median, months"], ["≤ Q1", "16.6"], above="Overall survival")
    assert claim == ("Overall survival", "≤ Q1", "")


@pytest.mark.parametrize(
    ("label", "statistic"),
    [
        ("ΔFMD (%)", "mean_change"),
        ("12 W-0 W", "mean_change"),
        ("Time to increase of the dose", "mean"),
        ("Catheter changes/day", "mean"),
        ("AUDIT score – pre-university drinking", "mean"),
    ],
)
def test_what_is_a_change(label: str, statistic: str) -> None:
    (score,) = scores(["", "Drug"], [label, "0.76 ± 2.42"])
    assert score.statistic == statistic


def test_a_caption_of_changes_is_not_of_the_values_beside_them() -> None:
    rows = [["At 12 weeks", "6.65 ± 0.57"], ["Change from baseline", "−0.39 ± 0.60"]]
    found = scores(["", "Drug"], *rows, caption="Changes in HbA1c")
    assert [score.statistic for score in found] == ["mean", "mean_change"]


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("Total CESDⁱ score", "Total CESD score", None),
        ("MVPAᵃ by accelerometer", "MVPA by accelerometer", None),
        ("Ageᵃ, year", "Age", "year"),
        ("SF-12ʰ", "SF-12", None),
        ("Mean age (SD)", "age", None),
        ("Mean arterial pressure (mmHg)", "Mean arterial pressure", "mmHg"),
        ("Median Years", "", "Years"),
        ("Weight (gm)", "Weight", "gm"),
        ("Baseline³", "Baseline", None),
        ("Area, m²", "Area", "m²"),
        ("ECT (n=27ᵃ)", "ECT", None),
        ("Expenditure, MET-min/day", "Expenditure", "MET-min/day"),
        ("Answer, yes/no", "Answer, yes/no", None),
        ("Age (in years)", "Age", "years"),
        ("IgA (E.U./mL)", "IgA", "E.U./mL"),
        ("Activity [MET-min/wk]", "Activity", "MET-min/wk"),
        ("Mean units per week", "units per week", None),
        ("Staff (no. = 275)", "Staff", None),
        ("Change in score (SD)", "Change in score", None),
        ("PON activity x10 ⁻³", "PON activity x10 ⁻³", None),
    ],
)
def test_names_and_units(header: str, name: str, unit: str | None) -> None:
    assert (named(header).name, named(header).unit) == (name, unit)


@pytest.mark.parametrize(
    "header",
    ["at 12 W", "36-38th wk", "Pre-IV", "T0-T1 (1st month)", "Recruitment", "Baseline score", "34ᵗʰ gestational week"],
)
def test_times(header: str) -> None:
    assert named(header).is_time


def test_age_bands_are_no_times() -> None:
    assert not named("1-18 years").is_time


def test_the_corner_over_times_is_what_is_measured_anew_where_the_head_is_repeated() -> None:
    rows = [["T1", "65.8 ± 8.1", "72.9 ± 12.0"], ["BDI", "Real", "Sham"], ["T1", "10.3 ± 13.1", "22.2 ± 12.2"]]
    found = sides(["FIQ", "Real", "Sham"], *rows, caption="Ratings")
    assert (found[0], found[-1]) == (("FIQ", "Real", "T1"), ("BDI", "Sham", "T1"))


def test_columns_beside_measures_are_measures() -> None:
    heads = ["", "Iron (μmol/L)", "TIBC (μmol/L)", "Saturation"]
    rows = [["Males", "1.1 ± 0.2", "4.7 ± 0.4", "5.4 ± 0.3"], ["Females", "1.2 ± 0.2", "4.2 ± 0.4", "5.1 ± 0.3"]]
    assert sides(heads, *rows)[2] == ("Saturation", "Males", "")


def test_a_time_is_no_part_of_a_group() -> None:
    (claim,) = sides(["", "Training alone baseline, mean (SD)"], ["Stress", "11.7 (6.5)"])
    assert claim == ("Stress", "Training alone", "baseline")


def test_those_lost_to_follow_up_are_a_group() -> None:
    (claim,) = sides(["", "Lost to follow-up (n. 25)"], ["Age", "31.8 ± 9.8"])
    assert claim == ("Age", "Lost to follow-up", "")


def test_a_condition_is_no_measure() -> None:
    rows = [["With the first drug", "72.5 ± 9.1"], ["With the second drug", "71.8 ± 8.8"]]
    found = sides(["", "Control group"], *rows, caption="Heart rate of two groups")
    assert found[0] == ("Heart rate", "Control group, With the first drug", "")


def test_a_heading_in_another_unit_is_none() -> None:
    rows = [["Heart rate (beats/min)"], ["Operation time (min)", "43.4 (6.0)"]]
    (claim,) = sides(["", "Saline (n = 38)"], *rows, notes=("Values are mean (SD).",))
    assert claim == ("Operation time", "Saline", "")


def test_the_caption_tells_the_unit_of_what_it_says() -> None:
    (score,) = scores(["", "Laser group"], ["T0-T1", "0.8 ± 0.1"], caption="Mean retraction rate (mm/month)")
    assert told(score, "of", "unit", "timepoint") == {"of": "retraction rate", "unit": "mm/month", "timepoint": "T0-T1"}


def test_the_caption_names_the_groups_that_rows_are() -> None:
    rows = [["BA", "1.0 ± 0.3", "1.3 ± 0.3"], ["PLA", "1.1 ± 0.2", "1.3 ± 0.4"]]
    found = sides(["", "Before", "After"], *rows, caption="Lactate for the BA and PLA groups")
    assert found[0] == ("Lactate", "BA", "Before")


def test_sizes_over_columns_say_that_these_are_groups() -> None:
    rows = [["Change from baseline", "−0.9 ± 6.1"]]
    (claim,) = sides(["", "BDP (N = 175)"], *rows, caption="Morning PEF (L/min) - Change from baseline")
    assert claim == ("Morning PEF", "BDP", "Change from baseline")


@pytest.mark.parametrize(
    ("caption", "subject"),
    [
        ("Mean ± SD of endurance hold times for the drug and placebo groups", "endurance hold times"),
        ("Results of the comparison of FEV1 measurements.", "FEV1 measurements"),
        ("Effect of treatment on testosterone levels.", "testosterone levels"),
        ("Serum lipids before and after the intervention", "Serum lipids"),
        ("Heart rate profiles of two groups. Values are means.", "Heart rate profiles"),
    ],
)
def test_what_a_caption_is_of(caption: str, subject: str) -> None:
    assert subject_of(caption) == subject
