"""Can the PDF be opened? What cannot is refused in one sentence."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from evidex.errors import UnreadableError
from evidex.read.pdf import limits
from evidex.read.socket import Source

__all__ = ["holds_bomb", "opened"]


_STREAM = re.compile(rb"stream\r?\n")
_MOST_PACKED = 1_032
"""Deflate packs no more than this many bytes into one."""


def holds_bomb(data: bytes) -> bool:
    """Whether a packed stream that is no picture grows beyond the limit, packed once or twice."""
    for match in _STREAM.finditer(data):
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        end = data.find(b"endstream", match.end())
        length = (end if end > 0 else len(data)) - match.end()
        told = data[max(match.start() - 600, 0) : match.start()].rpartition(b" obj")[2]
        packings = told.count(b"FlateDecode") + told.count(b"/Fl ")
        if not packings or b"/Image" in told or length * _MOST_PACKED**packings < limits.INFLATED_STREAM:
            continue
        if _grows(data[match.end() : match.end() + length], packings):
            return True
    return False


def _grows(packed: bytes, packings: int) -> bool:
    """Whether unpacking goes beyond the limit; the inner packing is looked at only as far as the outer one went."""
    unpacker, size, inner = zlib.decompressobj(), 0, bytearray()
    try:
        while packed and not unpacker.eof and size <= limits.INFLATED_STREAM:
            piece = unpacker.decompress(packed, 1 << 20)
            packed = unpacker.unconsumed_tail
            size += len(piece)
            if packings > 1 and len(inner) < limits.INFLATED_STREAM // 64:
                inner += piece
    except zlib.error:
        return False
    return size > limits.INFLATED_STREAM or (packings > 1 and _grows(bytes(inner), packings - 1))


@contextmanager
def opened(source: Source, data: bytes) -> Iterator[Any]:
    """The pypdfium2 document of `data`, closed at the end. Raises UnreadableError where there is none to read."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    if len(data) > limits.BYTES:
        raise UnreadableError(
            source.name, f"the PDF has {len(data) // 2**20} MB", f"evidex reads up to {limits.BYTES // 2**20} MB"
        )
    if holds_bomb(data):
        raise UnreadableError(
            source.name,
            f"a packed part of the PDF grows beyond {limits.INFLATED_STREAM // 2**20} MB",
            "it is damaged or made to do harm",
        )
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(problem).lower():
            raise UnreadableError(source.name, "the PDF is locked with a password", "unlock it first") from problem
        raise UnreadableError(source.name, "the PDF is damaged or cut off", "fetch it again") from problem
    try:
        if len(document) == 0:
            raise UnreadableError(source.name, "the PDF has no pages", "fetch it again")
        yield document
    finally:
        document.close()
