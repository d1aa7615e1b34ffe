"""Abstracts whose labels only their type tells from the sentence behind them, where it is lost."""

import pytest

from evidex.read import Source, read_source
from evidex.schema import Document
from tests.corpora import pubmed_set

PARTS = {
    "Background": "Hip fracture is common.",
    "Methods": "We randomised 312 patients.",
    "Findings": "Of 157 patients 8 (5.1%) died.",
    "Interpretation": "Walking early is safe.",
}
RUN_ON = " ".join(f"{label} {text}" for label, text in PARTS.items())
READ = [
    ("background", "abstract", "Background\nHip fracture is common."),
    ("methods", "abstract", "Methods\nWe randomised 312 patients."),
    ("results", "abstract", "Findings\nOf 157 patients 8 (5.1%) died."),
    ("conclusions", "abstract", "Interpretation\nWalking early is safe."),
]


def sections(text: str, name: str) -> list[tuple[str, str, str]]:
    (document,) = read_source(Source(name=name, data=text.encode()))
    assert isinstance(document, Document), document
    return [(each.kind, each.part, document.text[each.start : each.end]) for each in document.sections]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# Walking early\n\n## Abstract\n\n" + " ".join(f"**{a}** {b}" for a, b in PARTS.items()), "x.md"),
        ("# Walking early\n\n" + "\n\n".join(f"**{a}** {b}" for a, b in PARTS.items()), "x.md"),
        ("Walking early\n\n" + "\n".join(f"{a} {b}" for a, b in PARTS.items()) + "\n", "x.txt"),
        (
            f"<html><body><h1>Walking early</h1><h2>Abstract</h2>"
            f"{''.join(f'<p><b>{a}</b> {b}</p>' for a, b in PARTS.items())}</body></html>",
            "x.html",
        ),
        (pubmed_set((1, RUN_ON)).replace(' Label="RESULTS" NlmCategory="RESULTS"', ""), "x.xml"),
    ],
)
def test_parts_of_an_abstract_in_their_order_are_its_sections(text: str, name: str) -> None:
    assert sections(text, name)[-4:] == READ


@pytest.mark.parametrize(
    "text",
    [
        "Methods We asked nurses. All slept. Results We saw none.",
        "Results Were good. Methods We asked nurses. Background Nights are long.",
        "Nurses slept. Background Nights are long. Methods We asked. Results None. Conclusions None.",
    ],
)
def test_a_few_such_words_are_none(text: str) -> None:
    assert {kind for kind, *_ in sections(f"# Nights\n\n{text}\n", "x.md")} == {"title", "body"}
