"""Factor, outcome, comparator and population of effects in tables."""

from evidex.extract.effect import EXTRACTOR
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import EffectClaim, Metadata, Origin
from evidex.text import View


def told(rows: list[list[str]], caption: str = "", header_rows: int = 1) -> list[dict[str, str]]:
    """The sides of each effect that are said; a label that begins with spaces stands in."""
    builder = Builder()
    drafts = []
    for row in rows:
        first = DraftCell(row[0].strip(), indent=float(row[0].startswith(" ")))
        lone = len(row) == 1
        drafts.append([DraftCell(row[0], col_span=max(map(len, rows)))] if lone else [first, *map(DraftCell, row[1:])])
    write_table(builder, drafts, caption=caption, header_rows=header_rows)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    claims = [claim for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim)]
    names = ("factor", "outcome", "comparator", "population")
    return [{name: value for name in names if (value := getattr(claim, name))} for claim in claims]


def test_a_caption_sets_arms_against_each_other_in_any_order() -> None:
    rows = [["Variable", "Control", "Drug", "MD (95% CI)"], ["Walking distance (m)", "4 ± 1", "5 ± 1", "1.0 (0.2–1.8)"]]
    caption = "Some rather long list of secondary results of exercise in the control versus the exercise group"
    assert told(rows, caption) == [{"factor": "exercise", "outcome": "Walking distance (m)", "comparator": "control"}]


def test_beside_the_columns_of_two_arms_rows_are_outcomes() -> None:
    rows = [
        ["", "Placebo (n = 40)", "Lunazine (n = 41)", "RR (95% CI)", "P"],
        ["Rash", "4 (10)", "2 (5)", "0.49 (0.10–2.52)", "0.4"],
    ]
    assert told(rows) == [{"factor": "Lunazine", "outcome": "Rash", "comparator": "Placebo"}]
    rows[0][1:3] = ["Cases (n = 40)", "Controls (n = 41)"]
    assert told(rows) == [{"factor": "Rash"}]
    rows[0][1:3] = ["Patients (n = 40)", "Control group (n = 41)"]
    assert told(rows) == [{"factor": "Rash"}]
    subgroups = [
        ["", "Control", "Lunazine", "RR (95% CI)"],
        ["Sex", "", "", ""],
        [" Men", "4 (10)", "2 (5)", "0.49 (0.10–2.52)"],
    ]
    assert told(subgroups) == [{"factor": "Lunazine", "comparator": "Control", "population": "Sex: Men"}]


def test_headings_of_outcomes_keep_what_they_name() -> None:
    rows = [
        ["", "RR (95% CI)"],
        ["Primary outcome (abstinence for a year)"],
        ["Town", "0.95 (0.77–1.17)"],
        ["Secondary outcomes"],
        ["Relapse", "0.97 (0.78–1.19)"],
    ]
    assert told(rows, "Effect of lunazine on smoking") == [
        {"factor": "lunazine", "outcome": "abstinence for a year: Town"},
        {"factor": "lunazine", "outcome": "Relapse"},
    ]


def test_a_model_below_an_outcome_is_of_the_outcome() -> None:
    rows = [
        ["", "RR (95% CI)"],
        ["Primary outcome (abstinence for a year)", ""],
        [" Town", "0.95 (0.77–1.17)"],
        [" Adjusted", "0.97 (0.78–1.19)"],
    ]
    assert told(rows, "Effect of lunazine on smoking")[1] == {"factor": "lunazine", "outcome": "abstinence for a year"}


def test_a_heading_over_models_names_the_exposure() -> None:
    rows = [
        ["", "Never", ">3 servings"],
        ["Walnuts:", "n = 74", "n = 152"],
        ["Crude model", "1 (ref)", "0.60 (0.42–0.86)"],
        ["Almonds:", "n = 50", "n = 80"],
        ["Crude model", "1 (ref)", "0.61 (0.42–0.88)"],
    ]
    assert told(rows, "Hazard ratios (95% CI) of death according to the frequency of nut consumption") == [
        {"factor": "Walnuts: >3 servings", "outcome": "death", "comparator": "Never"},
        {"factor": "Almonds: >3 servings", "outcome": "death", "comparator": "Never"},
    ]


def test_the_caption_names_what_is_parted_into_categories() -> None:
    rows = [["", "OR (95% CI)"], ["Q2", "1.2 (0.9–1.6)"], ["Smoking", "1.5 (1.1–2.0)"]]
    assert told(rows, "Odds ratios for stroke according to quartiles of body weight") == [
        {"factor": "body weight: Q2", "outcome": "stroke"},
        {"factor": "Smoking", "outcome": "stroke"},
    ]


def test_a_heading_that_is_a_model_is_no_factor() -> None:
    rows = [["", "OR (95% CI)"], ["Model 1"], ["Age", "1.2 (0.9–1.6)"], ["Model 2"], ["Age", "1.1 (0.8–1.5)"]]
    assert told(rows) == [{"factor": "Age"}, {"factor": "Age"}]


def test_headers_with_sizes_say_of_whom_an_estimate_is() -> None:
    rows = [
        ["", "All (n = 40)", "", "Upper (n = 17)", ""],
        ["", "OR", "95% CI", "OR", "95% CI"],
        ["Female", "2.8", "1.4–5.9", "2.6", "0.9–7.3"],
    ]
    assert told(rows, "Multivariate analysis for correlation with late events", header_rows=2) == [
        {"factor": "Female", "outcome": "late events", "population": "All"},
        {"factor": "Female", "outcome": "late events", "population": "Upper"},
    ]


def test_a_row_may_set_two_arms_against_each_other() -> None:
    rows = [["", "Pressure (mm Hg)"], ["Mean differences", ""], ["Lunazine vs placebo", "-8.7 (-9.7 to -7.6)"]]
    assert told(rows) == [{"factor": "Lunazine", "outcome": "Pressure", "comparator": "placebo"}]


def test_a_study_is_no_factor() -> None:
    rows = [
        ["Study", "RR (95% CI)"],
        ["Ash et al., 2001 (ELM) [10]", "0.8 (0.6–0.9)"],
        ["Oak 2003", "0.7 (0.5–0.9)"],
    ]
    assert told(rows, "Effect of lunazine on relapse") == [{"factor": "lunazine", "outcome": "relapse"}] * 2
    table = [
        ["Study (author, year)", "Intervention", "Comparator", "Outcome(s)"],
        ["Ash et al., 2001 [10]", "Lunazine 2 mg", "Placebo", "Stroke: HR 0.86 (95% CI, 0.77-0.96), p=0.006"],
        ["Oak 2003", "Lunazine 4 mg", "Placebo", "Death or stroke: HR 0.69, p=0.004"],
    ]
    assert told(table) == [
        {"factor": "Lunazine 2 mg", "outcome": "Stroke", "comparator": "Placebo"},
        {"factor": "Lunazine 4 mg", "outcome": "Death or stroke", "comparator": "Placebo"},
    ]


def test_under_two_arms_a_header_may_be_the_outcome() -> None:
    rows = [
        ["", "Lunazine versus no treatment", ""],
        ["", "Relapse", "Death"],
        ["", "HR (95% CI)", "HR (95% CI)"],
        ["Low marker", "0.38 (0.23–0.60)", "0.35 (0.20–0.60)"],
    ]
    both = {"factor": "Lunazine", "comparator": "no treatment", "population": "Low marker"}
    spanned = [[rows[0][0], rows[0][1], rows[0][1]], *rows[1:]]
    assert told(spanned, header_rows=3) == [both | {"outcome": "Relapse"}, both | {"outcome": "Death"}]


def test_a_category_that_is_marked_is_what_the_others_are_set_against() -> None:
    rows = [["", "n", "OR (95% CI)"], ["Smoking"], [" Never", "40", "1.00"], [" Former", "30", "1.2 (0.9–1.6)"]]
    rows += [
        [" Current", "20", "1.9 (1.2–3.0)"],
        ["Sex"],
        [" Male", "40", "Reference"],
        [" Female", "31", "1.5 (1.1–2.0)"],
    ]
    caption = "Factors associated with stroke"
    assert [(each["factor"], each.get("comparator")) for each in told(rows, caption)] == [
        ("Smoking: Former", "Never"),
        ("Smoking: Current", "Never"),
        ("Sex: Female", "Male"),
    ]


def test_of_two_categories_the_one_without_an_estimate_is_the_reference() -> None:
    rows = [["", "N", "HR", "95% CI"], ["Volume"], [" Low", "40", "", ""], [" High", "30", "2.93", "(1.70, 5.05)"]]
    assert told(rows) == [{"factor": "Volume: High", "comparator": "Low"}]
    rows += [["Grade"], [" One", "40", "1.10", "(0.70, 1.90)"], [" Two", "30", "1.20", "(0.70, 2.05)"]]
    assert told(rows)[1:] == [{"factor": "Grade: One"}, {"factor": "Grade: Two"}]
    rows[2:3] = [[" Low", "40", "", ""], [" Medium", "40", "", ""]]
    assert told(rows)[0] == {"factor": "Volume: High"}


def test_a_label_tells_its_reference() -> None:
    rows = [["", "OR (95% CI)"]]
    rows += [
        [label, "2.1 (1.4–3.2)"] for label in ("Volume (high vs. low)", "Sex (ref: male)", "Age (per year)", "Dose")
    ]
    assert told(rows) == [
        {"factor": "Volume: high", "comparator": "low"},
        {"factor": "Sex", "comparator": "male"},
        {"factor": "Age (per year)"},
        {"factor": "Dose"},
    ]


def test_two_arms_below_an_outcome_are_set_against_each_other() -> None:
    rows = [["", "N", "Mean difference (95% CI)"]]
    rows += [["Pain"], [" Topical lunazine", "105", "1.9 (0.7 to 3.2)"], [" Vehicle", "107", ""]]
    assert told(rows) == [{"factor": "Topical lunazine", "outcome": "Pain", "comparator": "Vehicle"}]
    rows[1] = ["Treatment"]
    assert told(rows) == [{"factor": "Treatment: Topical lunazine", "comparator": "Vehicle"}]


def test_subgroups_of_a_trial_are_no_factors() -> None:
    rows = [
        ["Centre", "Lunazine (%)", "Placebo (%)", "RR (95% CI)"],
        ["Northern", "4 (10)", "2 (5)", "0.49 (0.10–2.52)"],
    ]
    sides = {"factor": "Lunazine", "outcome": "death", "comparator": "Placebo", "population": "Northern"}
    assert told(rows, "Risk of death by centre and treatment") == [sides]


def test_beside_values_of_two_groups_the_row_is_what_differs() -> None:
    rows = [["", "Europe", "Asia", "Difference (95% CI)"], ["Symptom score", "24 ± 4", "22 ± 5", "1.9 (0.7–3.2)"]]
    assert told(rows) == [{"outcome": "Symptom score"}]
    rows[0][1:3] = ["N", "Mean"]
    assert told(rows) == [{"factor": "Symptom score"}]


def test_a_row_names_its_measure_and_the_arms() -> None:
    rows = [["", "Lunazine", "Placebo"], ["Change in flow", "", ""], ["Mean", "17.6", "0.9"]]
    rows += [["Adjusted mean difference vs. placebo (95% CI)", "18.5 (10.3 to 26.7)", ""]]
    assert [each.get("factor") for each in told(rows)] == ["Lunazine"]
    assert [each.get("comparator") for each in told(rows)] == ["placebo"]


def test_the_outcome_of_factors_is_no_word_for_factors() -> None:
    rows = [["Variable", "OR (95% CI)"], ["Male", "1.50 (1.28–1.77)"]]
    caption = "Multiple logistic regression analyses for factors associated with failed cessation"
    assert told(rows, caption) == [{"factor": "Male", "outcome": "failed cessation"}]
