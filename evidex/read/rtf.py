"""RTF, which evidex does not read. It is known so that its control words are not taken for text: they cost numbers."""

from __future__ import annotations

from collections.abc import Iterator

from evidex.errors import UnreadableError
from evidex.read.socket import Reader, Reading, Source

__all__ = ["READER"]


def _recognise(source: Source) -> float:
    return 1.0 if source.head.lstrip()[:6] == b"{\\rtf1" else 0.0


def _read(source: Source) -> Iterator[Reading]:
    yield UnreadableError(source.name, "it is an RTF file, which evidex does not read", "save it as .docx")


READER = Reader(name="rtf", suffixes=(".rtf",), recognise=_recognise, read=_read)
