"""Recognising the text of scans: called only where it is needed, bounded, and one sentence where it fails."""

from __future__ import annotations

import io
import shutil
import time
from pathlib import Path

import pytest

from evidex.errors import UnreadableError, UsageError
from evidex.read import Source, read_source
from evidex.read.ocr import ocr_version, require_ocr
from evidex.schema import Document
from tests.read.ocr_programs import WORDS, Programs, no_programs, page, programs
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.soundness import assert_sound

__all__ = ["no_programs", "programs"]


def read(data: bytes, seconds: float = 30.0) -> Document | UnreadableError:
    (reading,) = read_source(Source(name="scan.pdf", data=data), seconds)
    return reading


def test_a_scan_is_read_through_the_program_and_stays_the_users_file(programs: Programs) -> None:
    data = page(layer=False)
    plain = read(data, 0.0)
    assert isinstance(plain, Document)
    assert (plain.remarks, programs.calls) == (("no-text-layer",), [])
    document = read(data)
    assert isinstance(document, Document)
    assert_sound(document)
    assert document.text.count(WORDS) == 3
    assert document.remarks == ("ocr",)
    assert (document.id, document.origin) == (plain.id, plain.origin)
    (call,) = programs.calls
    assert "--redo-ocr" in call and "--language eng" in call


def test_a_pdf_with_text_never_reaches_the_program(programs: Programs) -> None:
    programs.do("15")
    sheet = Sheet()
    sheet.column(60, 100, 400, WORDS * 3)
    document = read(make_pdf(sheet))
    assert isinstance(document, Document)
    assert (document.remarks, programs.calls) == ((), [])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("2", "ocrmypdf finds no pages in it"),
        ("3", "pip install ocrmypdf"),
        ("8", "locked with a password"),
        ("15", "ocrmypdf ended with 15 (the page tree is broken)"),
    ],
)
def test_a_failure_is_one_sentence(programs: Programs, code: str, said: str) -> None:
    programs.do(code)
    problem = read(page(layer=False))
    assert isinstance(problem, UnreadableError)
    assert said in str(problem) and str(problem).startswith("scan.pdf: ")
    assert "\n" not in str(problem)


def test_a_program_that_never_ends_is_ended(programs: Programs) -> None:
    programs.do("sleep")
    began = time.monotonic()
    problem = read(page(layer=False), 1.0)
    assert isinstance(problem, UnreadableError)
    assert "longer than 1 seconds" in str(problem)
    assert time.monotonic() - began < 60


@pytest.mark.usefixtures("no_programs")
def test_missing_programs_are_named_with_how_to_get_them() -> None:
    with pytest.raises(UsageError, match=r"ocrmypdf and tesseract.*pip install ocrmypdf"):
        require_ocr()
    problem = read(page(layer=False))
    assert isinstance(problem, UnreadableError)
    assert "pip install" in str(problem)


@pytest.mark.usefixtures("programs")
def test_the_programs_tell_their_versions() -> None:
    assert ocr_version() == "ocrmypdf 17.0.0, tesseract 17.0.0"


def test_a_real_scan_is_recognised() -> None:
    if not (shutil.which("tesseract") and _installed()):
        pytest.skip("ocrmypdf and tesseract are not installed here (pip install ocrmypdf)")
    document = read(_photographed(), 300.0)
    assert isinstance(document, Document), document
    assert_sound(document)
    assert "12 (30%)" in document.text
    assert document.remarks == ("ocr",)


def _installed() -> bool:
    try:
        return bool(require_ocr())
    except UsageError:
        return False


def _photographed() -> bytes:
    """A page as nothing but its picture, 150 dots an inch."""
    import pypdfium2

    sheet = Sheet(wide=420, high=300)
    sheet.column(40, 60, 340, f"{WORDS}. " * 3)
    with io.BytesIO() as out:
        pdf = pypdfium2.PdfDocument(make_pdf(sheet))
        pdf[0].render(scale=150 / 72).to_pil().convert("L").save(out, "PDF", resolution=150)
        pdf.close()
        return out.getvalue()


def test_nothing_is_left_behind(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(page(layer=False))
    programs.do("15")
    read(page(layer=False))
    assert not list(tmp_path.glob("evidex-ocr-*"))
