"""Tasks over a Dask cluster. Its workers need evidex installed and must see the corpus under the same path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from evidex.errors import UsageError
from evidex.pipeline.examining import Asked
from evidex.pipeline.work import Message, Task, work

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["connected", "work_on_cluster"]

WAITING_PER_THREAD = 2


def connected(address: str) -> Client:
    """The cluster at `address`. Raises UsageError where Dask is not installed or nobody answers."""
    try:
        from distributed import Client
    except ImportError as problem:
        told = "--scheduler needs Dask, which is not installed"
        raise UsageError(f"{told}; install it with `pip install 'evidex[cluster]'`.") from problem
    try:
        return Client(address, timeout=10)
    except (OSError, ValueError) as problem:
        raise UsageError(f"no Dask scheduler answers at {address}; start one or leave --scheduler out.") from problem


def work_on_cluster(tasks: Iterator[Task], asked: Asked, client: Client) -> Iterator[Message]:
    """Messages of tasks done on the cluster; only a few tasks per thread wait there at a time."""
    from distributed import as_completed

    with client:
        ahead = max(1, sum(client.nthreads().values())) * WAITING_PER_THREAD
        absolute = (task._replace(path=str(Path(task.path).resolve())) for task in tasks)
        going = as_completed([client.submit(_all, task, asked, pure=False) for task in islice(absolute, ahead)])
        for future in going:
            yield from future.result()
            for task in islice(absolute, 1):
                going.add(client.submit(_all, task, asked, pure=False))


def _all(task: Task, asked: Asked) -> list[Message]:
    return list(work(task, asked))
