"""Effects in tables whose heads leave the measure to others: letters of two meanings, 'A vs B (95% CI)'."""

import pytest

from evidex.extract.effect import EXTRACTOR
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import EffectClaim, Metadata, Origin
from evidex.text import View
from tests.extract.test_effect_tables import effects

RATIOS = (("Loud noise", "1.42 (1.10-1.83)"), ("Night shifts", "0.93 (0.71-1.22)"))


def under(head: str, cells: tuple[tuple[str, str], ...] = RATIOS, **around: str) -> list[str]:
    rows = [["Exposure", head], *map(list, cells)]
    notes = (around["note"],) if "note" in around else ()
    return effects(rows, caption=around.get("caption", "Exposures of the workers"), notes=notes)


@pytest.mark.parametrize(
    "note",
    [
        "ARR, adjusted relative risk; CI, confidence interval.",
        "Adjusted risk ratios (ARRs) are from log-binomial models.",
        "ARR: Adjusted relative risk",
    ],
)
def test_letters_mean_what_the_notes_say(note: str) -> None:
    assert under("ARR (95% CI)", note=note)[0] == "Loud noise: aRR 1.42 1.10..1.83@95"


def test_letters_mean_an_adjusted_rate_ratio() -> None:
    assert under("aRR (95% CI)", note="aRR = adjusted rate ratio.")[1] == "Night shifts: aIRR 0.93 0.71..1.22@95"


def test_a_caption_explains_its_letters() -> None:
    told = under("ARR (95% CI)", caption="Adjusted relative risk (ARR) of hearing loss")
    assert told[0] == "Loud noise: aRR 1.42 1.10..1.83@95"


def test_letters_without_a_meaning_are_ratios_where_their_numbers_lie_about_one() -> None:
    assert under("ARR (95% CI)")[0] == "Loud noise: aRR 1.42 1.10..1.83@95"


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ((("Loud noise", "1.42 (0.31 to 2.53)"), ("Night shifts", "0.4 (-0.2 to 1.0)")), ""),
        ((("Loud noise", "1.42% (0.31 to 2.53)"), ("Night shifts", "0.4% (0.2 to 1.0)")), ""),
        ((("Loud noise", "12.4 (8.1 to 16.7)"), ("Night shifts", "5.2 (0.2 to 10.2)")), ""),
        (RATIOS, "ARR, absolute risk reduction (percentage points)."),
        (RATIOS, "NNT is the inverse of the absolute risk reduction (ARR)."),
    ],
)
def test_letters_are_risk_reductions_where_notes_or_numbers_say_so(
    cells: tuple[tuple[str, str], ...], note: str
) -> None:
    assert {line.split(": ")[1].split()[0] for line in under("ARR (95% CI)", cells, note=note)} == {"RD"}


def test_letters_that_stand_side_by_side_explain_nothing() -> None:
    told = under("ARR (95% CI)", note="ARR, HR and OR are given with their intervals.")
    assert told[0] == "Loud noise: aRR 1.42 1.10..1.83@95"


ARMS = "Lunazine vs. placebo (95% CI)"
CHANGES = (("Pain at 3 months", "-1.4 (-2.2 to -0.6)"), ("Function", "0.9 (-0.3 to 2.1)"))


@pytest.mark.parametrize(
    ("caption", "note", "cells", "measure"),
    [
        ("Hazard ratios of relapse", "", RATIOS, "HR"),
        ("Relapse", "Values are hazard ratios.", RATIOS, "HR"),
        ("Relapse", "OR, odds ratio; CI, confidence interval.", RATIOS, "OR"),
        ("Differences between the groups at 3 months", "", CHANGES, "MD"),
        ("Outcomes", "Data are adjusted mean differences.", CHANGES, "aMD"),
        ("Outcomes", "CI: confidence interval; MD: mean difference", CHANGES, "MD"),
    ],
)
def test_a_head_of_two_arms_takes_the_measure_of_caption_or_notes(
    caption: str, note: str, cells: tuple[tuple[str, str], ...], measure: str
) -> None:
    for head in (ARMS, "Lunazine versus placebo"):
        told = under(head, cells, caption=caption, note=note)
        assert [line.split(": ")[1].split()[0] for line in told] == [measure, measure]


@pytest.mark.parametrize("note", ["HR, hazard ratio; OR, odds ratio.", "Numbers of patients below."])
def test_a_head_of_two_arms_alone_names_no_measure(note: str) -> None:
    assert under(ARMS, CHANGES, note=note) == []


def test_a_ratio_below_zero_is_none() -> None:
    assert under(ARMS, CHANGES, note="OR, odds ratio.") == []


def test_counts_under_the_head_of_a_ratio_take_no_interval_of_the_next_column() -> None:
    rows = [
        ["Cause", "Rate ratio (95% CI)", "Rate ratio (95% CI)", "95% CI"],
        ["Stroke", "191 (1.9%)", "14 (0.1%)", "0.73 (0.59-0.91)"],
        ["Falls", "78", "65", "0.82 (0.59-1.15)"],
    ]
    assert [line for line in effects(rows) if " 191" in line or " 78" in line or " 65" in line] == []


@pytest.mark.parametrize(("caption", "measure"), [("Odds ratios for death", "OR"), ("Mean differences in pain", "MD")])
def test_the_caption_names_the_measure_of_estimates_whose_interval_stands_beside_them(
    caption: str, measure: str
) -> None:
    rows = [["", "Estimate", "95% CI", "P"], ["Age", "1.2", "1.1 to 1.8", "0.01"]]
    assert effects(rows, caption=caption) == [f"Age: {measure} 1.2 1.1..1.8@95 p=0.01"]


@pytest.mark.parametrize("cited", ["Tables S1–S3", "Tables 1A, 2B, and S2", "Tables S1 and S2"])
def test_tables_of_a_supplement_are_cited_in_lists_and_ranges(cited: str) -> None:
    builder = Builder()
    builder.open_section("results", heading="Results")
    builder.add_block("paragraph", f"The odds ratio of death is given in {cited}. The hazard ratio was not asked for.")
    write_table(
        builder,
        [[DraftCell(text) for text in row] for row in [["", "Estimate (95% CI)"], ["Age", "1.20 (1.05–1.37)"]]],
        label="Table S2",
        header_rows=1,
    )
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    found = [claim.measure for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim)]
    assert found == ["OR"]
