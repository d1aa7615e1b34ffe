"""What a paper says of its own making, and what only looks like it."""

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.text import View

OF_ITS_MAKING = (
    "QzR, MB and K-GF were involved in analysing data as well as drafting and writing the manuscript.",
    "ABCD participated in the design and data analysis of the study, and drafted the manuscript.",
    "All authors contributed to the interpretation of the data.",
    "The funders had no role in study design, data collection and analysis, or preparation of the manuscript.",
    "This work was supported by the Zinc Council.",
    "CD is supported by a Tin Trust Research Fellowship (063516).",
    "Dr Smith has received speaker fees and honoraria from Tin Ltd.",
    "The authors declare that they have no competing interests.",
    "We thank Dr Jones for her help with the analysis.",
    "Many thanks are due to all nurses.",
)
OF_PATIENTS = (
    "Of 30 trials, 22 (73%) were funded by industry.",
    "HRT was associated with stroke in this study.",
    "IL-6 is responsible for fever.",
    "CT was performed according to the study protocol.",
    "GRT is becoming a standard study design.",
    "The hypothesis was supported by a marked reduction in pain.",
    "Smoking contributed to mortality in the present study.",
    "We acknowledge that recall may have been poor.",
    "Granted that zinc reduces pain, its use remains rare.",
)


def is_boilerplate(text: str) -> bool:
    return View(document_of(text)).is_boilerplate_at(3)


@pytest.mark.parametrize("sentence", OF_ITS_MAKING)
def test_is_of_its_making(sentence: str) -> None:
    assert is_boilerplate(sentence)


@pytest.mark.parametrize("sentence", OF_PATIENTS)
def test_is_of_patients(sentence: str) -> None:
    assert not is_boilerplate(sentence)


def test_makes_no_claims_amid_others() -> None:
    text = f"Zinc was associated with cramps. {OF_ITS_MAKING[0]} Tin was associated with gout in 12 of 40 (30%)."
    claims = extract_claims(View(document_of(text)))
    assert {(c.kind, getattr(c, "factor", None)) for c in claims} >= {("cause", "Zinc"), ("cause", "Tin")}
    assert not any("involved" in claim.quote for claim in claims)


def test_no_claim_stands_twice() -> None:
    claims = extract_claims(View(document_of("Tin or zinc given late or zinc given early reduced the risk of cramps.")))
    assert claims
    assert len({claim.id for claim in claims}) == len(claims)
