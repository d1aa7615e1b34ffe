"""What goes between processes and into the store: plain tuples of text, never objects with behaviour."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from evidex.errors import UnreadableError
from evidex.schema import Claim, Document, Finding, decode_document, encode_claim, encode_document, encode_finding

__all__ = [
    "ClaimRow",
    "DocumentRow",
    "FindingRow",
    "Mark",
    "Numbers",
    "document_of",
    "document_row",
    "notices_in",
    "unreadable_row",
]


class ClaimRow(NamedTuple):
    """A row of `claims` but for its document's key."""

    id: str
    document: str
    kind: str
    section: str
    start: int
    end: int
    quote: str
    line: str


class FindingRow(NamedTuple):
    """A row of `findings` but for its document's key."""

    scope: str
    code: str
    name: str
    severity: str
    document: str
    start: int
    end: int
    quote: str
    message: str
    line: str


class Numbers(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of the numbers of a document. Coverage is claimed, set aside (by reason) and unread."""

    checked: int = 0
    """Numbers of claims that at least one rule could compare with something."""
    unchecked: int = 0
    claimed: int = 0
    set_aside: dict[str, int] = {}
    unread: int = 0


class Mark(NamedTuple):
    """An acceptance that stands in a file, and whether a finding of one of its documents was accepted by it."""

    line: int
    codes: tuple[str, ...]
    reason: str
    served: bool


class DocumentRow(NamedTuple):
    """A row of `documents` but for its key and input, with the rows of its claims and findings."""

    place: int
    id: str
    status: str
    reason: str
    reader: str
    title: str
    journal: str
    year: int | None
    doi: str
    pmid: str
    pmcid: str
    text: str
    rest: bytes | None
    notices: str
    numbers: str
    verdicts: str
    claims: tuple[ClaimRow, ...]
    findings: tuple[FindingRow, ...]


def document_row(
    place: int,
    document: Document,
    claims: Iterable[Claim],
    findings: Iterable[Finding],
    numbers: Numbers,
    verdicts: Mapping[str, Mapping[Any, int]],
) -> DocumentRow:
    """The rows of one document that was read; `place` counts the documents of its input from 0."""
    data = document.metadata
    return DocumentRow(
        place=place,
        id=document.id,
        status="read",
        reason="",
        reader=document.origin.reader,
        title=data.title,
        journal=data.journal,
        year=data.year,
        doi=data.doi,
        pmid=data.pmid,
        pmcid=data.pmcid,
        text=document.text,
        rest=zlib.compress(encode_document(msgspec.structs.replace(document, text="")), 6),
        notices=msgspec.json.encode(data.standing).decode(),
        numbers=msgspec.json.encode(numbers).decode(),
        verdicts=json.dumps(verdicts, sort_keys=True),
        claims=tuple(_claim_row(claim) for claim in claims),
        findings=tuple(finding_row_of(finding, "document") for finding in findings),
    )


def unreadable_row(place: int, problem: UnreadableError | str, status: str = "unreadable") -> DocumentRow:
    """The row of a document that could not be read (or was passed over), with the reason."""
    reason = (
        problem.what + (f"; {problem.advice}" if problem.advice else "")
        if isinstance(problem, UnreadableError)
        else problem
    )
    return DocumentRow(place, "", status, reason, "", "", "", None, "", "", "", "", None, "[]", "{}", "{}", (), ())


def document_of(text: str, rest: bytes) -> Document:
    """The Document that a row keeps."""
    return msgspec.structs.replace(decode_document(zlib.decompress(rest)), text=text)


def notices_in(rest: bytes) -> str:
    """The notices of the Document that a row keeps, as the row has them: for stores that an earlier version made."""
    return msgspec.json.encode(document_of("", rest).metadata.standing).decode()


def _claim_row(claim: Claim) -> ClaimRow:
    return ClaimRow(
        claim.id,
        claim.document,
        claim.kind,
        claim.section,
        claim.start,
        claim.end,
        claim.quote,
        encode_claim(claim).decode(),
    )


def finding_row_of(finding: Finding, scope: str) -> FindingRow:
    """The row of a finding; `scope` is 'document', or 'corpus' where it came of looking at other documents."""
    return FindingRow(
        scope,
        finding.code,
        finding.name,
        finding.severity,
        finding.document,
        finding.start,
        finding.end,
        finding.quote,
        finding.message,
        encode_finding(finding).decode(),
    )
