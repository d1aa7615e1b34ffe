"""Web pages: the article and nothing of the site, with its lists, headings, tables and references."""

import time
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from evidex.errors import UnreadableError
from evidex.read import Source, read_source
from evidex.read._html_formulas import write_out
from evidex.schema import Document


def read(text: str | bytes) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    (document,) = read_source(Source(name="x.html", data=data))
    assert isinstance(document, Document), document
    return document


def words(document: Document, *kinds: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind in kinds]


PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sore Knees | Rest Clinic</title>
<meta name="citation_doi" content="10.1234/knees"><meta name="citation_author" content="Adam A">
<meta name="citation_publication_date" content="2014/03/01"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/c">Conditions treated by our friendly staff</a></li></ul></nav>
<main><h1>Sore Knees</h1>
<div class="share-buttons"><a href="/f">Share this</a></div>
<p>Knees hurt in 44% of adults, and most of them have never run for a bus in their lives.<sup>1,2</sup></p>
<h2>Results</h2>
<p>Rest lowered pain to 10<sup>-3</sup> of what it had been in a large old trial.<sup><a href="#r3">3</a></sup></p>
<ul><li>Sit down slowly on a chair that is high enough.</li><li>Stand up.<ul><li>With both arms.</li></ul></li></ul>
<table><caption>Table 1. Pain by group</caption><thead><tr><th rowspan="2">Group</th><th colspan="2">Pain</th></tr>
<tr><th>Mean</th><th>SD</th></tr></thead><tbody><tr><th>Rest</th><td>3.4</td><td>0.5</td></tr>
<tr><th>Run</th><td>5.1</td><td>0.6</td></tr></tbody></table>
<p>The trial went on for two years before the money ran out and everybody had to go home.</p>
<script>var x = 1;</script>
<h2>References</h2><ol>
<li>Adam A, Berg B. <a href="/1">Knees in old age and what becomes of them</a>. J Rest. 1999;12:3-9.</li>
<li>Cole C. <i>Feet</i>. J Rest. 2001;14:1-2.</li><li>Dorn D. Hands. J Rest. 2002;15:3-4.</li></ol></main>
<aside><p>You may also like: 12 of 30 (40%) readers love our newsletter about puppies.</p></aside>
<footer><p>© 2021 Rest Clinic. All rights reserved.</p></footer></body></html>"""


def test_the_article_without_the_site() -> None:
    document = read(PAGE)
    for chrome in ("Home", "friendly staff", "Share this", "newsletter", "All rights", "var x"):
        assert chrome not in document.text
    assert words(document, "title", "heading") == ["Sore Knees", "Results", "References"]
    assert words(document, "list_item") == [
        "Sit down slowly on a chair that is high enough.",
        "Stand up.",
        "With both arms.",
    ]


def test_metadata_of_the_page() -> None:
    told = read(PAGE).metadata
    assert (told.title, told.doi, told.year, told.authors) == ("Sore Knees", "10.1234/knees", 2014, ("Adam A",))


def test_raised_figures_are_citations_or_powers() -> None:
    document = read(PAGE)
    assert "10⁻³ of what" in document.text
    assert [mark.labels for mark in document.citations] == [("1", "2"), ("3",)]
    assert [reference.title for reference in document.references][1:] == ["Feet", "Hands"]


def test_a_table_keeps_its_spans() -> None:
    document = read(PAGE)
    (table,) = document.tables
    assert table.label == "Table 1"
    cell = next(cell for cell in table.cells if document.text[cell.start : cell.end] == "0.6")
    assert (cell.row_headers, cell.col_headers) == (("Run",), ("Pain", "SD"))


def test_references_broken_by_br_and_numbers_that_the_page_prints() -> None:
    body = "<p>" + "Knees hurt more often than anybody has ever dared to think [1]. " * 3 + "</p>"
    broken = "<h2>References</h2><p>1. Adam A. Knees. J Rest. 1999;12:3-9.<br>2. Cole C. Feet. J Rest. 2001;14:1-2.</p>"
    assert len(read(f"<html><body>{body}{broken}</body></html>").references) == 2
    printed = (
        "<h2>References</h2><ol><li><span>1.</span><p>Adam A. Knees. J Rest. 1999;12:3-9.</p></li>"
        "<li><span>2.</span><p>Cole C. Feet. J Rest. 2001;14:1-2.</p></li></ol>"
    )
    assert [r.label for r in read(f"<html><body>{body}{printed}</body></html>").references] == ["1", "2"]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_character_sets(charset: str) -> None:
    page = PAGE.replace("utf-8", charset).replace("Sit down", "Sit naïve – down")
    assert "Sit naïve – down slowly" in read(page.encode(charset)).text


def test_a_page_that_names_a_wrong_character_set_is_read_all_the_same() -> None:
    page = PAGE.replace("utf-8", "x-unknown").replace("Sit down", "Sit naïve down")
    assert "Sit naïve down" in read(page.encode()).text


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>"]
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    (problem,) = read_source(Source(name="x.html", data=data))
    assert isinstance(problem, UnreadableError)


def test_deep_nesting_does_not_hurt() -> None:
    (outcome,) = read_source(
        Source(name="x.html", data=b"<html><body>" + b"<div>" * 5000 + b"Knees hurt." + b"</div>" * 5000)
    )
    assert isinstance(outcome, Document | UnreadableError)


REAL = {
    "medicalnewstoday.com.318674.html": ("Many of us have noticed that", "Share on Pinterest"),
    "jobsnhire.com.health.html": ("CVS Health is all about", "Terms of Service"),
    "link.springer.com.1007.html": ("DRESS syndrome is a serious reaction", "Skip to main content"),
}


@pytest.mark.parametrize("name", REAL)
def test_real_pages(shared: Path, name: str) -> None:
    document = read((shared / "data" / "html" / name).read_bytes())
    said, chrome = REAL[name]
    assert said in document.text
    assert chrome not in document.text


MATHML = "<math><mi>p</mi><mo>=</mo><mn>0.03</mn></math>"


@pytest.mark.parametrize(
    "formula",
    [
        MATHML,
        f'<span class="katex"><span class="katex-mathml">{MATHML}</span><span aria-hidden="true">p=0.03</span></span>',
        f'<span class="MathJax"><nobr aria-hidden="true"><i>p</i>=0.03</nobr><span>{MATHML}</span></span>',
        "<del>p=0.3</del><ins>p=0.03</ins>",
        f'<span><span style="display: none;">{MATHML}</span><img src="p.svg" aria-hidden="true" alt="p=0.03"></span>',
        r'<span class="math inline">\(p=0.03\)</span>',
        r'<span class="mathjax-tex">\(p=\mathrm{0.03}\)</span>',
    ],
)
def test_formulas_are_words_of_their_sentence_once_and_what_is_deleted_is_gone(formula: str) -> None:
    filling = "Walking every day for half an hour eased the pain of most of those who tried it. " * 3
    page = (
        f"<html><body><article><h1>Walking and pain</h1><p>{filling}Relief came ({formula}) soon.</p></article></body>"
    )
    (document,) = read_source(Source(name="x.html", data=page.encode()))
    assert isinstance(document, Document)
    assert document.text.endswith("Relief came (p=0.03) soon.")


def test_a_formula_in_what_only_eyes_see_is_not_taken_for_the_glyphs_of_another() -> None:
    filling = "Walking every day for half an hour eased the pain of most of those who tried it. " * 3
    told = f'Relief (<span aria-hidden="true">{MATHML}</span>) and sleep ({MATHML}) were better.'
    page = f"<html><body><article><h1>Walking and pain</h1><p>{filling}{told}</p></article></body>"
    (document,) = read_source(Source(name="x.html", data=page.encode()))
    assert isinstance(document, Document)
    assert document.text.endswith("Relief (p=0.03) and sleep (p=0.03) were better.")


def test_a_page_of_many_formulas_and_deletions_is_written_out_in_a_moment() -> None:
    one = f"<span>{MATHML}<i aria-hidden='true'>p=0.03</i></span>, <del>so</del> "
    tree = document_fromstring(f"<p>{one * 12_000}</p>")
    began = time.process_time()
    assert write_out(tree)
    assert time.process_time() - began < 10
    assert tree.text_content() == "p=0.03,  " * 12_000
