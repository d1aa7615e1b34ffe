"""A whole corpus into the store and its tables; goes on where an earlier run stopped."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec

from evidex import __version__, plugs
from evidex.config.checking import PathIgnores
from evidex.errors import UnreadableError, UsageError
from evidex.pipeline.accepted import Accepted, accepted_in, standing_across, unused_in
from evidex.pipeline.across import findings_across
from evidex.pipeline.corpus import CorpusFile, corpus_files, passed_over, superseded
from evidex.pipeline.evidence_state import state_of
from evidex.pipeline.examining import Asked, rules_asked_for
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.processes import TIMEOUT
from evidex.pipeline.project import keep_path_ignores, seen_from
from evidex.pipeline.record import run_record, write_record
from evidex.pipeline.work import Batch, Ended, Message, Task, changed
from evidex.pipeline.workers import work_here, work_in_processes
from evidex.read import shown
from evidex.read.ocr import SECONDS as OCR_SECONDS
from evidex.read.ocr import ocr_version
from evidex.store import Input, Store, unreadable_row
from evidex.store.place import DATABASE
from evidex.text.language import model_name

__all__ = ["DATABASE", "Plan", "Watcher", "has_news", "held_folder", "run_corpus"]

Crew = Callable[[Iterator[Task]], Iterator[Message]]
"""Whoever works on tasks."""

SHARED_BYTES = 3_000_000
"""A set of records above this size is shared between processes."""


@dataclass(frozen=True)
class Plan:
    """What the user asked for. `timeout` is in seconds without news from a process."""

    corpus: Path
    out: Path
    asked: Asked = field(default_factory=Asked)
    path_ignores: PathIgnores = field(default_factory=PathIgnores)
    """What the project does not want in single files."""
    jobs: int = 0
    """Processes; 0 works in this one, where `timeout` cannot hold."""
    timeout: float = TIMEOUT
    scheduler: str = ""
    again: bool = False
    """Do every input again, whatever the store holds."""
    ocr: bool = False
    """Recognise the text of scans."""

    @property
    def ocr_seconds(self) -> float:
        """Shorter than the timeout of a process, so that it is the recognition that ends, with its own sentence."""
        return min(OCR_SECONDS, 0.9 * self.timeout) if self.ocr else 0.0


class Watcher(Protocol):
    """Whoever shows the progress."""

    def begin(self, files: int, already: int, size: int, gone: int) -> None: ...
    def documents(self, number: int, unreadable: int) -> None: ...
    def advanced(self, size: float) -> None: ...
    def stage(self, name: str) -> None: ...
    def problem(self, problem: UnreadableError) -> None: ...


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
            _work_off(plan, crew, made, store, files, problems, watcher)
        know_kinds(store)
        watcher.stage("comparing documents")
        with clock("compare"):
            store.mark_duplicates()
            accepted = _check_across(store, plan.asked, {file.name: file.path for file in files})
            unused = unused_in(store, plan.asked, accepted)
        with clock("report"):
            _write_reports(store, plan.out, watcher)
        record = run_record(store, plan.corpus, plan.asked, made, clock.seconds, ocr, accepted.findings, unused)
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


def _work_off(
    plan: Plan,
    crew: Crew,
    digest: str,
    store: Store,
    files: list[CorpusFile],
    problems: list[UnreadableError],
    watcher: Watcher,
) -> None:
    """Bring the store to the state of the corpus: what changed is done anew, what went is forgotten.

    Where a run has ended before, what it left is read until all files are done; and it is kept for the next refresh.
    """
    known, arrived = store.inputs(), store.arrived()
    already = lost = 0
    waiting: list[tuple[CorpusFile, str, int]] = []
    for each in files:
        was = known.pop(each.name, None)
        if sha256 := _sha256_of(store, each, digest, watcher):
            done = (sha256, " ".join((digest, *plan.path_ignores.at(each.path))), "done")
            same, whole = _is(was, done), _is(arrived.get(each.name), done)
            already += (same or whole) and not plan.again
            if plan.again or not (same or whole):
                waiting.append((each, sha256, each.source.size))
            elif same:
                store.forget_arrived(each.name)
        else:
            lost += was is not None and was.sha256 != ""
    closed = [problem.where for problem in problems]
    gone = known.keys() - set(closed)
    if waiting or gone or arrived or lost:
        _keep_for_refresh(store)
    _note_closed(store, problems, digest, watcher)
    left = {name for name in gone if known[name].sha256 and not name.startswith(tuple(f"{each}/" for each in closed))}
    removed = left - superseded(plan.corpus, left)
    sources = sum(not passed_over(each.name) for each in files)
    watcher.begin(sources, already, sum(size for _, _, size in waiting), len(removed))
    messages = crew(_tasks(plan, store, waiting, digest))
    _take_in(messages, store, digest, {file.name: size for file, _, size in waiting}, watcher)
    store.publish(gone)


def _is(was: Input | None, done: tuple[str, str, str]) -> bool:
    return was is not None and (was.sha256, was.made_with, was.state) == done


def _keep_for_refresh(store: Store) -> None:
    """Keep what the evidence table says, if a run has ended and nothing is kept: the next refresh compares with it."""
    if store.last_run() and store.compared() is None:
        know_kinds(store)
        store.keep_compared(state_of(store).encoded())


def _sha256_of(store: Store, file: CorpusFile, digest: str, watcher: Watcher) -> str:
    """The digest of a file that is to be read; empty, with the reason noted, where it is not."""
    if reason := passed_over(file.name):
        _note(store, file.name, digest, unreadable_row(0, reason, "passed_over"))
        return ""
    try:
        return file.source.sha256
    except (UnreadableError, OSError) as problem:
        told = problem if isinstance(problem, UnreadableError) else UnreadableError(file.name, str(problem))
        watcher.problem(told)
        _note(store, file.name, digest, unreadable_row(0, told))
        return ""


def _note_closed(store: Store, problems: Sequence[UnreadableError], digest: str, watcher: Watcher) -> None:
    """The folders that could not be looked into."""
    for problem in problems:
        watcher.problem(problem)
        _note(store, problem.where, digest, unreadable_row(0, problem))


def _note(store: Store, name: str, digest: str, row: Any) -> None:
    store.begin_input(name, "", 0, digest)
    store.add_rows(name, [row])
    store.end_input(name, 0.0)


def _tasks(plan: Plan, store: Store, waiting: list[tuple[CorpusFile, str, int]], digest: str) -> Iterator[Task]:
    """Tasks, largest file first, so that no process is left alone with it at the end."""
    for file, sha256, size in sorted(waiting, key=lambda each: (-each[2], each[0].name)):
        never = plan.path_ignores.at(file.path)
        store.begin_input(file.name, sha256, size, " ".join((digest, *never)))
        parts = max(1, plan.jobs) if size > SHARED_BYTES and b"<PubmedArticleSet" in _head(file) else 1
        for part in range(parts):
            yield Task(file.name, str(file.path), part, parts, never, sha256, plan.ocr_seconds)


def _head(file: CorpusFile) -> bytes:
    try:
        return file.source.head
    except (OSError, EOFError, UnreadableError):
        return b""  # its task will say what is wrong with it


def _take_in(
    messages: Iterator[Message], store: Store, digest: str, sizes: Mapping[str, int], watcher: Watcher
) -> None:
    ended: defaultdict[str, list[Ended]] = defaultdict(list)
    reached = _Reached(sizes, watcher)
    for message in messages:
        name = message.task.name
        if isinstance(message, Batch):
            store.add_rows(name, message.rows)
            reached(message.task, message.share)
            bad = [row for row in message.rows if row.status == "unreadable"]
            watcher.documents(len(message.rows) - len(bad), len(bad))
            for row in bad:
                watcher.problem(UnreadableError(name, row.reason))
        elif isinstance(message, Ended):
            ended[name].append(message)
            reached(message.task, 1.0)
            if len(ended[name]) == message.task.parts:
                _end(name, ended.pop(name), store, digest, watcher)


@dataclass
class _Reached:
    """Tells the watcher how many bytes of the files are done: within a set of many records, too."""

    sizes: Mapping[str, int]
    watcher: Watcher
    shares: dict[tuple[str, int], float] = field(default_factory=dict)

    def __call__(self, task: Task, share: float) -> None:
        before = self.shares.get((task.name, task.part), 0.0)
        self.shares[task.name, task.part] = max(before, share)
        if share > before:
            self.watcher.advanced(self.sizes[task.name] * (share - before) / task.parts)


def _end(name: str, parts: Sequence[Ended], store: Store, digest: str, watcher: Watcher) -> None:
    """All parts of a file are done. Where it changed meanwhile nobody knows what was read: its rows go."""
    if changed(parts[0].task):
        told = UnreadableError(name, "it changed while it was read", "give the same command again to read it")
        watcher.problem(told)
        _note(store, name, digest, unreadable_row(0, told))
        return
    marks = zip(*(part.marks for part in parts if part.marks), strict=False)  # each part sees all of them
    served = [same[0]._replace(served=any(mark.served for mark in same)) for same in marks]
    store.end_input(name, sum(part.seconds for part in parts), served)


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
