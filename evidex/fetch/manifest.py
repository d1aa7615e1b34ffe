"""`manifest.json` of a corpus: every search, every id, every file with its digest, and the first boxes of PRISMA.

It is written twice per run: the plan before the first record, the outcome after the last. In between the files
themselves say how far the run has come.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from evidex.errors import FetchError
from evidex.fetch.storing import write_whole

__all__ = ["FileEntry", "FullText", "Manifest", "Missing", "Prisma", "RecordEntry", "Run", "read_manifest"]

SCHEMA = "evidex.manifest/1"
NAME = "manifest.json"


class Missing(msgspec.Struct, frozen=True):
    """What was sought and did not come: an id (or the words of an entry without one), and why."""

    id: str
    reason: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One search or list of ids, and what came of it. Dates are ISO, UTC; `finished` is empty while under way."""

    number: int
    query: str = ""
    ids_file: str = ""
    """The list as it was named."""
    ids_place: str = ""
    """Where the list lay as seen from the corpus."""
    ids_sha256: str = ""
    since: str = ""
    server: str = ""
    program: str = ""
    translation: str = ""
    warnings: list[str] = []
    started: str = ""
    day: str = ""
    """The day when it began, by the server's clock."""
    finished: str = ""
    found: int = 0
    """Hits of the search, or entries of the list."""
    ids: list[str] = []
    """All PMIDs found, in the server's order (or the list's), each once."""
    to_fetch: list[str] = []
    """Those of them that are new, then those that have changed, also of those that the same search found before and
    finds no longer: the batches are cut from this."""
    known: int = 0
    """Found before by the same search: not counted again."""
    duplicates: int = 0
    """Found before by another search, or listed more than once."""
    lost: list[Missing] = []
    """Found by the last run of the same search or list, and no longer: the corpus keeps them."""
    back: list[str] = []
    """Lost by an earlier run of the same search or list, and found again."""
    merged: dict[str, str] = {}
    """By PMID that PubMed has merged into another: that other, whose record is the paper's from now on."""
    unidentified: list[Missing] = []
    """Entries for which PubMed has no record."""
    updated: int = 0
    retrieved: int = 0
    not_retrieved: list[Missing] = []
    batch: int = 200

    @property
    def source(self) -> tuple[str, str]:
        """What makes two runs the same search."""
        return (self.query, self.ids_sha256)


class FileEntry(msgspec.Struct, frozen=True):
    sha256: str
    bytes: int
    records: int


class RecordEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a record lies, the date of its last revision, and the digest of its XML as it came."""

    file: str
    sha256: str
    revised: str = ""
    pmcid: str = ""
    doi: str = ""


class FullText(msgspec.Struct, frozen=True, omit_defaults=True):
    """An open-access article, or why there is none."""

    pmid: str
    file: str = ""
    sha256: str = ""
    reason: str = ""


class Prisma(msgspec.Struct, frozen=True, kw_only=True):
    """The first boxes of a PRISMA 2020 flow over all finished searches of this corpus."""

    identified: int = 0
    duplicates_removed: int = 0
    sought: int = 0
    retrieved: int = 0
    not_retrieved: int = 0


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """See the module."""

    schema: str = SCHEMA
    runs: list[Run] = []
    files: dict[str, FileEntry] = {}
    records: dict[str, RecordEntry] = {}
    full_text: dict[str, FullText] = {}
    full_text_wanted: bool = False
    """Whether it was ever asked for: a refresh goes on asking, also where no record has had one yet."""
    prisma: Prisma = Prisma()

    def under_way(self) -> Run | None:
        """The run that was not finished, if there is one."""
        return self.runs[-1] if self.runs and not self.runs[-1].finished else None

    def successors(self) -> dict[str, str]:
        """By PMID that PubMed has merged into another: the one under which the paper stands now."""
        direct = {old: new for run in self.runs for old, new in run.merged.items() if old not in self.records}
        found = {}
        for old in direct:
            passed, new = {old}, direct[old]
            while new in direct and new not in passed:
                passed.add(new)
                new = direct[new]
            found[old] = new
        return found

    def flow(self) -> Prisma:
        """The boxes, counted anew: a record sought in two runs counts once, and is missing only if it still is."""
        done = [run for run in self.runs if run.finished]
        unidentified = {missing.id for run in done for missing in run.unidentified}
        merged = self.successors()
        sought = {merged.get(pmid, pmid) for run in done for pmid in run.ids} | unidentified
        identified = sum(run.found - run.known for run in done)
        return Prisma(
            identified=identified,
            duplicates_removed=max(0, identified - len(sought)),
            sought=len(sought),
            retrieved=len(self.records),
            not_retrieved=len(sought - self.records.keys()),
        )

    def write(self, folder: Path) -> None:
        """Into the folder, whole or not at all."""
        text = msgspec.json.format(msgspec.json.encode(self), indent=1)
        write_whole(folder / NAME, text + b"\n")


def read_manifest(folder: Path) -> Manifest:
    """That of the folder; an empty one where it has none. Raises FetchError where it is damaged or from elsewhere."""
    path = folder / NAME
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError:
        if orphan := next(folder.glob("pubmed-*-*.xml"), None):
            raise FetchError(
                f"{folder}: holds {orphan.name} but no {NAME}; put the manifest back or choose another folder."
            ) from None
        return Manifest()
    except OSError as problem:
        raise FetchError(f"{path}: cannot be read ({(problem.strerror or '').lower()}); check the folder.") from problem
    except msgspec.MsgspecError as problem:
        raise FetchError(f"{path}: not a manifest of evidex ({problem}); choose another folder.") from problem
    if manifest.schema != SCHEMA:
        raise FetchError(f"{path}: is a {manifest.schema}, not {SCHEMA}; use the evidex that wrote it.")
    return manifest
