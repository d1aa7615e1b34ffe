"""Clippings of PDFs: the right part of the page with the claim marked, so many bytes in all, missing ones said."""

from __future__ import annotations

import base64
import io
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from evidex.cli import app
from evidex.pipeline.examining import claims_of
from evidex.report import clippings
from evidex.report.clipper import Clipper, Order, Undrawn, clip
from evidex.report.clippings import Clippings, Pages, make_clippings
from evidex.report.strips import Strip, strips_of
from evidex.schema import Claim, Document
from tests.read.pdf.paper import Sheet, make_pdf
from tests.read.pdf.reading import read

RUNNER = CliRunner()
SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "two_column_article.pdf"
FILLER = "Nobody counted anything in this part of the article, which is here to fill its column down to the end. " * 8


def two_columns() -> Sheet:
    """A claim in the left column, and one that begins at its foot and ends at the head of the right one."""
    sheet = Sheet()
    down = sheet.column(60, 100, 220, f"In all, 12 of 40 patients (30%) had pain. {FILLER}")
    sheet.column(60, down, 220, "At one year only a few of all those who had been asked were still in pain: 5 of")
    sheet.column(320, 100, 220, f"40 patients (12.5%). {FILLER}")
    return sheet


def made(*sheets: Sheet) -> tuple[bytes, Document, tuple[Claim, ...]]:
    data = make_pdf(*sheets)
    document = read(data)
    return data, document, claims_of(document)


def colours(png: bytes) -> tuple[Image.Image, int]:
    """The picture, and how many of its pixels are marked."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return picture, sum(red > 200 and blue < 180 for red, _, blue in picture.getdata())


def test_a_strip_is_as_wide_as_its_column_and_marks_the_claim() -> None:
    _, document, claims = made(two_columns())
    (strip,) = strips_of(document, next(claim for claim in claims if "30%" in claim.quote))
    assert (strip.page, round(strip.x0)) == (1, 53)
    assert 240 < strip.x1 < 320 and strip.bottom - strip.top < 20
    ((x0, top, x1, bottom),) = strip.marks
    assert strip.x0 < x0 < x1 < strip.x1 and strip.top < top < bottom < strip.bottom


def test_a_claim_over_a_column_end_has_a_strip_in_each() -> None:
    _, document, claims = made(two_columns())
    first, second = strips_of(document, next(claim for claim in claims if "12.5%" in claim.quote))
    assert first.x1 < second.x0 and first.top > second.bottom


def test_a_cell_is_shown_in_its_row_below_its_head() -> None:
    document = read(SAMPLE.read_bytes())
    claim = next(claim for claim in claims_of(document) if claim.section == "table" and "58.6" in claim.quote)
    head, row = strips_of(document, claim)
    assert (head.x0, head.x1) == (row.x0, row.x1)
    assert head.bottom < row.top
    assert not head.marks and len(row.marks) == 1


def order(path: Path, document: Document, strips: dict[int, Sequence[Strip]], most: int = 10**7) -> Order:
    return Order(str(path), document.origin.sha256, strips, most)


def test_a_picture_is_the_strip_at_its_size_with_the_claim_marked(tmp_path: Path) -> None:
    data, document, claims = made(Sheet(), two_columns())
    (tmp_path / "a.pdf").write_bytes(data)
    strips = {number: strips_of(document, claim) for number, claim in enumerate(claims)}
    pictures = dict(clip(order(tmp_path / "a.pdf", document, strips)))
    assert pictures.keys() == strips.keys()
    for number, png in pictures.items():
        picture, marked = colours(png)
        assert abs(picture.width - 1.5 * max(strip.x1 - strip.x0 for strip in strips[number])) < 3
        assert marked > 400
    assert dict(clip(order(tmp_path / "a.pdf", document, strips))) == pictures


def clipped(*files: tuple[str, Path, Document, Sequence[Claim]]) -> Clippings:
    return make_clippings(Pages(n, path, len(claims), lambda d=d, c=claims: (d, c)) for n, path, d, claims in files)


def test_what_is_missing_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, document, claims = made(two_columns())
    for name in ("here", "changed"):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "changed").write_bytes(data + b"\n")
    files = [(name, tmp_path / name, document, claims) for name in ("gone", "changed", "here")]
    cut = clipped(*files)
    assert (cut.gone, cut.undrawn, cut.left_out) == (2, 0, 0)
    assert cut.pictures["here"].keys() == set(range(len(claims)))
    assert list(cut.remarks()) == ["2 PDFs moved or changed since the reading: no clippings of the pages."]
    first = len(cut.pictures["here"][0])
    monkeypatch.setattr(clippings, "MOST_BYTES", first + 10)
    short = clipped(files[2], files[2])
    assert short.pictures["here"].keys() == {0}
    assert short.left_out == 2 * len(claims) - 1
    assert next(short.remarks()).startswith(f"{short.left_out} claims of PDFs stand here without the clipping")


def test_a_file_that_cannot_be_painted_costs_its_own_clippings_only(tmp_path: Path) -> None:
    data, document, claims = made(two_columns())
    (tmp_path / "broken").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "here").write_bytes(data)
    other = read_as(document, tmp_path / "broken")
    cut = clipped(("broken", tmp_path / "broken", other, claims), ("here", tmp_path / "here", document, claims))
    assert (cut.gone, cut.undrawn, len(cut.pictures["here"])) == (0, 1, len(claims))


def read_as(document: Document, path: Path) -> Document:
    """The document as if it had been read from this file."""
    import hashlib

    import msgspec

    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return msgspec.structs.replace(document, origin=msgspec.structs.replace(document.origin, sha256=sha256))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_a_file_that_never_ends_is_given_up_and_the_next_is_cut(tmp_path: Path) -> None:
    data, document, claims = made(two_columns())
    os.mkfifo(tmp_path / "stuck")
    (tmp_path / "here").write_bytes(data)
    strips = {0: strips_of(document, claims[0])}
    with Clipper(patience=4.0) as clipper:
        with pytest.raises(Undrawn):
            list(clipper.cut(order(tmp_path / "stuck", document, strips)))
        assert [number for number, _ in clipper.cut(order(tmp_path / "here", document, strips))] == [0]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "article.pdf").write_bytes(SAMPLE.read_bytes())
    return folder


def pictures_in(page: str) -> list[bytes]:
    return [base64.b64decode(found) for found in re.findall(r'src="data:image/png;base64,([^"]+)"', page)]


def test_report_html_shows_each_claim_of_a_pdf_and_is_the_same_bytes_each_time(corpus: Path, tmp_path: Path) -> None:
    pages = []
    for name in ("one", "two"):
        done = RUNNER.invoke(app, ["run", str(corpus), "-o", str(tmp_path / name), "--jobs", "0"])
        assert done.exit_code == 0, done.output
        pages.append((tmp_path / name / "report.html").read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    pictures = pictures_in(pages[0])
    assert len(pictures) == len(claims_of(read(SAMPLE.read_bytes())))
    assert all(colours(picture)[1] > 100 for picture in pictures)
    assert "img-src data:;" in pages[0]
    assert "without the clipping" not in pages[0]


def test_validate_html_shows_them_too(corpus: Path) -> None:
    done = RUNNER.invoke(app, ["validate", str(corpus), "--format", "html"])
    assert len(pictures_in(done.stdout)) > 30
