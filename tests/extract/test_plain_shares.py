"""Shares in plain sentences that were made up for their forms: each line is a sentence and its shares.

A share is written as it is told: counts, percentage, range, interval.
"""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import ProportionClaim
from evidex.text import View

SHARES = """
Fifty-four percent (54%) of our patients had short attacks. | 54%
Around 6% (6.41%) of the patients bore the mutation. | 6.41%
Around 6% (6.41%) of the 1200 patients bore the mutation. | -/1200 6.41%
Eleven of 20 patients (55%) were men, 30% of the controls smoked and 15% of the relatives drank. | 11/20 55%; 30%; 15%
Eleven of 20 patients (55%) recovered, 35% of patients relapsed and 10% died. | 11/20 55%; -/20 35%; -/20 10%
More than seven percent (7.2%) of subjects had overgrowth. | 7.2%
The ratio of men to women was 1:2, and 54% of patients were treated. | 54%
One-year survival was 48% in patients over the age of 70 and 61% in those under 70. | 48%; 61%
Relapse rates from 8% to 17% have been reported. | 8-17%
Recurrence rates vary markedly from 11% to 58%. | 11-58%
Sensitivities and specificities range from 81% to 94% and 51% to 67%, respectively. | 81-94%; 51-67%
Timing of aspirin improved (start date (71% to 93%, P < 0.001), stop date (14% to 62%, P < 0.001)). | 71%; 93%; 14%; 62%
Of 40 patients, 20 (50%) improved (95% CI 34-66%), 12 (30%, 17-47%) did not and 8 (20%, 10-36%) were lost. \
| 20/40 50% 34-66%; 12/40 30% 17-47%; 8/40 20% 10-36%
The prevalence was 8.35% (95% CI, 7.05%-9.78%; n = 160). | 160/- 8.35% 7.05-9.78%
Two deaths occurred in the placebo groups (0.11%, or 502 per 100,000 years) and 12 in the active groups \
(0.21%, or 1121 per 100,000 years). | 2/- 0.11%; 12/- 0.21%
The first choice was silver nitrate in 21 out 34 clinics in 2001 and 25 out 35 in 2004. | 21/34; 25/35
None of the 3 required dialysis. | 0/3
Five of the 12 heterozygotes were ill compared with one of 24 control subjects (p = 0.01). | 5/12; 1/24
The mutation was more frequent among the 18 cases (41%) than among the 200 controls (6%). | -/18 41%; -/200 6%
Of 80 patients in the trial, aged 54 ± 12 years, with failure for 5.2 ± 3.1 years, 61 were men and 30 had diabetes. \
| 61/80; 30/80
Of 28 eyes treated with 16 to 18 Gy and followed for more than 1 year, 20 had an improvement. | 20/28
Of nine patients with epilepsy, six became seizure-free while three continued to have seizures. | 6/9; 3/9
The trial enrolled 150 elderly, chronically ill patients (median age, 72 years [range 54-89]), 91 of whom finished. \
| 91/150
Angiography showed disease in 55 of 187 patients (29%), of whom 52% had single-vessel disease. | 55/187 29%; -/55 52%
The risk was 44% in patients with extension (n = 900) but only 15% for those who met the criteria (n = 180). \
| -/900 44%; -/180 15%
A total of 2,180 patients were enrolled; 1,700 (52% male) completed the study. | -/1700 52%
The proportion of patients with a large increase in weight (12-18% in the two arms) was alike. | 12-18%
A fall in pressure of > 30% was more frequent with drug A than with placebo (62% vs. 41%; P = 0.01). | 62%; 41%
Patients on drug A were more likely to report a 50% or greater reduction in pain (44% vs 25%; P = 0.02). | 44%; 25%
There were no differences in caesarean deliveries between units: 14% in unit A; 15% in unit B; and 16% in unit C. \
| 14%; 15%; 16%
Side effects occurred in 24 patients (57%), with a drop-out rate of 12%. | 24/- 57%; 12%
Rates of discontinuation were comparable between all doses of drug A and placebo (2.4% vs 1.9%). | 2.4%; 1.9%
Ninety migraineurs took part and 42 (47%, 95% CI 36-58%) preferred A and 27 (30%, 21-40%) B. \
| 42/90 47% 36-58%; 27/90 30% 21-40%
Of 30 patients, 20 (67%) responded to the first dose, 8 responded to the second dose, and 2 were not helped. \
| 20/30 67%; 8/30; 2/30
A total of 300 questionnaires were sent and 210 were returned (70%). | 210/300 70%
Twelve patients died (6% of 200). | 12/200 6%
Of the 48 who completed the study, 36 (75%) improved. | 36/48 75%
Of 120 patients 70 (50%) responded. | 70/120 50%
Of the 120 patients in the drug group 5 (4%) died, compared with 10 (8%) of the 122 on placebo. | 5/120 4%; 10/122 8%
Of 120 patients included in the study 60 (50%) had pain. | 60/120 50%
Of the 120 in group 2 (50%) had pain. | 50%
Of the 400 invited, 300 took part (75%), and 150 of these (50%) were smokers. | 300/400 75%; 150/300 50%
The test was positive in 19 of 20 patients with disease (sensitivity 95%) and negative in 45 of 50 without \
(specificity 90%). | 19/20 95%; 45/50 90%
Cure was seen in all 24 patients on A (100%) and 12 of 24 on B (50%). | 24/24 100%; 12/24 50%
The incidence was 20% in 45 patients on A and 30% in 47 patients on B. | -/45 20%; -/47 30%
A relapse was seen in 10 patients, i.e. 25%. | 10/- 25%
Relapse occurred in 12/48 patients on drug A vs 6/47 on placebo (25% vs 13%). | 12/48 25%; 6/47 13%
Relapse was seen in 12 (of 48) patients (25%). | 12/48 25%
Eleven of 20 (55%) had complete resolution, 35% had partial resolution, and 10% showed no change. \
| 11/20 55%; -/20 35%; -/20 10%
For these types, 239 (44%) of 546, 388 (68%) of 570, and 512 (94%) of 547 urologists recommended a sling. \
| 239/546 44%; 388/570 68%; 512/547 94%
Of the 90 patients, 20% of A users and 40% of B users improved. | 20%; 40%
Causes were adverse reactions (52%), allergy (25%), medication errors (15%) and interactions (8%) of patients. \
| 52%; 25%; 15%; 8%
An HbA1c < 7% was achieved in about 4-fold more patients who were given both drugs (36%) than drug A (9%). | 36%; 9%
Mortality at one year was 12% in metoprolol and 18% in the celiprolol group. | 12%; 18%
The need for transfusion was reduced to 30% from 90%. | 30%; 90%
The 3-year rate of glaucoma in patients with large and with small tumours was 70.4 ± 8.1% and 12.5 ± 6.0%. \
| 70.4%; 12.5%
"""
NONE = """
Sedation was induced with propofol 1% (n = 7) or 2% (n = 9) in all patients.
Patients received 1 ml of tramadol 5% (group T, n = 30) or prilocaine 2% (group P, n = 30).
Adapalene gel 0.1% and adapalene solution 0.1% helped patients as much as tretinoin gel 0.025%.
Patch tests with captopril at 1% and 10% concentrations were positive.
Pantoprazole reduced the fraction time of pH < 4 in the patients from 21% to 3%.
The percentage of intragastric pH > 5 was similar in cured and other patients (78.7% vs. 76.7%).
We searched for patients in MEDLINE (1/1966 to 3/2000) and EMBASE (1/1988 to 2/2000).
Between 01/2009 and 02/2010 we randomized patients.
Visual acuity of the patient rose from 6/24 in the right eye and 6/60 in the left to 6/9 in both eyes.
Less than 10% was recovered unchanged in urine, and 50-60% of the dose was excreted in patients.
There was a low extent of renal excretion of the drug in healthy subjects (11%) and in patients (3%).
In patients most chambers agreed to within less than 0.5%.
Percent predicted FEV1 was comparable between groups of patients (drug A: 58.5%; placebo: 60.1%).
Levels were substantially lower in patients on beta-blockers (28% and 61%, respectively).
Ischaemia of patients was reduced by 40% (P = .009) early and 34% (P = .02) late after angioplasty.
The number of side effects on drug A was 57% of that for patients on drug B.
The aggregate time above pH 3 of 18-20 hours/day was reached by patients.
Patients were assigned to one of three antibiotics, and two of three drugs were given.
The 95% confidence interval of the difference between patients being -22% to 13%, none was better.
The haematocrit in the 2 patients with erythrocytosis fell from 54% to 39%.
In patients the most common adverse events (> 5%) were headache and nausea.
About 2/3 of the cases were weak.
Malformations occur with a frequency of 3-12/1000 births.
The reduction in the incidence of diarrhoea in treated children ranged from 8% to 45%.
Patients lost 8.6% (P < 0.01) from vertebrae and 7.8% (P < 0.01) from the femora.
Costs per patient increased $419 (11%) in the first group.
"""


def _told(text: str) -> list[str]:
    """The shares of a text as they are written above."""
    claims = extract_claims(View(document_of(f"Results: {text}", "A trial in patients", "plain")))
    return [_written(claim) for claim in claims if isinstance(claim, ProportionClaim)]


def _written(claim: ProportionClaim) -> str:
    counts = (claim.numerator, claim.denominator)
    parts = ["/".join("-" if count is None else str(count) for count in counts)] if any(counts) else []
    if claim.percent is not None:
        parts.append(f"{claim.percent}%")
    for low, high in ((claim.low, claim.high), (claim.ci_low, claim.ci_high)):
        if low is not None:
            parts.append(f"{low}-{high}%")
    return " ".join(parts)


@pytest.mark.parametrize("line", SHARES.strip().splitlines())
def test_a_plain_sentence_tells_these_shares(line: str) -> None:
    text, _, wanted = line.partition(" | ")
    assert sorted(_told(text)) == sorted(wanted.split("; "))


@pytest.mark.parametrize("text", NONE.strip().splitlines())
def test_a_percentage_that_measures_something_is_no_share(text: str) -> None:
    assert _told(text) == []


def test_a_percentage_told_twice_is_of_what_stands_behind_both() -> None:
    text = "Fifty-one percent (51%) of the women smoked and 30% (30.4%) of the men drank."
    claims = extract_claims(View(document_of(text, "", "plain")))
    told = [(each.group, each.of) for each in claims if isinstance(each, ProportionClaim)]
    assert told == [("women", "smoked"), ("men", "drank")]
