"""Proportions and scores in table cells."""

from decimal import Decimal
from typing import Any

import pytest

from evidex.extract import extract_claims
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import Claim, Metadata, Origin, ProportionClaim, ScoreClaim
from evidex.text import View


def claims_of(heads: list[str], *rows: list[str], caption: str = "") -> list[Claim]:
    builder = Builder()
    drafts = [[DraftCell(text, header=True) for text in heads], *([DraftCell(text) for text in row] for row in rows)]
    write_table(builder, drafts, label="Table 1", caption=caption, header_rows=1)
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
