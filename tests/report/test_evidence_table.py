"""Evidence tables on a page and as a workbook: the printed numbers, no formulas, links into the report."""

import contextlib
import gc
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import msgspec
import openpyxl
import pytest
from lxml import html

from evidex.report import claims_csv, evidence_table_html, evidence_table_xlsx, report_page
from evidex.report.evidence import Evidence, columns_of, filled_columns, shown
from evidex.report.notices import marked
from evidex.schema import Notice
from evidex.store import Numbers, Store
from evidex.store.rows import document_row
from tests.made import made_claims, made_document, made_findings


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "evidence.db", create=True) as opened:
        one, two = made_document("11"), made_document("12", title="=1+1")
        opened.begin_input("a.xml", "0" * 64, 10, "made")
        rows = [
            document_row(n, each, made_claims(each), made_findings(each), Numbers(), {})
            for n, each in enumerate((one, two))
        ]
        opened.add_rows("a.xml", rows)
        opened.end_input("a.xml", 0)
        yield opened


def test_the_page_has_a_table_per_kind_with_links_to_places_that_exist(store: Store, tmp_path: Path) -> None:
    table = html.document_fromstring(evidence_table_html.write(store, tmp_path).read_text(encoding="utf-8"))
    report = html.document_fromstring(report_page.write(store, tmp_path).read_text(encoding="utf-8"))
    assert [each.text for each in table.iter("h2")] == ["Effects", "Proportions", "Causes"]
    links = [link.get("href") for body in table.iter("tbody") for link in body.iter("a")]
    assert len(links) == 6
    for link in links:
        file, _, place = link.partition("#")
        assert file == "report.html"
        assert report.get_element_by_id(place) is not None
    text = table.text_content()
    assert "5.10" in text
    assert "NUM101" in text
    assert "Ask A et al. 2024" in text


def test_rows_in_doubt_and_with_findings_can_be_shown_alone(store: Store, tmp_path: Path) -> None:
    page = html.document_fromstring(evidence_table_html.write(store, tmp_path).read_text(encoding="utf-8"))
    marked_rows = [words.split() for row in page.iter("tr") if (words := row.get("class"))]
    assert ["found"] in marked_rows
    offered = [box.get("value") for box in page.iter("input") if box.get("name") == "only"]
    assert offered == ["doubtful", "found"]
    jumps = [link.get("href")[1:] for link in page.find(".//nav").iter("a")]
    assert [page.get_element_by_id(name).text for name in jumps] == ["Effects", "Proportions", "Causes"]


def test_what_says_whether_to_trust_a_row_stands_before_what_tells_more_of_it(store: Store) -> None:
    evidence = Evidence(store)
    for kind in evidence.kinds:
        told = filled_columns(kind, evidence.rows(kind))
        assert told.index("quote") < told.index("section")
    assert columns_of("effect").index("findings") < columns_of("effect").index("quote")


def test_the_workbook_has_numbers_with_their_printed_decimals_and_no_formulas(store: Store, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(evidence_table_xlsx.write(store, tmp_path))
    assert book.sheetnames == ["effects", "proportions", "causes", "findings", "documents"]
    effects = book["effects"]
    names = [cell.value for cell in effects[1]]
    estimate = effects.cell(2, names.index("estimate") + 1)
    assert (estimate.value, estimate.number_format, estimate.data_type) == (5.1, "0.00", "n")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(cell.value == "=1+1" and cell.data_type == "s" for cell in cells)


def test_very_small_numbers_are_shown_as_powers_of_ten(tmp_path: Path) -> None:
    book = evidence_table_xlsx.Book(tmp_path / "t.xlsx")
    book.add("made", ["study", "P"], [["Bao Y", Decimal("1.5e-68")], ["Bao Y", Decimal("0.0010")]])
    book.close()
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["made"]
    told = [(sheet.cell(row, 2).value, sheet.cell(row, 2).number_format) for row in (2, 3)]
    assert told == [(1.5e-68, "0.0E+00"), (0.001, "0.0000")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_one_error_and_leaves_no_traceback_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", heard.append)

    def write() -> None:
        book = evidence_table_xlsx.Book(Path("/dev/full"))
        book.add("made", ["study"], [["Bao Y"]])
        book.close()

    with contextlib.suppress(OSError):
        write()
        raise AssertionError("it was written")
    gc.collect()
    assert heard == []


def test_a_full_folder_of_temporary_files_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = evidence_table_xlsx.Book(tmp_path / "t.xlsx")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(book, "_put", full)
    with pytest.raises(OSError, match="No space") as told:
        book.add("made", ["study"], [["Bao Y"]])
    assert told.value.filename == tempfile.gettempdir()
    book.close()


def test_rows_of_the_workbook_are_as_high_as_their_text(tmp_path: Path) -> None:
    book = evidence_table_xlsx.Book(tmp_path / "t.xlsx")
    book.add("made", ["study", "quote"], [["Bao Y", "word " * 60], ["Bao Y", "word"], ["Bao Y", "word " * 2000]])
    book.close()
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["made"]
    assert [sheet.row_dimensions[row].height for row in (2, 3, 4)] == [75, None, 180]


def test_the_workbook_says_where_a_claim_stands_and_what_was_not_printed(tmp_path: Path) -> None:
    document = made_document("11")
    share, *_ = made_claims(document)
    share = msgspec.structs.replace(share, page=7, derived=("denominator",))
    with Store(tmp_path / "evidence.db", create=True) as store:
        store.begin_input("a.xml", "0" * 64, 10, "made")
        store.add_rows("a.xml", [document_row(0, document, (share,), (), Numbers(), {})])
        store.end_input("a.xml", 0)
        sheet = openpyxl.load_workbook(evidence_table_xlsx.write(store, tmp_path))["proportions"]
    names, cells = ([cell.value for cell in row] for row in sheet.iter_rows())
    told = dict(zip(names, cells, strict=True))
    assert (told["page"], told["derived"], told["N"], told["claim"]) == (7, "N", 124, share.id)
    assert document.text[told["start"] : told["end"]] == told["quote"] == share.quote


def test_the_workbook_is_the_same_bytes_each_time(store: Store, tmp_path: Path) -> None:
    once = evidence_table_xlsx.write(store, tmp_path).read_bytes()
    assert evidence_table_xlsx.write(store, tmp_path).read_bytes() == once


def test_a_sheet_that_is_full_goes_on_in_another(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_table_xlsx, "MOST_ROWS", 1)
    book = openpyxl.load_workbook(evidence_table_xlsx.write(store, tmp_path))
    assert [book["effects"].max_row, book["effects 2"].max_row] == [2, 2]


def test_a_title_that_names_a_study_is_short_and_keeps_its_marks(tmp_path: Path) -> None:
    document = made_document(title="Sleep and " + "walking " * 30 + "of keepers")
    told = (Notice(kind="retraction", pmid="99"),)
    metadata = msgspec.structs.replace(document.metadata, authors=(), notices=told)
    document = msgspec.structs.replace(document, metadata=metadata)
    with Store(tmp_path / "evidence.db", create=True) as store:
        store.begin_input("a.xml", "0" * 64, 10, "made")
        store.add_rows("a.xml", [document_row(0, document, made_claims(document), (), Numbers(), {})])
        studies = {row.study for row in Evidence(store).rows("effect")}
    assert studies == {"Sleep and walking walking walking walking walking walking walking … (RETRACTED)"}


def test_a_retracted_study_says_so_wherever_it_is_named(tmp_path: Path) -> None:

    document = made_document()
    metadata = msgspec.structs.replace(document.metadata, notices=(Notice(kind="retraction", pmid="99"),))
    document = msgspec.structs.replace(document, metadata=metadata)
    with Store(tmp_path / "evidence.db", create=True) as store:
        store.begin_input("a.xml", "0" * 64, 10, "made")
        store.add_rows("a.xml", [document_row(0, document, made_claims(document), (), Numbers(), {})])
        text = evidence_table_html.write(store, tmp_path).read_text(encoding="utf-8")
    assert text.count("(RETRACTED)") == 3


@pytest.mark.parametrize(
    ("metadata", "marks"),
    [
        ({"notices": (Notice(kind="correction", pmid="9"),)}, " (corrected)"),
        ({"notices": (Notice(kind="concern"),)}, " (concern)"),
        ({"notices": (Notice(kind="update"), Notice(kind="retraction"))}, " (RETRACTED) (updated)"),
        ({"title": "RETRACTED: Night shifts"}, " (RETRACTED)"),
        ({"publication_types": ("Retracted Publication",)}, " (RETRACTED)"),
        ({"notices": (Notice(kind="retraction_of", pmid="9"),)}, ""),
    ],
)
def test_a_study_is_marked_by_its_notices(metadata: dict[str, object], marks: str) -> None:
    data = msgspec.structs.replace(made_document().metadata, **metadata)
    assert marked("Ask A et al. 2024", data.standing) == f"Ask A et al. 2024{marks}"


def test_a_reader_sees_no_empty_columns_and_two_decimals(store: Store, tmp_path: Path) -> None:
    page = html.fromstring(evidence_table_html.write(store, tmp_path).read_text(encoding="utf-8"))
    for table in page.find_class("evidence"):
        heads = [cell.text_content() for cell in table.find(".//thead").iter("th")]
        rows = [[cell.text_content() for cell in row.iter("th", "td")] for row in table.find(".//tbody").iter("tr")]
        assert all(any(row[number] for row in rows) for number in range(len(heads)))
    effects = page.find_class("evidence")[0]
    heads = [cell.text_content() for cell in effects.find(".//thead").iter("th")]
    assert "comparator" not in heads
    row = [cell.text_content() for cell in effects.find(".//tbody/tr").iter("th", "td")]
    assert row[heads.index("P")] == "<\u00a00.001"
    book = openpyxl.load_workbook(evidence_table_xlsx.write(store, tmp_path))
    assert "comparator" not in [cell.value for cell in book["effects"][1]]


def test_a_zero_is_something_said(store: Store) -> None:
    row = next(Evidence(store).rows("effect"))
    nothing = replace(row, cells={"ci_low": Decimal(0), "adjusted": False})
    assert filled_columns("effect", [nothing]) == ["ci_low"]


@pytest.mark.parametrize(("value", "words"), [(0.5, "0.50"), (0.9975, "> 0.99"), (0.994, "0.99"), (1.0, "1.00")])
def test_a_confidence_has_two_decimals_and_is_never_rounded_up_to_certainty(value: float, words: str) -> None:
    assert shown("confidence", value) == words


def test_a_document_is_unpacked_once_for_all_tables_of_a_report(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = []
    document = Store.document
    monkeypatch.setattr(Store, "document", lambda self, key: unpacked.append(key) or document(self, key))
    for report in (evidence_table_html, evidence_table_xlsx, claims_csv):
        unpacked.clear()
        report.write(store, tmp_path)
        assert unpacked == [1, 2]


@pytest.mark.parametrize(
    ("identity", "title", "beside"),
    [
        ("doi:10.1/a", "Night work and falls", "doi:10.1/a"),
        ("sha256:71b420e1de0691d0", "Night work and falls", "night/paper.pdf"),
        ("sha256:71b420e1de0691d0", "", "sha256:71b420e1de0691d0"),
    ],
)
def test_beside_a_name_stands_what_people_find_the_document_by(
    identity: str, title: str, beside: str, tmp_path: Path
) -> None:
    document = made_document("")
    metadata = msgspec.structs.replace(document.metadata, authors=(), title=title)
    document = msgspec.structs.replace(document, id=identity, metadata=metadata)
    with Store(tmp_path / "evidence.db", create=True) as opened:
        opened.begin_input("night/paper.pdf", "0" * 64, 10, "made")
        opened.add_rows("night/paper.pdf", [document_row(0, document, made_claims(document), (), Numbers(), {})])
        opened.end_input("night/paper.pdf", 0)
        (row,) = Evidence(opened).rows("effect")
        assert (row.study, row.beside) == (title or "night/paper.pdf", beside)
