"""Can the PDF be opened? What cannot is refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from evidex.errors import UnreadableError
from evidex.read.pdf import limits
from evidex.read.socket import Source

__all__ = ["opened"]


@contextmanager
def opened(source: Source, data: bytes) -> Iterator[Any]:
    """The pypdfium2 document of `data`, closed at the end. Raises UnreadableError where there is none to read."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    if len(data) > limits.BYTES:
        raise UnreadableError(
            source.name, f"the PDF has {len(data) // 2**20} MB", f"evidex reads up to {limits.BYTES // 2**20} MB"
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
