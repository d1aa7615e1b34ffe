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


def test_a_plug_whose_code_does_not_even_begin_is_named_with_its_package(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.extract]\nbad = stranger.bad:EXTRACTOR\n", bad="1 / 0")
    said = evidex(place, "schema", "claim", code=2).stderr
    assert "stranger.bad:EXTRACTOR: this plug of the package stranger cannot be loaded (ZeroDivisionError" in said


def test_a_rule_that_fails_is_named(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.check.rules]\nfails = stranger.rule:RULE\n", rule=RULE)
    (tmp_path / "a.md").write_text(TOLD, encoding="utf-8")
    said = evidex(place, "validate", tmp_path / "a.md", code=2).stderr
    assert "boom, in rule ZZZ101 of the package stranger; this is a fault of the plug stranger.rule of" in said
    assert "fault of evidex" not in said


BAD_READER = """
from evidex.read.socket import Reader

def recognise(source):
    return 1.0 if source.suffix == ".zzz" else 0.0

def read(source):
    raise ValueError("boom")
    yield

READER = Reader("zzz", (".zzz",), recognise, read)
"""
BAD_REPORT = """
from evidex.report.socket import Report

def write(store, folder):
    raise ValueError("boom")

REPORT = Report("zzz", "zzz.txt", write)
"""
BAD_KIND = """
from evidex.extract.socket import Extractor
from evidex.schema import CauseClaim

EXTRACTOR = Extractor("bad/1", CauseClaim, lambda view: iter(["no claim"]))
"""


def test_a_reader_that_fails_is_named_and_costs_its_source_alone(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.read]\nzzz = stranger.zzz:READER\n", zzz=BAD_READER)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.zzz").write_text(TOLD, encoding="utf-8")
    (tmp_path / "corpus" / "b.md").write_text(TOLD, encoding="utf-8")
    said = evidex(place, "extract", tmp_path / "corpus")
    assert (
        "a.zzz: the plug stranger.zzz of the package stranger failed on it (ValueError: boom); report it" in said.stderr
    )
    assert '"percent":30' in said.stdout


def test_a_report_that_fails_is_named(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.report]\nzzz = stranger.zzz:REPORT\n", zzz=BAD_REPORT)
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "b.md").write_text(TOLD, encoding="utf-8")
    said = evidex(place, "run", tmp_path / "corpus", "-o", tmp_path / "out", "--jobs", "1", code=2).stderr
    assert "boom, in report zzz of the package stranger; this is a fault of the plug stranger.zzz of" in said


def test_what_is_handed_over_by_a_plug_and_fits_nowhere_is_its_fault_too(tmp_path: Path) -> None:
    place = installed(tmp_path, "[evidex.extract]\nbad = stranger.bad:EXTRACTOR\n", bad=BAD_KIND)
    (tmp_path / "a.md").write_text(TOLD, encoding="utf-8")
    said = evidex(place, "extract", tmp_path / "a.md", code=2).stderr
    assert "in extractor bad/1 of the package stranger; this is a fault of" in said
    assert "fault of evidex" not in said
