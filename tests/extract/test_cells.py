"""Proportions and scores in table cells."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract import extract_claims
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import Claim, Metadata, Origin, ProportionClaim, ScoreClaim
from evidex.text import View


def claims_of(
    heads: list[str], *rows: list[str], caption: str = "", notes: tuple[str, ...] = (), above: str = ""
) -> list[Claim]:
    """The shares and scores of a table; a row of one cell is a heading across the table, `above` one over the heads."""
    builder = Builder()
    drafts = [[DraftCell("", header=True), DraftCell(above, header=True, col_span=len(heads) - 1)]] if above else []
    drafts.append([DraftCell(text, header=True) for text in heads])
    for row in rows:
        drafts.append([DraftCell(text, col_span=len(heads) if len(row) == 1 else 1) for text in row])
    write_table(builder, drafts, label="Table 1", caption=caption, footnotes=notes, header_rows=2 if above else 1)
    document = builder.build(Origin(name="made", sha256="0" * 64, reader="test"), Metadata())
    return [c for c in extract_claims(View(document)) if isinstance(c, ProportionClaim | ScoreClaim)]


def told(claim: Claim, *names: str) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in names}


def test_a_count_and_percentage_take_the_total_of_their_column() -> None:
    (claim,) = claims_of(["", "Control (n = 66)", "P value"], ["Pain at night", "16 (24.2%)", "0.03"])
    assert told(claim, "numerator", "percent", "denominator", "of", "group", "derived", "section", "quote") == {
        "numerator": 16,
        "percent": Decimal("24.2"),
        "denominator": 66,
        "of": "Pain at night",
        "group": "Control",
        "derived": ("denominator",),
        "section": "table",
        "quote": "16 (24.2%)",
    }


def test_a_total_that_the_digits_deny_is_not_taken() -> None:
    (claim,) = claims_of(["", "Control (n = 66)"], ["Pain", "16 (44.2%)"])
    assert told(claim, "numerator", "denominator", "derived") == {"numerator": 16, "denominator": None, "derived": ()}


def test_the_header_says_that_brackets_hold_percentages() -> None:
    assert len(claims_of(["", "Control, n (%)"], ["Pain", "16 (24.2)"])) == 1
    assert claims_of(["", "Control"], ["Pain", "16 (24.2)"]) == []


def test_a_count_of_its_group_says_that_brackets_hold_percentages() -> None:
    (claim,) = claims_of(["", "Control (n = 66)"], ["Pain", "16 (24.2)"], ["Age (years)", "16 (3.2)"])
    assert told(claim, "percent", "numerator", "denominator") == {
        "percent": Decimal("24.2"),
        "numerator": 16,
        "denominator": 66,
    }


def test_a_block_that_adds_up_to_100_holds_percentages() -> None:
    rows = [
        ["Tumour size"],
        ["Small", "697 (79)"],
        ["Large", "189 (21)"],
        ["Grade"],
        ["Low", "10 (20)"],
        ["High", "30 (60)"],
    ]
    claims = claims_of(["", "Present study (n = 950)"], *rows)
    assert [
        (claim.of, claim.numerator, claim.denominator) for claim in claims if isinstance(claim, ProportionClaim)
    ] == [
        ("Tumour size, Small", 697, None),
        ("Tumour size, Large", 189, None),
    ]


@pytest.mark.parametrize(
    ("head", "row", "notes", "fields"),
    [
        ("Drug", ["Age (years)", "59.9 (2.8)"], ("Values are means (SD).",), {"sd": Decimal("2.8"), "unit": "years"}),
        ("Drug", ["Ageᵃ", "59.9 (2.8)"], ("ᵃ Mean (SE); ᵇ Median (IQR)",), {"se": Decimal("2.8"), "spread": "se"}),
        ("Drug", ["Ageᵇ", "59 (52–66)"], ("ᵃ Mean (SE); ᵇ Median (IQR)",), {"statistic": "median", "spread": "iqr"}),
        ("Drug", ["Age", "59.9 ± 2.8"], ("Data are mean ± SE.",), {"se": Decimal("2.8"), "sd": None}),
        ("Drug, mean (SD)", ["Feverᵃ, days", "5 (3–7)"], ("ᵃ Median (range)",), {"spread": "range", "unit": "days"}),
        ("Drug", ["Weight, kg", "61 (6)"], ("Data are mean (SD) or n (%).",), {"sd": 6, "of": "Weight"}),
        ("Drug", ["HR (beats/min)", "71.2 ± 8.1"], (), {"of": "HR", "unit": "beats/min"}),
        ("Costs (€), mean (95% CI)", ["Control group", "19 (16–22)"], (), {"of": "Costs", "group": "Control group"}),
    ],
)
def test_notes_and_marks_say_what_values_are(
    head: str, row: list[str], notes: tuple[str, ...], fields: dict[str, Any]
) -> None:
    (claim,) = claims_of(["", head], row, notes=notes)
    assert isinstance(claim, ScoreClaim)
    assert told(claim, *fields) == fields


@pytest.mark.parametrize(
    ("row", "note"),
    [
        (["Pain", "16 (24)"], "Values are mean (SD) or n (%)."),
        (["Pain", "16 (24)"], "Adjusted for sex (mean (SD) differences tested)."),
        (["Pain", "16 (24)"], "SD: standard deviation."),
    ],
)
def test_what_is_left_open_is_not_told(row: list[str], note: str) -> None:
    assert claims_of(["", "Drug"], row, notes=(note,)) == []


@pytest.mark.parametrize(
    ("head", "cell", "fields"),
    [
        ("% (n)", "73 (1,689)", {"percent": 73, "numerator": 1689}),
        ("Drug, n (%)", "4 (<1)", {"percent": 1, "bound": "max", "numerator": 4}),
        ("Sensitivity, % (95% CI)", "73.3 (69.0–77.6)", {"ci_low": Decimal("69.0"), "ci_high": Decimal("77.6")}),
        ("Drug", "15.7% (8/51)", {"percent": Decimal("15.7"), "denominator": 51}),
        ("Drug, mean (SD)", "54%", {"percent": 54}),
        ("Drug", "27/124 (21.8)", {"numerator": 27, "denominator": 124}),
    ],
)
def test_further_shapes_of_shares(head: str, cell: str, fields: dict[str, Any]) -> None:
    (claim,) = claims_of(["", head], ["Hypertension", cell])
    assert isinstance(claim, ProportionClaim)
    assert told(claim, *fields) == fields


def test_numbers_beside_one_another_are_one_value() -> None:
    mean, share = claims_of(
        ["", "Mean", "SD", "n", "%"], ["Age (years)", "61.2", "8.4", "", ""], ["Men", "", "", "7", "35"]
    )
    assert told(mean, "value", "sd", "unit", "quote") == {
        "value": Decimal("61.2"),
        "sd": Decimal("8.4"),
        "unit": "years",
        "quote": "61.2\t8.4",
    }
    assert told(share, "numerator", "percent", "of") == {"numerator": 7, "percent": 35, "of": "Men"}


def test_fractions_of_a_column_are_shares_but_for_pairs_of_counts() -> None:
    heads = ["", "Control arm", "Drug arm"]
    claims = claims_of(heads, ["Smear", "31/54", "48/69"], ["Cure", "5/54", "9/69"], ["Sex (M/F)", "20/34", "30/39"])
    assert [claim.quote for claim in claims] == ["31/54", "48/69", "5/54", "9/69"]


def test_groups_can_stand_in_the_rows() -> None:
    heads = ["", "Recovery (%), median (IQR)", "Urine (mL), median (IQR)"]
    claims = claims_of(
        heads, ["Control", "0.14 (0.08–0.22)", "298 (182–613)"], ["Placebo", "0.2 (0.1–0.3)", "310 (200–640)"]
    )
    assert [(claim.of, claim.group) for claim in claims if isinstance(claim, ScoreClaim)] == [
        ("Recovery", "Control"),
        ("Urine", "Control"),
        ("Recovery", "Placebo"),
        ("Urine", "Placebo"),
    ]


def test_what_parts_groups_is_no_measure() -> None:
    heads = ["", "<380 (n = 1753)", "≥380 (n = 1724)"]
    first, _ = claims_of(heads, ["Loop diuretic", "457 (26.1)", "257 (14.9)"], above="Uric acid, μmol/l")
    assert told(first, "of", "group", "denominator") == {
        "of": "Loop diuretic",
        "group": "Uric acid, <380",
        "denominator": 1753,
    }


@pytest.mark.parametrize("head", ["d", "κ", "t", "Adjusted OR (95% CI)"])
def test_sizes_of_effects_are_no_means(head: str) -> None:
    assert claims_of(["", head], ["Mean plan", "-0.16"], ["Age, mean (SD)", "1.2 (0.4)"]) == []


def test_labels_that_come_again_under_measures_are_groups() -> None:
    rows = [["Age (years)"], ["Infected", "58.8 ± 13.7"], ["Others", "62.0 ± 15.7"], ["Stay (days)"]]
    claims = claims_of(["", "Dressing"], *rows, ["Infected", "39.7 ± 22.6"], ["Others", "12.1 ± 9.0"])
    assert [(claim.of, claim.group, claim.unit) for claim in claims if isinstance(claim, ScoreClaim)] == [
        ("Age", "Dressing, Infected", "years"),
        ("Age", "Dressing, Others", "years"),
        ("Stay", "Dressing, Infected", "days"),
        ("Stay", "Dressing, Others", "days"),
    ]


def test_times_are_told_apart_from_groups() -> None:
    (claim,) = claims_of(["", "Week 4"], ["Pain score", "39.1 ± 7.0"])
    assert told(claim, "of", "group", "timepoint") == {"of": "Pain score", "group": None, "timepoint": "Week 4"}
    (claim,) = claims_of(["", "Drug"], ["Pain score", "39.1 ± 7.0"], caption="Baseline characteristics.")
    assert told(claim, "group", "timepoint") == {"group": "Drug", "timepoint": "Baseline"}


def test_a_table_of_changes() -> None:
    rows = [["Pain", "−2.7 ± 2.0"], ["Sleep", "1.1 ± 0.4"]]
    claims = claims_of(["", "Drug"], *rows, caption="Change from baseline in symptoms.")
    assert [claim.statistic for claim in claims if isinstance(claim, ScoreClaim)] == ["mean_change", "mean_change"]


@given(st.integers(1, 400), st.data())
def test_what_a_count_gives_is_read_back(size: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, size))
    percent = (Decimal(count) * 100 / size).quantize(Decimal("0.1"))
    (claim,) = claims_of(["", f"Drug (n = {size})"], ["Pain", f"{count} ({percent})"])
    assert told(claim, "numerator", "denominator", "percent") == {
        "numerator": count,
        "denominator": size,
        "percent": percent,
    }


@pytest.mark.parametrize(
    ("head", "cell", "fields"),
    [
        ("Drug", "39.1 ± 7.0", {"value": Decimal("39.1"), "sd": Decimal("7.0"), "spread": "sd", "statistic": "mean"}),
        ("Drug, mean (SE)", "39.1 (1.0)", {"se": Decimal("1.0"), "spread": "se", "sd": None}),
        ("Drug, median (IQR)", "4 (2–7)", {"statistic": "median", "low": 2, "high": 7, "spread": "iqr"}),
        ("Drug, mean change (SD)", "−2.7 (2.0)", {"statistic": "mean_change", "value": Decimal("-2.7")}),
    ],
)
def test_central_values(head: str, cell: str, fields: dict[str, Any]) -> None:
    (claim,) = claims_of(["", head], ["Age (years)", cell])
    assert told(claim, *fields) == fields
    assert told(claim, "of", "group")["group"].startswith("Drug")


@pytest.mark.parametrize("head", ["P", "OR (95% CI)", "p-value", "Difference"])
def test_columns_of_tests_and_ratios_hold_none(head: str) -> None:
    assert claims_of(["", head], ["Age", "1.2 (24.2%)"], ["Sex", "0.4 ± 0.2"]) == []


def test_a_bare_number_is_no_claim() -> None:
    assert claims_of(["", "Drug (n = 66)"], ["Pain", "16"], ["Age", "54.2"]) == []


_STRANGE = st.text(alphabet="0123456789.,()[]%±/–-<= nNSDmean*ᵃ¹\u00b7", max_size=24)


@given(st.lists(st.lists(_STRANGE, min_size=3, max_size=3), min_size=1, max_size=5), st.text(max_size=60), _STRANGE)
def test_strange_tables_give_claims_that_lead_back_to_their_words(
    rows: list[list[str]], caption: str, note: str
) -> None:
    for claim in claims_of(["", "n (%)", "Mean (SD)"], *rows, caption=caption, notes=(note,)):
        assert claim.quote.strip() == claim.quote != ""
        if isinstance(claim, ProportionClaim):
            assert claim.percent is None or 0 <= claim.percent <= 100
            assert claim.denominator is None or (claim.numerator or 0) <= claim.denominator
        if isinstance(claim, ScoreClaim) and claim.low is not None and claim.high is not None:
            assert claim.low <= claim.value <= claim.high
