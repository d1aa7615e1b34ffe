"""Finding lines of the contract, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from evidex.report.formats.socket import Format
from evidex.report.validation import Validation
from evidex.schema import encode_finding

__all__ = ["FORMAT"]


def write(validation: Validation) -> Iterator[str]:
    for each in validation.documents:
        yield from (encode_finding(finding).decode() + "\n" for finding in each.findings)


FORMAT = Format("jsonl", write)
