"""The files of a corpus: which ones there are, which are read, and what they held when we looked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from evidex.errors import UnreadableError, UsageError
from evidex.read import Source, what_is_at

__all__ = ["MANIFEST", "CorpusFile", "corpus_files", "passed_over", "superseded", "walk_files"]


class CorpusFile(NamedTuple):
    """A file of the corpus. `name` is its path below the corpus folder, the same on every machine."""

    name: str
    path: Path

    @property
    def source(self) -> Source:
        return Source(name=self.name, path=self.path)


def walk_files(folder: Path, tell: Callable[[UnreadableError], None], leave_out: Path | None = None) -> Iterator[Path]:
    """Every file below `folder` in the order of their paths; hidden ones and `leave_out` are passed over.

    A folder that cannot be opened or looked into is told, and the walk goes on. Links to folders are not followed: they
    may circle.
    """

    def refuse(problem: OSError) -> None:
        where = str(problem.filename or folder)
        tell(UnreadableError(where, f"the folder cannot be opened ({problem.strerror})", "check its permissions"))

    for place, folders, names in os.walk(folder, onerror=refuse):
        here = Path(place)
        folders[:] = sorted(each for each in folders if not each.startswith(".") and (here / each) != leave_out)
        try:
            yield from [here / name for name in sorted(names) if not name.startswith(".") and (here / name).is_file()]
        except PermissionError as problem:  # the folder may be listed, and not entered
            refuse(PermissionError(problem.errno, problem.strerror, place))


def corpus_files(corpus: Path, out: Path, tell: Callable[[UnreadableError], None]) -> list[CorpusFile]:
    """The files of the corpus by name in order; the folder of results, should it lie inside, is not among them.

    Raises UsageError where there is nothing at `corpus`, and UnreadableError where that cannot be told.
    """
    if what_is_at(corpus) == "file":
        return [CorpusFile(corpus.name, corpus)]
    if not corpus.is_dir():
        raise UsageError(f"{corpus}: there is no such file or folder; name the folder that holds your sources.")
    inside = corpus / out.resolve().relative_to(corpus.resolve()) if _is_below(out, corpus) else None
    files = [CorpusFile(path.relative_to(corpus).as_posix(), path) for path in walk_files(corpus, tell, inside)]
    return sorted(files)


MANIFEST = "manifest.json"
"""What `evidex fetch` keeps of its searches, beside the sources."""


def _is_below(out: Path, corpus: Path) -> bool:
    return out.resolve().is_relative_to(corpus.resolve()) and out.resolve() != corpus.resolve()


_BATCH = re.compile(r"pubmed-\d+-\d+\.xml")


def superseded(corpus: Path, names: Iterable[str]) -> set[str]:
    """Those of the files that are gone whose records evidex fetch has put into others: nothing went with them."""
    batches = [corpus / name for name in names if _BATCH.fullmatch(Path(name).name)]
    listed = {folder: _listed(folder / MANIFEST) for folder in {batch.parent for batch in batches}}
    told = [batch for batch in batches if (there := listed[batch.parent]) is not None and batch.name not in there]
    return {batch.relative_to(corpus).as_posix() for batch in told}


def _listed(manifest: Path) -> frozenset[str] | None:
    """The files that a manifest names; None where there is none, or it cannot be read."""
    try:
        told = json.loads(manifest.read_bytes())
        return frozenset(told["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def passed_over(name: str) -> str:
    """Why a file of a corpus is not a source, though it lies there; empty where it is one."""
    lower = name.lower()
    if lower.startswith("manifest."):
        return "the manifest of the corpus, not a source"
    if lower in ("readme", "readme.md", "readme.txt"):
        return "describes the corpus, not a source"
    return ""
