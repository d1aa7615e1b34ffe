"""The front door for Python and notebooks: `evidex.documents`, `evidex.claims`, `evidex.findings`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evidex.errors import UnreadableError
from evidex.pipeline import examining
from evidex.read import Source, read_source
from evidex.schema import Claim, Document, Finding

__all__ = ["claims", "documents", "findings"]


def documents(source: str | Path | bytes, name: str = "") -> list[Document]:
    """The documents of a file (a path), or of bytes that came from elsewhere.

    Raises UnreadableError for the first document that cannot be read; `evidex.read.read_source` goes on behind it.
    """
    if isinstance(source, bytes):
        opened = Source(name=name or "bytes", data=source)
    else:
        opened = Source(name=name or str(source), path=Path(source))
    found = []
    for reading in read_source(opened):
        if isinstance(reading, UnreadableError):
            raise reading
        found.append(reading)
    return found


def claims(document: Document) -> tuple[Claim, ...]:
    """Every claim of the document, in text order."""
    return examining.claims_of(document)


def findings(document: Document, stated: Sequence[Claim] | None = None, *, select: str = "") -> tuple[Finding, ...]:
    """What the rules say of the document. The claims `stated` may come from anywhere; by default they are extracted.

    `select` is as on the command line: 'NUM,EST101'.
    """
    asked = examining.Asked(select=examining.codes(select))
    return examining.check(document, claims(document) if stated is None else stated, asked).findings
