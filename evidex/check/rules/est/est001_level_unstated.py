"""Intervals whose confidence level the document states nowhere.

## What it does
Says once per document that intervals are given and no level (90, 95, 99 %) stands with any of them or anywhere else.

## Why it matters
Who pools the estimates must guess the level, and the standard error follows from it.

## Tolerance
None: it is stated or it is not.

## Example
`OR 1.62 (CI 1.11–2.36)` in a document that never says 95 %.

## Known limits
A level that stands only in a figure, or that the reader lost, counts as unstated.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.estimates import estimate_of
from evidex.check.judging import AGREES, Fault, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule
from evidex.counted import counted, things

_LEVEL = re.compile(
    r"\b(?:80|9[0-9](?:[.·]\d)?)\s?(?:%|％|per\s?cent)[^.;]{0,30}?(?:C\.?I|inter?val|limit|credib)", re.I
)
_LEVEL_BEHIND = re.compile(r"(?:CI|intervals?|limits)\W{0,3}(?:of|at|=)?\W{0,3}(?:80|9[0-9])\s?%?", re.I)


def check(case: Case) -> Iterator[Outcome]:
    with_interval = [claim for claim in case.claims if estimate_of(claim) is not None]
    if not with_interval:
        yield outcome(case, RULE, 0, 0, NotApplicable("no intervals"))
        return
    text = case.document.text
    stated = any(getattr(claim, "ci_level", None) is not None for claim in with_interval)
    if stated or _LEVEL.search(text) or _LEVEL_BEHIND.search(text):
        yield outcome(case, RULE, 0, 0, AGREES)
        return
    first = with_interval[0]
    are = things(len(with_interval), "is", "are")
    message = f"{counted(len(with_interval), 'interval')} {are} given without a confidence level, here or elsewhere."
    yield outcome(case, RULE, first.start, first.end, Fault(message), (first.id,))


RULE = Rule(code="EST001", name="level-unstated", severity="note", status="preview", check=check)
