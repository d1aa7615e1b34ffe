"""`report.html`: each document's text with every claim marked, and the findings beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from evidex.counted import counted
from evidex.report.clippings import Clippings, Pages, make_clippings
from evidex.report.page import Figure, Page, Sheet, rule_words, write_page
from evidex.report.socket import Report
from evidex.schema import Claim, Document
from evidex.store import Store
from evidex.store.database import Held

__all__ = ["REPORT", "sheet_names"]

CHARACTERS = 30_000_000
"""Text that the page holds at most; a browser opens no larger page gladly."""


def write(store: Store, folder: Path) -> Path:
    counts = store.counts()
    held = list(store.held("read"))
    shown = _shown(held)
    not_read = [
        (each.input, each.status.replace("_", " "), each.reason) for each in store.held() if each.status != "read"
    ]
    remarks = []
    if len(shown) < len(held):
        left_out = counted(len(held) - len(shown), "document is", "documents are")
        told = f"{left_out} listed without text, to keep this page small enough to open"
        remarks.append(f"{told}; evidex read shows it, and the tables hold all claims.")
    cut = make_clippings(_pages(store, folder, held, shown))
    remarks += cut.remarks()
    page = Page(
        "Evidence report",
        _figures(store, held),
        counts["claims"],
        counts["severities"],
        not_read,
        remarks,
        rule_words(counts["findings"]),
    )
    return write_page(folder / REPORT.file, page, _sheets(store, held, shown, cut))


def sheet_names(store: Store) -> dict[int, str]:
    """How the page names the documents (by key): other files link to `report.html#<name>c<number of the claim>`."""
    return {held.key: f"d{number}" for number, held in enumerate(store.held("read"), start=1)}


def _shown(held: list[Held]) -> set[int]:
    """The keys of the documents whose text fits: those with findings first, then those with claims."""
    shown, left = set(), CHARACTERS
    for each in sorted(held, key=_rank):
        if each.length <= left:
            shown.add(each.key)
            left -= each.length
    return shown


def _rank(held: Held) -> tuple[bool, bool]:
    """What is shown first where not everything can be."""
    return not held.findings, not held.claims


def _pages(store: Store, folder: Path, held: list[Held], shown: set[int]) -> Iterator[Pages]:
    """The PDFs whose claims are shown."""
    names = sheet_names(store)
    corpus = folder / (store.fact("corpus") or "")
    for each in sorted(held, key=_rank):
        if each.reader == "pdf" and each.claims and each.key in shown:
            path = corpus if corpus.is_file() else corpus / each.input
            yield Pages(names[each.key], path, each.claims, partial(_loaded, store, each.key))


def _loaded(store: Store, key: int) -> tuple[Document, Sequence[Claim]]:
    return store.document(key), store.claims_of(key)


def _sheets(store: Store, held: list[Held], shown: set[int], cut: Clippings) -> Iterator[Sheet]:
    names = sheet_names(store)
    for each in held:
        source = each.input + (f" #{each.place + 1}" if each.place else "")
        if each.key in shown:
            reason = "" if each.claims else "no claims were found"
            document = store.document(each.key)
            claims, findings = store.claims_of(each.key), store.findings_of(each.key)
            name = names[each.key]
            yield Sheet(name, source, each.title, document, claims, findings, reason, cut.pictures.get(name, {}))
        else:
            yield Sheet(names[each.key], source, each.title, None, reason="its text is left out here")


def _figures(store: Store, held: list[Held]) -> list[Figure]:
    claimed = sum(each.numbers.claimed for each in held)
    aside = sum(sum(each.numbers.set_aside.values()) for each in held)
    unread = sum(each.numbers.unread for each in held)
    checked = sum(each.numbers.checked for each in held)
    unchecked = sum(each.numbers.unchecked for each in held)
    others = sum(1 for each in store.held("unreadable"))
    silent = sum(1 for each in held if not each.claims)
    figures = [
        Figure.of(len(held), "document"),
        Figure.of(sum(each.claims for each in held), "claim"),
        Figure.of(sum(each.findings for each in held), "finding"),
        Figure("not readable", f"{others:,}", "#not-read" if others else ""),
    ]
    if again := sum(1 for each in store.held("duplicate")):
        figures.append(Figure("twice in the corpus", f"{again:,}", "#not-read"))
    if silent:
        figures.append(Figure.of(silent, "document without claims", "documents without claims"))
    if checked + unchecked:
        figures.append(Figure("of the claims' numbers compared with another", f"{checked / (checked + unchecked):.0%}"))
    if numbers := claimed + aside + unread:
        figures.append(Figure("of all numbers claimed", f"{claimed / numbers:.0%}"))
        figures.append(Figure("of them set aside with a reason", f"{aside / numbers:.0%}"))
        figures.append(Figure("of them unread", f"{unread / numbers:.0%}"))
    return figures


REPORT = Report("report-page", "report.html", write)
