"""RIS: a list of references, not a document. It is known so that it can be refused with the way on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.errors import UnreadableError
from evidex.read.socket import Reader, Reading, Source

__all__ = ["READER"]

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\d+\.\s*)?TY {1,2}-(?: [A-Z]{3,6}\s|[^\r\n]{0,60}[\r\n]+[A-Z][A-Z0-9] {1,2}-)"
)
"""The type of a reference that we know the look of, or any (none, 'Journal Article') with a second field below it."""


def _recognise(source: Source) -> float:
    return 1.0 if _OPENING.match(source.head_text.encode() or source.head) else 0.0


def _read(source: Source) -> Iterator[Reading]:
    yield UnreadableError(
        source.name,
        "it is a list of references (RIS), not a document",
        "fetch its records: evidex fetch --ids FILE -o CORPUS",  # in a run the file's name is that within the corpus
    )


READER = Reader(name="ris", suffixes=(".ris",), recognise=_recognise, read=_read)
