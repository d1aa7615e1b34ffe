"""Claims, findings and documents to and from JSON lines (CONTRACT: `evidex.claim/1`, `evidex.finding/1`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from evidex.errors import UsageError
from evidex.schema.claim import Claim, claim_types, number_fields
from evidex.schema.document import Document
from evidex.schema.finding import Finding

__all__ = [
    "CLAIM_SCHEMA",
    "DOCUMENT_SCHEMA",
    "FINDING_SCHEMA",
    "claim_row",
    "decode_claim",
    "decode_document",
    "decode_finding",
    "encode_claim",
    "encode_document",
    "encode_finding",
    "finding_row",
]

CLAIM_SCHEMA = "evidex.claim/1"
FINDING_SCHEMA = "evidex.finding/1"
DOCUMENT_SCHEMA = "evidex.document/1"

S = TypeVar("S", Finding, Document)

_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder()


def claim_row(claim: Claim) -> dict[str, Any]:
    """The claim as a flat mapping in the order of the contract, numbers as Decimals, with `printed`."""
    row: dict[str, Any] = {"schema": CLAIM_SCHEMA, "id": claim.id, "document": claim.document, "kind": claim.kind}
    row.update(msgspec.to_builtins(claim, builtin_types=(Decimal,)))
    printed = {name: str(value) for name, value in row.items() if isinstance(value, Decimal)}
    if printed:
        row["printed"] = printed
    return row


def encode_claim(claim: Claim) -> bytes:
    """One line without its newline. Numbers are JSON numbers; `printed` keeps their digits."""
    return _encoder.encode(claim_row(claim))


def decode_claim(line: str | bytes) -> Claim:
    """The claim of one line. Raises UsageError where it is not one."""
    try:
        row = _decoder.decode(line)
        if not isinstance(row, dict) or row.pop("schema", CLAIM_SCHEMA) != CLAIM_SCHEMA:
            raise UsageError(f"not an {CLAIM_SCHEMA} line: {line[:60]!r}.")
        kind = claim_types().get(str(row.get("kind")))
        if kind is None:
            what = f"there is no claim kind {row['kind']!r}" if row.get("kind") else "the claim names no kind"
            raise UsageError(f"{what}; known: {', '.join(sorted(claim_types()))}.")
        row |= row.pop("printed", {})
        return msgspec.convert(_decimals(row, kind), kind)
    except (msgspec.DecodeError, msgspec.ValidationError) as problem:
        raise UsageError(f"not an {CLAIM_SCHEMA} line: {problem}.") from problem


def _decimals(row: dict[str, Any], kind: type[Claim]) -> dict[str, Any]:
    """JSON floats read again as the decimals they were written as (0.1 must not become 0.1000000000000000055)."""
    numeric = number_fields(kind)
    return {
        name: Decimal(str(value)) if name in numeric and value is not None else value for name, value in row.items()
    }


def finding_row(finding: Finding) -> dict[str, Any]:
    """The finding as a flat mapping in the order of the contract."""
    row: dict[str, Any] = {"schema": FINDING_SCHEMA}
    row.update(msgspec.to_builtins(finding))
    return row


def encode_finding(finding: Finding) -> bytes:
    """One line without its newline."""
    return _encoder.encode(finding_row(finding))


def decode_finding(line: str | bytes) -> Finding:
    """The finding of one line. Raises UsageError where it is not one."""
    return _decode(line, FINDING_SCHEMA, Finding)


def encode_document(document: Document) -> bytes:
    """The whole Document as one JSON object."""
    return _encoder.encode({"schema": DOCUMENT_SCHEMA} | msgspec.to_builtins(document))


def decode_document(line: str | bytes) -> Document:
    """The Document of one JSON object. Raises UsageError where it is not one."""
    return _decode(line, DOCUMENT_SCHEMA, Document)


def _decode(line: str | bytes, schema: str, kind: type[S]) -> S:
    try:
        row = _decoder.decode(line)
        if not isinstance(row, dict) or row.pop("schema", schema) != schema:
            raise UsageError(f"not an {schema} line: {line[:60]!r}.")
        return msgspec.convert(row, kind)
    except (msgspec.DecodeError, msgspec.ValidationError) as problem:
        raise UsageError(f"not an {schema} line: {problem}.") from problem
