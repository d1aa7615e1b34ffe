"""A whole corpus into the store and its tables; goes on where an earlier run stopped."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from evidex import __version__, plugs
from evidex.errors import UnreadableError, UsageError
from evidex.pipeline.accepted import Accepted, accepted_in, standing_across, unused_in
from evidex.pipeline.across import findings_across
from evidex.pipeline.catching_up import CatchingUp, Crew
from evidex.pipeline.corpus import corpus_files
from evidex.pipeline.examining import Asked, rules_asked_for
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.plan import Plan, Watcher
from evidex.pipeline.project import keep_path_ignores, seen_from
from evidex.pipeline.record import Ran, run_record, write_record
from evidex.pipeline.workers import work_here, work_in_processes
from evidex.read import shown
from evidex.read.ocr import ocr_version
from evidex.store import Store
from evidex.store.place import DATABASE
from evidex.text.language import model_name

__all__ = ["DATABASE", "has_news", "held_folder", "run_corpus"]


def run_corpus(plan: Plan, watcher: Watcher) -> dict[str, Any]:
    """Do all of it; returns what `run.json` holds. Raises UsageError where the corpus or the folder cannot be used."""
    rules_asked_for(plan.asked, plan.path_ignores)
    _usable_names(plan)
    ocr = ocr_version() if plan.ocr else ""
    made = made_with(plan.asked, ocr)
    clock = _Clock()
    problems: list[UnreadableError] = []
    files = corpus_files(plan.corpus, plan.out, problems.append)
    if not files and not problems:
        raise UsageError(f"{plan.corpus}: the folder holds no files; put your sources there.")
    crew = _crew(plan)
    with held_folder(plan.out), Store(plan.out / DATABASE, create=True) as store:
        number = store.begin_run(_now())
        store.keep_fact("corpus", seen_from(plan.out, plan.corpus))
        keep_path_ignores(store, plan.out, plan.path_ignores)
        with clock("extract_and_check"):
            CatchingUp(plan, store, made, watcher).work_off(crew, files, problems)
        know_kinds(store)
        watcher.stage("comparing documents")
        with clock("compare"):
            store.mark_duplicates()
            accepted = _check_across(store, plan.asked, {file.name: file.path for file in files})
            unused = unused_in(store, plan.asked, accepted)
        with clock("report"):
            _write_reports(store, plan.out, watcher)
        record = run_record(store, plan, Ran(made, ocr, clock.seconds, accepted.findings, unused))
        store.end_run(number, _now(), record)
        write_record(plan.out / "run.json", record)
    return record


def _usable_names(plan: Plan) -> None:
    """Raises UsageError where the store could not keep how a folder is called."""
    for folder in (plan.corpus, plan.out):
        if shown(folder) != str(folder):
            raise UsageError(f"{shown(folder)}: the name of the folder is no UTF-8; rename it.")


def has_news(out: Path) -> bool:
    """Whether something was done since changes were last kept: the next refresh tells what came of it."""
    with Store(out / DATABASE) as store:
        return store.compared() is not None


def made_with(asked: Asked, ocr: str = "") -> str:
    """A digest of all that decides what comes out for given bytes: code, words, figures, plugs, what is asked.

    `ocr` names the programs that recognise the text of scans, where that is asked.
    """
    decides = [__version__, asked.select, asked.ignore, _strangers(), model_name(), ocr]
    digest = hashlib.sha256(msgspec.json.encode(decides))
    package = Path(__file__).resolve().parents[1]
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".toml", ".txt")):
        if path.relative_to(package).parts[0] not in ("cli", "report", "fetch", "evaluate"):
            digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _strangers() -> list[str]:
    """Plugs that others installed, with their versions."""
    from importlib.metadata import entry_points

    rooms = ("evidex.read", "evidex.extract", "evidex.check.rules")
    points = [point for room in rooms for point in entry_points(group=room)]
    return sorted(f"{point.value} {point.dist.version if point.dist else ''}" for point in points)


def _crew(plan: Plan) -> Crew:
    """Who works. A cluster is asked before anything is written: one that is not there leaves no empty folder."""
    if plan.scheduler:
        from evidex.pipeline.cluster import connected, work_on_cluster

        client = connected(plan.scheduler)
        return lambda tasks: work_on_cluster(tasks, plan.asked, client)
    if plan.jobs:
        return lambda tasks: work_in_processes(tasks, plan.asked, plan.jobs, plan.timeout)
    return lambda tasks: work_here(tasks, plan.asked)


@contextmanager
def held_folder(out: Path) -> Iterator[None]:
    """The folder of results, made if need be, for one run at a time."""
    from filelock import FileLock, Timeout

    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".evidex.lock", timeout=0)
        lock.acquire()
    except Timeout as problem:
        raise UsageError(f"{out}: another run is writing into this folder; wait for it or name another.") from problem
    except FileExistsError as problem:
        raise UsageError(f"{out}: this is a file, not a folder for results; name another with -o.") from problem
    except OSError as problem:
        told = f"results cannot be written there ({problem.strerror})"
        raise UsageError(f"{out}: {told}; check its permissions, or name a folder of yours.") from problem
    try:
        yield
    finally:
        lock.release()


def _check_across(store: Store, asked: Asked, files: Mapping[str, Path]) -> Accepted:
    """Say anew what rules across documents find; returns what the documents accept of all rules."""
    accepted = Accepted(accepted_in(store))
    found = findings_across(store, asked, accepted.looked)
    store.replace_corpus_findings(standing_across(found, store, files, accepted))
    return accepted


def _write_reports(store: Store, out: Path, watcher: Watcher) -> None:
    from evidex.report import reports

    for report in reports():
        watcher.stage(f"writing {report.file}")
        try:
            report.write(store, out)
        except Exception as problem:
            problem.add_note(f"in report {report.name}{plugs.whose(report)}")
            raise


@dataclass
class _Clock:
    """Seconds by stage."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[stage] = round(time.perf_counter() - began, 3)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
