"""Relations: who does what to whom, in the plain shapes of clinical prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.text.relations import find_relations
from evidex.text.relations.cues import CUES


def shown(sentence: str) -> list[tuple[str, list[str], list[str]]]:
    return [(r.kind, [p.words for p in r.factors], [p.words for p in r.outcomes]) for r in find_relations(sentence)]


STATED = {
    "Smoking was associated with an increased risk of stroke.": [("risk_factor", ["Smoking"], ["stroke"])],
    "Age, sex and BMI were independently associated with back pain.": [
        ("associated", ["Age", "sex", "BMI"], ["back pain"])
    ],
    "Statins were associated with reduced mortality.": [("protective", ["Statins"], ["mortality"])],
    "Depression was a strong risk factor for residual pain.": [("risk_factor", ["Depression"], ["residual pain"])],
    "Cement leakage can cause pulmonary embolism.": [("cause", ["Cement leakage"], ["pulmonary embolism"])],
    "Spinal cord compression may be caused by epidural cement.": [
        ("cause", ["epidural cement"], ["Spinal cord compression"])
    ],
    "The diet had no effect on body weight.": [("not_associated", ["diet"], ["body weight"])],
    "There was no association between coffee intake and stroke.": [("not_associated", ["coffee intake"], ["stroke"])],
    "Spinal cord compression from epidural cement.": [("cause", ["epidural cement"], ["Spinal cord compression"])],
    "The risk of a new fracture increases with older age.": [("risk_factor", ["older age"], ["new fracture"])],
    "Meat intake was inversely associated with survival and with death.": [
        ("associated", ["Meat intake"], ["survival"]),
        ("protective", ["Meat intake"], ["death"]),
    ],
    "Sacroiliac pain is a prevalent, underdiagnosed cause of lower back pain.": [
        ("cause", ["Sacroiliac pain"], ["lower back pain"])
    ],
    "The results in this group were due to chance.": [],
    "We aimed to assess whether smoking is associated with stroke.": [],
    "Drug-induced headache was the topic.": [],
}


@pytest.mark.parametrize(("sentence", "expected"), STATED.items())
def test_states(sentence: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert shown(sentence) == expected


def test_each_cue_finds_its_own_example() -> None:
    for cue in CUES:
        found = find_relations(cue.example[0].upper() + cue.example[1:] + ".")
        assert any(relation.cue == cue.name for relation in found), cue.example


@given(st.text(alphabet="abc,;() andwasociedtohrikf.", max_size=120))
def test_phrases_lie_inside_the_sentence(sentence: str) -> None:
    for relation in find_relations(sentence + " was associated with pain."):
        assert 0 <= relation.start < relation.end <= len(sentence) + 26
