"""A disagreement of numbers that vanishes when a fault of the text is undone.

## What it does
Takes the place of a NUM, EST or TST finding whose numbers stand where the reader had to repair the text (a dash, a
minus or digits that the text layer lost), or whose disagreement vanishes under such a fault in a document that shows
signs of it. Where the text was recognised in pictures of pages (remark `ocr`), it takes the place of every finding that
sets numbers against numbers (TXT and SUP3 too).

## Why it matters
A PDF that lost a minus sign says nothing about its authors. Such a place wants a look at the page, not a letter.

## Tolerance
That of the rule that met the disagreement.

## Example
`OR 3.44 (95 % CI 1.9076.206)` read as 1.907–6.206: whatever disagrees there is shown as this note.

## Known limits
Besides places that the reader recorded as repaired it knows a minus that stands apart from its number, a confidence
level and a time taken for an estimate; a fault that leaves no trace is reported as the numbers stand.
The rule yields nothing by itself: the number rules raise it; ignore it to have neither.
Of recognised text it does not know which sign was misread, so that misprints of the authors hide there as well.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.socket import Case, Outcome, Rule
from evidex.check.suspicion import MISREAD


def _check(case: Case) -> Iterator[Outcome]:  # noqa: ARG001 - raised by the number rules through `judging.outcome`
    return iter(())


RULE = Rule(code=MISREAD[0], name=MISREAD[1], severity="note", status="preview", check=_check)
