"""Retractions, corrections and expressions of concern that a PubMed record names, for the resolver.

The readers of `evidex.read` carry them into a Document's metadata; siblings on a floor do not know one another.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from evidex.schema import Notice, NoticeKind

__all__ = ["notices_of"]

KINDS: dict[str, NoticeKind] = {
    "RetractionIn": "retraction",
    "RetractionOf": "retraction_of",
    "ErratumIn": "correction",
    "ErratumFor": "correction_of",
    "PartialRetractionIn": "correction",
    "PartialRetractionOf": "correction_of",
    "CorrectedandRepublishedIn": "correction",
    "CorrectedandRepublishedFrom": "correction_of",
    "RetractedandRepublishedIn": "retraction",
    "RetractedandRepublishedFrom": "retraction_of",
    "ExpressionOfConcernIn": "concern",
    "ExpressionOfConcernFor": "concern_of",
    "UpdateIn": "update",
}
"""`CommentsCorrections/@RefType` that say something about the reliability of a record."""
DOI = re.compile(r"(?:\bdoi[:.]\s*|^|(?<=\s))(10\.\d{4,9}/\S+?)\.?(?:\s|$)", re.IGNORECASE)


def notices_of(root: ElementTree.Element) -> tuple[Notice, ...]:
    """What a PubmedArticle names in its list of comments and corrections."""
    found = []
    for item in root.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        if kind := KINDS.get(item.get("RefType", "")):
            source = " ".join((item.findtext("RefSource") or "").split())
            found.append(
                Notice(kind=kind, pmid=(item.findtext("PMID") or "").strip(), doi=_doi(source), citation=source)
            )
    return tuple(found)


def _doi(text: str) -> str:
    match = DOI.search(text)
    return match[1].rstrip(".;,") if match else ""
