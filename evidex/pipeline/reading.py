"""From what the user names to Documents, one at a time, with what could not be read in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from evidex.counted import counted
from evidex.errors import UnreadableError, UsageError
from evidex.pipeline.corpus import MANIFEST, walk_files
from evidex.pipeline.processes import TIMEOUT
from evidex.pipeline.reading_apart import Apart
from evidex.read import Source, find_sources, what_is_at
from evidex.read.ocr import SECONDS as OCR_SECONDS
from evidex.read.ocr import require_ocr
from evidex.schema import Document

__all__ = ["Tally", "read_documents", "sources_of"]


class Tally:
    """How many documents were read and how many could not be: nothing is lost silently."""

    def __init__(self) -> None:
        self.read = 0
        self.unreadable = 0

    def __str__(self) -> str:
        return f"{counted(self.read, 'document')} read, {self.unreadable} not readable"


def sources_of(paths: Iterable[str], tell: Callable[[UnreadableError], None]) -> Iterator[Source]:
    """The sources at the paths, each file once; a path that cannot be opened is told and passed over."""
    seen: set[str] = set()
    for path in paths:
        try:
            for source in _sources_at(path, tell):
                if source.name not in seen:
                    seen.add(source.name)
                    yield source
        except UnreadableError as problem:
            tell(problem)


def _sources_at(path: str, tell: Callable[[UnreadableError], None]) -> Iterator[Source]:
    """As `find_sources`; a folder that cannot be opened costs that folder only, a corpus' manifest is no source."""
    if not path:
        raise UsageError("the path is empty; name a file, a folder, or - for standard input.")
    if path != "-" and what_is_at(Path(path)) == "folder":
        for each in walk_files(Path(path), tell):
            if each.name != MANIFEST:
                yield Source(name=str(each), path=each)
    else:
        yield from find_sources(path)


def read_documents(
    paths: Iterable[str],
    tally: Tally,
    tell: Callable[[UnreadableError], None],
    *,
    ocr: bool = False,
    timeout: float = TIMEOUT,
) -> Iterator[tuple[Source, Document]]:
    """Each document at the paths with its source. What cannot be read is told and counted; the rest goes on.

    A PDF that takes longer than `timeout` seconds is given up. With `ocr` the text of scans is recognised. Raises
    UsageError where the programs for that are missing.
    """
    seconds = min(OCR_SECONDS, 0.9 * timeout) if ocr and require_ocr() else 0.0

    def refuse(problem: UnreadableError) -> None:
        tally.unreadable += 1
        tell(problem)

    with Apart(timeout, seconds) as apart:
        for source in sources_of(paths, refuse):
            for reading in apart.read(source):
                if isinstance(reading, UnreadableError):
                    refuse(reading)
                else:
                    tally.read += 1
                    yield source, reading
