"""What headers, captions and notes say of the form of values, and how cells are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract._cells.forms import Form, forms_in, without_forms
from evidex.extract._cells.marks import marks_of
from evidex.extract._cells.names import named
from evidex.extract._cells.shapes import shape_of
from evidex.extract._cells.sizes import sizes_in

MEAN_SD, MEAN_SE = Form("mean", "sd"), Form("mean", "se")
MEDIAN_IQR, MEAN_CI = Form("median", "iqr"), Form("mean", "ci")
OF_TOTAL = Form(share=True, counted=True, whole=True)
COUNTED, TURNED = Form(share=True, counted=True), Form(share=True, counted=True, turned=True)


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("Weight, kg, mean (SD)", [MEAN_SD]),
        ("Mean [(standard deviation (SD)]", [MEAN_SD]),
        ("Values are means ± 1SD", [Form("mean", "sd", plus_minus=True)]),
        ("Median time from surgery in months (range)", [Form("median"), Form("median", "range")]),
        ("Time to follow-up, months (SD)", [MEAN_SD]),
        ("Mean values with their standard errors", [MEAN_SE]),
        ("Mean (Std. Error)", [MEAN_SE]),
        ("Std. err", [MEAN_SE]),
        ("Mean, Std. Deviation", [MEAN_SD]),
        ("Mean (std)", [MEAN_SD]),
        ("Postdose", []),
        ("Postdural headache, n (%)", [COUNTED]),
        ("lsmeans (95% CI)", [MEAN_CI]),
        ("Geometric means [95% confidence interval]", [MEAN_CI]),
        ("Median [IQR] mg/day", [MEDIAN_IQR]),
        ("Median (Q₁–Q₃) age (years)", [MEDIAN_IQR]),
        ("Duration, median (range)", [Form("median", "range")]),
        ("No. (%)", [COUNTED]),
        ("n/N (%)", [OF_TOTAL]),
        ("No./total no. (%)", [OF_TOTAL]),
        ("Control (events/total)", [OF_TOTAL]),
        ("Healed/assessed, n", [OF_TOTAL]),
        ("% (n/N)", [Form(share=True, counted=True, turned=True, whole=True)]),
        ("LDL/total cholesterol", []),
        ("Number of patients (percentage)", [COUNTED]),
        ("Figures are frequencies (and percentages)", [COUNTED]),
        ("% (n)", [TURNED]),
        ("Sensitivity, % (95% CI)", [Form(spread="ci", share=True)]),
        ("Data are mean (SD) or number (%)", [MEAN_SD, COUNTED]),
        (
            "mean ± standard deviation or median (interquartile range), as appropriate",
            [Form("mean", "sd", plus_minus=True), MEDIAN_IQR],
        ),
        ("HbA1c (%)", [Form(share=True)]),
        ("Mean arterial pressure (mmHg)", [Form("mean")]),
        ("Control (n = 66)", []),
        ("Range of motion", []),
        ("OR (95% CI)", []),
    ],
)
def test_forms(words: str, forms: list[Form]) -> None:
    assert list(forms_in(words)) == forms


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Weight, mean (SD), kg", "Weight , kg"),
        ("Mean arterial pressure (mmHg)", "Mean arterial pressure (mmHg)"),
        ("HbA1c (%)", "HbA1c (%)"),
        ("Hypertension, n (%)", "Hypertension"),
        ("Postdischarge mortality, n (%)", "Postdischarge mortality"),
    ],
)
def test_what_is_left_without_forms(words: str, left: str) -> None:
    assert " ".join(without_forms(words).split()) == left


@pytest.mark.parametrize(
    ("header", "name", "unit"),
    [
        ("Weight, kg, mean (SD)", "Weight", "kg"),
        ("Age in years (mean ± SD)", "Age", "years"),
        ("BMI at booking (kg/m²)ᵈ⁾", "BMI at booking", "kg/m²"),
        ("FEV₁ (% predicted), mean (SD)ᶜ", "FEV₁", "% predicted"),
        ("Leukocytes (×10⁹/L)", "Leukocytes", "×10⁹/L"),
        ("hours per day", "", "hours per day"),
        ("Mean arterial pressure (mmHg)", "Mean arterial pressure", "mmHg"),
        ("Placebo (N = 18)", "Placebo", None),
        ("Overall (n = 190 + 199)ᵍ", "Overall", None),
        ("PG", "PG", None),
        ("n (%)", "", None),
        ("KPS ()", "KPS", None),
    ],
)
def test_names_and_units(header: str, name: str, unit: str | None) -> None:
    told = named(header)
    assert (told.name, told.unit) == (name, unit)


@pytest.mark.parametrize(
    ("header", "time"),
    [
        ("Baseline", "Baseline"),
        ("6 months later", "6 months later"),
        ("Week 4", "Week 4"),
        ("Pre-intervention", "Pre-intervention"),
        ("Just after extubation (T4)", "Just after extubation (T4)"),
        ("Pain at baseline", "baseline"),
        ("Cell number, day 2", "day 2"),
        ("Birth weight (g)", None),
        ("Baseline pain score", "Baseline"),
        ("Smoked in the past year", None),
        ("Precontemplation", None),
    ],
)
def test_times(header: str, time: str | None) -> None:
    assert named(header).time == time


def test_only_whole_times_are_times() -> None:
    assert named("Week 4").is_time
    assert not named("Pain at baseline").is_time


@pytest.mark.parametrize(
    ("words", "marks"),
    [("BMIᵃ,ᵇ", "ab"), ("Drug *", "*"), ("Control¹", "1"), ("Weight (kg)ᶜ⁾", "c"), ("Weight (kg)", "")],
)
def test_marks(words: str, marks: str) -> None:
    assert marks_of(words) == frozenset(marks)


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("Control (n = 1,066)", [1066]),
        ("N=12", [12]),
        ("n = 190 + 199", [190, 199]),
        ("N/151 (%)", [151]),
        ("n (%)", []),
    ],
)
def test_sizes(words: str, sizes: list[int]) -> None:
    assert list(sizes_in(words)) == sizes


@pytest.mark.parametrize(
    ("cell", "build", "numbers"),
    [
        ("16 (24.2%)", "a (b)", "16 24.2"),
        ("1,814 (100)", "a (b)", "1814 100"),
        ("52.4 (SD = 15.6)", "a (b)", "52.4 15.6"),
        ("40,7 (8,7)", "a (b)", "40.7 8.7"),
        ("22 (15,29)", "a (b–c)", "22 15 29"),
        ("-4.3 (−6.2, −2.4)ᵇ", "a (b–c)", "-4.3 -6.2 -2.4"),
        ("− 4.3 (− 6.2, − 2.4)", "a (b–c)", "-4.3 -6.2 -2.4"),
        ("− 1.2 ± 0.3", "a ± b", "-1.2 0.3"),
        ("4 (2 – 7)", "a (b–c)", "4 2 7"),
        ("1,234 (100–9,000)", "a (b–c)", "1234 100 9000"),
        ("1,234 (980, 8,900)", "a (b–c)", "1234 980 8900"),
        ("7,0 (5,0–8,5)", "a (b–c)", "7.0 5.0 8.5"),
        ("94 (92,101)", "a (b–c)", "94 92 101"),
        ("73 (1,689)", "a (b)", "73 1689"),
        ("40.7 ± 3.1 (1,689)", "a ± b", "40.7 3.1"),
        ("40.7 ± 3.1 (35,46)", "a ± b (c–d)", "40.7 3.1 35 46"),
        ("3.54 ± 0.11ᵇ,ᶜ", "a ± b", "3.54 0.11"),
        ("21.0 ± 3.3 (24)", "a ± b", "21.0 3.3"),
        ("62/67 (92.5%)†", "a/b (c)", "62 67 92.5"),
        ("15.7% (8/51)", "a (b/c)", "15.7 8 51"),
        ("31/54", "a/b", "31 54"),
        ("54.2%", "a%", "54.2"),
        ("81·6", "a", "81.6"),
    ],
)
def test_shapes(cell: str, build: str, numbers: str) -> None:
    shape = shape_of(cell)
    assert shape is not None
    assert (shape.build, shape.numbers) == (build, tuple(map(Decimal, numbers.split())))


@pytest.mark.parametrize("cell", ["", "—", "see text", "0–71–2.50", "12 (3) [4]", "P < 0.001", "±"])
def test_what_is_printed_otherwise_has_no_shape(cell: str) -> None:
    assert shape_of(cell) is None


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    shape_of(text)
    forms_in(text)
    assert len(named(text).name) <= 2 * len(text) + 2
