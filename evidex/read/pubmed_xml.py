"""PubMed XML: a record, a set, book records, deleted records, and what Entrez says instead of records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree

from evidex.counted import counted
from evidex.errors import UnreadableError
from evidex.read._record import (
    Passage,
    Record,
    declared_notices,
    language_code,
    record_document,
)
from evidex.read._xml import child_text, children, inline_text, root_name, stream, text_of
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Notice
from evidex.schema.notices import NOTICE_KINDS, notice

__all__ = ["READER"]

NAME = "pubmed-xml"
_ROOTS = frozenset(
    """PubmedArticleSet PubmedArticle PubmedBookArticleSet PubmedBookArticle MedlineCitationSet MedlineCitation
    eFetchResult""".split()
)
_RECORDS = ("PubmedArticle", "PubmedBookArticle", "DeleteCitation", "DeleteDocument", "ERROR")
_BARE_RECORDS = ("MedlineCitation", "DeleteCitation")
_JSON_ERROR = re.compile(r'\s*\{\s*"error"\s*:')
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MONTHS = {name: number for number, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}


def recognise(source: Source) -> float:
    """Sure by the name of the root element; also of the error that Entrez sends in place of records."""
    if root_name(source) in _ROOTS:
        return 1.0
    return 0.9 if source.suffix == ".xml" and _JSON_ERROR.match(source.head_text) else 0.0


def read(source: Source) -> Iterator[Reading]:
    """Each record in turn; then, where the file is damaged, one UnreadableError that says where."""
    if _JSON_ERROR.match(source.head_text):
        yield _entrez_error(source, _json_error(source.head))
        return
    index = said = 0
    bare = root_name(source).startswith("MedlineCitation")
    try:
        for element in stream(source, *(_BARE_RECORDS if bare else _RECORDS)):
            for reading in _read_element(element, source, index):
                said += 1
                index += not isinstance(reading, UnreadableError)
                yield reading
    except UnreadableError as problem:
        yield problem
        return
    if not said:
        yield UnreadableError(source.name, "the set holds no record", "check the identifiers or the query it came from")


def _read_element(element: etree._Element, source: Source, index: int) -> Iterator[Reading]:
    if element.tag == "PubmedArticle":
        yield record_document(_article(element), source, NAME, index)
    elif element.tag == "PubmedBookArticle":
        yield record_document(_book(element), source, NAME, index)
    elif element.tag == "MedlineCitation":
        yield record_document(_article(element, element), source, NAME, index)
    elif element.tag == "ERROR":
        yield _entrez_error(source, inline_text(element))
    else:
        pmids = [inline_text(pmid) for pmid in element.iter("PMID")]
        if pmids:
            some = ", ".join(pmids[:5]) + (" …" if len(pmids) > 5 else "")
            what = f"PubMed has deleted {counted(len(pmids), 'record')} (PMID {some})"
            yield UnreadableError(source.name, what, "take out what came from them")


def _json_error(head: bytes) -> str:
    try:
        told = json.loads(head)
    except ValueError:
        return head[:200].decode("utf-8", "replace")
    return str(told.get("error", told))


def _entrez_error(source: Source, told: str) -> UnreadableError:
    return UnreadableError(source.name, f"Entrez answered with an error instead of records ({told})", "fetch it again")


def _article(element: etree._Element, citation: etree._Element | None = None) -> Record:
    citation = element.find("MedlineCitation") if citation is None else citation
    if citation is None:
        return Record(Metadata())
    cited = children(citation)
    article = children(cited.get("Article"))
    journal = children(article.get("Journal"))
    issue = children(journal.get("JournalIssue"))
    types = tuple(map(text_of, article.get("PublicationTypeList", ())))
    ids = _identifiers(element.find("PubmedData/ArticleIdList"))
    title = text_of(article.get("ArticleTitle")) or text_of(article.get("VernacularTitle"))
    passages = _passages(article.get("Abstract"))
    abstract = " ".join(passage.text for passage in passages)
    metadata = Metadata(
        title=title,
        authors=_authors(article.get("AuthorList")),
        journal=text_of(journal.get("Title")) or child_text(cited.get("MedlineJournalInfo"), "MedlineTA"),
        year=_year(issue.get("PubDate")) or _year(article.get("ArticleDate")),
        volume=text_of(issue.get("Volume")),
        issue=text_of(issue.get("Issue")),
        pages=_pages(article.get("Pagination")),
        doi=_doi(cited.get("Article")) or ids.get("doi", ""),
        pmid=text_of(cited.get("PMID")) or ids.get("pubmed", ""),
        pmcid=_pmcid(ids),
        language=language_code(text_of(article.get("Language"))),
        publication_types=types,
        mesh=tuple(_mesh(cited.get("MeshHeadingList", ()))),
        keywords=tuple(filter(None, map(text_of, _keywords(citation)))),
        revised=_iso_date(cited.get("DateRevised")),
        notices=declared_notices(_notices(cited.get("CommentsCorrectionsList", ())), types, title, abstract),
    )
    return Record(metadata, passages, list(_other_abstracts(citation)) if "OtherAbstract" in cited else [])


def _book(element: etree._Element) -> Record:
    """A chapter or a book: its title is the chapter's, its journal the book."""
    book = element.find("BookDocument")
    if book is None:
        return Record(Metadata())
    whole = child_text(book, "Book/BookTitle")
    ids = _identifiers(book.find("ArticleIdList")) | _identifiers(element.find("PubmedBookData/ArticleIdList"))
    authors = book.find("AuthorList")
    metadata = Metadata(
        title=child_text(book, "ArticleTitle") or child_text(book, "VernacularTitle") or whole,
        authors=_authors(book.find("Book/AuthorList") if authors is None else authors),
        journal=whole,
        year=_year(book.find("ContributionDate")) or _year(book.find("Book/PubDate")),
        volume=child_text(book, "Book/Volume"),
        pages=_pages(book.find("Pagination")),
        doi=ids.get("doi", ""),
        pmid=child_text(book, "PMID"),
        pmcid=_pmcid(ids),
        language=language_code(child_text(book, "Language")),
        publication_types=tuple(map(inline_text, book.iterfind("PublicationType"))),
        keywords=tuple(filter(None, map(inline_text, book.iterfind("KeywordList/Keyword")))),
        revised=_iso_date(book.find("DateRevised")),
    )
    return Record(metadata, _passages(book.find("Abstract")))


def _passages(abstract: etree._Element | None) -> list[Passage]:
    found = []
    for element in () if abstract is None else abstract.iterchildren("AbstractText"):
        text = inline_text(element)
        label = " ".join((element.get("Label") or "").split()).rstrip(": ")
        category = element.get("NlmCategory") or ""
        if label.upper() == "UNLABELLED":  # NLM's word for a passage without a label
            label = ""
        if text:
            found.append(Passage(text, label, "" if category in ("UNASSIGNED", "UNLABELLED") else category))
    return found


def _other_abstracts(citation: etree._Element) -> Iterator[tuple[str, list[Passage]]]:
    for other in citation.iterfind("OtherAbstract"):
        language = language_code(other.get("Language") or "eng")
        kind = (other.get("Type") or "").lower()
        if passages := _passages(other):
            yield (kind if language == "en" and kind.startswith("plain") else language), passages


def _authors(authors: etree._Element | None) -> tuple[str, ...]:
    return tuple(filter(None, map(_author, () if authors is None else authors.iterchildren("Author"))))


def _author(author: etree._Element) -> str:
    """'Okafor CN', as PubMed cites; a group by its name."""
    told = children(author)
    given = text_of(told.get("Initials")) or text_of(told.get("ForeName"))
    return f"{text_of(told.get('LastName'))} {given}".strip() or text_of(told.get("CollectiveName"))


def _year(when: etree._Element | None) -> int | None:
    if when is None:
        return None
    parts = children(when)
    told = _YEAR.search(text_of(parts.get("Year")) or text_of(parts.get("MedlineDate")))
    return int(told[1]) if told else None


def _iso_date(when: etree._Element | None) -> str:
    if when is None:
        return ""
    told = children(when)
    year, month, day = (text_of(told.get(part)) for part in ("Year", "Month", "Day"))
    try:
        return date(int(year), _MONTHS.get(month[:3]) or int(month), int(day)).isoformat()
    except ValueError:
        return year if year.isdigit() else ""


def _pages(pages: etree._Element | None) -> str:
    told = children(pages)
    if printed := text_of(told.get("MedlinePgn")):
        return printed
    first, last = text_of(told.get("StartPage")), text_of(told.get("EndPage"))
    return f"{first}-{last}" if first and last else first


def _doi(article: etree._Element | None) -> str:
    for place in () if article is None else article.iterchildren("ELocationID"):
        if place.get("EIdType") == "doi" and place.get("ValidYN") != "N":
            return text_of(place)
    return ""


def _identifiers(ids: etree._Element | None) -> dict[str, str]:
    listed = () if ids is None else ids.iterchildren("ArticleId")
    return {element.get("IdType") or "": inline_text(element) for element in listed}


def _pmcid(ids: dict[str, str]) -> str:
    pmc = ids.get("pmc") or ids.get("pmcid") or ""
    return f"PMC{pmc}" if pmc.isdigit() else pmc


def _keywords(citation: etree._Element) -> Iterator[etree._Element]:
    for listed in citation.iterchildren("KeywordList"):
        yield from listed.iterchildren("Keyword")


def _mesh(headings: Iterable[etree._Element]) -> Iterator[str]:
    """'Back Pain/epidemiology': descriptor and qualifiers as MEDLINE joins them."""
    for heading in headings:
        if joined := "/".join([text_of(part) for part in heading]):
            yield joined


def _notices(corrections: Iterable[etree._Element]) -> Iterator[Notice]:
    for correction in corrections:
        kind = NOTICE_KINDS.get(correction.get("RefType") or "")
        if kind:
            yield notice(kind, child_text(correction, "RefSource"), child_text(correction, "PMID"))


READER = Reader(name=NAME, suffixes=(".xml",), recognise=recognise, read=read)
