"""The store brought to the state of the corpus: what changed is done anew, what went is forgotten.

Where a run has ended before, what it left is read until all files are done; and it is kept for the next refresh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from evidex.errors import UnreadableError
from evidex.pipeline.corpus import CorpusFile, passed_over, superseded
from evidex.pipeline.evidence_state import state_of
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.plan import Plan, Watcher
from evidex.pipeline.work import Batch, Ended, Message, Task, changed
from evidex.store import DocumentRow, Input, Store, unreadable_row

__all__ = ["CatchingUp", "Crew"]

Crew = Callable[[Iterator[Task]], Iterator[Message]]
"""Whoever works on tasks."""

SHARED_BYTES = 3_000_000
"""A set of records above this size is shared between processes."""


class _Waiting(NamedTuple):
    """A file that is to be done, with what it held when we looked."""

    file: CorpusFile
    sha256: str
    size: int


@dataclass
class _Looked:
    """What a look at the files of a corpus found."""

    waiting: list[_Waiting] = field(default_factory=list)
    already: int = 0
    """Files of which nothing is to be done."""
    lost: int = 0
    """Files that were read once and can be read no more."""
    gone: set[str] = field(default_factory=set)
    """The names of those that the store knows and the corpus has no more."""


@dataclass(frozen=True)
class CatchingUp:
    """One run's work on a store; `digest` says what decides what comes out (`run.made_with`)."""

    plan: Plan
    store: Store
    digest: str
    watcher: Watcher

    def work_off(self, crew: Crew, files: Sequence[CorpusFile], problems: Sequence[UnreadableError]) -> None:
        """Do what waits; `problems` are the folders that could not be looked into."""
        known, arrived = self.store.inputs(), self.store.arrived()
        looked = self._look(files, known, arrived)
        closed = {problem.where for problem in problems}
        gone = looked.gone - closed
        if looked.waiting or gone or arrived or looked.lost:
            self._keep_for_refresh()
        for problem in problems:
            self.watcher.problem(problem)
            self._note(problem.where, unreadable_row(0, problem))
        unseen = tuple(f"{each}/" for each in closed)
        left = {name for name in gone if known[name].sha256 and not name.startswith(unseen)}
        removed = left - superseded(self.plan.corpus, left)
        sources = sum(not passed_over(each.name) for each in files)
        self.watcher.begin(sources, looked.already, sum(each.size for each in looked.waiting), len(removed))
        self._take_in(crew(self._tasks(looked.waiting)), {each.file.name: each.size for each in looked.waiting})
        self.store.publish(gone)

    def _look(self, files: Sequence[CorpusFile], known: Mapping[str, Input], arrived: Mapping[str, Input]) -> _Looked:
        """Which files are to be done: those that neither the last run nor one that was stopped did as they are now."""
        looked = _Looked(gone=known.keys() - {each.name for each in files})
        for each in files:
            was = known.get(each.name)
            if sha256 := self._sha256_of(each):
                done = (sha256, " ".join((self.digest, *self.plan.path_ignores.at(each.path))), "done")
                same, whole = _is(was, done), _is(arrived.get(each.name), done)
                looked.already += (same or whole) and not self.plan.again
                if self.plan.again or not (same or whole):
                    looked.waiting.append(_Waiting(each, sha256, each.source.size))
                elif same:
                    self.store.forget_arrived(each.name)
            else:
                looked.lost += was is not None and was.sha256 != ""
        return looked

    def _keep_for_refresh(self) -> None:
        """Keep what the evidence table says, if a run has ended and nothing is kept: the next refresh compares it."""
        if self.store.last_run() and self.store.compared() is None:
            know_kinds(self.store)
            self.store.keep_compared(state_of(self.store).encoded())

    def _sha256_of(self, file: CorpusFile) -> str:
        """The digest of a file that is to be read; empty, with the reason noted, where it is not."""
        if reason := passed_over(file.name):
            self._note(file.name, unreadable_row(0, reason, "passed_over"))
            return ""
        try:
            return file.source.sha256
        except (UnreadableError, OSError) as problem:
            told = problem if isinstance(problem, UnreadableError) else UnreadableError(file.name, str(problem))
            self.watcher.problem(told)
            self._note(file.name, unreadable_row(0, told))
            return ""

    def _note(self, name: str, row: DocumentRow) -> None:
        """Keep a row for a file of which nothing was read."""
        self.store.begin_input(name, "", 0, self.digest)
        self.store.add_rows(name, [row])
        self.store.end_input(name, 0.0)

    def _tasks(self, waiting: Sequence[_Waiting]) -> Iterator[Task]:
        """Tasks, largest file first, so that no process is left alone with it at the end."""
        for file, sha256, size in sorted(waiting, key=lambda each: (-each.size, each.file.name)):
            never = self.plan.path_ignores.at(file.path)
            self.store.begin_input(file.name, sha256, size, " ".join((self.digest, *never)))
            parts = max(1, self.plan.jobs) if size > SHARED_BYTES and b"<PubmedArticleSet" in _head(file) else 1
            for part in range(parts):
                yield Task(file.name, str(file.path), part, parts, never, sha256, self.plan.ocr_seconds)

    def _take_in(self, messages: Iterator[Message], sizes: Mapping[str, int]) -> None:
        """Put into the store what comes back."""
        ended: defaultdict[str, list[Ended]] = defaultdict(list)
        reached = _Reached(sizes, self.watcher)
        for message in messages:
            name = message.task.name
            if isinstance(message, Batch):
                self.store.add_rows(name, message.rows)
                reached(message.task, message.share)
                bad = [row for row in message.rows if row.status == "unreadable"]
                self.watcher.documents(len(message.rows) - len(bad), len(bad))
                for row in bad:
                    self.watcher.problem(UnreadableError(name, row.reason))
            elif isinstance(message, Ended):
                ended[name].append(message)
                reached(message.task, 1.0)
                if len(ended[name]) == message.task.parts:
                    self._end(name, ended.pop(name))

    def _end(self, name: str, parts: Sequence[Ended]) -> None:
        """All parts of a file are done. Where it changed meanwhile nobody knows what was read: its rows go."""
        if changed(parts[0].task):
            told = UnreadableError(name, "it changed while it was read", "give the same command again to read it")
            self.watcher.problem(told)
            self._note(name, unreadable_row(0, told))
            return
        marks = zip(*(part.marks for part in parts if part.marks), strict=False)  # each part sees all of them
        served = [same[0]._replace(served=any(mark.served for mark in same)) for same in marks]
        self.store.end_input(name, sum(part.seconds for part in parts), served)


def _is(was: Input | None, done: tuple[str, str, str]) -> bool:
    return was is not None and (was.sha256, was.made_with, was.state) == done


def _head(file: CorpusFile) -> bytes:
    try:
        return file.source.head
    except (OSError, EOFError, UnreadableError):
        return b""  # its task will say what is wrong with it


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
