"""A fetch from beginning to end: plan, batches, outcome. Killed anywhere, the next start ends with the same files.

What makes it so: the plan is on disk before the first record; the same plan gives the same batches; a batch file is
there whole or not at all, and its presence says that the batch is done; the manifest is closed last.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evidex.errors import FetchError
from evidex.fetch.client import EntrezClient
from evidex.fetch.fulltext import fetch_articles
from evidex.fetch.gathering import cut_batches, gather
from evidex.fetch.manifest import FileEntry, Manifest, Missing, RecordEntry, Run, read_manifest
from evidex.fetch.planning import DELETED, Plan, Watch, Wish, plan_run, run_to_resume
from evidex.fetch.records import FetchedRecord, TruncatedError, cut_records, write_set
from evidex.fetch.storing import clear_leftovers, only_one, write_whole

__all__ = ["BATCH", "Forecast", "Outcome", "fetch", "forecast", "no_longer_found", "not_retrieved"]

BATCH = 200
SHOWN = 20
"""So many ids that are lost are named in a sentence; all are in manifest.json."""
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
        came, missing = _batches(plan, corpus, client, watch)
        manifest = _fold(manifest, came, missing, corpus)
        if full_text:
            manifest = _with_articles(manifest, corpus, client, watch)
        run = msgspec.structs.replace(manifest.runs[-1], finished=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"))
        manifest = msgspec.structs.replace(manifest, runs=[*finished, run])
        manifest = msgspec.structs.replace(manifest, prisma=manifest.flow())
        manifest.write(corpus)
        return Outcome(run, manifest, resumed is not None)


def no_longer_found(run: Run) -> str:
    """A sentence with the ids that the same search or list gave before."""
    told = _named(run.lost, lambda missing: f"{missing.id}{' (not in PubMed)' * (missing.reason == DELETED)}")
    return f"{run.query or run.ids_file}: no longer found: {told}; the corpus keeps their records."


def not_retrieved(run: Run) -> str:
    """A sentence with the ids that did not come; an updated record stays as it was fetched before."""
    return f"{run.query or run.ids_file}: not retrieved: {_named(run.not_retrieved, lambda missing: missing.id)}."


def _named(missing: Sequence[Missing], name: Callable[[Missing], str]) -> str:
    """How many, and the first of them."""
    more = f" and {len(missing) - SHOWN} more, all named in the manifest" if len(missing) > SHOWN else ""
    return f"{len(missing)}: {', '.join(map(name, missing[:SHOWN]))}{more}"


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


def _batches(
    plan: Plan, corpus: Path, client: EntrezClient, watch: Watch
) -> tuple[dict[str, RecordEntry], list[Missing]]:
    """Every batch on disk: its records by PMID, in the files' order; what did not come, in the plan's order."""
    run = plan.run
    batches = cut_batches(run.to_fetch, run.batch)
    came: dict[str, RecordEntry] = {}
    waiting, done = [], 0
    for number, ids in batches:
        name = _file_name(run, number)
        records = _on_disk(corpus / name)
        if records is None:
            waiting.append((number, ids))
        else:
            came |= _entries(name, records)
            done += len(ids)
    history = plan.history if len(waiting) == len(batches) else None
    watch("fetching", done, len(run.to_fetch))
    reasons: dict[str, str] = {}
    for batch in gather(client, waiting, history):
        name = _file_name(run, batch.number)
        if batch.records:
            write_whole(corpus / name, write_set(batch.records, batch.doctype))
        came |= _entries(name, batch.records)
        reasons |= {missing.id: missing.reason for missing in batch.missing}
        done += len(batch.records) + len(batch.missing)
        watch("fetching", done, len(run.to_fetch))
    unsaid = "PubMed did not return this id, asked twice"
    missing = [Missing(pmid, reasons.get(pmid, unsaid)) for pmid in run.to_fetch if pmid not in came]
    return came, missing


def _entries(name: str, records: Sequence[FetchedRecord]) -> dict[str, RecordEntry]:
    """What the manifest says of the records; the records themselves are let go, a corpus may be large."""
    return {
        record.pmid: RecordEntry(name, hashlib.sha256(record.xml).hexdigest(), record.revised, record.pmcid)
        for record in records
    }


def _on_disk(path: Path) -> tuple[FetchedRecord, ...] | None:
    """The records of a batch file; None where it is not there or somebody has damaged it."""
    try:
        return cut_records(path.read_bytes()).records
    except (FileNotFoundError, TruncatedError):
        return None


def _fold(manifest: Manifest, came: dict[str, RecordEntry], missing: list[Missing], corpus: Path) -> Manifest:
    """The manifest with the last run's records; older versions of them leave the files of earlier runs."""
    files = dict(manifest.files)
    held = Counter(entry.file for entry in came.values())
    again = came.keys() & manifest.records.keys()
    updated = sum(came[pmid].sha256 != manifest.records[pmid].sha256 for pmid in again)
    for name in sorted({manifest.records[pmid].file for pmid in again} - held.keys()):
        _leave_out(corpus / name, came)
        files.pop(name)
        if kept := _on_disk(corpus / name):
            files[name] = _file_entry(corpus / name, len(kept))
    files |= {name: _file_entry(corpus / name, held[name]) for name in sorted(held)}
    run = msgspec.structs.replace(
        manifest.runs[-1], retrieved=len(came) - len(again), updated=updated, not_retrieved=missing
    )
    return msgspec.structs.replace(
        manifest, records=manifest.records | came, files=files, runs=[*manifest.runs[:-1], run]
    )


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


def _with_articles(manifest: Manifest, corpus: Path, client: EntrezClient, watch: Watch) -> Manifest:
    """Full text for every record of the corpus that has a PMC id, also for those of earlier runs."""
    wanted = {entry.pmcid: pmid for pmid, entry in manifest.records.items() if entry.pmcid}
    told = fetch_articles(client, corpus, wanted, lambda done, total: watch("full text", done, total))
    return msgspec.structs.replace(manifest, full_text=told)


def _file_name(run: Run, number: int) -> str:
    return f"pubmed-{run.number:03}-{number:04}.xml"


def _file_entry(path: Path, records: int) -> FileEntry:
    data = path.read_bytes()
    return FileEntry(hashlib.sha256(data).hexdigest(), len(data), records)
