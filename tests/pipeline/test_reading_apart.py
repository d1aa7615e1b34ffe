"""A PDF that its decoder does not come back from costs its own time allowed, not the command: also outside `run`."""

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evidex.cli.program import app
from evidex.errors import UnreadableError
from evidex.pipeline import reading_apart
from evidex.read import Source
from evidex.schema import Document
from tests.read.pdf.paper import Sheet, make_pdf

SERVE = reading_apart._serve


def bomb() -> bytes:
    """Forms in forms, ten of each in the next: a thousand million glyphs from a few hundred bytes."""
    sheet, inner = Sheet(), Sheet()
    inner.text(60, 100, "again")
    part = sheet.form(inner)
    for _ in range(9):
        outer = Sheet()
        for step in range(10):
            outer.paint(part, f"1 0 0 1 {step} {step}")
        part = sheet.form(outer)
    sheet.paint(part)
    return make_pdf(sheet)


def paper() -> bytes:
    sheet = Sheet()
    sheet.column(60, 80, 460, "Smoking raised the risk (odds ratio 1.50, 95% CI 1.10 to 2.05; P = 0.03). " * 8)
    return make_pdf(sheet)


@pytest.mark.parametrize("command", ["read", "extract", "validate"])
def test_a_bomb_is_given_up_and_the_rest_goes_on(command: str, tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(bomb())
    (tmp_path / "paper.pdf").write_bytes(paper())
    began = time.monotonic()
    result = CliRunner().invoke(app, [command, str(tmp_path), "--timeout", "3"])
    assert time.monotonic() - began < 60
    words = " ".join(result.output.split())
    assert "bomb.pdf: reading it took longer than 3 seconds; what follows in this file was not read" in words
    assert result.exit_code == 0
    assert "paper.pdf" in words if command == "validate" else "1.50" in words


def serve_faulty(pipe: Connection, ocr_seconds: float) -> None:
    """The life of a reading process that one file kills."""
    reading = reading_apart.read_source

    def deadly(source: Source, seconds: float):  # type: ignore[no-untyped-def]
        if "killer" in source.name:
            os._exit(9)
        return reading(source, seconds)

    reading_apart.read_source = deadly
    SERVE(pipe, ocr_seconds)


def test_what_kills_its_process_is_named_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "_serve", serve_faulty)
    with reading_apart.Apart(60, 0) as reading:
        (killed,) = reading.read(Source(name="killer.pdf", data=paper()))
        (read,) = reading.read(Source(name="paper.pdf", data=paper()))
        (cut,) = reading.read(Source(name="cut.pdf", data=paper()[:200]))
    assert isinstance(killed, UnreadableError)
    assert "died (exit code 9)" in str(killed)
    assert isinstance(read, Document)
    assert isinstance(cut, UnreadableError)
    assert str(cut).startswith("cut.pdf: ")


def test_only_what_may_hang_is_read_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "Helper", None)
    with reading_apart.Apart(60, 0) as reading:
        (read,) = reading.read(Source(name="note.txt", data=b"Smoking raised the risk of stroke in this study."))
        (empty,) = reading.read(Source(name="empty.pdf", data=b""))
    assert isinstance(read, Document)
    assert isinstance(empty, UnreadableError)
