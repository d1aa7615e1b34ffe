"""An efetch answer cut into its records, byte for byte.

Bio.Entrez.read would turn records into Python objects and lose the bytes (and needs the year's DTD, which it would
fetch past our limiter); a corpus wants the XML itself. So expat tells where each record begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

__all__ = ["Answered", "FetchedRecord", "TruncatedError", "cut_articles", "cut_records", "write_set"]

HEADER = b'<?xml version="1.0" encoding="UTF-8"?>\n'
DOCTYPE = (
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">'
)
PMID = (("PubmedArticle", "MedlineCitation", "PMID"), ("PubmedBookArticle", "BookDocument", "PMID"))
REVISED = ("PubmedArticle", "MedlineCitation", "DateRevised")
BOOK_REVISED = ("PubmedBookArticle", "BookDocument", "DateRevised")
ARTICLE_ID = (
    ("PubmedArticle", "PubmedData", "ArticleIdList", "ArticleId"),
    ("PubmedBookArticle", "PubmedBookData", "ArticleIdList", "ArticleId"),
)
DELETED = ("DeleteCitation", "PMID")
JATS_ID = ("article", "front", "article-meta", "article-id")
JATS_IDS = {"pmc": "pmcid", "pmcid": "pmcid", "pmid": "pmid", "doi": "doi"}


class TruncatedError(ValueError):
    """The answer is not whole XML."""


@dataclass(frozen=True, slots=True)
class FetchedRecord:
    """One record (PubMed) or article (PMC) as it came. `revised` is an ISO date, `pmcid` begins with PMC."""

    pmid: str
    xml: bytes
    revised: str = ""
    pmcid: str = ""
    doi: str = ""
    has_body: bool = False
    """For an article: whether its full text is there (PMC leaves it out where the publisher does not allow it)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The records of an answer in its order, the ids it says are deleted, its document type line."""

    records: tuple[FetchedRecord, ...]
    deleted: tuple[str, ...] = ()
    doctype: str = DOCTYPE


class _Cutter:
    """Follows expat through a set: where each child of the root begins and ends, and the few fields we need."""

    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.path: list[str] = []
        self.records: list[FetchedRecord] = []
        self.deleted: list[str] = []
        self.doctype = ""
        self.start = 0
        self.fields: dict[str, str] = {}
        self.text: list[str] | None = None
        self.kind = ""
        self.has_body = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.declare

    def cut(self) -> None:
        try:
            self.parser.Parse(self.xml, True)
        except expat.ExpatError as problem:
            raise TruncatedError(f"not whole XML: {problem}") from problem

    def declare(self, name: str, system: str | None, public: str | None, _: bool) -> None:
        if public and system:
            self.doctype = f'<!DOCTYPE {name} PUBLIC "{public}" "{system}">'

    def open(self, name: str, attributes: dict[str, str]) -> None:
        depth = len(self.path)
        if depth == 1:
            self.start, self.fields, self.has_body = self.parser.CurrentByteIndex, {}, False
        self.path.append(name)
        if depth > 5:
            return
        inner = tuple(self.path[1:])
        self.kind = self._field(inner, attributes)
        self.text = [] if self.kind else None
        self.has_body = self.has_body or inner == ("article", "body")

    def _field(self, inner: tuple[str, ...], attributes: dict[str, str]) -> str:
        """The name of the field whose text begins here, or nothing."""
        if inner in PMID:
            return "pmid"
        if inner[:3] in (REVISED, BOOK_REVISED) and len(inner) == 4:
            return inner[3].lower()
        if inner in ARTICLE_ID:
            return {"pmc": "pmcid", "doi": "doi"}.get(attributes.get("IdType", ""), "")
        if inner == JATS_ID:
            return JATS_IDS.get(attributes.get("pub-id-type", ""), "")
        return "deleted" if inner == DELETED else ""

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def close(self, name: str) -> None:
        if self.text is not None:
            told = "".join(self.text).strip()
            if self.kind == "deleted":
                self.deleted.append(told)
            else:
                self.fields.setdefault(self.kind, told)
            self.text = None
        self.path.pop()
        if len(self.path) == 1 and name != "DeleteCitation":
            self._keep()

    def _keep(self) -> None:
        end = self.xml.index(b">", self.parser.CurrentByteIndex) + 1
        told = self.fields
        day = [told.get(part, "").zfill(size) for part, size in (("year", 4), ("month", 2), ("day", 2))]
        pmcid = told.get("pmcid", "")
        self.records.append(
            FetchedRecord(
                pmid=told.get("pmid", ""),
                xml=self.xml[self.start : end],
                revised="-".join(day) if told.get("year") else "",
                pmcid=f"PMC{pmcid.removeprefix('PMC')}" if pmcid else "",
                doi=told.get("doi", ""),
                has_body=self.has_body,
            )
        )


def cut_records(xml: bytes) -> Answered:
    """The records of a PubmedArticleSet. Raises TruncatedError where the XML is not whole."""
    cutter = _Cutter(xml)
    cutter.cut()
    return Answered(
        records=tuple(record for record in cutter.records if record.pmid),
        deleted=tuple(cutter.deleted),
        doctype=cutter.doctype or DOCTYPE,
    )


def cut_articles(xml: bytes) -> tuple[FetchedRecord, ...]:
    """The articles of a pmc-articleset. Raises TruncatedError where the XML is not whole."""
    cutter = _Cutter(xml)
    cutter.cut()
    return tuple(record for record in cutter.records if record.pmcid)


def write_set(records: Iterable[FetchedRecord], doctype: str = DOCTYPE) -> bytes:
    """A PubmedArticleSet of these records, each as it came; the same records always give the same bytes."""
    body = b"\n".join(record.xml for record in records)
    return HEADER + doctype.encode() + b"\n<PubmedArticleSet>\n" + body + b"\n</PubmedArticleSet>\n"
