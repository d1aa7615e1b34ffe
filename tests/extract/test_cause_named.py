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
