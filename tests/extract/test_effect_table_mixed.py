"""Effects in tables whose captions and notes name more than one measure."""

from tests.extract.test_effect_tables import effects

HEAD = ["Variable", "Control n = 50", "Drug n = 50", "Effect size (95% CI)", "Adjusted p value"]
ROWS = [
    HEAD,
    ["Height (cm)", "51.7 ± 2.4", "51.4 ± 2.4", "0.3 (0.1 to 0.5)", "0.35"],
    ["Weight (kg)", "", "", "−0.3 (−0.9 to 0.3)", "0.40"],
    ["Early birth", "10 (20.0)", "5 (10.0)", "0.4 (0.1 to 1.5)", "0.17"],
    ["Unknown", "", "", "0.8 (0.3 to 2.3)", "0.50"],
]
NOTES = (
    "Data are mean ± SD or number (%).",
    "Effect sizes: continuous variables as mean difference (95% CI) and categorical variables as odds ratio (95% CI).",
)


def measures(told: list[str]) -> list[str]:
    return [each.partition(": ")[2].split()[0] for each in told]


def test_rows_tell_which_of_two_measures_they_have() -> None:
    assert measures(effects(ROWS, notes=NOTES)) == ["MD", "MD", "OR", "other"]


def test_an_effect_size_is_what_the_note_says_that_it_is() -> None:
    assert set(measures(effects(ROWS, notes=("Effect sizes as estimated mean difference and 95% CI.",)))) == {"MD"}
    assert measures(effects(ROWS))[0] == "SMD"
    assert set(measures(effects(ROWS, notes=("An effect size of 0.2 is small.",)))) == {"SMD"}


def test_a_caption_that_names_two_measures_gives_no_row_one_of_them() -> None:
    rows = [
        ["", "Norm, trial A", "P"],
        ["Leaflet", "1.22 (1.17 to 1.27)", "0.01"],
        ["Film", "-0.8 (-1.8 to 0.2)", "0.1"],
    ]
    told = effects(rows, caption="Odds ratios and b-coefficients for intervention effects on norms")
    assert measures(told) == ["other", "beta"]
    assert measures(effects(rows, caption="Odds ratios or hazard ratios of leaflets")) == ["other"]
    assert measures(effects(rows, caption="Odds ratios of leaflets"))[0] == "OR"
