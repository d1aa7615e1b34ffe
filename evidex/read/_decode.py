"""Bytes to text: byte order marks, UTF-8, else the encoding that charset-normalizer finds likeliest."""

from __future__ import annotations

import codecs
import re

from evidex.errors import UnreadableError
from evidex.read.socket import Source
from evidex.text.nul_bytes import told_of_nuls

__all__ = ["LARGEST_TEXT", "decode", "identity_of", "looks_like_text", "read_bytes"]

LARGEST_TEXT = 10_000_000
"""Bytes. No report is longer (a 1,000-page book has some 3 MB of text); what is, is data of another kind."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000


def read_bytes(source: Source, largest: int = LARGEST_TEXT) -> bytes:
    """The whole content. Raises UnreadableError where it is larger than `largest` bytes."""
    advice = "cut it into its documents"
    if not source.gzipped and source.size > largest:
        raise UnreadableError(
            source.name, f"it holds {source.size:,} bytes, more than the {largest:,} of a text", advice
        )
    with source.open() as content:
        data = content.read(largest + 1)
    if len(data) > largest:
        raise UnreadableError(source.name, f"it holds more than the {largest:,} bytes of a text", advice)
    return data


def looks_like_text(head: bytes) -> bool:
    """Whether these first bytes are text: a byte order mark, or hardly any control characters."""
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return True
    return bool(head) and b"\x00" not in head and len(_CONTROLS.findall(head)) <= len(head) // 200


def decode(source: Source, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text with `\\n` line ends, and remarks (`encoding-guessed: cp1252`). UnreadableError for binary content."""
    if told := told_of_nuls(data):
        raise UnreadableError(source.name, *told)
    if not looks_like_text(data[:_SAMPLE]):
        raise UnreadableError(source.name, "its content is binary, not text", "give the document as text, PDF or DOCX")
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    remarks: tuple[str, ...] = ()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, remark = _guess(source, data, encoding)
        remarks = (remark,)
    return _plain_lines(text), remarks


def identity_of(text: str) -> bytes:
    """What a text is known by: the same bytes however its line ends and characters are stored."""
    return text.encode("utf-8", "surrogatepass")


def _guess(source: Source, data: bytes, encoding: str) -> tuple[str, str]:
    """Text that is not what it says: UTF-8 with damage, a Western encoding, or what charset-normalizer finds."""
    mended = data.decode(encoding, errors="replace")
    lost = mended.count("\ufffd")
    if encoding != "utf-8" or sum(sign > "\u00bf" for sign in mended) - lost > 2 * lost:
        return mended, "damaged-characters"
    foreign = sum(byte > 127 for byte in data[:_SAMPLE])
    if foreign * 6 < len(data[:_SAMPLE]):
        # A text in Latin letters has few bytes beyond ASCII to judge by; the commonest of its encodings is likeliest.
        return data.decode("cp1252", errors="replace"), "encoding-guessed: cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError(source.name, "its encoding cannot be told", "save it as UTF-8")
    return data.decode(best.encoding, errors="replace"), f"encoding-guessed: {best.encoding}"


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
