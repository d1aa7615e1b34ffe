"""Exports of reference managers are no documents, and the way on is named; texts and tables that look alike are."""

import pytest

from evidex.errors import UnreadableError
from evidex.read import Source, read_source

BIBTEX = "@article{holm2020,\n  title = {Falls in winter},\n  abstract = {In 12 of 40 (30%) patients pain fell.},\n}\n"
TAGGED = "%0 Journal Article\n%T Falls in winter\n%A Holm, K.\n%X In 12 of 40 (30%) patients pain fell.\n"
WEB_OF_SCIENCE = "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAB In 12 of 40 (30%) pain fell.\nER\n"
PUBMED_CSV = 'PMID,Title,Authors,Citation,Journal/Book,DOI\n1,"Falls: 12 of 40 (30%)","Holm K",J Made,J Made,10.1/x\n'


@pytest.mark.parametrize(
    ("data", "kind", "way"),
    [
        (BIBTEX, "BibTeX", "export it as RIS and fetch"),
        (f"\ufeff% Encoding: UTF-8\r\n\r\n{BIBTEX}", "BibTeX", "export it as RIS"),
        ('@string{jm = "J Made"}\n' + BIBTEX, "BibTeX", "export it as RIS"),
        (TAGGED, "EndNote", "export it as RIS"),
        (WEB_OF_SCIENCE, "Web of Science", "export it as RIS"),
        (f"\ufeff{WEB_OF_SCIENCE}".replace("\n", "\r\n"), "Web of Science", "export it as RIS"),
        (PUBMED_CSV, "CSV", "fetch its records: evidex fetch --ids FILE"),
        ('"Source title";"Article Title";"DOI"\n"J Made";"Falls";"10.1/x"\n', "CSV", "fetch its records"),
        ("Title\tJournal\tAbstract\nFalls\tJ Made\tIn 12 of 40 (30%) pain fell.\n", "CSV", "fetch its records"),
    ],
)
@pytest.mark.parametrize("name", ["export.txt", "export.csv"])
def test_an_export_is_refused_with_the_way_on(data: str, kind: str, way: str, name: str) -> None:
    (reading,) = read_source(Source(name=name, data=data.encode()))
    assert isinstance(reading, UnreadableError)
    assert f"{name}: it is a list of references ({kind}), not a document; {way}" in str(reading)


@pytest.mark.parametrize(
    "data",
    [
        "@holm wrote that pain fell in 12 of 40 (30%) patients.\n",
        "%0 of the patients died. Pain fell in 12 of 40 (30%).\n",
        "FN stands for false negative. Pain fell in 12 of 40 (30%) patients.\n",
        "Title: Falls in winter, a trial of authors, journal clubs and others\n\nPain fell in 12 of 40 (30%).\n",
        "group,patients,title\nA,40,pain\n",
        "Author,Year,Title,Patients,Events\nHolm,2020,Falls,40,12\n",
        'Falls in "winter\r\rPain fell in 12 of 40 (30%) patients.\r',
        "Abstract, authors and year are given below.\n\nPain fell in 12 of 40 (30%) patients.\n",
    ],
)
def test_a_text_that_looks_alike_is_a_document(data: str) -> None:
    (reading,) = read_source(Source(name="note.txt", data=data.encode()))
    assert not isinstance(reading, UnreadableError)
