"""A reference that PubMed does not know.

## What it does
With a look-up (online), reports each entry for which PubMed holds no record on title, authors, journal, year and
pages. What the look-up itself could not do is not reported.

## Why it matters
The entry may have a slip that makes it unfindable, may be a book, report or journal that PubMed does not index, or
may not exist. The finding says only that it was not found.

## Tolerance
That of the look-up: several fields together, never author and year alone.

## Example
`Kallmes DF, et al. A randomized, controlled trial of kyphoplasty …. Spine. 2009;34(11):1106–1115.`

## Known limits
Books, theses, web pages and journals outside PubMed are not found by nature. Without a look-up: not applicable.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.looked_up import look_up_all
from evidex.check.socket import Case, Outcome, ReferenceVerdict, Rule


def _message(label: str, verdict: ReferenceVerdict) -> str:
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return f"PubMed has no record of reference {label}{detail}: check it; not every source is listed there."


def _check(case: Case) -> Iterator[Outcome]:
    return look_up_all(case, RULE, "not_found", _message)


RULE = Rule(code="REF301", name="reference-not-found", severity="warning", status="preview", check=_check)
