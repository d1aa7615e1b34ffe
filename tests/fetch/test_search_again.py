"""What `evidex refresh` asks of a fetched corpus: its searches and lists run again through the pipeline."""

from pathlib import Path

import pytest
from invented import Ask, Made, Serve, many

from evidex.fetch.fetching import fetch
from evidex.fetch.planning import Wish
from evidex.pipeline.pubmed import search_again


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
    told = search_again(tmp_path / "c", newer.url)
    assert told == [
        "lighthouse: 7 found, 2 new, 0 updated.",
        f"{tmp_path / 'list.txt'}: 1 found, 0 new, 1 updated.",
    ]
    assert search_again(tmp_path / "elsewhere") == []
