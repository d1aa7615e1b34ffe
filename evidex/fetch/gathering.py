"""Batches of records, from result sets that the server keeps for us and may forget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidex.fetch.client import EntrezClient
from evidex.fetch.manifest import Missing
from evidex.fetch.records import DOCTYPE, FetchedRecord
from evidex.fetch.replies import History
from evidex.fetch.trouble import HistoryExpiredError

__all__ = ["Batch", "cut_batches", "gather"]

POSTED = 5_000
"""Ids posted at once."""
EXPIRES = 5
"""So often a set may be forgotten during one batch before we ask by id instead."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Records in the order of the plan; ids that did not come."""

    number: int
    records: tuple[FetchedRecord, ...]
    missing: tuple[Missing, ...]
    doctype: str = DOCTYPE


def cut_batches(ids: Sequence[str], size: int) -> list[tuple[int, Sequence[str]]]:
    """Numbered from 1: the same plan always gives the same batches."""
    return [(at // size + 1, ids[at : at + size]) for at in range(0, len(ids), size)]


def gather(
    client: EntrezClient, batches: Sequence[tuple[int, Sequence[str]]], history: History | None = None
) -> Iterator[Batch]:
    """Each batch as it comes. `history` is a set that holds exactly the ids of all batches, in order."""
    at, waiting = 0, list(batches)
    size = sum(len(ids) for _, ids in batches)
    while waiting:
        number, ids = waiting[0]
        if history is None:
            (history, size), at = _posted(client, waiting), 0
        answered = None
        for _ in range(EXPIRES):
            try:
                answered = client.records_of(history, at, len(ids))
                break
            except HistoryExpiredError:
                (history, size), at = _posted(client, waiting), 0
        if answered is None:
            answered = client.records(ids)
        yield _settled(
            client, number, ids, {r.pmid: r for r in answered.records}, set(answered.deleted), answered.doctype
        )
        waiting.pop(0)
        at += len(ids)
        if at >= size:
            history = None


def _posted(client: EntrezClient, waiting: Sequence[tuple[int, Sequence[str]]]) -> tuple[History, int]:
    """A new set of the batches that come next, whole ones up to POSTED ids, and how many ids it holds."""
    ids: list[str] = []
    for _, batch in waiting:
        if ids and len(ids) + len(batch) > POSTED:
            break
        ids += batch
    return client.post(ids), len(ids)


def _settled(
    client: EntrezClient,
    number: int,
    ids: Sequence[str],
    came: dict[str, FetchedRecord],
    deleted: set[str],
    doctype: str,
) -> Batch:
    """The batch, after what had not come was asked for once more by id."""
    if missing := [pmid for pmid in ids if pmid not in came and pmid not in deleted]:
        again = client.records(missing)
        came |= {record.pmid: record for record in again.records}
        deleted |= set(again.deleted)
    return Batch(
        number=number,
        records=tuple(came[pmid] for pmid in ids if pmid in came),
        missing=tuple(Missing(pmid, _reason(pmid, deleted)) for pmid in ids if pmid not in came),
        doctype=doctype,
    )


def _reason(pmid: str, deleted: set[str]) -> str:
    return "deleted from PubMed" if pmid in deleted else "PubMed did not return this id, asked twice"
