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
}


@pytest.mark.parametrize("name", APART)
def test_two_quantities(name: str) -> None:
    assert pairs_of(*APART[name]) == []
