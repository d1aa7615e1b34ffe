"""What a run has to fetch: found by a search or a list, less what the corpus holds already."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from evidex import __version__
from evidex.errors import FetchError, UsageError
from evidex.fetch.cache import ResolutionCache
from evidex.fetch.client import EntrezClient
from evidex.fetch.exports import read_entries
from evidex.fetch.fate import fallen, fate_of
from evidex.fetch.identifying import identify
from evidex.fetch.manifest import Manifest, Missing, Run
from evidex.fetch.replies import History
from evidex.fetch.resolver import Resolver
from evidex.fetch.searching import find_hits, limited_to, matching

__all__ = ["Plan", "Wish", "plan_run", "run_to_resume", "saved_wishes"]

Watch = Callable[[str, int, int], None]
"""Hears what is being done, and how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to fetch: a query, or the references of a file. `since` (ISO) asks only for what is new or changed."""

    query: str = ""
    ids_file: Path | None = None
    since: str = ""
    kept: Run | None = field(default=None, compare=False)
    """The run of a list that cannot be read as it was then: what the manifest keeps of it counts."""

    def __post_init__(self) -> None:
        if bool(self.query.strip()) == (self.ids_file is not None):
            told = "not both" if self.query.strip() else "the query is empty"
            raise UsageError(f'give a query such as "low back pain[tiab]" or --ids FILE; {told}.')

    @property
    def digest(self) -> str:
        """Of the file of ids, as it lies there, or lay there when its ids were kept."""
        if self.kept is not None:
            return self.kept.ids_sha256
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


def saved_wishes(manifest: Manifest, corpus: Path) -> list[Wish]:
    """The searches and lists of a corpus, each once, to be run again; one that was not finished comes first.

    A search that only ever asked for what is newer than a day goes on asking for that. A list whose file is gone or has
    changed is asked for as the manifest keeps it; what stands in the file now is a list of its own.
    """
    runs: dict[tuple[str, str], list[Run]] = {}
    for run in manifest.runs:
        runs.setdefault(run.source, []).append(run)
    wishes = []
    if under_way := manifest.under_way():
        wishes += _wishes_of(under_way, under_way.since, corpus, set())
    digests = {run.ids_sha256 for run in manifest.runs}
    for same in runs.values():
        wishes += _wishes_of(same[-1], min(run.since for run in same), corpus, digests)
    return list(dict.fromkeys(wishes))


def _wishes_of(run: Run, since: str, corpus: Path, known: set[str]) -> list[Wish]:
    """The wish of a run; for a list that was changed since, as it was, and as it is now unless that is `known` too.

    A path is only believed from where it was named, or where the list is the same: elsewhere it is another file.
    """
    if run.query:
        return [Wish(run.query, since=since)]
    named = Wish(ids_file=Path(run.ids_file), since=since)
    placed = Wish(ids_file=Path(os.path.normpath(corpus / run.ids_place)), since=since) if run.ids_place else named
    for wish in (named, placed):
        if _digest(wish) == run.ids_sha256:
            return [wish]
    changed = bool(known and run.ids_place) and _digest(placed) not in known | {""}
    return [replace(named, kept=run), *([placed] if changed else [])]


def _digest(wish: Wish) -> str:
    """That of a list that may be gone."""
    try:
        return wish.digest
    except UsageError:
        return ""


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


def plan_run(wish: Wish, manifest: Manifest, corpus: Path, client: EntrezClient, watch: Watch, batch: int) -> Plan:
    """Asks the server what there is. Raises UsageError for a query or a file that makes no sense."""
    done = [run for run in manifest.runs if run.finished]
    found, history = _searched(wish, client) if wish.query else (_listed(wish, client, watch), None)
    same = [run for run in done if run.source == found.source]
    whole = [] if wish.since else [run for run in same if not run.since]
    merged = manifest.successors()
    ids = list(dict.fromkeys(merged.get(pmid, pmid) if wish.ids_file else pmid for pmid in found.ids))
    known = {merged.get(pmid, pmid) for run in same for pmid in run.ids}
    held = [pmid for pmid in ids if pmid in manifest.records]
    dropped = sorted((known - set(ids)) & manifest.records.keys(), key=int)
    fate = fate_of(msgspec.structs.replace(found, ids=ids), whole, merged, client)
    new = [pmid for pmid in dict.fromkeys((*ids, *fate.merged.values())) if pmid not in manifest.records]
    to_fetch = new + (_changed(wish, held + dropped, same, client) if held or dropped else [])
    listed_before = bool(same and wish.ids_file)
    run = msgspec.structs.replace(
        found,
        number=len(done) + 1,
        ids_file=str(wish.ids_file or ""),
        ids_place=_place(wish, corpus),
        since=wish.since,
        server=client.settings.base_url,
        program=f"evidex {__version__}",
        warnings=found.warnings + fallen(found, whole),
        started=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        day=client.day.isoformat(),
        ids=ids,
        to_fetch=to_fetch,
        known=found.found if listed_before else sum(1 for pmid in ids if pmid in known),
        duplicates=0 if listed_before else found.duplicates + sum(1 for pmid in held if pmid not in known),
        lost=fate.lost,
        back=fate.back,
        merged=fate.merged,
        batch=batch,
    )
    return Plan(run, history if to_fetch == found.ids else None)


def _place(wish: Wish, corpus: Path) -> str:
    """Where a list lies as seen from the corpus, so that both can be moved, and asked for from any folder."""
    if wish.ids_file is None or wish.kept is not None:
        return wish.kept.ids_place if wish.kept else ""
    try:
        return Path(os.path.relpath(wish.ids_file, corpus)).as_posix()
    except ValueError:  # on another drive
        return ""


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
    if wish.kept is not None:
        return _as_kept(wish, wish.kept, client)
    digest = wish.digest
    entries = read_entries(wish.ids_file)
    resolver = Resolver(client, ResolutionCache(), thorough=False)
    identified = identify(entries, client, resolver, lambda done, total: watch("looking up", done, total))
    ids = list(identified.pmids)
    if wish.since:
        ids = matching(ids, client, wish.since)
    return Run(
        number=0,
        ids_sha256=digest,
        found=len(entries),
        ids=ids,
        duplicates=identified.duplicates,
        unidentified=[Missing(one.id, one.reason) for one in identified.unidentified],
    )


def _as_kept(wish: Wish, kept: Run, client: EntrezClient) -> Run:
    """A list by what the manifest keeps of it."""
    told = (
        f"{kept.ids_file}: the list is not there as it was; the {len(kept.ids):,} ids that were found in it are taken"
    )
    return Run(
        number=0,
        ids_sha256=kept.ids_sha256,
        found=kept.found,
        ids=matching(kept.ids, client, wish.since) if wish.since else kept.ids,
        duplicates=max(0, kept.found - len(kept.ids) - len(kept.unidentified)),
        unidentified=kept.unidentified,
        warnings=[told],
    )


def _changed(wish: Wish, held: Sequence[str], same: Sequence[Run], client: EntrezClient) -> list[str]:
    """Records that the corpus has and PubMed has revised: since the day asked for, or since we last looked."""
    if not same:
        return list(held) if wish.since else []
    last = min(dt.date.fromisoformat(same[-1].day or same[-1].started[:10]), client.day) - dt.timedelta(days=1)
    return matching(held, client, max(last.isoformat(), wish.since))
