"""Factors that a sentence leaves to the title: 'the drug'."""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract.cause import EXTRACTOR
from evidex.schema import CauseClaim
from evidex.text import View

TEXT = (
    "Sixty sailors were treated with zinc or lime. Scurvy was rare in the zinc group. The drug is associated with rash."
)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Zinc for scurvy", ["drug (zinc)"]),
        ("Two ways to keep sailors well", ["drug"]),  # which of them is not said: better none than a wrong one
    ],
)
def test_the_drug_is_the_one_of_the_title(title: str, named: list[str]) -> None:
    claims = [claim for claim in EXTRACTOR.extract(View(document_of(TEXT, title))) if isinstance(claim, CauseClaim)]
    assert [claim.factor for claim in claims] == named
    assert [claim.derived for claim in claims] == [("factor",) if "(" in name else () for name in named]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Both drugs relieved pain.", "drugs (zinc)"),
        ("Treatment improved sleep.", "Treatment (zinc)"),
        ("The experimental group had a higher risk of rash.", "experimental group (zinc)"),
        ("Both treatments relieved pain.", "treatments"),  # they may be any that the sentence before has named
    ],
)
def test_what_stands_for_the_arm_is_told_with_its_name(said: str, named: str) -> None:
    text = f"Sixty sailors were treated with zinc or lime. Scurvy was rare in the zinc group. {said}"
    claims = EXTRACTOR.extract(View(document_of(text, "Zinc for scurvy")))
    assert [claim.factor for claim in claims if isinstance(claim, CauseClaim)] == [named]
