"""What cannot be read is refused in one sentence; what is too much is read so far, and that is said."""

from __future__ import annotations

import time
import tracemalloc
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


def test_time_is_looked_at_between_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", -1.0)
    document = read_sheets(one_line("The first page is not begun."), one_line("Nor is the second."))
    assert document.remarks[0] == "truncated" and document.text == ""


def test_three_thousand_pages_end_and_memory_holds_words_not_glyphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 300)
    data = make_pdf(*(one_line(f"This is page {number} of a very long book.") for number in range(3_000)))
    tracemalloc.start()
    document = read(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(document.pages) == 300 and "truncated" in document.remarks
    assert most < 20_000 * 300


def test_a_page_of_thousands_of_pieces_is_read_in_time() -> None:
    sheet = Sheet()
    for number in range(4_000):
        sheet.text(20 + (number * 37) % 540, 20 + (number * 13) % 800, "abcd", 3)
    began = time.process_time()
    read_sheets(sheet)
    assert time.process_time() - began < 30


def test_a_page_of_a_million_glyphs_is_read_so_far() -> None:
    sheet = Sheet()
    for number in range(10_000):
        words = f"line {number} of ten thousand, each of a hundred glyphs, and no two of them are the same {number:015}"
        sheet.text(20 + (number % 7) * 80, 20 + number * 0.08, words, 6)
    began = time.process_time()
    document = read_sheets(sheet)
    assert "truncated" in document.remarks
    assert time.process_time() - began < 60


def test_a_page_of_a_kilometre_is_not_drawn() -> None:
    sheet = Sheet(wide=3e6, high=3e6)
    sheet.text(60, 100, "Some words stand on a very large page.")
    sheet.marks.append("1 g")
    sheet.text(60, 130, "And some of them are white.")
    assert "very large page" in read_sheets(sheet).text
