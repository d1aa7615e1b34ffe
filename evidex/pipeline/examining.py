"""One document through the stages: its claims, and what the rules say of them."""

from __future__ import annotations

from evidex.extract import extract_claims
from evidex.schema import Claim, Document
from evidex.text import View

__all__ = ["claims_of"]


def claims_of(document: Document) -> tuple[Claim, ...]:
    """Every claim of the document, in text order."""
    return extract_claims(View(document))
