"""The files of a corpus: which ones there are, which are read, and what they held when we looked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from evidex.errors import UnreadableError, UsageError
from evidex.read import Source, shown, what_is_at
from evidex.store.place import DATABASE

__all__ = ["BATCH", "MANIFEST", "CorpusFile", "corpus_files", "passed_over", "superseded", "walk_files"]


class CorpusFile(NamedTuple):
    """A file of the corpus. `name` is its path below the corpus folder, the same on every machine."""

    name: str
    path: Path

    @property
    def source(self) -> Source:
        return Source(name=self.name, path=self.path)


def walk_files(folder: Path, tell: Callable[[UnreadableError], None], leave_out: Path | None = None) -> Iterator[Path]:
    """Every file below `folder` in the order of their paths, but hidden ones, `leave_out` and the results of runs.

    What lies there and cannot be read is told, and the walk goes on: a folder that cannot be opened or looked into, a
    link to a folder outside (links are not followed: they may circle), and what is no file.
    """

    def refuse(problem: OSError) -> None:
        where = shown(problem.filename or folder)
        tell(UnreadableError(where, f"the folder cannot be opened ({problem.strerror})", "check its permissions"))

    for place, folders, names in os.walk(folder, onerror=refuse):
        here = Path(place)
        folders[:] = [each for each in sorted(folders) if not each.startswith(".") and here / each != leave_out]
        folders[:] = [each for each in folders if not os.path.isfile(here / each / DATABASE)]  # noqa: PTH113 - never raises
        try:
            _tell_links([here / each for each in folders], folder, tell)
            found = [here / name for name in sorted(names) if not name.startswith(".")]
            yield from (each for each in found if _is_file(each, tell))
        except PermissionError as problem:  # the folder may be listed, and not entered
            refuse(PermissionError(problem.errno, problem.strerror, place))


def _tell_links(folders: list[Path], top: Path, tell: Callable[[UnreadableError], None]) -> None:
    """Tell which of the folders are links that lead out of `top`: what lies behind them is not read."""
    for each in folders:
        if each.is_symlink() and not _is_within(each, top):
            told = "it is a link to a folder, which is not followed"
            tell(UnreadableError(shown(each), told, "put the folder itself there, or name it"))


def _is_file(path: Path, tell: Callable[[UnreadableError], None]) -> bool:
    """Whether there is a file behind the name; what else stands there is told."""
    if path.is_file():
        return True
    told = "the link leads to no file" if path.is_symlink() else "it is no file but a pipe, a socket or a device"
    tell(UnreadableError(shown(path), told, "put the file itself there"))
    return False


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def corpus_files(corpus: Path, out: Path, tell: Callable[[UnreadableError], None]) -> list[CorpusFile]:
    """The files of the corpus by name in order; the folder of results, should it lie inside, is not among them.

    What is told is named as the files are, below the corpus. Raises UsageError where there is nothing at `corpus` or
    the results would lie among the sources, and UnreadableError where that cannot be told.
    """
    if what_is_at(corpus) == "file":
        return [CorpusFile(shown(corpus.name), corpus)]
    if not corpus.is_dir():
        raise UsageError(f"{corpus}: there is no such file or folder; name the folder that holds your sources.")
    if out.resolve() == corpus.resolve():
        raise UsageError(f"{out}: results among the sources would be read as sources; name another folder with -o.")

    def tell_below(problem: UnreadableError) -> None:
        tell(UnreadableError(_below(Path(problem.where), corpus), problem.what, problem.advice))

    inside = corpus / out.resolve().relative_to(corpus.resolve()) if _is_within(out, corpus) else None
    return sorted(CorpusFile(_below(path, corpus), path) for path in walk_files(corpus, tell_below, inside))


def _below(path: Path, corpus: Path) -> str:
    return shown((path.relative_to(corpus) if path.is_relative_to(corpus) and path != corpus else path).as_posix())


MANIFEST = "manifest.json"
"""What `evidex fetch` keeps of its searches, beside the sources."""


BATCH = re.compile(r"pubmed-\d+-\d+\.xml")
"""How `evidex fetch` names its files."""


def superseded(corpus: Path, names: Iterable[str]) -> set[str]:
    """Those of the files that are gone whose records evidex fetch has put into others: nothing went with them."""
    batches = [corpus / name for name in names if BATCH.fullmatch(Path(name).name)]
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
    if lower.startswith("manifest.") or lower.endswith(f"/{MANIFEST}"):  # several fetched corpora may lie in one folder
        return "the manifest of the corpus, not a source"
    if lower in ("readme", "readme.md", "readme.txt"):
        return "describes the corpus, not a source"
    return ""
