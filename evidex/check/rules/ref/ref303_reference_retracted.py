"""A reference to a retracted report.

## What it does
With a look-up (online), reports each entry whose PubMed record says that it was retracted.

## Why it matters
What leans on it must be read again, unless it is cited as retracted.

## Tolerance
None: the record says so.

## Example
`reference 7 (PMID …) was retracted.`

## Known limits
A document that discusses a retraction cites the retracted report on purpose. Without a look-up: not applicable.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.looked_up import look_up_all
from evidex.check.socket import Case, Outcome, ReferenceVerdict, Rule


def _message(label: str, verdict: ReferenceVerdict) -> str:
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return f"Reference {label} (PMID {verdict.pmid}) was retracted{detail}."


def _check(case: Case) -> Iterator[Outcome]:
    return look_up_all(case, RULE, "retracted", _message)


RULE = Rule(code="REF303", name="reference-retracted", severity="error", status="preview", check=_check)
