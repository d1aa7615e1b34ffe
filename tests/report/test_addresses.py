"""Links of the workbook: a row leads to its record in the net and to its file, from wherever the table lies."""

from pathlib import Path

import msgspec
import openpyxl
import pytest

from evidex.report import evidence_table_xlsx
from evidex.report.addresses import Files, doi_address, pubmed_address, record_address
from evidex.schema import Metadata
from evidex.store import Numbers, Store
from evidex.store.rows import document_row
from tests.made import made_claims, made_document

NAMES = [
    (Metadata(pmid="7", pmcid="PMC8", doi="10.1/x"), "https://pubmed.ncbi.nlm.nih.gov/7/"),
    (Metadata(pmcid="PMC8", doi="10.1/x"), "https://pmc.ncbi.nlm.nih.gov/articles/PMC8/"),
    (Metadata(doi="10.1002/(sici)1<1::aid-x#3>3.0"), "https://doi.org/10.1002/(sici)1%3C1::aid-x%233%3E3.0"),
    (Metadata(), ""),
]


def keep(folder: Path, data: Metadata, name: str = "a #1 50%.xml") -> Store:
    (folder / "out").mkdir()
    document = msgspec.structs.replace(made_document("11"), metadata=data)
    store = Store(folder / "out" / "evidence.db", create=True)
    store.begin_input(name, "0" * 64, 10, "made")
    store.add_rows(name, [document_row(0, document, made_claims(document), (), Numbers(), {})])
    store.end_input(name, 0)
    store.keep_fact("corpus", "../corpus")
    return store


def links(path: Path, sheet: str) -> dict[str, str]:
    """The targets of the second row, by the headings of their columns."""
    names, cells = list(openpyxl.load_workbook(path)[sheet].iter_rows(max_row=2))
    return {
        str(name.value): str(cell.hyperlink.target) for name, cell in zip(names, cells, strict=True) if cell.hyperlink
    }


@pytest.mark.parametrize(("data", "address"), NAMES)
def test_a_study_leads_to_its_record_or_else_to_its_file(tmp_path: Path, data: Metadata, address: str) -> None:
    with keep(tmp_path, data) as store:
        assert [record_address(held) for held in store.held()] == [address]
        path = evidence_table_xlsx.write(store, tmp_path / "out")
    file = r"..\corpus\a%20%231%2050%25.xml"
    assert links(path, "effects") == {"study": address or file, "source": file}
    assert links(path, "documents") == {"source": file} | ({"document": address} if address else {})


def test_files_are_seen_from_where_the_table_lies(tmp_path: Path) -> None:
    with keep(tmp_path, Metadata(), "b.xml") as store:
        (held,) = store.held()
        assert Files(store, tmp_path / "out").path(held) == "../corpus/b.xml"
        assert Files(store, tmp_path / "else" / "where").path(held) == "../../corpus/b.xml"


def test_what_is_no_name_of_a_record_leads_nowhere() -> None:
    assert pubmed_address("x1") == doi_address("javascript:alert(1)") == ""


def test_a_sheet_has_no_more_links_than_excel_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_table_xlsx, "MOST_LINKS", 1)
    with keep(tmp_path, NAMES[0][0]) as store:
        path = evidence_table_xlsx.write(store, tmp_path / "out")
    sheet = openpyxl.load_workbook(path)["effects"]
    told = [cell.value for cell in sheet[2] if cell.value == "a #1 50%.xml" and not cell.hyperlink]
    assert (list(links(path, "effects")), told) == (["study"], ["a #1 50%.xml"])
