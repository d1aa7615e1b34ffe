"""The fields of a PubMed record that a printed reference repeats, and whether the two agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from rapidfuzz import fuzz

from evidex.fetch.records import FetchedRecord
from evidex.schema import Metadata, Notice, Reference
from evidex.schema.notices import NOTICE_KINDS, notice

__all__ = ["SAME_TITLE", "Citation", "citation_of", "differences", "same_journal", "title_likeness"]

SAME_TITLE = 90.0
"""Titles at least so alike (0–100) are the same title: misprints, subtitles' punctuation, British spelling."""
SMALL_WORDS = frozenset("the of and in for on a an de la le et und der die für and".split())


@dataclass(frozen=True, slots=True)
class Citation:
    """A record as it would be cited. `years` holds print and electronic publication."""

    pmid: str
    title: str
    titles: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    volume: str = ""
    issue: str = ""
    first_page: str = ""
    authors: tuple[str, ...] = ()
    doi: str = ""
    pmcid: str = ""
    retracted: bool = False
    notices: tuple[Notice, ...] = ()

    @property
    def said(self) -> str:
        """As a reader would find it: title, journal, year."""
        journal = self.journals[0] if self.journals else ""
        where = ", ".join(part for part in (journal, str(self.years[0]) if self.years else "") if part)
        return f"“{self.title.rstrip('.')}”" + (f" ({where})" if where else "")


def citation_of(record: FetchedRecord) -> Citation:
    """The citation of a record's XML."""
    root = ElementTree.fromstring(record.xml)

    def texts(*paths: str) -> list[str]:
        found = [" ".join("".join(e.itertext()).split()) for path in paths for e in root.findall(path)]
        return [text for text in found if text]

    def one(*paths: str) -> str:
        return next(iter(texts(*paths)), "")

    titles = texts(".//ArticleTitle", ".//VernacularTitle", ".//BookDocument/Book/BookTitle")
    dates = texts(".//JournalIssue/PubDate/Year", ".//JournalIssue/PubDate/MedlineDate", ".//ArticleDate/Year")
    dates += texts(".//Book/PubDate/Year")
    years = dict.fromkeys(int(year) for text in dates for year in re.findall(r"(?:1[89]|20)\d\d", text))
    people = root.findall(".//AuthorList[1]/Author")
    types = texts(".//PublicationTypeList/PublicationType")
    notices = tuple(_notices(root))
    called = Metadata(title=titles[0] if titles else "", publication_types=tuple(types), notices=notices)
    return Citation(
        pmid=record.pmid,
        title=titles[0] if titles else "",
        titles=tuple(titles),
        journals=tuple(dict.fromkeys(texts(".//MedlineTA", ".//Journal/ISOAbbreviation", ".//Journal/Title"))),
        years=tuple(years),
        volume=one(".//JournalIssue/Volume"),
        issue=one(".//JournalIssue/Issue"),
        first_page=_page(one(".//Pagination/StartPage", ".//Pagination/MedlinePgn")),
        authors=tuple(p.findtext("LastName") or p.findtext("CollectiveName") or "" for p in people),
        doi=record.doi or one(".//Article/ELocationID[@EIdType='doi']"),
        pmcid=record.pmcid,
        retracted=any(notice.kind == "retraction" for notice in called.standing),
        notices=notices,
    )


def _notices(root: ElementTree.Element) -> Iterator[Notice]:
    for item in root.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        if kind := NOTICE_KINDS.get(item.get("RefType", "")):
            yield notice(kind, " ".join(item.findtext("RefSource", "").split()), item.findtext("PMID", "").strip())


def title_likeness(printed: str, citation: Citation) -> float:
    """How alike (0–100) the printed title is to the record's: its own, its translation, or its part before a colon."""
    wanted = folded(printed)
    known = [title for title in citation.titles if title]
    known += [title.split(":")[0] for title in known if ":" in title and len(title.split(":")[0].split()) >= 4]
    return max((fuzz.ratio(wanted, folded(title)) for title in known), default=0.0) if wanted else 0.0


def differences(reference: Reference, citation: Citation) -> dict[str, tuple[str, str]]:
    """What the reference prints otherwise than the record has it: (printed, found) by field. Absent fields agree."""
    return dict(_differences(reference, citation))


def _differences(reference: Reference, citation: Citation) -> Iterator[tuple[str, tuple[str, str]]]:
    if reference.title and title_likeness(reference.title, citation) < SAME_TITLE:
        yield "title", (reference.title, citation.title)
    if reference.year and citation.years and reference.year not in citation.years:
        yield "year", (str(reference.year), " or ".join(map(str, citation.years)))
    if reference.volume and citation.volume and _number(reference.volume) != _number(citation.volume):
        yield "volume", (reference.volume, citation.volume)
    if reference.first_page and citation.first_page and _number(reference.first_page) != _number(citation.first_page):
        yield "first_page", (reference.first_page, citation.first_page)
    if reference.journal and citation.journals and not same_journal(reference.journal, citation):
        yield "journal", (reference.journal, citation.journals[0])
    if reference.authors and citation.authors and not _same_author(reference.authors[0], citation.authors[0]):
        yield "author", (reference.authors[0], citation.authors[0])
    if reference.doi and citation.doi and reference.doi.lower() != citation.doi.lower():
        yield "doi", (reference.doi, citation.doi)
    if reference.pmid and reference.pmid != citation.pmid:
        yield "pmid", (reference.pmid, citation.pmid)


def same_journal(printed: str, citation: Citation) -> bool:
    """Whether the printed name is one of the record's, or an abbreviation of it, or the other way about."""
    wanted = _journal_words(printed)
    return any(
        _abbreviates(wanted, known) or _abbreviates(known, wanted) for known in map(_journal_words, citation.journals)
    )


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Word by word (`J Coastal Med`), by initials (`BMJ`), or without the end of a long name (a section)."""
    if len(short) == 1 and len(short[0]) >= 3 and "".join(word[0] for word in long).startswith(short[0]):
        return True
    if len(short) != len(long) and not 3 <= len(short) < len(long):
        return False
    pairs = zip(short, long, strict=False)
    return bool(short) and all(b.startswith(a) or a.startswith(b) or a[:3] == b[:3] for a, b in pairs)


def _journal_words(name: str) -> list[str]:
    plain = re.sub(r"\(.*?\)|\[.*?\]|:.*|(?<=\w) = .*", " ", name)
    return [word for word in folded(plain).split() if word not in SMALL_WORDS]


def _same_author(printed: str, found: str) -> bool:
    """Family names, whatever stands before or behind them (initials, given names)."""
    wanted, known = set(folded(printed).split()), folded(found).split()
    return bool(known) and (known[-1] in wanted or set(known) <= wanted)


def _page(text: str) -> str:
    return re.split(r"[-–—,; ]", text.strip())[0]


def _number(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower()).lstrip("e0")


def folded(text: str) -> str:
    """Lower case, no accents, no punctuation: for comparing names and titles."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))
