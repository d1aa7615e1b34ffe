"""Effects in tables: one cell, neighbouring columns, lower and upper bounds, models side by side."""

import pytest

from evidex.extract.effect import EXTRACTOR
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import EffectClaim, Metadata, Origin
from evidex.text import View


def effects(rows: list[list[str]], caption: str = "", header_rows: int = 1, notes: tuple[str, ...] = ()) -> list[str]:
    builder = Builder()
    drafts = [[DraftCell(text) for text in row] for row in rows]
    write_table(builder, drafts, caption=caption, header_rows=header_rows, footnotes=notes)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    return [shown(claim) for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim)]


def shown(claim: EffectClaim) -> str:
    interval = "" if claim.ci_low is None else f" {claim.ci_low}..{claim.ci_high}@{claim.ci_level or '-'}"
    p = "" if claim.p_value is None else f" p{claim.p_op}{claim.p_value}"
    return f"{claim.factor}: {'a' if claim.adjusted else ''}{claim.measure} {claim.estimate}{interval}{p}"


def test_estimate_and_interval_in_one_cell() -> None:
    rows = [
        ["Variable", "OR (95% CI)", "P value"],
        ["Age", "1.20 (1.05–1.37)", "0.008"],
        ["Sex", "0.90 (0.60, 1.35)", "0.61"],
    ]
    assert effects(rows) == ["Age: OR 1.20 1.05..1.37@95 p=0.008", "Sex: OR 0.90 0.60..1.35@95 p=0.61"]


def test_interval_in_a_column_of_its_own() -> None:
    rows = [["", "HR", "95% CI", "P"], ["Smoking", "2.1", "1.3–3.4", "<0.001"]]
    assert effects(rows) == ["Smoking: HR 2.1 1.3..3.4@95 p<0.001"]


def test_lower_and_upper_bound() -> None:
    rows = [["", "B", "OR", "Lower", "Upper", "P"], ["BMD", "1.275", "3.577", "1.138", "11.25", "0.029"]]
    assert "BMD: OR 3.577 1.138..11.25@- p=0.029" in effects(rows)


def test_models_side_by_side() -> None:
    rows = [
        ["", "Crude OR (95% CI)", "P", "Adjusted OR (95% CI)", "P"],
        ["Age", "1.5 (1.1–2.0)", "0.01", "1.3 (0.9–1.8)", "0.12"],
    ]
    assert effects(rows) == ["Age: OR 1.5 1.1..2.0@95 p=0.01", "Age: aOR 1.3 0.9..1.8@95 p=0.12"]


def test_reference_categories_are_no_estimates() -> None:
    rows = [["Age group", "OR (95% CI)"], ["<50", "1.00 (reference)"], ["50–60", "1 (ref)"], ["≥60", "2.0 (1.2–3.3)"]]
    assert effects(rows) == ["≥60: OR 2.0 1.2..3.3@95"]


def test_the_caption_names_the_measure() -> None:
    rows = [["", "Men", "Women"], ["Smoking", "1.5 (1.1–2.0)", "1.8 (1.2–2.7)"], ["Number", "120", "130"]]
    assert effects(rows, caption="Odds ratios (95% CI) for stroke") == [
        "Smoking: OR 1.5 1.1..2.0@95",
        "Smoking: OR 1.8 1.2..2.7@95",
    ]


def test_counts_and_means_are_no_estimates() -> None:
    rows = [["", "Cases n (%)", "Mean (SD)"], ["Age", "12 (40.0)", "45.2 (10.1)"]]
    assert effects(rows, caption="Characteristics") == []


def sides(rows: list[list[str]], caption: str = "") -> list[tuple[str | None, str | None, str | None]]:
    builder = Builder()
    write_table(builder, [[DraftCell(text) for text in row] for row in rows], caption=caption, header_rows=1)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    claims = [claim for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim)]
    return [(claim.factor, claim.outcome, claim.comparator) for claim in claims]


def test_rows_under_the_head_outcome_are_outcomes() -> None:
    rows = [
        ["Outcome", "Studies", "RR (95% CI)"],
        ["Stroke", "5", "0.84 (0.74–0.95)"],
        ["Death", "6", "0.97 (0.91–1.03)"],
    ]
    assert sides(rows) == [(None, "Stroke", None), (None, "Death", None)]
    assert sides(rows, caption="Effect of lunazine on vascular events")[0] == ("lunazine", "Stroke", None)


def test_a_column_of_one_arm_against_another_names_the_factor() -> None:
    rows = [
        ["", "UC (n = 361)", "SC (n = 339)", "SC vs. UC, RR (95% CI)"],
        ["Large baby", "40", "30", "0.64 (0.41–0.98)"],
    ]
    assert sides(rows) == [("SC", "Large baby", "UC")]


def test_a_measure_says_of_what_it_is_told() -> None:
    rows = [["Marker", "PFS HR (95% CI)", "OS HR (95% CI)"], ["High", "0.64 (0.41–0.98)", "0.71 (0.52–0.96)"]]
    assert sides(rows) == [("High", "PFS", None), ("High", "OS", None)]


def test_rows_of_models_leave_the_factor_to_the_column() -> None:
    rows = [
        ["", "Never", "1 to 3 servings", ">3 servings"],
        ["Crude model", "1 (ref)", "0.68 (0.51–0.90)", "0.60 (0.42–0.86)"],
        ["Multivariable model", "1 (ref)", "0.66 (0.49–0.88)", "0.61 (0.42–0.88)"],
    ]
    caption = "Hazard ratios (95% CI) of total mortality according to the frequency of nut consumption"
    assert sides(rows, caption)[:2] == [
        ("nut consumption: 1 to 3 servings", "total mortality", "Never"),
        ("nut consumption: >3 servings", "total mortality", "Never"),
    ]


def test_the_caption_names_the_outcome_of_exposures() -> None:
    rows = [["Variable", "OR (95% CI)"], ["Age (decade)", "1.20 (1.05–1.37)"]]
    caption = "Adjusted odds ratios for predicting enrolment of invitees by age and gender"
    assert sides(rows, caption) == [("Age (decade)", "enrolment of invitees", None)]


def test_a_cell_names_its_own_measure() -> None:
    rows = [
        ["Factor", "Patients", "Estimate (95% CI)/P"],
        ["Smoking", "410", "HR 1.85 (1.31–2.61)/<0.001"],
        ["Obesity", "230", "RR 2.20 (1.13–4.28)/0.021"],
    ]
    assert effects(rows) == ["Smoking: HR 1.85 1.31..2.61@95 p<0.001", "Obesity: RR 2.20 1.13..4.28@95 p=0.021"]


def test_a_row_goes_before_its_column() -> None:
    rows = [
        ["Factor", "OR (95% CI)", "P"],
        ["Smoking", "1.44 (1.02–2.03)", "0.04"],
        ["Age, mean difference", "4.1 (2.2–6.0)", "0.001"],
        ["Height^", "-0.4 (-1.9 to 1.1)", "0.60"],
    ]
    told = effects(rows, notes=("^: Given as mean difference (95% CI). OR: odds ratio.",))
    assert [one.split(" p")[0].rpartition(": ")[2] for one in told] == [
        "OR 1.44 1.02..2.03@95",
        "MD 4.1 2.2..6.0@95",
        "MD -0.4 -1.9..1.1@95",
    ]


def test_a_group_of_rows_names_their_measure() -> None:
    rows = [
        ["", "Pressure (mm Hg)", "P"],
        ["Mean", "", ""],
        ["Drug", "134.2 (133.0 to 135.4)", ""],
        ["Placebo", "141.0 (139.9 to 142.1)", ""],
        ["Mean differences", "", ""],
        ["Drug vs placebo", "-6.8 (-8.4 to -5.2)", "<0.001"],
    ]
    told = effects(rows, notes=("Data are mean (95% CI).",))
    assert told == ["Drug: MD -6.8 -8.4..-5.2@- p<0.001"]


def test_a_bare_difference_counts_where_intervals_are_spoken_of() -> None:
    def told(head: str, cells: list[str]) -> list[str]:
        return effects([["", "Drug", "Placebo", head], ["Pain", *cells]])

    assert told("Difference (95% CI)", ["3.1 (1.2)", "4.0 (1.4)", "-0.9 (-1.6 to -0.2)"]) == [
        "Drug: MD -0.9 -1.6..-0.2@95"
    ]
    assert told("Difference (95% CI)", ["12 (24%)", "6 (12%)", "12 (2 to 22)"]) == ["Drug: RD 12 2..22@95"]
    assert told("Percentage-point difference (95% CI)", ["12/50", "6/50", "12 (2 to 22)"]) == ["Drug: RD 12 2..22@95"]
    assert told("Difference", ["3.1 (1.2)", "4.0 (1.4)", "-0.9 (-1.6 to -0.2)"]) == ["Drug: MD -0.9 -1.6..-0.2@-"]
    assert told("Difference, median", ["3.1 (1.2)", "4.0 (1.4)", "-0.9 (-1.6 to -0.2)"]) == []
    assert told("Relative difference (95% CI)", ["3.1 (1.2)", "4.0 (1.4)", "0.9 (0.6 to 1.2)"]) == []


def test_an_interval_for_the_difference_is_no_difference() -> None:
    rows = [["", "Mean difference", "95% CI for the difference", "P"], ["Pain", "-0.9", "-1.6 to -0.2", "0.01"]]
    assert effects(rows) == ["Pain: MD -0.9 -1.6..-0.2@95 p=0.01"]


def test_means_are_not_what_the_caption_explains_of_a_column() -> None:
    rows = [
        ["Score", "Mean (95% CI)", "Cohen's d"],
        ["Memory", "0.7 (0.2 to 1.2)", "0.31"],
    ]
    assert effects(rows, caption="Changes from baseline. Cohen's d is the effect size.") == ["Memory: SMD 0.31"]
    rows[0][2] = "Number"
    assert effects(rows, caption="Means, and odds ratios elsewhere") == []


def test_the_notes_say_what_all_cells_are() -> None:
    rows = [["", "Men", "Women"], ["Smoking", "1.5 (1.1–2.0)", "1.8 (1.2–2.7)"]]
    assert len(effects(rows, notes=("Values are odds ratios (95% CI).",))) == 2
    assert effects(rows, notes=("OR: odds ratio; CI: confidence interval.",)) == []
    assert effects(rows, notes=("Data are median (IQR), effects are odds ratios (95% CI).",)) == []


def test_summary_ratios_go_by_their_ratio() -> None:
    rows = [["", "SOR (95 % CI)"], ["Far East", "2.60 [1.25–5.38]"]]
    assert effects(rows) == ["Far East: OR 2.60 1.25..5.38@95"]


def cited(rows: list[list[str]], words: str, *, label: str = "Table 2", figure: bool = False) -> list[str]:
    """Effects of a table with a label, in a document whose running text is `words`."""
    builder = Builder()
    builder.open_section("results", "body")
    for paragraph in words.split("\n"):
        with builder.block("caption" if paragraph.startswith("Fig. ") else "paragraph"):
            builder.write(paragraph)
    drafts = [[DraftCell(text) for text in row] for row in rows]
    write_table(builder, drafts, label=label, header_rows=1, figure=figure)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    return [shown(claim) for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim)]


FOREST = [["Study", "ES (95% CI)", "% Weight"], ["Ash 2001", "1.50 (1.10, 2.05)", "40.1"]]


def test_a_forest_plot_headed_es_takes_the_measure_of_its_caption() -> None:
    words = "Deaths are shown in Fig. 3.\nFig. 3 Risk ratios of death in four trials. ES: effect size."
    assert cited(FOREST, words, label="Fig. 3", figure=True) == ["None: RR 1.50 1.10..2.05@95"]


def test_an_estimate_is_of_the_measure_that_the_citing_sentence_names() -> None:
    rows = [["Trial left out", "Estimate", "95% confidence interval"], ["Ash 2001", "1.4", "1.1–1.8"]]
    words = "Hazard ratios were pooled.\nLeaving out trials changed the pooled odds ratio little (Tables 1 and 2)."
    assert cited(rows, words) == ["None: OR 1.4 1.1..1.8@95"]
    assert cited(rows, words.replace("1 and 2", "1–3")) == ["None: OR 1.4 1.1..1.8@95"]
    assert cited(rows, "Rate ratios were pooled. All correlation with age was gone.") == ["None: IRR 1.4 1.1..1.8@95"]


def test_an_estimate_stays_a_coefficient_where_nothing_else_is_sure() -> None:
    rows = [["Term", "Estimate (95% CI)"], ["Dose", "1.4 (1.1, 1.8)"]]
    assert cited(rows, "We used linear regression. An odds ratio was given once.") == ["Dose: beta 1.4 1.1..1.8@95"]
    assert cited(rows, "Odds ratios and hazard ratios were pooled.") == ["Dose: beta 1.4 1.1..1.8@95"]


def test_an_effect_that_nothing_names_is_given_as_other() -> None:
    assert cited(FOREST, "Studies differed.") == ["None: other 1.50 1.10..2.05@95"]
    rows = [["Arm", "Effect (95% CI)"], ["Drug", "-2.1 (-3.0, -1.2)"], ["Rest", "4.2"]]
    assert cited(rows, "Arms differed.") == ["Drug: other -2.1 -3.0..-1.2@95"]


def test_a_bare_r_heads_correlations_and_nothing_beyond_one() -> None:
    rows = [["Trait", "t", "rᵇ"], ["Size", "3.9", "0.67 (0.30, 0.86)"], ["Reach", "2.0", "12.1 (9.0, 15.2)"]]
    assert effects(rows) == ["Size: r 0.67 0.30..0.86@-"]


def test_a_note_that_begins_with_a_measure_names_it() -> None:
    rows = [["", "Pressure (mm Hg)", "p value"], ["Drug", "-3.8 (-5.2 to -2.4)", "0.01"]]
    assert effects(rows, notes=("Difference in mean pressure between week 6 and week 12.",)) == [
        "Drug: MD -3.8 -5.2..-2.4@- p=0.01"
    ]
    assert effects(rows, notes=("Risk ratio, see the methods.",)) == []


def test_glued_headings_and_a_lost_sign_are_read_as_printed() -> None:
    rows = [["", "Pressure (mm Hg)"], ["Meandifferences", ""], ["Drug vs placebo", "8.7 (-9.7 to -7.6)"]]
    assert effects(rows) == ["Drug: MD 8.7 -9.7..-7.6@-"]


def test_a_cell_told_in_words_gives_every_effect() -> None:
    told = "Older age (HR 1.05, 95% CI 1.01–1.09, p=0.012), low output (HR 0.49, 95% CI 0.27–0.89, p=0.019)"
    rows = [
        ["Study", "Findings", "Survival"],
        ["Ash 2001", told, "At 5 years 94.4% of all patients with the disease survived; SMR: 0.96 (95% CI: 0.81–1.13)"],
    ]
    assert effects(rows) == [
        "Older age: HR 1.05 1.01..1.09@95 p=0.012",
        "low output: HR 0.49 0.27..0.89@95 p=0.019",
        "None: other 0.96 0.81..1.13@95",
    ]


def test_effects_below_zero_are_no_ratios_whatever_letters_stand_around() -> None:
    rows = [["Sign", "Effect (95% CI)"], ["Beats", "3 (-4 to 6)"], ["Breaths", "5 (1 to 9)"]]
    assert cited(rows, "Resting HR and its change are in Table 2.") == [
        "Beats: other 3 -4..6@95",
        "Breaths: other 5 1..9@95",
    ]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Adjusted ORᵃ (95% CI)", "aOR"),
        ("Unadjusted ORᵃ,ᵇ (95% CI)", "OR"),
        ("HR² (95% CI)", "HR"),
        ("Unadjusted β (95% CI)", "beta"),
        ("csHR (95%-CI)", "HR"),
        ("Std. Mean Difference IV, Random, 95% CI", "SMD"),
        ("Mean Diff. (95% CI)", "MD"),
        ("LSMD (95% CI)", "MD"),
        ("Pooled effect (95% CI)", "other"),
        ("Effect of the intervention (95% CI)", "other"),
        ("Unstandardized coefficientᵃ (95% CI)", "beta"),
        ("Slope (95% CI)", "beta"),
        ("Univariate analysis crude coefficient (95% CI)", "beta"),
    ],
)
def test_headers_as_they_are_printed(head: str, told: str) -> None:
    assert effects([["Term", head], ["Age", "1.20 (1.05–1.37)"]]) == [f"Age: {told} 1.20 1.05..1.37@95"]


def test_a_header_over_two_rows_is_read_as_one() -> None:
    rows = [["Term", "Unstandardized"], ["", "coefficientᵃ (95% CI)"], ["Age", "-4.4 (-8.6 to -0.3)"]]
    assert effects(rows, header_rows=2) == ["Age: beta -4.4 -8.6..-0.3@95"]


@pytest.mark.parametrize("cell", ["2.0 (0.5) [1.0 to 3.0]", "2.0 (0.5) [1.0, 3.0]", "2.0 ± 0.5 (1.0, 3.0)"])
def test_a_standard_error_may_stand_before_the_interval(cell: str) -> None:
    assert effects([["Term", "MD (95% CI)"], ["Age", cell]]) == ["Age: MD 2.0 1.0..3.0@95"]


def test_a_difference_of_shares_is_told_by_its_percents() -> None:
    rows = [["Term", "Difference (95% CI)", "HR (95% CI)"], ["Death", "5.2% (1.1% to 9.2%)", "45% (38–52)"]]
    assert effects(rows) == ["Death: RD 5.2 1.1..9.2@95"]


def test_a_header_may_span_the_estimate_and_its_interval() -> None:
    rows = [
        ["Group", "Diff (95% CI)", "", "P"],
        ["Two", "-10.7", "(-21.9, 0.56)", "0.06"],
        ["Three", "3.1", "(5)", "0.2"],
    ]
    assert effects(rows) == ["Two: MD -10.7 -21.9..0.56@95 p=0.06", "Three: MD 3.1 p=0.2"]
    spanned = [["Group", "Diff (95% CI)", "Diff (95% CI)", "P"], *rows[1:]]
    assert effects(spanned)[0] == "Two: MD -10.7 -21.9..0.56@95 p=0.06"


def test_stars_stand_for_the_p_values_of_notes() -> None:
    rows = [["Predictor", "β"], ["Age", "0.16*"], ["Sex", "−0.29**"], ["Income", "0.05"], ["Rank", "3"]]
    notes = ("*P < 0.05, ** P < 0.01; †P for trend < 0.05.",)
    assert effects(rows, notes=notes) == ["Age: beta 0.16 p<0.05", "Sex: beta -0.29 p<0.01", "Income: beta 0.05"]
    assert effects(rows[:4]) == []  # nothing says that B over numbers is a coefficient


def test_a_star_that_a_note_explains_otherwise_has_no_p_value() -> None:
    rows = [["Predictor", "OR (95% CI)"], ["Age", "1.20 (1.05–1.37)*"]]
    assert effects(rows, notes=("* Adjusted for sex.",)) == ["Age: OR 1.20 1.05..1.37@95"]
    assert effects(rows, notes=("* P for trend < 0.05.",)) == ["Age: OR 1.20 1.05..1.37@95"]
    assert effects(rows, notes=("* Significant at P < 0.05.",)) == ["Age: OR 1.20 1.05..1.37@95 p<0.05"]


def test_measures_by_the_name_of_their_column() -> None:
    rows = [["", "ICC (95% CI)", "rₛ", "Standardized difference", "Incremental cost (95% CI)"]]
    rows.append(["Sleep", "0.81 (0.71–0.88)", "0.39", "−0.137", "160 (−406 to 726)"])
    assert effects(rows) == [
        "Sleep: other 0.81 0.71..0.88@95",
        "Sleep: r 0.39",
        "Sleep: SMD -0.137",
        "Sleep: MD 160 -406..726@95",
    ]


def test_what_stands_under_difference_may_be_a_test_or_a_change() -> None:
    assert effects([["", "t(23)", "P"], ["Pain", "1.94", "0.065"]]) == []
    rows = [["", "Baseline", "12 weeks", "Difference", "P"], ["Active", "4.4 ± 0.2", "4.2 ± 0.3", "−0.2", "0.35"]]
    assert effects(rows) == []


def test_columns_of_groups_named_by_letters_hold_no_coefficients() -> None:
    assert effects([["", "A", "B", "P"], ["Weight", "61.5", "62.5", "0.04"]]) == []


def test_a_row_says_that_its_model_is_adjusted() -> None:
    rows = [["", "HR (95% CI)"], ["Crude model", "0.80 (0.60–1.07)"], ["Multivariable model", "0.85 (0.62–1.17)"]]
    assert [line.split(": ")[1].split()[0] for line in effects(rows)] == ["HR", "aHR"]


def test_bounds_that_do_not_hold_their_estimate_are_kept() -> None:
    rows = [["", "HR (95% CI)", "P"], ["Age", "1.12 (1.21–1.66)", "0.01"], ["Sex", "1.32 (1.21–1.46)", "0.01"]]
    assert effects(rows) == ["Age: HR 1.12 1.21..1.66@95 p=0.01", "Sex: HR 1.32 1.21..1.46@95 p=0.01"]
    rows = [["", "OR [95% CI]"], ["Age", "1.12 [1.21, 1.66]"], ["Sex", "1.32 [1.21; 1.46]*"]]
    assert effects(rows) == ["Age: OR 1.12 1.21..1.66@95", "Sex: OR 1.32 1.21..1.46@95"]
    rows = [["", "Mean difference (95% CI)"], ["Pain", "−7.1 (−5.8 to −4.4)"], ["Sleep", "1.3 (1.2 to 1.5)"]]
    assert effects(rows) == ["Pain: MD -7.1 -5.8..-4.4@95", "Sleep: MD 1.3 1.2..1.5@95"]


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("HR (range)", "1.12 (1.21–1.66)"),
        ("Estimate (95% CI)", "1.12 (1.21–1.66)"),
        ("HR (95% CI)", "54 (60–72)"),
        ("HR (95% CI)", "1.1 (1.21–1.66)"),
        ("HR (95% CI)", "9.12 (1.21–1.66)"),
        ("HR (95% CI)", "1.12 (12, 1.21–1.66)"),
        ("OR (95% CI)", "-1.12 (1.21–1.66)"),
    ],
)
def test_bounds_beside_an_estimate_that_may_be_of_something_else(head: str, cell: str) -> None:
    rows = [["", head, "P"], ["Age", cell, "0.01"]]
    assert not any(".." in told for told in effects(rows))


def test_a_mark_may_stand_between_an_estimate_and_its_interval() -> None:
    rows = [["", "Difference (95% CI)"], ["Recall", "0.26* (0.07, 0.46)"], ["Fluency", "0.31† [0.07/0.56]"]]
    notes = ("* P < 0.01, † P < 0.05.",)
    assert effects(rows, notes=notes) == [
        "Recall: MD 0.26 0.07..0.46@95 p<0.01",
        "Fluency: MD 0.31 0.07..0.56@95 p<0.05",
    ]


def test_caption_or_note_says_that_all_estimates_are_adjusted() -> None:
    rows = [["", "HR (95% CI)"], ["Stage", "2.66 (1.34, 5.27)"]]
    adjusted = ["Stage: aHR 2.66 1.34..5.27@95"]
    assert effects(rows, "Multivariable analysis of survival") == adjusted
    assert effects(rows, notes=("Adjusted for age and sex.",)) == adjusted
    assert effects(rows, notes=("All hazard ratios adjusted for age.",)) == adjusted
    plain = ["Stage: HR 2.66 1.34..5.27@95"]
    assert effects(rows, "Univariate and multivariable analysis of survival") == plain
    assert effects(rows, notes=("a Adjusted for age and sex.",)) == plain
    rows[0][1] = "HRᵃ (95% CI)"
    assert effects(rows, notes=("a Adjusted for age and sex.",)) == adjusted


def test_headers_that_tell_adjusted_from_crude_go_before_the_caption() -> None:
    rows = [["", "Crude OR (95% CI)", "OR (95% CI)"], ["Age", "1.20 (1.05–1.37)", "1.15 (1.02–1.30)"]]
    assert effects(rows, "Multivariable analysis of stroke") == [
        "Age: OR 1.20 1.05..1.37@95",
        "Age: OR 1.15 1.02..1.30@95",
    ]


def test_below_one_heading_the_p_value_may_stand_first() -> None:
    rows = [["", "Univariate", "Multivariate", "", ""], ["", "Pᵃ", "Pᵇ", "HR", "95% CI"]]
    rows += [["Dementia", "0.001", "0.016", "1.921", "1.131–3.262"]]
    builder = Builder()
    drafts = [[DraftCell(text) for text in row] for row in rows]
    drafts[0] = [DraftCell(""), DraftCell("Univariate"), DraftCell("Multivariate", col_span=3)]
    write_table(builder, drafts, header_rows=2)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    (claim,) = (claim for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim))
    assert shown(claim) == "Dementia: aHR 1.921 1.131..3.262@95 p=0.016"


def test_a_p_value_behind_the_interval_in_one_cell() -> None:
    rows = [["", "RR (95% CI), p-value"], ["Rash", "1.85 (1.03 to 2.67), 0.03"], ["Itch", "0.9 (0.5, 1.6), < 0.9"]]
    assert effects(rows) == ["Rash: RR 1.85 1.03..2.67@95 p=0.03", "Itch: RR 0.9 0.5..1.6@95 p<0.9"]
    rows[0][1] = "RR (95% CI)"
    assert effects(rows) == ["Rash: RR 1.85 1.03..2.67@95", "Itch: RR 0.9 0.5..1.6@95"]


def test_what_a_model_explains_is_no_estimate() -> None:
    rows = [["", "β", "P"], ["Age", "0.16", "0.03"], ["Adjusted R²", "0.45", "0.02"]]
    assert effects(rows) == ["Age: beta 0.16 p=0.03"]
    rows = [["", "Effect size (η²)"], ["Stress", "0.032"]]
    assert effects(rows) == ["Stress: other 0.032"]
