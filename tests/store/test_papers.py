"""A paper as PDF and as XML counts once; its supplement, and a paper of which only the abstract is XML, count too."""

from typing import NamedTuple

from evidex.store.papers import Paper, printed_again, same_papers

TITLE = "Zinc against cramps: a trial"
XML = Paper(1, "a.nxml", "jats", "10.9999/Zn", TITLE, 9000)


def test_a_pdf_of_the_paper_is_told_with_its_file() -> None:
    pdf = Paper(2, "a.pdf", "pdf", "10.9999/zn", "Zinc Against  Cramps: a tri", 9500)
    assert list(printed_again([pdf, XML])) == [(2, "a.nxml")]


def test_others_are_papers_of_their_own() -> None:
    supplement = Paper(3, "s.pdf", "pdf", "10.9999/zn", "Supplementary appendix to the trial", 4000)
    other = Paper(4, "b.pdf", "pdf", "10.9999/tin", TITLE, 9500)
    untold = Paper(5, "c.pdf", "pdf", "10.9999/zn", "", 9500)
    page = Paper(6, "d.html", "html", "10.9999/zn", TITLE, 9500)
    assert list(printed_again([XML, supplement, other, untold, page])) == []


def test_an_abstract_in_xml_is_not_the_paper() -> None:
    pdf = Paper(2, "a.pdf", "pdf", "10.9999/zn", TITLE, 30000)
    assert list(printed_again([XML, pdf])) == []


class Named(NamedTuple):
    key: int
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""


def test_a_record_and_its_full_text_are_one_paper_by_any_of_their_names() -> None:
    told = [
        Named(1, pmid="11"),
        Named(2, doi="10.9999/Zn"),
        Named(3),
        Named(4, pmcid="PMC7", doi="10.9999/zn"),
        Named(5),
    ]
    assert same_papers(told) == {1: 1, 2: 2, 3: 3, 4: 2, 5: 5}
    assert same_papers([*told, Named(6, pmid="11", pmcid="PMC7")]) == {1: 1, 2: 1, 3: 3, 4: 1, 5: 5, 6: 1}
