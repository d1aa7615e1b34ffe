"""One self-contained page: the documents with their findings in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from evidex.report.clippings import Clippings, Pages, make_clippings
from evidex.report.formats.socket import Format
from evidex.report.page import Figure, Page, Sheet, page_pieces, rule_words
from evidex.report.validation import CheckedDocument, Validation, findings_in_words

__all__ = ["FORMAT"]


def write(validation: Validation) -> Iterator[str]:
    checked, unchecked = validation.numbers()
    cut = make_clippings(_pages(validation))
    severities = validation.severities()
    unreadable = len(validation.unreadable)
    accepted = sum(len(each.accepted) for each in validation.documents)
    page = Page(
        findings_in_words(severities) if severities else "No findings",
        [
            Figure.of(len(validation.documents), "document"),
            Figure.of(checked, "number checked", "numbers checked"),
            Figure("with nothing to check them against", f"{unchecked:,}"),
            *[Figure.of(accepted, "finding accepted", "findings accepted")] * bool(accepted),
            *[Figure("not readable", f"{unreadable:,}", "#not-read")] * bool(unreadable),
        ],
        Counter(claim.kind for each in validation.documents for claim in each.claims),
        severities,
        [(each.where, "unreadable", str(each)) for each in validation.unreadable],
        [
            *(f"{u.source}, line {u.line}: {u.sentence}" for u in validation.unused),
            *cut.remarks(),
        ],
        rule_words(finding.code for each in validation.documents for finding in each.findings),
    )
    yield from page_pieces(page, _sheets(validation, cut))


def _named(validation: Validation) -> Iterator[tuple[str, CheckedDocument]]:
    return ((f"d{number}", each) for number, each in enumerate(validation.documents, start=1))


def _pages(validation: Validation) -> Iterator[Pages]:
    """The PDFs with claims, those with findings first."""
    for name, each in sorted(_named(validation), key=lambda named: not named[1].findings):
        if each.document.origin.reader == "pdf" and each.claims:
            load = partial(lambda one: (one.document, one.claims), each)
            yield Pages(name, Path(each.source), len(each.claims), load)


def _sheets(validation: Validation, cut: Clippings) -> Iterator[Sheet]:
    for name, each in _named(validation):
        title, pictures = each.document.metadata.title, cut.pictures.get(name, {})
        yield Sheet(name, each.source, title, each.document, each.claims, each.findings, clippings=pictures)


FORMAT = Format("html", write)
