"""What the user names becomes Documents; a folder that cannot be opened costs that folder only."""

import os
from pathlib import Path
from typing import Any

import pytest

from evidex.errors import UnreadableError
from evidex.pipeline.reading import Tally, read_documents
from tests.corpora import write_corpus


def test_a_closed_folder_is_told_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    scandir = os.scandir

    def refusing(place: Any) -> Any:
        if str(place).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refusing)
    told: list[UnreadableError] = []
    tally = Tally()
    read = [document.id for _, document in read_documents([str(corpus)], tally, told.append)]
    assert len(read) == 6
    assert (tally.read, tally.unreadable) == (6, 1)
    assert "cannot be opened" in str(told[0])


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", files=1)
    tally = Tally()
    assert len(list(read_documents([str(corpus), str(corpus / "set0.xml")], tally, lambda _: None))) == 3


def test_the_manifest_of_a_fetched_corpus_is_no_source(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", files=1)
    (corpus / "manifest.json").write_text("{}", encoding="utf-8")
    (corpus / "other.json").write_text("{}", encoding="utf-8")
    told: list[UnreadableError] = []
    list(read_documents([str(corpus)], Tally(), told.append))
    assert [Path(problem.where).name for problem in told] == ["other.json"]
