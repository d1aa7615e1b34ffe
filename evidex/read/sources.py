"""From a path to its documents: which reader, by content before suffix."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from evidex import plugs
from evidex.errors import EvidexError, UnreadableError, in_one_line
from evidex.read.ocr import is_scan, read_scan
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Document
from evidex.text.nul_bytes import told_of_nuls

__all__ = ["choose_reader", "find_sources", "read_source", "readers", "what_is_at"]

SURE = 1.0
"""What a reader says to a signature that nothing else has."""


def readers() -> tuple[Reader, ...]:
    """All readers: ours, and strangers' from the entry point group `evidex.read`."""
    return plugs.find("evidex.read", "READER", Reader)


def find_sources(path: str | Path) -> Iterator[Source]:
    """The source at `path`; for a folder every file below it, in name order; for `-` standard input.

    Hidden files and folders, and the manifest that evidex fetch leaves in a corpus, are passed over.
    Raises UnreadableError where there is nothing at `path`, or where that cannot be told.
    """
    if str(path) == "-":
        yield Source(name="standard input", data=sys.stdin.buffer.read())
        return
    place = Path(path)
    there = what_is_at(place)
    if there == "folder":
        yield from _below(place)
    elif there == "file" and place.is_fifo():
        yield Source(name=str(place), data=place.read_bytes())  # a pipe gives its bytes once, and we look several times
    elif there == "file":
        yield Source(name=str(place), path=place)
    else:
        raise UnreadableError(str(place), "there is no such file or folder", "check the path")


def what_is_at(place: Path) -> Literal["folder", "file", ""]:
    """Whether the path leads to a folder, to a file (of any sort), or nowhere.

    Raises UnreadableError where a folder on the way is closed, so that it cannot be told.
    """
    try:
        if place.is_dir():
            return "folder"
        return "file" if place.exists() else ""
    except OSError as problem:
        what = f"it cannot be reached ({problem.strerror})"
        raise UnreadableError(str(place), what, "check the path and the permissions of its folders") from problem


def _below(folder: Path) -> Iterator[Source]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        raise UnreadableError(
            str(folder), f"the folder cannot be opened ({problem.strerror})", "check its permissions"
        ) from problem
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "manifest.json":
            continue
        if what_is_at(entry) == "folder":
            yield from _below(entry)
        elif entry.is_file():
            yield Source(name=str(entry), path=entry)


def choose_reader(source: Source) -> Reader:
    """The reader that is surest of this content; those of its suffix are asked first, and no more once one is sure.

    Raises UnreadableError where none knows it.
    """
    if not source.head:
        raise UnreadableError(source.name, "the file is empty", "nothing can be read from it")
    best, sureness = None, 0.0
    for reader in sorted(readers(), key=lambda reader: source.suffix not in reader.suffixes):
        sure = reader.recognise(source)
        if sure > sureness:
            best, sureness = reader, sure
        if sure >= SURE:
            break
    if best is None:
        if told := told_of_nuls(source.head):
            raise UnreadableError(source.name, *told)
        way_on = "give the document as PDF, DOCX, HTML, XML of PubMed or JATS, Markdown or text in UTF-8"
        raise UnreadableError(source.name, "its content is of no kind that evidex reads", way_on)
    return best


def read_source(source: Source, ocr_seconds: float = 0.0) -> Iterator[Reading]:
    """Each document of the source, or the reason why one could not be read. Never raises for the content's sake.

    With `ocr_seconds` the text of scans is recognised first, in so much time; the programs must be there.
    """
    try:
        reader = choose_reader(source)
        for reading in reader.read(source):
            if ocr_seconds and isinstance(reading, Document) and is_scan(reading):
                yield from read_scan(source, reading, reader, ocr_seconds)
            else:
                yield reading
    except UnreadableError as problem:
        yield problem
    except (EOFError, zlib.error) as problem:
        yield UnreadableError(source.name, f"the packed file is damaged or cut off ({problem})", "fetch it again")
    except OSError as problem:
        yield UnreadableError(source.name, f"it cannot be read ({problem})", "check the file")
    except (MemoryError, EvidexError):
        raise
    except Exception as problem:  # noqa: BLE001 - a fault of a reader must not cost the user the other sources
        who, advice = plugs.at_fault(problem)
        fault = UnreadableError(source.name, f"{who} failed on it ({in_one_line(problem)})", advice)
        fault.__cause__ = problem
        yield fault
