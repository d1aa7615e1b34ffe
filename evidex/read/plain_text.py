"""Plain text: a saved PubMed page, the pasted text of a PDF, a guideline answer, a blog post, an abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.errors import UnreadableError
from evidex.read._article_lines import article_pieces
from evidex.read._decode import decode, identity_of, looks_like_text, read_bytes
from evidex.read._pasted import is_pasted, pasted_pieces
from evidex.read._prose import Piece, compose, finish
from evidex.read._pubmed_page import is_pubmed_page, read_pubmed_page
from evidex.read.builder import Builder
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Origin

__all__ = ["READER"]

_DOI = re.compile(r"\b(?:doi\s?[:.]?\s?|doi\.org/)(10\.\d{4,9}/[^\s\"<>]+)", re.I)


_DATA = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"[^\"\n]{1,80}\"\s*:|\[\s*(?:\{|\[|\"[^\"\n]{0,80}\"\s*,)|\{\s*\}|\[\s*\])"
)
"""JSON is data about documents, not one: an index, an error message of a server."""


def _recognise(source: Source) -> float:
    head = source.head
    if _DATA.match(head):
        return 0.0
    if not looks_like_text(head) or head.lstrip()[:1] == b"<":
        return 0.05 if looks_like_text(head) else 0.0
    return 0.2 if source.suffix in (".txt", ".text", "") else 0.1


def _read(source: Source) -> Iterator[Reading]:
    data = read_bytes(source)
    text, remarks = decode(source, data)
    if not text.strip():
        raise UnreadableError(source.name, "the text is empty", "nothing can be read from it")
    builder = Builder(remarks=list(remarks))
    if is_pubmed_page(text):
        metadata = read_pubmed_page(builder, text)
    else:
        pieces = pasted_pieces(text) if is_pasted(text) else article_pieces(text)
        compose(builder, pieces)
        metadata = _metadata(text, pieces)
    origin = Origin(name=source.name, sha256=source.sha256, reader="plain_text", size=source.size)
    yield finish(builder, origin, metadata, identity_of(text))


def _metadata(text: str, pieces: list[Piece]) -> Metadata:
    """The title, and the DOI where the text gives its own near the top (one only)."""
    title = next((piece.text for piece in pieces if piece.kind == "title"), "")
    dois = {match.group(1).rstrip(".,;)") for match in _DOI.finditer(text, 0, 3000)}
    return Metadata(title=" ".join(title.split()), doi=dois.pop() if len(dois) == 1 else "")


READER = Reader(name="plain_text", suffixes=(".txt", ".text"), recognise=_recognise, read=_read)
