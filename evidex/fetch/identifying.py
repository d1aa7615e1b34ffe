"""From the entries of an export to PMIDs: those that name one, then DOIs many at a time, then one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidex.errors import FetchError
from evidex.fetch.client import EntrezClient
from evidex.fetch.entry import Entry
from evidex.fetch.manifest import Missing
from evidex.fetch.resolver import Resolver
from evidex.schema import Reference

__all__ = ["Identified", "identify"]

DOIS_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Identified:
    """PMIDs in the list's order, each once; how many entries repeat another; entries that PubMed does not have."""

    pmids: tuple[str, ...]
    duplicates: int
    unidentified: tuple[Missing, ...]


def identify(
    entries: Sequence[Entry], client: EntrezClient, resolver: Resolver, watch: Callable[[int, int], None]
) -> Identified:
    """The PMIDs that the entries mean. `watch` hears how many of how many are done.

    Raises FetchError where the server could not be asked: an entry is not called missing for that.
    """
    once = {entry.sameness or f"entry:{entry.number}": entry for entry in reversed(entries)}
    different = sorted(once.values(), key=lambda entry: entry.number)
    by_doi = _by_doi([entry.doi for entry in different if not entry.pmid and entry.doi], client)
    pmids: list[str] = []
    unidentified = []
    for done, entry in enumerate(different):
        watch(done, len(different))
        pmid = entry.pmid or by_doi.get(entry.doi.lower(), "") or _looked_up(entry, resolver)
        if pmid:
            pmids.append(pmid)
        else:
            reason = _why_not(entry)
            unidentified.append(Missing(entry.said, reason))
    distinct = tuple(dict.fromkeys(pmids))
    duplicates = len(entries) - len(different) + len(pmids) - len(distinct)
    return Identified(distinct, duplicates, tuple(unidentified))


def _why_not(entry: Entry) -> str:
    if entry.words:
        return "names no PMID, PMCID or DOI ('PMID: 12' in a line with other words)"
    return "PubMed has no such record" if entry.sameness else "names neither an id nor a title"


def _by_doi(dois: Sequence[str], client: EntrezClient) -> dict[str, str]:
    """PMID by DOI (lower case), as the records themselves state it."""
    found: dict[str, str] = {}
    for at in range(0, len(dois), DOIS_AT_ONCE):
        some = dois[at : at + DOIS_AT_ONCE]
        term = " OR ".join(f'"{doi.replace(chr(34), "")}"[doi]' for doi in some)
        hits = client.search(term, retmax=10 * DOIS_AT_ONCE).ids
        if hits:
            wanted = {doi.lower() for doi in some}
            records = client.records(hits).records
            found |= {r.doi.lower(): r.pmid for r in reversed(records) if r.doi.lower() in wanted}
    return found


def _looked_up(entry: Entry, resolver: Resolver) -> str:
    """The PMID of the paper with this entry's PMCID, guessed PMID or title, if the record agrees with the entry."""
    if not (entry.title or entry.pmcid):
        return ""
    reference = Reference(
        start=0,
        end=0,
        title=entry.title,
        journal=entry.journal,
        year=entry.year,
        volume=entry.volume,
        first_page=entry.first_page,
        authors=entry.authors,
        pmcid=entry.pmcid,
        pmid=entry.guessed_pmid,
    )
    resolution = resolver(reference, entry.title or entry.pmcid)
    if resolution.status == "could_not_look":
        raise FetchError(resolution.detail)
    return "" if "title" in resolution.fields else resolution.pmid
