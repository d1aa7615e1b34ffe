"""Retractions, corrections and expressions of concern, as PubMed's XML and MEDLINE records name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from evidex.schema import Notice, NoticeKind

__all__ = ["medline_notices", "notices_of"]

XML_KINDS: dict[str, NoticeKind] = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "retraction",
    "RetractionOf": "retraction_of",
    "PartialRetractionOf": "retraction_of",
    "ErratumIn": "correction",
    "ErratumFor": "correction_of",
    "CorrectedandRepublishedIn": "correction",
    "CorrectedandRepublishedFrom": "correction_of",
    "RetractedandRepublishedIn": "retraction",
    "RetractedandRepublishedFrom": "retraction_of",
    "ExpressionOfConcernIn": "concern",
    "ExpressionOfConcernFor": "concern_of",
    "UpdateIn": "update",
}
"""`CommentsCorrections/@RefType` that say something about the reliability of a record."""
MEDLINE_KINDS: dict[str, NoticeKind] = {
    "RIN": "retraction",
    "PRIN": "retraction",
    "ROF": "retraction_of",
    "PROF": "retraction_of",
    "EIN": "correction",
    "EFR": "correction_of",
    "CRI": "correction",
    "CRF": "correction_of",
    "RRI": "retraction",
    "RRF": "retraction_of",
    "ECI": "concern",
    "ECF": "concern_of",
    "UIN": "update",
}
PMID = re.compile(r"\bPMID:\s*(\d{1,8})\b")
DOI = re.compile(r"(?:\bdoi[:.]\s*|^|(?<=\s))(10\.\d{4,9}/\S+?)\.?(?:\s|$)", re.IGNORECASE)
OPENING = re.compile(
    r"^\W*(?:(?:notice of|partial|full|editorial)?\s*(?:retract(?:ion|ed)|withdraw(?:n|al))"
    r"(?:\s+(?:of|note|notice|article|paper|statement|to|for))*|erratum(?: to| for)?|corrigendum(?: to)?)\b"
    r"[\s:.,;\-–—]*",
    re.IGNORECASE,
)


def notices_of(root: ElementTree.Element) -> tuple[Notice, ...]:
    """What a PubmedArticle names in its list of comments and corrections."""
    found = []
    for item in root.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        if kind := XML_KINDS.get(item.get("RefType", "")):
            source = " ".join((item.findtext("RefSource") or "").split())
            found.append(
                Notice(kind=kind, pmid=(item.findtext("PMID") or "").strip(), doi=_doi(source), citation=source)
            )
    return tuple(found)


def medline_notices(record: Mapping[str, str | Sequence[str]]) -> tuple[Notice, ...]:
    """What a MEDLINE (nbib) record names, as Bio.Medline parses it.

    A retraction notice whose record links nothing (old or in-process records) still names the paper in its title;
    where the title is no more than "Retraction.", the notice itself must be read, and its citation says so.
    """
    found = tuple(
        notice for tag, kind in MEDLINE_KINDS.items() if tag in record for notice in _cited(kind, record[tag])
    )
    types = record.get("PT", ())
    if "Retraction of Publication" not in types or any(notice.kind == "retraction_of" for notice in found):
        return found
    named = str(record.get("TI", ""))
    while (rest := OPENING.sub("", named).strip(" .\"'“”[]")) != named:
        named = rest
    return (*found, Notice(kind="retraction_of", citation=named or f"see the notice itself: {record.get('SO', '')}"))


def _cited(kind: NoticeKind, told: str | Sequence[str]) -> Iterator[Notice]:
    """A field's citations. Its lines are broken anywhere, so they are joined, then split after each PMID."""
    text = " ".join([told] if isinstance(told, str) else told)
    ends = [match.end() for match in PMID.finditer(text)]
    starts = [0, *ends]
    for start, end in zip(starts, [*ends, len(text)], strict=True):
        citation = " ".join(text[start:end].split()).strip(" ;.")
        if citation:
            match = PMID.search(citation)
            without = PMID.sub("", citation).strip(" ;.")
            yield Notice(kind=kind, pmid=match[1] if match else "", doi=_doi(citation), citation=without)


def _doi(text: str) -> str:
    match = DOI.search(text)
    return match[1].rstrip(".;,") if match else ""
