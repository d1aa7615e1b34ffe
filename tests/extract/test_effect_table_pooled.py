"""Forest plots and tables of meta-analyses: what the whole is about, and what a row tells."""

from __future__ import annotations

import pytest

from evidex.extract._effect.sides.studied import studied_in
from evidex.extract.effect import EXTRACTOR
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import EffectClaim, Metadata, Origin
from evidex.text import View

TITLE = "Coffee and risk of brown asthma: a meta-analysis of cohort studies"


def claims_of(
    rows: list[list[str]], caption: str, *, title: str = TITLE, figure: bool = False, notes: tuple[str, ...] = ()
) -> list[EffectClaim]:
    """The effects of one table; the caption of a figure stands below it, as a PDF has it."""
    builder = Builder()
    builder.open_section("title", "front")
    builder.add_block("paragraph", title)
    builder.open_section("results")
    lone = max(map(len, rows))
    drafts = [[DraftCell(row[0], col_span=lone)] if len(row) == 1 else [*map(DraftCell, row)] for row in rows]
    shown = {"label": "Fig. 2"} if figure else {"label": "Table 2", "caption": caption}
    write_table(builder, drafts, header_rows=1, figure=figure, footnotes=notes, **shown)
    if figure:
        builder.add_block("caption", f"Fig. 2 {caption}")
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    return [claim for claim in EXTRACTOR.extract(View(document)) if isinstance(claim, EffectClaim)]


def sides(claim: EffectClaim) -> tuple[str | None, str | None, str | None, str | None]:
    return claim.factor, claim.outcome, claim.comparator, claim.population


def test_rows_of_a_forest_plot_are_studies_of_what_its_caption_names() -> None:
    rows = [
        ["Study", "OR (95% CI)", "Weight"],
        ["Ash 2003", "1.40 (1.10, 1.78)", "40"],
        ["Birch", "1.21 (0.99, 1.48)", "60"],
        ["Overall (I-squared = 12.0%, p = 0.3)", "1.29 (1.10, 1.51)", "100"],
    ]
    told = claims_of(rows, "Forest plot of tea and risk of green gout", figure=True)
    assert list(map(sides, told)) == [("tea", "green gout", None, None)] * 3


def test_what_the_caption_leaves_out_the_title_says() -> None:
    rows = [["Study", "OR (95% CI)"], ["Ash 2003", "1.40 (1.10, 1.78)"]]
    assert list(map(sides, claims_of(rows, "Forest plot of all studies", figure=True))) == [
        ("Coffee", "brown asthma", None, None)
    ]
    named = claims_of(rows, "Forest plot of hospital admission", figure=True)
    assert list(map(sides, named)) == [("Coffee", "hospital admission", None, None)]
    against = claims_of(rows, "Forest plot of lunazine versus placebo", figure=True)
    assert list(map(sides, against)) == [("lunazine", "brown asthma", "placebo", None)]


def test_subgroups_are_of_whom_and_rows_of_outcomes_of_what() -> None:
    rows = [
        ["", "No. of studies", "RR (95% CI)"],
        ["Area"],
        ["Asia", "4", "1.31 (1.05–1.63)"],
        ["Total", "9", "1.24 (1.10–1.40)"],
        ["OS", "3", "1.10 (0.90–1.34)"],
        ["Recurrence", "3", "1.20 (1.01–1.43)"],
    ]
    told = claims_of(rows, "Subgroup analyses of coffee", notes=("OS overall survival",))
    assert [(claim.outcome, claim.population) for claim in told] == [
        ("brown asthma", "Area: Asia"),
        ("brown asthma", "Area"),
        ("OS", "Area"),
        ("Recurrence", "Area"),
    ]
    assert {claim.factor for claim in told} == {"Coffee"}


def test_kinds_of_either_side_are_that_side() -> None:
    rows = [
        ["", "RR (95% CI)"],
        ["Type of coffee"],
        ["Instant", "1.31 (1.05–1.63)"],
        ["Form of asthma"],
        ["Early", "1.24 (1.10–1.40)"],
        ["Severe brown asthma", "1.44 (1.20–1.73)"],
    ]
    assert list(map(sides, claims_of(rows, "Subgroup analyses"))) == [
        ("Instant", "brown asthma", None, None),
        ("Coffee", "Early", None, None),
        ("Coffee", "Severe brown asthma", None, None),
    ]


def test_rows_that_set_arms_against_each_other_keep_them() -> None:
    rows = [["Model", "Subgroup", "OR (95% CI)"], ["TC vs. TT", "Asian", "1.31 (1.05–1.63)"]]
    (told,) = claims_of(rows, "Pooled results", title="The ABC gene and risk of gout: a meta-analysis")
    assert (told.factor, told.outcome, told.comparator) == ("TC", "gout", "TT")


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        ("Predictors of death: subgroup analyses", TITLE),
        ("Characteristics of the studies", TITLE),
        ("Subgroup analyses", "Coffee and risk of brown asthma in a cohort"),
    ],
)
def test_other_tables_keep_their_rows_as_factors(caption: str, title: str) -> None:
    (told,) = claims_of([["", "OR (95% CI)"], ["Smoking", "1.31 (1.05–1.63)"]], caption, title=title)
    assert told.factor == "Smoking"


def test_a_p_value_behind_the_interval_where_a_header_names_it() -> None:
    rows = [["", "HR (95% CI)/P value"], ["Smoking", "1.31 (1.05–1.63)/<0.001"], ["Age", "1.02 (0.99–1.05)/0.21"]]
    told = claims_of(rows, "Results")
    assert [(claim.p_op, str(claim.p_value)) for claim in told] == [("<", "0.001"), ("=", "0.21")]
    rows[0][1] = "HR (95% CI)"
    assert [claim.p_value for claim in claims_of(rows, "Results")] == [None, None]


@pytest.mark.parametrize(
    ("words", "factor", "outcome"),
    [
        ("Type 9 gout and risk of brown asthma: a meta-analysis", "Type 9 gout", "brown asthma"),
        ("Association of ABC variants with the risk of gout: a review", "ABC variants", "gout"),
        ("Lunazine for the prevention of gout in children", "Lunazine", "gout"),
        ("Effect of lunazine on mortality among adults. A pooled analysis", "lunazine", "mortality"),
        ("Prognostic value of ABC expression in patients with bone and soft tissue cancer", "ABC expression", None),
        ("Efficacy and safety of lunazine versus placebo in adults", "lunazine", None),
        ("Lunazine versus placebo for chronic asthma", "Lunazine", None),
        ("Risk factors for pneumonia in children: a meta-analysis", None, "pneumonia"),
        ("Interventions for asthma in children", None, None),
        ("A review of trials in asthma", None, None),
    ],
)
def test_what_a_title_says_is_studied(words: str, factor: str | None, outcome: str | None) -> None:
    told = studied_in(words, title=True)
    assert (told.factor, told.outcome) == (factor, outcome)


@pytest.mark.parametrize(
    ("words", "factor", "outcome"),
    [
        ("Forest plot: coffee and risk of gout", "coffee", "gout"),
        ("Forest plot of relative risk estimates of coffee on risk of gout", "coffee", "gout"),
        ("Pooled odds ratios (OR) for the association between coffee and gout", "coffee", "gout"),
        ("Sensitivity analysis of the ABC polymorphism and EH (GA vs. GG).", "ABC polymorphism", "EH"),
        ("Comparison of three meta-analyses for coffee and gout risk", "coffee", "gout"),
        ("Forest plot of overall mortality", None, "overall mortality"),
        ("Main results of the meta-analysis", None, None),
        ("The forest plot using a random-effects model in 22 case-control studies", None, None),
    ],
)
def test_what_a_caption_says_is_studied(words: str, factor: str | None, outcome: str | None) -> None:
    told = studied_in(words)
    assert (told.factor, told.outcome) == (factor, outcome)
