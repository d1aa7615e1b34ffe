"""What a worker does: one file (or every n-th document of it) to rows, in batches that stay small."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from evidex import plugs
from evidex.errors import UnreadableError, in_one_line
from evidex.pipeline.accepted import Marks, told_apart
from evidex.pipeline.examining import Asked, examine
from evidex.read import Followed, Source, read_source
from evidex.schema import Document
from evidex.store import DocumentRow, Mark, unreadable_row
from evidex.store.rows import document_row

__all__ = ["Batch", "Ended", "Message", "Task", "changed", "work"]

BATCH_CHARACTERS = 400_000
"""A batch is sent once its texts are this long together."""


class Task(NamedTuple):
    """One file to work through; with `parts` above 1 only the documents whose number leaves `part` as the rest.

    A set of many records is shared between processes so: each reads all of it (cheap) and works on its own (dear).
    """

    name: str
    path: str
    part: int = 0
    parts: int = 1
    never: tuple[str, ...] = ()
    """Codes that the project does not want in this file."""
    sha256: str = ""
    """Of the file when the task was given."""
    ocr_seconds: float = 0.0
    """Time in which the text of a scan may be recognised; 0 leaves scans as they are."""


class Batch(NamedTuple):
    """Some documents of a task."""

    task: Task
    rows: tuple[DocumentRow, ...]
    share: float = 0.0
    """How much of the file has been read by now, 0 to 1."""


class Ended(NamedTuple):
    """A task is done. `characters` counts the text that it read."""

    task: Task
    seconds: float
    characters: int
    marks: tuple[Mark, ...] = ()
    """The acceptances in its file, and which of them served its documents."""


Message = Batch | Ended


def work(task: Task, asked: Asked) -> Iterator[Message]:
    """The rows of a task's documents, then word that it has ended. Errors become rows: never raises for content."""
    began = time.perf_counter()
    asked = replace(asked, never=task.never)
    rows: list[DocumentRow] = []
    held = characters = 0
    source = Followed(name=task.name, path=Path(task.path))
    marks = Marks(Source(name=task.name, path=Path(task.path)))  # apart, for they open the file too
    for place, reading in enumerate(read_source(source, task.ocr_seconds)):
        if place % task.parts != task.part:
            continue
        if isinstance(reading, UnreadableError):
            row = unreadable_row(place, reading)
        else:
            row = _row(place, reading, asked, marks)
        rows.append(row)
        held += len(row.text) + 1000
        characters += len(row.text)
        if held > BATCH_CHARACTERS:
            yield Batch(task, tuple(rows), source.share)
            rows, held = [], 0
    yield Batch(task, tuple(rows), source.share)
    yield Ended(task, time.perf_counter() - began, characters, marks.told())


def changed(task: Task) -> bool:
    """Whether the file holds something else by now than when the task was given."""
    try:
        return Source(name=task.name, path=Path(task.path)).sha256 != task.sha256
    except (OSError, UnreadableError):
        return False  # gone: what was read of it, its rows say


def _row(place: int, document: Document, asked: Asked, marks: Marks) -> DocumentRow:
    try:
        seen = examine(document, asked)
        standing, accepted = marks.parted(seen.findings, lambda: document.text)
        verdicts = told_apart(seen.verdicts, accepted)
        return document_row(place, document, seen.claims, standing, seen.numbers, verdicts)
    except Exception as problem:  # noqa: BLE001 - a fault of ours must not cost the user the rest of the corpus
        who, advice = plugs.at_fault(problem)
        reason = f"{who} failed on this document ({in_one_line(problem)}); {advice}"
        return unreadable_row(place, reason)._replace(id=document.id, title=document.metadata.title)
