"""Findings for people: place, rule, message, and the quote with carets below the words that are meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from evidex.counted import counted
from evidex.errors import printable
from evidex.report.formats.socket import Format
from evidex.report.validation import CheckedDocument, Validation, findings_in_words
from evidex.schema import Finding, Span, boxes_of

__all__ = ["FORMAT", "excerpt", "place"]

WIDTH = 100


def write(validation: Validation) -> Iterator[str]:
    for each in validation.documents:
        for finding in each.findings:
            yield from (f"{line}\n" for line in _lines(each, finding))
            yield "\n"
    for unused in validation.unused:
        yield f"{printable(unused.source)}:{unused.line}: {unused.sentence}\n"
    yield f"{_summary(validation)}\n"


def _lines(each: CheckedDocument, finding: Finding) -> Iterator[str]:
    yield f"{place(each, finding)}: {finding.code} {finding.severity} {finding.name}"
    yield f"  {finding.message}"
    if finding.quote.strip():
        shown, carets = excerpt(each.document.text, finding.start, finding.end)
        yield f"  | {shown}"
        yield f"  | {carets}"
    if finding.suggestion:
        yield f"  suggestion: {finding.suggestion}"
    for other in finding.related:
        where = _there(each, other.start, other.end) if other.document == finding.document else f"in {other.document}"
        quoted = f": “{' '.join(other.quote.split())}”" if other.quote.strip() else ""
        yield f"  see {where}{quoted}" + (f" ({other.message})" if other.message else "")


def place(each: CheckedDocument, finding: Finding) -> str:
    """'draft.md:12:5' where the file has lines; else the page or the character of the text as read."""
    source = printable(each.source) + (f"#{each.document.origin.index + 1}" if each.document.origin.index else "")
    if region := each.region(finding.start, finding.end):
        return f"{source}:{region.line}:{region.column}"
    if finding.page is not None:
        return f"{source}: page {finding.page}"
    return f"{source}: character {finding.start}" if finding.end else source


def _there(each: CheckedDocument, start: int, end: int) -> str:
    if region := each.region(start, end):
        return f"line {region.line}, column {region.column}"
    if boxes := boxes_of(each.document, Span(start, end)):
        return f"page {boxes[0].page}"
    return f"at character {start}"


def excerpt(text: str, start: int, end: int, width: int = WIDTH) -> tuple[str, str]:
    """The line of text around a span, cut to `width`, and carets below the span."""
    end = min(end, _line_end(text, start))
    first = max(text.rfind("\n", 0, start) + 1, start - max(width // 3, width - (end - start)))
    last = min(_line_end(text, start), max(first + width, start + width // 2))
    stop = min(end, last)
    lead = "…" if first > 0 and text[first - 1] != "\n" else ""
    tail = "…" if last < _line_end(text, start) else ""
    before, meant, after = (_flat(part) for part in (text[first:start], text[start:stop], text[stop:last]))
    return f"{lead}{before}{meant}{after}{tail}", " " * _columns(lead + before) + "^" * max(1, _columns(meant))


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _flat(text: str) -> str:
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in ("Mn", "Me", "Cf") for char in text)


def _summary(validation: Validation) -> str:
    severities = validation.severities()
    number = len(validation.documents)
    checked, unchecked = validation.numbers()
    told = [
        f"{findings_in_words(severities) if severities else 'no findings'} in {counted(number, 'document')}",
        f"{counted(checked, 'number')} checked, {unchecked:,} with nothing to check them against",
    ]
    accepted = sum(len(each.accepted) for each in validation.documents)
    known = sum(len(each.known) for each in validation.documents)
    told += [f"{accepted} accepted"] * bool(accepted) + [f"{known} known from the baseline"] * bool(known)
    told += [f"{validation.gone} of the baseline no longer there"] * bool(validation.gone)
    told += [f"{len(validation.unreadable)} not readable"] * bool(validation.unreadable)
    return "; ".join(told) + "."


FORMAT = Format("text", write)
