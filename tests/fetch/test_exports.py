"""Every export of a reference manager or database names its references."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import Ask, Made, Serve, many

from evidex.errors import UsageError
from evidex.fetch.cache import ResolutionCache
from evidex.fetch.exports import parse_entries, read_entries
from evidex.fetch.fetching import fetch
from evidex.fetch.identifying import identify
from evidex.fetch.planning import Wish
from evidex.fetch.resolver import Resolver

ZOTERO = """TY  - JOUR
TI  - Knee pain in lighthouse keepers
AU  - Ångström, B.
T2  - Journal of Coastal Medicine
AB  - As in PMID: 999, pain was common; https://pubmed.ncbi.nlm.nih.gov/888/ has more.
PY  - 2019
DO  - 10.5555/knee.1
VL  - 12
SP  - 101
EP  - 109
L2  - https://www.ncbi.nlm.nih.gov/pubmed/1002
ER  -
"""
ENDNOTE = """TY  - JOUR
AN  - 12345678
A1  - Berg, C.
T1  - Cold hands in ferrymen
JF  - J Coastal Med
Y1  - 2018//
N1  - Export Date: 1 May 2020; PMID: 77
ER  -
"""
OVID = "1.\nTY  - JOUR\nID  - 2018-1\nT1  - Cold hands in ferrymen\nDO  - http://dx.doi.org/10.5555/cold.2\nER  - \n"
RAYYAN = "TY  - JOUR\nAN  - rayyan-1\nKW  - Knee\nPain\nTI  - Cold hands\nER  -\n\nTY  - JOUR\nTI  - Warm feet\nER  -\n"
NBIB = """PMID- 1001
OWN - NLM
TI  - Knee pain in lighthouse
      keepers.
LID - 10.5555/knee.0 [doi]
PMC - PMC123456
DP  - 2019 Mar
PG  - 101-9

PMID- 1002
TI  - Cold hands.
"""


def fields(data: str | bytes, *names: str) -> list[tuple[object, ...]]:
    entries = parse_entries(data.encode() if isinstance(data, str) else data)
    return [tuple(getattr(entry, name) for name in names) for entry in entries]


@pytest.mark.parametrize(
    ("export", "names", "expected"),
    [
        (ZOTERO, ("pmid", "doi", "year", "first_page"), [("1002", "10.5555/knee.1", 2019, "101")]),
        (ENDNOTE, ("pmid", "guessed_pmid", "title"), [("77", "12345678", "Cold hands in ferrymen")]),
        (ENDNOTE.replace("N1", "DB  - PubMed\nN1").replace("PMID: 77", ""), ("pmid",), [("12345678",)]),
        (ENDNOTE.replace("N1", "DB  - Embase\nN1").replace("PMID: 77", ""), ("pmid", "guessed_pmid"), [("", "")]),
        (OVID, ("doi", "title"), [("10.5555/cold.2", "Cold hands in ferrymen")]),
        (RAYYAN, ("title",), [("Cold hands",), ("Warm feet",)]),
        (NBIB, ("pmid", "doi", "pmcid"), [("1001", "10.5555/knee.0", "PMC123456"), ("1002", "", "")]),
        ("pmid,doi\n12,\n,10.5555/x\n", ("pmid", "doi"), [("12", ""), ("", "10.5555/x")]),
        ('"Title";"PubMed ID"\n"A; B";"12"\n', ("pmid", "title"), [("12", "A; B")]),
        ("Title\tDOI\nA\thttps://doi.org/10.5555/x.\n", ("doi",), [("10.5555/x",)]),
        ("# mine\n12\nPMID:13, PMC123456\n", ("pmid", "pmcid"), [("12", ""), ("13", ""), ("", "PMC123456")]),
        ("https://pubmed.ncbi.nlm.nih.gov/15/\n", ("pmid",), [("15",)]),
        ("00012\nPMID: 0013\n0\n", ("pmid", "words"), [("12", ""), ("13", ""), ("", "0")]),
        ("Title,PMID\nA,0\nB,00012\nC,123456789012\n", ("pmid", "title"), [("", "A"), ("12", "B"), ("", "C")]),
        ("https://doi.org/10.5555/a(1)b\n", ("doi",), [("10.5555/a(1)b",)]),
        ("PMIDs: 12, 13\n- 14\n1. 15\n", ("pmid",), [("12",), ("13",), ("14",), ("15",)]),
        (
            "Smith 2020, the pain trial 4\n16\nLee 2019; 12:33 (PMID: 17)\nGo 2018 doi:10.5555/b.\n",
            ("pmid", "doi", "words"),
            [("", "", "Smith 2020, the pain trial 4"), ("16", "", ""), ("17", "", ""), ("", "10.5555/b", "")],
        ),
    ],
)  # fmt: skip
def test_what_each_kind_of_export_says(export: str, names: tuple[str, ...], expected: list[object]) -> None:
    assert fields(export, *names) == expected


@pytest.mark.parametrize("export", [ZOTERO, ENDNOTE, RAYYAN])
def test_byte_order_marks_line_ends_and_a_lost_last_line_change_nothing(export: str) -> None:
    names = ("pmid", "doi", "title")
    for changed in ("\ufeff" + export, export.replace("\n", "\r\n"), export.rstrip("\nER- ")):
        assert fields(changed, *names) == fields(export, *names)


def test_other_encodings_are_read() -> None:
    latin = ZOTERO.replace("Knee pain in", "Rückenschmerzen über Jahre für").encode("latin-1")
    assert "Rückenschmerzen über" in str(fields(latin, "title")[0][0])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@article{a,\n doi = {10.1000/x},\n pmid = {11}\n}\n", "BibTeX"),
        ("%0 Journal Article\n%T Falls in winter\n%R 10.1000/x\n", "EndNote"),
        ("\ufeffFN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nDI 10.1000/x\n", "Web of Science"),
    ],
)
def test_an_export_that_is_not_read_is_refused_and_its_lines_are_no_entries(
    text: str, kind: str, tmp_path: Path
) -> None:
    (tmp_path / "refs").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=f"{kind} is not read; export the references as RIS, nbib or CSV"):
        read_entries(tmp_path / "refs")


@given(st.lists(st.integers(1, 10**8 - 1), min_size=1, max_size=30), st.sampled_from(["\n", ", ", "\r\n", " "]))
def test_a_list_of_pmids_is_that_list(pmids: list[int], between: str) -> None:
    assert fields(between.join(map(str, pmids)), "pmid") == [(str(pmid),) for pmid in pmids]


titles = st.text(st.characters(codec="utf-8", exclude_categories=("C",)))


@given(st.lists(st.tuples(st.integers(1, 10**8 - 1), titles), min_size=1))
def test_any_csv_with_a_pmid_column_is_read(rows: list[tuple[int, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("Title", "PMID"), *((title, pmid) for pmid, title in rows)])
    assert fields(out.getvalue(), "pmid") == [(str(pmid),) for pmid, _ in rows]


@given(st.binary(max_size=200))
def test_whatever_is_in_the_file_there_is_an_answer_or_one_sentence(data: bytes) -> None:
    try:
        entries = parse_entries(data)
    except UsageError as problem:
        assert "\n" not in str(problem)
    else:
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))


@pytest.mark.parametrize("content", [b"", b"no ids in here at all\n", b"\x00\x01"])
def test_a_file_that_names_nothing_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(content)
    with pytest.raises(UsageError, match="names no reference"):
        read_entries(tmp_path / "list.txt")
    with pytest.raises(UsageError, match="cannot be read"):
        read_entries(tmp_path / "absent.txt")


def test_entries_become_pmids_by_id_by_doi_and_by_title(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    made = [*many(4), Made(pmid="77", title="Cold hands in ferrymen.")]
    export = ZOTERO + ENDNOTE.replace("; PMID: 77", "") + OVID.replace("10.5555/cold.2", "10.5555/knee.3")
    export += ZOTERO + "TY  - JOUR\nTI  - Warm feet in cobblers of the north\nER  - \nTY  - GEN\nER  - \n"
    client = ask(serve(made))
    resolver = Resolver(client, ResolutionCache(tmp_path / "c.sqlite"), thorough=False)
    identified = identify(parse_entries(export.encode()), client, resolver, lambda *_: None)
    assert identified.pmids == ("1002", "77", "1004")
    assert identified.duplicates == 1
    assert [missing.id for missing in identified.unidentified] == [
        "entry 5 (Warm feet in cobblers of the north)",
        "entry 6",
    ]


def test_lines_without_an_id_are_told_and_their_numbers_are_no_ids(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve([*many(2), Made(pmid="2020"), Made(pmid="4")])
    (tmp_path / "list.txt").write_text("Smith 2020, the pain trial 4\n1001\n")
    entries = read_entries(tmp_path / "list.txt")
    client = ask(server)
    identified = identify(entries, client, Resolver(client, ResolutionCache(tmp_path)), lambda *_: None)
    assert identified.pmids == ("1001",)
    (missing,) = identified.unidentified
    assert (missing.id, "names no PMID" in missing.reason) == ("entry 1 (Smith 2020, the pain trial 4)", True)


def test_a_list_is_fetched_with_its_prisma_boxes(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve(many(12))
    (tmp_path / "list.txt").write_text("1001 1002 1003 1002 9999\n")
    wish = Wish(ids_file=tmp_path / "list.txt")
    outcome = fetch(wish, tmp_path / "c", ask(server), lambda *_: None)
    assert [missing.id for missing in outcome.run.not_retrieved] == ["9999"]
    flow = outcome.manifest.prisma
    assert (flow.identified, flow.duplicates_removed, flow.sought) == (5, 1, 4)
    assert (flow.retrieved, flow.not_retrieved) == (3, 1)
    again = fetch(wish, tmp_path / "c", ask(server), lambda *_: None)
    assert (again.run.retrieved, again.run.updated, again.manifest.prisma.retrieved) == (0, 0, 3)


def test_every_real_export_is_read(shared: Path) -> None:
    expected = {
        "neilfws_retractions.medline": 1621, "schoot-lgmm-ptsd-included-1.ris": 363, "_baseline.ris": 100,
        "baseline_zotero.ris": 100, "embase.ris": 6, "scopus.ris": 6, "ovid_psycinfo.ris": 6, "proquest.ris": 6,
        "pubmed_zotero.ris": 6, "ris_issue_992.txt": 19, "ris_issue_1099.txt": 7, "ncbiutils_medlines.txt": 7,
    }  # fmt: skip
    seen = set()
    for path in sorted((shared / "data" / "exports").iterdir()):
        entries = read_entries(path)
        seen.add(path.name)
        assert len(entries) == expected.get(path.name, len(entries)), path.name
        if path.name in expected:
            assert all(entry.sameness for entry in entries), path.name
    assert seen >= expected.keys()
