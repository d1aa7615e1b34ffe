"""What cannot be read is refused in one sentence; what is too much is read so far, and that is said."""

from __future__ import annotations

import zlib

import pytest

from evidex.read.pdf import limits
from evidex.read.pdf.opening import holds_bomb
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.pdf.reading import read, read_sheets, refusal


def one_line(words: str) -> Sheet:
    sheet = Sheet()
    sheet.text(60, 100, words)
    return sheet


def test_a_locked_file_is_refused() -> None:
    secret = "<" + "28bf4e5e" * 8 + ">"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >> /ID [<0123> <0123>]"
    data = make_pdf(one_line("Nobody may read this.")).replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock.encode())
    said = refusal(data)
    assert "password" in said and "\n" not in said


@pytest.mark.parametrize("kept", [9, 60, 300])
def test_a_cut_off_file_is_refused(kept: int) -> None:
    said = refusal(make_pdf(one_line("The end is missing."))[:kept])
    assert "damaged" in said or "no pages" in said


def test_a_file_without_pages_is_refused() -> None:
    assert "pages" in refusal(make_pdf()) or "damaged" in refusal(make_pdf())


def test_a_packed_stream_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "INFLATED_STREAM", 100_000)
    packed = zlib.compress(b" " * 200_000).decode("latin-1")
    sheet = f"4 0 obj\n<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream".encode("latin-1")
    data = make_pdf(Sheet())
    start, end = data.index(b"4 0 obj"), data.index(b"endobj", data.index(b"4 0 obj"))
    assert "grows beyond" in refusal(data[:start] + sheet + b"\n" + data[end:])


def test_bytes_behind_a_packed_stream_do_no_harm() -> None:
    packed = zlib.compress(b"q Q " * 800_000) + b"\r\n" * 40_000
    assert not holds_bomb(b"4 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"endstream\nendobj\n")


def test_pages_beyond_the_limit_are_left_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 3)
    document = read_sheets(
        *(one_line(f"This is the sentence of page {name}.") for name in ("one", "two", "three", "four"))
    )
    assert "truncated" in document.remarks
    assert "page three" in document.text and "page four" not in document.text


def test_glyphs_beyond_the_limit_are_left_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "GLYPHS_A_PAGE", 40)
    document = read_sheets(one_line("The first words are read, but this page never stops talking."))
    assert "truncated" in document.remarks
    assert document.text.startswith("The first words are read")


def test_a_page_of_pictures_has_no_text_layer() -> None:
    assert "no-text-layer" in read(make_pdf(Sheet())).remarks
