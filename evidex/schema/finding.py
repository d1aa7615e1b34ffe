"""Findings: what a rule says of a document. Never of its authors' motives."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from evidex.errors import QuoteError
from evidex.schema.document import Document

__all__ = ["Finding", "Related", "Severity", "place_finding"]

Severity = Literal["error", "warning", "note"]


class Related(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another place that the finding speaks of: the other side of a disagreement."""

    document: str
    start: int
    end: int
    quote: str
    message: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One finding. `message` gives the printed value and the recomputed one."""

    code: str
    name: str
    severity: Severity
    message: str
    document: str
    start: int
    end: int
    quote: str
    page: int | None = None
    claims: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    suggestion: str | None = None
    """The smallest single change that would restore agreement, where there is one."""

    @property
    def fingerprint(self) -> str:
        """Survives unrelated edits: the code, the quote's words and the message, not the place."""
        told = f"{self.code}|{' '.join(self.quote.split())}|{self.message}"
        return hashlib.blake2b(told.encode(), digest_size=10).hexdigest()


def place_finding(
    document: Document,
    start: int,
    end: int,
    *,
    code: str,
    name: str,
    severity: Severity,
    message: str,
    page: int | None = None,
    claims: tuple[str, ...] = (),
    related: tuple[Related, ...] = (),
    suggestion: str | None = None,
) -> Finding:
    """A finding at `text[start:end]`, its quote taken from there. Raises QuoteError outside the text.

    A finding on the whole document (scope 0) may stand at an empty span.
    """
    if not (0 <= start <= end <= len(document.text)):
        raise QuoteError(f"{document.id}: no finding can stand at {start}–{end} of {len(document.text)} characters.")
    return Finding(
        code=code,
        name=name,
        severity=severity,
        message=message,
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        page=page,
        claims=claims,
        related=related,
        suggestion=suggestion,
    )
