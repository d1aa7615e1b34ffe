"""NUL bytes and texts in UTF-16: read where a byte order mark explains them, else one sentence that says what to do."""

from pathlib import Path

import pytest

from evidex.errors import UnreadableError, UsageError
from evidex.fetch.exports import read_entries
from evidex.read import Source, read_source
from evidex.schema import Document
from evidex.text.nul_bytes import told_of_nuls

TOLD = "Pain fell in 12 of 40 (30%) patients of the ward, and in 9 of 41 elsewhere.\n"
RECORD = f"PMID- 7\nTI  - A title\nAB  - {TOLD}"
UTF_16 = "it is text in UTF-16 without a byte order mark; save it as UTF-8"
SPOILT = "it is text with NUL bytes in it, the first behind 5 bytes; save it again as UTF-8, without them"


def said(name: str, data: bytes) -> str:
    (reading,) = read_source(Source(name, data=data))
    return str(reading) if isinstance(reading, UnreadableError) else f"read: {reading.text}"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.nbib", "a.xml", "a"])
def test_what_is_wrong_with_a_text_is_said_in_one_sentence(name: str) -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert said(name, TOLD.encode(encoding)) == f"{name}: {UTF_16}."
    assert said(name, TOLD.encode("utf-32-le")) == f"{name}: {UTF_16.replace('16', '32')}."
    assert said(name, TOLD.replace("fell", "\0fell").encode()) == f"{name}: {SPOILT}."
    assert said(name, bytes(5000)).startswith(f"{name}: it holds nothing but NUL bytes; a copy")


def test_a_nul_anywhere_is_found() -> None:
    assert "the first behind 300,200 bytes" in said("a.txt", b"word " * 60_040 + b"\0" + b"word " * 10)
    assert "the first behind 76 bytes" in said("a.txt", TOLD.encode() + bytes(4096))


def test_what_is_no_text_is_not_told_to_be_one() -> None:
    assert told_of_nuls(bytes(range(256)) * 20) is None
    assert told_of_nuls(TOLD.encode("utf-16")) is None
    assert told_of_nuls(TOLD.encode()) is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_an_export_in_utf_16_is_read(encoding: str) -> None:
    mark = "\ufeff" if encoding != "utf-16" else ""
    (document,) = read_source(Source("a.nbib", data=(mark + RECORD).encode(encoding)))
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("pmid:7", f"A title\n\n{TOLD.strip()}")
    listed = "TY  - JOUR\nTI  - A title\nER  - \n"
    assert "it is a list of references (RIS)" in said("a.ris", (mark + listed).encode(encoding))


def test_a_list_of_ids_with_nuls_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ids.txt").write_bytes(b"123\n4\x0056\n")
    with pytest.raises(UsageError, match=r"ids\.txt: it is text with NUL bytes in it"):
        read_entries(tmp_path / "ids.txt")
