"""`--ocr` on the commands that read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evidex.cli import app
from tests.read.ocr_programs import Programs, no_programs, page, programs

__all__ = ["no_programs", "programs"]
RUNNER = CliRunner()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "scan.pdf").write_bytes(page(layer=False))
    return folder


@pytest.mark.usefixtures("no_programs")
@pytest.mark.parametrize("command", ["read", "extract", "validate"])
def test_missing_programs_are_one_sentence(corpus: Path, command: str) -> None:
    done = RUNNER.invoke(app, [command, str(corpus), "--ocr"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "--ocr needs ocrmypdf and tesseract" in done.stderr


@pytest.mark.usefixtures("no_programs")
def test_run_without_the_programs_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["run", str(corpus), "-o", str(tmp_path / "out"), "--ocr"])
    assert done.exit_code == 2
    assert "--ocr needs" in done.stderr
    assert not (tmp_path / "out").exists()


def test_each_command_recognises(programs: Programs, corpus: Path) -> None:
    claims = RUNNER.invoke(app, ["extract", str(corpus), "--ocr"]).stdout.splitlines()
    assert [(json.loads(line)["numerator"], json.loads(line)["percent"]) for line in claims] == [(12, 30)] * 3
    assert "remarks: ocr" in RUNNER.invoke(app, ["read", str(corpus), "--ocr"]).stdout
    found = RUNNER.invoke(app, ["validate", str(corpus), "--ocr", "--select", "DOC", "--format", "json"]).stdout
    assert "DOC005" in found and "DOC001" not in found
    assert len(programs.calls) == 3


def test_a_run_does_scans_again_when_ocr_is_asked_for_and_refresh_keeps_asking(
    programs: Programs, corpus: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def codes(*words: str) -> set[str]:
        done = RUNNER.invoke(app, [*words, "--jobs", "0"])
        assert done.exit_code == 0, done.output
        return set(json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]["findings"])

    run = ("run", str(corpus), "-o", str(out))
    assert "DOC001" in codes(*run)
    for _ in range(2):
        told = codes(*run, "--ocr")
        assert "DOC005" in told and "DOC001" not in told
    assert "DOC005" in codes("refresh", str(out), "--offline")
    assert len(programs.calls) == 1
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (record["asked"]["ocr"], record["versions"]["ocr"]) == (True, "ocrmypdf 17.0.0, tesseract 17.0.0")
