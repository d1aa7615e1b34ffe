"""Notices of PubMed records as their fields print them: for readers, and for those who look references up."""

from __future__ import annotations

import re

from evidex.schema.document import Notice, NoticeKind

__all__ = ["NOTICE_KINDS", "notice"]

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_PMID = re.compile(r"\bPMID:\s?(\d{1,9})\b")

NOTICE_KINDS: dict[str, NoticeKind] = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    "RetractionOf": "retraction_of",
    "PartialRetractionOf": "retraction_of",
    "RetractedandRepublishedFrom": "retraction_of",
    "ErratumIn": "correction",
    "CorrectedandRepublishedIn": "correction",
    "ErratumFor": "correction_of",
    "CorrectedandRepublishedFrom": "correction_of",
    "ExpressionOfConcernIn": "concern",
    "ExpressionOfConcernFor": "concern_of",
    "UpdateIn": "update",
}
"""`RefType` of CommentsCorrections in PubMed XML. 'In' stands on the record that is spoken of, 'Of' and 'For' on the
one that speaks."""


def notice(kind: NoticeKind, citation: str, pmid: str = "") -> Notice:
    """A notice whose identifiers, where not given, are those that its citation prints."""
    doi = _DOI.search(citation)
    printed = _PMID.search(citation)
    return Notice(
        kind=kind,
        pmid=pmid or (printed[1] if printed else ""),
        doi=doi[0].rstrip(".,;)") if doi else "",
        citation=citation,
    )
