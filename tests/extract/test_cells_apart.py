"""Values that are printed over several cells: 'Mean', '(SD)' and '(n)' below one header or beside one another."""

from __future__ import annotations

from evidex.extract.proportion import EXTRACTOR as PROPORTION
from evidex.extract.score import EXTRACTOR as SCORE
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import Claim, Metadata, Origin
from evidex.text import View


def told(head: list[DraftCell], *rows: list[str], second: list[str] | None = None) -> list[dict[str, str]]:
    """The numbers and sides of each score and proportion, with its quote."""
    builder = Builder()
    lines = [head, *([list(map(DraftCell, second))] if second else [])]
    write_table(builder, [*lines, *[list(map(DraftCell, row)) for row in rows]], header_rows=len(lines))
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    view = View(document)
    return [shown(claim) for extractor in (SCORE, PROPORTION) for claim in extractor.extract(view)]


def shown(claim: Claim) -> dict[str, str]:
    names = ("statistic", "value", "sd", "low", "high", "spread", "percent", "numerator", "of", "group", "timepoint")
    found = {name: str(value) for name in names if (value := getattr(claim, name, None)) is not None}
    return {"quote": claim.quote.replace("\t", "|"), **found}


def test_a_value_below_one_header_is_read_over_its_cells() -> None:
    head = [DraftCell("Score"), DraftCell("Drug group", col_span=3), DraftCell("Control group", col_span=3)]
    rows = ["Pain; mean (SD) (n)"], ["Baseline", "#2.59", "(1.22)", "(306)", "2.52", "(1.29)", "(103)"]
    assert told(head, *rows) == [
        {
            "quote": quote,
            "statistic": "mean",
            "value": value,
            "sd": sd,
            "spread": "sd",
            "of": "Pain",
            "group": group,
            "timepoint": "Baseline",
        }
        for quote, value, sd, group in (
            ("#2.59|(1.22)|(306)", "2.59", "1.22", "Drug group"),
            ("2.52|(1.29)|(103)", "2.52", "1.29", "Control group"),
        )
    ]


def test_ranges_and_shares_below_one_header() -> None:
    head = [DraftCell(""), DraftCell("Drug (n = 103)", col_span=2)]
    [score, share] = told(head, ["Age; mean (range)", "70.61", "(29–91)"], ["Pain; n (%)", "56", "(54.4)"])
    assert (score["value"], score["low"], score["high"], score["spread"]) == ("70.61", "29", "91", "range")
    assert (share["numerator"], share["percent"]) == ("56", "54.4")


def test_brackets_in_columns_of_their_own() -> None:
    head = [DraftCell(""), DraftCell("Drug group", col_span=2)]
    [share] = told(head, ["Pain", "13", "(81.3)"], second=["", "n", "(%)"])
    assert (share["numerator"], share["percent"], share["quote"]) == ("13", "81.3", "13|(81.3)")
    [turned] = told(head, ["Pain", "13", "(10)"], second=["", "%", "(n)"])
    assert (turned["numerator"], turned["percent"]) == ("10", "13")
    [score] = told(head, ["Pain", "57.2", "(34.5–88.0)"], second=["", "Median", "Min/Max"])
    assert (score["statistic"], score["value"], score["low"], score["high"]) == ("median", "57.2", "34.5", "88.0")


def test_brackets_below_other_headers_are_no_part() -> None:
    head = [DraftCell("Pain; mean (SD)"), DraftCell("Drug group"), DraftCell("Control group")]
    assert told(head, ["Baseline", "2.59", "(1.22)"]) == []


def test_a_change_is_of_what_the_row_measures() -> None:
    head = [
        DraftCell(""),
        DraftCell("Pressure (mm Hg), mean (SD)"),
        DraftCell("Change from baseline (mm Hg), mean (SD)"),
    ]
    told_rows = told(head, ["Lunazine", "134.9 (9.1)", "-12.8 (5.2)"], ["Placebo", "143.6 (9.0)", "-4.1 (5.3)"])
    assert [(each["of"], each["group"]) for each in told_rows] == [
        ("Pressure", "Lunazine"),
        ("Pressure", "Lunazine"),
        ("Pressure", "Placebo"),
        ("Pressure", "Placebo"),
    ]


def test_male_is_counted_below_gender_though_it_is_a_group_elsewhere() -> None:
    head = [DraftCell(""), DraftCell("Drug (n = 100)")]
    rows = ["Age; mean (SD)"], ["Male", "70.6 (9.1)"], ["Female", "71.2 (8.8)"], ["Gender; n (%)"], ["Male", "56 (56)"]
    told_rows = told(head, *rows)
    assert (told_rows[0]["of"], told_rows[0]["group"]) == ("Age", "Drug, Male")
    assert (told_rows[-1]["of"], told_rows[-1]["group"]) == ("Gender, Male", "Drug")
