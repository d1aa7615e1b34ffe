"""What a run has to fetch: found by a search or a list, less what the corpus holds already."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidex import __version__
from evidex.errors import FetchError, UsageError
from evidex.fetch.cache import ResolutionCache
from evidex.fetch.client import EntrezClient
from evidex.fetch.exports import read_entries
from evidex.fetch.identifying import identify
from evidex.fetch.manifest import Manifest, Missing, Run
from evidex.fetch.replies import History
from evidex.fetch.resolver import Resolver
from evidex.fetch.searching import find_hits, limited_to

__all__ = ["Plan", "Wish", "plan_run", "run_to_resume", "saved_wishes"]

UIDS_AT_ONCE = 200
Watch = Callable[[str, int, int], None]
"""Hears what is being done, and how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to fetch: a query, or the references of a file. `since` (ISO) asks only for what is new or changed."""

    query: str = ""
    ids_file: Path | None = None
    since: str = ""

    def __post_init__(self) -> None:
        if bool(self.query.strip()) == (self.ids_file is not None):
            told = "not both" if self.query.strip() else "the query is empty"
            raise UsageError(f'give a query such as "low back pain[tiab]" or --ids FILE; {told}.')

    @property
    def digest(self) -> str:
        """Of the file of ids, as it lies there."""
        try:
            return hashlib.sha256(self.ids_file.read_bytes()).hexdigest() if self.ids_file else ""
        except OSError as problem:
            told = (problem.strerror or "").lower()
            raise UsageError(f"{self.ids_file}: cannot be read ({told}); check the path.") from problem


@dataclass(frozen=True, slots=True)
class Plan:
    """A run that may begin. `history` is a set on the server that holds `run.to_fetch`, where there is one."""

    run: Run
    history: History | None = None


def saved_wishes(manifest: Manifest) -> list[Wish]:
    """The searches and lists of a corpus, each once, to be run again; a list whose file is gone is left out.

    A search that only ever asked for what is newer than a day goes on asking for that.
    """
    runs: dict[tuple[str, str], list[Run]] = {}
    for run in manifest.runs:
        runs.setdefault(run.source, []).append(run)
    wishes = []
    for same in runs.values():
        since = min(run.since for run in same)
        if same[-1].query:
            wishes.append(Wish(same[-1].query, since=since))
        elif (file := Path(same[-1].ids_file)).is_file():
            wishes.append(Wish(ids_file=file, since=since))
    return wishes


def run_to_resume(manifest: Manifest, wish: Wish, corpus: Path) -> Run | None:
    """The unfinished run, if it is this wish's. Raises FetchError where it is another's and has begun to fetch."""
    run = manifest.under_way()
    if run is None:
        return None
    if run.source == (wish.query, wish.digest) and run.since == wish.since:
        return run
    if next(corpus.glob(f"pubmed-{run.number:03}-*.xml"), None) is None:
        return None
    what = f"the search {run.query!r}" if run.query else f"the list {run.ids_file}"
    raise FetchError(f"{corpus}: {what} was not finished; start it again first, or choose another folder.")


def plan_run(wish: Wish, manifest: Manifest, client: EntrezClient, watch: Watch, batch: int) -> Plan:
    """Asks the server what there is. Raises UsageError for a query or a file that makes no sense."""
    done = [run for run in manifest.runs if run.finished]
    found, history = _searched(wish, client) if wish.query else (_listed(wish, client, watch), None)
    same = [run for run in done if run.source == found.source]
    known = {pmid for run in same for pmid in run.ids}
    new = [pmid for pmid in found.ids if pmid not in manifest.records]
    held = [pmid for pmid in found.ids if pmid in manifest.records]
    changed = _changed(wish, held, same, client) if held else []
    to_fetch = new + changed
    run = Run(
        number=len(done) + 1,
        query=wish.query,
        ids_file=str(wish.ids_file or ""),
        ids_sha256=found.ids_sha256,
        since=wish.since,
        server=client.settings.base_url,
        program=f"evidex {__version__}",
        translation=found.translation,
        warnings=found.warnings,
        started=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        found=found.found,
        ids=found.ids,
        to_fetch=to_fetch,
        known=sum(1 for pmid in found.ids if pmid in known),
        duplicates=found.duplicates + sum(1 for pmid in held if pmid not in known),
        unidentified=found.unidentified,
        batch=batch,
    )
    return Plan(run, history if to_fetch == found.ids else None)


def _searched(wish: Wish, client: EntrezClient) -> tuple[Run, History | None]:
    hits = find_hits(client, limited_to(wish.query, wish.since) if wish.since else wish.query)
    found = Run(
        number=0,
        query=wish.query,
        translation=hits.translation,
        warnings=list(hits.warnings),
        found=hits.count,
        ids=list(hits.ids),
    )
    return found, hits.history


def _listed(wish: Wish, client: EntrezClient, watch: Watch) -> Run:
    assert wish.ids_file is not None
    digest = wish.digest
    entries = read_entries(wish.ids_file)
    resolver = Resolver(client, ResolutionCache(), thorough=False)
    identified = identify(entries, client, resolver, lambda done, total: watch("looking up", done, total))
    ids = list(identified.pmids)
    if wish.since:
        ids = _revised_since(ids, wish.since, client)
    return Run(
        number=0,
        ids_sha256=digest,
        found=len(entries),
        ids=ids,
        duplicates=identified.duplicates,
        unidentified=[Missing(one.id, one.reason) for one in identified.unidentified],
    )


def _changed(wish: Wish, held: Sequence[str], same: Sequence[Run], client: EntrezClient) -> list[str]:
    """Records that the corpus has and PubMed has revised: since the day asked for, or since we last looked."""
    if not same:
        return list(held) if wish.since else []
    last = dt.datetime.fromisoformat(same[-1].started).date() - dt.timedelta(days=1)
    return _revised_since(list(held), max(last.isoformat(), wish.since), client)


def _revised_since(pmids: list[str], day: str, client: EntrezClient) -> list[str]:
    """Those of the ids that entered PubMed or were revised on or after the day, in their order."""
    revised: set[str] = set()
    for at in range(0, len(pmids), UIDS_AT_ONCE):
        some = pmids[at : at + UIDS_AT_ONCE]
        term = limited_to(" OR ".join(f"{pmid}[uid]" for pmid in some), day)
        revised |= set(client.search(term, retmax=len(some)).ids)
    return [pmid for pmid in pmids if pmid in revised]
