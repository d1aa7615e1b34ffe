"""One self-contained page: the documents with their findings in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evidex.report.formats.socket import Format
from evidex.report.page import Page, Sheet, page_pieces, rule_words
from evidex.report.validation import Validation, findings_in_words

__all__ = ["FORMAT"]


def write(validation: Validation) -> Iterator[str]:
    checked, unchecked = validation.numbers()
    severities = validation.severities()
    page = Page(
        findings_in_words(severities) if severities else "No findings",
        [
            ("documents", str(len(validation.documents))),
            ("numbers checked", str(checked)),
            ("with nothing to check them against", str(unchecked)),
            ("findings accepted", str(sum(len(each.accepted) for each in validation.documents))),
        ],
        Counter(claim.kind for each in validation.documents for claim in each.claims),
        severities,
        [(each.where, "unreadable", str(each)) for each in validation.unreadable],
        [f"{u.source}, line {u.line}: the acceptance of {', '.join(u.codes)} {u.why}." for u in validation.unused],
        rule_words(finding.code for each in validation.documents for finding in each.findings),
    )
    yield from page_pieces(page, _sheets(validation))


def _sheets(validation: Validation) -> Iterator[Sheet]:
    for number, each in enumerate(validation.documents, start=1):
        title = each.document.metadata.title
        yield Sheet(f"d{number}", each.source, title, each.document, each.claims, each.findings)


FORMAT = Format("html", write)
