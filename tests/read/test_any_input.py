"""Whatever is given: numbers that are none, pipes, one text in several dresses, a reader that fails."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from evidex.errors import UnreadableError
from evidex.read import Reader, Reading, Source, find_sources, read_source, sources
from evidex.schema import Document

TOLD = "# Falls\n\nFalls were seen in 12 of 40 (30%) nurses – a third of them “at night”.\n"


def read(source: Source) -> Document:
    (reading,) = read_source(source)
    assert isinstance(reading, Document), reading
    return reading


@pytest.mark.parametrize("span", ["²", "9" * 5000, "-3", "1.5", "", "٣"])
def test_a_span_that_is_no_number_is_one_column(span: str) -> None:
    row = f"<tr><th>Arm</th><th colspan='{span}'>Falls</th></tr><tr><td>Night</td><td>12 (30%)</td></tr>"
    told = "<p>Falls were seen in 12 of 40 nurses in this study of nights.</p>"
    page = f"<html><body>{told}<table>{row}</table></body></html>"
    assert read(Source("a.html", data=page.encode())).tables[0].cells[1].col_span == 1


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_one_text_has_one_id_however_its_line_ends_and_signs_are_stored(name: str) -> None:
    text = f"<html><body><h1>Falls</h1><p>{TOLD[9:]}</p></body></html>\n" if name == "a.html" else TOLD
    plain = read(Source(name, data=text.encode()))
    for data in (
        text.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode("cp1252"),
    ):
        assert (read(Source(name, data=data)).id, read(Source(name, data=data)).text) == (plain.id, plain.text)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_read_once_and_whole(tmp_path: Path) -> None:
    pipe = tmp_path / "told.md"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TOLD,), kwargs={"encoding": "utf-8"})
    writer.start()
    (source,) = find_sources(pipe)
    writer.join()
    assert read(source).text == read(Source("told.md", data=TOLD.encode())).text


def test_a_reader_that_fails_costs_its_source_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Source) -> Iterator[Reading]:
        yield from ()
        raise ValueError("boom")

    monkeypatch.setattr(sources, "readers", lambda: (Reader("bad", (), lambda _: 1.0, fail),))
    (reading,) = read_source(Source("a.txt", data=b"told"))
    assert isinstance(reading, UnreadableError)
    assert str(reading) == "a.txt: evidex failed on it (ValueError: boom); please report it."
