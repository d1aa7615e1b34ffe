"""A scanned document: pages without text.

## What it does
Passes on the reader's remark that pages hold no text layer: a warning where most are such, a note where some are.

## Why it matters
No claim was found because none could be read; that is not the same as none being there.

## Tolerance
None: the reader knows.

## Example
A PDF of scanned pages.

## Known limits
A figure that fills its page is a page without text, too.
A text layer under a scan counts as text, and as recognised by a machine (DOC005).

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.text.unread import SCAN, unread


def _check(case: Case) -> Iterator[Outcome]:
    message = unread(case.document)
    if message:
        yield fires(case, RULE, 0, 0, message, severity=None if SCAN in case.document.remarks else "note")
    else:
        yield Outcome("agrees")


RULE = Rule(code="DOC001", name="no-text-layer", severity="warning", status="preview", check=_check)
