"""The report page: every claim marked in its text, all text escaped, nothing loaded from elsewhere."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec import structs

from evidex.counted import counted
from evidex.report import report_page
from evidex.report.marked import marked_text
from evidex.report.page import Figure, Page, Sheet, page_pieces
from evidex.schema import Block, Cell, Claim, Document, Origin, ScoreClaim, Table, place_claim
from evidex.store import Numbers, Store, unreadable_row
from evidex.store.rows import document_row
from tests.made import made_claims, made_document, made_findings


def words(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def marked(tree: html.HtmlElement, card: str) -> str:
    return "".join("".join(mark.itertext()) for mark in tree.iter("a") if card in mark.get("data-cards", "").split())


def page_of(document: Document) -> html.HtmlElement:
    page = Page("Test", [Figure("document", "1")], {"effect": 1}, {"error": 1}, [("x.pdf", "unreadable", "<cut off>")])
    sheet = Sheet("d1", "a.xml", document.metadata.title, document, made_claims(document), made_findings(document))
    return html.document_fromstring("".join(page_pieces(page, [sheet])))


def test_each_claim_and_finding_is_marked_where_it_stands() -> None:
    document = made_document()
    tree = page_of(document)
    for number, claim in enumerate(made_claims(document)):
        assert marked(tree, f"d1k{number}") == claim.quote
        assert tree.get_element_by_id(f"d1c{number}") is not None
    assert marked(tree, "d1g0") == "29 of 124"
    assert words(tree.find_class("text")[0]).endswith(" ".join(document.text.split()))


def test_every_mark_leads_to_a_card_and_every_card_back() -> None:
    tree = page_of(made_document())
    inside = [link.get("href")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")]
    assert len(inside) >= 8
    assert all(tree.get_element_by_id(name, None) is not None for name in inside)


@pytest.mark.parametrize(
    ("name", "pmid", "doi", "told"),
    [
        ("pmid:11", "11", "10.5555/A.1", "pmid:11 · doi:10.5555/a.1"),
        ("doi:10.5555/a.1", "", "10.5555/A.1", "doi:10.5555/a.1"),
        ("sha256:0011", "", "", "sha256:0011"),
    ],
)
def test_each_id_of_a_document_is_told_once(name: str, pmid: str, doi: str, told: str) -> None:
    document = made_document()
    document = structs.replace(document, id=name, metadata=structs.replace(document.metadata, pmid=pmid, doi=doi))
    assert words(page_of(document).find_class("ids")[0]) == told


def test_hostile_text_stays_text() -> None:
    tree = page_of(made_document(title='<script>alert(1)</script><img src=x onerror="alert(2)">'))
    assert len(tree.findall(".//script")) == 1
    assert not tree.findall(".//img")
    assert "<img src=x" in words(tree.find_class("text")[0])
    assert "<cut off>" in words(tree.get_element_by_id("not-read"))


def test_the_page_loads_nothing() -> None:
    text = "".join(page_pieces(Page("T", [], {}, {}), [Sheet("d1", "a", "t", made_document())]))
    tree = html.document_fromstring(text)
    assert not list(tree.iter("link", "img", "iframe", "object", "embed", "audio", "video"))
    assert not [each for each in tree.iter("script") if each.get("src")]
    assert not re.search(r"@import|url\(", text)
    (policy,) = [each.get("content") for each in tree.iter("meta") if each.get("http-equiv")]
    assert policy.startswith("default-src 'none'")


def test_a_table_is_shown_as_one_with_its_claims_marked() -> None:
    text = "Table 1 Ages\nGroup\tMean\nNurses\t41.5\nSD was not given"
    cells = [("Group", 0, 0, True), ("Mean", 0, 1, True), ("Nurses", 1, 0, True), ("41.5", 1, 1, False)]
    table = Table(
        start=0,
        end=len(text),
        cells=tuple(
            Cell(start=text.index(word), end=text.index(word) + len(word), row=row, col=col, header=header)
            for word, row, col, header in cells
        ),
    )
    document = Document(
        id="pmid:5",
        origin=Origin(name="a", sha256="0" * 64, reader="made"),
        text=text,
        blocks=(Block(start=0, end=len(text), kind="table"),),
        tables=(table,),
    )
    at = text.index("41.5")
    claim = place_claim(
        ScoreClaim, document, at, at + 4, section="table", extractor="s", statistic="mean", value=Decimal("41.5")
    )
    tree = html.fragment_fromstring(marked_text(document, [claim], [], "d1"), create_parent=True)
    assert [[words(cell) for cell in row] for row in tree.iter("tr")] == [["Group", "Mean"], ["Nurses", "41.5"]]
    assert marked(tree, "d1k0") == "41.5"
    assert words(tree.find_class("notes")[0]) == "SD was not given"


def table_of(rows: dict[tuple[int, int], tuple[str, int, int]]) -> Document:
    """A document that is one table: row and column of a cell to its words and spans."""
    text, cells = "", []
    for (row, col), (word, down, across) in rows.items():
        cells.append(Cell(start=len(text), end=len(text) + len(word), row=row, col=col, row_span=down, col_span=across))
        text += word + "\t"
    text = text.rstrip("\t")
    return Document(
        id="pmid:6",
        origin=Origin(name="a", sha256="0" * 64, reader="made"),
        text=text,
        blocks=(Block(start=0, end=len(text), kind="table"),),
        tables=(Table(start=0, end=len(text), cells=tuple(cells)),),
    )


def test_a_cell_stands_below_its_heading_where_cells_before_it_are_empty() -> None:
    document = table_of(
        {(0, 1): ("Yes", 1, 1), (0, 2): ("No", 1, 1), (1, 0): ("Men", 2, 1), (1, 2): ("5", 1, 1), (2, 1): ("7", 1, 1)}
    )
    tree = html.fragment_fromstring(marked_text(document, [], [], "d1"), create_parent=True)
    assert [[words(cell) for cell in row] for row in tree.iter("tr")] == [
        ["", "Yes", "No"],
        ["Men", "", "5"],
        ["7", ""],  # Men reaches down
    ]


def test_list_items_stand_in_a_list() -> None:
    text = "Advice\nRest\nIce\nThe end"
    kinds = {"Advice": "heading", "Rest": "list_item", "Ice": "list_item", "The end": "paragraph"}
    blocks = [
        Block(start=text.index(word), end=text.index(word) + len(word), kind=kind) for word, kind in kinds.items()
    ]
    document = Document(
        id="x", origin=Origin(name="a", sha256="0" * 64, reader="made"), text=text, blocks=tuple(blocks)
    )
    tree = html.fragment_fromstring(marked_text(document, [], [], "d"), create_parent=True)
    assert [(each.tag, [words(item) for item in each]) for each in tree] == [
        ("h4", []),
        ("ul", ["Rest", "Ice"]),
        ("p", []),
    ]


def test_doubtful_claims_can_be_told_from_others() -> None:
    document = made_document()
    claims = [
        structs.replace(claim, confidence=0.7 + number / 5) for number, claim in enumerate(made_claims(document)[:2])
    ]
    tree = html.document_fromstring(
        "".join(page_pieces(Page("T", [], {}, {}), [Sheet("d1", "a", "t", document, claims)]))
    )
    assert [card.get("id") for card in tree.find_class("card") if "doubtful" in card.get("class").split()] == ["d1k0"]
    marks = {
        mark.get("id"): "doubtful" in mark.get("class").split() for mark in tree.iter("a") if mark.get("data-cards")
    }
    assert (marks["d1c0"], marks["d1c1"]) == (True, False)
    assert tree.get_element_by_id("d1").get("data-doubtful") is not None


def test_nothing_is_offered_that_is_not_there() -> None:
    sheet = Sheet("d1", "a", "t", made_document(), reason="no claims were found")
    tree = html.document_fromstring("".join(page_pieces(Page("T", [], {}, {}), [sheet])))
    assert not list(tree.iter("legend", "aside"))
    assert not list(tree.iter("kbd"))


def test_every_picture_says_what_it_shows_and_every_field_has_a_name() -> None:
    document = made_document()
    png = b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + (5).to_bytes(4) + (6).to_bytes(4)
    sheet = Sheet("d1", "a", "t", document, made_claims(document), made_findings(document), clippings={0: png})
    tree = html.document_fromstring("".join(page_pieces(Page("T", [], {"effect": 1}, {"error": 1}), [sheet])))
    (picture,) = tree.iter("img")
    assert picture.get("alt").startswith("The claim as it stands on page")
    assert all(field.getparent().tag == "label" for field in tree.iter("input"))


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 studies"), (1, "1 study"), (2, "2 studies"), (1200, "1,200 studies")]
)
def test_numbers_have_their_plural(number: int, told: str) -> None:
    assert counted(number, "study", "studies") == told
    assert counted(number, "claim") == told.replace("stud", "claim").replace("ies", "s").replace("y", "")


@given(
    st.text(alphabet="ab<&🙂 \n", min_size=3, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 9)), max_size=5),
)
def test_however_claims_overlap_the_text_stays_the_same_and_each_is_marked_whole(
    text: str, spans: list[tuple[int, int]]
) -> None:
    document = Document(id="x", origin=Origin(name="a", sha256="0" * 64, reader="made"), text=text)
    claims: list[Claim] = [
        place_claim(
            ScoreClaim,
            document,
            start,
            min(start + length, len(text)),
            section="body",
            extractor="s",
            statistic="mean",
            value=Decimal(1),
        )
        for start, length in spans
        if start < len(text)
    ]
    tree = html.fragment_fromstring(marked_text(document, claims, [], "d"), create_parent=True)
    if text.strip():
        assert "".join(tree.itertext()).strip() == text.strip()
        for number, claim in enumerate(claims):
            assert marked(tree, f"dk{number}") == claim.quote


def test_report_html_holds_all_documents_and_what_was_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "evidence.db", create=True) as store:
        store.begin_input("a.xml", "0" * 64, 10, "made")
        one, two = made_document("11"), made_document("12")
        rows = [
            document_row(0, one, made_claims(one), made_findings(one), Numbers(checked=3, unchecked=1), {}),
            document_row(1, two, (), (), Numbers(claimed=1, unread=1), {}),
            unreadable_row(2, "it is cut off"),
            document_row(3, one, (), (), Numbers(), {}),
        ]
        store.add_rows("a.xml", rows)
        store.end_input("a.xml", 0)
        store.mark_duplicates()
        text = report_page.write(store, tmp_path).read_text(encoding="utf-8")
        tree = html.document_fromstring(text)
        assert len(tree.find_class("doc")) == 2
        assert "it is cut off" in words(tree.get_element_by_id("not-read"))
        assert "1 twice in the corpus" in words(tree.find_class("figures")[0])
        assert "no claims were found" in text
        assert report_page.sheet_names(store) == {1: "d1", 2: "d2"}
        assert report_page.write(store, tmp_path).read_text(encoding="utf-8") == text
        monkeypatch.setattr(report_page, "CHARACTERS", len(one.text))
        short = report_page.write(store, tmp_path).read_text(encoding="utf-8")
    assert "1 document is listed without text" in short
    assert len(html.document_fromstring(short).find_class("text")) == 1
