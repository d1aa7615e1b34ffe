"""From a query to its PMIDs, however many: PubMed lists 9,999 of a search, so larger ones are split on dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidex.errors import FetchError, UsageError
from evidex.fetch.client import EntrezClient
from evidex.fetch.fields import check_query, suggestion, unknown_tags
from evidex.fetch.replies import Found, History

__all__ = ["PUBMED_LISTS", "UIDS_AT_ONCE", "Hits", "find_hits", "limited_to", "matching", "valid_since"]

PUBMED_LISTS = 9_999
UIDS_AT_ONCE = 200
FIRST_DAY = dt.date(1780, 1, 1)
AXES = ("edat", "pdat", "crdt")
"""Dates to split on, one after the other: every record has one entry date; many share it after a bulk load."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found. `history` holds the ids on the server in the same order, where one search sufficed."""

    count: int
    ids: tuple[str, ...]
    history: History | None
    translation: str
    warnings: tuple[str, ...]
    searches: int


def find_hits(client: EntrezClient, term: str, *, listed: int = PUBMED_LISTS) -> Hits:
    """All PMIDs of a query, newest first, each once. Raises UsageError for a query that PubMed misunderstands."""
    if not term.strip():
        raise UsageError(
            'the query is empty; write one as in PubMed, for example "low back pain[tiab] AND 2020:2024[dp]".'
        )
    check_query(term)
    found = client.search(term, retmax=listed, history=True)
    warnings = _field_warnings(client, term, found)
    unknown = [phrase for phrase in found.unknown_phrases if not _OURS.match(phrase)]
    warnings += [f"PubMed knows no {phrase!r} and searched without it" for phrase in unknown]
    if found.count <= listed:
        warnings += found.messages if found.count else ()
        return Hits(found.count, _once(found.ids), found.history, found.translation, tuple(warnings), 1)
    parts = list(_parts(client, term, listed))
    ids = _once(pmid for part in parts for pmid in part.ids)
    if len(ids) < found.count:
        warnings.append(f"PubMed counts {found.count} hits and lists {len(ids)}: records came or went meanwhile")
    return Hits(found.count, ids, None, found.translation, tuple(warnings), 1 + len(parts))


def _parts(client: EntrezClient, term: str, listed: int, axis: int = 0) -> Iterator[Found]:
    """Searches over stretches of days, newest first, none with more hits than are listed."""
    waiting = [(FIRST_DAY, client.day + dt.timedelta(days=730))]
    while waiting:
        first, last = waiting.pop()
        limits = {"datetype": AXES[axis], "mindate": _day(first), "maxdate": _day(last)}
        part = client.search(term, retmax=listed, limits=limits)
        if part.count <= listed:
            yield part
        elif first < last:
            middle = first + (last - first) // 2
            waiting += [(first, middle), (middle + dt.timedelta(days=1), last)]
        elif axis + 1 < len(AXES):
            yield from _parts(client, f"({term}) AND {_day(first)}:{_day(last)}[{AXES[axis]}]", listed, axis + 1)
        else:
            raise FetchError(
                f"{part.count} hits share the date {_day(first)}, more than PubMed lists; narrow the query."
            )


def limited_to(term: str, since: str) -> str:
    """The query, for records that entered PubMed or were changed on or after a day (ISO)."""
    day = since.replace("-", "/")
    return f"({term}) AND ({day}:3000[edat] OR {day}:3000[mdat])"


def matching(pmids: Sequence[str], client: EntrezClient, since: str = "") -> list[str]:
    """Those of the ids that PubMed has (and that came or were revised since a day), in their order."""
    found: set[str] = set()
    for at in range(0, len(pmids), UIDS_AT_ONCE):
        some = pmids[at : at + UIDS_AT_ONCE]
        term = " OR ".join(f"{pmid}[uid]" for pmid in some)
        found |= set(client.search(limited_to(term, since) if since else term, retmax=len(some)).ids)
    return [pmid for pmid in pmids if pmid in found]


_OURS = re.compile(r'"?\d{4}/\d\d/\d\d"?:"?3000')
"""What `limited_to` adds: that no record has such a date is no news of the query."""


def valid_since(since: str) -> str:
    """The day as an ISO date; a year or a month stand for their first day. Raises UsageError."""
    told = since.strip().replace("/", "-")
    whole = told + "-01" * (2 - told.count("-"))
    try:
        return dt.date.fromisoformat(whole).isoformat()
    except ValueError as problem:
        raise UsageError(f"--since {since}: not a date; write it as 2024-05-31.") from problem


def _field_warnings(client: EntrezClient, term: str, found: Found) -> list[str]:
    """Raises UsageError for a field that PubMed says it does not know, or that is probably a misprint of another."""
    told = list(found.unknown_fields)
    doubtful = [tag for tag in unknown_tags(term) if tag not in told]
    if not told and not doubtful:
        return []
    fields = client.fields()
    known = {name.lower() for pair in fields.items() for name in pair}
    warnings = []
    for tag in told + [tag for tag in doubtful if tag.lower() not in known]:
        near = suggestion(tag, fields.values())
        if tag in told or near:
            hint = f"did you mean [{near}]?" if near else "the PubMed User Guide lists them."
            raise UsageError(f"PubMed has no search field [{tag}]; {hint}")
        warnings.append(f"the search field [{tag}] is not known here; PubMed understood: {found.translation}")
    return warnings


def _once(ids: Iterator[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _day(day: dt.date) -> str:
    return re.sub("-", "/", day.isoformat())
