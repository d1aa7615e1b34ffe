"""The loopback server answers as NCBI's recordings do."""

import re
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from invented import Ask, Made, Serve, article, many

from evidex.fetch.loopback import Faults, LoopbackServer
from evidex.fetch.loopback.faults import KINDS
from evidex.fetch.loopback.query import Query, QueryError


def get(server: LoopbackServer, utility: str, **asked: object) -> tuple[int, str]:
    suffix = "cgi" if utility == "ecitmatch" else "fcgi"
    try:
        with urllib.request.urlopen(f"{server.url}/{utility}.{suffix}?{urlencode(asked)}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def shape(element: ElementTree.Element) -> object:
    """Names all the way down; equal neighbours once."""
    inner: list[object] = []
    for child in element:
        if (told := shape(child)) not in inner:
            inner.append(told)
    return (element.tag, *inner)


def head_of(text: str) -> tuple[str, ...]:
    """The document type, without the DTD's year and protocol."""
    found = re.search(r'<!DOCTYPE\s+(\S+)\s+PUBLIC\s+"([^"]+)"', text)
    return found.groups() if found else ()


@pytest.fixture
def server(serve: Serve) -> LoopbackServer:
    made = [Made(pmid="11", doi="10.5555/a", pmcid="PMC7"), *many(30)]
    return serve(made, articles=[article(7, "11")])


@pytest.fixture
def recorded(shared: Path) -> Path:
    return shared / "data" / "eutils"


@pytest.mark.parametrize(
    ("utility", "asked", "recording"),
    [
        ("esearch", {"db": "pubmed", "term": "knee"}, "biopython/esearch1.xml"),
        ("esearch", {"db": "pubmed", "term": "knee", "usehistory": "y", "retmax": 5}, None),
        ("esearch", {"db": "nowhere", "term": "knee"}, "klortho/esearch.baderror.xml"),
        ("epost", {"db": "pubmed", "id": "11,1001"}, "biopython/epost1.xml"),
        ("epost", {"db": "nowhere", "id": "11"}, "biopython/epost2.xml"),
        ("esummary", {"db": "nowhere", "id": "11"}, "klortho/esummary.error.xml"),
        ("einfo", {"db": "nowhere"}, "klortho/einfo.error.xml"),
        ("efetch", {"db": "pubmed", "id": ""}, "errors/http400_efetch_empty_ids.xml"),
        ("efetch", {"db": "pubmed", "id": "999"}, "errors/http200_efetch_unknown_pmid.xml"),
        ("elink", {"dbfrom": "pubmed", "db": "pmc", "linkname": "pubmed_pmc", "id": "11"}, "biopython/elink1.xml"),
    ],
)
def test_replies_have_the_elements_of_the_recordings(
    utility: str, asked: dict[str, object], recording: str | None, server: LoopbackServer, recorded: Path
) -> None:
    _, ours = get(server, utility, **asked)
    if recording is None:
        root = ElementTree.fromstring(ours)
        names = [child.tag for child in root]
        expected = [c.tag for c in ElementTree.parse(recorded / "biopython/esearch2.xml").getroot()]
        assert names == [name for name in expected if name not in {"TranslationStack"}]
        return
    theirs = (recorded / recording).read_text("utf-8")
    assert shape(ElementTree.fromstring(ours)) == shape(ElementTree.fromstring(theirs))
    year = re.compile(r"\d{8}|, .*//| \d+ \w+ \d{4}")
    told, known = ([year.sub("", part) for part in head_of(text)] for text in (ours, theirs))
    assert told[:1] == known[:1]


def test_a_search_for_nothing_reads_as_recorded(server: LoopbackServer, recorded: Path) -> None:
    _, ours = get(server, "esearch", db="pubmed", term="abcXYZ")
    theirs = (recorded / "biopython/esearch8.xml").read_text("utf-8")
    assert shape(ElementTree.fromstring(ours)) == shape(ElementTree.fromstring(theirs))
    assert ElementTree.fromstring(ours).findtext("ErrorList/PhraseNotFound") == "abcXYZ"


def test_summaries_have_the_items_of_the_recording(server: LoopbackServer, recorded: Path) -> None:
    _, ours = get(server, "esummary", db="pubmed", id="11")
    theirs = ElementTree.parse(recorded / "biopython/esummary1.xml").getroot()
    known = {(item.get("Name"), item.get("Type")) for item in theirs.findall("DocSum/Item")}
    told = {(item.get("Name"), item.get("Type")) for item in ElementTree.fromstring(ours).findall("DocSum/Item")}
    assert told <= known
    assert len(told) >= 20


def test_ecitmatch_answers_line_by_line_as_recorded(server: LoopbackServer, recorded: Path) -> None:
    asked = "j coastal med|2019|12|101|ångström b|one|\rno journal|2000|1|1||two|"
    _, ours = get(server, "ecitmatch", db="pubmed", bdata=asked)
    theirs = (recorded / "illumination/ecitmatch/citmatch_mixed.txt").read_text("utf-8")
    first, second = ours.strip().split("\n")
    assert first.count("|") == theirs.split("\n")[0].count("|")
    assert first.split("|")[-2] == "one"
    assert "AMBIGUOUS" in first
    assert second.endswith("|two|NOT_FOUND;INVALID_JOURNAL")
    assert theirs.strip().split("\n")[1].endswith("|NOT_FOUND;INVALID_JOURNAL")


def test_an_article_set_begins_as_recorded(server: LoopbackServer, recorded: Path) -> None:
    _, ours = get(server, "efetch", db="pmc", id="7")
    theirs = (recorded / "biopython/efetch_pmc.xml").read_text("utf-8")
    assert head_of(ours) == head_of(theirs)
    assert ElementTree.fromstring(ours).tag == ElementTree.fromstring(theirs).tag == "pmc-articleset"


def test_refusals_read_as_recorded(serve: Serve, recorded: Path) -> None:
    import json

    server = serve(many(3), limited=True, keys=frozenset({"GOOD"}))
    status, told = get(server, "esearch", db="pubmed", term="knee", api_key="EXAMPLEKEY")
    assert (status, json.loads(told)) == (400, json.loads((recorded / "errors/http400_bad_key.json").read_text()))
    statuses = [get(server, "esearch", db="pubmed", term="knee") for _ in range(4)]
    assert statuses[-1][0] == 429
    known = json.loads((recorded / "errors/http429_no_key.json").read_text())
    assert json.loads(statuses[-1][1]).keys() == known.keys()
    assert json.loads(statuses[-1][1])["error"] == known["error"]


@pytest.mark.parametrize(
    ("query", "pmids"),
    [
        ("knee", {"1", "2", "3"}),
        ("knee hip", {"3"}),
        ("knee AND hip", {"3"}),
        ("hip[ti] OR ferrymen[ti]", {"3", "4"}),
        ("pain NOT knee", {"4"}),
        ("knee OR hip AND ferrymen", {"4"} - {"4"}),
        ("knee OR (hip AND ferrymen)", {"1", "2", "3"}),
        ('"hip and knee"[ti]', {"3"}),
        ("lighthous*[ti]", {"1", "2"}),
        ("2012:2014[dp]", {"2", "3"}),
        ("2013/02/01:3000[edat]", {"3", "4"}),
        ("berg[au]", {"4"}),
        ("10.5555/b[doi]", {"2"}),
        ("2[pmid] OR 4[uid]", {"2", "4"}),
        ("knee[Title] AND 12[vi] AND 101[pg]", {"1", "2", "3"}),
        ("j coastal med[ta]", {"1", "2", "3", "4"}),
    ],
)
def test_queries_are_read_as_pubmed_reads_them(query: str, pmids: set[str], serve: Serve) -> None:
    made = [
        Made(pmid="1", title="Knee in lighthouses.", year=2011, entered="2011-01-01"),
        Made(pmid="2", title="Knee in a lighthouse.", year=2012, entered="2012-01-01", doi="10.5555/b"),
        Made(pmid="3", title="Hip and knee.", year=2014, entered="2014-01-01"),
        Made(pmid="4", title="Pain in ferrymen.", year=2015, entered="2015-01-01", author="Berg"),
    ]
    server = serve(made)
    root = ElementTree.fromstring(get(server, "esearch", db="pubmed", term=query)[1])
    assert {e.text for e in root.findall("IdList/Id")} == pmids
    assert [e.text for e in root.findall("IdList/Id")] == sorted(pmids, reverse=True)


@pytest.mark.parametrize("query", ["(knee", "knee)", "knee AND", "AND knee", "()", "NOT"])
def test_a_malformed_query_is_an_error_inside_200(query: str, server: LoopbackServer) -> None:
    with pytest.raises(QueryError):
        Query(query)
    status, told = get(server, "esearch", db="pubmed", term=query)
    assert status == 200
    assert "malformed" in ElementTree.fromstring(told).findtext("ERROR", "")


def test_an_unknown_field_is_named_and_passed_over(server: LoopbackServer) -> None:
    root = ElementTree.fromstring(get(server, "esearch", db="pubmed", term="knee[titel]")[1])
    assert root.findtext("ErrorList/FieldNotFound") == "titel"
    assert int(root.findtext("Count", "0")) > 0


def test_no_more_is_listed_than_pubmed_lists(serve: Serve) -> None:
    server = serve(many(30), retrievable=10)
    root = ElementTree.fromstring(get(server, "esearch", db="pubmed", term="knee", retmax=100)[1])
    assert (root.findtext("Count"), len(root.findall("IdList/Id"))) == ("30", 10)
    _, told = get(server, "esearch", db="pubmed", term="knee", retstart=10)
    assert "retstart' cannot be larger than 9" in told


def test_a_result_set_can_be_fetched_until_it_is_forgotten(server: LoopbackServer) -> None:
    root = ElementTree.fromstring(get(server, "epost", db="pubmed", id="1003,1001,11")[1])
    kept = {"WebEnv": root.findtext("WebEnv"), "query_key": root.findtext("QueryKey"), "retmode": "xml"}
    _, told = get(server, "efetch", db="pubmed", retstart=1, retmax=1, **kept)
    assert re.findall(r"<PMID[^>]*>(\d+)", told) == ["1001"]
    server.answerer.forget()
    status, told = get(server, "efetch", db="pubmed", **kept)
    assert (status, "Unable to obtain query #1" in told) == (400, True)


@pytest.mark.parametrize("kind", KINDS)
def test_each_fault_strikes_as_told(kind: str, serve: Serve) -> None:
    faults = Faults(slow_seconds=0.05)
    setattr(faults, kind, 1.0)
    server = serve(many(3), faults=faults)
    if kind == "reset":
        with pytest.raises((urllib.error.URLError, ConnectionError)):
            get(server, "efetch", db="pubmed", id="1001")
    else:
        status, told = get(server, "efetch", db="pubmed", id="1001")
        expected = {
            "too_many": (429, "rate limit exceeded"), "failing": (500, "Error"), "truncated": (200, "<PubmedArticle>"),
            "error_in_200": (200, "Search Backend failed"), "web_page": (200, "<html>"), "slow": (200, "<Pubmed"),
            "forgotten": (200, "</PubmedArticleSet>"),
        }[kind]  # fmt: skip
        assert (status, expected[1] in told) == (expected[0], True)
        assert ("</PubmedArticleSet>" in told) == (kind in {"slow", "forgotten"})
    assert faults.struck == {kind: 1}


def test_the_same_seed_gives_the_same_faults() -> None:
    def drawn(seed: int) -> list[str]:
        faults = Faults(too_many=0.2, reset=0.2, seed=seed)
        return [faults.draw() for _ in range(50)]

    assert drawn(3) == drawn(3) != drawn(4)


def test_it_runs_by_itself(tmp_path: Path) -> None:
    (tmp_path / "set.xml").write_bytes(b"<PubmedArticleSet>" + Made(pmid="11").record.xml + b"</PubmedArticleSet>")
    wrong = subprocess.run(
        [sys.executable, "-m", "evidex.fetch.loopback", str(tmp_path / "nowhere")], capture_output=True, text=True
    )
    assert wrong.returncode == 2
    with subprocess.Popen(
        [sys.executable, "-m", "evidex.fetch.loopback", str(tmp_path), "--port", "0", "--fault", "failing=0"],
        stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        assert running.stderr is not None
        line = running.stderr.readline()
        running.terminate()
    assert line.startswith("1 records at http://127.0.0.1:")


def test_an_id_that_is_none_is_refused_as_recorded_and_is_no_fault(serve: Serve, ask: Ask, recorded: Path) -> None:
    server = serve(many(1))
    status, told = get(server, "efetch", db="pubmed", id="0", retmode="xml")
    assert (status, told.split()) == (400, (recorded / "errors/http400_efetch_empty_ids.xml").read_text().split())
    assert ask(server).records(["0"]).records == ()


def test_for_a_merged_id_the_record_of_another_comes(serve: Serve) -> None:
    server = serve(many(2), merged={"7": "1002"})
    _, told = get(server, "efetch", db="pubmed", id="7,1001", retmode="xml")
    assert re.findall(r"<PMID[^>]*>(\d+)", told) == ["1002", "1001"]
    assert "<Count>0</Count>" in get(server, "esearch", db="pubmed", term="7[uid]")[1]
