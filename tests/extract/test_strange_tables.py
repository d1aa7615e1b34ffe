"""Tables that no author meant: large ones and what repeats itself without end are read to the end.

Each of these took minutes or hours, growing with the square of the table or faster.
"""

from __future__ import annotations

import pytest

from evidex.extract import extract_claims
from evidex.extract._cells.marks import marks_of
from evidex.extract._cells.names import named
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import Claim, EffectClaim, Metadata, Origin, ProportionClaim
from evidex.text import View


def claims_of(heads: list[str], rows: list[list[str]], caption: str = "", note: str = "") -> list[Claim]:
    builder = Builder()
    drafts = [[DraftCell(text, header=True) for text in heads]]
    drafts += [[DraftCell(text, col_span=len(heads) if len(row) == 1 else 1) for text in row] for row in rows]
    write_table(builder, drafts, label="Table 1", caption=caption, footnotes=[note] if note else [], header_rows=1)
    document = builder.build(Origin(name="made", sha256="0" * 64, reader="test"), Metadata())
    return list(extract_claims(View(document)))


ESTIMATE = "1.2 (1.1–1.3)"


@pytest.mark.parametrize("cell", ["-" * 6_000 + "x", "(" * 6_000 + "x", "% " * 3_000 + "x", "0.5" + "*" * 60 + "5"])
def test_a_cell_without_end_is_passed_over(cell: str) -> None:
    found = claims_of(["", "OR (95% CI)", "P"], [["Age", ESTIMATE, "0.01"], ["Sex", cell, ""]], note="* P < 0.05")
    assert [claim.factor for claim in found if isinstance(claim, EffectClaim)] == ["Age"]


@pytest.mark.parametrize("words", [" " * 6_000 + "x", "* P < 0.05; " * 500, "SD " * 20_000, "% " * 20_000])
def test_a_note_without_end_is_read_to_the_end(words: str) -> None:
    found = claims_of(["", "OR (95% CI)"], [["Age", ESTIMATE]], note=f"a{words}")
    assert [claim.factor for claim in found if isinstance(claim, EffectClaim)] == ["Age"]


def test_a_header_of_digits_or_marks_is_read() -> None:
    assert named("1" * 60 + "#x").name
    assert marks_of("*" * 40 + "1") == frozenset()


def test_estimates_of_thousands_of_categories_are_read() -> None:
    rows = [["Age"], *[[f"Class {number}", ESTIMATE, "0.03"] for number in range(2_000)]]
    caption = "Odds ratios " + "for the risk of death " * 500
    found = [claim for claim in claims_of(["", "OR (95% CI)", "P"], rows, caption) if isinstance(claim, EffectClaim)]
    assert len(found) == 2_000


def test_differences_in_hundreds_of_columns_are_read() -> None:
    heads = [f"Mean difference {number} (95% CI)" for number in range(300)]
    found = claims_of(["", *heads], [[f"Item {row}", *["1.2 (0.8 to 1.6)"] * 300] for row in range(4)])
    assert len([claim for claim in found if isinstance(claim, EffectClaim)]) == 1_200


def test_shares_of_thousands_of_rows_among_thousands_of_sizes_are_read() -> None:
    rows = [[f"Item {number}", "25 (25.0)", "30 (30.0)"] for number in range(1_000)]
    caption = "Sizes: n = 100, " + ", ".join(f"n = {number}" for number in range(1_000, 2_000))
    found = [
        claim for claim in claims_of(["", "A, n (%)", "B, n (%)"], rows, caption) if isinstance(claim, ProportionClaim)
    ]
    assert len(found) == 2_000
    assert {claim.denominator for claim in found} == {100}
