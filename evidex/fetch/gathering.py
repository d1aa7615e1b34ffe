"""Batches of records, from result sets that the server keeps for us and may forget."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evidex.fetch.client import EntrezClient
from evidex.fetch.manifest import Missing
from evidex.fetch.records import DOCTYPE, Answered, FetchedRecord
from evidex.fetch.replies import History
from evidex.fetch.trouble import HistoryExpiredError

__all__ = ["Batch", "ask_again", "cut_batches", "gather"]

POSTED = 5_000
"""Ids posted at once."""
EXPIRES = 5
"""So often a set may be forgotten during one batch before we ask by id instead."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Records in the order of the plan; ids that did not come; by id those for which the record of another came."""

    number: int
    records: tuple[FetchedRecord, ...]
    missing: tuple[Missing, ...] = ()
    merged: Mapping[str, FetchedRecord] = field(default_factory=dict)
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
        yield _settled(client, number, ids, answered)
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


def _settled(client: EntrezClient, number: int, ids: Sequence[str], answered: Answered) -> Batch:
    """The batch, after what had not come was asked for once more by id."""
    came = {record.pmid: record for record in answered.records}
    again = ask_again(client, [pmid for pmid in ids if pmid not in came], answered.deleted)
    came |= {record.pmid: record for record in again.records}
    return replace(
        again, number=number, records=tuple(came[pmid] for pmid in ids if pmid in came), doctype=answered.doctype
    )


def ask_again(client: EntrezClient, ids: Sequence[str], deleted: Collection[str] = ()) -> Batch:
    """What becomes of ids that did not come; those that are `deleted` are not asked for.

    For an id that PubMed has merged into another the record of that one comes. Which one it is for, is known where a
    single id is asked for.
    """
    gone, asked = set(deleted), [pmid for pmid in ids if pmid not in deleted]
    answered = client.records(asked) if asked else Answered(())
    gone.update(answered.deleted)
    came = {record.pmid: record for record in answered.records}
    merged: dict[str, FetchedRecord] = {}
    if came.keys() - set(asked):
        for pmid in [pmid for pmid in asked if pmid not in came and pmid not in gone]:
            others = client.records([pmid]).records if len(asked) > 1 else answered.records
            if len(others) == 1:
                (came if others[0].pmid == pmid else merged)[pmid] = others[0]
    return Batch(
        number=0,
        records=tuple(came[pmid] for pmid in asked if pmid in came),
        missing=tuple(Missing(pmid, _reason(pmid, gone)) for pmid in ids if pmid not in came | merged),
        merged=merged,
    )


def _reason(pmid: str, deleted: Collection[str]) -> str:
    return "deleted from PubMed" if pmid in deleted else "PubMed did not return this id, asked twice"
