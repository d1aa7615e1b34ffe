"""Processes that die or hang cost the file that they read, not the run."""

import os
import time
from collections.abc import Iterator

import pytest

from evidex.pipeline import workers
from evidex.pipeline.examining import Asked
from evidex.pipeline.work import Batch, Ended, Message, Task
from evidex.store import DocumentRow, unreadable_row

SERVE = workers._serve


def faulty(task: Task, _: Asked) -> Iterator[Message]:
    """Stands in for `work` in the processes: some files kill it, some never end, the others have one document."""
    if "killer" in task.name:
        os._exit(9)
    if "sleeper" in task.name:
        time.sleep(60)
    yield Batch(task, (unreadable_row(0, "", "read"),))
    yield Ended(task, 0.0, 0)


def serve_faulty(pipe, asked):  # type: ignore[no-untyped-def]
    """The life of a worker with `faulty` in the place of `work`."""
    workers.work = faulty  # type: ignore[assignment]
    SERVE(pipe, asked)


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[DocumentRow]]:
    names = ["set0.xml", "killer.xml", "sub/set1.xml", "sleeper.xml", "set2.xml"]
    monkeypatch.setattr(workers, "_serve", serve_faulty)
    monkeypatch.setattr(workers, "SHORTEST_WAIT", 0.05)
    tasks = iter([Task(name, name) for name in names])
    found: dict[str, list[DocumentRow]] = {name: [] for name in names}
    ended = []
    for message in workers.work_in_processes(tasks, Asked(), 2, timeout=4.0):
        if isinstance(message, Batch):
            found[message.task.name] += message.rows
        elif isinstance(message, Ended):
            ended.append(message.task.name)
    assert sorted(ended) == sorted(names)
    return found


def test_what_kills_or_holds_up_its_process_is_named_and_the_rest_is_done(rows: dict[str, list[DocumentRow]]) -> None:
    (killed,) = rows["killer.xml"]
    (slept,) = rows["sleeper.xml"]
    assert killed.status == slept.status == "unreadable"
    assert "died (exit code 9)" in killed.reason
    assert "longer than 4 seconds" in slept.reason
    for name in ("set0.xml", "set2.xml", "sub/set1.xml"):
        assert [row.status for row in rows[name]] == ["read"]
