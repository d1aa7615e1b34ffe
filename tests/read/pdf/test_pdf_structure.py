"""Title, abstract, sections, references and citation marks of a whole little paper; and real ones, where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidex.schema import Document
from tests.read.pdf.paper import Sheet
from tests.read.pdf.reading import read, read_sheets

SENTENCES = (
    "Pain after an operation on the spine is common and it is costly for patients and for everybody else [1]. "
    "We asked whether it comes back after years, and in whom, since earlier work did not say so [2,3]. "
)
ABSTRACT = (
    "Background: Pain may return. Methods: We followed 120 adults for two years. "
    "Results: Pain came back in 29 of them (24%). Conclusions: It returns in one of four adults."
)


@pytest.fixture(scope="module")
def article() -> Document:
    one, other = Sheet(), Sheet()
    one.text(60, 90, "Return of pain after lumbar surgery: a cohort", 18)
    one.text(60, 115, "A. Nobody, B. Someone", 10)
    one.text(60, 150, "Abstract", 11, font="F2")
    y = one.column(60, 166, 460, ABSTRACT)
    one.text(60, y + 6, "Keywords: pain; spine; recurrence", 10)
    one.text(60, y + 40, "Introduction", 11, font="F2")
    y = one.column(60, y + 56, 460, SENTENCES * 3)
    one.text(60, y + 20, "Methods", 11, font="F2")
    one.column(60, y + 36, 460, SENTENCES * 3)
    one.text(60, 800, "doi:10.5555/invented.2026.7", 8)
    other.text(60, 90, "Results", 11, font="F2")
    y = other.column(60, 106, 460, SENTENCES * 4)
    other.text(60, y + 20, "References", 11, font="F2")
    for number, entry in enumerate(("Ash A, Birch B. Pain of the back. J Invented. 2001;4:12-19.",
                                    "Cedar C. Surgery and after. Invented Surg. 2005;7:1-8.",
                                    "Elm D, Fir E. Recurrence. Spine Stories. 2010;2:44-51."), 1):  # fmt: skip
        other.text(60, y + 24 + 14 * number, f"{number}. {entry}", 9)
    return read_sheets(one, other)


def test_the_title_and_the_doi_are_told(article: Document) -> None:
    assert article.metadata.title == "Return of pain after lumbar surgery: a cohort"
    assert article.metadata.doi == "10.5555/invented.2026.7"
    assert article.metadata.keywords == ("pain", "spine", "recurrence")


def test_the_abstract_is_parted_by_its_labels(article: Document) -> None:
    kinds = [
        section.kind for section in article.sections if section.part == "abstract" and section.heading != "Abstract"
    ]
    assert kinds == ["background", "methods", "results", "conclusions"]


def test_sections_are_named_by_their_headings(article: Document) -> None:
    kinds = [(section.kind, section.part) for section in article.sections if section.part in {"body", "back"}]
    assert kinds == [("background", "body"), ("methods", "body"), ("results", "body"), ("other", "back")]


def test_a_heading_beside_the_introduction_ends_it() -> None:
    """A review's parts stand below 'Review', whose own words say nothing of what follows."""
    one, other = Sheet(), Sheet()
    one.text(60, 90, "Return of pain after lumbar surgery: a review", 20)
    one.text(60, 140, "Introduction", 14, font="F2")
    y = one.column(60, 160, 460, SENTENCES * 2)
    one.text(60, y + 20, "Earlier reviews", 11, font="F2")
    y = one.column(60, y + 36, 460, SENTENCES)
    one.text(60, y + 30, "Review", 14, font="F2")
    one.text(60, y + 54, "Methodology", 11, font="F2")
    one.column(60, y + 70, 460, SENTENCES * 2)
    other.text(60, 90, "Results", 11, font="F2")
    y = other.column(60, 106, 460, SENTENCES * 3)
    other.text(60, y + 30, "Conclusions", 14, font="F2")
    y = other.column(60, y + 46, 460, SENTENCES)
    other.text(60, y + 30, "References", 14, font="F2")
    other.text(60, y + 50, "1. Ash A, Birch B. Pain of the back. J Invented. 2001;4:12-19.", 9)
    other.text(60, y + 64, "2. Cedar C. Surgery and after. Invented Surg. 2005;7:1-8.", 9)
    document = read_sheets(one, other)
    assert [(section.heading, section.kind) for section in document.sections if section.part == "body"] == [
        ("Introduction", "background"),
        ("Review", "body"),
        ("Methodology", "methods"),
        ("Results", "results"),
        ("Conclusions", "conclusions"),
    ]


def test_references_and_their_marks_are_tied(article: Document) -> None:
    assert [(one.label, one.year) for one in article.references] == [("1", 2001), ("2", 2005), ("3", 2010)]
    assert {mark.labels for mark in article.citations} == {("1",), ("2", "3")}


def test_real_papers_are_sound_and_their_title_is_found(shared: Path) -> None:
    for name, title in (
        ("meta__38681338__PMC11052642.pdf", "Risk Factors for the Development of Pneumonia in Stroke Patients"),
        ("10.1186_s12885-016-2685-3__fulltext.pdf", "Type 2 diabetes mellitus and risk of colorectal adenoma"),
    ):
        document = read((shared / "data" / "pdf" / name).read_bytes())
        assert document.metadata.title.startswith(title)
        assert len(document.tables) >= 2 and len(document.references) > 30
