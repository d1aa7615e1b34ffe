"""Whose each number is: each sentence gives the groups beside it, in order ('-' where it tells none).

Of shares it gives what they are of, too, and of effects factor, outcome, comparator and in whom.
"""

from __future__ import annotations

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import EffectClaim, ProportionClaim, ScoreClaim
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


GAPPED = {
    # A clause that leaves out its verb tells of whom its number is, and what the one before measures.
    "Women scored 24.3 (SD 4.1) and men 22.1 (SD 3.9).": "scored: Women|scored: men",
    "Women had a mean score of 24.3 and men of 22.1.": "score: Women|score: men",
    "Patients on the drug slept for a mean of 6.2 hours (SD 1.1) and controls for 5.1 hours (SD 1.2).": (
        "slept: Patients on the drug|slept: controls"
    ),
    "Cases smoked 12.1 (SD 4.0) cigarettes a day, controls 8.2 (SD 3.1).": (
        "cigarettes a day: Cases|cigarettes a day: controls"
    ),
    "On regimen A pain fell by 2.1 points, on regimen B by 1.2 points.": "pain: regimen A|pain: regimen B",
}


@pytest.mark.parametrize("text", GAPPED)
def test_a_clause_without_a_verb_goes_on_from_the_one_before(text: str) -> None:
    claims = extract_claims(View(document_of(text, "", "plain")))
    told = [f"{claim.of}: {claim.group}" for claim in claims if isinstance(claim, ScoreClaim)]
    assert "|".join(told) == GAPPED[text]


@pytest.mark.parametrize("text", TOLD)
def test_each_value_is_told_of_its_group(text: str) -> None:
    claims = [claim for claim in extract_claims(View(document_of(text, "", "plain"))) if isinstance(claim, ScoreClaim)]
    assert [claim.group or "-" for claim in sorted(claims, key=lambda claim: claim.start)] == TOLD[text].split("|")


SHARES = {
    # A dose belongs to the name of its group.
    "In the 2 mg group nausea occurred in 12% and in the 4 mg group in 18%.": "nausea: 2 mg group|nausea: 4 mg group",
    "In the 2 mg group, nausea occurred in 12%; in the 4 mg group, it occurred in 18%.": (
        "nausea: 2 mg group|nausea: 4 mg group"
    ),
    "With drug A nausea occurred in 12%, with drug B in 20%.": "nausea: drug A|nausea: drug B",
    # Places that open clauses are groups, times are none.
    "In Europe, 30% of women smoked; in Asia, 5% did.": "smoked: Europe|smoked: Asia",
    "In the first year, 12% relapsed; in the second year, 20% did.": "relapsed: -|relapsed: -",
    "Mortality was 5% in the first year and 8% in the second year.": "Mortality: -|Mortality: -",
    # '40% improved' are so many, 'were 40% improved' is by so much.
    "Among those who took the drug, 40% improved; among those who did not, 20% improved.": (
        "improved: those who took the drug|improved: those who did not"
    ),
    "Of those treated, 40% improved.": "improved: treated",
    "Pain scores were 40% improved.": "",
    "There was a 40% improved survival.": "",
    # What has a number of its own in the bracket behind is no group of the number before it.
    "Nausea occurred in 15% (placebo 5%).": "Nausea: -|Nausea: placebo",
    "Nausea occurred in 15% of patients (placebo, 5%).": "Nausea: patients|Nausea: placebo",
    "Nausea occurred in 15% (placebo group).": "Nausea: placebo group",
    # Nobody is called 'without', nor 'a quarter of the men'.
    "Mortality was 12% with the drug and 20% without it.": "Mortality: drug|Mortality: -",
    "A third of the women (33%) had pain, compared with a quarter of the men (25%).": "pain: women|pain: men",
    # What the next clause measures is not what this one does.
    "Sensitivity was 90% in adults and 80% in children; specificity was 85% in adults.": (
        "Sensitivity: adults|Sensitivity: children|specificity: adults"
    ),
}


@pytest.mark.parametrize("text", SHARES)
def test_each_share_is_told_of_its_group(text: str) -> None:
    claims = extract_claims(View(document_of(text, "", "plain")))
    told = [f"{claim.of}: {claim.group or '-'}" for claim in claims if isinstance(claim, ProportionClaim)]
    assert "|".join(told) == SHARES[text]


EFFECTS = {
    # Who opens clauses that open alike is in whom, and what the later one leaves out the first has told.
    "In men, smoking was linked with stroke (OR 2.0, 95% CI 1.2-3.3); in women it was not (OR 1.1, 95% CI 0.8-1.5).": (
        "smoking, stroke, -, men|smoking, stroke, -, women"
    ),
    "In smokers, the OR was 2.0 (1.2-3.3), in non-smokers 1.1 (0.8-1.5).": "-, -, -, smokers|-, -, -, non-smokers",
    "Among women, the hazard ratio for death with the drug was 0.8 (0.6-1.0), among men 0.7 (0.5-0.9).": (
        "drug, death, -, women|drug, death, -, men"
    ),
    # What was given is no people.
    "With aspirin the risk of stroke fell (RR 0.8, 95% CI 0.7-0.9), with warfarin it fell too (RR 0.6, 0.5-0.7).": (
        "-, stroke, -, -|-, stroke, -, -"
    ),
    # Who did more is compared, what was done is measured.
    "The drug group walked 45 m further than the placebo group.": "drug, walked, placebo, -",
    "Patients on the drug slept 0.8 h longer than those on placebo (95% CI 0.2 to 1.4).": "drug, slept, placebo, -",
    "Patients on the drug slept 0.8 h (95% CI 0.2 to 1.4) longer than those on placebo.": "drug, slept, placebo, -",
    "Children who were breastfed scored 3.2 points higher than those who were not (95% CI 1.1 to 5.3).": (
        "breastfed, scored, -, -"
    ),
    "The intervention group lost 3.2 kg more weight than controls (95% CI 1.1 to 5.3).": (
        "intervention group, lost weight, controls, -"
    ),
    "Women lived 4.2 years longer than men.": "Women, lived, men, -",
}


@pytest.mark.parametrize("text", EFFECTS)
def test_each_effect_is_told_of_its_sides(text: str) -> None:
    claims = [claim for claim in extract_claims(View(document_of(text, "", "plain"))) if isinstance(claim, EffectClaim)]
    told = [(claim.factor, claim.outcome, claim.comparator, claim.population) for claim in claims]
    assert "|".join(", ".join(each or "-" for each in sides) for sides in told) == EFFECTS[text]


def test_what_goes_on_from_the_clause_before_is_no_part_of_whom_it_is_of() -> None:
    text = "In Europe, smoking was linked with death (OR 2.0, 1.5-2.6), and in Asia with stroke (OR 1.4, 1.1-1.8)."
    claims = extract_claims(View(document_of(text, "", "plain")))
    assert [claim.population for claim in claims if isinstance(claim, EffectClaim)] == [None, None]


def test_neither_of_two_did_more() -> None:
    text = "Neither group walked 20 m further than the other (95% CI -10 to 50)."
    claims = extract_claims(View(document_of(text, "", "plain")))
    assert not [claim for claim in claims if isinstance(claim, EffectClaim) and claim.comparator]
