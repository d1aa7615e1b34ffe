"""esummary's DocSum (version 1) of one record."""

from __future__ import annotations

from xml.sax.saxutils import escape

from evidex.fetch.loopback.holdings import Holding

__all__ = ["summary"]


def summary(holding: Holding) -> str:
    """The items that NCBI gives, in its order."""
    first = holding.first
    abbreviation = first(".//MedlineTA", ".//ISOAbbreviation")
    authors = [name.strip() for name in holding.authors]
    published = " ".join(
        part for name in ("Year", "Month", "Day") if (part := first(f".//JournalIssue/PubDate/{name}"))
    ) or first(".//PubDate/MedlineDate")
    items = [
        _item("PubDate", "Date", published),
        _item("EPubDate", "Date", ""),
        _item("Source", "String", abbreviation),
        _list("AuthorList", "Author", authors),
        _item("LastAuthor", "String", authors[-1] if authors else ""),
        _item("Title", "String", holding.title),
        _item("Volume", "String", first(".//JournalIssue/Volume")),
        _item("Issue", "String", first(".//JournalIssue/Issue")),
        _item("Pages", "String", holding.pages),
        _list("LangList", "Lang", holding.all(".//Language")),
        _item("NlmUniqueID", "String", first(".//NlmUniqueID")),
        _item("ISSN", "String", first(".//ISSN[@IssnType='Print']")),
        _item("ESSN", "String", first(".//ISSN[@IssnType='Electronic']")),
        _list("PubTypeList", "PubType", holding.all(".//PublicationType")),
        _item("RecordStatus", "String", "PubMed"),
        _item("PubStatus", "String", first(".//PublicationStatus")),
        _pairs("ArticleIds", "String", {"pubmed": holding.pmid, **holding.article_ids}),
        _pairs("History", "Date", {kind: f"{day} 00:00" for kind, day in holding.dates.items() if day}),
        _list("References", "String", []),
        _item("HasAbstract", "Integer", str(int(bool(holding.texts["abstract"].strip())))),
        _item("PmcRefCount", "Integer", "0"),
        _item("FullJournalName", "String", first(".//Journal/Title")),
        _item("ELocationID", "String", first(".//Article/ELocationID")),
        _item("SO", "String", f"{published};{first('.//JournalIssue/Volume')}:{holding.pages}"),
    ]
    return f"<DocSum>\n\t<Id>{holding.pmid}</Id>\n{''.join(items)}</DocSum>\n"


def _item(name: str, kind: str, text: str) -> str:
    return f'\t<Item Name="{name}" Type="{kind}">{escape(text)}</Item>\n'


def _list(name: str, inner: str, texts: list[str]) -> str:
    return f'\t<Item Name="{name}" Type="List">{"".join(_item(inner, "String", text) for text in texts)}</Item>\n'


def _pairs(name: str, kind: str, told: dict[str, str]) -> str:
    return f'\t<Item Name="{name}" Type="List">{"".join(_item(key, kind, text) for key, text in told.items())}</Item>\n'
