"""`documents.csv`: every document, also those that gave no claims, and why what was not read was not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidex.report.notices import notices_in_words, told_elsewhere
from evidex.report.sheets import write_csv
from evidex.report.socket import Report
from evidex.store import Store

__all__ = ["REPORT"]

COLUMNS = [
    "source", "number", "document", "status", "reason", "reader", "title", "journal", "year", "doi", "pmid", "pmcid",
    "notices", "remarks", "claims", "findings", "numbers_checked", "numbers_unchecked", "numbers_claimed",
    "numbers_set_aside", "numbers_unread",
]  # fmt: skip


def write(store: Store, folder: Path) -> Path:
    return write_csv(folder / REPORT.file, COLUMNS, _rows(store))


def _rows(store: Store) -> Iterator[dict[str, Any]]:
    elsewhere = told_elsewhere(store.held("read"))
    for held in store.held():
        notices = notices_in_words([*held.notices, *(each.notice for each in elsewhere.get(held.key, ()))])
        row: dict[str, Any] = held._asdict() | {
            "source": held.input, "number": held.place + 1, "document": held.id, "notices": notices,
        }  # fmt: skip
        if held.status == "read":
            document = store.document(held.key)
            told = held.numbers
            row |= {
                "reason": held.reason or ("" if held.claims else "no claims were found"),
                "remarks": document.remarks,
                "numbers_checked": told.checked,
                "numbers_unchecked": told.unchecked,
                "numbers_claimed": told.claimed,
                "numbers_set_aside": sum(told.set_aside.values()),
                "numbers_unread": told.unread,
            }
        yield row


REPORT = Report("documents-csv", "documents.csv", write)
