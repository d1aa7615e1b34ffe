"""Abbreviations as a document defines them."""

import pytest

from evidex.text.abbreviations import long_form, short_forms

DEFINED = {
    "Patients with unsatisfactory back pain relief (UBPR) were seen.": {"UBPR": "unsatisfactory back pain relief"},
    "Bone mineral density (BMD) and the Oswestry Disability Index [ODI] fell.": {
        "BMD": "Bone mineral density",
        "ODI": "Oswestry Disability Index",
    },
    "The six-item Headache Impact Test (HIT-6) was used.": {"HIT-6": "Headache Impact Test"},
    "The odds ratio (OR) was 2.1 (women).": {},
    "In total (see Table 2) nothing is defined (XYZ).": {},
    "": {},
}


@pytest.mark.parametrize(("text", "expected"), DEFINED.items())
def test_defines(text: str, expected: dict[str, str]) -> None:
    told = {short: long_form(text, short, places) for short, places in short_forms(text).items()}
    assert {short: words for short, words in told.items() if words} == expected


def test_the_spacy_pipeline_splits_sentences_and_knows_abbreviations() -> None:
    from evidex.text.language import language

    doc = language()("Pain fell (P = .04). Bone mineral density (BMD) rose vs. placebo. BMD was low.")
    assert len(list(doc.sents)) == 3
    assert {str(short) for short in doc._.abbreviations} == {"BMD"}
