"""References looked up in PubMed: is there such a paper, and is it cited as it is.

DOI and PMID first: they name one paper. Then the title, then journal, volume and page, and ecitmatch as a hint.
Whatever a search returns is believed only after its record has been compared with the reference: author and year
alone point to another paper more often than to the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from evidex.errors import FetchError
from evidex.fetch.cache import ResolutionCache
from evidex.fetch.citation import SAME_TITLE, Citation, citation_of, differences, folded, same_journal, title_likeness
from evidex.fetch.client import EntrezClient
from evidex.schema import Reference

__all__ = ["Resolution", "Resolver", "Standing"]

JUDGED = 2
"""How answers are judged; it changes with what becomes of them, so that those of an older evidex are asked for anew."""
Standing = Literal["found", "differs", "not_found", "retracted", "could_not_look"]

CANDIDATES = 10
LONG_WORD = 4
PUBMED_STOPWORDS = frozenset(
    "about again almost also although always among another because been before being between both could does done "
    "during each either enough especially found from further have having here however into itself just made mainly "
    "make might most mostly must nearly neither obtained often overall perhaps pmid quite rather really regarding seem "
    "seen several should show showed shown shows significantly since some such than that their theirs them then there "
    "therefore these they this those through thus upon used using various very were what when which while with within "
    "without would".split()
)
"""Words that PubMed does not search for (its help page), as far as they are long enough to matter."""
TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the look-up gave. `fields` are the differing ones: (printed, found) by name.

    `detail` is a phrase that completes the status: the record, the notice, what was looked for, why nobody could look.
    """

    status: Standing
    pmid: str = ""
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    detail: str = ""

    @property
    def differences(self) -> str:
        """`year is printed 2014 and is 2019; …`"""
        return "; ".join(f"{name.replace('_', ' ')} is printed {a} and is {b}" for name, (a, b) in self.fields.items())

    @property
    def sentence(self) -> str:
        """The whole of it, for a person who is to mend the reference."""
        told = f"; {self.differences}" if self.fields else ""
        return {
            "found": f"found: PMID {self.pmid}, {self.detail}.",
            "differs": f"PMID {self.pmid}, {self.detail}{told}.",
            "retracted": f"PMID {self.pmid} was retracted ({self.detail}){told}.",
            "not_found": f"PubMed has no record of {self.detail}; compare it with its source, "
            "or leave it if the journal is not in PubMed.",
            "could_not_look": f"nobody could look: {self.detail}",
        }[self.status]


class Resolver:
    """Looks references up through one client. Answers are kept on disk, so asking twice costs nothing.

    `thorough`: also by journal, volume and page, by half a title, and by ecitmatch, which costs up to five more calls
    for a paper that is not there. Titles of an export are machine-made: the quick ways suffice for them.
    """

    def __init__(self, client: EntrezClient, cache: ResolutionCache | None = None, *, thorough: bool = True) -> None:
        self._client, self._cache, self._thorough = client, cache, thorough

    def __call__(self, reference: Reference, printed: str) -> Resolution:
        """The verdict on one reference as printed. Never raises for the network's sake: `could_not_look` says it."""
        key = f"{JUDGED}|{self._client.settings.base_url}|{self._thorough}|{_identity(reference, printed)}"
        if self._cache and (kept := self._cache.get(key)):
            return Resolution(**kept)
        try:
            resolution = self._resolve(reference, printed)
        except FetchError as problem:
            return Resolution("could_not_look", detail=str(problem))
        if self._cache:
            self._cache.put(
                key,
                {
                    "status": resolution.status,
                    "pmid": resolution.pmid,
                    "fields": dict(resolution.fields),
                    "detail": resolution.detail,
                },
            )
        return resolution

    def _resolve(self, reference: Reference, printed: str) -> Resolution:
        named: tuple[str, Citation] | None = None
        for how, citation in self._candidates(reference, printed):
            if _is_meant(reference, printed, citation):
                return _compared(reference, citation)
            if how in {"DOI", "PMID"} and named is None:
                named = how, citation
        if named and named[1].retracted:  # so few are retracted that the identifier is right, and the title shortened
            return _compared(reference, named[1])
        if named:
            how, citation = named
            fields = differences(reference, citation) or {"title": (_said(reference, printed), citation.title)}
            detail = f"to which the {how} belongs, is {citation.said}, and PubMed has no paper as cited"
            return Resolution("differs", citation.pmid, fields, detail)
        return Resolution("not_found", detail=_not_found(reference, printed))

    def _candidates(self, reference: Reference, printed: str) -> Iterator[tuple[str, Citation]]:
        """Records that might be meant, the surest way of finding first; each is fetched once."""
        seen: set[str] = set()
        for how, pmids in self._ways(reference, printed):
            fresh = [pmid for pmid in dict.fromkeys(pmids) if pmid and pmid not in seen][:CANDIDATES]
            seen.update(fresh)
            if not fresh:
                continue
            citations = [citation_of(record) for record in self._client.records(fresh).records]
            if how == "DOI":
                citations = [c for c in citations if c.doi.lower() == reference.doi.lower()]
            if how == "PMCID":
                citations = [c for c in citations if c.pmcid.upper() == reference.pmcid.upper()]
            wanted = reference.title or printed
            citations.sort(key=lambda c: (len(differences(reference, c)), -title_likeness(wanted, c)))
            yield from ((how, citation) for citation in citations)

    def _ways(self, reference: Reference, printed: str) -> Iterator[tuple[str, list[str]]]:
        if reference.pmid:
            yield "PMID", [reference.pmid]
        if reference.doi:
            yield "DOI", self._search(f'"{_plain(reference.doi)}"[doi]')
        if reference.pmcid:
            yield "PMCID", self._search(f"{reference.pmcid}[pmcid]")
        title = reference.title or _title_in(printed)
        if title:
            yield "title", self._search(f'"{_plain(title)}"[ti]')
            yield from self._by_words(title)
        if not self._thorough:
            return
        if reference.volume and reference.first_page:
            place = f"{_plain(reference.volume)}[vi] AND {_plain(reference.first_page)}[pg]"
            if reference.journal:
                yield "place", self._search(f'"{_plain(reference.journal)}"[ta] AND {place}')
            if reference.year:
                yield "place", self._search(f"{place} AND {reference.year}[dp]")
        if reference.journal and reference.year:
            first = reference.authors[0] if reference.authors else ""
            told = (reference.journal, str(reference.year), reference.volume, reference.first_page, first)
            yield "ecitmatch", [self._client.match_citation(*(text.replace("|", " ") for text in told))]

    def _by_words(self, title: str) -> Iterator[tuple[str, list[str]]]:
        """All its words in a title; then either half of them, for a misprint spoils one half only."""
        words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) >= LONG_WORD]
        words = [word for word in words if word.lower() not in PUBMED_STOPWORDS][:TITLE_WORDS]
        half = len(words) // 2
        for some in (words, words[:half], words[half:]) if self._thorough else (words,):
            if len(some) >= min(3, len(words)) > 1:
                yield "words", self._search(" AND ".join(f"{word}[ti]" for word in some))

    def _search(self, term: str) -> list[str]:
        return list(self._client.search(term, retmax=CANDIDATES).ids)


def _is_meant(reference: Reference, printed: str, citation: Citation) -> bool:
    """Whether this record is the paper that the reference means, right or wrong in its details."""
    if reference.title:
        return title_likeness(reference.title, citation) >= SAME_TITLE
    if citation.title and len(citation.title.split()) >= LONG_WORD and folded(citation.title) in folded(printed):
        return True
    if _same_place(reference, citation):
        return True
    by_id = {citation.pmid, citation.doi.lower(), citation.pmcid} & {
        reference.pmid,
        reference.doi.lower(),
        reference.pmcid,
    }
    return bool(by_id - {""}) and not (reference.volume or reference.journal or reference.year)


def _same_place(reference: Reference, citation: Citation) -> bool:
    """A reference printed without its title: volume, page, journal and author must be there and agree."""
    stated = reference.volume and reference.first_page and reference.journal and citation.first_page
    told = differences(reference, citation)
    return (
        bool(stated)
        and not told.keys() & {"volume", "first_page", "author"}
        and same_journal(reference.journal, citation)
    )


def _compared(reference: Reference, citation: Citation) -> Resolution:
    fields = differences(reference, citation)
    if citation.retracted:
        notice = next((n for n in citation.notices if n.kind == "retraction"), None)
        named = (notice.citation or f"notice: PMID {notice.pmid}") if notice else citation.said
        return Resolution("retracted", citation.pmid, fields, named.rstrip("."))
    return Resolution("differs" if fields else "found", citation.pmid, fields, citation.said)


def _not_found(reference: Reference, printed: str) -> str:
    ways = [name for name in ("PMID", "DOI", "PMCID") if getattr(reference, name.lower())]
    ways += ["title"] if reference.title or _title_in(printed) else []
    ways += ["journal, volume and page"] if reference.volume and reference.first_page else []
    looked = f", looked for by {' and by '.join(ways)}" if ways else ", in which nothing could be looked for"
    return _said(reference, printed) + looked


def _said(reference: Reference, printed: str) -> str:
    title = reference.title or _title_in(printed) or printed.strip()[:120]
    where = f"{reference.journal} {reference.year or ''}".strip()
    where += f";{reference.volume}" if reference.volume else ""
    where += f":{reference.first_page}" if reference.first_page else ""
    return f"“{title.rstrip('.')}”" + (f" ({where})" if where else "")


def _title_in(printed: str) -> str:
    """The longest sentence of a printed reference that could be a title, for references without fields."""
    parts = [part.strip() for part in re.split(r"(?<=\w\w)[.?!]\s+", printed)]
    titles = [part for part in parts if len(part.split()) >= LONG_WORD and not re.search(r"\bet al\b|;\s*\d", part)]
    return max(titles, key=len, default="")


def _plain(text: str) -> str:
    """Without the characters that mean something to PubMed's query language."""
    return " ".join(re.sub(r'["\[\]()]', " ", text).split())


def _identity(reference: Reference, printed: str) -> str:
    told = (reference.doi, reference.pmid, reference.pmcid, reference.title, reference.journal, reference.year)
    rest = (reference.volume, reference.first_page, *reference.authors[:1])
    return "|".join(map(str, (*told, *rest))) if any(told) else " ".join(printed.split())
