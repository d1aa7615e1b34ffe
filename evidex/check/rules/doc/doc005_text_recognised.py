"""Text that a machine recognised from pictures of pages.

## What it does
Passes on the reader's remark that the text, or part of it, was recognised from scanned pages: by `--ocr`, or by
whoever put a text layer under the pictures.

## Why it matters
Recognition misreads single signs, and does so where nobody notices: ± becomes +, 0.43 becomes 043, 1 becomes l. Every
number should be compared with the page before it is used, and none that disagrees is held against the authors: such
findings are DOC190.

## Tolerance
None: the reader knows.

## Example
A scanned article from a library's archive.

## Known limits
It does not say which signs are wrong. A page that somebody set anew from recognised text looks like any other.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule


def _check(case: Case) -> Iterator[Outcome]:
    if "ocr" in case.document.remarks:
        message = "The text was recognised by a machine from pictures of pages: compare each number with its page."
        yield fires(case, RULE, 0, 0, message)
    else:
        yield Outcome("agrees")


RULE = Rule(code="DOC005", name="text-recognised", severity="note", status="preview", check=_check)
