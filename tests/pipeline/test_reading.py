"""What the user names becomes Documents; a folder that cannot be opened costs that folder only."""

import os
from pathlib import Path
from typing import Any

import pytest

from evidex.errors import UnreadableError, UsageError
from evidex.pipeline.corpus import corpus_files
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


def closed_to_stat(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """Whatever lies in a folder of that name can be listed and not looked at, as where its x right is missing."""
    stat = os.stat

    def refusing(place: Any, *args: Any, **named: Any) -> Any:
        if isinstance(place, (str, os.PathLike)) and Path(place).parent.name == folder:
            raise PermissionError(13, "Permission denied", str(place))
        return stat(place, *args, **named)

    monkeypatch.setattr(os, "stat", refusing)


def test_a_folder_that_may_be_listed_and_not_entered_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    closed_to_stat(monkeypatch, "sub")
    told: list[UnreadableError] = []
    tally = Tally()
    assert len(list(read_documents([str(corpus)], tally, told.append))) == 6
    assert [problem.where for problem in told] == [str(corpus / "sub")]
    assert "cannot be opened (Permission denied)" in str(told[0])


def test_a_file_in_a_closed_folder_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write_corpus(tmp_path / "corpus", files=1)
    closed_to_stat(monkeypatch, "shut")
    told: list[UnreadableError] = []
    tally = Tally()
    paths = [str(tmp_path / "shut" / "draft.md"), str(corpus / "set0.xml")]
    assert len(list(read_documents(paths, tally, told.append))) == 3
    assert "cannot be reached (Permission denied)" in str(told[0])
    with pytest.raises(UnreadableError, match="cannot be reached"):
        corpus_files(tmp_path / "shut" / "corpus", tmp_path / "out", told.append)


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", files=1)
    tally = Tally()
    assert len(list(read_documents([str(corpus), str(corpus / "set0.xml")], tally, lambda _: None))) == 3


def test_the_manifest_of_a_fetched_corpus_is_no_source(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", files=1)
    (corpus / "manifest.json").write_text("{}", encoding="utf-8")
    (corpus / "second").mkdir()
    (corpus / "second" / "manifest.json").write_text("{}", encoding="utf-8")
    (corpus / "other.json").write_text("{}", encoding="utf-8")
    told: list[UnreadableError] = []
    list(read_documents([str(corpus)], Tally(), told.append))
    assert [Path(problem.where).name for problem in told] == ["other.json"]


def test_an_empty_path_is_refused_and_not_taken_for_the_folder_where_one_stands() -> None:
    with pytest.raises(UsageError, match="the path is empty"):
        list(read_documents([""], Tally(), lambda _: None))
