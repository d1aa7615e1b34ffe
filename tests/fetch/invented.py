"""Invented PubMed records and articles, and a limiter that does not limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from xml.sax.saxutils import escape

from evidex.fetch.client import EntrezClient
from evidex.fetch.limiter import Limiter
from evidex.fetch.loopback import LoopbackServer
from evidex.fetch.records import FetchedRecord, cut_articles, cut_records


@dataclass(frozen=True)
class Made:
    """What an invented record says."""

    pmid: str
    title: str = "Slow walking and knee pain in lighthouse keepers."
    abstract: str = "Of 40 keepers, 12 (30%) walked slowly."
    journal: str = "J Coastal Med"
    journal_name: str = "Journal of coastal medicine"
    year: int = 2019
    volume: str = "12"
    pages: str = "101-9"
    author: str = "Ångström"
    doi: str = ""
    pmcid: str = ""
    revised: str = "2020-05-06"
    entered: str = "2019-03-04"
    types: tuple[str, ...] = ("Journal Article",)
    notices: str = ""

    @property
    def xml(self) -> str:
        year, month, day = self.revised.split("-")
        entered = dict(zip(("Year", "Month", "Day"), self.entered.split("-"), strict=True))
        history = "".join(f"<{name}>{value}</{name}>" for name, value in entered.items())
        ids = f'<ArticleId IdType="pubmed">{self.pmid}</ArticleId>'
        ids += f'<ArticleId IdType="doi">{self.doi}</ArticleId>' if self.doi else ""
        ids += f'<ArticleId IdType="pmc">{self.pmcid}</ArticleId>' if self.pmcid else ""
        types = "".join(f"<PublicationType>{kind}</PublicationType>" for kind in self.types)
        notices = f"<CommentsCorrectionsList>{self.notices}</CommentsCorrectionsList>" if self.notices else ""
        return (
            f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{self.pmid}</PMID>'
            f"<DateRevised><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></DateRevised>"
            f"<Article><Journal><JournalIssue><Volume>{self.volume}</Volume><Issue>3</Issue>"
            f"<PubDate><Year>{self.year}</Year><Month>Mar</Month></PubDate></JournalIssue>"
            f"<Title>{self.journal_name}</Title><ISOAbbreviation>{self.journal}</ISOAbbreviation></Journal>"
            f"<ArticleTitle>{escape(self.title)}</ArticleTitle><Pagination><MedlinePgn>{self.pages}</MedlinePgn>"
            f"</Pagination><Abstract><AbstractText>{escape(self.abstract)}</AbstractText></Abstract>"
            f"<AuthorList><Author><LastName>{self.author}</LastName><Initials>B</Initials></Author></AuthorList>"
            f"<Language>eng</Language><PublicationTypeList>{types}</PublicationTypeList></Article>"
            f"<MedlineJournalInfo><MedlineTA>{self.journal}</MedlineTA></MedlineJournalInfo>{notices}</MedlineCitation>"
            f'<PubmedData><History><PubMedPubDate PubStatus="entrez">{history}</PubMedPubDate></History>'
            f"<ArticleIdList>{ids}</ArticleIdList></PubmedData></PubmedArticle>"
        )

    @property
    def record(self) -> FetchedRecord:
        return cut_records(f"<PubmedArticleSet>{self.xml}</PubmedArticleSet>".encode()).records[0]


def many(count: int, first: int = 1001) -> list[Made]:
    """Records that differ in id, entry date and title; a few days apart, some on one day."""
    return [
        Made(
            pmid=str(first + n),
            title=f"Knee pain in lighthouse keepers, part {n} of the Ångström study.",
            entered=f"{2001 + n % 20}-0{1 + n % 9}-{10 + n % 15}",
            doi=f"10.5555/knee.{n}",
        )
        for n in range(count)
    ]


def article(number: int, pmid: str = "") -> FetchedRecord:
    """An invented full text."""
    xml = (
        '<pmc-articleset><article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
        f'<article-id pub-id-type="pmid">{pmid}</article-id><article-id pub-id-type="pmc">{number}</article-id>'
        "</article-meta></front><body><p>Of 40 keepers, 12 walked slowly.</p></body></article></pmc-articleset>"
    )
    return cut_articles(xml.encode())[0]


class Unpaced(Limiter):
    """Counts how often the server asked for a pause, and neither paces nor pauses."""

    pauses = 0

    @contextmanager
    def slot(self) -> Iterator[None]:
        yield

    def pause(self, seconds: float) -> None:
        assert seconds > 0
        self.pauses += 1


Serve = Callable[..., LoopbackServer]
Ask = Callable[..., EntrezClient]
