"""Whose each value is: each sentence gives the groups beside it, in order ('-' where it tells none)."""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import ScoreClaim
from evidex.text import View

ARMS = "Sixty patients were randomly assigned to bexavir or placebo. "
TOLD = {
    # Lists of labels in the order of the values.
    "Mean stay was 4.1 days, 5.2 days and 7.3 days in groups A, B and C.": "group A|group B|group C",
    "Pain was 6.1, 4.2 and 3.3 in groups I, II and III.": "group I|group II|group III",
    "Mean pain scores were 62/38/19 in the placebo, low-dose and high-dose groups.": (
        "placebo groups|low-dose groups|high-dose groups"
    ),
    # Of a pair the second is never of the group that has more: of the other arm, where there are two.
    "Operating time was shorter with the stapler (65 vs 92 min; P = 0.01).": "stapler|-",
    "Walking distance was longer in the trained group (410 vs 352 m).": "trained group|-",
    f"{ARMS}Stay was shorter in the bexavir group (6.5 vs 9.2 days).": "bexavir group|placebo",
    # What began and ended is of one group.
    "Pain scores improved in the bexavir group (6.5 vs 4.2).": "bexavir group|bexavir group",
    "Ferritin rose from 18 (6) to 42 (11) µg/L in the iron group and to 20 (7) µg/L in the placebo group.": (
        "iron group|iron group|placebo group"
    ),
}


@pytest.mark.parametrize("text", TOLD)
def test_each_value_is_told_of_its_group(text: str) -> None:
    claims = [claim for claim in extract_claims(View(document_of(text, "", "plain"))) if isinstance(claim, ScoreClaim)]
    assert [claim.group or "-" for claim in sorted(claims, key=lambda claim: claim.start)] == TOLD[text].split("|")
