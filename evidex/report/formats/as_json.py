"""One JSON object: findings, what was accepted, and counts by document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from evidex.report.formats.socket import Format
from evidex.report.validation import CheckedDocument, Validation
from evidex.schema import finding_row

__all__ = ["FORMAT"]


def write(validation: Validation) -> Iterator[str]:
    checked, unchecked = validation.numbers()
    told = {
        "schema": "evidex.validation/1",
        "findings": [row for each in validation.documents for row in _findings(each)],
        "documents": [_document(each) for each in validation.documents],
        "unreadable": [{"source": each.where, "reason": str(each)} for each in validation.unreadable],
        "unused_acceptances": [each.told() for each in validation.unused],
        "numbers_checked": checked,
        "numbers_unchecked": unchecked,
        "baseline_gone": validation.gone,
    }
    yield json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _findings(each: CheckedDocument) -> Iterator[dict[str, Any]]:
    for finding in each.findings:
        row = finding_row(finding) | {"source": each.source, "fingerprint": finding.fingerprint}
        if region := each.region(finding.start, finding.end):
            row |= {"line": region.line, "column": region.column}
        yield row


def _document(each: CheckedDocument) -> dict[str, Any]:
    return {
        "document": each.document.id,
        "source": each.source,
        "claims": len(each.claims),
        "findings": len(each.findings),
        "known": len(each.known),
        "numbers_checked": each.numbers.checked,
        "numbers_unchecked": each.numbers.unchecked,
        "accepted": [finding_row(one.finding) | {"reason": one.reason} for one in each.accepted],
    }


FORMAT = Format("json", write)
