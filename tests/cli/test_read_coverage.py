"""`evidex read --coverage`: every number of the document and what became of it, for a person and for a script."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evidex.cli import app
from evidex.read import Source, read_source
from evidex.schema import Document

TEXT = "Pain fell in 12 of 40 (30%) patients who took 50 mg in 2019. The score had 17 mysteries.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_number_is_listed_with_its_fate_place_and_reason(article: Path) -> None:
    done = CliRunner().invoke(app, ["read", str(article), "--coverage", "--format", "json"])
    assert done.exit_code == 0, done.stderr
    numbers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(n["quote"], n["fate"], n.get("reason")) for n in numbers] == [
        ("12", "claimed", None),
        ("40", "claimed", None),
        ("30", "claimed", None),
        ("50", "set_aside", "dose or amount"),
        ("2019", "set_aside", "year"),
        ("17", "unread", None),
    ]
    (document,) = read_source(Source(name="article.txt", path=article))
    assert isinstance(document, Document)
    assert all(document.text[n["start"] : n["end"]] == n["quote"] for n in numbers)
    assert {n["document"] for n in numbers} == {document.id}


def test_a_person_sees_the_counts_and_each_number_in_its_words(article: Path) -> None:
    done = CliRunner().invoke(app, ["read", "--coverage", str(article)])
    head, *lines = done.stdout.rstrip("\n").splitlines()
    assert head.endswith("6 numbers: 3 claimed, 2 set aside (dose or amount 1, year 1), 1 unread")
    assert len(lines) == 6
    assert "unread" in lines[-1]
    assert lines[-1].endswith("The score had [17] mysteries.")
    assert "set aside: year" in lines[-2]


def test_the_page_is_told_where_the_document_knows_it() -> None:
    article = Path(__file__).parents[2] / "corpus" / "two_column_article.pdf"
    done = CliRunner().invoke(app, ["read", str(article), "--coverage", "--format", "json"])
    numbers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(numbers) > 50
    assert {number["page"] for number in numbers} == {1}


def test_a_document_without_numbers_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Nothing is counted here, and nothing is measured.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["read", "--coverage", str(path)])
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].endswith("no numbers")
