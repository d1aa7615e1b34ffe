"""What a value is: each sentence gives the statistics beside it, in order."""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import ScoreClaim
from evidex.text import View

TOLD = {
    # Quartiles stand around medians, and a pair is what its label says.
    "Albumin excretion was 99 mg/24 h (25th percentile 58, 75th percentile 126).": "median",
    "Latency was longer with bexavir (12.0 h [IQR 11.0-18.0] vs 0.8 h [IQR 0.6-1.0]).": "median median",
    "Survival was longer with bexavir (median disease-free survival 20 months vs 4.5 months).": "median median",
    "The median 24-h gastric pH was not different (5.3 versus 4.6).": "median median",
    # Two statistics beside one another: the first number is of the first.
    "The mean (median) stay was 10.6 days.": "mean",
    "The median (mean) cost was $27 per day.": "median",
    "The mean and median age was 50.9 ± 19.8 years and 50 years, respectively.": "mean median",
    # Levels, though a change is told: where it began, and where it ended.
    "Bexavir changed flow (9.6 ± 5.1% to 14.4 ± 7.4%) and resistance (-10.4 ± 8.1% to -16.7 ± 9.2%).": (
        "mean mean mean mean"
    ),
    "There was no change with bexavir (7.9 ± 0.6% before and 8.0 ± 0.4% after 1 year).": "mean mean",
    "Liver fat decreased (7.8 ± 9.8% [baseline], 4.5 ± 5.9% [6 months]).": "mean mean",
    "Mean HbA1c fell from a baseline of 8.4% to 7.1% at week 24.": "mean mean",
    # Changes.
    "At week 24 mean HbA1c had fallen by 1.3%.": "mean_change",
    "Mean reductions from baseline of 9.6 mm Hg were seen.": "mean_change",
    "Lipids stayed low (apoB change: 0.03 ± 0.02 mmol/L).": "mean_change",
    "Well-being rose (change in the index, 3.0 ± 6.8 with bexavir versus -0.8 ± 10.3 with placebo).": (
        "mean_change mean_change"
    ),
    "The reduction in pressure was the same for both sexes (20 ± 11 versus 19 ± 12 mmHg).": "mean_change mean_change",
    "The heart recovered (delta ET/PEP: 11.9 ± 2.3 vs 4.7 ± 6.4%).": "mean_change mean_change",
    "The average weight gain was 2.5 kg with bexavir, compared to 0.9 kg with tolumab.": "mean_change mean_change",
    "Eye pressure was reduced by 5.2 mmHg (23%) compared to 4.0 mmHg (17%) with bexavir.": (
        "mean_change mean_change mean_change mean_change"
    ),
    "Uptake changed more with bexavir (Delta1.1 ± 2.0 vs 0.2 ± 1.9 mL).": "mean_change mean_change",
}


@pytest.mark.parametrize("text", TOLD)
def test_a_plain_sentence_tells_what_its_values_are(text: str) -> None:
    claims = [claim for claim in extract_claims(View(document_of(text, "", "plain"))) if isinstance(claim, ScoreClaim)]
    assert [claim.statistic for claim in sorted(claims, key=lambda claim: claim.start)] == TOLD[text].split()
