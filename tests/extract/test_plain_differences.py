"""Differences in plain sentences, one for each way of telling them: each sentence gives the estimates beside it, no
others."""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import EffectClaim
from evidex.text import View

SET_AGAINST = {
    "Cord tolerance is greater for women than for men by about 7 Gy.": "MD 7",
    "Ferritin was higher in spring than in autumn by 14 ng/mL.": "MD 14",
    "Mean HbA1c stayed 1.4% lower than in the usual-care group.": "MD 1.4",
    "Stay was shorter by 2.3 days after keyhole than after open surgery (P < 0.001).": "MD 2.3",
    "About 12 mg less zinoril and 5 mg less tamodine were used in group A than in group B.": "MD 12, MD 5",
    "Patients on bexavir lost 3.1 kg more than those on tolumab.": "MD 3.1",
    "Patients on bexavir lost an additional 3.1 kg compared with those on tolumab.": "MD 3.1",
    "Bexavir was more effective than tolumab in lowering pressure by up to 2.7 mm Hg (versus tolumab) and 4.1 mm Hg "
    "(versus zinoril).": "MD 2.7, MD 4.1",
    "Bexavir lowered resting pressure by ~5 mmHg (P=0.03), relative to placebo.": "MD 5",
    "Glucose was lowered by 51 mg/dl with the 25 mg dose and by 63 mg/dl with the 50 mg dose compared with placebo.": (
        "MD 51, MD 63"
    ),
    "Bexavir improved walking distance by 35 m over placebo (P = 0.03).": "MD 35",
    "The diary overestimated calcium compared with the recall by 210 mg/d (P < .001).": "MD 210",
    "The improvement in FEV1 with bexavir versus placebo was 0.07 L (P = 0.01).": "MD 0.07",
    "Patients in the early group were discharged 1.5 days earlier (P = .03).": "MD 1.5",
    "Bexavir gave a 0.5% greater reduction in HbA1c than tolumab.": "MD 0.5",
    "Recovery was faster by 2 days in the treated group (P = .04).": "MD 2",
    "Leukocyte counts were 900 cells/microL higher among smokers than among others.": "MD 900",
    "Pressure was reduced by 4.1, 6.2 and 7.0 mm Hg with 5, 10 and 20 mg compared with placebo.": (
        "MD 4.1, MD 6.2, MD 7.0"
    ),
}
FRONTED = {
    "Compared with usual care, patients had 21 fewer days with pain (P = .02).": "MD 21",
    "Compared with usual care, patients were employed 17.9 more days (P = .07).": "MD 17.9",
    "Compared with placebo, bexavir led to a decrease in heart rate by 12 beats/min at rest and 17 on effort.": (
        "MD 12, MD 17"
    ),
    "Relative to usual care, mean costs increased $420 in the first arm (P = .35) and $490 in the second (P = .28).": (
        "MD 420, MD 490"
    ),
    "As compared to the ideal device, the dose to the glands was increased by 5.2 Gy.": "MD 5.2",
    "Compared with placebo, pressure was reduced by 4.1, 6.2 and 7.0 mm Hg with 5, 10 and 20 mg, respectively.": (
        "MD 4.1, MD 6.2, MD 7.0"
    ),
    "Compared with placebo, 5 mg reduced pressure by 4.1 mm Hg (P < .01) and 10 mg by 6.2 mm Hg (P < .001).": (
        "MD 4.1, MD 6.2"
    ),
    "Compared with usual care, it reduced weight (2.3 kg, 1.2 to 3.4 kg) and waist (1.9 cm, 0.8 to 3.0 cm).": (
        "MD 2.3, MD 1.9"
    ),
}
CALLED_SO = {
    "Fewer homes had nets (46% vs. 51%; difference − 0.05, 95% CI −0.100 to −0.010).": "RD -0.05",
    "Relapse was alike (bexavir 23% v controls 30%, difference 7%, 95% confidence interval - 2% to 15%).": "RD 7",
    "The estimated median difference between the effects of the two drugs was 18 micrograms/min (P = 0.001).": "MD 18",
    "The difference between the group means ranged from -0.4 to 0.6 mmHg.": "MD -0.4, MD 0.6",
    "Cases were heavier (difference in weight +0.77 SD) than controls.": "MD 0.77",
    "Differences in reach were seen between group 1 and group 3 (14.2 degrees) and between group 1 and group 4 "
    "(13.1 degrees).": "MD 14.2, MD 13.1",
    "Bexavir had less effect on heart rate than tolumab (difference, 7.3 beats/min).": "MD 7.3",
    "The difference in mean pressure between women and men was 3.2 ± 1.1 mm Hg.": "MD 3.2",
    "Mean pressure differed between women and men by 3.2 mm Hg.": "MD 3.2",
    "There was a 3.2 mm Hg difference in mean pressure between women and men.": "MD 3.2",
    "There was no difference in pain between the groups (0.3 points, P = 0.6).": "MD 0.3",
    "Response rates differed by 12% (45% vs 33%; P = .01).": "RD 12",
    "The placebo-adjusted improvement in FEV1 at week 8 was 230 ml.": "MD 230",
    "The placebo-subtracted reduction in HbA1c was 0.8% with 25 mg and 1.1% with 50 mg.": "MD 0.8, MD 1.1",
    "Both gave similar placebo-adjusted improvements in FEV1 (230 ml vs. 225 ml).": "MD 230, MD 225",
    "Weight fell more with bexavir (ETD: -1.2 kg [-2.0; -0.4]).": "MD -1.2",
    "It reduced waist (mean difference −2.3 cm, P = .01) and weight (−1.9 kg, P = .02).": "MD -2.3, MD -1.9",
    "Mean differences versus placebo were 4.1 mm Hg (P < .001) for 5 mg and 6.2 mm Hg (P < .001) for 10 mg.": (
        "MD 4.1, MD 6.2"
    ),
    "FEV1 was higher with bexavir than placebo (mean difference 130 mL [13 trials; 95% CI: 50, 210 mL]).": "MD 130",
    "Effect sizes were 0.08 (95% CI: -0.20, 0.36) for height and -0.01 (95% CI: -0.24, 0.22) for weight.": (
        "SMD 0.08, SMD -0.01"
    ),
}
OF_SHARES = {
    "HbA1c fell more with bexavir; the between-group difference was 0.6% (95% CI 0.4 to 0.8).": "MD 0.6",
    "The between-group difference of 0.1% (−0.1, 0.3) in HbA1c met the criterion.": "MD 0.1",
    "Albuminuria was reduced by 31% with bexavir and by 6% with placebo, a between-group difference of 25% (95% CI 2 "
    "to 47).": "MD 25",
    "Complications occurred in 4.4% and 7.0% of the groups (absolute difference = 2.6%, P = 0.48).": "RD 2.6",
    "The proportions suppressed were 0.51 and 0.40 in both arms (difference 0.11, 95% CI: −0.02 to 0.24).": "RD 0.11",
    "The programme was associated with a 1.2% decrease in the percentage of visits with scans (p=0.001).": "RD 1.2",
    "Meta-analysis showed an improvement in local control of 4.2% (P = 0.001) and in survival of 2.6% (P = 0.01).": (
        "RD 4.2, RD 2.6"
    ),
    "There was an absolute risk increase of 1.2% (95% CI 0.3% to 2.1%).": "RD 1.2",
}
RELATIVE = {
    "The programme decreased smoking among adults by an average of 10% (95% CI for difference: 4%-15%).": "other 10",
    "Risk increased by 41% (95% CI, 20%-65%) for each 5-unit increase in homocysteine.": "other 41",
    "A 50% increase in selenium was associated with a 24% (7%, 38%) reduction in coronary risk.": "other 24",
    "There was only a 4% reduction in the odds of death in short trials (-8% to 15%).": "other 4",
    "Regimens with lower goals reduced the risk of major events (10%; 4-17) compared with others.": "other 10",
    "There were 20% (95% CI 8 to 31) fewer strokes and 10% (1 to 18) fewer deaths.": "other 20, other 10",
    "There were reductions in stroke (20%; 95% CI 8 to 31) and death (10%; 1 to 18).": "other 20, other 10",
    "Vaccine efficacy was 85.3% (95% CI 70.1 to 92.4).": "other 85.3",
    "The relative sensitivity of testing vs cytology was 1.58 (95% CI 1.22 to 2.01).": "other 1.58",
    "The risk was 3.7 times the risk among men in the lowest fifth (95% CI 1.8-4.7).": "RR 3.7",
    "Smokers had a threefold increased risk of relapse.": "RR 3",
    "Remission was more likely with bexavir (rate ratio = 1.96, 95%CI 1.02-3.77).": "RR 1.96",
    "The rate of exacerbations was lower (rate ratio 0.75, 95% CI 0.65-0.86).": "IRR 0.75",
    "Testing was more frequent in the first arm (RR1.16, CI 0.99–1.36, p = 0.060).": "RR 1.16",
    "Response was better at 2 and 4 hours post dose (odds ratio=1.21 and 1.23, respectively; both P<.05).": (
        "OR 1.21, OR 1.23"
    ),
    "Effect sizes ranged from 0.21 to 0.45.": "SMD 0.21, SMD 0.45",
    "The correlation coefficients were 0.58, 0.11 and 0.35 in cases and 0.71, 0.56 and 0.91 in controls.": (
        "r 0.58, r 0.11, r 0.35, r 0.71, r 0.56, r 0.91"
    ),
    "There was a strong correlation (0.82) between the two methods.": "r 0.82",
}
ADVANTAGE = {
    "Scores at week 12 favoured bexavir over placebo by 4.2 points (95% CI 2.1 to 6.3).": "MD 4.2",
    "Scores at week 12 favoured bexavir (4.2 points, 95% CI 2.1 to 6.3).": "MD 4.2",
    "The bexavir group outperformed the placebo group by 4.2 points (P = .01).": "MD 4.2",
    "The advantage of bexavir over placebo was 4.2 points (95% CI 2.1 to 6.3).": "MD 4.2",
    "Scores were lower in women (by 4.2 points; P = .01).": "MD 4.2",
    "Ventilation lasted 5.1 days with bexavir and 9.3 days with placebo, a reduction of 4.2 days (P<0.001).": "MD 4.2",
    "Birth weight was 120 g lower among infants of smokers (3120 vs 3240 g; P = .01).": "MD 120",
    "Breast-fed infants weighed 120 g less at 12 months than formula-fed infants (P = .03).": "MD 120",
    "Weight did not differ between groups (0.4 kg, 95% CI −1.1 to 1.9).": "MD 0.4",
    "The pooled effect on pressure was −4.2 mmHg (95% CI: −6.3; −2.1).": "MD -4.2",
    "LSM difference (95% CI) vs placebo: −0.55 (−0.70, −0.40).": "MD -0.55",
    "Bexavir saved £310 per patient compared with tolumab.": "MD 310",
    "The incremental cost of bexavir was £310 (95% CI 120 to 500).": "MD 310",
    "Each cigarette per day lowered birth weight by 12 g (95% CI 8 to 16).": "beta 12",
}
ACTED = {
    "Bexavir reduced daily pain by 3.2 points (95% CI 1.1 to 5.3).": "MD 3.2",
    "Fibrin glue reduced blood loss by 120 ml per patient (95% CI 40 to 200).": "MD 120",
    "Bexavir lowered urine output by 38 mL/h (95% CI 19 to 56) and clearance by 16 mL/min (95% CI 5 to 28).": (
        "MD 16, MD 38"
    ),
    "Adding folate lowered depression scores by a further 2.6 points (95% CI 0.4 to 4.9).": "MD 2.6",
    "Pacing significantly reduced length of stay (average -0.60 days, 95% CI -0.92 to -0.29).": "MD -0.60",
    "Smoking lowered birth weight by 120 g (95% CI 80 to 160).": "MD 120",
    "Bexavir led to a mean weight loss of 2.1 kg (95% CI 1.2 to 3.0).": "MD 2.1",
    "Training improved walking speed (0.11 m/s; 95% CI, 0.04-0.18) and balance (2.3 points; 95% CI, 0.4-4.2).": (
        "MD 0.11, MD 2.3"
    ),
    "The effect of training on speed was 0.11 m/s (95% CI 0.04 to 0.18).": "MD 0.11",
    "Patients on bexavir walked 31 m further than those on placebo (95% CI 12 to 50).": "MD 31",
    "Patients on bexavir had 1.2 fewer attacks per month than those on placebo (95% CI 0.3 to 2.1).": "MD 1.2",
    "The mean difference at 6 months was 3.4 (95% CI, 1.7 to 5.1).": "MD 3.4",
    "The absolute risk was reduced by 3.1% (95% CI 1.2 to 5.0).": "RD 3.1",
    "Deaths were reduced by 3.1 percentage points (95% CI 1.2 to 5.0).": "RD 3.1",
}
TOLD = ACTED | SET_AGAINST | FRONTED | CALLED_SO | OF_SHARES | RELATIVE | ADVANTAGE
NONE = (
    "Cycling led to a rise (HR + 14 beats/min, p < 0.001) in men.",
    "The exercise group reduced its pain score by 1.3 points (95% CI 0.5 to 2.1).",
    "Patients in both groups lowered their weight by 3.1 kg (95% CI 2.0 to 4.2).",
    "Women increased their activity by 12 min/day (95% CI 8 to 16).",
    "There was a difference in mean 24-hour pressure between the groups.",
    "Placebo lowered pain by 1.2 points (95% CI 0.4 to 2.0).",
    "In the training group, walking speed improved by 0.11 m/s (95% CI, 0.04-0.18).",
    "Bexavir lowered weight by 3.1 kg (95% CI 2.0 to 4.2) from baseline.",
    # What decreased somehow, or beside what another one increased, is acted on by nothing.
    "Body weight decreased steadily by 3.2 kg (95% CI 1.1 to 5.3).",
    "Systolic pressure decreased further by 3.2 mm Hg (95% CI 1.1 to 5.3).",
    "Pain decreased through exercise by 3.2 points (95% CI 1.1 to 5.3).",
    "Snacks increased the intake and body weight increased by 2.3 kg (95% CI 1.1 to 3.5).",
    "Bexavir reduced systolic pressure by 12 mm Hg compared with 5 mm Hg for placebo.",
    "Compared with baseline, bexavir reduced systolic pressure by 12 mm Hg.",
    "Weight fell by 3.1 kg in the diet group compared with 1.2 kg in controls.",
    "Weight fell by 3.1 kg in the diet group compared with no change in controls.",
    "A difference of 10 points was considered clinically important.",
    "The study was powered to determine a 5% difference in survival between groups.",
    "The differences between pre- and post-test scores of the two groups were 24.5 ± 5.7 and 20.6 ± 5.6.",
    "Pain was less than in group P on arrival and 60, 120 and 180 min later (P<0.05).",
    "Control of pressure was greater than that produced by 20 mg daily of tolumab.",
    "A lower relapse rate was seen with bexavir 80 mg compared with placebo (P < 0.01).",
    "Referral would have occurred 8.4 months earlier than actual referral (p < 0.05).",
    "After 18 weeks pressure was −2.7 ± 0.7 mmHg lower (P < 0.05).",
    "The incremental cost-effectiveness ratio was £15,500 per QALY.",
    "Serum levels were 12.3 ng/mL in patients compared with 23.5 ng/mL in controls.",
    "Walking distance improved by 35 m with bexavir compared with 4 m with placebo (P = .02).",
)


def _claims(sentence: str) -> list[EffectClaim]:
    claims = extract_claims(View(document_of(sentence, "", "plain")))
    return [each for each in claims if isinstance(each, EffectClaim)]


def _effects(sentence: str) -> list[str]:
    return sorted(f"{each.measure} {each.estimate}" for each in _claims(sentence))


@pytest.mark.parametrize(("sentence", "told"), TOLD.items(), ids=lambda each: str(each)[:40])
def test_a_sentence_tells_its_differences_and_no_others(sentence: str, told: str) -> None:
    assert _effects(sentence) == sorted(told.split(", "))


@pytest.mark.parametrize("sentence", NONE, ids=lambda each: each[:40])
def test_what_one_group_has_or_a_study_was_to_find_is_no_difference(sentence: str) -> None:
    assert _effects(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("Patients on bexavir walked 31 m further than those on placebo (95% CI 12 to 50).", ("12", "50")),
        ("Bexavir lowered weight by 2.1 kg (95% CI 1.2 to 3.0).", ("1.2", "3.0")),
        ("Cure was likelier with bexavir (RR 1. 32; 95% CI, 1. 02 to 1. 71).", ("1.02", "1.71")),
    ],
)
def test_the_interval_behind_what_a_difference_is_set_against_is_its_own(
    sentence: str, bounds: tuple[str, str]
) -> None:
    (told,) = _claims(sentence)
    assert (str(told.ci_low), str(told.ci_high)) == bounds


@pytest.mark.parametrize(
    "sentence",
    [
        "The difference in blood pressure between the groups was 10.1/4.5 mmHg (P < 0.001).",
        "The blood pressure difference (P < 0.001) between the two groups was 10.1/4.5 mmHg.",
    ],
)
def test_both_pressures_of_a_pair_have_its_p_value(sentence: str) -> None:
    assert [str(each.p_value) for each in _claims(sentence)] == ["0.001", "0.001"]


def test_the_p_value_behind_the_step_of_a_slope_is_its_own() -> None:
    (told,) = _claims(
        "Salt was associated with pressure (2.1 mmHg [95% CI 0.4 to 3.9] per 50 mmol of sodium per day, p < 0.01)."
    )
    assert str(told.p_value) == "0.01"


@pytest.mark.parametrize(
    ("sentence", "factor", "outcome"),
    [
        (
            "Pain scores favoured acupuncture (mean difference -0.66, 95% CI -0.95 to -0.37).",
            "acupuncture",
            "Pain scores",
        ),
        ("Fever favoured neither, but pain favoured rest (mean difference -0.7, 95% CI -0.9 to -0.4).", "rest", "pain"),
        ("The mean difference at 6 months was 3.4 (95% CI, 1.7 to 5.1).", None, None),
        ("The difference in weight between the two groups was 3.4 kg.", None, "weight"),
        ("The treatment effect was 3.2 points (95% CI 1.1 to 5.3) at 12 weeks.", None, None),
        ("The number needed to treat was 12 (95% CI 8 to 25).", None, None),
    ],
)
def test_no_side_is_the_name_of_the_estimate_itself(sentence: str, factor: str | None, outcome: str | None) -> None:
    (told,) = _claims(sentence)
    assert (told.factor, told.outcome) == (factor, outcome)


@pytest.mark.parametrize("who", ["Most patients", "Parents", "Surgeons"])
def test_who_favours_something_is_no_outcome(who: str) -> None:
    (told,) = _claims(f"{who} favoured early discharge (OR 1.66, 95% CI 1.2 to 2.4).")
    assert told.outcome != who


def test_by_how_much_a_time_was_shortened_is_no_time() -> None:
    (told,) = _claims("Warming shortened the time to discharge by 12 min (95% CI 3 to 21; P = .01).")
    assert told.timepoint is None


@pytest.mark.parametrize(
    ("primary", "outcome"),
    [
        ("relapse at one year", "relapse"),
        ("the proportion of patients with relapse", "relapse"),
        ("a composite of death, stroke or infarction within a year", "composite of death, stroke or infarction"),
        ("delayed graft function", "delayed graft function"),
        ("evaluated in 200 patients", None),
        ("available for 200 patients", None),
        ("unknown", None),
    ],
)
def test_what_a_document_says_of_its_primary_outcome_may_be_no_name_of_it(primary: str, outcome: str | None) -> None:
    (told,) = _claims(f"The primary outcome was {primary}. The hazard ratio was 0.74 (95% CI 0.60 to 0.91).")
    assert told.outcome == outcome
