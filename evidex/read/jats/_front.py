"""What an article says of itself: title, authors, journal, identifiers, and which articles it corrects or retracts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from evidex.read._record import declared_notices, language_code
from evidex.read._xml import child_text, inline_text
from evidex.read.jats._references import author_name
from evidex.schema import Metadata, Notice, NoticeKind

__all__ = ["read_metadata"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HREF = "{http://www.w3.org/1999/xlink}href"
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_NOTICES: tuple[tuple[str, NoticeKind, NoticeKind], ...] = (
    ("retract", "retraction_of", "retraction"),
    ("withdraw", "retraction_of", "retraction"),
    ("correct", "correction_of", "correction"),
    ("erratum", "correction_of", "correction"),
    ("concern", "concern_of", "concern"),
)
"""Word in `related-article-type` -> the notice if this article speaks of the other, if the other speaks of this one."""

_SPOKEN_OF = re.compile(r"forward|-in$|-notice$|^retraction$|^correction$|^erratum$|^expression-of-concern$")
_AS_IN_PUBMED = {
    "correction": "Published Erratum",
    "retraction": "Retraction of Publication",
    "expression-of-concern": "Expression of Concern",
    "retracted-article": "Retracted Publication",
}


def read_metadata(article: etree._Element) -> Metadata:
    """From `front`; what it leaves out stays empty."""
    front = article.find("front")
    meta = None if front is None else front.find("article-meta")
    if front is None or meta is None:
        return Metadata()
    kind = article.get("article-type") or ""
    ids = {element.get("pub-id-type") or "": inline_text(element) for element in meta.iterfind("article-id")}
    pmcid = (ids.get("pmcid") or ids.get("pmc") or "").upper()
    title = _title(meta)
    first, last = child_text(meta, "fpage"), child_text(meta, "lpage")
    return Metadata(
        title=title,
        authors=tuple(_authors(meta)),
        journal=child_text(front, "journal-meta//journal-title") or child_text(front, "journal-meta/journal-id"),
        year=_year(meta),
        volume=child_text(meta, "volume"),
        issue=child_text(meta, "issue"),
        pages=f"{first}-{last}" if first and last and first != last else first or child_text(meta, "elocation-id"),
        doi=ids.get("doi", ""),
        pmid=ids.get("pmid", "") if ids.get("pmid", "").isdecimal() else "",
        pmcid=f"PMC{pmcid}" if pmcid.isdecimal() else pmcid,
        language=language_code((article.get(_LANG) or "").split("-")[0]),
        publication_types=(kind,) if kind else (),
        keywords=tuple(filter(None, map(inline_text, meta.iterfind("kwd-group/kwd")))),
        notices=declared_notices(_related(meta), [_AS_IN_PUBMED.get(kind, kind)], title),
    )


def _title(meta: etree._Element) -> str:
    title, below = child_text(meta, "title-group/article-title"), child_text(meta, "title-group/subtitle")
    return f"{title.rstrip(':')}: {below}" if title and below else title or below


def _authors(meta: etree._Element) -> Iterator[str]:
    for contributor in meta.iterfind("contrib-group/contrib"):
        if contributor.get("contrib-type", "author") != "author":
            continue
        for name in contributor.iter("name", "string-name", "collab"):
            said = author_name(name) or (inline_text(name) if name.find("contrib-group") is None else name.text or "")
            if said.strip():
                yield said.strip()
                break


def _year(meta: etree._Element) -> int | None:
    """The year of the issue, as PubMed cites; else of the first publication online."""
    dates: dict[str, int] = {}
    for when in meta.iterfind("pub-date"):
        told = _YEAR.search(child_text(when, "year"))
        if told:
            kind = when.get("pub-type") or when.get("publication-format") or when.get("date-type") or ""
            dates.setdefault(kind, int(told[1]))
    for kind in ("ppub", "print", "collection", "epub-ppub", "epub", "electronic", "pub"):
        if kind in dates:
            return dates[kind]
    return min(dates.values(), default=None)


def _related(meta: etree._Element) -> Iterator[Notice]:
    for related in meta.iter("related-article", "related-object"):
        told = (related.get("related-article-type") or related.get("link-type") or "").lower()
        for word, speaks, spoken_of in _NOTICES:
            if word in told:
                target = (related.get(_HREF) or "").strip()
                yield Notice(
                    kind=spoken_of if _SPOKEN_OF.search(told) else speaks,
                    pmid=target if target.isdecimal() and related.get("ext-link-type") in ("pubmed", "pmid") else "",
                    doi=target[target.index("10.") :] if "10." in target else "",
                    citation=inline_text(related) or target,
                )
                break
