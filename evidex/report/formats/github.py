"""Workflow commands that GitHub shows as annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from evidex.report.formats.socket import Format
from evidex.report.validation import CheckedDocument, Validation
from evidex.schema import Finding

__all__ = ["FORMAT"]

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def write(validation: Validation) -> Iterator[str]:
    for each in validation.documents:
        for finding in each.findings:
            yield _annotation(each, finding)
    for unread in validation.unreadable:
        yield f"::warning file={_property(unread.where)},title=not readable::{_data(str(unread))}\n"
    for unused in validation.unused:
        about = f"file={_property(unused.source)},title=unused acceptance,line={unused.line}"
        yield f"::notice {about}::{_data(unused.sentence)}\n"


def _annotation(each: CheckedDocument, finding: Finding) -> str:
    about = {"file": each.source, "title": f"{finding.code} {finding.name}"}
    if region := each.region(finding.start, finding.end):
        about |= {"line": str(region.line), "endLine": str(region.end_line), "col": str(region.column)}
        if region.line == region.end_line:
            about["endColumn"] = str(region.end_column)
    page = f"Page {finding.page}: " if "line" not in about and finding.page is not None else ""
    told = ",".join(f"{name}={_property(value)}" for name, value in about.items())
    quote = f" “{' '.join(finding.quote.split())}”" if finding.quote.strip() else ""
    advice = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
    return f"::{LEVELS[finding.severity]} {told}::{_data(page + finding.message + quote + advice)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format("github", write)
