"""The searches that a corpus remembers: run again, and what they say of ids that moved."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from evidex.pipeline.corpus import BATCH, MANIFEST, walk_files
from evidex.pipeline.pubmed import entrez_client

if TYPE_CHECKING:
    from evidex.fetch.manifest import Manifest

__all__ = ["fetched_folders", "forgotten", "last_runs", "merged_in", "search_again", "undisturbed", "unfinished"]

_OURS = b'"evidex.manifest/'


Folders = Mapping[str, Path]
"""Folders where evidex fetch keeps its searches, by their place below the corpus."""


def fetched_folders(corpus: Path) -> Folders:
    """The corpus itself, and folders below it, where evidex fetch has kept its searches."""
    if not corpus.is_dir():
        return {}
    manifests = [each for each in walk_files(corpus, lambda _: None) if each.name == MANIFEST and _is_ours(each)]
    return {each.parent.relative_to(corpus).as_posix(): each.parent for each in manifests}


def _is_ours(manifest: Path) -> bool:
    """Whether evidex fetch wrote it; one beside its files that does not say so is damaged, as its reader will tell."""
    with manifest.open("rb") as file:
        return _OURS in file.read(200) or _batch_in(manifest.parent) is not None


def _batch_in(folder: Path) -> Path | None:
    return next((each for each in folder.iterdir() if BATCH.fullmatch(each.name)), None)


def forgotten(corpus: Path) -> Iterator[str]:
    """A sentence for each folder that holds what evidex fetch brought, and not its searches."""
    files = walk_files(corpus, lambda _: None) if corpus.is_dir() else ()
    for folder in sorted({each.parent for each in files if BATCH.fullmatch(each.name)}):
        if not (folder / MANIFEST).exists():
            told = "its searches are not run again; put the manifest back, or run the fetch anew"
            yield f"{folder}: evidex fetch brought its files, and its {MANIFEST} is gone: {told}."


def search_again(folder: Path, base_url: str = "", told: int | None = None) -> Iterator[str]:
    """Run every search of a fetched folder once more; what is new or changed comes into it.

    Yields a sentence per search when it is done, with its warnings; at last what was lost, found again or merged by
    all runs after number `told` (after those that had ended when we began, if nothing is said).
    """
    from evidex.fetch.fetching import fetch
    from evidex.fetch.manifest import read_manifest
    from evidex.fetch.planning import saved_wishes
    from evidex.fetch.telling import moved, not_retrieved

    manifest = read_manifest(folder)
    full_text = manifest.full_text_wanted or bool(manifest.full_text)
    ended = sum(bool(run.finished) for run in manifest.runs)
    wishes = saved_wishes(manifest, folder)
    if not wishes:
        return
    client = entrez_client(base_url)
    for wish in wishes:
        done = fetch(wish, folder, client, lambda *_: None, full_text=full_text).run
        lacking = len(done.not_retrieved)
        came = f"{done.retrieved} new, {done.updated} updated" + (f", {lacking} not retrieved" if lacking else "")
        yield f"{wish.query or wish.ids_file}: {done.found} found, {came}."
        if lacking:
            yield not_retrieved(done)
        yield from (f"{warning.rstrip('.')}." for warning in done.warnings)
    for run in read_manifest(folder).runs:
        if run.number > min(ended, ended if told is None else told):
            yield from moved(run)


@contextmanager
def undisturbed(folders: Folders) -> Iterator[None]:
    """While this lasts no fetch changes the files: one that is at work moves records from file to file, and those on
    their way would be told as gone. Raises FetchError where one is at work."""
    from evidex.fetch.storing import only_one

    with ExitStack() as stack:
        for folder in folders.values():
            if os.access(folder, os.W_OK):  # else nobody fetches into it
                stack.enter_context(only_one(folder))
        yield


def unfinished(folders: Folders) -> Iterator[str]:
    """A sentence for each fetch that was stopped: what it was about to replace stands there twice."""
    for folder, manifest in _manifests(folders):
        if run := manifest.under_way():
            yield f"{folder}: {run.query or run.ids_file} was not finished; refresh without --offline goes on with it."


def last_runs(folders: Folders) -> dict[str, int]:
    """By place the number of the last run that has ended."""
    ended = (sum(bool(run.finished) for run in manifest.runs) for _, manifest in _manifests(folders))
    return dict(zip(folders, ended, strict=True))


def merged_in(folders: Folders) -> dict[str, str]:
    """By the id of a document that PubMed has merged into another: that other."""
    merged = (manifest.successors() for _, manifest in _manifests(folders))
    return {f"pmid:{old}": f"pmid:{new}" for each in merged for old, new in each.items()}


def _manifests(folders: Folders) -> Iterator[tuple[Path, Manifest]]:
    from evidex.fetch.manifest import read_manifest

    return ((folder, read_manifest(folder)) for folder in folders.values())
