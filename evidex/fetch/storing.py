"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from evidex.errors import FetchError

__all__ = ["clear_leftovers", "only_one", "write_whole"]

PART = ".part"


def write_whole(path: Path, data: bytes) -> None:
    """Write beside it, flush to the disk, then rename: whoever looks sees the old file or the new one.

    Raises FetchError (folder not writable, disk full), with nothing left behind.
    """
    part = path.with_name(f".{path.name}{PART}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _flush_folder(path.parent)
    except OSError as problem:
        with contextlib.suppress(OSError):
            part.unlink()
        raise _told(path, problem) from problem


def clear_leftovers(folder: Path) -> None:
    """Remove what a killed run had begun to write."""
    for part in [*folder.glob(f".*{PART}"), *folder.glob(f"*/.*{PART}")]:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """While this lasts no other fetch works on the folder. Raises FetchError where one does, or it is not writable."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".evidex-fetch.lock", blocking=False)
        lock.acquire()
    except Timeout as problem:
        told = "another fetch or refresh is at work on this folder; wait until it has ended"
        raise FetchError(f"{folder}: {told}.") from problem
    except OSError as problem:
        raise _told(folder, problem) from problem
    try:
        yield
    finally:
        lock.release()


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(path: Path, problem: OSError) -> FetchError:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        advice = "the disk is full; make room and start the same fetch again, it goes on where it stopped"
    elif problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        advice = "it may not be written; check the permissions or choose another folder"
    else:
        advice = f"it cannot be written ({(problem.strerror or str(problem)).lower()}); choose another folder"
    return FetchError(f"{path}: {advice}.")
