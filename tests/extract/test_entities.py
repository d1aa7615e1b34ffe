"""Phrases take the user's spaCy entities whole; without a model nothing is asked. The model is made by the test."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from evidex.errors import ConfigError
from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import CauseClaim
from evidex.text import View

TEXT = "Smoking was associated with a higher risk of cancer of the lung."


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A spaCy model that knows one disease, named as the user would name hers."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "DISEASE", "pattern": "risk of cancer of the lung"}])
    nlp.to_disk(tmp_path / "model")
    monkeypatch.setenv("EVIDEX_SPACY_MODEL", str(tmp_path / "model"))
    return tmp_path / "model"


def cause() -> CauseClaim:
    (claim,) = (c for c in extract_claims(View(document_of(TEXT))) if isinstance(c, CauseClaim))
    return claim


def test_a_phrase_that_cuts_an_entity_takes_it_whole(named: Path) -> None:
    assert named.is_dir()
    assert cause().outcome == "risk of cancer of the lung"
    assert cause().factor == "Smoking"


def test_the_place_and_the_id_are_those_without_a_model(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = cause()
    monkeypatch.delenv("EVIDEX_SPACY_MODEL")
    plain = cause()
    assert (told.id, told.start, told.end) == (plain.id, plain.start, plain.end)
    assert plain.outcome == "cancer of the lung"
    assert named.is_dir()


def test_a_model_that_is_not_there_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDEX_SPACY_MODEL", "no_such_model")
    with pytest.raises(ConfigError, match="is not installed"):
        cause()
