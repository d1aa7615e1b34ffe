"""Confidence: measured shares, looked up by what a reviewer could see herself."""

from pathlib import Path

import evidex
from evidex.extract._confidence import class_of, confidence_of

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_every_claim_says_how_sure_it_is() -> None:
    (document,) = evidex.documents(CORPUS / "abstract.txt")
    claims = evidex.claims(document)
    assert claims
    assert all(claim.confidence is not None and 0 < claim.confidence < 1 for claim in claims)


def test_an_estimate_with_its_interval_is_surer_than_a_cause_in_words() -> None:
    (document,) = evidex.documents(CORPUS / "padded_blog.txt")
    by_kind = {claim.kind: confidence_of(claim) or 0 for claim in evidex.claims(document)}
    assert by_kind["effect"] > by_kind["cause"]


def test_the_class_names_what_stands_together() -> None:
    (document,) = evidex.documents(b"Pain fell in 12 of 40 (30%) patients.", name="note.txt")
    assert [class_of(claim) for claim in evidex.claims(document)] == ["proportion text nN% of"]
