"""Plugs of another package, found by its entry points: a claim kind goes through every command, a bad plug is named."""

import json
from pathlib import Path

import pytest

from tests.corpora import pubmed_set
from tests.strangers import evidex, installed

KIND = '''
"""Numbers needed to treat."""
import re
from decimal import Decimal
from evidex.extract.socket import Extractor
from evidex.schema import Claim, place_claim


class NeededClaim(Claim, frozen=True, kw_only=True, omit_defaults=True, tag="needed"):
    """How many must be treated for one to gain."""

    value: Decimal


def extract(view):
    for match in re.finditer(r"number needed to treat was (\\d+)", view.text):
        own = {"section": "results", "extractor": "needed/1", "value": Decimal(match[1])}
        yield place_claim(NeededClaim, view.document, match.start(), match.end(), **own)


EXTRACTOR = Extractor("needed/1", NeededClaim, extract)
'''
RULE = '''
"""A rule that fails."""
from evidex.check.socket import Rule


def check(case):
    raise ValueError("boom")
    yield


RULE = Rule(code="ZZZ101", name="fails", severity="note", status="preview", check=check)
'''
TOLD = "Pain fell in 12 of 40 (30%) patients; the number needed to treat was 7."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("site"), "[evidex.extract]\nneeded = stranger.kind:EXTRACTOR\n", kind=KIND)


@pytest.fixture(scope="module")
def project(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "a.xml").write_text(pubmed_set((1, TOLD)), encoding="utf-8")
    evidex(place, "run", folder / "corpus", "-o", folder / "out", "--jobs", "1")
    return folder


def test_a_kind_of_a_stranger_goes_through_a_run_and_its_tables(place: Path, project: Path) -> None:
    assert ",needed,results,number needed to treat was 7," in (project / "out" / "claims.csv").read_text(
        encoding="utf-8"
    )
    assert "| 7 |" in evidex(place, "table", project / "out", "--kind", "needed").stdout
    assert "7 number needed" not in evidex(place, "refresh", project / "out", "--offline").stderr


def test_it_can_be_asked_for_described_and_read_back(place: Path, project: Path) -> None:
    lines = evidex(place, "extract", project / "corpus", "--kind", "needed").stdout
    assert [json.loads(line)["value"] for line in lines.splitlines()] == [7]
    assert "needed" in json.loads(evidex(place, "schema", "claim").stdout)["$defs"]
    (project / "claims.jsonl").write_text(lines, encoding="utf-8")
    (project / "gold.jsonl").write_text(
        json.dumps({"id": "pmid:1", "abstract": TOLD, "claims": [{"kind": "needed", "quote": "7", "value": 7}]}) + "\n",
        encoding="utf-8",
    )
    for words in ((), (project / "claims.jsonl",)):
        told = evidex(place, "evaluate", project / "gold.jsonl", *words, "--kind", "needed", "--format", "json").stdout
        assert (json.loads(told)["right"], json.loads(told)["missed"], json.loads(told)["extra"]) == (1, 0, 0)


def test_a_plug_that_cannot_be_loaded_is_named_with_its_package(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.extract]\ngone = stranger.gone:EXTRACTOR\n")
    said = evidex(place, "schema", "claim", code=2).stderr
    assert "stranger.gone:EXTRACTOR: this plug of the package stranger cannot be loaded" in said
    assert "fault of evidex" not in said


def test_a_rule_that_fails_is_named(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.check.rules]\nfails = stranger.rule:RULE\n", rule=RULE)
    (tmp_path / "a.md").write_text(TOLD, encoding="utf-8")
    assert "boom, in rule ZZZ101" in evidex(place, "validate", tmp_path / "a.md", code=2).stderr
