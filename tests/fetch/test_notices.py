"""Retractions, corrections and concerns name the papers they are about."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from Bio import Medline
from invented import Made

from evidex.fetch.notices import medline_notices, notices_of


def record(text: str) -> dict[str, object]:
    return dict(Medline.read(io.StringIO(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "PMID- 1\nTI  - Retraction.\nPT  - Retraction of Publication\n"
            "ROF - Berg C, Lind A. J Coastal Med. 2018 Jul;79(1):80-8. PMID:\n      18339\n",
            [("retraction_of", "18339", "", "Berg C, Lind A. J Coastal Med. 2018 Jul;79(1):80-8")],
        ),
        (
            "PMID- 1\nPT  - Retraction of Publication\n"
            "ROF - Berg C. J Coastal Med. 1999 Sep;9(3):202-8. PMID: 104\nROF - Lind A. J Coastal\n"
            "      Med. 1999 Jun;9(2):103-16. PMID: 105\n",
            [
                ("retraction_of", "104", "", "Berg C. J Coastal Med. 1999 Sep;9(3):202-8"),
                ("retraction_of", "105", "", "Lind A. J Coastal Med. 1999 Jun;9(2):103-16"),
            ],
        ),
        (
            "PMID- 1\nPT  - Retraction of Publication\nROF - J Coastal Med. doi: 10.5555/slow.1\n",
            [("retraction_of", "", "10.5555/slow.1", "J Coastal Med. doi: 10.5555/slow.1")],
        ),
        (
            "PMID- 1\nTI  - Retraction: Slow walking in lighthouse keepers.\nPT  - Retraction of Publication\n",
            [("retraction_of", "", "", "Slow walking in lighthouse keepers")],
        ),
        (
            "PMID- 1\nTI  - Retraction. WITHDRAWN: Slow walking.\nPT  - Retraction of Publication\n",
            [("retraction_of", "", "", "Slow walking")],
        ),
        (
            "PMID- 1\nTI  - Retraction.\nPT  - Retraction of Publication\nSO  - J Coastal Med. 2010;13(2):174.\n",
            [("retraction_of", "", "", "see the notice itself: J Coastal Med. 2010;13(2):174.")],
        ),
        (
            "PMID- 1\nTI  - Slow walking.\nPT  - Journal Article\nRIN - Berg C. J Coastal Med. 2020;3:4. PMID: 7\n"
            "EIN - J Coastal Med. 2019;2:9\nECI - J Coastal Med. 2019;2:10. PMID: 8\n",
            [
                ("retraction", "7", "", "Berg C. J Coastal Med. 2020;3:4"),
                ("correction", "", "", "J Coastal Med. 2019;2:9"),
                ("concern", "8", "", "J Coastal Med. 2019;2:10"),
            ],
        ),
        ("PMID- 1\nTI  - Retraction of muscle in ferrymen.\nPT  - Journal Article\n", []),
    ],
)
def test_a_medline_record_names_what_it_is_about(text: str, expected: list[tuple[str, ...]]) -> None:
    found = [(n.kind, n.pmid, n.doi, n.citation) for n in medline_notices(record(text))]  # type: ignore[arg-type]
    assert found == expected


def test_an_xml_record_does_too() -> None:
    made = Made(
        pmid="1",
        notices='<CommentsCorrections RefType="RetractionIn"><RefSource>J Coastal Med. 2020;3:4. doi: 10.5555/r.1.'
        '</RefSource><PMID>7</PMID></CommentsCorrections><CommentsCorrections RefType="Cites"><RefSource>x</RefSource>'
        '</CommentsCorrections><CommentsCorrections RefType="ExpressionOfConcernFor"><RefSource>y</RefSource>'
        "</CommentsCorrections>",
    )
    found = notices_of(ElementTree.fromstring(made.record.xml))
    assert [(n.kind, n.pmid, n.doi) for n in found] == [("retraction", "7", "10.5555/r.1"), ("concern_of", "", "")]


def test_each_real_retraction_notice_names_what_it_retracts(shared: Path) -> None:
    with (shared / "data/exports/neilfws_retractions.medline").open(encoding="utf-8") as file:
        told = [[n for n in medline_notices(r) if n.kind == "retraction_of"] for r in Medline.parse(file)]
    assert len(told) == 1621
    assert all(told)
    # Four say no more than "Retraction." in the record; these point to the notice itself.
    assert sum(any("see the notice itself" in n.citation for n in notices) for notices in told) == 4
    assert sum(any(n.pmid or n.doi for n in notices) for notices in told) >= 1550
