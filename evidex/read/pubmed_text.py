"""PubMed's 'Abstract (text)' export: numbered records of title, authors, abstract and identifiers, in broken lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.read._decode import decode, looks_like_text, read_bytes
from evidex.read._prose import Piece, compose, finish
from evidex.read.builder import Builder
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Origin

__all__ = ["READER"]

_SIGN = re.compile(rb"\A\s{0,4}1\. [A-Z][^\n]{5,200}(?:19|20)\d\d\b")
_IDENTIFIER = re.compile(rb"^PMID: \d{1,8}\b", re.M)
_RECORD = re.compile(r"\n{2,}(?=\d{1,5}\. [A-Z][^\n]{5,200}(?:19|20)\d\d\b)")
_CITATION = re.compile(
    r"^\d{1,5}\. (?P<journal>[A-Z].{2,120}?)\. (?P<year>(?:19|20)\d\d)(?:\s[A-Z][a-z]{2}[^;:.]{0,14})?"
    r"(?:;(?P<volume>\w{1,8})?(?:\((?P<issue>[^)]{1,20})\))?(?::(?P<pages>[\w–-]{1,20}))?)?"
)
_BEHIND = re.compile(
    r"^(?:DOI|PMCID|PMID): |^(?:Copyright|©|Conflict of interest|Comment (?:in|on)|Erratum (?:in|for)|Update (?:in|of)|"
    r"Retraction (?:in|of)|Republished|Expression of concern|Publication Types?|MeSH|Keywords?:|Author information)",
    re.I,
)
_AUTHORS = re.compile(r"^[A-ZÀ-Þ][\w'’ -]{1,40} [A-Z]{1,4}(?:\(\d{1,2}\))*[,.]")


def _recognise(source: Source) -> float:
    head = source.head
    return 0.8 if looks_like_text(head) and _SIGN.match(head) and _IDENTIFIER.search(head) else 0.0


def _read(source: Source) -> Iterator[Reading]:
    text, remarks = decode(source, read_bytes(source))
    for index, record in enumerate(_RECORD.split(text.strip())):
        paragraphs = [_joined(part) for part in re.split(r"\n\s*\n", record) if part.strip()]
        origin = Origin(name=source.name, sha256=source.sha256, reader="pubmed_text", size=source.size, index=index)
        builder = Builder(remarks=list(remarks))
        metadata = _write(builder, paragraphs)
        yield finish(builder, origin, metadata, record.encode())


def _joined(part: str) -> str:
    """Lines are broken at spaces and behind hyphens that belong to their words."""
    return " ".join(re.sub(r"(?<=\w)-\n(?=\w)", "-", part.strip()).split())


def _write(builder: Builder, paragraphs: list[str]) -> Metadata:
    citation = _CITATION.match(paragraphs[0])
    title = paragraphs[1] if len(paragraphs) > 1 else ""
    authors = paragraphs[2] if len(paragraphs) > 2 and _AUTHORS.match(paragraphs[2]) else ""
    pieces = [Piece("aside", paragraphs[0], opens=("other", "front"))]
    if title:
        pieces.append(Piece("title", title, opens=("title", "front")))
    begun = False
    for words in paragraphs[2:]:
        if words == authors or _BEHIND.match(words):
            pieces.append(Piece("aside", words, opens=("other", "back") if begun else ("other", "front")))
        else:
            pieces.append(Piece("paragraph", words, opens=None if begun else ("body", "abstract")))
            begun = True
    compose(builder, pieces)
    known = " ".join(words for words in paragraphs if re.match(r"(?:DOI|PMCID|PMID): ", words))
    return Metadata(
        title=title.rstrip("."),
        authors=tuple(name.strip() for name in re.sub(r"\(\d+\)", "", authors).rstrip(".").split(",") if name.strip()),
        journal=citation["journal"] if citation else "",
        year=int(citation["year"]) if citation else None,
        volume=(citation["volume"] or "") if citation else "",
        issue=(citation["issue"] or "") if citation else "",
        pages=(citation["pages"] or "") if citation else "",
        doi=_first(r"\bDOI: (\S+)", known),
        pmid=_first(r"\bPMID: (\d+)", known),
        pmcid=_first(r"\bPMCID: (PMC\d+)", known),
    )


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match.group(1) if match else ""


READER = Reader(name="pubmed_text", suffixes=(".txt",), recognise=_recognise, read=_read)
