"""The store: one SQLite file per project. Whoever has it needs nothing else to report from it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import msgspec

from evidex.errors import UsageError, typed
from evidex.schema import Claim, Document, Finding, Notice, decode_claim, decode_finding
from evidex.store.papers import Paper, printed_again
from evidex.store.rows import DocumentRow, Mark, Numbers, document_of, finding_row_of, notices_in
from evidex.store.sqlite import from_outside, insert, transaction

__all__ = ["Change", "Held", "Input", "Store"]

READ_ORDER = "ORDER BY d.input, d.place"
COLUMNS = tuple(name for name in DocumentRow._fields if name not in ("claims", "findings"))
CLAIM_COLUMNS = ("id", "document", "kind", "section", "start", '"end"', "quote", "line")
FINDING_COLUMNS = (
    "scope", "code", "name", "severity", "document", "start", '"end"', "quote", "message", "line"
)  # fmt: skip

_ARRIVING = "//"
"""Before the name of a file whose new rows arrive beside those that are read: no path below a folder begins so."""
_READ_NOW = "substr(input, 1, 2) != '//'"
"""Leaves out documents that arrive."""

_PAPERS = """SELECT key, input, reader, doi, title, length(text) FROM documents
             WHERE status = 'read' AND doi != '' AND reader IN ('jats', 'pdf') ORDER BY input, place"""

_SOURCE = "input || CASE place WHEN 0 THEN '' ELSE ' #' || (place + 1) END"
"""How a document of a file is named."""
_ALIKE = f"""SELECT key, {_SOURCE} FROM
             (SELECT key, input, place, count(*) OVER (PARTITION BY text) AS times FROM documents
              WHERE status = 'read' AND key IN (SELECT document_key FROM claims))
             WHERE times > 1 ORDER BY input, place"""
"""Documents with claims whose text stands there several times."""


class Input(NamedTuple):
    """A file of the corpus as the store knows it."""

    name: str
    sha256: str
    size: int
    made_with: str
    state: str
    seconds: float
    acceptances: str = "[]"
    """Those that stand in it, as `store.rows.Mark`s in JSON."""


class Change(NamedTuple):
    """Something that a refresh found to differ: of a document, or of a claim where `kind` is named."""

    what: str
    document: str
    kind: str = ""
    claim: str = ""
    before: str = ""
    after: str = ""
    notice: str = ""
    """Where the correction, retraction … stands that is told or was lifted; why the file of what is gone is unread; of
    a changed document that its text differs."""
    title: str = ""
    """Of a claim's document; the title of a document that is told itself is its statement, before or after."""


class Held(NamedTuple):
    """What the store holds of one document, but for its text."""

    key: int
    input: str
    place: int
    id: str
    status: str
    reason: str
    reader: str
    title: str
    journal: str
    year: int | None
    doi: str
    pmid: str
    pmcid: str
    notices: tuple[Notice, ...]
    """What it states of itself and of others: retractions, corrections …"""
    numbers: Numbers
    verdicts: dict[str, dict[str, int]]
    length: int
    """Characters of its text."""
    claims: int
    findings: int


class Store:
    """One project's documents, claims and findings. Use it in a `with`; what is not committed is lost.

    Raises UsageError where `path` is missing (unless `create`), not a store, or made by a newer evidex.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        if not create and not path.is_file():
            raise UsageError(
                f"{path}: there is no evidence store; make one with `evidex run CORPUS -o {typed(path.parent)}`."
            )
        try:
            self._base = sqlite3.connect(path, isolation_level=None)
            self._base.execute("PRAGMA foreign_keys = ON")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._migrate()
        except sqlite3.DatabaseError as problem:
            told = f"it cannot be used as an evidence store ({problem}); move it away or name another folder."
            raise UsageError(f"{path}: {from_outside(problem) or told}") from problem

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):  # on a full disk closing fails, too; what matters is told below
            self.close()
        if isinstance(problem, sqlite3.OperationalError) and (told := from_outside(problem)):
            raise UsageError(f"{self.path}: {told}") from problem

    def close(self) -> None:
        """Give the file free; an open transaction is rolled back."""
        self._base.close()

    def _migrate(self) -> None:
        steps = sorted(each.name for each in files("evidex.store.migrations").iterdir() if each.name.endswith(".sql"))
        self._base.create_function("notices_in", 1, notices_in, deterministic=True)
        done = self._version()
        if done > len(steps):
            raise UsageError(f"{self.path}: a newer evidex made this evidence store; update evidex to open it.")
        for number, name in enumerate(steps[done:], start=done + 1):
            script = files("evidex.store.migrations").joinpath(name).read_text(encoding="utf-8")
            try:
                self._base.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
            except sqlite3.OperationalError:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                if self._version() < number:  # else another process took the same step while this one waited
                    raise

    def _version(self) -> int:
        return int(self._base.execute("PRAGMA user_version").fetchone()[0])

    # -- writing -------------------------------------------------------------------------------------------------

    def begin_input(self, name: str, sha256: str, size: int, made_with: str) -> None:
        """Start on a file. Once a run has ended, what stands here of it is read until `publish`; before, it goes."""
        place = self._place(name)
        with transaction(self._base):
            self._base.execute("DELETE FROM inputs WHERE name = ?", (place,))
            self._base.execute(
                "INSERT INTO inputs (name, sha256, size, made_with, state) VALUES (?, ?, ?, ?, 'open')",
                (place, sha256, size, made_with),
            )

    def _place(self, name: str) -> str:
        """The name under which the rows of a file arrive."""
        ended = self._base.execute("SELECT EXISTS (SELECT 1 FROM runs WHERE ended IS NOT NULL)").fetchone()[0]
        return _ARRIVING + name if ended else name

    def add_rows(self, name: str, rows: Iterable[DocumentRow]) -> None:
        """Documents of a file that was begun, with their claims and findings."""
        place = self._place(name)
        with transaction(self._base):
            for row in rows:
                self._add_row(place, row)

    def _add_row(self, name: str, row: DocumentRow) -> None:
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        key = self._base.execute(
            f"INSERT INTO documents (input, {', '.join(COLUMNS)}) VALUES ({marks})", (name, *row[: len(COLUMNS)])
        ).lastrowid
        self._base.executemany(insert("claims", CLAIM_COLUMNS), ((key, *claim) for claim in row.claims))
        self._base.executemany(insert("findings", FINDING_COLUMNS), ((key, *finding) for finding in row.findings))

    def end_input(self, name: str, seconds: float, marks: Sequence[Mark] = ()) -> None:
        """All documents of the file stand here, with its acceptances: a later run need not read it again."""
        told = msgspec.json.encode(marks).decode()
        self._base.execute(
            "UPDATE inputs SET state = 'done', seconds = ?, acceptances = ? WHERE name = ?",
            (seconds, told, self._place(name)),
        )

    def forget_arrived(self, name: str) -> None:
        """Of a file that is again as it was before: what had arrived of it goes."""
        self._base.execute("DELETE FROM inputs WHERE name = ?", (_ARRIVING + name,))

    def publish(self, gone: Iterable[str] = ()) -> None:
        """What arrived takes the place of what was read so far, and `gone` files go: all of it, or nothing."""
        with transaction(self._base):
            self._base.executemany("DELETE FROM inputs WHERE name = ?", ((name,) for name in gone))
            for name in self.arrived():
                self._base.execute("DELETE FROM inputs WHERE name = ?", (name,))
                self._base.execute(
                    """INSERT INTO inputs SELECT ?, sha256, size, made_with, state, seconds, acceptances
                       FROM inputs WHERE name = ?""",
                    (name, _ARRIVING + name),
                )
                self._base.execute("UPDATE documents SET input = ? WHERE input = ?", (name, _ARRIVING + name))
            self._base.execute("DELETE FROM inputs WHERE substr(name, 1, 2) = '//'")

    def mark_duplicates(self) -> int:
        """Name documents that stand in several files alike; the first in the order of file names counts.

        Two documents are the same where id and text are; a record and a full text with one PMID are two documents. A
        text with claims is the same document under another id, too, unless a notice tells them apart (one retracted and
        published anew). The PDF of a paper that stands there in XML is that paper once more.
        """
        with transaction(self._base):
            self._base.execute("UPDATE documents SET status = 'read', reason = '' WHERE status = 'duplicate'")
            same = f"""SELECT key, first_value({_SOURCE}) OVER same AS first, row_number() OVER same AS number
                       FROM documents WHERE status = 'read'
                       WINDOW same AS (PARTITION BY id, text ORDER BY input, place)"""
            self._base.execute(
                f"""UPDATE documents SET status = 'duplicate', reason = 'the same document as in ' || same.first
                    FROM ({same}) AS same WHERE same.key = documents.key AND same.number > 1"""
            )
            self._mark((key, f"the same text as in {first}") for key, first in self._told_again())
            again = printed_again(map(Paper._make, self._base.execute(_PAPERS).fetchall()))
            self._mark((key, f"the same paper as in {first}") for key, first in again)
        return int(self._base.execute("SELECT count(*) FROM documents WHERE status = 'duplicate'").fetchone()[0])

    def _mark(self, duplicates: Iterable[tuple[int, str]]) -> None:
        self._base.executemany(
            "UPDATE documents SET status = 'duplicate', reason = ? WHERE key = ?",
            [(reason, key) for key, reason in duplicates],
        )

    def _told_again(self) -> Iterator[tuple[int, str]]:
        """The key of each document whose text and notices another one has, with the file of the first."""
        first: dict[tuple[str, frozenset[Notice]], str] = {}
        for key, source in self._base.execute(_ALIKE).fetchall():
            document = self.document(key)
            told = document.text, frozenset(document.metadata.standing)
            if told in first:
                yield key, first[told]
            first.setdefault(told, source)

    def replace_corpus_findings(self, findings: Iterable[tuple[int, Finding]]) -> None:
        """What the rules across documents say now, by document key; what they said before goes."""
        with transaction(self._base):
            self._base.execute("DELETE FROM findings WHERE scope = 'corpus'")
            self._base.executemany(
                insert("findings", FINDING_COLUMNS),
                ((key, *finding_row_of(finding, "corpus")) for key, finding in findings),
            )

    def begin_run(self, started: str) -> int:
        """Note that a run begins; returns its number."""
        return int(self._base.execute("INSERT INTO runs (started) VALUES (?)", (started,)).lastrowid or 0)

    def end_run(self, number: int, ended: str, record: dict[str, Any]) -> None:
        """Note what the run did."""
        told = json.dumps(record, sort_keys=True)
        self._base.execute("UPDATE runs SET ended = ?, record = ? WHERE number = ?", (ended, told, number))

    def keep_changes(self, changes: Iterable[Change]) -> None:
        """Note what has changed since changes were last kept; from now on the next ones are counted."""
        with transaction(self._base):
            self._base.executemany(
                """INSERT INTO changes (run, what, document, kind, claim, before, after, notice, title)
                   SELECT max(number), ?, ?, ?, ?, ?, ?, ?, ? FROM runs""",
                changes,
            )
            self._base.execute("DELETE FROM compared")

    def keep_compared(self, state: bytes) -> None:
        """Keep the state with which the next refresh compares, unless an earlier one is kept."""
        self._base.execute("INSERT OR IGNORE INTO compared VALUES (1, ?)", (zlib.compress(state, 6),))

    def keep_fact(self, name: str, value: str) -> None:
        """Remember a small thing about the project under a name."""
        self._base.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    # -- reading -------------------------------------------------------------------------------------------------

    def fact(self, name: str) -> str | None:
        """What `keep_fact` remembered."""
        row = self._base.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else None

    def compared(self) -> bytes | None:
        """What `keep_compared` kept; None where nothing was done since changes were last kept."""
        row = self._base.execute("SELECT state FROM compared").fetchone()
        return zlib.decompress(row[0]) if row else None

    def changes(self) -> Iterator[tuple[int, Change]]:
        """All changes that refreshes found, with the number of the run."""
        rows = self._base.execute(f"SELECT run, {', '.join(Change._fields)} FROM changes ORDER BY key")
        return ((row[0], Change(*row[1:])) for row in rows)

    def last_run(self) -> dict[str, Any]:
        """The record of the last run that ended; empty where none did."""
        row = self._base.execute(
            "SELECT record FROM runs WHERE ended IS NOT NULL ORDER BY number DESC LIMIT 1"
        ).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def inputs(self) -> dict[str, Input]:
        """Every file, by name in order; of one that is being done anew, as it was before."""
        return {each.name: each for each in self._inputs() if not each.name.startswith(_ARRIVING)}

    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """The acceptances of each file that has some, by name in order."""
        told = {
            name: msgspec.json.decode(each.acceptances, type=tuple[Mark, ...]) for name, each in self.inputs().items()
        }
        return {name: marks for name, marks in told.items() if marks}

    def arrived(self) -> dict[str, Input]:
        """The files that are whole and wait for `publish`, by name in order."""
        whole = [each for each in self._inputs() if each.name.startswith(_ARRIVING) and each.state == "done"]
        return {name: each._replace(name=name) for each in whole if (name := each.name.removeprefix(_ARRIVING))}

    def _inputs(self) -> list[Input]:
        rows = self._base.execute(f"SELECT {', '.join(Input._fields)} FROM inputs ORDER BY name")
        return [Input(*row) for row in rows]

    def held(self, *statuses: str) -> Iterator[Held]:
        """All documents (with one of the statuses, if given) in the order of files and places in them."""
        columns = ", ".join(f"d.{name}" for name in Held._fields[:-3])
        some = f"AND d.status IN ({', '.join('?' * len(statuses))})" if statuses else ""
        query = f"""SELECT {columns}, length(d.text), (SELECT count(*) FROM claims WHERE document_key = d.key),
                    (SELECT count(*) FROM findings WHERE document_key = d.key)
                    FROM documents AS d WHERE {_READ_NOW} {some} {READ_ORDER}"""
        for row in self._base.execute(query, statuses):
            held = Held._make(row)
            yield held._replace(
                notices=msgspec.json.decode(row[13], type=tuple[Notice, ...]),
                numbers=msgspec.json.decode(row[14], type=Numbers),
                verdicts=msgspec.json.decode(row[15], type=dict[str, dict[str, int]]),
            )

    def document(self, key: int) -> Document:
        """The whole Document under this key."""
        text, rest = self._base.execute("SELECT text, rest FROM documents WHERE key = ?", (key,)).fetchone()
        return document_of(text, rest)

    def claims_of(self, key: int) -> tuple[Claim, ...]:
        """The claims of one document, in text order."""
        return tuple(decode_claim(line) for _, line in self._claim_lines(key))

    def numbered_claims(self, key: int, kind: str) -> list[tuple[int, Claim]]:
        """Those of one kind, with the number that each has among all claims of the document, from 0."""
        lines = enumerate(self._claim_lines(key))
        return [(number, decode_claim(line)) for number, (told, line) in lines if told == kind]

    def _claim_lines(self, key: int) -> Iterator[tuple[str, str]]:
        return self._base.execute(
            'SELECT kind, line FROM claims WHERE document_key = ? ORDER BY start, "end", kind, id', (key,)
        )

    def findings_of(self, key: int) -> tuple[Finding, ...]:
        """The findings of one document, in text order."""
        rows = self._base.execute(
            'SELECT line FROM findings WHERE document_key = ? ORDER BY start, "end", code, message, line', (key,)
        )
        return tuple(decode_finding(line) for (line,) in rows)

    def all_findings(self) -> Iterator[tuple[Held, Finding]]:
        """Every finding of the documents that count, with its document."""
        for document in self.held("read"):
            for finding in self.findings_of(document.key) if document.findings else ():
                yield document, finding

    def counts(self) -> dict[str, dict[str, int]]:
        """Documents by status, claims by kind, findings by code (of the documents that count)."""
        live = f"(SELECT key FROM documents WHERE status = 'read' AND {_READ_NOW})"
        queries = {
            "documents": f"SELECT status, count(*) FROM documents WHERE {_READ_NOW} GROUP BY 1 ORDER BY 1",
            "claims": f"SELECT kind, count(*) FROM claims WHERE document_key IN {live} GROUP BY 1 ORDER BY 1",
            "findings": f"SELECT code, count(*) FROM findings WHERE document_key IN {live} GROUP BY 1 ORDER BY 1",
            "severities": f"SELECT severity, count(*) FROM findings WHERE document_key IN {live} GROUP BY 1 ORDER BY 1",
        }
        return {name: dict(self._base.execute(query).fetchall()) for name, query in queries.items()}
