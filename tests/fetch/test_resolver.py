"""A reference is found, found otherwise than printed, not found, retracted, or could not be looked for."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import Ask, Made, Serve, Unpaced

from evidex.config.entrez import EntrezSettings
from evidex.fetch.cache import ResolutionCache
from evidex.fetch.citation import citation_of, differences, same_journal, title_likeness
from evidex.fetch.client import EntrezClient
from evidex.fetch.loopback import LoopbackServer
from evidex.fetch.resolver import Resolver
from evidex.schema import Reference

TITLE = "Slow walking and knee pain in lighthouse keepers: a cohort study."
PAPER = Made(pmid="4711", title=TITLE, doi="10.5555/slow.1")
OTHER = Made(pmid="815", title="Cold hands in ferrymen.", volume="3", pages="7-9", doi="10.5555/cold.2", author="Berg")


def cited(made: Made = PAPER, **otherwise: object) -> Reference:
    told = {
        "title": made.title.rstrip("."),
        "authors": (f"{made.author} B", "Berg C"),
        "journal": made.journal,
        "year": made.year,
        "volume": made.volume,
        "first_page": made.pages.split("-")[0],
    }
    return Reference(start=0, end=0, **{**told, **otherwise})  # type: ignore[arg-type]


@pytest.fixture
def server(serve: Serve) -> LoopbackServer:
    return serve([PAPER, OTHER])


@pytest.fixture
def resolver(server: LoopbackServer, ask: Ask) -> Resolver:
    return Resolver(ask(server))


@pytest.mark.parametrize(
    "otherwise",
    [
        {},
        {"title": "Slow walking and knee pain in lighthouse keepers"},
        {"title": "SLOW WALKING AND KNEE PAIN IN LIGHTHOUSE-KEEPERS: A COHORT STUDY"},
        {"title": "Slow walkng and knee pain in lighthouse keepers: a cohort study"},
        {"journal": "The Journal of Coastal Medicine"},
        {"journal": "J. Coast. Med."},
        {"authors": ("Angstrom, Bo",)},
        {"journal": "", "authors": ()},
        {"title": ""},
        {"doi": "10.5555/SLOW.1", "title": ""},
        {"pmid": "4711"},
    ],
)
def test_a_reference_is_found_however_it_is_spelt(otherwise: dict[str, object], resolver: Resolver) -> None:
    verdict = resolver(cited(**otherwise), "")
    assert (verdict.status, verdict.pmid, verdict.fields) == ("found", "4711", {})


@pytest.mark.parametrize(
    ("otherwise", "field", "pair"),
    [
        ({"year": 2014}, "year", ("2014", "2019")),
        ({"volume": "21"}, "volume", ("21", "12")),
        ({"first_page": "110"}, "first_page", ("110", "101")),
        ({"journal": "Heart"}, "journal", ("Heart", "J Coastal Med")),
        ({"authors": ("Lind A",)}, "author", ("Lind A", "Ångström")),
        ({"doi": "10.5555/wrong.9"}, "doi", ("10.5555/wrong.9", "10.5555/slow.1")),
        ({"pmid": "99999"}, "pmid", ("99999", "4711")),
    ],
)
def test_what_differs_is_named_as_printed_and_as_found(
    otherwise: dict[str, object], field: str, pair: tuple[str, str], resolver: Resolver
) -> None:
    verdict = resolver(cited(**otherwise), "")
    assert (verdict.status, verdict.pmid) == ("differs", "4711")
    assert verdict.fields == {field: pair}
    assert all(word in verdict.sentence for word in pair)


@pytest.mark.parametrize("key", ["doi", "pmid"])
def test_an_id_of_another_paper_is_said_and_the_paper_itself_still_found(key: str, resolver: Resolver) -> None:
    wrong = {"doi": OTHER.doi, "pmid": OTHER.pmid}[key]
    verdict = resolver(cited(**{key: wrong}), "")
    assert (verdict.status, verdict.pmid, set(verdict.fields)) == ("differs", "4711", {key})
    nowhere = resolver(cited(title="Warm feet in cobblers of the northern islands", **{key: wrong}), "")
    assert (nowhere.status, nowhere.pmid) == ("differs", "815")
    assert "title" in nowhere.fields
    assert "Cold hands" in nowhere.sentence


def test_a_paper_that_is_not_there_is_not_found_in_one_sentence_without_motives(resolver: Resolver) -> None:
    verdict = resolver(cited(title="Warm feet in cobblers of the northern islands", volume="99", first_page="1"), "")
    assert (verdict.status, verdict.pmid) == ("not_found", "")
    assert "Warm feet in cobblers" in verdict.sentence
    assert verdict.sentence.count("\n") == 0
    assert not any(word in verdict.sentence.lower() for word in ("fabricat", "invent", "fake"))


def test_author_and_year_alone_point_to_nothing(resolver: Resolver) -> None:
    reference = Reference(start=0, end=0, authors=(f"{PAPER.author} B",), year=PAPER.year, journal=PAPER.journal)
    assert resolver(reference, "Ångström B. J Coastal Med 2019.").status == "not_found"


def test_ecitmatch_is_a_hint_that_is_not_believed(server: LoopbackServer, resolver: Resolver) -> None:
    server.answerer.guesses["101"] = "815"
    assert resolver(cited(title="Warm feet in cobblers of the northern islands"), "").status == "not_found"
    assert any(call.utility == "ecitmatch" for call in server.calls)


def test_the_printed_words_serve_where_no_fields_could_be_told(resolver: Resolver) -> None:
    printed = f"Ångström B, Berg C, et al. {TITLE} J Coastal Med. 2019."
    verdict = resolver(Reference(start=0, end=0), printed)
    assert (verdict.status, verdict.pmid) == ("found", "4711")


@pytest.mark.parametrize(
    "made",
    [
        replace(PAPER, types=("Journal Article", "Retracted Publication")),
        replace(
            PAPER,
            notices='<CommentsCorrections RefType="RetractionIn"><RefSource>J Coastal Med. 2021;14:1</RefSource>'
            "<PMID>5000</PMID></CommentsCorrections>",
        ),
    ],
)
@pytest.mark.parametrize("title", [TITLE, " ".join(TITLE.split()[:4])])
def test_a_retracted_paper_is_said_to_be_so(title: str, made: Made, serve: Serve, ask: Ask) -> None:
    verdict = Resolver(ask(serve([made])))(cited(title=title, pmid="4711"), "")
    assert (verdict.status, verdict.pmid) == ("retracted", "4711")
    assert "retracted" in verdict.sentence


def test_without_a_network_nothing_is_said_about_the_reference(tmp_path: Path) -> None:
    settings = EntrezSettings(email="you@example.org", base_url="http://127.0.0.1:9/entrez/eutils", timeout=1)
    client = EntrezClient(settings, Unpaced(1, "x", tmp_path), sleep=lambda _: None)
    cache = ResolutionCache(tmp_path / "cache.sqlite")
    verdict = Resolver(client, cache)(cited(), "")
    assert verdict.status == "could_not_look"
    assert "127.0.0.1:9" in verdict.detail


def test_a_second_look_asks_nobody_and_not_looking_is_not_remembered(
    server: LoopbackServer, ask: Ask, tmp_path: Path
) -> None:
    cache = ResolutionCache(tmp_path / "cache.sqlite")
    references = [cited(), cited(year=2014), cited(title="Warm feet in cobblers of the northern islands")]
    first = [Resolver(ask(server), cache)(reference, "") for reference in references]
    asked = len(server.calls)
    assert [Resolver(ask(server), cache)(reference, "") for reference in references] == first
    assert len(server.calls) == asked


def test_a_cache_that_cannot_be_used_costs_nothing_but_time(server: LoopbackServer, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "damaged.sqlite").write_bytes(b"not a database at all" * 100)
    for path in (tmp_path / "damaged.sqlite", Path("/proc/nowhere/cache.sqlite")):
        assert Resolver(ask(server), ResolutionCache(path))(cited(), "").status == "found"


@pytest.mark.parametrize(
    ("printed", "names", "same"),
    [
        ("Spine", ("Spine (Phila Pa 1976)",), True),
        ("N Engl J Med", ("The New England journal of medicine",), True),
        ("New England Journal of Medicine", ("N Engl J Med",), True),
        ("BMJ", ("British medical journal",), True),
        ("JAMA", ("Journal of the American Medical Association",), True),
        ("Journal of Bone and Joint Surgery", ("J Bone Joint Surg Am",), True),
        ("Lancet", ("Lancet (London, England)",), True),
        ("J Neurol", ("J Neurol Neurosurg Psychiatry",), False),
        ("Spine", ("Spine J",), False),
        ("Lancet", ("Lancet Oncol",), False),
        ("Heart", ("Am Heart J",), False),
    ],
)
def test_journals_by_their_names_and_abbreviations(printed: str, names: tuple[str, ...], same: bool) -> None:
    citation = replace(citation_of(PAPER.record), journals=names)
    assert same_journal(printed, citation) is same


# Letters that come back from capitals: the dotless i does not.
letters = st.characters(categories=("Lu", "Ll")).filter(lambda letter: letter.upper().casefold() == letter.casefold())
words = st.text(letters, min_size=2, max_size=9)


@settings(max_examples=40)
@given(title=st.lists(words, min_size=4, max_size=12).map(" ".join), year=st.integers(1900, 2030))
def test_a_record_cited_as_it_is_never_differs(title: str, year: int) -> None:
    made = replace(PAPER, title=title, year=year)
    citation = citation_of(made.record)
    assert differences(cited(made), citation) == {}
    assert title_likeness(title.upper(), citation) >= 90


def test_the_blog_references_are_not_in_a_server_that_lacks_them(shared: Path, serve: Serve, ask: Ask) -> None:
    import re

    blog = (shared / "seeds" / "004_40d0625fb043659f.txt").read_text("utf-8")
    listed = re.findall(r"\[\d\] (\w+ \w+), .*?et al\. (.*?)\. (\w+)\. (\d{4});(\d+)\(\d+\):(\d+)", blog)
    assert len(listed) == 9
    resolver = Resolver(ask(serve([PAPER])))
    for author, title, journal, year, volume, page in listed:
        told = {"authors": (author,), "title": title, "journal": journal, "volume": volume, "first_page": page}
        reference = Reference(start=0, end=0, year=int(year), **told)
        verdict = resolver(reference, "")
        assert verdict.status == "not_found"
        assert title in verdict.sentence
    # With a record that has the title but another year, the year is named.
    author, title, journal, year, volume, page = listed[0]
    made = replace(PAPER, title=f"{title}.", journal=journal, year=2003, volume=volume, pages=page)
    made = replace(made, author=author.split()[0])
    verdict = Resolver(ask(serve([made])))(cited(made, year=int(year)), "")
    assert (verdict.status, verdict.fields) == ("differs", {"year": (year, "2003")})
