"""What other rooms ask of a fetched corpus: that it can be read, and its searches run again."""

from pathlib import Path

import pytest
from invented import Ask, Made, Serve, article, many

from evidex.fetch.fetching import fetch
from evidex.fetch.loopback.faults import Faults
from evidex.fetch.planning import Wish
from evidex.pipeline.searches import fetched_folders, search_again
from evidex.read import find_sources, read_source
from evidex.schema import Document


def test_a_fetched_corpus_reads_as_its_records_alone(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    fetch(Wish("lighthouse"), tmp_path / "c", ask(serve(many(5))), lambda *_: None)
    documents = [document for source in find_sources(tmp_path / "c") for document in read_source(source)]
    assert {document.id for document in documents if isinstance(document, Document)} == {
        f"pmid:{one.pmid}" for one in many(5)
    }
    assert len(documents) == 5


def test_every_saved_search_says_what_it_brought(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidex.fetch.limiter.WINDOW", 0.0)
    (tmp_path / "list.txt").write_text("77\n")
    before = [*many(5), Made(pmid="77", title="Cold hands in ferrymen.")]
    server = serve(before)
    for wish in (Wish("lighthouse"), Wish(ids_file=tmp_path / "list.txt")):
        fetch(wish, tmp_path / "c", ask(server), lambda *_: None)
    newer = serve([*before[:-1], Made(**{**vars(before[-1]), "revised": "2031-01-01"}), *many(2, first=5001)])
    told = list(search_again(tmp_path / "c", newer.url))
    assert told == [
        "lighthouse: 7 found, 2 new, 0 updated.",
        f"{tmp_path / 'list.txt'}: 1 found, 0 new, 1 updated.",
    ]
    assert fetched_folders(tmp_path / "elsewhere") == {}


def test_full_text_that_was_asked_for_is_asked_for_again_though_there_was_none(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidex.fetch.limiter.WINDOW", 0.0)
    fetch(Wish("lighthouse"), tmp_path / "c", ask(serve(many(2))), lambda *_: None, full_text=True)
    newer = serve([*many(2), Made(pmid="5", pmcid="PMC11")], articles=[article(11, "5")])
    assert list(search_again(tmp_path / "c", newer.url)) == ["lighthouse: 3 found, 1 new, 0 updated."]
    assert (tmp_path / "c" / "fulltext" / "PMC11.xml").is_file()


def test_an_id_that_does_not_come_is_named(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidex.fetch.limiter.WINDOW", 0.0)
    fetch(Wish("lighthouse"), tmp_path / "c", ask(serve(many(3))), lambda *_: None)
    newer = serve(many(5), faults=Faults(lost=frozenset({"1005"})))
    assert list(search_again(tmp_path / "c", newer.url)) == [
        "lighthouse: 5 found, 1 new, 0 updated, 1 not retrieved.",
        "lighthouse: not retrieved: 1: 1005.",
    ]
