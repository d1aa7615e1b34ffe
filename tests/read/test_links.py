"""Links to other sites are kept as places: where a reader of the page can look its statements up."""

import pytest

from evidex.read import Source, read_source
from evidex.schema import Document

PAGE = """<html><head><link rel="canonical" href="https://www.rest.example/knees"><title>Sore Knees</title></head>
<body><main><h1>Sore Knees</h1>
<p>Another <a href="https://journal.example/doi/10.1"> large
<em>study</em></a> found that knees hurt in the morning, as does <a href="/backs">a page on backs</a>.</p>
<p>Rest helped<sup><a href="https://pubmed.example/1">1</a></sup> most of the nurses
(<a href="https://pubmed.example/2">2</a>, <a href="https://cdn.rest.example/3">3</a>,
<a href="#r4">4</a>) in the end.</p>
<ul><li>Sit on <a href="http://chairs.example/">high chairs</a> and stand up slowly with both of your arms.</li></ul>
</main></body></html>"""


def read(text: str, name: str) -> Document:
    (document,) = read_source(Source(name=name, data=text.encode()))
    assert isinstance(document, Document), document
    return document


def linked(document: Document) -> list[str]:
    return [link.of(document.text) for link in document.links]


def test_links_of_a_page() -> None:
    document = read(PAGE, "x.html")
    assert linked(document) == ["large study", "¹", "2", "high chairs"]
    assert "Another large study found" in document.text
    assert "Rest helped¹ most of the nurses (2, 3, 4) in" in document.text


def test_a_page_that_does_not_say_where_it_is_from() -> None:
    page = PAGE.replace('<link rel="canonical" href="https://www.rest.example/knees">', "")
    assert linked(read(page, "x.html")) == ["large study", "¹", "2", "3", "high chairs"]


def test_links_in_markdown() -> None:
    text = "# Sore *Knees*\n\nA [*large*  study](https://j.example/1) found it [1](https://j.example/2), [so](#so).\n"
    document = read(text, "x.md")
    assert document.text.endswith("A large study found it [1], so.")
    assert linked(document) == ["large study", "1"]


@pytest.mark.parametrize("address", ["mailto:a@b.example", "javascript:void(0)", "//[", "tel:1", "backs.html", ""])
def test_what_is_no_other_site(address: str) -> None:
    page = (
        f'<html><body><p>Knees hurt, and <a href="{address}">more of that</a> hurts in the morning.</p></body></html>'
    )
    assert linked(read(page, "x.html")) == []
