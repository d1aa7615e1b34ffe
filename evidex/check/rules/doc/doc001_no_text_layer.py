"""A scanned document: pages without text.

## What it does
Passes on the reader's remark that pages hold no text layer.

## Why it matters
No claim was found because none could be read; that is not the same as none being there.

## Tolerance
None: the reader knows.

## Example
A PDF of scanned pages.

## Known limits
A text layer under a scan counts as text, and as recognised by a machine (DOC005).

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule


def _check(case: Case) -> Iterator[Outcome]:
    if "no-text-layer" in case.document.remarks:
        message = "The pages hold pictures of text and no text: what stands in them was not read (--ocr recognises it)."
        yield fires(case, RULE, 0, 0, message)
    else:
        yield Outcome("agrees")


RULE = Rule(code="DOC001", name="no-text-layer", severity="warning", status="preview", check=_check)
