"""Values in plain sentences, one for each way of telling them: each sentence gives the numbers beside it, no others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import ScoreClaim
from evidex.text import View

TOLD = {
    "The volume of the gland decreased by some 50% in the zinc group.": "50",
    # Where something began and ended, in a bracket.
    "The Lenz index (32 to 66, P < 0.01) and wellbeing (41 to 58, P = 0.02) improved at 1 week.": "32 66 41 58",
    "HDL cholesterol rose by 8.4% (from 1.19 to 1.29 mmol/L, P < .05).": "8.4 1.19 1.29",
    "Pain decreased by 46% (6.3 to 3.4 points).": "46 6.3 3.4",
    "The thoracic curve of 31° was corrected to 14° at last follow-up.": "31 14",
    # Arms, measurements and times as labels.
    "Ferritin was alike in both groups (4.15 ng/mL training versus 4.34 ng/mL control, P = 0.85).": "4.15 4.34",
    "Morphine use was lower (block group, 0.127 mg/kg; controls, 0.480 mg/kg; P = .023).": "0.127 0.480",
    "Exercise time increased in both groups (bexavir +31 s, nitrate +44 s).": "31 44",
    "Mean costs per patient were alike (bexavir, $1410; tolumab, $1620; and placebo, $1590).": "1410 1620 1590",
    "Levels rose (E2: baseline 2.6 pg/ml, 12 weeks 31.9 pg/ml; E1: baseline 17.8 pg/ml, 12 weeks 40.6 pg/ml).": (
        "2.6 31.9 17.8 40.6"
    ),
    "Pain improved (preoperative 7.2, postoperative 2.4, last follow-up 1.8).": "7.2 2.4 1.8",
    # Changes with a sign, alone in their bracket, or beside a noun.
    "Tremor scores decreased with bexavir (-0.41) but increased with tolumab (+1.32; P < .05).": "-0.41 1.32",
    "The placebo group had a 0.031-mm increase in wall thickness.": "0.031",
    "Bexavir led to a 2.3-mmol/L decrease in fasting glucose (P = 0.04).": "2.3",
    "There was a weight gain of 1.4 kg (p < 0.01) after 12 weeks.": "1.4",
    "Significant increases in serum potassium of 0.27 mEq/L were seen.": "0.27",
    "Walking time was prolonged by 41 seconds with bexavir.": "41",
    "The change in score was 26 for surgical patients compared with 12 for medically treated patients.": "26 12",
    # Lists in the order of groups or times.
    "Sensory block was maintained for 121, 153 and 144 minutes in groups A, B and C respectively.": "121 153 144",
    "Cholesterol at baseline, 8 and 16 weeks was 5.71, 5.72 and 5.83 mmol/L.": "5.71 5.72 5.83",
    "The mean inhibition of acid output for 5, 10 and 20 mg of bexavir was 14%, 28% and 45%, respectively.": "14 28 45",
    "The mean curve was 31° preoperatively, 6° postoperatively (81% correction), and 4° (87%) at the last follow-up.": (
        "31 6 4"
    ),
    # A spread or a statistic that stands behind.
    "Variation was 71 mL (25th percentile of 52 mL and 75th percentile of 104 mL).": "71",
    "Median rates were 109 (IQR 102-131) by hand, 107 (105-127) with device A and 102 (101-104) with device B.": (
        "109 107 102"
    ),
    "During 1.6 years mean follow-up, 12 patients died.": "1.6",
    "Users averaged eight prescriptions annually.": "8",
    "The mean score was 16.3 out of 24 points.": "16.3",
    "The median score was 16 out of a possible 24 points.": "16",
    "The median score was 17 (of a possible 24) points.": "17",
    # A plain clause with a unit and no word for the statistic.
    "Blood loss was 110 mL, 170 mL and 230 mL in groups A, B and C.": "110 170 230",
    "At a median 38-month follow-up, 4 implants had failed.": "38",
    "Quality of life improved (SF-36 physical score 38.2 to 44.1; P = .003).": "38.2 44.1",
    "Preoperative and postoperative Lenz scores were 48 and 22.": "48 22",
    "Ferritin concentrations of 114 µg/L and 47 µg/L were found in men and women, respectively.": "114 47",
    "Mean CRP: 12.4 mg/L (cases), 3.2 mg/L (controls).": "12.4 3.2",
    "Eye pressure was reduced 6.1 mm Hg (25%) by bexavir and 4.8 mm Hg (20%) by tolumab.": "6.1 25 4.8 20",
    "Half-life was 4.1 h and clearance 12.2 L/h.": "4.1 12.2",
    "Satisfaction was rated 8.2 out of 10.": "8.2",
    "Birth weight was 3120 g versus 2980 g (P = .04).": "3120 2980",
    "Ejection fraction rose from 34% to 42%.": "34 42",
    "The Lenz score was 7 [6–8] vs 3 [2–4] (p<0.001).": "7 3",
    "Zinc (70.2 µg/dL in cases, 91.2 µg/dL in controls; P < .001) was low.": "70.2 91.2",
    "Average pain decreased 2.3 points (from 6.8 to 4.5).": "2.3 6.8 4.5",
    "Baseline HbA1c averaged 8.1%; at week 24 it was 7.4%.": "8.1",
    "Peak flow rose 15% (18.2 to 20.9 L/min).": "15 18.2 20.9",
    "Patients used 3.1 tablets per day before and 1.2 after treatment.": "3.1 1.2",
    "Onset was 12 min (bexavir) vs 19 min (tolumab), P = .01.": "12 19",
    "The Apgar score at 5 min was 9 (8–10).": "9",
    "Average reduction in eye pressure was 13.2% using bexavir and 12.4% using tolumab.": "13.2 12.4",
    # Beside a bound, a range or a time that is none.
    "Mean pain scores (10 cm scale) were lower with bexavir (3.5 cm) than with placebo (5.1 cm).": "3.5 5.1",
    "Twenty children (age range 3 months to 15 years, mean age 5.7 years) were treated.": "5.7",
    "During a median of 12 years of follow-up, 91 strokes and 70 fractures occurred.": "12",
    "Median survival rose from 9 months with 45 Gy to 12 months with 60 Gy.": "9 12",
    "Visits were more frequent in the nurse group (4.9 (SD2.2) vs. 2.6 (SD1.5) visits).": "4.9 2.6",
    # What a range behind a number, or a part of what is normal, shows.
    "Total scores were similar, 101 (range, 89-109) for the brace group and 100 (range, 85-106) for the cast group.": (
        "101 100"
    ),
    "The half-life was approximately 1.2 h (range: 0.4-3.0 h).": "1.2",
    "The ache was shorter in group A (0 d; range 0-12) than in group B (6 d, range 0-20).": "0 6",
    "The score was lower in cases (4 [2-10] vs 6 [2-13]; P = 0.005).": "4 6",
    "FEV1 was 61% of predicted with bexavir and 58% of predicted with placebo.": "61 58",
    "Four men (enzyme concentration, 16% of normal) had emphysema.": "16",
    # The same unit, or a score, in two groups or at two times; units that begin with a sign.
    "Serum zinc was 70 µg/dL in patients and 91 µg/dL in controls (P < 0.001).": "70 91",
    "Time to discharge was 4.2 h after spinal and 5.1 h after general anaesthesia.": "4.2 5.1",
    "Ferritin was 18 µg/L before and 42 µg/L after treatment.": "18 42",
    "The Constant score was 78 in the repair group and 71 in the control group.": "78 71",
    "VAS scores were 6.2, 3.1 and 2.0 at baseline, 6 weeks and 6 months.": "6.2 3.1 2.0",
    "Average costs per patient were alike with the three drugs (bexavir, $1414; tolumab, $1671; and placebo, $1599).": (
        "1414 1671 1599"
    ),
    "Mean (95% CI) use of 54 (42-65) mg with bexavir was (P=0.04) lower than that of 72 (58-86) mg with placebo.": (
        "54 72"
    ),
    "The mean Harris score was 41 before surgery and 88 at the 2-year follow-up.": "41 88",
    "Firing fell to 61, 66 and 39% of baseline with 1, 2 and 5 mg/kg.": "61 66 39",
    "Mean left ventricular ejection fraction (LVEF) was 29%; 96% were in NYHA class III/IV.": "29",
}
NONE = (
    "The slope of the line was −0.154, and on average, we might expect no change in density with zinc for a subject"
    " whose density before was ∼0.93.",
    "Bexavir reduced tension at 10(-7) M and 10(-5) M.",
    "Infusion doses were 3 and 2 micrograms/kg/min in groups A and B, respectively.",
    "The allele frequencies were 0.56 and 0.44 in groups A and B, respectively.",
    "A 2-point decrease in severity was achieved in 38% of the attacks.",
    "The increase in volumes was reduced by 6 weeks' treatment.",
    "BNP decreased significantly by 90 days.",
    "The groups had nearly identical 36-month reductions in diameter.",
    "During follow-up (285,332 person-years) few tumours were found.",
    # Bounds, conditions, levels not to be reached, ends of ranges, lengths of scales, counts.
    "The mean peak concentration was less than 1 ng/mL.",
    "Infusion went on until heart rate was reduced by 25%.",
    "Rescue was given whenever systolic pressure increased by 20%.",
    "All were far below the toxic level of 4.0 µg/mL.",
    "The one-sided lower 95% confidence limit of the fall in pressure was -1.2 mmHg.",
    "Admissions were fewer with bexavir (641 vs 767 events).",
    "Samples were drawn on day 28 ± 2 after a wash-out period of 7 ± 2 days.",
    "The intraclass correlation was 0.13 (± 0.03) for FEV1 and 0.17 (± 0.04) for flow.",
    "The 3-year glaucoma rate was 42.6 ± 6.8% (standard error).",
    "Median scores rose almost alike up to 2 hours.",
    "The median peak with bexavir was 2.4 times as high as with placebo.",
    "Twelve centres treated 14 (range 3-40) patients each.",
    "The odds ratio was 1.2 (range 0.4-3.0).",
    "Only 12% of predicted cases occurred.",
    "Patients took 20 mg (range 10-40 mg) of bexavir.",
    "The dose was 12 mg in men and 9 mg in women.",
    "Mortality was 12 per 1000 in men and 9 per 1000 in women.",
    "The cut-off score was 12 in men and 9 in women.",
    "FEV1 was below 60% of predicted, and flow exceeded 70% of normal, in 12 patients.",
    "Anaesthesia was deepened until pressure was within 10% of baseline.",
    "We recommend a target INR of 2.5 (range, 2.0 to 3.0).",
)


def _values(text: str) -> list[Decimal]:
    claims = extract_claims(View(document_of(text, "", "plain")))
    return sorted(claim.value for claim in claims if isinstance(claim, ScoreClaim))


@pytest.mark.parametrize("text", TOLD)
def test_a_plain_sentence_gives_its_values(text: str) -> None:
    assert _values(text) == sorted(map(Decimal, TOLD[text].split()))


@pytest.mark.parametrize("text", NONE)
def test_a_number_that_is_no_value_gives_none(text: str) -> None:
    assert _values(text) == []


def test_where_a_change_began_and_ended_is_no_range_of_it() -> None:
    claims = extract_claims(View(document_of("Cholesterol rose by 8.4% (from 1.19 to 1.29 mmol/L).", "", "plain")))
    change = next(claim for claim in claims if isinstance(claim, ScoreClaim) and claim.statistic == "mean_change")
    assert (change.value, change.low, change.spread) == (Decimal("8.4"), None, None)
