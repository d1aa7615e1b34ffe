"""Effects in tables: which interval and which P-value is an estimate's own."""

import pytest

from evidex.extract.effect import EXTRACTOR
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import EffectClaim, Metadata, Origin
from evidex.text import View
from tests.extract.test_effect_tables import effects


def test_the_interval_may_stand_behind_the_p_value() -> None:
    rows = [
        ["", "Model 1", "", "", "Model 2", "", ""],
        ["Variable", "OR", "P", "CI", "OR", "P", "CI"],
        ["Age", "1.20", ".008", "1.05-1.37", "1.10", ".2", "0.95-1.27"],
        ["Gender (ref.)", "1.00", "", "", "1.00", "", ""],
    ]
    assert effects(rows, header_rows=2) == ["Age: OR 1.20 1.05..1.37@- p=0.008", "Age: OR 1.10 0.95..1.27@- p=0.2"]
    bounds = [["Term", "β", "p-value", "Lower", "Upper"], ["Dose", "0.27", "0.275", "− 0.33", "0.88"]]
    assert effects(bounds) == ["Dose: beta 0.27 -0.33..0.88@- p=0.275"]
    bounds[1][3] = "0.33"  # its sign is lost: no interval of this estimate
    assert effects(bounds) == ["Dose: beta 0.27 p=0.275"]


def test_an_interval_is_of_the_estimates_that_lie_inside_it() -> None:
    rows = [
        ["Term", "B", "β", "95% CI", "p"],
        ["Dose", "0.005", "0.13", "(-0.016, 0.027)", "0.6"],
        ["Weight", "1.170", "0.26", "(0.594, 1.745)", "0.001"],
    ]
    assert effects(rows) == [
        "Dose: beta 0.005 -0.016..0.027@95 p=0.6",
        "Dose: beta 0.13 p=0.6",
        "Weight: beta 1.170 0.594..1.745@95 p=0.001",
        "Weight: beta 0.26 p=0.001",
    ]
    rows = [["Term", "B", "OR", "95% CI"], ["Dose", "1.27", "3.57", "1.13–11.2"], ["Age", "0.1", "1.11", "1.0–1.3"]]
    assert [each for each in effects(rows) if "OR" in each] == [
        "Dose: OR 3.57 1.13..11.2@95",
        "Age: OR 1.11 1.0..1.3@95",
    ]


def test_an_interval_column_may_name_its_estimates() -> None:
    rows = [
        ["Term", "B", "SE", "Beta", "t", "p", "95% CI for B", ""],
        ["", "", "", "", "", "", "Lower", "Upper"],
        ["Dose", "0.20", "0.05", "0.22", "4.0", "0.001", "0.10", "0.30"],
    ]
    assert effects(rows, header_rows=2)[0] == "Dose: beta 0.20 0.10..0.30@95 p=0.001"


@pytest.mark.parametrize("head", ["P for trend", "Ptrend", "p-trend", "P interaction", "P heterogeneityᵇ", "Overall P"])
def test_p_values_of_trends_and_interactions_are_no_estimates_own(head: str) -> None:
    rows = [["Variable", "HR (95% CI)", head], ["Smoking", "2.0 (1.2–3.3)", "0.01"]]
    assert effects(rows) == ["Smoking: HR 2.0 1.2..3.3@95"]


@pytest.mark.parametrize(
    "head", ["HR p-value", "Adjusted p value", "Overall survival, P value", "Two-tailed P Valueᵃ", "p-value*"]
)
def test_p_values_under_longer_headers(head: str) -> None:
    rows = [["Variable", "HR (95% CI)", head], ["Smoking", "2.0 (1.2–3.3)", "0.01"]]
    assert effects(rows) == ["Smoking: HR 2.0 1.2..3.3@95 p=0.01"]


def test_one_p_value_behind_several_categories_or_contrasts_is_none_of_theirs() -> None:
    rows = [["", "Low", "Middle", "High", "P"], ["Crude", "1 (ref)", "1.5 (1.1–2.0)", "1.8 (1.2–2.7)", "0.01"]]
    told = effects(rows, caption="Odds ratios (95% CI) for stroke")
    assert [each.partition(": ")[2] for each in told] == ["OR 1.5 1.1..2.0@95", "OR 1.8 1.2..2.7@95"]
    two = [["", "Crude OR (95% CI)", "Adjusted OR (95% CI)", "P"], ["Age", "1.5 (1.1–2.0)", "1.3 (1.0–1.8)", "0.04"]]
    assert effects(two)[1] == "Age: aOR 1.3 1.0..1.8@95 p=0.04"


def test_an_estimate_of_one_with_its_interval_is_no_reference() -> None:
    rows = [["", "HR", "95% CI", "P"], ["Age", "1.00", "0.99–1.01", "0.65"], ["Male", "1.00", "", "0.4"]]
    assert effects(rows) == ["Age: HR 1.00 0.99..1.01@95 p=0.65"]


def test_marks_are_those_of_the_estimate() -> None:
    rows = [["", "B", "β", "95% CI"], ["Dose", "0.07*", "0.33", "0.04–0.10"], ["Age", "0.02", "0.41*", "-0.01–0.05"]]
    told = effects(rows, notes=("* P < 0.05",))
    assert told[0] == "Dose: beta 0.07 0.04..0.10@95 p<0.05"


def test_a_number_in_bold_is_no_header() -> None:
    builder = Builder()
    rows = [["", "OR", "95% CI", "p"], ["Female", "2.85", "1.39–5.88", "0.004"]]
    drafts = [[DraftCell(text, header=text == "0.004") for text in row] for row in rows]
    write_table(builder, drafts, header_rows=1)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    [claim] = EXTRACTOR.extract(View(document))
    assert isinstance(claim, EffectClaim) and str(claim.p_value) == "0.004"


@pytest.mark.parametrize("one", ["1.00", "1·00", "1", "1.00 (ref.)", "Reference"])
def test_a_reference_is_no_estimate_and_the_p_value_is_of_all_its_categories(one: str) -> None:
    rows = [["", "Q1", "Q2", "Q3", "P"], ["Fat", one, "1·2 (1·1–1·3)", "1·3 (1·1–1·5)", "0.01"]]
    assert effects(rows, caption="Odds ratios (95% CI)") == ["Fat: OR 1.2 1.1..1.3@95", "Fat: OR 1.3 1.1..1.5@95"]
    assert effects([["", "β", "P"], ["Never", one, ""], ["Ever", "1·25", "0.01"]]) == ["Ever: beta 1.25 p=0.01"]


def test_a_cell_that_speaks_of_refractory_disease_is_no_reference() -> None:
    rows = [["", "OR (95% CI)"], ["Lunazine", "1.5 (1.1–2.0) in refractory disease"]]
    assert effects(rows) == ["Lunazine: OR 1.5 1.1..2.0@95"]


@pytest.mark.parametrize(
    ("low", "high", "level"),
    [
        ("95% CI lower", "95% CI upper", "95"),
        ("95% CI (low)", "95% CI (high)", "95"),
        ("Confidence interval, min", "Confidence interval, max", "-"),
        ("95% LCL", "95% UCL", "95"),
        ("2.5%", "97.5%", "-"),
        ("CI 2.5 %", "CI 97.5 %", "-"),
    ],
)
def test_columns_of_ends_are_named_in_many_ways(low: str, high: str, level: str) -> None:
    rows = [["", "OR", low, high, "P"], ["Age", "3.57", "1.13", "11.25", "0.029"]]
    assert effects(rows) == [f"Age: OR 3.57 1.13..11.25@{level} p=0.029"]


def test_the_level_of_two_ends_may_stand_over_the_estimate() -> None:
    rows = [["", "OR (95% CI)", "Lower", "Upper"], ["Age", "3.57", "1.13", "11.25"]]
    assert effects(rows) == ["Age: OR 3.57 1.13..11.25@95"]


def test_an_interval_of_97_5_percent_is_no_upper_end() -> None:
    assert effects([["", "OR", "97.5% CI"], ["Age", "3.57", "1.13 to 11.25"]]) == ["Age: OR 3.57 1.13..11.25@97.5"]


@pytest.mark.parametrize(
    ("cell", "p"), [("0.26**", "0.01"), ("0.26**ᵃ", "0.01"), ("0.26ᵃ,*", "0.05"), ("0.26ᵃ *", "0.05")]
)
def test_a_mark_of_a_p_value_may_stand_with_one_of_another_note(cell: str, p: str) -> None:
    notes = ("* P < 0.05; ** P < 0.01; † P < 0.001. ᵃ Adjusted for sex.",)
    assert effects([["", "β"], ["Age", cell]], notes=notes) == [f"Age: beta 0.26 p<{p}"]


def test_of_marks_of_two_p_values_none_is_taken() -> None:
    notes = ("* P < 0.05 against placebo; † P < 0.001 against baseline",)
    assert effects([["", "MD (95% CI)"], ["Age", "1.26 (1.1 to 1.4)*†"]], notes=notes) == ["Age: MD 1.26 1.1..1.4@95"]


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["MD (95% CI)"], ["− 1.2 (− 2.3 to − 0.1)"]),
        (["MD (95% CI)"], ["- 1.2 (- 2.3, - 0.1)"]),
        (["MD", "95% CI"], ["− 1.2", "− 2.3 to − 0.1"]),
        (["MD", "95% CI"], ["– 1.2", "− 2.3, − 0.1"]),
        (["MD", "Lower 95% CI", "Upper"], ["− 1.2", "− 2.3", "− 0.1"]),
    ],
)
def test_a_minus_at_the_beginning_of_a_cell_may_be_set_apart(heads: list[str], cells: list[str]) -> None:
    rows = [["", *heads], ["Pain", *cells], ["Age", *(cell.replace("1.2", "1.1") for cell in cells)]]
    assert [told.split(": ")[1] for told in effects(rows)] == ["MD -1.2 -2.3..-0.1@95", "MD -1.1 -2.3..-0.1@95"]
