"""One line for a claim: the words of the text, its hedge, and verbs that fit."""

from decimal import Decimal

import pytest

from evidex.report.wording import statement, with_time
from evidex.schema import CauseClaim, EffectClaim, ProportionClaim, place_claim
from tests.made import made_document

DOCUMENT = made_document()


def cause(factor: str, relation: str = "cause", *, hedged: bool = False) -> str:
    told = {"factor": factor, "relation": relation, "outcome": "falls", "hedged": hedged}
    return statement(place_claim(CauseClaim, DOCUMENT, 0, 5, section="results", extractor="cause/1", **told))


@pytest.mark.parametrize(
    ("timepoint", "words"),
    [
        ("at baseline", "pain, at baseline"),
        ("during the first week", "pain, during the first week"),
        ("over 28 d", "pain, over 28 d"),
        ("6 months", "pain, 6 months"),
        ("postoperatively", "pain, postoperatively"),
        (None, "pain"),
    ],
)
def test_a_timepoint_keeps_the_words_of_the_text(timepoint: str | None, words: str) -> None:
    assert with_time("pain", timepoint) == words
    share = place_claim(
        ProportionClaim, DOCUMENT, 0, 5, section="results", extractor="proportion/1", percent=Decimal(5), of="pain",
        timepoint=timepoint,
    )  # fmt: skip
    assert statement(share) == f"{words}: 5%"


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("cause", "low lead levels may cause falls"),
        ("risk_factor", "low lead levels may be a risk factor for falls"),
        ("protective", "low lead levels may protect against falls"),
        ("associated", "low lead levels may be associated with falls"),
        ("not_associated", "low lead levels may not be associated with falls"),
    ],
)
def test_a_hedge_is_kept(relation: str, words: str) -> None:
    assert cause("low lead levels", relation, hedged=True) == words


def test_a_hedged_share_and_effect_say_so() -> None:
    fields = {"section": "results", "extractor": "x/1", "hedged": True}
    share = place_claim(ProportionClaim, DOCUMENT, 0, 5, percent=Decimal(24), bound="max", of="gout", **fields)
    assert statement(share) == "gout: ≤ 24%, hedged"
    effect = place_claim(EffectClaim, DOCUMENT, 0, 5, measure="OR", estimate=Decimal("2.1"), **fields)
    assert statement(effect) == "OR 2.1, hedged"


@pytest.mark.parametrize(
    ("factor", "verb"),
    [
        ("night work", "causes"),
        ("diabetes", "causes"),
        ("stress", "causes"),
        ("Staphylococcus aureus", "causes"),
        ("lack of sleep and of light", "causes"),
        ("use of statins", "causes"),
        ("low levels of lead", "cause"),
        ("age and sex", "cause"),
        ("CGRP inhibitors (gepants)", "cause"),
        ("restrictions", "cause"),
    ],
)
def test_the_verb_fits_the_head_of_the_factor(factor: str, verb: str) -> None:
    assert cause(factor) == f"{factor} {verb} falls"
