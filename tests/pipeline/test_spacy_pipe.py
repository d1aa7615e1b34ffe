"""evidex inside a spaCy pipeline: claims with places in the Doc's own text."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from evidex.pipeline.spacy_pipe import document_of_text, make_evidex_pipe
from evidex.schema import EffectClaim

TEXT = "Background.\n\n  Night work raised the odds (OR 2.10, 95% CI 1.40 to 3.15; P = 0.001) 🙂.\nOR 0.5 (0.2-0.9)."


def test_the_pipe_sets_claims_spans_and_document() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("evidex")
    doc = nlp(TEXT)
    effects = [claim for claim in doc._.claims if isinstance(claim, EffectClaim)]
    assert [str(claim.estimate) for claim in effects] == ["2.10", "0.5"]
    assert all(TEXT[claim.start : claim.end] == claim.quote for claim in doc._.claims)
    assert len(doc._.claim_spans) == len(doc._.claims)
    assert all(claim.quote in span.text for claim, span in zip(doc._.claims, doc._.claim_spans, strict=True))
    assert {span.label_ for span in doc._.claim_spans} == {claim.kind for claim in doc._.claims}
    assert doc._.evidex_document.text == TEXT


def test_it_goes_along_with_other_pipes_and_an_empty_text() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("evidex")
    first, second = nlp.pipe(["", TEXT])
    assert first._.claims == ()
    assert second.has_annotation("SENT_START")
    assert "doc._.claims" in nlp.get_pipe_meta("evidex").assigns


def test_the_factory_is_what_the_entry_point_names() -> None:
    assert make_evidex_pipe(spacy.blank("en"), "mine").name == "mine"


@settings(max_examples=50)
@given(st.text(alphabet="ab .\n\r\t🙂\u2028", max_size=60))
def test_the_text_stays_and_blocks_hold_all_that_is_not_space(text: str) -> None:
    document = document_of_text(text)
    assert document.text == text
    kept = "".join(text[block.start : block.end] for block in document.blocks)
    assert "".join(kept.split()) == "".join(text.split())
