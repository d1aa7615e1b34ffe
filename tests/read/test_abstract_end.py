"""An abstract ends where a person would say, in every form that says no more than 'heading' and 'paragraph'."""

import io

import docx
import pytest

from evidex.read import Source, read_source
from evidex.schema import Document


def parts(text: str | bytes, name: str) -> list[str]:
    """'kind part: first words' of each section but the title's."""
    data = text.encode() if isinstance(text, str) else text
    (document,) = read_source(Source(name=name, data=data))
    assert isinstance(document, Document), document
    told = []
    for section in document.sections:
        if section.kind != "title":
            told.append(f"{section.part}: {document.text[section.start : section.end].splitlines()[0]}")
    return told


BODY = ["body: Introduction", "body: Methods", "body: Results", "body: Discussion"]
REST = """{0} Introduction

Knees hurt.

{0} Methods

We asked 40 adults twice.

{0} Results

Ten of 40 (25%) said so after rest.

{0} Discussion

Rest is good.
"""

MARKDOWN = {
    "running text": ("## Abstract\n\nWe asked 40 adults.\n\n", ["abstract: Abstract"]),
    "bold labels": (
        "## Abstract\n\n**Methods:** We asked 40 adults.\n\n**Results:** Ten of 40 (25%) said so.\n\n",
        ["abstract: Abstract", "abstract: Methods", "abstract: Results"],
    ),
    "headings below it": (
        "## Abstract\n\n### Aim\n\nTo ask.\n\n### Methods\n\nWe asked.\n\n### Conclusion\n\nRest.\n\n",
        ["abstract: Abstract", "abstract: Aim", "abstract: Methods", "abstract: Conclusion"],
    ),
    "headings beside it": (
        "## Abstract\n\n## Background\n\nKnees hurt.\n\n## Methods\n\nWe asked.\n\n## Results\n\nTen.\n\n",
        ["abstract: Abstract", "abstract: Background", "abstract: Methods", "abstract: Results"],
    ),
    "labels without a heading": (
        "**Methods:** We asked 40 adults.\n\n**Results:** Ten of 40 (25%) said so.\n\n",
        ["abstract: Methods", "abstract: Results"],
    ),
}


@pytest.mark.parametrize("case", MARKDOWN)
def test_markdown(case: str) -> None:
    abstract, told = MARKDOWN[case]
    assert parts(f"# Sore knees after rest\n\n{abstract}{REST.format('##')}", "x.md") == [*told, *BODY]


PLAIN = {
    "running text": ("Abstract\n\nWe asked 40 adults.\n\n", ["abstract: Abstract"]),
    "labelled headings": (
        "ABSTRACT\n\nIntroduction\n\nKnees hurt.\n\nMethods\n\nWe asked.\n\nResults\n\nTen of 40.\n\n",
        ["abstract: ABSTRACT", "abstract: Introduction", "abstract: Methods", "abstract: Results"],
    ),
    "labels in paragraphs": (
        "Abstract\n\nMethods: We asked 40 adults.\n\nResults: Ten of 40 (25%) said so.\n\n",
        ["abstract: Abstract", "abstract: Methods", "abstract: Results"],
    ),
}


@pytest.mark.parametrize("case", PLAIN)
def test_plain_text(case: str) -> None:
    abstract, told = PLAIN[case]
    article = f"Sore knees after rest\n\n{abstract}{REST.replace('{0} ', '')}"
    assert parts(article, "x.txt") == [*told, *BODY]


def test_the_second_methods_begin_the_article() -> None:
    abstract = "Abstract\n\nBackground\n\nKnees hurt.\n\nMethods\n\nWe asked.\n\nConclusions\n\nRest.\n\n"
    article = "Methods\n\nWe asked 40 adults twice.\n\nResults\n\nTen of 40 (25%) said so.\n"
    told = parts(f"Sore knees after rest\n\n{abstract}{article}", "x.txt")
    assert told[-3:] == ["abstract: Conclusions", "body: Methods", "body: Results"]


def test_a_numbered_heading_begins_the_article() -> None:
    abstract = "Abstract\n\nObjective\n\nTo ask.\n\nResults\n\nTen of 40.\n\n"
    told = parts(
        f"Sore knees after rest\n\n{abstract}1. Background\n\nKnees hurt.\n\n2. Methods\n\nWe asked.\n", "x.txt"
    )
    assert told[-3:] == ["abstract: Results", "body: 1. Background", "body: 2. Methods"]


def test_keywords_end_an_abstract() -> None:
    abstract = "Abstract\n\nWe asked 40 adults.\n\nKeywords: knees; rest\n\n"
    assert parts(f"Sore knees after rest\n\n{abstract}Knees hurt in every tenth adult.\n", "x.txt") == [
        "abstract: Abstract",
        "body: Knees hurt in every tenth adult.",
    ]


def test_keywords_may_stand_first() -> None:
    abstract = "Abstract\n\nKeywords: knees; rest\n\nWe asked 40 adults.\n\n"
    assert parts(f"Sore knees after rest\n\n{abstract}", "x.txt") == ["abstract: Abstract"]


def test_labels_of_the_article_are_no_abstract() -> None:
    article = "## Methods\n\n**Participants.** Adults.\n\n## Results\n\n**Outcomes.** Ten of 40 (25%) hurt.\n"
    assert {told.split(":")[0] for told in parts(f"# Sore knees after rest\n\n{article}", "x.md")} == {"body"}


def test_html() -> None:
    heads = ("Introduction", "Methods", "Results", "Discussion")
    article = "".join(f"<h2>{head}</h2><p>We asked 40 adults about their knees after rest.</p>" for head in heads)
    abstract = "<h2>Abstract</h2><h3>Methods</h3><p>We asked 40 adults.</p><h3>Results</h3><p>Ten of 40 did hurt.</p>"
    page = f"<html><head><title>Sore knees</title></head><body><h1>Sore knees</h1>{abstract}{article}</body></html>"
    assert parts(page, "x.html") == ["abstract: Abstract", "abstract: Methods", "abstract: Results", *BODY]


@pytest.mark.parametrize("styled", [True, False])
def test_docx(styled: bool) -> None:
    word = docx.Document()
    word.add_heading("Sore knees after rest", 0)
    for heading in ("Abstract", "Introduction", "Methods", "Results", "Discussion"):
        if styled:
            word.add_heading(heading, 1)
        else:
            word.add_paragraph().add_run(heading).bold = True
        word.add_paragraph("We asked 40 adults about their knees.")
    saved = io.BytesIO()
    word.save(saved)
    assert parts(saved.getvalue(), "x.docx") == ["abstract: Abstract", *BODY]


def test_nothing_but_the_title_stands_under_a_title() -> None:
    words = "SORE KNEES AFTER REST IN ADULTS"
    assert parts(f"{words}\n\nResults: Ten of 40 (25%) said so.\n", "x.txt") == ["abstract: Results"]
    assert parts(f"{words}\n\nhttps://example.org/a\n\nTen of 40 (25%) said so.\n", "x.txt") == [
        "body: Ten of 40 (25%) said so."
    ]
    assert parts(f"{words}\n\nKey points: Ten of 40 (25%) said so.\n", "x.txt") == [
        "body: Key points: Ten of 40 (25%) said so."
    ]
