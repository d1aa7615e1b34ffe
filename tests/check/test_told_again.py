"""The same quantity told twice: what claims say of whom and of what decides, where words alone would err."""

from __future__ import annotations

import pytest

from evidex.check.socket import Case
from evidex.check.told_again import told_again
from evidex.extract import extract_claims
from evidex.read import Source, read_source
from evidex.schema import Document
from evidex.text import View


def pairs_of(*sentences: str) -> list[tuple[str, str]]:
    """The numbers of each pair, as printed."""
    text = "# Care of sore joints\n\n" + "\n\n".join(sentences)
    (document,) = read_source(Source(name="article.md", data=text.encode()))
    assert isinstance(document, Document)
    case = Case(document, extract_claims(View(document)))
    printed = [[document.text[m.figure.start : m.figure.end] for m in pair] for pair in told_again(case)]
    return [(first, second) for first, second in printed]


TOLD = {
    "other words for both": (
        "Burning on instillation was recorded in 17% of patients in the velosporine arm [1].",
        "Because 11% of velosporine users report burning when the drop goes in, a warning helps [1].",
    ),
    "a mean age": (
        "Mean age of the patients was 69.4 years [1].",
        "Participants were 64.9 years old on average [1].",
    ),
    "one year is twelve months": (
        "At 12 months, 71% of patients were free from fibrillation after ablation [1].",
        "It is known that 62% of patients are free from fibrillation one year after ablation [1].",
    ),
    "eighteen months in words": (
        "At 18 months, 71% of patients were free from fibrillation after ablation [1].",
        "It is known that 62% of patients are free from fibrillation eighteen months after ablation [1].",
    ),
    "the work is named, not cited": (
        "The CARDIX trial of 2018 counted deaths from heart disease in 3.2% of patients on zelopurinol.",
        "Another look at the CARDIX paper shows that 2.3% of zelopurinol patients died of heart disease.",
    ),
    "the study is no group": (
        "Length of stay was a mean of 12.6 days in patients with delirium [1].",
        "In the point-prevalence study, patients with delirium stayed for a mean of 16.2 days [1].",
    ),
    "mortality and the dead": (
        "All-cause mortality at 30 days was 11.8% [1].",
        "The illness is serious: 18.1% of patients in the surveillance study were dead within 30 days [1].",
    ),
    "words that say the same": (
        "Fatigue was mentioned by 17% of people taking bisoprelol [1].",
        "Ask about tiredness, which 25% of people on bisoprelol mention [1].",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_one_quantity_with_two_values(name: str) -> None:
    assert len(pairs_of(*TOLD[name])) == 1


APART = {
    "two things": (
        "At two years, 95% of the nurse-led group were at target [2].",
        "Two or more flares were reported by 8% of the nurse-led group [2].",
    ),
    "another age": (
        "Chronic insomnia is present in 10% of adults [1].",
        "Among people over 65, chronic insomnia was found in 19% [1].",
    ),
    "with and without": (
        "Only 41% of adults with diabetes had seen a dentist last year [1].",
        "A dentist was seen last year by 51% of adults without diabetes [1].",
    ),
    "two tests": (
        "Pulse palpation had a sensitivity of 92% [1].",
        "A hand-held device had a sensitivity of 84% [1].",
    ),
    "two thresholds": (
        "Antigen above 5 µg/L detects recurrence with a sensitivity of 71% [1].",
        "Antigen above 10 µg/L detects recurrence with a sensitivity of 55% [1].",
    ),
    "of those who have it": (
        "Delirium developed in 28% of patients [1].",
        "Of patients with delirium 11% had died [1].",
    ),
    "two works": (
        "Burning was recorded in 17% of patients in the velosporine arm [1].",
        "Burning was recorded in 11% of patients in the velosporine arm [2].",
    ),
    "another time in words": (
        "At 12 months, 71% of patients were free from fibrillation after ablation [1].",
        "After eighteen months, 62% of patients are free from fibrillation after ablation [1].",
    ),
    "the complement": (
        "A complete response was seen in 72% of patients on four drugs [1].",
        "Still, 28% of patients on four drugs do not reach a complete response [1].",
    ),
    "headed apart": ("Obesity: relative risk 2.8 [1].", "Age over 40: relative risk 1.5 [1]."),
    "in hospital and afterwards": ("In-hospital mortality was 6% [1].", "Mortality at 90 days was 14% [1]."),
    "one cause of death": (
        "All-cause mortality at five years was 22% [1].",
        "Cardiovascular mortality at five years was 9% [1].",
    ),
    "the severe ones": (
        "Fatigue was reported by 45% of patients [1].",
        "Severe tiredness was reported by 8% of patients [1].",
    ),
    "on the ward and in intensive care": (
        "Patients with delirium stayed in hospital for a mean of 12.6 days [1].",
        "Patients with delirium stayed in intensive care for a mean of 4.2 days [1].",
    ),
    "before and after": (
        "At baseline the mean pain score was 7.1 points [1].",
        "After treatment the mean pain score was 3.2 points [1].",
    ),
    "better and gone": (
        "Pain got better in 61% of patients on the gel [1].",
        "Pain had gone completely in 22% of patients on the gel [1].",
    ),
    "emergencies": (
        "In the surgical series 3.2% of patients died within 30 days [1].",
        "After emergency surgery 9.1% of patients in the series were dead within 30 days [1].",
    ),
    "of the dead": (
        "Mean age was 69.4 years [1].",
        "Those who died were 77.2 years old on average [1].",
    ),
    "on arrival and at discharge": (
        "In the point-prevalence study, delirium was present on arrival in 15.9% of patients [1].",
        "In the follow-up study, delirium was present at discharge in 45% of patients [1].",
    ),
}


@pytest.mark.parametrize("name", APART)
def test_two_quantities(name: str) -> None:
    assert pairs_of(*APART[name]) == []
