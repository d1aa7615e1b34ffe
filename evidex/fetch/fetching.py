"""A fetch from beginning to end: plan, batches, outcome. Killed anywhere, the next start ends with the same files.

What makes it so: the plan is on disk before the first record; the same plan gives the same batches; a batch file is
there whole or not at all, and its presence says that the batch is done; the manifest is closed last.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from evidex.errors import FetchError
from evidex.fetch.client import EntrezClient
from evidex.fetch.fate import with_heirs
from evidex.fetch.fulltext import fetch_articles
from evidex.fetch.gathering import cut_batches, gather
from evidex.fetch.manifest import FileEntry, Manifest, Missing, RecordEntry, Run, read_manifest
from evidex.fetch.planning import Plan, Watch, Wish, plan_run, run_to_resume
from evidex.fetch.records import FetchedRecord, TruncatedError, cut_records, write_set
from evidex.fetch.storing import clear_leftovers, only_one, write_whole

__all__ = ["BATCH", "Forecast", "Outcome", "fetch", "forecast"]

BATCH = 200
RECORD_BYTES = 17_000
"""A PubMed record's XML on average (2,100 records measured)."""
CALL_SECONDS = 3.0
"""An efetch of 200 records at NCBI takes a few seconds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fetch did, and the manifest that it left."""

    run: Run
    manifest: Manifest
    resumed: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a fetch would do: records, calls, bytes and seconds, roughly."""

    run: Run
    calls: int
    bytes: int
    seconds: float


def forecast(wish: Wish, corpus: Path, client: EntrezClient, watch: Watch) -> Forecast:
    """Searches (and identifies), writes nothing."""
    manifest = _of_what_is_there(read_manifest(corpus), corpus)
    run = run_to_resume(manifest, wish, corpus) or plan_run(wish, manifest, corpus, client, watch, BATCH).run
    calls = len(cut_batches(run.to_fetch, BATCH))
    return Forecast(run, calls, len(run.to_fetch) * RECORD_BYTES, calls * CALL_SECONDS)


def fetch(
    wish: Wish, corpus: Path, client: EntrezClient, watch: Watch, *, full_text: bool = False, batch: int = BATCH
) -> Outcome:
    """Everything that the wish names, into the folder. Raises FetchError or UsageError, with nothing damaged."""
    with only_one(corpus):
        clear_leftovers(corpus)
        manifest = _of_what_is_there(read_manifest(corpus), corpus)
        resumed = run_to_resume(manifest, wish, corpus)
        plan = Plan(resumed) if resumed else plan_run(wish, manifest, corpus, client, watch, batch)
        finished = [run for run in manifest.runs if run.finished]
        manifest = msgspec.structs.replace(manifest, runs=[*finished, plan.run])
        if not resumed:
            manifest.write(corpus)
        before = manifest.records
        manifest = _fold(manifest, _batches(plan, manifest, corpus, client, watch), corpus)
        if full_text:
            manifest = _with_articles(manifest, before, corpus, client, watch)
        run = msgspec.structs.replace(manifest.runs[-1], finished=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))
        manifest = msgspec.structs.replace(manifest, runs=[*finished, run])
        manifest = msgspec.structs.replace(manifest, prisma=manifest.flow())
        manifest.write(corpus)
        return Outcome(run, manifest, resumed is not None)


def _of_what_is_there(manifest: Manifest, corpus: Path) -> Manifest:
    """Without the files that somebody has removed: their records are fetched anew. Raises FetchError for changed ones.

    While a run is under way, its own folding may have changed or removed files: then nothing is concluded.
    """
    if manifest.under_way():
        return manifest
    files = {name: entry for name, entry in manifest.files.items() if (corpus / name).is_file()}
    for name, entry in files.items():
        if (corpus / name).stat().st_size != entry.bytes:
            raise FetchError(f"{corpus / name}: is not as it was fetched; remove it, and it is fetched again.")
    records = {pmid: entry for pmid, entry in manifest.records.items() if entry.file in files}
    return msgspec.structs.replace(manifest, files=files, records=records)


@dataclass(slots=True)
class _Came:
    """What came of a plan: records by PMID, in the files' order; what did not; which came as the record of another."""

    records: dict[str, RecordEntry] = field(default_factory=dict)
    missing: list[Missing] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)


def _batches(plan: Plan, manifest: Manifest, corpus: Path, client: EntrezClient, watch: Watch) -> _Came:
    """Every batch on disk. One that lacks an id is asked for once more: only the answer says why."""
    run, came = plan.run, _Came()
    batches = cut_batches(run.to_fetch, run.batch)
    waiting: list[tuple[int, Sequence[str]]] = []
    for number, ids in batches:
        name = _file_name(run, number)
        entries = _entries(name, _on_disk(corpus / name))
        if entries.keys() >= set(ids):
            came.records |= entries
        else:
            waiting.append((number, ids))
    done = len(run.to_fetch) - sum(len(ids) for _, ids in waiting)
    watch("fetching", done, len(run.to_fetch))
    sizes = dict(batches)
    known = manifest.records.keys() | set(run.to_fetch)
    for batch in gather(client, waiting, plan.history if len(waiting) == len(batches) else None):
        name = _file_name(run, batch.number)
        others = {record.pmid: record for record in batch.merged.values()}
        others = {pmid: record for pmid, record in others.items() if pmid not in known and pmid not in came.records}
        records = (*batch.records, *others.values())
        if records:
            write_whole(corpus / name, write_set(records, batch.doctype))
        else:
            (corpus / name).unlink(missing_ok=True)
        came.records |= _entries(name, records)
        came.missing += batch.missing
        came.merged |= {pmid: record.pmid for pmid, record in batch.merged.items()}
        done += len(sizes[batch.number])
        watch("fetching", done, len(run.to_fetch))
    return came


def _entries(name: str, records: Sequence[FetchedRecord]) -> dict[str, RecordEntry]:
    """What the manifest says of the records; the records themselves are let go, a corpus may be large."""
    return {
        record.pmid: RecordEntry(name, hashlib.sha256(record.xml).hexdigest(), record.revised, record.pmcid, record.doi)
        for record in records
    }


def _on_disk(path: Path) -> tuple[FetchedRecord, ...]:
    """The records of a batch file; none where it is not there or somebody has damaged it."""
    try:
        return cut_records(path.read_bytes()).records
    except (FileNotFoundError, TruncatedError):
        return ()


def _fold(manifest: Manifest, came: _Came, corpus: Path) -> Manifest:
    """The manifest with the last run's records; older versions of them leave the files of earlier runs, and so do
    those that PubMed has merged into others. What came as it was stays where it is."""
    files, before = dict(manifest.files), manifest.records
    same = {pmid for pmid, entry in came.records.items() if pmid in before and entry.sha256 == before[pmid].sha256}
    for name in sorted({came.records[pmid].file for pmid in same}):
        _leave_out(corpus / name, same)
    fresh = {pmid: entry for pmid, entry in came.records.items() if pmid not in same}
    records = before | fresh
    held = Counter(entry.file for entry in fresh.values())
    again = fresh.keys() & before.keys()
    told = manifest.runs[-1].merged | came.merged
    merged = {old: new for old, new in told.items() if new in records}
    alone = [old for old in told if old not in merged]
    missing = [*came.missing, *(Missing(old, f"merged into {told[old]}, which did not come") for old in alone)]
    leaving = again | (merged.keys() & before.keys())
    for name in sorted({before[pmid].file for pmid in leaving} - held.keys()):
        _leave_out(corpus / name, leaving)
        files.pop(name)
        if kept := _on_disk(corpus / name):
            files[name] = _file_entry(corpus / name, len(kept))
    files |= {name: _file_entry(corpus / name, held[name]) for name in sorted(held)}
    run = msgspec.structs.replace(
        manifest.runs[-1],
        retrieved=len(fresh) - len(again),
        updated=len(again),
        merged=merged,
        lost=with_heirs(manifest.runs[-1].lost, records),
        not_retrieved=missing,
    )
    records = {pmid: entry for pmid, entry in records.items() if pmid not in merged}
    return msgspec.structs.replace(manifest, records=records, files=files, runs=[*manifest.runs[:-1], run])


def _leave_out(path: Path, pmids: Collection[str]) -> None:
    """The file without these records; no file where none is left. Done again it changes nothing."""
    try:
        answered = cut_records(path.read_bytes())
    except FileNotFoundError:
        return
    kept = [record for record in answered.records if record.pmid not in pmids]
    if not kept:
        path.unlink()
    elif len(kept) < len(answered.records):
        write_whole(path, write_set(kept, answered.doctype))


def _with_articles(
    manifest: Manifest, before: Mapping[str, RecordEntry], corpus: Path, client: EntrezClient, watch: Watch
) -> Manifest:
    """Full text for every record of the corpus that has a PMC id, also for those of earlier runs."""
    wanted = {entry.pmcid: pmid for pmid, entry in manifest.records.items() if entry.pmcid}
    renewed = {pmid for pmid, was in before.items() if manifest.records.get(pmid, was).sha256 != was.sha256}
    told = fetch_articles(client, corpus, wanted, renewed, lambda done, total: watch("full text", done, total))
    return msgspec.structs.replace(manifest, full_text=told, full_text_wanted=True)


def _file_name(run: Run, number: int) -> str:
    return f"pubmed-{run.number:03}-{number:04}.xml"


def _file_entry(path: Path, records: int) -> FileEntry:
    data = path.read_bytes()
    return FileEntry(hashlib.sha256(data).hexdigest(), len(data), records)
