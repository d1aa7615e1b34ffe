"""What the server holds: the records of a folder, with the fields that can be searched."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from evidex.fetch.records import FetchedRecord, TruncatedError, cut_articles, cut_records

__all__ = ["Holding", "Holdings", "words_of"]

WORD = re.compile(r"[^\W_]+")
MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def words_of(text: str) -> str:
    """The text as PubMed indexes it: lower case, words with single spaces between and around."""
    return f" {' '.join(WORD.findall(text.lower()))} "


@dataclass(frozen=True)
class Holding:
    """One record and its fields: texts by field name (as `words_of`), dates by kind (`2020/03/04`)."""

    record: FetchedRecord
    root: ElementTree.Element = field(repr=False)

    @property
    def pmid(self) -> str:
        return self.record.pmid

    def first(self, *paths: str) -> str:
        """The text of the first element that one of the paths names."""
        for path in paths:
            element = self.root.find(path)
            if element is not None:
                return " ".join("".join(element.itertext()).split())
        return ""

    def all(self, *paths: str) -> list[str]:
        """The texts of all elements that the paths name."""
        return [" ".join("".join(e.itertext()).split()) for path in paths for e in self.root.findall(path)]

    @cached_property
    def title(self) -> str:
        return self.first(".//ArticleTitle", ".//BookDocument/Book/BookTitle")

    @cached_property
    def journals(self) -> list[str]:
        return self.all(".//Journal/Title", ".//Journal/ISOAbbreviation", ".//MedlineTA")

    @cached_property
    def authors(self) -> list[str]:
        people = self.root.findall(".//AuthorList/Author")
        return [
            f"{p.findtext('LastName') or p.findtext('CollectiveName')} {p.findtext('Initials') or ''}" for p in people
        ]

    @cached_property
    def article_ids(self) -> dict[str, str]:
        found = self.root.findall("PubmedData/ArticleIdList/ArticleId")
        found += self.root.findall("PubmedBookData/ArticleIdList/ArticleId")
        ids = {e.get("IdType", ""): (e.text or "").strip() for e in found}
        if doi := self.first(".//Article/ELocationID[@EIdType='doi']"):
            ids.setdefault("doi", doi)
        return ids

    @cached_property
    def pages(self) -> str:
        return self.first(".//Pagination/MedlinePgn", ".//Pagination/StartPage")

    @cached_property
    def texts(self) -> dict[str, str]:
        abstract = " ".join(self.all(".//Abstract/AbstractText"))
        mesh = self.all(".//MeshHeading/DescriptorName")
        told = {
            "title": self.title,
            "abstract": abstract,
            "author": " / ".join(self.authors),
            "journal": " / ".join(self.journals),
            "volume": self.first(".//JournalIssue/Volume"),
            "issue": self.first(".//JournalIssue/Issue"),
            "page": re.split(r"\W", self.pages)[0],
            "mesh": " / ".join(mesh),
            "type": " / ".join(self.all(".//PublicationType")),
            "language": self.first(".//Language"),
            "keyword": " / ".join(self.all(".//Keyword")),
            "id": " / ".join(self.article_ids.values()),
            "uid": self.pmid,
        }
        indexed = {name: words_of(text.replace(" / ", " zzzz ")) for name, text in told.items()}
        indexed["title/abstract"] = indexed["title"] + "zzzz" + indexed["abstract"] + "zzzz" + indexed["keyword"]
        indexed["all"] = " zzzz ".join(indexed.values())
        return indexed

    @cached_property
    def dates(self) -> dict[str, str]:
        entered = self._day(".//PubMedPubDate[@PubStatus='entrez']") or self._day(
            ".//PubMedPubDate[@PubStatus='pubmed']"
        )
        published = self._day(".//JournalIssue/PubDate") or self._day(".//Book/PubDate") or entered
        if not published and (year := re.search(r"\d{4}", self.first(".//PubDate/MedlineDate"))):
            published = f"{year[0]}/01/01"
        revised = self.record.revised.replace("-", "/")
        return {
            "edat": entered or published,
            "crdt": entered,
            "pdat": published,
            "mdat": revised or entered or published,
        }

    def _day(self, path: str) -> str:
        element = self.root.find(path)
        year = element.findtext("Year") if element is not None else None
        if element is None or not year:
            return ""
        month = (element.findtext("Month") or "1").lower()[:3]
        return f"{year}/{int(MONTHS.get(month, month)):02}/{int(element.findtext('Day') or 1):02}"


class Holdings:
    """The records of a folder by PMID, newest first, and articles by PMC number."""

    def __init__(self, records: Iterable[FetchedRecord] = (), articles: Iterable[FetchedRecord] = ()) -> None:
        self.records = {r.pmid: Holding(r, ElementTree.fromstring(r.xml)) for r in records}
        self.articles = {a.pmcid.removeprefix("PMC"): a for a in articles}

    @classmethod
    def of_folder(cls, folder: Path) -> Holdings:
        """Everything below `folder` that is a PubMed set or an article; the rest is passed over."""
        records: list[FetchedRecord] = []
        articles: list[FetchedRecord] = []
        for path in sorted(p for p in folder.rglob("*") if p.name.lower().endswith((".xml", ".xml.gz", ".nxml"))):
            raw = path.read_bytes()
            data = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
            try:
                if b"<PubmedArticleSet" in data[:2000]:
                    records += cut_records(data).records
                elif b"<article" in data[:4000]:
                    articles += cut_articles(_as_set(data))
            except TruncatedError:
                continue
        return cls(records, articles)

    @cached_property
    def newest_first(self) -> list[Holding]:
        return sorted(self.records.values(), key=lambda h: (h.dates["edat"], int(h.pmid)), reverse=True)


def _as_set(article: bytes) -> bytes:
    start = article.index(b"<article")
    return (
        article
        if b"<pmc-articleset" in article[:start]
        else b"<pmc-articleset>" + article[start:] + b"</pmc-articleset>"
    )
